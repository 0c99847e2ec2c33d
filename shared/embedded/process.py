"""A server process that outlives its starter: recorded in a file, so that whoever comes next finds or clears it."""

import contextlib
import json
import socket
import subprocess
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

_CREATED_SLACK_S = 1.0


@dataclass(frozen=True, slots=True)
class ProcessRecord:
    """A process by pid and creation time, so that a pid used again by another program is not mistaken for it."""

    pid: int
    created: float

    @classmethod
    def of(cls, pid: int) -> "ProcessRecord":
        """The record of a running process."""
        return cls(pid=pid, created=psutil.Process(pid).create_time())

    @classmethod
    def read(cls, path: Path) -> "ProcessRecord | None":
        """The record in a file; None where there is none, or where it was cut off while being written."""
        try:
            return cls(**json.loads(path.read_text()))
        except (FileNotFoundError, ValueError, TypeError):
            return None

    def write(self, path: Path) -> None:
        """Keep the record in a file."""
        path.write_text(json.dumps(asdict(self)))

    def process(self) -> psutil.Process | None:
        """The process, if it still runs."""
        try:
            process = psutil.Process(self.pid)
            if abs(process.create_time() - self.created) > _CREATED_SLACK_S or process.status() == psutil.STATUS_ZOMBIE:
                return None
        except psutil.NoSuchProcess:
            return None
        return process


def spawn(arguments: Sequence[str | Path], *, log: Path, record: Path, environment: Mapping[str, str]) -> ProcessRecord:
    """Start a detached process, its output into ``log``, itself recorded in ``record``."""
    with log.open("ab") as output:
        process = subprocess.Popen(  # noqa: S603 - our own arguments
            [str(argument) for argument in arguments],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=dict(environment),
            start_new_session=True,
        )
    started = ProcessRecord.of(process.pid)
    started.write(record)
    return started


def stop(processes: Iterable[psutil.Process], *, grace_s: float) -> None:
    """Ask processes to end, and end those that have not after ``grace_s`` seconds."""
    running = list(processes)
    for process in running:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.terminate()
    _, stubborn = psutil.wait_procs(running, timeout=grace_s)
    for process in stubborn:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(stubborn, timeout=5)


def free_ports(count: int) -> list[int]:
    """Ports on loopback that nothing listens on just now."""
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [int(each.getsockname()[1]) for each in sockets]


def listens(port: int) -> bool:
    """Whether something accepts connections on a loopback port."""
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def tail(log: Path, lines: int = 15) -> str:
    """The end of a log, for an error message."""
    try:
        return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])
    except FileNotFoundError:
        return "(no log)"


def wait_until_listening(port: int, process: ProcessRecord, *, timeout_s: float) -> bool:
    """Whether the port answers before the time is up or the process ends."""
    deadline = time.monotonic() + timeout_s
    while time.monotonic() < deadline:
        if listens(port):
            return True
        if process.process() is None:
            return False
        time.sleep(0.05)
    return False
