"""aiokafka's consumer, made sturdy: what it can't read, and where it stumbles, costs no other message."""

from functools import partial
from typing import Any

import structlog
from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition
from faststream.kafka import KafkaBroker

_PROBE_MS = 500

_log = structlog.get_logger(__name__)

Batch = dict[TopicPartition, list["ConsumerRecord[bytes, bytes]"]]


class SturdyConsumer(AIOKafkaConsumer):  # type: ignore[misc]
    """Two faults of aiokafka 0.14 mended, for a caller that commits each batch before it asks for the next.

    Where ``getmany`` raises while it unpacks one partition, what it had taken from others is lost, but counted as
    consumed. So here, after any error, every partition goes back to its committed offset.

    A header whose *name* is not UTF-8 makes it raise for ever. Here the message is found, and a record in its place is
    returned that no one can decode either: it ends in the dead letters, with topic, partition and offset of the original.
    """

    async def getmany(self, *partitions: TopicPartition, timeout_ms: int = 0, max_records: int | None = None) -> Batch:
        """See aiokafka."""
        try:
            batch: Batch = await super().getmany(*partitions, timeout_ms=timeout_ms, max_records=max_records)
        except UnicodeDecodeError:
            await self._rewind()
            return await self._one_each()
        except Exception:
            await self._rewind()
            raise
        return batch

    async def _rewind(self) -> None:
        for partition in self.assignment():
            committed = await self.committed(partition)
            if committed is None:
                committed = (await self.beginning_offsets([partition]))[partition]
            self.seek(partition, committed)

    async def _one_each(self) -> Batch:
        """At most one record of each partition; in place of an unreadable one its stand-in."""
        batch: Batch = {}
        for partition in self.assignment():
            try:
                batch |= await super().getmany(partition, timeout_ms=_PROBE_MS, max_records=1)
            except UnicodeDecodeError:
                offset = await self.position(partition)
                _log.exception("record_unreadable", topic=partition.topic, partition=partition.partition, offset=offset)
                batch[partition] = [_stand_in(partition, offset)]
                self.seek(partition, offset + 1)
        return batch


def _stand_in(partition: TopicPartition, offset: int) -> "ConsumerRecord[bytes, bytes]":
    return ConsumerRecord(
        topic=partition.topic,
        partition=partition.partition,
        offset=offset,
        timestamp=-1,
        timestamp_type=0,
        key=None,
        value=b"the original could not be read: a header's name is not UTF-8",
        checksum=None,
        serialized_key_size=0,
        serialized_value_size=0,
        headers=(("unreadable-header-name", b"\xff"),),
    )


class SturdyBroker(KafkaBroker):
    """FastStream's broker, with sturdy consumers."""

    async def _connect(self) -> Any:
        await super()._connect()
        config = self.config.broker_config
        config.builder = partial(SturdyConsumer, **config.builder.keywords)  # type: ignore[attr-defined]  # a partial too
        return config.builder
