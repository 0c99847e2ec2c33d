"""Pipeline tax: CPU seconds that a credential spends outside the OCR and vision models, and as a share of all."""

import asyncio
import time
from collections import Counter
from collections.abc import Mapping

from benchmarks.result import Figure, Result
from benchmarks.whole_system import Whole, draw_papers, whole_system

NAME = "pipeline_tax"
HOW = (
    "A real system (broker, database, one process a service), warmed up with a few credentials; then 64 genuine drawn "
    "ones of many types, as phone photos, sent all at once. CPU is user and system time of every process before and "
    "after, divided by the credentials. Model time is the OCR service's worker processes: detection, recognition and "
    "orientation models, and around them decoding of the stored page, barcodes, and folding of characters. Everything "
    "else is tax: all other services with ingest's decoding and normalising of the picture, and the OCR service's own "
    "process. The upstream app and the supervisor, played by this process, are not in it."
)
SHARE_GOAL = 0.05
GOAL_MS = 20.0
_PAPERS, _WARM_UP = 64, 6
_QUICK_PAPERS = 8
_IDLE_S = 10.0
_MODELS = "ocr workers"
_SERVERS = ("broker", "database")
_ENDED_SETTLE_S = 1.0


async def measure(*, quick: bool) -> Result:
    """Run it."""
    count = _QUICK_PAPERS if quick else _PAPERS
    papers = await asyncio.to_thread(draw_papers, _WARM_UP + count)
    async with whole_system() as whole:
        await whole.introduce(papers)
        await whole.through(papers[:_WARM_UP])
        idle = await _idle(whole)
        before, began = whole.cpu_s(), time.monotonic()
        journeys = await whole.through(papers[_WARM_UP:])
        await asyncio.sleep(_ENDED_SETTLE_S)  # what follows an end (commits, statements) belongs to it
        spent = {part: (seconds - before.get(part, 0.0)) / count for part, seconds in whole.cpu_s().items()}
        took_s = time.monotonic() - began
    ends = Counter(journey.ending.value for journey in journeys.all())
    details = {
        "credentials": count,
        "ends": dict(ends),
        "cpu_s_a_credential": spent,
        "idle_cpu_share": idle,
        "took_s": took_s,
    }
    return Result(NAME, HOW, _figures(spent, idle, took_s / count), details)


async def _idle(whole: Whole) -> dict[str, float]:
    """What each part spends where nothing is to be done, as a share of one core."""
    await asyncio.sleep(_ENDED_SETTLE_S)
    before = whole.cpu_s()
    await asyncio.sleep(_IDLE_S)
    return {part: (seconds - before.get(part, 0.0)) / _IDLE_S for part, seconds in whole.cpu_s().items()}


def _figures(spent: Mapping[str, float], idle: Mapping[str, float], seconds_each: float) -> tuple[Figure, ...]:
    everything = sum(spent.values())
    tax = everything - spent[_MODELS]
    servers = sum(spent[part] for part in _SERVERS)
    decoding = spent.get("ingest workers", 0.0)
    own = tax - servers
    share = tax / everything
    figures = [
        Figure("tax, all", tax * 1e3, "ms", goal=f"under {GOAL_MS:.0f} ms", met=tax * 1e3 < GOAL_MS),
        Figure("tax, all: share", share * 100, "%", goal=f"under {SHARE_GOAL:.0%}", met=share < SHARE_GOAL),
        Figure("tax, services only (no broker, no database)", own * 1e3, "ms"),
        Figure("tax, services only: share", own / (everything - servers) * 100, "%"),
        Figure("tax, services without ingest's decoding", (own - decoding) * 1e3, "ms"),
        Figure("tax, services without it: share", (own - decoding) / (everything - servers - decoding) * 100, "%"),
        Figure(
            "of all tax: what would be spent idle too", (sum(idle.values()) - idle[_MODELS]) * seconds_each * 1e3, "ms"
        ),
        Figure("models (OCR worker processes)", spent[_MODELS] * 1e3, "ms"),
    ]
    figures += [
        Figure(f"of it {part}", seconds * 1e3, "ms")
        for part, seconds in sorted(spent.items(), key=lambda item: -item[1])
        if part != _MODELS
    ]
    figures.append(Figure("idle, everything", sum(idle.values()) * 100, "% of a core"))
    figures += [
        Figure(f"idle, {part}", seconds * 100, "% of a core")
        for part, seconds in sorted(idle.items(), key=lambda item: -item[1])
    ]
    return tuple(figures)
