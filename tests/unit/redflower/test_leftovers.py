"""What clearing promises: everything of a killed system is ended, and nothing else is touched."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from redflower.leftovers import MARK, clear_leftovers, processes_of
from redflower.state import StateFolder

SLEEPER = "import time; time.sleep(120)"
WITH_CHILD = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {SLEEPER!r}], env={{}})"
STUBBORN = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); {SLEEPER}"


@pytest.fixture
def started() -> Iterator[list[subprocess.Popen[bytes]]]:
    processes: list[subprocess.Popen[bytes]] = []
    yield processes
    for process in processes:
        process.kill()
        process.wait()


def start(started: list[subprocess.Popen[bytes]], code: str, mark: Path | None) -> subprocess.Popen[bytes]:
    environment = dict(os.environ) | ({MARK: str(mark)} if mark is not None else {})
    process = subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE)
    started.append(process)
    return process


def runs(pid: int) -> bool:
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


def test_what_is_marked_is_ended_with_its_children(tmp_path: Path, started: list[subprocess.Popen[bytes]]) -> None:
    """A service and the worker it started, which does not carry the mark, both go."""
    service = start(started, WITH_CHILD, tmp_path)
    deadline = time.monotonic() + 20
    while not (children := psutil.Process(service.pid).children()) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert clear_leftovers(StateFolder(tmp_path), grace_s=5) == 2
    assert not runs(service.pid)
    assert not any(runs(child.pid) for child in children)


def test_what_does_not_listen_is_killed(tmp_path: Path, started: list[subprocess.Popen[bytes]]) -> None:
    """A process that ignores SIGTERM goes too."""
    service = start(started, STUBBORN, tmp_path)
    assert service.stdout is not None
    service.stdout.readline()
    clear_leftovers(StateFolder(tmp_path), grace_s=0.3)
    assert not runs(service.pid)


def test_others_are_left_alone(tmp_path: Path, started: list[subprocess.Popen[bytes]]) -> None:
    """Another system's process, in a folder below this one, and a process of no system both stay."""
    other = start(started, SLEEPER, tmp_path / "demo-1")
    unmarked = start(started, SLEEPER, None)
    assert clear_leftovers(StateFolder(tmp_path)) == 0
    assert other.poll() is None
    assert unmarked.poll() is None
    assert [process.pid for process in processes_of(tmp_path / "demo-1")] == [other.pid]
