"""What the supervisor promises, on real processes: ready means ready, the dead come again, nothing is left."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import psutil
import pytest

from redflower.supervisor import ServiceProcess, answers_ready
from shared.errors import ConfigurationError

SERVER = """
import http.server, os, subprocess, sys
if "WITH_WORKER" in os.environ:
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(120)"])
class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if os.path.exists(os.environ["READY_FILE"]) else 503)
        self.end_headers()
    def log_message(self, *_): pass
print("serving", flush=True)
http.server.HTTPServer(("127.0.0.1", int(os.environ["REDFLOWER_HTTP_PORT"])), Page).serve_forever()
"""

Make = Callable[..., ServiceProcess]


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
async def make(tmp_path: Path, said: list[str]) -> AsyncIterator[Make]:
    made: list[ServiceProcess] = []

    def one(code: str = SERVER, **environment: str) -> ServiceProcess:
        service = ServiceProcess(
            "toy",
            1,
            environment=dict(os.environ) | {"READY_FILE": str(tmp_path / "ready")} | environment,
            log=tmp_path / "toy.log",
            say=said.append,
            changed=lambda: None,
            command=(sys.executable, "-c", code),
        )
        made.append(service)
        service.start()
        return service

    yield one
    for service in made:
        await service.stop(grace_s=1)


async def until(condition: Callable[[], Awaitable[bool]], timeout_s: float = 20) -> bool:
    deadline = time.monotonic() + timeout_s
    while time.monotonic() < deadline:
        if await condition():
            return True
        await asyncio.sleep(0.05)
    return False


async def test_ready_is_what_the_service_says(make: Make, tmp_path: Path) -> None:
    """A service that runs but says 503 is not ready; as soon as it says 200 it is."""
    service = make()
    assert await until(lambda: reachable(service.http_port))
    assert not await answers_ready(service.http_port)
    (tmp_path / "ready").touch()
    assert await service.wait_until_ready(20) < 20


async def reachable(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True


async def test_a_killed_service_comes_again_at_its_address(make: Make, tmp_path: Path, said: list[str]) -> None:
    """Kill -9 of a service: said so, and started again on the same port, as another process."""
    (tmp_path / "ready").touch()
    service = make()
    await service.wait_until_ready(20)
    first = service.record
    assert first is not None
    os.kill(first.pid, signal.SIGKILL)

    async def another_answers() -> bool:
        second = service.record
        return second is not None and second.pid != first.pid and await answers_ready(second.http_port)

    assert await until(another_answers)
    assert service.record is not None
    assert service.record.http_port == first.http_port
    assert service.restarts == 1
    assert "SIGKILL" in said[0]


async def test_refused_settings_are_not_tried_again(make: Make) -> None:
    """Exit code 2 at the start is a refused setting: the start fails at once, with what the service said."""
    service = make("import sys; print('REDFLOWER_BATCH_MAX: too large'); sys.exit(2)")
    with pytest.raises(ConfigurationError, match="REDFLOWER_BATCH_MAX: too large"):
        await service.wait_until_ready(20)
    assert service.restarts == 0


async def test_a_service_that_never_comes_up_fails_the_start(make: Make) -> None:
    """One that dies again and again before it was ever ready ends the start, with the end of its log."""
    service = make("raise SystemExit('no such table')")
    with pytest.raises(ConfigurationError, match="no such table"):
        await service.wait_until_ready(30)


async def test_one_that_is_never_ready_fails_the_start(make: Make) -> None:
    """The wait for readiness ends."""
    service = make()
    with pytest.raises(ConfigurationError, match="not ready after 1 s"):
        await service.wait_until_ready(1)


async def test_stopping_leaves_no_worker(make: Make, tmp_path: Path) -> None:
    """What a service started itself goes with it."""
    (tmp_path / "ready").touch()
    service = make(WITH_WORKER="1")
    await service.wait_until_ready(20)
    assert service.record is not None
    parent = psutil.Process(service.record.pid)
    workers = parent.children(recursive=True)
    assert len(workers) == 1
    await service.stop(grace_s=5)
    _, alive = psutil.wait_procs([parent, *workers], timeout=5)
    assert [each for each in alive if each.status() != psutil.STATUS_ZOMBIE] == []


async def test_one_that_ignores_sigterm_is_ended_after_the_grace(make: Make, tmp_path: Path) -> None:
    """Stopping ends, whatever a service does about SIGTERM."""
    (tmp_path / "ready").touch()
    service = make("import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + SERVER)
    await service.wait_until_ready(20)
    began = time.monotonic()
    await service.stop(grace_s=0.5)
    assert time.monotonic() - began < 5
    assert not await reachable(service.http_port)
