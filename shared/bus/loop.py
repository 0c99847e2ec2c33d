"""The delivery loop, the same in every service: decode, do, publish, wait for acknowledgements, commit. In this order.

What it promises, whatever dies in between:

* a message is committed only after everything that follows from it has been acknowledged, or it lies in the dead letters;
* a transient error pauses and repeats the batch and never drops it;
* one message that breaks a batch does not hold up its neighbours: the batch is split until it stands alone;
* if even the dead letters can't be written, nothing is committed.

The loop never returns to FastStream without having committed, unless the process stops or the group has moved the
partitions on: in both cases whoever has them next takes the batch again.
"""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from typing import Any, TypeAlias

import structlog
from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition
from aiokafka.errors import CommitFailedError, IllegalStateError, KafkaError
from opentelemetry.trace import Span, Status, StatusCode

from shared.bus.cloudevents import decode
from shared.bus.dead_letters import abridged, dead_letter
from shared.bus.publisher import Message, Publisher
from shared.bus.stage import Delivery, Fail, MessageOutcome, Publish, Stage
from shared.errors import PermanentError, TransientError
from shared.events import Event
from shared.settings import DeliverySettings, KafkaSettings
from shared.telemetry import metrics
from shared.telemetry.logging import about
from shared.telemetry.tracing import start_span

Record: TypeAlias = "ConsumerRecord[bytes, bytes]"
_log = structlog.get_logger(__name__)


class GivenBackError(Exception):
    """The process is stopping: the batch in hand is left uncommitted, and comes again elsewhere."""


class DeliveryLoop:
    """Runs one stage over batches of records.

    Args:
        service: its name in logs, metrics and dead-letter topics.
        stage: the service's one verb.
        accepted: the events it takes.
    """

    def __init__(
        self,
        service: str,
        stage: Stage[Any],
        publisher: Publisher,
        accepted: Sequence[type[Event]],
        *,
        kafka: KafkaSettings,
        delivery: DeliverySettings,
    ) -> None:
        self._service = service
        self._stage = stage
        self._publisher = publisher
        self._accepted = {kind.type: kind for kind in accepted}
        self._kafka = kafka
        self._delivery = delivery
        self._age_seconds = metrics.AGE_SECONDS.labels(service)
        self._stopping = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self.failures = 0
        """Batches in a row that could not be brought to their end, for a reason that nobody foresaw."""
        self.done_at = time.monotonic()
        self.busy_since: float | None = None
        self.waiting_for: str | None = None
        """What is away, while it is."""

    def stop(self) -> None:
        """Finish the batch in hand if nothing is away; take no other."""
        self._stopping.set()

    async def idle(self, timeout_s: float) -> bool:
        """Wait until no batch is in hand; False if one still is after ``timeout_s``."""
        try:
            await asyncio.wait_for(self._idle.wait(), timeout_s)
        except TimeoutError:
            return False
        return True

    async def handle(self, records: Sequence[Record], consumer: AIOKafkaConsumer) -> None:
        """Take one batch to its end: published, acknowledged, committed."""
        if self._stopping.is_set():
            return
        started = self.busy_since = time.monotonic()
        self._idle.clear()
        try:
            await self._deliver(records)
            await self._commit(records, consumer)
        except GivenBackError:
            _log.info("batch_given_back", messages=len(records))
        except Exception:  # whatever it is, FastStream must not learn of it:
            # it would go on with the next batch, whose commit would pass this one over.
            _log.exception("batch_failed", messages=len(records))
            self._rewind(records, consumer)
            self.failures += 1
            await self._stops_within(self._pause_s(self.failures))
        finally:
            self.busy_since = None
            self.done_at = time.monotonic()
            self._idle.set()
            metrics.BATCH_SECONDS.labels(self._service).observe(time.monotonic() - started)
            metrics.BATCH_SIZE.labels(self._service).observe(len(records))

    async def _deliver(self, records: Sequence[Record]) -> None:
        deliveries: list[tuple[Record, Delivery[Event]]] = []
        letters: list[Message] = []
        spans: list[Span] = []
        for record in records:
            try:
                delivery = decode(record, self._accepted, value_bytes_max=self._delivery.value_bytes_max)
            except PermanentError as error:
                letters.append(self._dead_letter(record, error, "undecodable"))
                continue
            span, trace = start_span(self._service, delivery)
            if trace != delivery.trace:
                delivery = delivery._replace(trace=trace)
            spans.append(span)
            deliveries.append((record, delivery))
        batch = [delivery for _, delivery in deliveries]
        outcomes = await self._until_done("stage", lambda: self._outcomes(batch)) if batch else []
        outcomes = await self._publish(outcomes)
        published: Counter[str] = Counter()
        now = datetime.now(UTC)
        for (record, delivery), outcome, span in zip(deliveries, outcomes, spans, strict=True):
            if isinstance(outcome, Fail):
                letters.append(self._dead_letter(record, outcome.error, "failed", **about(delivery)))
                span.set_status(Status(StatusCode.ERROR, outcome.error.reason))
            else:
                published[delivery.topic] += 1
            self._age_seconds.observe(max(0.0, (now - delivery.time).total_seconds()))
            span.end()
        for topic, count in published.items():
            metrics.MESSAGES.labels(self._service, topic, "published").inc(count)
        await self._set_aside(letters)

    async def _set_aside(self, letters: Sequence[Message]) -> None:
        """Write dead letters; of one that is too large even for that, what can be told of it."""
        try:
            await self._until_done("dead_letters", lambda: self._publisher.send(letters))
        except PermanentError:
            if len(letters) == 1:
                await self._until_done("dead_letters", lambda: self._publisher.send([abridged(letters[0])]))
            else:
                for letter in letters:
                    await self._set_aside([letter])

    async def _publish(self, outcomes: Sequence[MessageOutcome]) -> Sequence[MessageOutcome]:
        """Publish what follows from all outcomes; one whose events can't be published at all becomes a failure."""
        events = [event for outcome in outcomes if isinstance(outcome, Publish) for event in outcome.events]
        try:
            await self._until_done("publish", lambda: self._publisher.publish(events))
        except PermanentError as error:
            if len(outcomes) == 1:
                return [Fail(error)]
            return [published for outcome in outcomes for published in await self._publish([outcome])]
        return outcomes

    async def _outcomes(self, batch: Sequence[Delivery[Event]]) -> list[MessageOutcome]:
        """Run the stage; where one message breaks the batch, halve it until that one stands alone."""
        try:
            outcomes = list(await self._stage(batch))
        except TransientError:
            raise
        except PermanentError as error:
            if len(batch) == 1:
                return [Fail(error)]
        except Exception as error:
            if len(batch) == 1:
                _log.exception("stage_failed", **about(batch[0]))
                return [Fail(PermanentError("stage_failed", type(error).__name__))]
        else:
            assert len(outcomes) == len(batch), "a stage answers each message"
            return outcomes
        middle = len(batch) // 2
        return await self._outcomes(batch[:middle]) + await self._outcomes(batch[middle:])

    async def _until_done(self, what: str, work: Callable[[], Awaitable[Any]]) -> Any:
        """Do ``work``, and while the world is away do it again, with capped and jittered pauses.

        Raises:
            GivenBackError: the process stops, and waiting longer is no use.
        """
        attempt = 0
        while True:
            try:
                result = await work()
            except TransientError as error:
                attempt += 1
                pause_s = self._pause_s(attempt)
                self.waiting_for = what
                metrics.RETRIES.labels(self._service, what).inc()
                _log.warning("transient", what=what, attempt=attempt, retry_s=round(pause_s, 2), error=str(error))
                if await self._stops_within(pause_s):
                    raise GivenBackError from error
            else:
                self.waiting_for = None
                return result

    def _pause_s(self, attempt: int) -> float:
        """Doubled at each attempt, capped, and jittered so that processes do not come back all at once."""
        capped = min(self._delivery.retry_first_s * 2.0 ** min(attempt - 1, 16), self._delivery.retry_max_s)
        return capped * random.uniform(0.5, 1.0)  # noqa: S311 - not for secrets

    async def _stops_within(self, seconds: float) -> bool:
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return False
        return True

    async def _commit(self, records: Sequence[Record], consumer: AIOKafkaConsumer) -> None:
        offsets: dict[TopicPartition, int] = {}
        for record in records:
            partition = TopicPartition(record.topic, record.partition)
            offsets[partition] = max(record.offset + 1, offsets.get(partition, 0))
        try:
            await consumer.commit(offsets)
        except (CommitFailedError, IllegalStateError) as error:
            # The group has moved the partitions on; whoever has them now takes the batch again.
            metrics.COMMITS_REFUSED.labels(self._service).inc()
            _log.warning("commit_refused", messages=len(records), error=repr(error))
            self._rewind(records, consumer)
        except KafkaError as error:
            _log.exception("commit_failed", messages=len(records), error=repr(error))
            self._rewind(records, consumer)
            self.failures += 1
            await self._stops_within(self._pause_s(self.failures))
        else:
            self.failures = 0

    @staticmethod
    def _rewind(records: Sequence[Record], consumer: AIOKafkaConsumer) -> None:
        """Go back to the batch's start where the partition is still ours: a later commit must not pass it over."""
        earliest: dict[TopicPartition, int] = {}
        for record in records:
            partition = TopicPartition(record.topic, record.partition)
            earliest[partition] = min(record.offset, earliest.get(partition, record.offset))
        for partition in consumer.assignment() & set(earliest):
            consumer.seek(partition, earliest[partition])

    def _dead_letter(self, record: Record, error: PermanentError, end: str, **message: str) -> Message:
        topic = record.topic.removeprefix(self._kafka.topic_prefix)
        metrics.MESSAGES.labels(self._service, topic, end).inc()
        metrics.DEAD_LETTERS.labels(self._service, topic, error.reason).inc()
        _log.error(
            "dead_letter",
            topic=topic,
            partition=record.partition,
            offset=record.offset,
            reason=error.reason,
            error=error.detail,
            **message,
        )
        return dead_letter(
            record,
            error,
            topic=self._kafka.dead_letter_topic(topic, self._service),
            service=self._service,
            now=datetime.now(UTC),
        )
