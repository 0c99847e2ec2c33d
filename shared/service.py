"""Makes a service of a stage: the FastStream app with its consumer, its producer, and its health and metrics pages.

The whole of a service's ``app.py`` is a call of :func:`create_service`; ``redflower run NAME`` or FastStream's own
``faststream run --factory services.NAME.app:create_app`` runs it.
"""

import asyncio
import gc
import logging
import signal
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, contextmanager
from types import FrameType
from typing import Any

import structlog
import uvicorn
from aiokafka import ConsumerRebalanceListener, ConsumerRecord, TopicPartition
from faststream import AckPolicy
from faststream.asgi import AsgiFastStream
from faststream.kafka.message import KafkaMessage
from faststream.security import BaseSecurity, SASLPlaintext, SASLScram256, SASLScram512
from uvicorn.lifespan.on import LifespanOn

from shared.bus.client import client_options, tls
from shared.bus.consumer import SturdyBroker
from shared.bus.loop import DeliveryLoop
from shared.bus.publisher import Publisher
from shared.bus.stage import Stage
from shared.errors import ConfigurationError
from shared.events import Event
from shared.settings import DeliverySettings, KafkaSettings, TelemetrySettings
from shared.telemetry.health import Health
from shared.telemetry.logging import configure_logging
from shared.telemetry.tracing import configure_tracing

_log = structlog.get_logger(__name__)

_REBALANCE_TIMEOUT_S = 60
_GC_THRESHOLDS = (50_000, 20, 20)
_SASL = {"PLAIN": SASLPlaintext, "SCRAM-SHA-256": SASLScram256, "SCRAM-SHA-512": SASLScram512}

StageFactory = Callable[[Publisher], AbstractAsyncContextManager[Stage[Any]]]


class _FinishFirst(ConsumerRebalanceListener):  # type: ignore[misc]
    """Lets the batch in hand be committed before its partitions are given away, so that it is not done twice."""

    def __init__(self, loop: Callable[[], DeliveryLoop | None]) -> None:
        self._loop = loop
        self.joined = False

    async def on_partitions_revoked(self, revoked: set[TopicPartition]) -> None:
        loop = self._loop()
        if loop is not None and revoked and not await loop.idle(_REBALANCE_TIMEOUT_S / 2):
            _log.warning("partitions_lost_in_work", partitions=len(revoked))

    async def on_partitions_assigned(self, assigned: set[TopicPartition]) -> None:
        self.joined = True
        _log.info("partitions_assigned", partitions=len(assigned))


def create_service(
    name: str,
    *,
    consumes: Sequence[type[Event]],
    stage: StageFactory,
    batch_max: int | None = None,
) -> "Service":
    """The application of one service.

    Args:
        name: the service's name: its consumer group, and the name in logs, metrics and dead letters.
        consumes: the events it takes, one topic each.
        stage: opens what the stage needs and yields the stage; closed after the last batch.
        batch_max: messages taken at once, where the service knows better than REDFLOWER_BATCH_MAX.

    Raises:
        ConfigurationError: a setting is missing or wrong.
    """
    kafka, delivery, telemetry = KafkaSettings.load(), DeliverySettings.load(), TelemetrySettings.load()
    configure_logging(name, telemetry.log_level)
    configure_tracing(name)
    running: list[DeliveryLoop] = []
    watched: list[Callable[[], str | None]] = []

    def loop() -> DeliveryLoop | None:
        return running[0] if running else None

    listener = _FinishFirst(loop)
    broker = SturdyBroker(
        kafka.bootstrap_servers.split(","),  # FastStream takes a string for one address
        security=_security(kafka),
        client_id=f"redflower-{name}",
        consumer_only=True,  # the Publisher has the only producer
        allow_auto_create_topics=False,
        apply_types=False,
        graceful_timeout=delivery.grace_s,
        logger=None,
    )
    subscriber = broker.subscriber(
        *(kafka.topic(kind.topic) for kind in consumes),
        group_id=kafka.topic(f"redflower-{name}"),
        group_instance_id=kafka.kafka_group_instance_id,
        batch=True,
        max_records=batch_max or delivery.batch_max,
        batch_timeout_ms=delivery.batch_wait_ms,
        auto_offset_reset="earliest",
        ack_policy=AckPolicy.MANUAL,
        max_poll_interval_ms=delivery.poll_interval_max_s * 1000,
        rebalance_timeout_ms=_REBALANCE_TIMEOUT_S * 1000,
        listener=listener,
        parser=_untouched,
        decoder=_records,
        no_reply=True,
    )

    @subscriber
    async def consume(records: tuple[ConsumerRecord, ...]) -> None:
        assert subscriber.consumer is not None
        await running[0].handle(records, subscriber.consumer)

    @asynccontextmanager
    async def lifespan() -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            try:
                publisher = await stack.enter_async_context(Publisher(kafka))
                opened = await stack.enter_async_context(stage(publisher))
            except ConfigurationError as error:
                app.refusal = error
                raise
            watched.extend(publisher.watched)
            running.append(DeliveryLoop(name, opened, publisher, consumes, kafka=kafka, delivery=delivery))
            # What was made until here stays: set aside, it is not walked over again by each full garbage collection.
            # And a batch is not looked through for cycles several times over while it is in hand.
            gc.collect()
            gc.freeze()
            gc.set_threshold(*_GC_THRESHOLDS)
            _log.info("started")
            yield
            _log.info("stopped")

    def give_notice() -> None:
        running[0].stop()

    health = Health(name, loop, lambda: subscriber.consumer, lambda: listener.joined, watched)
    app = Service(
        broker,
        lifespan=lifespan,
        on_shutdown=[give_notice],
        asgi_routes=health.routes(),
        logger=None,
    )
    return app


class Service(AsgiFastStream):
    """A service's application. ``refusal`` is set where it could not start because of its settings."""

    refusal: ConfigurationError | None = None


async def run_service(app: AsgiFastStream, telemetry: TelemetrySettings) -> None:
    """Run an application until SIGTERM or SIGINT; returns after the batch in hand is finished or given back.

    Raises:
        ConfigurationError: it can't start with these settings.
    """
    config = uvicorn.Config(
        app,
        host=telemetry.http_host,
        port=telemetry.http_port,
        log_config=None,
        log_level=logging.WARNING,
        lifespan="on",
    )
    server = _Server(config)
    server.serving = asyncio.create_task(server.serve())
    try:
        await server.serving
    except asyncio.CancelledError:
        if not server.should_exit:
            raise
        _log.info("stopped_before_it_started")
    if isinstance(app, Service) and app.refusal is not None:
        raise app.refusal
    if server.broken:
        sys.exit(1)


class _Server(uvicorn.Server):
    """Ends with 0 after a stop in order; uvicorn's own raises the signal anew, and the process would end by it.

    Ends where the consumer does not start: FastStream says that it has started before it tries, and uvicorn would go on
    for ever with an application that is dead. Told to stop while it still waits for a broker or a database, it stops.
    """

    serving: "asyncio.Task[None] | None" = None

    @property
    def broken(self) -> bool:
        """Whether the application has ended by an error."""
        return isinstance(self.lifespan, LifespanOn) and self.lifespan.error_occurred

    async def on_tick(self, counter: int) -> bool:
        return await super().on_tick(counter) or self.broken

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        if not self.started and self.serving is not None:
            self.serving.cancel()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self.handle_exit, number, None)
        try:
            yield
        finally:
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.remove_signal_handler(number)


async def _untouched(message: tuple[ConsumerRecord, ...]) -> KafkaMessage:
    """FastStream's own parser fails on a header that is not UTF-8, and then the next commit skips the message.

    This one can't fail: the loop decodes each record by itself.
    """
    return KafkaMessage(body=b"", raw_message=message, consumer=None)  # type: ignore[arg-type]  # committed by the loop


async def _records(message: KafkaMessage) -> Any:
    return message.raw_message


def _security(settings: KafkaSettings) -> BaseSecurity | None:
    options = client_options(settings)  # refuses what is incomplete
    context = tls(settings)
    if "sasl_mechanism" in options:
        make = _SASL[settings.kafka_sasl_mechanism]
        return make(
            username=options["sasl_plain_username"],
            password=options["sasl_plain_password"],
            ssl_context=context,
            use_ssl=context is not None,
        )
    return BaseSecurity(ssl_context=context, use_ssl=True) if context is not None else None
