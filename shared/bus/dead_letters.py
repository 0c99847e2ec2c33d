"""Dead letters: a message that can never succeed, set aside with the reason; looked at, mended, replayed."""

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition

from shared.bus.client import client_options
from shared.bus.publisher import Message, Publisher
from shared.bus.topics import dead_letter_topics
from shared.errors import PermanentError
from shared.settings import KafkaSettings

REPLAY_GROUP = "redflower-dlq-replay"
_PREFIX = "dlq_"
_ABRIDGED = "dlq_value_bytes"
_DETAIL_MAX = 1_000
_DIGITS_MAX = 18


def dead_letter(
    record: "ConsumerRecord[bytes, bytes]", error: PermanentError, *, topic: str, service: str, now: datetime
) -> Message:
    """The dead letter of a record: its key, value and headers untouched, and beside them where, why and when.

    Args:
        topic: the full name of the dead-letter topic.
        now: when it was set aside.
    """
    headers = [(name, value) for name, value in record.headers if not name.startswith(_PREFIX)]
    added = {
        "topic": record.topic,
        "partition": record.partition,
        "offset": record.offset,
        "service": service,
        "reason": error.reason,
        "error": error.detail[:_DETAIL_MAX],
        "attempt": _number(_header(record.headers, "dlq_attempt"), 0) + 1,
        "at": now.isoformat(),
    }
    headers += [(_PREFIX + name, str(value).encode()) for name, value in added.items()]
    return topic, record.key, record.value, headers


def abridged(letter: Message) -> Message:
    """The letter without what makes it too large to write: where the message lies, why it is set aside, and its digest.

    It can be looked at, and the original read at its offset for as long as the broker has it; it can't be replayed.
    """
    topic, _, value, headers = letter
    kept = [(name, text) for name, text in headers if name.startswith(_PREFIX)]
    kept += [
        (_ABRIDGED, str(len(value or b"")).encode()),
        (_PREFIX + "value_sha256", hashlib.sha256(value or b"").hexdigest().encode()),
    ]
    return topic, None, b"{}", kept


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A message in a dead-letter topic.

    ``abridged``: too large to be set aside whole, so its value is not here. ``replayed``: it has been sent again already.
    """

    topic: str
    offset: int
    original_topic: str
    original_partition: int
    original_offset: int
    service: str
    reason: str
    error: str
    attempt: int
    at: str
    event_id: str
    size_bytes: int
    abridged: bool
    replayed: bool
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes], ...]


async def read_dead_letters(settings: KafkaSettings) -> AsyncIterator[DeadLetter]:
    """All dead letters that the broker still holds, oldest first a topic."""
    async with _consumer(settings) as consumer:
        for name in dead_letter_topics(settings):
            partition = TopicPartition(name, 0)
            # Not seek_to_beginning: aiokafka itself looks for the end of a partition without a committed offset, from
            # ``assign`` on; where that answer comes back later, it wins, and the topic seems empty.
            consumer.assign([partition])
            end = (await consumer.end_offsets([partition]))[partition]
            replayed_until = await consumer.committed(partition) or 0
            consumer.seek(partition, (await consumer.beginning_offsets([partition]))[partition])
            while await consumer.position(partition) < end:
                for records in (await consumer.getmany(partition, timeout_ms=1000)).values():
                    for record in records:
                        yield _read(record, replayed_until)


async def replay(
    settings: KafkaSettings,
    publisher: Publisher,
    topic: str,
    *,
    reason: str | None = None,
    offset: int | None = None,
) -> int:
    """Send the dead letters of one topic to where they came from, and remember how far that went.

    What fails again comes back as a new dead letter with a higher attempt. Ids are the same as ever, so what has been
    done before is not done again; sending one twice is harmless.

    Args:
        topic: full name of a dead-letter topic.
        reason: only those with this reason.
        offset: only the one at this offset. With either filter the remembered position stays where it is.

    Returns:
        How many were sent.
    """
    chosen_only = reason is not None or offset is not None
    async with _consumer(settings) as consumer:
        partition = TopicPartition(topic, 0)
        consumer.assign([partition])
        end = (await consumer.end_offsets([partition]))[partition]
        remembered = offset if offset is not None else await consumer.committed(partition)
        # Retention may have taken letters beyond the remembered position.
        beginning = (await consumer.beginning_offsets([partition]))[partition]
        consumer.seek(partition, max(remembered or 0, beginning))
        sent = 0
        while await consumer.position(partition) < end:
            for records in (await consumer.getmany(partition, timeout_ms=1000)).values():
                letters = [_read(record, 0) for record in records if record.offset < end]
                chosen = [
                    letter
                    for letter in letters
                    if (reason is None or letter.reason == reason)
                    and (offset is None or letter.offset == offset)
                    and not letter.abridged
                ]
                await publisher.send([_original(letter) for letter in chosen])
                sent += len(chosen)
                if not chosen_only:
                    await consumer.commit({partition: records[-1].offset + 1})
        return sent


def _original(letter: DeadLetter) -> Message:
    kept = [(name, value) for name, value in letter.headers if not name.startswith(_PREFIX)]
    kept.append(("dlq_attempt", str(letter.attempt).encode()))
    return letter.original_topic, letter.key, letter.value, kept


def _read(record: "ConsumerRecord[bytes, bytes]", replayed_until: int) -> DeadLetter:
    def header(name: str) -> str:
        return _header(record.headers, name)

    return DeadLetter(
        topic=record.topic,
        offset=record.offset,
        original_topic=header("dlq_topic"),
        original_partition=_number(header("dlq_partition"), -1),
        original_offset=_number(header("dlq_offset"), -1),
        service=header("dlq_service"),
        reason=header("dlq_reason"),
        error=header("dlq_error"),
        attempt=_number(header("dlq_attempt"), 1),
        at=header("dlq_at"),
        event_id=header("ce_id"),
        size_bytes=_number(header(_ABRIDGED), len(record.value or b"")),
        abridged=bool(header(_ABRIDGED)),
        replayed=record.offset < replayed_until,
        key=record.key,
        value=record.value,
        headers=tuple(record.headers),
    )


def _number(text: str, default: int) -> int:
    """A header as a number; anyone may have written it."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _DIGITS_MAX else default


def _header(headers: "tuple[tuple[str, bytes], ...]", name: str) -> str:
    for key, value in headers:
        if key == name and value is not None:
            return value.decode(errors="replace")
    return ""


@asynccontextmanager
async def _consumer(settings: KafkaSettings) -> AsyncIterator[AIOKafkaConsumer]:
    consumer = AIOKafkaConsumer(
        **client_options(settings),
        group_id=settings.topic(REPLAY_GROUP),
        enable_auto_commit=False,
        max_partition_fetch_bytes=16 * 1024 * 1024,
    )
    await consumer.start()
    try:
        yield consumer
    finally:
        await consumer.stop()
