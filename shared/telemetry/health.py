"""/healthz, /readyz and /metrics. Ready means that the consumer advances, not that a connection is open."""

import asyncio
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from aiokafka import AIOKafkaConsumer
from aiokafka.errors import IllegalStateError, KafkaError
from faststream.asgi import AsgiResponse, get
from faststream.asgi.types import ASGIApp, Receive, Scope, Send
from prometheus_client import make_asgi_app

from shared.bus.loop import DeliveryLoop
from shared.telemetry import metrics

BUSY_MAX_S = 120.0
"""A batch that takes longer makes the process not ready."""
SILENT_MAX_S = 30.0
"""A broker that has not answered a fetch for so long makes the process not ready."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether the consumer advances, and if not, why."""

    ready: bool
    reason: str
    lag: int


class Health:
    """The health pages of one service process.

    Args:
        service: its name.
        loop: its delivery loop, once there is one.
        consumer: gives the consumer, once it has started.
        joined: tells whether the consumer group has settled at least once.
        watched: what else must go well, such as a relay: each says what is wrong, or None.
    """

    def __init__(
        self,
        service: str,
        loop: Callable[[], DeliveryLoop | None],
        consumer: Callable[[], AIOKafkaConsumer | None],
        joined: Callable[[], bool],
        watched: Sequence[Callable[[], str | None]],
    ) -> None:
        self._service = service
        self._loop = loop
        self._consumer = consumer
        self._joined = joined
        self._watched = watched

    def routes(self) -> list[tuple[str, ASGIApp]]:
        """The pages, for FastStream's ASGI application."""

        @get
        async def healthz(_: Scope) -> AsgiResponse:
            """Whether the process is alive: its event loop turns, or it could not answer."""
            return _json({"alive": True, "service": self._service}, 200)

        @get
        async def readyz(_: Scope) -> AsgiResponse:
            """Whether the consumer advances."""
            state = await self.readiness()
            body = {"ready": state.ready, "reason": state.reason, "lag": state.lag, "service": self._service}
            return _json(body, 200 if state.ready else 503)

        page = make_asgi_app()

        async def metrics_page(scope: Scope, receive: Receive, send: Send) -> None:
            """Every metric; the lag is looked up now."""
            if (consumer := self._consumer()) is not None:
                await self._lag(consumer)
            await page(scope, receive, send)

        return [("/healthz", healthz), ("/readyz", readyz), ("/metrics", metrics_page)]

    async def readiness(self) -> Readiness:
        """Judge by what can be seen of the consumer now."""
        loop, consumer = self._loop(), self._consumer()
        if loop is None or consumer is None:
            return Readiness(ready=False, reason="starting", lag=0)
        lag, fetched_ms = await self._lag(consumer)
        assigned = bool(consumer.assignment())
        reason = next(self._troubles(loop, lag, fetched_ms, assigned=assigned), "")
        return Readiness(ready=not reason, reason=reason, lag=lag)

    def _troubles(self, loop: DeliveryLoop, lag: int, fetched_ms: int | None, *, assigned: bool) -> Iterator[str]:
        """What keeps the consumer from advancing, worst first."""
        if loop.waiting_for is not None:
            yield f"waiting: {loop.waiting_for} is away"
        if loop.failures:
            yield f"{loop.failures} batches in a row have failed; see the log"
        yield from (trouble for watched in self._watched if (trouble := watched()) is not None)
        if loop.busy_since is not None:
            if (busy_s := time.monotonic() - loop.busy_since) > BUSY_MAX_S:
                yield f"a batch has taken {busy_s:.0f} s so far"
        elif assigned:
            yield from self._idle_troubles(loop, lag, fetched_ms)
        elif not self._joined():
            # More processes than partitions: nothing to do is no fault, once the group has settled.
            yield "no partition is assigned yet"

    @staticmethod
    def _idle_troubles(loop: DeliveryLoop, lag: int, fetched_ms: int | None) -> Iterator[str]:
        """What is wrong with a consumer that has no batch in hand."""
        if fetched_ms is None:
            yield "nothing has been fetched yet"
        elif (silent_s := time.time() - fetched_ms / 1000) > SILENT_MAX_S:
            yield f"the broker has been silent for {silent_s:.0f} s"
        if lag and (idle_s := time.monotonic() - loop.done_at) > SILENT_MAX_S:
            yield f"messages wait, and none was taken for {idle_s:.0f} s"

    async def _lag(self, consumer: AIOKafkaConsumer) -> tuple[int, int | None]:
        """Messages not yet taken over all partitions, and when the broker last answered a fetch (ms since 1970)."""
        lag, newest_ms = 0, None
        metrics.LAG.clear()  # partitions that have moved on are others' now
        for partition in consumer.assignment():
            try:
                position = await asyncio.wait_for(consumer.position(partition), timeout=0.5)
                highwater, fetched_ms = consumer.highwater(partition), consumer.last_poll_timestamp(partition)
            except (IllegalStateError, KafkaError, TimeoutError, AssertionError):
                continue  # the partition is just moving on
            if highwater is not None:
                waiting = max(0, highwater - position)
                metrics.LAG.labels(self._service, partition.topic, partition.partition).set(waiting)
                lag += waiting
            if fetched_ms is not None:
                newest_ms = max(newest_ms or 0, fetched_ms)
        return lag, newest_ms


def _json(body: dict[str, object], status: int) -> AsgiResponse:
    return AsgiResponse(json.dumps(body).encode(), status, headers={"content-type": "application/json"})
