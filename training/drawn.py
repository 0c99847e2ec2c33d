"""The papers that all is learnt from: drawn and photographed in worker processes, small as the network sees them.

Beside each picture is kept what is written on it, line by line: of a share of the photographs as OCR reads them, which is
what classify gets in earnest; of the others as it would be read, which is a hundred times as quick.
"""

import gzip
import multiprocessing
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from pydantic import TypeAdapter

from services.classify.look import Material, small
from shared.events import Family, PageReading
from specimens import AnyRequest, Severity, draw_any, sample
from specimens.chance import chance
from training.reading import read_off

if TYPE_CHECKING:
    from services.ocr.engines.rapid import RapidEngine

# What customers send: photos for the most part, then screenshots and files as they were made.
SEVERITIES: dict[Severity, float] = {"clean": 0.15, "scan": 0.15, "phone": 0.35, "hard": 0.35}
NOT_CREDENTIALS, UNLISTED = 0.15, 0.15
READ = 0.5  # of the phone's photos


@dataclass(frozen=True, slots=True)
class Drawn:
    """One paper.

    Attributes:
        type_code: the catalogue's; None where it has none for this.
        page: its lines.
        read: whether the lines were read by OCR from the photo; else they are taken off the drawing.
        layout: a number that all papers of one layout share.
    """

    type_code: str | None
    family: Family
    material: Material
    seal: bool
    layout: int
    page: PageReading
    read: bool = False


@dataclass(frozen=True, slots=True)
class Album:
    """Papers, and their pictures (papers × rows × columns × RGB, 8 bits) in the same order."""

    papers: Sequence[Drawn]
    pictures: NDArray[np.uint8]


_DRAWN = TypeAdapter(Drawn)
_engine: "RapidEngine | None" = None


def requests(count: int, seed: int) -> Iterator[AnyRequest]:
    """About ``count`` papers of the training split in all severities, every type in turn."""
    for number, (severity, share) in enumerate(SEVERITIES.items()):
        yield from sample(
            round(count * share), seed * 10 + number, "train", severity,
            not_credentials=NOT_CREDENTIALS, unlisted=UNLISTED, rare_names=True,
        )  # fmt: skip


def draw_all(wanted: Iterable[AnyRequest], *, workers: int) -> Iterator[tuple[Drawn, NDArray[np.uint8]]]:
    """Draw and photograph, in the order of the requests."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=start_worker) as pool:
        yield from pool.map(_draw, wanted, chunksize=8)


def save(drawn: Iterable[tuple[Drawn, NDArray[np.uint8]]], folder: Path) -> int:
    """Write papers and pictures into a folder; returns how many."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = []
    with gzip.open(folder / "papers.jsonl.gz", "wb", compresslevel=5) as file:
        for paper, picture in drawn:
            file.write(_DRAWN.dump_json(paper) + b"\n")
            pictures.append(picture)
    np.save(folder / "pictures.npy", np.stack(pictures))
    return len(pictures)


def load(folder: Path) -> Album:
    """What :func:`save` wrote; the pictures stay on the disk until they are looked at."""
    with gzip.open(folder / "papers.jsonl.gz", "rb") as file:
        papers = [_DRAWN.validate_json(line) for line in file]
    return Album(papers, np.load(folder / "pictures.npy", mmap_mode="r"))


def halves(papers: Sequence[Drawn]) -> dict[int, int]:
    """Each layout's half: the commonest first, each to the half that has fewer papers of its family so far."""
    layouts = Counter((paper.family, paper.layout) for paper in papers)
    folds: dict[int, int] = {}
    filled: Counter[tuple[Family, int]] = Counter()
    for (family, layout), count in layouts.most_common():
        fold = folds.setdefault(layout, int(filled[family, 0] > filled[family, 1]))
        filled[family, fold] += count
    return folds


def start_worker() -> None:
    """Begin a process that draws and reads: with one thread and an engine of its own."""
    global _engine  # noqa: PLW0603 a worker has one engine for its life
    os.environ["OMP_NUM_THREADS"] = "1"
    import cv2  # noqa: PLC0415 - after the limit on threads

    cv2.setNumThreads(1)
    from services.ocr.engines.rapid import RapidEngine  # noqa: PLC0415

    _engine = RapidEngine()


def worker_engine() -> "RapidEngine":
    """The engine of this process, which :func:`start_worker` has made."""
    assert _engine is not None
    return _engine


def _draw(request: AnyRequest) -> tuple[Drawn, NDArray[np.uint8]]:
    specimen = draw_any(request)
    read = request.severity in {"phone", "hard"} and chance("read", request).random() < READ
    page = _read(specimen.image) if read else read_off(specimen, request)
    picture = small(specimen.image, page.rotation_degrees)
    assert isinstance(picture, Image.Image), "a drawn picture can be opened"
    truth = specimen.truth
    drawn = Drawn(
        truth.type_code, truth.family, truth.material, truth.seal, crc32(truth.layout.encode()), page, read,
    )  # fmt: skip
    return drawn, np.asarray(picture, np.uint8)


def _read(image: bytes) -> PageReading:
    """The same page for the same picture: the time that reading took is left out."""
    from services.ocr.page import read_page  # noqa: PLC0415 - it loads OpenCV

    return read_page(worker_engine(), 1, image).model_copy(update={"seconds": 0.0})
