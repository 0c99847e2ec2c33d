"""Draws the pictures that the network learns from, as small as it sees them, in worker processes."""

import multiprocessing
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from services.classify.look import MATERIALS, small
from services.classify.wording import FAMILIES
from specimens import AnyRequest, draw_any
from training.look import Seen

_Drawn = tuple[NDArray[np.uint8], int, int, bool]


def draw_all(requests: Iterable[AnyRequest], *, workers: int) -> Iterator[Seen]:
    """Draw, photograph and shrink, in the requests' order."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_start) as pool:
        for drawn in pool.map(_draw, requests, chunksize=8):
            yield Seen(*drawn)


def save(seen: list[Seen], path: Path) -> None:
    """Write pictures and truths."""
    np.savez_compressed(
        path,
        pixels=np.stack([each.pixels for each in seen]),
        truth=np.array([(each.family, each.material, each.seal) for each in seen], np.int16),
    )


def load(path: Path) -> list[Seen]:
    """The pictures of a file that :func:`save` wrote."""
    with np.load(path) as kept:
        pixels, truth = kept["pixels"], kept["truth"]
    return [Seen(each, int(f), int(m), bool(s)) for each, (f, m, s) in zip(pixels, truth, strict=True)]


def _start() -> None:
    os.environ["OMP_NUM_THREADS"] = "1"
    import cv2  # noqa: PLC0415 - after the limit on threads

    cv2.setNumThreads(1)


def _draw(request: AnyRequest) -> _Drawn:
    specimen = draw_any(request)
    picture = small(specimen.image)
    assert isinstance(picture, Image.Image), "a drawn picture can be opened"
    truth = specimen.truth
    return np.asarray(picture, np.uint8), FAMILIES.index(truth.family), MATERIALS.index(truth.material), truth.seal
