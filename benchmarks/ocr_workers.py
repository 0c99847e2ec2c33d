"""Pictures a second that one machine reads, with one OCR worker and with two."""

import asyncio
import io
import os
import statistics
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import psutil
from PIL import Image

from benchmarks.result import Figure, Result, median
from catalogue import load
from services.ocr.pool import ReaderPool
from services.ocr.settings import OcrSettings
from shared.events import ObjectRef, Page
from specimens import SpecimenRequest, draw

PICTURES = 40
ROUNDS = 3
HOW = (
    "Specimens of many types, drawn and photographed as by a phone (JPEG), read by the service's own pool of worker "
    "processes (RapidOCR, the default): decoding, reading, codes, folding, and the way there and back. As many pages "
    "wait as the stage lets wait. One warm-up, then rounds over all pictures, one and two workers by turns; medians."
)


@dataclass(frozen=True, slots=True)
class Round:
    """One round over all pictures."""

    workers: int
    images_per_s: float
    seconds_in_worker: float
    cpu_seconds: float
    worker_rss_mib: float
    failures: int


async def measure(*, quick: bool) -> Result:
    """Read all pictures with one worker and with two, several times."""
    pages = await asyncio.to_thread(drawn, 8 if quick else PICTURES)
    rounds: dict[int, list[Round]] = {1: [], 2: []}
    starts: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(1 if quick else ROUNDS):
        for workers, done in rounds.items():
            start_s, one_round = await _round(workers, pages)
            starts[workers].append(start_s)
            done.append(one_round)
    engine = OcrSettings().engine
    one, two = (statistics.median(done.images_per_s for done in rounds[workers]) for workers in (1, 2))
    figures = [
        *(
            median(f"images read, {workers} worker{'s' * (workers > 1)}", [r.images_per_s for r in done], "images/s")
            for workers, done in rounds.items()
        ),
        Figure("two workers against one", two / one, "times"),
        median("CPU a picture, 1 worker", [r.cpu_seconds for r in rounds[1]], "s"),
        median("CPU a picture, 2 workers", [r.cpu_seconds for r in rounds[2]], "s"),
        median("time of a picture in its worker, 1 worker", [r.seconds_in_worker for r in rounds[1]], "s"),
        median("memory of a worker", [r.worker_rss_mib for r in rounds[1] + rounds[2]], "MiB"),
        median("start of a pool of 2, until warm", starts[2], "s"),
        Figure("pages that failed", sum(r.failures for done in rounds.values() for r in done), "pages"),
    ]
    details = {
        "engine": engine,
        "pictures": len(pages),
        "rounds": [asdict(r) for done in rounds.values() for r in done],
    }
    return Result("ocr_workers", HOW, tuple(figures), details)


def drawn(count: int) -> list[tuple[Page, bytes]]:
    """Phone photos of specimens of many types, as ingest would store them."""
    codes = [kind.code for kind in load() if kind.tier > 0]
    pages = []
    for index in range(count):
        request = SpecimenRequest(codes[index * 37 % len(codes)], holder="王小明", seed=index, severity="phone")
        specimen = draw(request)
        with Image.open(io.BytesIO(specimen.image)) as picture:
            width, height = picture.size
        ref = ObjectRef(key=f"{index}", sha256="0" * 64, media_type=specimen.media_type, size_bytes=len(specimen.image))
        page = Page(number=1, image=ref, width_px=width, height_px=height, perceptual_hash="0" * 16)
        pages.append((page, specimen.image))
    return pages


async def _round(workers: int, pages: Sequence[tuple[Page, bytes]]) -> tuple[float, Round]:
    """Start a pool, warm it up, read all pages; the seconds it took to start, and what the round gave."""
    began = time.perf_counter()
    async with ReaderPool(OcrSettings(workers=workers, page_timeout_s=300)) as pool:
        start_s = time.perf_counter() - began
        waiting = asyncio.Semaphore(2 * workers)

        async def read(page: Page, content: bytes) -> tuple[float, bool]:
            async with waiting:
                reading = await pool.read(page, content)
            return reading.seconds, reading.failure is not None

        await asyncio.gather(*(read(*page) for page in pages[: 2 * workers]))
        children = psutil.Process(os.getpid()).children(recursive=True)
        cpu_before = _cpu_seconds(children)
        began = time.perf_counter()
        results = await asyncio.gather(*(read(*page) for page in pages))
        took_s = time.perf_counter() - began
        return start_s, Round(
            workers=workers,
            images_per_s=len(pages) / took_s,
            seconds_in_worker=statistics.median(seconds for seconds, _ in results),
            cpu_seconds=(_cpu_seconds(children) - cpu_before) / len(pages),
            worker_rss_mib=max(child.memory_info().rss for child in children) / 2**20,
            failures=sum(failed for _, failed in results),
        )


def _cpu_seconds(processes: Sequence[psutil.Process]) -> float:
    return sum(sum(process.cpu_times()[:2]) for process in processes)
