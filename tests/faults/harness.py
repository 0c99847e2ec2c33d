"""A whole system as real processes, and the ways to hurt it. One a module: see ``conftest.py``."""

import asyncio
import contextlib
import os
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import asyncpg
import psutil
import pytest

from redflower.leftovers import MARK, processes_of
from redflower.state import StateFolder
from redflower.supervisor import ServiceProcess, answers_ready
from redflower.system import System, kafka_settings
from shared.bus.publisher import Message, Publisher
from shared.embedded.kafka import EmbeddedKafka
from shared.embedded.postgres import EmbeddedPostgres
from shared.errors import TransientError
from shared.settings import DeliverySettings
from shared.storage import Storage

SERVICES = ("ingest", "ocr", "classify", "verify", "credit")
_OWN_PARTS = ("KAFKA_BOOTSTRAP_SERVERS", "DATABASE_URL", "REDFLOWER_STORAGE_URL", "REDFLOWER_TOPIC_PREFIX")


class Listener:
    """Hears what the supervisor says."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def begin(self, part: str) -> None:
        pass

    def progress(self, part: str, done: int, total: int) -> None:
        pass

    def finish(self, part: str, seconds: float) -> None:
        pass

    def say(self, text: str) -> None:
        self.said.append(text)


class Harness:
    """A running system with its broker, database and services, each a process that can be hurt."""

    def __init__(self, system: System, publisher: Publisher, listener: Listener) -> None:
        self.system = system
        self.settings = kafka_settings(system.record)
        self.publisher = publisher
        self.storage = Storage(system.storage_url)
        self.said = listener.said
        self.kafka = EmbeddedKafka(system.state.kafka)
        self.postgres = EmbeddedPostgres(system.state.postgres)
        self.grace_s = DeliverySettings.load().grace_s
        self._listener = listener
        self._extra: list[ServiceProcess] = []

    @classmethod
    @asynccontextmanager
    async def running(cls, folder: Path, *, nodes: int = 1) -> AsyncIterator["Harness"]:
        """A system in a folder of its own, on a broker and a database of its own; nothing of it is left afterwards."""
        state = StateFolder(folder)
        with pytest.MonkeyPatch.context() as patch:
            for name in _OWN_PARTS:
                patch.delenv(name, raising=False)
            patch.setenv(MARK, str(state.root))
            patch.setenv("REDFLOWER_RETRY_MAX_S", "2")
            patch.setenv("REDFLOWER_TOPIC_REPLICATION", str(nodes))
            EmbeddedKafka(state.kafka, nodes=nodes)  # the folder remembers how many
            listener = Listener()
            async with (
                System.running(state, listener) as system,
                Publisher(kafka_settings(system.record)) as publisher,
            ):
                harness = cls(system, publisher, listener)
                try:
                    yield harness
                finally:
                    await asyncio.gather(*(each.stop(harness.grace_s) for each in harness._extra))
        assert not list(processes_of(state.root)), "nothing is left running"

    def service(self, name: str, number: int = 1) -> ServiceProcess:
        """The supervised process of a service."""
        processes = [*self.system.services, *self._extra]
        return next(each for each in processes if (each.name, each.number) == (name, number))

    def process(self, name: str, number: int = 1) -> psutil.Process:
        """The operating system's process of a service."""
        record = self.service(name, number).record
        assert record is not None
        return psutil.Process(record.pid)

    async def gone(self, process: psutil.Process, timeout_s: float) -> float:
        """Wait until a process has ended; returns the seconds it took. The supervisor takes its exit code."""
        began = time.monotonic()

        async def ended() -> bool:
            return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE

        assert await eventually(ended, timeout_s), f"process {process.pid} still runs after {timeout_s} s"
        return time.monotonic() - began

    def pids(self) -> dict[str, int]:
        """The process of each service now."""
        return {each.label: each.record.pid for each in self.system.services if each.record is not None}

    @contextmanager
    def held(self, name: str) -> Iterator[None]:
        """Hold a service still (SIGSTOP) for as long as the block lasts, so that work heaps up before it."""
        process = self.process(name)
        process.suspend()
        try:
            yield
        finally:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.resume()

    async def wait_restarted(self, name: str, old_pid: int, timeout_s: float = 120) -> None:
        """Wait until the supervisor has started the service again and it is ready."""
        service = self.service(name)

        async def back() -> bool:
            record = service.record
            return record is not None and record.pid != old_pid and await answers_ready(service.http_port)

        assert await eventually(back, timeout_s), f"{name} is not back after {timeout_s} s"

    async def wait_ready(self, timeout_s: float = 120) -> None:
        """Wait until every service says that it advances."""

        async def ready() -> bool:
            return all([await answers_ready(each.http_port) for each in (*self.system.services, *self._extra)])

        assert await eventually(ready, timeout_s), f"not all services are ready after {timeout_s} s"

    async def add(self, name: str) -> ServiceProcess:
        """Start one more process of a service, supervised like the first."""
        number = 2
        environment = {
            **os.environ,
            "KAFKA_BOOTSTRAP_SERVERS": self.system.bootstrap_servers,
            "DATABASE_URL": self.system.database_url,
            "REDFLOWER_STORAGE_URL": self.system.storage_url,
            "PYTHONUNBUFFERED": "1",
        }
        log = self.system.state.logs / f"{name}-{number}.log"
        service = ServiceProcess(
            name, number, environment=environment, log=log, say=self._listener.say, changed=lambda: None
        )
        self._extra.append(service)
        service.start()
        await service.wait_until_ready(120)
        return service

    @asynccontextmanager
    async def blocked_in_transaction(self, name: str) -> AsyncIterator[None]:
        """Block a stateful service inside its transaction, by a lock on its inbox; the block begins when it waits."""
        connection = await self.connect()
        try:
            await connection.execute(f'begin; lock table "{name}".inbox in share mode')

            async def is_blocked() -> bool:
                waiting = "select count(*) from pg_locks where not granted and relation = $1::text::regclass"
                return bool(await connection.fetchval(waiting, f'"{name}".inbox'))

            assert await eventually(is_blocked, 120), f"{name} is not in a transaction"
            yield
        finally:
            await connection.close()

    async def connect(self) -> "asyncpg.Connection[asyncpg.Record]":
        """A connection to the system's database."""
        return await asyncpg.connect(self.system.database_url)

    async def send(self, messages: Sequence[Message]) -> None:
        """Send raw messages, as patiently as the upstream app would."""
        deadline = time.monotonic() + 90
        while True:
            try:
                return await self.publisher.send(messages)
            except TransientError:
                if time.monotonic() > deadline:
                    raise
                await asyncio.sleep(0.2)


async def eventually(check: Callable[[], Awaitable[bool]], timeout_s: float) -> bool:
    """Whether a condition comes true in time."""
    deadline = time.monotonic() + timeout_s
    while time.monotonic() < deadline:
        if await check():
            return True
        await asyncio.sleep(0.05)
    return False


def kill(process: psutil.Process) -> None:
    """End a process as a crash would, and nothing but that process."""
    os.kill(process.pid, signal.SIGKILL)


__all__ = ["SERVICES", "Harness", "eventually", "kill"]
