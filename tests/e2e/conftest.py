"""Starts the command line as people do, in a state folder of its own, and sees to it that nothing is left."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from redflower.leftovers import MARK

OF_ONES_OWN = ("KAFKA_BOOTSTRAP_SERVERS", "DATABASE_URL", "REDFLOWER_STORAGE_URL")


class CommandLine:
    """``redflower`` with a state folder."""

    def __init__(self, state: Path) -> None:
        self.state = state
        # Embedded everything: what is tested is that the command line starts and ends it all.
        self._environment = {name: value for name, value in os.environ.items() if name not in OF_ONES_OWN} | {
            "REDFLOWER_STATE_DIR": str(state),
            "COLUMNS": "120",
        }

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start a command and do not wait for it."""
        return subprocess.Popen(
            [sys.executable, "-m", "redflower", *arguments],
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, *arguments: str, timeout_s: float = 400) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        process = self.start(*arguments)
        try:
            output, _ = process.communicate(timeout=timeout_s)
        except subprocess.TimeoutExpired:
            process.terminate()
            output, _ = process.communicate(timeout=60)
            pytest.fail(f"{arguments} took longer than {timeout_s} s:\n{output}")
        return subprocess.CompletedProcess(arguments, process.returncode, output)

    def left(self) -> list[str]:
        """The processes that still belong to this folder or one below it, in words."""
        return [f"{process.pid} {process.name()}" for process in psutil.process_iter() if self._mine(process)]

    def _mine(self, process: psutil.Process) -> bool:
        try:
            if process.pid == os.getpid() or process.status() == psutil.STATUS_ZOMBIE:
                return False
            marked = process.environ().get(MARK, "").startswith(str(self.state))
            return marked or any(str(self.state) in argument for argument in process.cmdline())
        except psutil.Error:
            return False


def until(condition: Callable[[], bool], timeout_s: float) -> bool:
    """Whether it came true in time."""
    deadline = time.monotonic() + timeout_s
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.1)
    return False


@pytest.fixture
def redflower() -> Iterator[CommandLine]:
    """The command line; afterwards nothing of it may run."""
    # Not pytest's own folder: for root, Postgres runs as another user, and every start of pytest shuts that out again.
    folder = Path(tempfile.mkdtemp(prefix="redflower-e2e-")).resolve()
    folder.chmod(0o755)
    command_line = CommandLine(folder / "状态")  # a name that a program may stumble over
    yield command_line
    left = command_line.left()
    for process in psutil.process_iter():
        if command_line._mine(process):
            process.kill()
    shutil.rmtree(folder, ignore_errors=True)
    assert left == []
