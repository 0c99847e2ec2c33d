"""The worker processes: what one page does to its worker costs that page, and no other."""

import asyncio
import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import psutil
import pytest
from PIL import Image

from services.ocr.pool import ReaderPool
from services.ocr.settings import OcrSettings
from shared.errors import ConfigurationError, TransientError
from shared.events import ObjectRef, Page, PageReading
from tests.unit.ocr import ocr_engines


def settings(**changes: object) -> OcrSettings:
    return OcrSettings(
        **{
            "engine": "tests.unit.ocr.ocr_engines:ObedientEngine",
            "workers": 1,
            "page_timeout_s": 4.0,
            "start_timeout_s": 60.0,
        }
        | changes
    )


def picture(order: tuple[int, int, int]) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 48), order).save(file, "PNG")
    return file.getvalue()


def page(content: bytes, number: int = 1) -> Page:
    ref = ObjectRef(key="k", sha256="0" * 64, media_type="image/png", size_bytes=len(content))
    return Page(number=number, image=ref, width_px=64, height_px=48, perceptual_hash="0" * 16)


async def read_all(pool: ReaderPool, *orders: tuple[int, int, int]) -> list[PageReading]:
    pictures = [picture(order) for order in orders]
    return list(
        await asyncio.gather(
            *(pool.read(page(content, number), content) for number, content in enumerate(pictures, start=1))
        )
    )


@pytest.fixture(scope="module")
async def shared_pool() -> AsyncIterator[ReaderPool]:
    """One worker for the tests that leave the pool as it was."""
    async with ReaderPool(settings()) as pool:
        yield pool


async def test_a_hung_page_times_out_and_its_neighbours_are_read():
    """A page whose worker hangs fails by its time limit; those before, beside and after it are read."""
    async with ReaderPool(settings(workers=2)) as pool:
        readings = await read_all(pool, ocr_engines.READ, ocr_engines.HANG, ocr_engines.READ, ocr_engines.READ)
    assert [reading.failure for reading in readings] == [None, "page_timeout", None, None]
    assert [len(reading.lines) for reading in readings] == [1, 0, 1, 1]


async def test_a_page_that_kills_its_worker_fails_alone():
    """A page that kills every worker that reads it fails after its second try; the neighbours are read."""
    async with ReaderPool(settings(workers=2)) as pool:
        readings = await read_all(pool, ocr_engines.CRASH, ocr_engines.READ, ocr_engines.READ)
    assert [reading.failure for reading in readings] == ["worker_crashed", None, None]
    assert (readings[0].width_px, readings[0].height_px) == (64, 48)


async def test_a_page_whose_worker_dies_once_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A worker that dies by accident costs no page: it is read again."""
    monkeypatch.setenv("REDFLOWER_TEST_CRASHES", str(tmp_path))
    (tmp_path / "mark").touch()
    async with ReaderPool(settings()) as pool:
        (reading,) = await read_all(pool, ocr_engines.CRASH_ONCE)
    assert reading.failure is None
    assert not (tmp_path / "mark").exists()


async def test_an_engine_that_raises_costs_its_page_and_no_worker(shared_pool: ReaderPool):
    """An exception of the engine fails the page; the same worker reads the next one."""
    readings = await read_all(shared_pool, ocr_engines.READ, ocr_engines.RAISE, ocr_engines.READ)
    assert [reading.failure for reading in readings] == [None, "engine_failed", None]
    assert readings[0].lines[0].text == readings[2].lines[0].text


async def test_bytes_that_are_no_picture_fail_their_page(shared_pool: ReaderPool):
    """A page object that no picture can be made of fails with a code of its own."""
    reading = await shared_pool.read(page(b"text"), b"text")
    assert reading.failure == "page_unreadable"


async def test_a_worker_killed_while_idle_is_replaced(shared_pool: ReaderPool):
    """A worker killed between two pages costs neither of them."""
    (before,) = await read_all(shared_pool, ocr_engines.READ)
    os.kill(int(before.lines[0].text), signal.SIGKILL)
    await asyncio.sleep(0.5)
    (after,) = await read_all(shared_pool, ocr_engines.READ)
    assert after.failure is None
    assert after.lines[0].text != before.lines[0].text


async def test_a_worker_is_recycled_after_its_pages():
    """No worker reads more pages than it may; the pages go on."""
    async with ReaderPool(settings(recycle_pages=2)) as pool:
        readings = await read_all(pool, *[ocr_engines.READ] * 5)
    pages_of = {}
    for reading in readings:
        pages_of[reading.lines[0].text] = pages_of.get(reading.lines[0].text, 0) + 1
    assert len(pages_of) >= 3
    assert max(pages_of.values()) <= 2


async def test_workers_outlive_signals_to_the_group(shared_pool: ReaderPool):
    """Ctrl-C and a stop sent to the whole group leave the workers reading, so that the batch can be finished."""
    (before,) = await read_all(shared_pool, ocr_engines.READ)
    for number in (signal.SIGINT, signal.SIGTERM):
        os.kill(int(before.lines[0].text), number)
    await asyncio.sleep(0.3)
    (after,) = await read_all(shared_pool, ocr_engines.READ)
    assert after.lines[0].text == before.lines[0].text


async def test_closing_leaves_no_worker():
    """When the pool is closed, its processes are gone."""
    async with ReaderPool(settings(workers=2)) as pool:
        readings = await read_all(pool, ocr_engines.READ, ocr_engines.READ)
    assert not any(psutil.pid_exists(int(reading.lines[0].text)) for reading in readings)


async def test_a_cancelled_page_frees_its_worker():
    """A batch that is given back while a page hangs does not keep the worker from the next page."""
    async with ReaderPool(settings(page_timeout_s=60.0)) as pool:
        hanging = asyncio.create_task(read_all(pool, ocr_engines.HANG))
        await asyncio.sleep(0.5)
        hanging.cancel()
        await asyncio.gather(hanging, return_exceptions=True)
        (after,) = await asyncio.wait_for(read_all(pool, ocr_engines.READ), 30)
    assert after.failure is None


async def test_an_engine_that_lacks_something_refuses_to_start():
    """The message of the engine reaches the one who starts the service."""
    with pytest.raises(ConfigurationError, match="install what is missing"):
        async with ReaderPool(settings(engine="tests.unit.ocr.ocr_engines:refusing")):
            pass


async def test_an_unknown_engine_is_refused_by_the_name_of_its_variable():
    """A wrong setting is told by its variable."""
    with pytest.raises(ConfigurationError, match="REDFLOWER_OCR_ENGINE"):
        async with ReaderPool(settings(engine="tests.unit.ocr.ocr_engines:nothing")):
            pass


async def test_an_engine_that_dies_while_it_loads_refuses_to_start():
    """A worker that can't start is no endless loop."""
    with pytest.raises(ConfigurationError, match="no worker starts"):
        async with ReaderPool(settings(engine="tests.unit.ocr.ocr_engines:dying")):
            pass


async def test_where_no_worker_starts_any_more_the_batch_waits():
    """When workers can't be started later, that is the world's fault and not the page's."""
    async with ReaderPool(settings()) as pool:
        pool._seats[0]._start_args = ("tests.unit.ocr.ocr_engines:dying", None, os.getpid())
        await pool._seats[0].stop()
        with pytest.raises(TransientError):
            await read_all(pool, ocr_engines.READ)


def test_workers_die_with_a_parent_that_is_killed(tmp_path: Path):
    """After kill -9 of the service no worker is left, even one that hangs."""
    program = tmp_path / "parent.py"
    program.write_text(
        "import asyncio, sys\n"
        "sys.path.insert(0, sys.argv[1])\n"
        "from tests.unit.ocr import ocr_engines\n"
        "from tests.unit.ocr.test_ocr_pool import ReaderPool, read_all, settings\n"
        "async def main():\n"
        "    async with ReaderPool(settings(page_timeout_s=60.0)) as pool:\n"
        "        (reading,) = await read_all(pool, ocr_engines.READ)\n"
        "        print(reading.lines[0].text, flush=True)\n"
        "        await read_all(pool, ocr_engines.HANG)\n"
        "if __name__ == '__main__':\n"
        "    asyncio.run(main())\n"
    )
    root = Path(__file__).parents[3]
    parent = subprocess.Popen([sys.executable, program, root], stdout=subprocess.PIPE, text=True)
    worker_pid = int(parent.stdout.readline())
    time.sleep(0.5)
    assert psutil.pid_exists(worker_pid)
    parent.kill()
    parent.wait()
    deadline = time.monotonic() + 5
    while psutil.pid_exists(worker_pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not psutil.pid_exists(worker_pid)
