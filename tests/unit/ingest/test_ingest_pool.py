"""A hostile document costs itself and no other: real worker processes that hang, crash and eat memory."""

import asyncio
import contextlib
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import psutil
import pytest
from PIL import Image

from services.ingest.decoded import Decoded
from services.ingest.limits import Limits
from services.ingest.pool import DecoderPool
from services.ingest.refusal import Refusal, RefusalCode
from shared.errors import TransientError
from tests.unit.ingest import files, hostile_work

LIMITS = Limits(memory_bytes_max=300_000_000)


@pytest.fixture(scope="module")
async def pool() -> AsyncIterator[DecoderPool]:
    async with DecoderPool.open(LIMITS, workers=2, timeout_s=4.0, work=hostile_work.work) as decoder:
        yield decoder


def workers() -> list[psutil.Process]:
    """The workers that this process has started and that live."""
    return [
        psutil.Process(child.pid) for child in multiprocessing.active_children() if child.name == "pebble_pool_worker"
    ]


def memory_bytes() -> list[int]:
    """What each worker has in memory; one that ends meanwhile has none."""
    sizes = []
    for child in multiprocessing.active_children():
        with contextlib.suppress(psutil.NoSuchProcess):
            sizes.append(psutil.Process(child.pid).memory_info().rss)
    return sizes


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def wait_for_a_document(folder: Path) -> None:
    deadline = time.monotonic() + 60
    while not any(path.suffix == ".source" for path in files_in(folder)):
        assert time.monotonic() < deadline, "no document has come"
        time.sleep(0.1)
    time.sleep(1.5)  # until the worker has it in hand


@pytest.mark.parametrize(
    ("hostile", "code"),
    [
        (hostile_work.HANG, RefusalCode.DECODING_TIMEOUT),
        (hostile_work.CRASH, RefusalCode.DECODING_CRASHED),
        (hostile_work.BOMB, RefusalCode.DECODING_OUT_OF_MEMORY),
    ],
)
async def test_a_hostile_document_costs_itself_alone(pool: DecoderPool, hostile: bytes, code: RefusalCode):
    """The one is refused for what it did; its neighbours, decoded at the same time, are documents."""
    results = await asyncio.gather(*(pool.decode(content) for content in (files.jpeg(), hostile, *[files.jpeg()] * 4)))
    assert isinstance(results[1], Refusal)
    assert results[1].code is code
    assert all(isinstance(result, Decoded) for result in (*results[:1], *results[2:]))


async def test_a_worker_that_died_by_accident_does_not_cost_the_document(pool: DecoderPool):
    """A document whose worker dies is tried once more before it is refused."""
    assert isinstance(await pool.decode(hostile_work.CRASH_ONCE + files.jpeg()), Decoded)


async def test_being_stopped_is_nobodys_fault(pool: DecoderPool):
    """Where a worker is stopped from outside, the document is not refused: it comes again."""
    with pytest.raises(TransientError):
        await pool.decode(hostile_work.STOP)
    assert isinstance(await pool.decode(files.jpeg()), Decoded)


async def test_killed_idle_workers_are_replaced(pool: DecoderPool):
    """Workers that die between documents are missed by nobody."""
    await pool.decode(files.jpeg())
    for process in workers():
        os.kill(process.pid, signal.SIGKILL)
    await asyncio.sleep(0.5)
    assert isinstance(await pool.decode(files.jpeg()), Decoded)


async def test_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """After the pool no process of it runs, and no file of a customer lies in the temporary folder."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = {process.pid for process in workers()}
    async with DecoderPool.open(LIMITS, workers=1) as decoder:
        await decoder.decode(files.jpeg())
        assert not files_in(tmp_path)
        started = [process for process in workers() if process.pid not in before]
        assert started
    assert not [process for process in started if process.is_running()]
    assert not files_in(tmp_path)


async def test_workers_leave_when_the_service_is_gone(tmp_path: Path):
    """A worker that hangs does not outlive a service that was killed."""
    script = tmp_path / "service.py"
    script.write_text(
        "import asyncio\n"
        "from services.ingest.limits import Limits\n"
        "from services.ingest.pool import DecoderPool\n"
        "from tests.unit.ingest import hostile_work\n"
        "async def main():\n"
        "    async with DecoderPool.open(Limits(), workers=1, work=hostile_work.work) as pool:\n"
        "        await pool.decode(hostile_work.HANG)\n"
        "if __name__ == '__main__':\n"
        "    asyncio.run(main())\n"
    )
    root = Path(__file__).parents[3]
    environment = {**os.environ, "PYTHONPATH": str(root), "TMPDIR": str(tmp_path)}
    service = psutil.Popen([sys.executable, str(script)], env=environment)
    await asyncio.to_thread(wait_for_a_document, tmp_path)
    started = service.children()
    service.kill()
    service.wait()
    _, alive = await asyncio.to_thread(psutil.wait_procs, started, 20)
    assert started
    assert not alive


@pytest.mark.parametrize(
    "content",
    [files.png_bomb(), files.pdf_with_bomb(20_000), files.encoded(files.drawing(6_000, 5_000, "RGBA"), "PNG")],
    ids=["png bomb", "pdf with a picture bomb", "a large picture"],
)
async def test_memory_stays_bounded(pool: DecoderPool, content: bytes):
    """Whatever a file unfolds to, a worker takes no more than agreed, and the service's own memory stays."""
    await pool.decode(files.jpeg())
    own = psutil.Process().memory_info().rss
    at_rest = min(memory_bytes())
    task, peak = asyncio.create_task(pool.decode(content)), 0
    while not task.done():
        peak = max([peak, *memory_bytes()])
        await asyncio.sleep(0.02)
    assert isinstance(task.result(), Decoded | Refusal)
    assert peak - at_rest < LIMITS.memory_bytes_max
    assert psutil.Process().memory_info().rss - own < 50_000_000


async def test_memory_beyond_the_bound_is_refused(pool: DecoderPool):
    """A picture within the pixel limit that takes more than a worker may have is refused, and the worker lives on."""
    before = {process.pid for process in workers()}
    result = await pool.decode(files.encoded(Image.new("RGBA", (8_000, 8_000)), "PNG", compress_level=1))
    assert isinstance(result, Refusal)
    assert result.code is RefusalCode.DECODING_OUT_OF_MEMORY
    assert {process.pid for process in workers()} == before
