"""Keeps one service process alive: starts it, waits until it is ready, starts it again when it dies, stops it."""

import asyncio
import contextlib
import os
import signal
import sys
import time
import zlib
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from pathlib import Path

from redflower.service import PARENT
from redflower.state import ServiceRecord
from shared.embedded.process import ProcessRecord, free_ports, tail
from shared.errors import ConfigurationError

EXIT_CONFIGURATION = 2
"""A process that ends so has refused its settings: starting it again would not help."""

_BACKOFF_FIRST_S = 0.5
_BACKOFF_MAX_S = 30.0
_HEALTHY_S = 30.0
_DEATHS_BEFORE_READY_MAX = 3
_LINES_SHOWN = 6
_LINE_SHOWN_MAX = 1_200
_POLL_S = 0.15
_LOG_BYTES_MAX = 20_000_000

Say = Callable[[str], None]


class ServiceProcess:
    """One process of a service, from start to stop.

    Args:
        name: the service.
        number: which of its processes, from 1.
        environment: what the process gets, but for its port.
        log: where its output goes; an earlier one is kept as ``.1`` when it has grown large.
        say: told in one sentence when the process died and comes again.
        changed: called when there is a new process to record.
        command: what runs; ``redflower run NAME`` by default.
    """

    def __init__(
        self,
        name: str,
        number: int,
        *,
        environment: Mapping[str, str],
        log: Path,
        say: Say,
        changed: Callable[[], None],
        command: Sequence[str] = (),
    ) -> None:
        self.name = name
        self.number = number
        self.log = log
        self.restarts = 0
        self.http_port = free_ports(1)[0]
        self._environment = environment
        self._say = say
        self._changed = changed
        self._command = tuple(command) or (sys.executable, "-m", "redflower", "run", name)
        self._process: asyncio.subprocess.Process | None = None
        self._created = 0.0
        self._ready = asyncio.Event()
        self._keeping: asyncio.Task[None] | None = None

    @property
    def label(self) -> str:
        """Its name, with a number from the second process on."""
        return self.name if self.number == 1 else f"{self.name}-{self.number}"

    @property
    def record(self) -> ServiceRecord | None:
        """The process that runs now, or ran last."""
        if self._process is None:
            return None
        return ServiceRecord(
            name=self.name,
            number=self.number,
            pid=self._process.pid,
            created=self._created,
            http_port=self.http_port,
            restarts=self.restarts,
        )

    def start(self) -> None:
        """Begin to keep it alive."""
        self._keeping = asyncio.create_task(self._keep(), name=f"keep {self.label}")

    async def wait_until_ready(self, timeout_s: float) -> float:
        """Wait until ``/readyz`` says so; returns the seconds it took.

        Raises:
            ConfigurationError: it refuses its settings, dies again and again, or is not ready in time; holds the end
                of its log.
        """
        assert self._keeping is not None
        began = time.monotonic()
        ready = asyncio.create_task(self._ready.wait())
        try:
            await asyncio.wait({ready, self._keeping}, timeout=timeout_s, return_when=asyncio.FIRST_COMPLETED)
            if self._keeping.done():
                self._keeping.result()
            if not ready.done():
                raise ConfigurationError(self._complaint(f"is not ready after {timeout_s:.0f} s"))
        finally:
            ready.cancel()
        return time.monotonic() - began

    async def stop(self, grace_s: float) -> None:
        """SIGTERM, and after ``grace_s`` SIGKILL to it and its workers."""
        if self._keeping is not None:
            self._keeping.cancel()
            await asyncio.wait([self._keeping])
        process = self._process
        if process is None:
            return
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.terminate()
            try:
                await asyncio.wait_for(process.wait(), grace_s)
            except TimeoutError:
                self._say(f"{self.label} did not stop in {grace_s:.0f} s and was ended")
        self._end_group(process.pid)
        await process.wait()

    async def _keep(self) -> None:
        pause_s = _BACKOFF_FIRST_S
        deaths = 0
        while True:
            began = time.monotonic()
            process = await self._spawn()
            watching = asyncio.create_task(self._watch_readiness())
            try:
                code = await process.wait()
            finally:
                watching.cancel()
            self._end_group(process.pid)  # its workers, should it have left any
            how = f"by {signal.Signals(-code).name}" if code < 0 else f"with exit code {code}"
            if not self._ready.is_set():
                deaths += 1
                if code == EXIT_CONFIGURATION or deaths >= _DEATHS_BEFORE_READY_MAX:
                    raise ConfigurationError(self._complaint(f"ended {how} before it was ready"))
            if time.monotonic() - began > _HEALTHY_S:
                pause_s = _BACKOFF_FIRST_S
            self.restarts += 1
            self._say(f"{self.label} ended {how}; it is started again in {pause_s:.1f} s (log: {self.log})")
            await asyncio.sleep(pause_s)
            pause_s = min(pause_s * 2, _BACKOFF_MAX_S)

    async def _spawn(self) -> asyncio.subprocess.Process:
        if self.log.exists() and self.log.stat().st_size > _LOG_BYTES_MAX:
            self.log.replace(self.log.with_suffix(".log.1"))
        environment = {
            **self._environment,
            "REDFLOWER_HTTP_PORT": str(self.http_port),
            # Static membership: one that was killed takes up its partitions at once, not after the session's timeout.
            # The state's place is part of the name, for systems that share a broker.
            "REDFLOWER_KAFKA_GROUP_INSTANCE_ID": f"{self.label}-{zlib.crc32(str(self.log.parent).encode()):08x}",
            PARENT: str(os.getpid()),
        }
        with self.log.open("ab") as output:
            process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env=environment,
                start_new_session=True,  # Ctrl-C in the terminal is the supervisor's to hand on
            )
        self._process = process
        with contextlib.suppress(Exception):  # gone already: nothing to record
            self._created = ProcessRecord.of(process.pid).created
        self._changed()
        return process

    async def _watch_readiness(self) -> None:
        while not await answers_ready(self.http_port):  # noqa: ASYNC110 - the event is in another process
            await asyncio.sleep(_POLL_S)
        self._ready.set()

    def _complaint(self, what: str) -> str:
        lines = [_shortened(line) for line in tail(self.log, lines=_LINES_SHOWN).splitlines()]
        return f"the service {self.label} {what}. Its log ({self.log}) ends:\n" + "\n".join(lines)

    @staticmethod
    def _end_group(leader_pid: int) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(leader_pid, signal.SIGKILL)


def _shortened(line: str) -> str:
    """A line of a log; of a long one, such as a traceback, the end, where the error stands."""
    return line if len(line) <= _LINE_SHOWN_MAX else f"… {line[-_LINE_SHOWN_MAX:]}"


async def answers_ready(port: int, timeout_s: float = 2.0) -> bool:
    """Whether ``/readyz`` on this loopback port answers with 200."""
    try:
        async with asyncio.timeout(timeout_s):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                writer.write(b"GET /readyz HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")
                status = (await reader.readline()).split()
            finally:
                writer.close()
    except (OSError, TimeoutError):
        return False
    return len(status) > 1 and status[1] == str(HTTPStatus.OK.value).encode()


__all__ = ["EXIT_CONFIGURATION", "ServiceProcess", "answers_ready"]
