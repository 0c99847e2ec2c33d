"""Publishes events and waits for every acknowledgement."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import TracebackType
from typing import Self

import structlog
from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError, MessageSizeTooLargeError

from shared.bus.client import client_options
from shared.bus.cloudevents import Headers, encode
from shared.bus.stage import Outgoing
from shared.errors import PermanentError, TransientError
from shared.settings import KafkaSettings

_REQUEST_BYTES_MAX = 8 * 1024 * 1024
_BATCH_BYTES_MAX = 256 * 1024
_RETRY_MAX_S = 5.0

_log = structlog.get_logger(__name__)

Message = tuple[str, bytes | None, bytes | None, Headers]
"""Full topic, key, value, headers."""


class Publisher:
    """An idempotent producer with ``acks=all``, made again where it has broken for good."""

    def __init__(self, settings: KafkaSettings) -> None:
        self._settings = settings
        self._producer: AIOKafkaProducer | None = None
        self._making = asyncio.Lock()
        self.watched: list[Callable[[], str | None]] = []
        """What publishes by this besides the delivery loop: each says what is wrong with it, or None."""

    async def __aenter__(self) -> Self:
        pause_s = 0.2
        while True:
            try:
                await self._ready()
            except TransientError as error:
                _log.warning("broker_away", error=str(error), retry_s=pause_s)
                await asyncio.sleep(pause_s)
                pause_s = min(pause_s * 2, _RETRY_MAX_S)
            else:
                return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._discard()

    async def publish(self, events: Sequence[Outgoing]) -> None:
        """Publish in order and wait until the broker has acknowledged all. Events of one account keep their order.

        Raises:
            TransientError: at least one was not acknowledged; publish the same again.
            PermanentError: ``event_too_large``.
        """
        if events:
            await self._send(self._messages(events))

    async def send(self, messages: Sequence[Message]) -> None:
        """Send raw messages; the same promise as :meth:`publish`."""
        if messages:
            await self._send(messages)

    def _messages(self, events: Iterable[Outgoing]) -> Iterator[Message]:
        """Each is encoded just before it is sent, so that no second copy of the whole batch is held."""
        for outgoing in events:
            topic, key, value, headers = encode(outgoing)
            yield self._settings.topic(topic), key, value, headers

    async def _send(self, messages: Iterable[Message]) -> None:
        producer = await self._ready()
        try:
            acknowledged = [
                await producer.send(topic, key=key, value=value, headers=headers)
                for topic, key, value, headers in messages
            ]
            await asyncio.gather(*acknowledged)
        except MessageSizeTooLargeError as error:
            raise PermanentError("event_too_large", str(error)) from error
        except (KafkaError, ConnectionError) as error:
            if not getattr(error, "retriable", True):
                # Out of sequence or fenced: an idempotent producer never comes back from that.
                await self._discard()
            message = f"not acknowledged: {error!r}"
            raise TransientError(message) from error

    async def _ready(self) -> AIOKafkaProducer:
        async with self._making:
            if self._producer is None:
                producer = AIOKafkaProducer(
                    **client_options(self._settings),
                    acks="all",
                    enable_idempotence=True,
                    max_request_size=_REQUEST_BYTES_MAX,
                    max_batch_size=_BATCH_BYTES_MAX,
                    request_timeout_ms=15_000,
                )
                try:
                    await producer.start()
                except (KafkaError, OSError) as error:
                    await producer.stop()
                    message = f"the broker does not answer: {error!r}"
                    raise TransientError(message) from error
                self._producer = producer
            return self._producer

    async def _discard(self) -> None:
        producer, self._producer = self._producer, None
        if producer is not None:
            try:
                await asyncio.wait_for(producer.stop(), timeout=10)
            except (KafkaError, TimeoutError, OSError) as error:
                _log.warning("producer_stop", error=repr(error))
