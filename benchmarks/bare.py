"""The same work in bare aiokafka, by hand and without a frame: what the delivery loop is measured against.

It decodes the same event, builds and encodes the same answer with the same CloudEvents headers, sends all of a batch,
waits for every acknowledgement and commits. Written as one would by hand for speed: attributes that only travel on
(time, parent id, trace) are handed on as the bytes that they came as. What it does not do is what the loop is for:
dead letters, retries, splitting of a batch, size and key checks, spans, metrics, readiness, giving back a batch.
"""

import asyncio
import uuid
from collections.abc import Callable

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

from benchmarks.echo import documented
from shared.bus.client import client_options
from shared.events import CredentialDocumented, CredentialUploaded
from shared.settings import DeliverySettings, KafkaSettings

_DOCUMENTED = f"echo/{CredentialDocumented.type}"


async def run_bare(settings: KafkaSettings, group: str, batch_max: int, taken: Callable[[int], bool]) -> None:
    """Take batches until ``taken``, told the size of each as it comes, says that it is enough."""
    # The producer as the Publisher has it, the consumer as FastStream makes it for a service.
    producer = AIOKafkaProducer(
        **client_options(settings),
        acks="all",
        enable_idempotence=True,
        max_request_size=8 * 1024 * 1024,
        max_batch_size=256 * 1024,
    )
    consumer = AIOKafkaConsumer(
        settings.topic(CredentialUploaded.topic),
        **client_options(settings),
        group_id=settings.topic(group),
        enable_auto_commit=False,
        auto_offset_reset="earliest",
    )
    async with producer, consumer:
        wait_ms = DeliverySettings.load().batch_wait_ms
        target = settings.topic(CredentialDocumented.topic)
        while True:
            polled = await consumer.getmany(timeout_ms=wait_ms, max_records=batch_max)
            records = [record for some in polled.values() for record in some]
            if records and taken(len(records)):
                return
            acknowledgements = []
            for record in records:
                headers = dict(record.headers)
                event = CredentialUploaded.model_validate_json(record.value)
                answer = documented(event)
                parent_id = headers["ce_id"]
                answer_id = uuid.uuid5(uuid.UUID(parent_id.decode()), _DOCUMENTED)
                acknowledgement = await producer.send(
                    target,
                    key=record.key,
                    value=answer.__pydantic_serializer__.to_json(answer),
                    headers=[
                        ("ce_specversion", b"1.0"),
                        ("ce_id", str(answer_id).encode()),
                        ("ce_type", CredentialDocumented.type.encode()),
                        ("ce_source", b"/redflower/echo"),
                        ("ce_time", headers["ce_time"]),
                        ("ce_subject", record.key),
                        ("ce_parentid", parent_id),
                        ("content-type", b"application/json"),
                        ("traceparent", headers["traceparent"]),
                    ],
                )
                acknowledgements.append(acknowledgement)
            await asyncio.gather(*acknowledgements)
            if polled:
                await consumer.commit(
                    {TopicPartition(p.topic, p.partition): some[-1].offset + 1 for p, some in polled.items()}
                )
