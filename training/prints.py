"""Print in poor photos, which detector and recogniser learn from: drawn and photographed, its lines cut out.

The drawing knows every line, and the camera where each came to lie, so nobody has to read what is hard to read: a line that
the engine misreads, or does not find, is learnt from like any other.
"""

import json
import multiprocessing
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from catalogue import load
from specimens import SpecimenRequest, sample
from specimens.body import sheet_of
from specimens.chance import chance
from specimens.draw import lay_out
from specimens.photograph import photograph
from training.drawn import start_worker, worker_engine

if TYPE_CHECKING:
    from services.ocr.engines.base import Quad
    from training.scenes import Scene

HELD = 10
"""Every tenth layout is for measuring alone."""
_WHOLE, _TOUCHED = 0.6, 0.12
"""A line is in a box that holds more than the first share of it, and cut by one that holds between the two."""
_APART = 0.35
"""Words of one row that are further apart than this, in heights of the line, have a space between them."""
_ROW = 0.6
"""Lines further above one another than this, in heights, stand on two rows."""
_PIXELS_MIN = 40

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Photographed:
    """The lines of one paper in a photo.

    Attributes:
        layout: a number that all papers of one layout share.
        crops: lines as they are cut out for the recogniser, each 48 pixels high, BGR.
        texts: what each of them says.
        found: whether the detector found it; the others are cut out where the camera put them.
    """

    layout: int
    crops: Sequence[Pixels]
    texts: Sequence[str]
    found: Sequence[bool]


def requests(count: int, seed: int) -> Iterator[SpecimenRequest]:
    """Credentials of the training split, to be photographed poorly; half of their holders have rare names."""
    wanted = sample(count, seed * 10 + 6, "train", "hard", not_credentials=0, unlisted=0, rare_names=True)
    return (each for each in wanted if isinstance(each, SpecimenRequest))


def photograph_all(wanted: Iterable[SpecimenRequest], *, workers: int) -> Iterator[tuple[Photographed, "Scene"]]:
    """Draw, photograph and cut out, in the order of the requests; each photo's lines, and the photo."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=start_worker) as pool:
        yield from pool.map(_photograph, wanted, chunksize=4)


def save(photographed: Iterable[tuple[Photographed, "Scene"]], folder: Path) -> int:
    """Write lines and photos into a folder, two files a photo; returns how many photos."""
    from training import scenes  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.npz"):
        old.unlink()
    count = 0
    for count, (each, scene) in enumerate(photographed, 1):
        scenes.save(scene, folder / f"{count:05d}{scenes.SUFFIX}")
        about = {"layout": each.layout, "texts": each.texts, "found": each.found}
        np.savez(
            folder / f"{count:05d}.npz",
            about=np.frombuffer(json.dumps(about).encode(), np.uint8),
            crops=np.concatenate(each.crops, axis=1) if each.crops else np.zeros((48, 0, 3), np.uint8),
            widths=np.array([crop.shape[1] for crop in each.crops], np.int32),
        )
    return count


def load_all(folder: Path) -> Iterator[Photographed]:
    """The lines that :func:`save` wrote, in its order."""
    for path in sorted(folder.glob("?????.npz")):
        with np.load(BytesIO(path.read_bytes())) as kept:
            about = json.loads(kept["about"].tobytes())
            crops = np.split(kept["crops"], np.cumsum(kept["widths"])[:-1], axis=1) if len(kept["widths"]) else []
            yield Photographed(about["layout"], crops, about["texts"], about["found"])


def _photograph(request: SpecimenRequest) -> "tuple[Photographed, Scene]":
    import cv2  # noqa: PLC0415

    from services.ocr.strips import cut  # noqa: PLC0415
    from training.scenes import numbers_of, scene_of, with_print  # noqa: PLC0415

    kind = load().get(request.type_code)
    assert kind is not None
    _, paper = lay_out(kind, request)
    photo = photograph(with_print(sheet_of(paper, lined=True)), request.severity, chance("prints", request))
    assert photo.lines is not None
    bgr = np.asarray(cv2.imdecode(np.frombuffer(photo.jpeg, np.uint8), cv2.IMREAD_COLOR), np.uint8)
    quarters = _quarters(np.array(photo.corners))
    bgr, carried = (np.ascontiguousarray(np.rot90(each, quarters)) for each in (bgr, photo.lines))
    lines, layout = numbers_of(carried), crc32(paper.layout.encode())
    words = [text.strip() for text, _ in paper.printed]
    held = list(held_by(worker_engine().find(bgr), lines))
    cuts = [(box, _joined(numbers, words, lines), True) for box, numbers in held]
    missed = set(range(1, len(words) + 1)).difference(*(numbers for _, numbers in held))
    cuts += [(box, words[number - 1], False) for number, box in _boxes(lines, missed)]
    cuts = [each for each in cuts if each[1]]
    cut_out = Photographed(
        layout,
        [cut(bgr, box) for box, _, _ in cuts],
        [text for _, text, _ in cuts],
        [found for _, _, found in cuts],
    )
    return cut_out, scene_of(bgr, carried, layout)


def _quarters(corners: NDArray[np.float64]) -> int:
    """How many quarters counterclockwise the picture is to be turned for the paper to stand upright."""
    x, y = corners[1] - corners[0]
    return round(float(np.degrees(np.arctan2(y, x))) / 90) % 4


def held_by(boxes: Sequence["Quad"], lines: NDArray[np.uint16]) -> Iterator[tuple["Quad", list[int]]]:
    """Each box that holds whole lines, and cuts none, with their numbers.

    Args:
        boxes: in pixels of ``lines``.
        lines: of each place the number of the line that is printed there, counted from 1; 0 where there is none.
    """
    import cv2  # noqa: PLC0415

    sizes = np.bincount(lines.ravel())
    for box in boxes:
        points = np.array(box).reshape(4, 2)
        left, top = np.floor(points.min(axis=0)).astype(int)
        right, bottom = np.ceil(points.max(axis=0)).astype(int) + 1
        left, top = max(left, 0), max(top, 0)
        part = lines[top:bottom, left:right]
        inside = np.zeros(part.shape, np.uint8)
        cv2.fillConvexPoly(inside, np.round(points - (left, top)).astype(np.int32), 1)
        seen = np.bincount(part[inside > 0], minlength=len(sizes))
        shares = seen[1:] / np.maximum(sizes[1:], 1)
        if (shares > _WHOLE).any() and not ((shares > _TOUCHED) & (shares <= _WHOLE)).any():
            yield box, [int(each) + 1 for each in np.flatnonzero(shares > _WHOLE)]


def _joined(numbers: Sequence[int], words: Sequence[str], lines: NDArray[np.uint16]) -> str:
    """The words of lines that stand on one row, from left to right; nothing where they stand on several."""
    places = sorted((_Extent.of(lines == number), number) for number in numbers)
    text = words[places[0][1] - 1]
    for (before, _), (place, number) in pairwise(places):
        if abs(place.middle - before.middle) > _ROW * place.height:
            return ""
        apart = place.left - before.right > _APART * place.height
        text += " " * apart + words[number - 1]
    return text


class _Extent(NamedTuple):
    """Where a line is in the picture, in pixels."""

    left: int
    right: int
    height: int
    middle: float

    @classmethod
    def of(cls, mask: NDArray[np.bool_]) -> Self:
        rows, columns = np.nonzero(mask)
        return cls(int(columns.min()), int(columns.max()), int(np.ptp(rows)) + 1, float(rows.mean()))


def _boxes(lines: NDArray[np.uint16], numbers: Iterable[int]) -> Iterator[tuple[int, "Quad"]]:
    """Where the camera put level lines, each as a box from the corner at which it begins."""
    import cv2  # noqa: PLC0415

    from services.ocr.engines.base import quad  # noqa: PLC0415

    for number in numbers:
        rows, columns = np.nonzero(lines == number)
        if len(rows) < _PIXELS_MIN:
            continue
        corners = cv2.boxPoints(cv2.minAreaRect(np.stack([columns, rows], axis=1).astype(np.float32)))
        low = corners[np.argsort(corners[:, 0], kind="stable")]
        (tl, bl), (tr, br) = (sorted(side.tolist(), key=lambda at: at[1]) for side in (low[:2], low[2:]))
        if tr[0] - tl[0] > bl[1] - tl[1]:
            yield number, quad(np.array([tl, tr, br, bl]).reshape(8))
