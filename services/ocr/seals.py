"""Round seals: found by their ink and their rim, and the text round them unrolled into a line.

A Chinese seal bears its owner's name round a star, from the lower left over the top to the lower right, heads outward.
Printed text lies across it as often as not; the ink's colour alone is looked at, in which black and white are the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import pi
from typing import Any, Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from services.ocr.engines.base import Engine, Picture, Quad, ReadLine
from services.ocr.geometry import reduced

SEALS_MAX = 6

_Ink = NDArray[Any]  # one channel, uint8: how much of the seal's colour

_SIDE_PX = 440
_RADIUS = (0.022, 0.16)
"""Of a seal, as a share of the page's long side: 40 mm on A4 are 0.07; on a card or a cut more."""
_INK_MIN = 34
_INK_SHARE = (0.0008, 0.3)
_RIM_MIN = 0.62
_FILLED_MAX = 0.62
_ANGLES = 180
_WORDS_LOOKED, _STROKES_MIN = (0.62, 0.7, 0.78, 0.86), 5
_BAND = (0.58, 0.97)
"""Where the text stands, as shares of the radius; the rim's own line lies beyond."""
_STRIP_PX = 64
_GAP_LOOKED = (0.66, 0.86)
_INKED, _INKED_SHARE_MIN = 90, 0.04
_TEXT_SURE = 0.7
_TEXT_MIN = 3


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal on a page. ``x``, ``y`` and ``radius`` in the page's pixels; ``rim`` is the share of its rim that is there."""

    x: float
    y: float
    radius: float
    colour: Literal["red", "blue"]
    rim: float

    @property
    def box(self) -> Quad:
        """The square round it."""
        left, top, right, bottom = (
            self.x - self.radius,
            self.y - self.radius,
            self.x + self.radius,
            self.y + self.radius,
        )
        return left, top, right, top, right, bottom, left, bottom

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies on the seal."""
        return (x - self.x) ** 2 + (y - self.y) ** 2 <= self.radius**2


def find(image: Picture) -> tuple[Seal, ...]:
    """Round seals in red or blue, the clearest first."""
    small, scale = reduced(image, _SIDE_PX)
    found: list[Seal] = []
    for colour in ("red", "blue"):
        ink = _ink(small, colour)
        there = (ink > _INK_MIN).astype(np.uint8)
        if not _INK_SHARE[0] <= float(there.mean()) <= _INK_SHARE[1]:
            continue
        for x, y, radius in _circles(there * 255):
            rim = _rim(there, x, y, radius)
            if rim >= _RIM_MIN and _filled(there, x, y, radius) <= _FILLED_MAX and _has_words(there, x, y, radius):
                found.append(Seal(x / scale, y / scale, radius / scale, colour, rim))
    found.sort(key=lambda seal: -seal.rim)
    kept: list[Seal] = []
    for seal in found:
        if all((seal.x - other.x) ** 2 + (seal.y - other.y) ** 2 > (0.7 * other.radius) ** 2 for other in kept):
            kept.append(seal)
    return tuple(kept[:SEALS_MAX])


def unrolled(image: Picture, seal: Seal) -> Picture:
    """The text round the seal as one line, dark on white, from the widest gap on."""
    reach = int(seal.radius) + 4
    left, top = max(0, int(seal.x) - reach), max(0, int(seal.y) - reach)
    around = image[top : int(seal.y) + reach, left : int(seal.x) + reach]
    ink = _ink(np.ascontiguousarray(around), seal.colour)
    inner, outer = (share * seal.radius for share in _BAND)
    pixel = (outer - inner) / _STRIP_PX
    length = round(2 * pi * (inner + outer) / 2 / pixel)
    angles = np.linspace(0, 2 * pi, length, endpoint=False, dtype=np.float32) + np.float32(pi / 2)
    radii = np.linspace(outer, inner, _STRIP_PX, dtype=np.float32)[:, None]
    map_x, map_y = seal.x - left + radii * np.cos(angles), seal.y - top + radii * np.sin(angles)
    strip = cv2.remap(ink, map_x.astype(np.float32), map_y.astype(np.float32), cv2.INTER_LINEAR, borderValue=0)
    high = max(float(np.percentile(strip, 97)), float(_INK_MIN))
    strip = np.clip(strip.astype(np.float32) * (255 / high), 0, 255).astype(np.uint8)
    start, free = _widest_gap(strip)
    strip = np.roll(strip, -start, axis=1)[:, max(0, free - _STRIP_PX // 3) :]
    return np.repeat(255 - strip[..., None], 3, axis=2)


def text_of(engine: Engine, image: Picture, seals: Sequence[Seal]) -> list[ReadLine]:
    """What stands round the seals, as lines; a seal that can't be read surely gives none."""
    read = engine.recognise([unrolled(image, seal) for seal in seals])
    return [
        ReadLine(text, seal.box, confidence, source="seal")
        for seal, (text, confidence) in zip(seals, read, strict=True)
        if confidence >= _TEXT_SURE and sum(letter.isalnum() for letter in text) >= _TEXT_MIN
    ]


def without_ink(image: Picture, colour: Literal["red", "blue"] = "red") -> Picture:
    """The picture as the seal's ink leaves it: the channel in which that ink is as bright as the paper, as grey."""
    channel = image[..., 0] if colour == "red" else image[..., 2]
    return np.repeat(channel[..., None], 3, axis=2)


def _ink(image: NDArray[Any], colour: str) -> _Ink:
    """How much of a colour there is in each pixel, beyond what the paper itself has of it."""
    red, green, blue = cv2.split(image)
    more = cv2.subtract(red, cv2.max(green, blue)) if colour == "red" else cv2.subtract(blue, cv2.max(red, green))
    ground = float(np.median(more[::7, ::7])) if more.size else 0.0
    # In a shadow ink is darker, and so is its colour; the brightest channel says how dark.
    light = cv2.max(cv2.max(red, blue), np.full_like(red, 60))
    return np.asarray(cv2.divide(cv2.subtract(more, np.full_like(more, round(ground))), light, scale=220))


def _circles(there: _Ink) -> Iterator[tuple[float, float, float]]:
    side = max(there.shape)
    least, most = (max(8, round(share * side)) for share in _RADIUS)
    circles = cv2.HoughCircles(
        cv2.GaussianBlur(there, (0, 0), 1.0),
        cv2.HOUGH_GRADIENT,
        dp=2,
        minDist=least,
        param1=120,
        param2=26,
        minRadius=least,
        maxRadius=most,
    )
    if circles is None:
        return
    for x, y, radius in circles.reshape(-1, 3)[: 4 * SEALS_MAX]:
        yield float(x), float(y), float(radius)


def _rim(there: _Ink, x: float, y: float, radius: float) -> float:
    """Share of the angles at which there is ink on the rim and, just beyond it, none."""
    angles = np.linspace(0, 2 * pi, _ANGLES, endpoint=False)
    on = _any_at(there, x, y, radius * np.linspace(0.93, 1.05, 5), angles)
    beyond = _any_at(there, x, y, radius * np.linspace(1.12, 1.22, 3), angles)
    return float((on & ~beyond).mean())


def _any_at(there: _Ink, x: float, y: float, radii: NDArray[Any], angles: NDArray[Any]) -> NDArray[np.bool_]:
    px = np.clip((x + radii[:, None] * np.cos(angles)).round().astype(int), 0, there.shape[1] - 1)
    py = np.clip((y + radii[:, None] * np.sin(angles)).round().astype(int), 0, there.shape[0] - 1)
    return np.asarray(there[py, px].astype(bool).any(axis=0))


def _has_words(there: _Ink, x: float, y: float, radius: float) -> bool:
    """Whether ink comes and goes along the circle on which the words stand: a ring, a wheel or an O has none there."""
    angles = np.linspace(0, 2 * pi, 2 * _ANGLES, endpoint=False)
    for share in _WORDS_LOOKED:
        on = _any_at(there, x, y, radius * np.array([share]), angles).astype(np.int8)
        if int((np.diff(on, append=on[:1]) == 1).sum()) >= _STROKES_MIN:
            return True
    return False


def _filled(there: _Ink, x: float, y: float, radius: float) -> float:
    """Share of its area that is inked: a seal is lines, an emblem or a medal is a disc."""
    mask = np.zeros(there.shape, np.uint8)
    cv2.circle(mask, (round(x), round(y)), max(1, round(0.92 * radius)), 1, -1)
    return float(there[mask == 1].mean()) if mask.any() else 1.0


def _widest_gap(strip: _Ink) -> tuple[int, int]:
    """Where the longest run of columns without ink begins, and how long it is; it may run over the end."""
    rows = slice(*(round((_BAND[1] - share) / (_BAND[1] - _BAND[0]) * _STRIP_PX) for share in reversed(_GAP_LOOKED)))
    empty = (strip[rows] > _INKED).mean(axis=0) < _INKED_SHARE_MIN
    if empty.all() or not empty.any():
        return 0, 0
    best = (0, 0)
    length = run = 0
    for index, free in enumerate(np.concatenate([empty, empty])):
        run = run + 1 if free else 0
        if run > length and run <= len(empty):
            length, best = run, ((index - run + 1) % len(empty), run)
    return best


def overlapping(seals: Sequence[Seal], box: Quad) -> Seal | None:
    """The seal that lies over a box, at its middle or at either end; None where there is none."""
    x0, y0, x1, y1, x2, y2, x3, y3 = box
    start, end = ((x0 + x3) / 2, (y0 + y3) / 2), ((x1 + x2) / 2, (y1 + y2) / 2)
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    return next((seal for seal in seals if any(seal.holds(*point) for point in (start, middle, end))), None)
