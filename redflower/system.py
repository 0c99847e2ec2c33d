"""The whole system on one machine: broker, database and every service as a process, started and stopped in order."""

import asyncio
import os
import subprocess
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from typing import Any, Protocol, TypeVar

from redflower.interrupt import uninterrupted
from redflower.leftovers import MARK, clear_leftovers
from redflower.service import service_names
from redflower.state import StateFolder, SystemRecord
from redflower.supervisor import ServiceProcess
from shared.bus.topics import create_topics
from shared.embedded.kafka import EmbeddedKafka
from shared.embedded.postgres import EmbeddedPostgres
from shared.embedded.process import ProcessRecord
from shared.errors import ConfigurationError
from shared.settings import DeliverySettings, KafkaSettings

T = TypeVar("T")

PROCESSES_MAX = 32
_READY_TIMEOUT_S = 180.0
_STOP_SLACK_S = 5.0


class Show(Protocol):
    """Told how the start goes. Called from the event loop, ``progress`` from any thread."""

    def begin(self, part: str) -> None:
        """A part is being started."""

    def progress(self, part: str, done: int, total: int) -> None:
        """How far the part is."""

    def finish(self, part: str, seconds: float) -> None:
        """The part is ready."""

    def say(self, text: str) -> None:
        """Something that a person should know."""


class System:
    """A running system.

    Use :meth:`running`. Addresses of one's own in the environment (``KAFKA_BOOTSTRAP_SERVERS``, ``DATABASE_URL``,
    ``REDFLOWER_STORAGE_URL``) are used instead of the embedded parts.
    """

    def __init__(self, state: StateFolder, show: Show, environment: Mapping[str, str]) -> None:
        self.state = state
        self.services: list[ServiceProcess] = []
        self.bootstrap_servers = environment.get("KAFKA_BOOTSTRAP_SERVERS", "")
        self.database_url = environment.get("DATABASE_URL", "")
        self.storage_url = environment.get("REDFLOWER_STORAGE_URL", "") or state.objects.as_uri()
        self._environment = environment
        self._show = show
        self._ready = False
        self._me = ProcessRecord.of(os.getpid())

    @classmethod
    @asynccontextmanager
    async def running(
        cls,
        state: StateFolder,
        show: Show,
        *,
        processes: Mapping[str, int] | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> AsyncIterator["System"]:
        """Start everything, hand it over when it is ready, and stop everything, whatever happens in between.

        Args:
            state: the folder that the system keeps its data in; held alone.
            show: told how the start goes.
            processes: how many processes a service gets, where not one.
            environment: what the services get; this process' own by default.

        Raises:
            StateInUseError: another system holds the folder.
            ConfigurationError: a part does not start; says why.
        """
        wanted = _processes(processes or {})
        environment = {**(os.environ if environment is None else environment), MARK: str(state.root)}
        async with AsyncExitStack() as stack:
            stack.enter_context(state.lock())
            cleared = await uninterrupted(asyncio.to_thread(clear_leftovers, state))
            if cleared:
                show.say(f"cleared {cleared} processes that a killed system had left")
            system = cls(state, show, environment)
            # The last to run: whatever a part's own stop has left, this ends.
            stack.push_async_callback(lambda: uninterrupted(asyncio.to_thread(clear_leftovers, state)))
            await system._start_servers(stack)
            await system._start_services(stack, wanted)
            yield system

    @property
    def record(self) -> SystemRecord:
        """Where the system is reached, and what runs."""
        return SystemRecord(
            pid=self._me.pid,
            created=self._me.created,
            bootstrap_servers=self.bootstrap_servers,
            database_url=self.database_url,
            storage_url=self.storage_url,
            topic_prefix=self._environment.get("REDFLOWER_TOPIC_PREFIX", ""),
            ready=self._ready,
            services=tuple(record for service in self.services if (record := service.record) is not None),
        )

    async def _start_servers(self, stack: AsyncExitStack) -> None:
        starts = []
        if not self.database_url:
            postgres = EmbeddedPostgres(self.state.postgres)
            starts.append(self._server(stack, "postgres", postgres.start, postgres.stop))
        if not self.bootstrap_servers:
            # The broker inherits the mark from here, and is found by it should this process be killed.
            os.environ[MARK] = str(self.state.root)
            kafka = EmbeddedKafka(self.state.kafka)
            start = partial(kafka.start, partial(self._show.progress, "kafka"))
            by_hand = all(row["pid"] is not None for row in kafka.status())  # `redflower kafka start`: it stays
            starts.append(self._server(stack, "kafka", start, _nothing if by_hand else kafka.stop))
        urls = await asyncio.gather(*starts)
        if not self.database_url:
            self.database_url = urls.pop(0)
        if not self.bootstrap_servers:
            self.bootstrap_servers = urls.pop(0)
        settings = with_the_brokers_replication(kafka_settings(self.record), self.state)
        await self._timed("topics", create_topics(settings))

    async def _server(
        self, stack: AsyncExitStack, part: str, start: Callable[[], str], stop: Callable[[], None]
    ) -> str:
        starting = asyncio.create_task(asyncio.to_thread(start))

        async def end() -> None:
            await asyncio.wait([starting])  # a thread can't be cancelled: what it starts is stopped after it
            try:
                await asyncio.to_thread(stop)
            except (OSError, subprocess.SubprocessError) as error:
                self._show.say(f"{part} did not stop as it should and is ended: {error}")

        stack.push_async_callback(lambda: uninterrupted(end()))
        return await self._timed(part, asyncio.shield(starting))

    async def _start_services(self, stack: AsyncExitStack, wanted: Mapping[str, int]) -> None:
        environment = {
            **self._environment,
            "KAFKA_BOOTSTRAP_SERVERS": self.bootstrap_servers,
            "DATABASE_URL": self.database_url,
            "REDFLOWER_STORAGE_URL": self.storage_url,
            "REDFLOWER_STATE_DIR": str(self.state.root),
            "PYTHONUNBUFFERED": "1",
        }
        for name, count in wanted.items():
            for number in range(1, count + 1):
                log = self.state.logs / (f"{name}.log" if number == 1 else f"{name}-{number}.log")
                self.services.append(
                    ServiceProcess(
                        name, number, environment=environment, log=log, say=self._show.say, changed=self._write
                    )
                )
        stack.push_async_callback(lambda: uninterrupted(self._stop_services()))
        for service in self.services:
            service.start()
        await asyncio.gather(
            *(self._timed(service.label, service.wait_until_ready(_READY_TIMEOUT_S)) for service in self.services)
        )
        self._ready = True
        self._write()

    async def _stop_services(self) -> None:
        grace_s = DeliverySettings.load().grace_s + _STOP_SLACK_S
        await asyncio.gather(*(service.stop(grace_s) for service in self.services))

    async def _timed(self, part: str, work: Awaitable[T]) -> T:
        began = time.monotonic()
        self._show.begin(part)
        result = await work
        self._show.finish(part, time.monotonic() - began)
        return result

    def _write(self) -> None:
        self.state.write(self.record)


def _nothing() -> None:
    """A part that was running before stays."""


def kafka_settings(record: SystemRecord) -> KafkaSettings:
    """The settings with which to speak to a running system's broker; what the record lacks is the environment's."""
    values: dict[str, Any] = {"KAFKA_BOOTSTRAP_SERVERS": record.bootstrap_servers, "topic_prefix": record.topic_prefix}
    return KafkaSettings(**values)


def with_the_brokers_replication(settings: KafkaSettings, state: StateFolder) -> KafkaSettings:
    """Settings to make topics by: on the embedded broker of this folder, as many copies as it has nodes.

    With fewer, a topic on three nodes would hold one copy where two must be in sync, and take no message at all.
    """
    if not state.kafka.exists():
        return settings
    embedded = EmbeddedKafka(state.kafka)
    if embedded.bootstrap_servers != settings.bootstrap_servers:
        return settings
    return settings.model_copy(update={"topic_replication": embedded.replication})


def _processes(asked: Mapping[str, int]) -> dict[str, int]:
    names = service_names()
    for name, count in asked.items():
        if name not in names:
            raise ConfigurationError(f"--processes: there is no service {name!r}; there are {', '.join(names)}")
        if not 1 <= count <= PROCESSES_MAX:
            raise ConfigurationError(f"--processes: {name} can have 1 to {PROCESSES_MAX} processes, not {count}")
    return {name: asked.get(name, 1) for name in names}


__all__ = ["Show", "System", "kafka_settings", "with_the_brokers_replication"]
