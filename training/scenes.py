"""Whole photos that the detector learns from: where in them it ought to see print.

RapidOCR's own detector says so itself, of the page before it is photographed, where all is sharp: what it sees there is
carried along by the camera to where it comes to lie. So it learns to see in a poor photo what it sees on a clean page,
and nothing else changes: neither what a line is to it, nor that an ornament is none.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import rapidocr
from numpy.typing import NDArray

from specimens.photograph import Sheet

OWN = Path(rapidocr.__file__).parent / "models" / "PP-OCRv6_det_small.onnx"
"""The detector of RapidOCR's wheel."""
VIEW_PX = 1_280
SERVED_PX = 960
"""Long sides: of what is kept of a photo, and of what the detector is shown of it."""
SUFFIX = ".scene.npz"
_QUALITY = 95
_STRIDE_PX = 32
_LEVELS = 100
"""How finely a place's likeness to print is carried along, so that it and a line's number fit into 16 bits."""
_LINES_MAX = 2**16 // (_LEVELS + 1) - 1
_CORE, _UNSEEN = 0.5, 0.2
_UNSEEN_SHARE_MIN = 0.25
_CORE_MIN_PX, _NO_CORE_MAX_PX = 60, 20

Pixels = NDArray[Any]
Shares = NDArray[np.float32]
"""How much each place looks like print, in [0, 1]."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A photo of one paper, at most ``VIEW_PX`` long.

    Attributes:
        bgr: the photo.
        wanted: how much each place ought to look like print, 0 to 255.
        lines: the number of the printed line at each place, counted from 1; 0 where there is none.
        known: whether that is known: not where a line was not seen on the clean page, either.
        unseen: numbers of the lines of which the detector sees less than it should.
        layout: a number that all papers of one layout share.
    """

    bgr: Pixels
    wanted: Pixels
    lines: Pixels
    known: Pixels
    unseen: Sequence[int]
    layout: int


def with_print(sheet: Sheet) -> Sheet:
    """The sheet with what the detector sees on it, packed beside the numbers of its lines, for the camera to carry along."""
    assert sheet.lines is not None
    bgr = np.ascontiguousarray(sheet.pixels[..., ::-1])
    levels = np.round(_seen_at(bgr, VIEW_PX) * (_LEVELS - 1)).astype(np.uint16)
    numbers = np.minimum(sheet.lines, _LINES_MAX)
    return replace(sheet, lines=numbers * (_LEVELS + 1) + levels + 1)


def numbers_of(carried: Pixels) -> Pixels:
    """The numbers of lines in what the camera carried along."""
    return np.asarray(carried // (_LEVELS + 1), np.uint16)


def scene_of(bgr: Pixels, carried: Pixels, layout: int) -> Scene:
    """The photo as the detector learns from it. Beside the paper it ought to see what it does see."""
    share = min(1.0, VIEW_PX / max(bgr.shape[:2]))
    size = round(bgr.shape[1] * share), round(bgr.shape[0] * share)
    view = cv2.resize(bgr, size, interpolation=cv2.INTER_AREA)
    carried = cv2.resize(carried, size, interpolation=cv2.INTER_NEAREST)
    lines, levels = numbers_of(carried), carried % (_LEVELS + 1)
    on_paper = levels > 0
    said = _seen_at(view, SERVED_PX)
    wanted = np.where(on_paper, (levels.astype(np.float32) - 1) / (_LEVELS - 1), said)
    cores = np.bincount(lines[(wanted > _CORE) & on_paper], minlength=int(lines.max()) + 1)
    missed = np.bincount(lines[(wanted > _CORE) & on_paper & (said < _UNSEEN)], minlength=len(cores))
    unseen = (cores > _CORE_MIN_PX) & (missed > _UNSEEN_SHARE_MIN * cores)
    nowhere = np.flatnonzero(cores <= _NO_CORE_MAX_PX)
    return Scene(
        np.asarray(view),
        np.asarray(np.round(wanted * 255), np.uint8),
        lines,
        ~np.isin(lines, nowhere[nowhere > 0]),
        [int(each) for each in np.flatnonzero(unseen) if each > 0],
        layout,
    )


def save(scene: Scene, path: Path) -> None:
    """Write a photo and what is wanted of it."""
    _, jpeg = cv2.imencode(".jpg", scene.bgr, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    np.savez_compressed(
        path,
        bgr=jpeg,
        wanted=scene.wanted,
        lines=scene.lines,
        known=scene.known,
        unseen=scene.unseen,
        layout=scene.layout,
    )


def load(path: Path) -> Scene:
    """What :func:`save` wrote; the photo is a JPEG's, and so hardly another."""
    with np.load(BytesIO(path.read_bytes())) as kept:
        bgr = np.asarray(cv2.imdecode(kept["bgr"], cv2.IMREAD_COLOR))
        return Scene(bgr, kept["wanted"], kept["lines"], kept["known"], kept["unseen"].tolist(), int(kept["layout"]))


def prepared(bgr: Pixels) -> Shares:
    """As the detector takes pictures: 1 × BGR × rows × columns, in [-1, 1]."""
    taken: Shares = (bgr.astype(np.float32) / np.float32(127.5) - 1).transpose(2, 0, 1)[None]
    return taken


@cache
def _own() -> Any:
    import onnxruntime  # noqa: PLC0415 - in the worker that draws

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(OWN, options)


def _seen_at(bgr: Pixels, side_px: int) -> Shares:
    """What RapidOCR's own detector sees in a picture, shown it at a size; in the picture's pixels."""
    height, width = bgr.shape[:2]
    scale = side_px / max(height, width)
    kind = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    small = cv2.resize(bgr, None, fx=scale, fy=scale, interpolation=kind)
    rows, columns = small.shape[:2]
    down, across = (ceil(side / _STRIDE_PX) * _STRIDE_PX - side for side in (rows, columns))
    filled = cv2.copyMakeBorder(small, 0, down, 0, across, cv2.BORDER_REPLICATE)
    seen = _own().run(None, {"x": prepared(filled)})[0][0, 0, :rows, :columns]
    return np.asarray(np.clip(cv2.resize(seen, (width, height)), 0.0, 1.0), np.float32)


__all__ = [
    "OWN",
    "SERVED_PX",
    "SUFFIX",
    "VIEW_PX",
    "Scene",
    "load",
    "numbers_of",
    "prepared",
    "save",
    "scene_of",
    "with_print",
]
