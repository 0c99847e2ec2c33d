"""The delivery loop against the same work in bare aiokafka, alternating on one broker in one run."""

import asyncio
import os
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from unittest.mock import patch

from benchmarks.bare import run_bare
from benchmarks.broker import broker
from benchmarks.echo import echo, upload
from benchmarks.result import Figure, Result, median
from shared.bus.publisher import Publisher
from shared.bus.stage import Delivery, Publish, Stage
from shared.events import CredentialUploaded
from shared.service import create_service
from shared.settings import KafkaSettings

NAME = "delivery_loop"
HOW = (
    "One topic of 6 partitions, filled beforehand with upload events of 0.3 kB over 500 accounts. A stage that does "
    "nothing answers each with one document event of 0.7 kB. A: the service as create_service makes it (FastStream, "
    "delivery loop, Publisher). B: the same in bare aiokafka (benchmarks/bare.py): getmany, decode, build, encode, "
    "send all, await all acknowledgements, commit; producer idempotent with acks=all in both. A B, B A, … on one "
    "embedded broker on the same machine, in this process, each run a new consumer group from the start. The clock "
    "runs from the first batch's arrival to the last one's, so that joining the group is not in it. One pair to warm "
    "up is thrown away; since then garbage collection is set as the service sets it, for both. The ratio is the median over the pairs of A/B. CPU is this process' own, broker not in it."
)
GOAL = 0.8
_PLAN = {1: (2_000, 5), 10: (10_000, 5), 100: (24_000, 7)}
"""Messages a measurement and pairs, by batch size."""
_QUICK = {1: (500, 1), 10: (2_000, 1), 100: (5_000, 1)}
_FILL_AT_ONCE = 1_000

Runner = Callable[[KafkaSettings, str, int, Callable[[int], bool]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Pace:
    """One measurement."""

    messages: int
    batches: int
    seconds: float
    cpu_s: float

    @property
    def per_s(self) -> float:
        """Messages a second of the clock."""
        return self.messages / self.seconds

    @property
    def cpu_us(self) -> float:
        """Microseconds of CPU a message, in this process."""
        return self.cpu_s / self.messages * 1e6


class Stopwatch:
    """Told of each batch as it arrives: starts at the first, stops at the one that comes after enough messages."""

    def __init__(self, messages: int) -> None:
        self._wanted = messages
        self._messages = 0
        self._batches = 0
        self._began = (0.0, 0.0)
        self.pace: Pace | None = None

    def taken(self, messages: int) -> bool:
        """A batch has arrived; True when all that is wanted has been done before it."""
        now = (time.perf_counter(), time.process_time())
        if self._batches == 0:
            self._began = now
        elif self._messages >= self._wanted and self.pace is None:
            self.pace = Pace(self._messages, self._batches, now[0] - self._began[0], now[1] - self._began[1])
        self._messages += messages
        self._batches += 1
        return self.pace is not None


async def run_loop(settings: KafkaSettings, group: str, batch_max: int, taken: Callable[[int], bool]) -> None:
    """Run the service around the stage that does nothing until ``taken`` says that it is enough."""
    enough = asyncio.Event()

    async def watched(batch: Sequence[Delivery[CredentialUploaded]]) -> Sequence[Publish]:
        if taken(len(batch)):
            enough.set()
        return await echo(batch)

    @asynccontextmanager
    async def stage(_: Publisher) -> AsyncIterator[Stage[CredentialUploaded]]:
        yield watched

    environment = {
        "KAFKA_BOOTSTRAP_SERVERS": settings.bootstrap_servers,
        "REDFLOWER_TOPIC_PREFIX": settings.topic_prefix,
        "REDFLOWER_LOG_LEVEL": "WARNING",
    }
    with patch.dict(os.environ, environment):
        app = create_service(group, consumes=(CredentialUploaded,), stage=stage, batch_max=batch_max)
    async with app.start_lifespan_context():
        await enough.wait()


async def _pace(run: Runner, settings: KafkaSettings, group: str, batch_max: int, messages: int) -> Pace:
    watch = Stopwatch(messages)
    await asyncio.wait_for(run(settings, group, batch_max, watch.taken), timeout=300)
    assert watch.pace is not None
    return watch.pace


async def _fill(settings: KafkaSettings, messages: int) -> None:
    async with Publisher(settings) as publisher:
        for start in range(0, messages, _FILL_AT_ONCE):
            await publisher.publish([upload(number) for number in range(start, start + _FILL_AT_ONCE)])


async def measure(*, quick: bool) -> Result:
    """Run it."""
    sizes = _QUICK if quick else _PLAN
    figures: list[Figure] = []
    details = {}
    async with broker() as settings:
        await _fill(settings, max(messages for messages, _ in sizes.values()) + _FILL_AT_ONCE)
        for run in (run_loop, run_bare):
            await _pace(run, settings, f"warm-{run.__name__}", 100, sizes[100][0])
        for batch_max, (messages, pairs) in sizes.items():
            paces: dict[str, list[Pace]] = {"loop": [], "bare": []}
            for number in range(pairs):
                order = [("loop", run_loop), ("bare", run_bare)]
                for name, run in order if number % 2 == 0 else reversed(order):
                    group = f"{name}-{batch_max}-{number}"
                    paces[name].append(await _pace(run, settings, group, batch_max, messages))
            figures += _figures(batch_max, paces["loop"], paces["bare"])
            details[str(batch_max)] = {
                "messages": messages,
                "mean_batch": {
                    name: round(statistics.mean(pace.messages / pace.batches for pace in some), 1)
                    for name, some in paces.items()
                },
            }
    return Result(NAME, HOW, tuple(figures), details)


def _figures(batch_max: int, loop: list[Pace], bare: list[Pace]) -> list[Figure]:
    pairs = list(zip(loop, bare, strict=True))
    ratio = median(f"batch {batch_max}: loop / bare", [a.per_s / b.per_s for a, b in pairs], "")
    cpu = median(f"batch {batch_max}: CPU, bare / loop", [b.cpu_us / a.cpu_us for a, b in pairs], "")
    return [
        median(f"batch {batch_max}: loop", [pace.per_s for pace in loop], "messages/s"),
        median(f"batch {batch_max}: bare", [pace.per_s for pace in bare], "messages/s"),
        Figure(ratio.name, ratio.value, "", ratio.runs, f"at least {GOAL}", ratio.value >= GOAL),
        median(f"batch {batch_max}: CPU, loop", [pace.cpu_us for pace in loop], "µs/message"),
        median(f"batch {batch_max}: CPU, bare", [pace.cpu_us for pace in bare], "µs/message"),
        cpu,
    ]
