"""Plays the upstream app and the lender's core: tells of accounts, puts pictures into the store, announces uploads."""

from datetime import datetime
from uuid import UUID, uuid5

from aiokafka import AIOKafkaConsumer
from aiokafka.errors import KafkaError
from tenacity import retry, retry_if_exception_type, stop_after_delay, wait_exponential_jitter

from shared.bus.client import client_options
from shared.bus.publisher import Publisher
from shared.bus.stage import Outgoing
from shared.errors import TransientError
from shared.events import AccountUpdated, CredentialUploaded, Event
from shared.settings import KafkaSettings
from shared.storage import Storage

_NAMES = UUID("6f0a2c1e-7d53-5b0e-9c53-6b1c0f6a9e11")
_SOURCE = "/redflower/upstream"

_patiently = retry(
    retry=retry_if_exception_type(TransientError),
    stop=stop_after_delay(60),
    wait=wait_exponential_jitter(multiplier=0.2, max=5),
    reraise=True,
)


class Upstream:
    """What lies before the system, played.

    Args:
        storage: the object store that the system reads.
        publisher: to the system's broker.
    """

    def __init__(self, storage: Storage, publisher: Publisher) -> None:
        self._storage = storage
        self._publisher = publisher

    @_patiently
    async def tell_account(
        self, account_id: str, *, holder: str | None, segment: str, base_limit_fen: int, at: datetime
    ) -> None:
        """Publish what the lender's core knows of an account."""
        event = AccountUpdated(
            account_id=account_id, holder_name=holder, segment=segment, base_limit_fen=base_limit_fen, updated_at=at
        )
        await self._publisher.publish([_first(event, f"account/{account_id}/{at.isoformat()}", at)])

    @_patiently
    async def upload(self, upload_id: str, account_id: str, content: bytes, media_type: str, *, at: datetime) -> None:
        """Put the bytes into the store, then announce them: in this order, so that who hears of them finds them.

        The same upload id gives the same event id: sent twice, it is one upload.

        Raises:
            TransientError: store or broker stayed away for a minute.
        """
        ref = await self._storage.put(f"uploads/{upload_id}", content, media_type)
        event = CredentialUploaded(account_id=account_id, upload_id=upload_id, object=ref, uploaded_at=at)
        await self._publisher.publish([_first(event, f"upload/{upload_id}", at)])


def _first(event: Event, name: str, at: datetime) -> Outgoing:
    """An event that follows from no other: it is its own parent, and begins a trace."""
    event_id = uuid5(_NAMES, name)
    trace = (("traceparent", f"00-{event_id.hex}-{event_id.hex[16:]}-01"),)
    return Outgoing(event=event, id=event_id, parent_id=event_id, time=at, source=_SOURCE, trace=trace)


async def account_is_known(settings: KafkaSettings, account_id: str) -> bool:
    """Whether the compacted topic of accounts holds this one already. Reads the topic through once.

    Raises:
        TransientError: the broker does not answer.
    """
    topic = settings.topic(AccountUpdated.topic)
    consumer = AIOKafkaConsumer(topic, **client_options(settings), auto_offset_reset="earliest")
    try:
        await consumer.start()
        ends = await consumer.end_offsets(consumer.assignment())
        key = account_id.encode()
        while any([await consumer.position(each) < end for each, end in ends.items()]):
            for records in (await consumer.getmany(timeout_ms=500)).values():
                if any(record.key == key for record in records):
                    return True
    except (KafkaError, OSError) as error:
        raise TransientError(f"the broker at {settings.bootstrap_servers} does not answer: {error!r}") from error
    finally:
        await consumer.stop()
    return False


__all__ = ["Upstream", "account_is_known"]
