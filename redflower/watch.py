"""Follows every topic from a moment on, dead letters included, without being part of any service's group."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

from aiokafka import AIOKafkaConsumer, ConsumerRecord
from aiokafka.errors import KafkaError

from redflower.journeys import Sighting
from shared.bus.client import client_options
from shared.bus.cloudevents import decode
from shared.bus.topics import dead_letter_topics
from shared.errors import PermanentError, TransientError
from shared.events import CHANNELS
from shared.settings import KafkaSettings

_ACCEPTED = {channel.event.type: channel.event for channel in CHANNELS}
_VALUE_BYTES_MAX = 8 * 1024 * 1024


class Watcher:
    """Sees every message from the moment it was opened."""

    def __init__(self, consumer: AIOKafkaConsumer, dead_letters: frozenset[str]) -> None:
        self._consumer = consumer
        self._dead_letters = dead_letters
        self.illegible = 0
        """Messages that are no event of ours, outside the dead letters."""

    @classmethod
    @asynccontextmanager
    async def open(cls, settings: KafkaSettings) -> AsyncIterator["Watcher"]:
        """Stand at the end of every topic. What is sent after this is seen.

        Raises:
            TransientError: the broker does not answer, or lacks a topic.
        """
        dead_letters = frozenset(dead_letter_topics(settings))
        consumer = AIOKafkaConsumer(
            *(settings.topic(channel.topic) for channel in CHANNELS),
            *dead_letters,
            **client_options(settings),
            enable_auto_commit=False,
            max_partition_fetch_bytes=2 * _VALUE_BYTES_MAX,
        )
        try:
            try:
                await consumer.start()
                # Fixed now: left to itself, the consumer would look for the end only when it first fetches.
                for partition, offset in (await consumer.end_offsets(consumer.assignment())).items():
                    consumer.seek(partition, offset)
            except (KafkaError, OSError) as error:
                raise TransientError(_away(settings, error)) from error
            yield cls(consumer, dead_letters)
        finally:
            await consumer.stop()

    async def see(self, wait_s: float) -> list[Sighting]:
        """The messages since the last call; waits ``wait_s`` for the first, and returns none where none came.

        Raises:
            TransientError: the broker refuses.
        """
        try:
            seen = await self._consumer.getmany(timeout_ms=int(wait_s * 1000))
        except KafkaError as error:
            raise TransientError(f"the broker refuses: {error!r}") from error
        found = []
        for records in seen.values():
            for record in records:
                sighting = self._sighting(record)
                if sighting is not None:
                    found.append(sighting)
        return sorted(found, key=lambda sighting: sighting.at_s)

    def _sighting(self, record: "ConsumerRecord[bytes | None, bytes | None]") -> Sighting | None:
        at_s = record.timestamp / 1000
        if record.topic in self._dead_letters:
            return _dead_letter(record, at_s)
        try:
            delivery = decode(record, _ACCEPTED, value_bytes_max=_VALUE_BYTES_MAX)
        except PermanentError:
            self.illegible += 1
            return None
        return Sighting(at_s=at_s, event_id=delivery.id, event=delivery.event, account_id=delivery.event.account_id)


def _away(settings: KafkaSettings, error: Exception) -> str:
    return f"the broker at {settings.bootstrap_servers} does not answer: {error!r}"


def _dead_letter(record: "ConsumerRecord[bytes | None, bytes | None]", at_s: float) -> Sighting:
    headers = {name: (value or b"").decode(errors="replace") for name, value in record.headers}
    try:
        event_id = UUID(headers.get("ce_id", ""))
    except ValueError:
        event_id = None
    return Sighting(
        at_s=at_s,
        event_id=event_id,
        event=None,
        dead_letter_reason=headers.get("dlq_reason", "unknown"),
        dead_letter_value=record.value,
        dead_letter_topic=record.topic,
        account_id=(record.key or b"").decode(errors="replace"),
    )


__all__ = ["Watcher"]
