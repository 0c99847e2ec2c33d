"""Events to send, a stage to run, and ways to look at a real broker."""

import asyncio
import json
import uuid
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition

from shared.bus.stage import Delivery, Outgoing, Publish, answer
from shared.events import CredentialDocumented, CredentialUploaded, Event, ObjectRef
from shared.settings import KafkaSettings

START = datetime(2026, 1, 1, tzinfo=UTC)


def upload(account: str = "a-1", upload_id: str | None = None) -> Outgoing:
    """An upload event as the upstream app would send it."""
    upload_id = upload_id or uuid.uuid4().hex
    event = CredentialUploaded(
        account_id=account,
        upload_id=upload_id,
        object=ObjectRef(key=f"uploads/{upload_id}", sha256="0" * 64, media_type="image/jpeg", size_bytes=1),
        uploaded_at=START,
    )
    return Outgoing(
        event=event,
        id=uuid.uuid5(uuid.NAMESPACE_URL, upload_id),
        parent_id=uuid.uuid5(uuid.NAMESPACE_URL, "upstream"),
        time=START,
        source="/upstream",
        trace=(("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),),
    )


def documented(delivery: Delivery[Event]) -> Publish:
    """Answers an upload with a document event, as ingest would."""
    event = delivery.event
    assert isinstance(event, CredentialUploaded)
    page = {
        "number": 1,
        "image": event.object.model_dump(),
        "width_px": 1,
        "height_px": 1,
        "perceptual_hash": "0" * 16,
    }
    document = CredentialDocumented.model_validate(
        {
            "account_id": event.account_id,
            "document": {
                "upload_id": event.upload_id,
                "uploaded_at": event.uploaded_at,
                "original_sha256": event.object.sha256,
                "original_media_type": "image/jpeg",
                "pages": [page],
            },
        }
    )
    return Publish((answer(delivery, "echo", document),))


class Echo:
    """A stage that answers each upload, and remembers what it was given."""

    def __init__(self) -> None:
        self.batches: list[list[Delivery[Event]]] = []

    async def __call__(self, batch: Sequence[Delivery[Event]]) -> Sequence[Publish]:
        self.batches.append(list(batch))
        return [documented(delivery) for delivery in batch]


async def read_topic(
    settings: KafkaSettings,
    topic: str,
    enough: Callable[[list["ConsumerRecord[bytes, bytes]"]], bool],
    *,
    timeout_s: float = 20.0,
) -> list["ConsumerRecord[bytes, bytes]"]:
    """All records of a topic from its start, read until there are enough, and a moment longer to see one too many."""
    consumer = AIOKafkaConsumer(
        bootstrap_servers=settings.bootstrap_servers,
        max_partition_fetch_bytes=16 * 1024 * 1024,
        auto_offset_reset="earliest",
    )
    await consumer.start()
    try:
        count = 1 if ".dlq." in topic else settings.topic_partitions
        partitions = [TopicPartition(topic, number) for number in range(count)]
        consumer.assign(partitions)
        records: list[ConsumerRecord[bytes, bytes]] = []
        deadline = asyncio.get_running_loop().time() + timeout_s
        while not enough(records) and asyncio.get_running_loop().time() < deadline:
            for some in (await consumer.getmany(timeout_ms=200)).values():
                records += some
        for some in (await consumer.getmany(timeout_ms=500)).values():
            records += some
        return records
    finally:
        await consumer.stop()


async def committed(settings: KafkaSettings, group: str, topic: str) -> int:
    """The sum of a group's committed offsets over a topic's partitions."""
    consumer = AIOKafkaConsumer(
        bootstrap_servers=settings.bootstrap_servers, group_id=settings.topic(group), enable_auto_commit=False
    )
    await consumer.start()
    try:
        name = settings.topic(topic)
        partitions = [TopicPartition(name, number) for number in range(settings.topic_partitions)]
        consumer.assign(partitions)
        return sum([await consumer.committed(partition) or 0 for partition in partitions])
    finally:
        await consumer.stop()


async def eventually(check: Callable[[], Awaitable[bool]], *, timeout_s: float = 20.0) -> bool:
    """Whether a condition comes true in time."""
    deadline = asyncio.get_running_loop().time() + timeout_s
    while asyncio.get_running_loop().time() < deadline:
        if await check():
            return True
        await asyncio.sleep(0.1)
    return False


def headers(record: "ConsumerRecord[bytes, bytes]") -> dict[str, bytes]:
    return dict(record.headers)


def body(record: "ConsumerRecord[bytes, bytes]") -> Any:
    return json.loads(record.value)
