"""Draws papers, photographs and reads them, in worker processes: what the ranker learns on and is measured on."""

import gzip
import multiprocessing
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pydantic import TypeAdapter

from services.classify.look import Look, load_eye
from shared.events import Family, PageReading
from specimens import AnyRequest, draw_any

AHEAD = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """A drawn paper as it was read and looked at, and what it is. ``look`` is None where no network looked."""

    type_code: str | None
    family: Family
    pages: tuple[PageReading, ...]
    look: dict[Family, float] | None


_READINGS = TypeAdapter(Reading)


def read_all(requests: Iterable[AnyRequest], *, workers: int, looked_at: bool) -> Iterator[Reading]:
    """Draw and read, in the requests' order. Each worker has one thread.

    Args:
        requests: see :func:`specimens.sample`.
        workers: processes; about half a gigabyte each.
        looked_at: whether the network looks at the pictures, too.
    """
    context = multiprocessing.get_context("spawn")
    read = partial(_read, looked_at=looked_at)
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(os.getpid(),)) as pool:
        yield from pool.map(read, requests, chunksize=AHEAD)


def save(readings: Iterable[Reading], path: Path) -> int:
    """Write readings, a line of JSON each, compressed; returns how many."""
    count = 0
    with gzip.open(path, "wb", compresslevel=5) as file:
        for count, reading in enumerate(readings, start=1):  # noqa: B007 - the last one's number
            file.write(_READINGS.dump_json(reading) + b"\n")
    return count


def load(path: Path) -> list[Reading]:
    """The readings of a file that :func:`save` wrote."""
    with gzip.open(path, "rb") as file:
        return [_READINGS.validate_json(line) for line in file]


def _start(parent_pid: int) -> None:
    from services.ocr.worker import start  # noqa: PLC0415 - limits threads before numpy is loaded

    start("rapidocr", parent_pid)


def _read(request: AnyRequest, *, looked_at: bool) -> Reading:
    from services.ocr.worker import read  # noqa: PLC0415

    specimen = draw_any(request)
    page = read(1, specimen.image)
    look: Look | None = load_eye()(specimen.image, page.rotation_degrees) if looked_at else None
    truth = specimen.truth
    return Reading(truth.type_code, truth.family, (page,), look.families if look else None)
