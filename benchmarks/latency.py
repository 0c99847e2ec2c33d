"""From the upload to the limit change, or whatever other end, at half of what the system can do."""

import asyncio
import math
import random
import time
from collections import Counter
from collections.abc import Sequence

from benchmarks.result import Figure, Result
from benchmarks.whole_system import IDLE_S, Paper, Whole, draw_papers, whole_system
from redflower.journeys import Ending, Journeys
from redflower.submit import follow

NAME = "latency"
HOW = (
    "Capacity first: 40 drawn credentials sent at once through a warm system; credentials over the time from the first "
    "upload to the last end. Then 80 others on the same system at half that rate, in an open loop: the times of sending "
    "are fixed beforehand (random, exponential gaps, one seed) and do not wait for the system. Latency runs from the "
    "time at which a credential was due to be sent (so that a sender held up counts too) to the broker's timestamp of "
    "its end; storing the picture is in it. Nearest-rank percentiles, over those uploads that end as a limit change, and "
    "over all, whatever their end."
)
_CAPACITY_PAPERS, _PAPERS, _WARM_UP = 40, 80, 6
_QUICK = (8, 8)
_SEED = 7
_SHARES = (0.50, 0.95)


async def measure(*, quick: bool) -> Result:
    """Run it."""
    many, count = _QUICK if quick else (_CAPACITY_PAPERS, _PAPERS)
    papers = await asyncio.to_thread(draw_papers, _WARM_UP + many + count, 1_000)
    warm_up, crowd, customers = papers[:_WARM_UP], papers[_WARM_UP:-count], papers[-count:]
    async with whole_system() as whole:
        await whole.introduce(papers)
        await whole.through(warm_up)
        began_s = time.time()
        ended = await whole.through(crowd)
        capacity = many / (max(_end_s(ended, paper) for paper in crowd) - began_s)
        due_s, journeys = await _at_rate(whole, customers, capacity / 2)
    took_s = {paper.upload_id: _end_s(journeys, paper) - due for paper, due in zip(customers, due_s, strict=True)}
    seconds = sorted(took_s.values())
    changed = sorted(each for upload_id, each in took_s.items() if journeys[upload_id].ending is Ending.LIMIT_CHANGED)
    details = {
        "uploads": count,
        "ends": dict(Counter(journey.ending.value for journey in journeys.all())),
        "limit_changes": len(changed),
        "seconds": [round(each, 3) for each in seconds],
    }
    figures = (
        Figure("capacity", capacity, "credentials/s"),
        Figure("rate sent", capacity / 2, "credentials/s"),
        *_percentiles("upload to limit change", changed),
        *_percentiles("upload to end", seconds),
        Figure("upload to end, slowest", seconds[-1], "s"),
    )
    return Result(NAME, HOW, figures, details)


def _percentiles(what: str, ordered: Sequence[float]) -> list[Figure]:
    """The median and the slow end; nothing where nothing was measured."""
    if not ordered:
        return []
    return [Figure(f"{what}, p{round(100 * share)}", percentile(ordered, share), "s") for share in _SHARES]


def percentile(ordered: Sequence[float], share: float) -> float:
    """The nearest-rank percentile: a value that was really measured."""
    return ordered[math.ceil(share * len(ordered)) - 1]


def _end_s(journeys: Journeys, paper: Paper) -> float:
    end = journeys[paper.upload_id].end
    assert end is not None, f"{paper.upload_id} has no end after {IDLE_S:.0f} s"
    return end.at_s


async def _at_rate(whole: Whole, papers: Sequence[Paper], rate_per_s: float) -> tuple[list[float], Journeys]:
    """Send each at its time; returns the times (seconds since 1970) and what became of them."""
    chance = random.Random(_SEED)  # noqa: S311 - gaps between customers, no secret
    due_s = [time.time()]
    while len(due_s) < len(papers):
        due_s.append(due_s[-1] + chance.expovariate(rate_per_s))
    journeys = Journeys(paper.upload_id for paper in papers)

    async def send(paper: Paper, at_s: float) -> None:
        await asyncio.sleep(max(0.0, at_s - time.time()))
        await whole.upload(paper)

    async with asyncio.TaskGroup() as sending:
        for paper, at_s in zip(papers, due_s, strict=True):
            sending.create_task(send(paper, at_s))
        await follow(whole.link.watcher, journeys, idle_s=IDLE_S, moved=lambda _: None)
    return due_s, journeys
