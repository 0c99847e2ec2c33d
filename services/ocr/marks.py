"""What is on a page and is no text: portraits and signatures. Pure."""

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from services.ocr.engines.base import Picture, Quad, ReadLine
from services.ocr.geometry import reduced
from services.ocr.seals import Seal

_SIDE_PX = 520
_FACE_SIDE_PX = 320
_SKIN_RED, _SKIN_BLUE = (135, 172), (80, 126)
_SKIN_LIGHT_MIN = 70
_PAPER_RED = 6
"""How much redder than the page itself skin has to be: cream paper is no face."""
_FACE_AREA = (0.0012, 0.05)
_FACE_ASPECT = (0.5, 1.25)
_FACE_FILLED = 0.5
_HAIR_LIGHT_MAX = 0.55
_HAIR = (0.08, 0.75)
_FACES_MAX = 4

_TEXT_SURE = 0.8
_INK_DARKER = 40
_SIGNATURE_WIDTH = (0.045, 0.32)
_SIGNATURE_HEIGHT = (0.015, 0.16)
_SIGNATURE_FILLED = (0.03, 0.32)
_STROKE_MAX_PX = 2.6
_CROSSINGS_MIN = 2
_TOGETHER_MIN, _RULED = 0.35, 0.8
_SIGNATURES_MAX = 8

Mark = tuple[Quad, float]
"""Where, in the page's pixels, and how sure in [0, 1]."""


def portraits(image: Picture) -> list[Mark]:
    """Portraits: a face's worth of skin, with hair above or beside it, in a small part of the page.

    By colour alone (skin in YCrCb: Chai and Ngan 1999), so it takes no model; grey portraits are not found.
    """
    small, scale = reduced(image, _FACE_SIDE_PX)
    light, red, blue = cv2.split(cv2.cvtColor(cv2.GaussianBlur(small, (0, 0), 1.0), cv2.COLOR_RGB2YCrCb))
    skin = _between(red, _SKIN_RED) & _between(blue, _SKIN_BLUE) & (light > _SKIN_LIGHT_MIN).astype(np.uint8)
    skin &= (cv2.absdiff(red, np.full_like(red, int(np.median(red)))) > _PAPER_RED).astype(np.uint8)
    skin = np.asarray(cv2.morphologyEx(skin, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)))
    count, labels, stats, middles = cv2.connectedComponentsWithStats(skin)
    found = []
    for index in range(1, count):
        x, y, w, h, area = (int(value) for value in stats[index])
        if not _within(area / skin.size, _FACE_AREA) or not _within(w / h, _FACE_ASPECT) or area < _FACE_FILLED * w * h:
            continue
        left, right = max(0, x - w // 2), x + w + w // 2
        top, bottom = max(0, y - round(0.6 * h)), y + round(0.5 * h)
        around = light[top:bottom, left:right]
        hair = float((around < _HAIR_LIGHT_MAX * float(light[labels == index].mean())).mean())
        if not _within(hair, _HAIR):
            continue
        cx = float(middles[index][0])
        box = _square((cx - w) / scale, (y - 0.7 * h) / scale, (cx + w) / scale, (y + 1.7 * h) / scale)
        found.append((box, _share(0.5 + hair)))
    return sorted(found, key=lambda mark: -mark[1])[:_FACES_MAX]


def _between(channel: NDArray[Any], limits: tuple[int, int]) -> NDArray[Any]:
    return ((channel >= limits[0]) & (channel <= limits[1])).astype(np.uint8)


def signatures(image: Picture, lines: Sequence[ReadLine], seals: Sequence[Seal], others: Sequence[Quad]) -> list[Mark]:
    """Scribbles in thin ink where no text was read.

    Args:
        others: boxes of what else is no signature: portraits, bar codes.
    """
    grey, scale = reduced(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), _SIDE_PX)
    ground = cv2.medianBlur(cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8)), 5)
    ink = (cv2.subtract(ground, grey) > _INK_DARKER).astype(np.uint8)
    for line in lines:
        if line.text and line.source == "printed" and line.confidence >= _TEXT_SURE:
            _blank(ink, line.box, scale)
    for box in (*others, *(seal.box for seal in seals)):
        _blank(ink, box, scale)
    height, width = ink.shape
    count, labels, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(ink, np.ones((5, 9), np.uint8)))
    found = []
    for index in range(1, count):
        x, y, w, h, _ = (int(value) for value in stats[index])
        wide, high = w / max(width, height), h / max(width, height)
        if not (_within(wide, _SIGNATURE_WIDTH) and _within(high, _SIGNATURE_HEIGHT)) or w < h:
            continue
        part = ink[y : y + h, x : x + w] * (labels[y : y + h, x : x + w] == index).astype(np.uint8)
        filled = float(part.mean())
        if _within(filled, _SIGNATURE_FILLED) and _is_scribble(part):
            sure = _share(0.5 + min(0.4, 2 * (_SIGNATURE_FILLED[1] - filled)))
            found.append((_square(x / scale, y / scale, (x + w) / scale, (y + h) / scale), sure))
    return sorted(found, key=lambda mark: -mark[1])[:_SIGNATURES_MAX]


def _is_scribble(part: NDArray[Any]) -> bool:
    """Thin strokes that cross the middle often, and that hang together; not the rows of a table or a frame's corner."""
    depth = cv2.distanceTransform(part, cv2.DIST_L2, 3)
    inked = depth[part > 0]
    if inked.size == 0 or float(np.percentile(inked, 90)) > _STROKE_MAX_PX:
        return False
    middle = part[part.shape[0] // 4 : -part.shape[0] // 4 or None].astype(np.int8)
    crossings = float((np.diff(middle, axis=1) == 1).sum(axis=1).mean()) if middle.size else 0.0
    pieces, _, stats, _ = cv2.connectedComponentsWithStats(part)
    widest = max((int(stat[2]) for stat in stats[1:pieces]), default=0)
    ruled = int(part.sum(axis=1).max()) > _RULED * part.shape[1]
    return crossings >= _CROSSINGS_MIN and widest >= _TOGETHER_MIN * part.shape[1] and not ruled


def _blank(ink: NDArray[Any], box: Quad, scale: float) -> None:
    corners = (np.array(box).reshape(4, 2) * scale).round().astype(np.int32)
    cv2.fillConvexPoly(ink, corners, 0)


def _square(left: float, top: float, right: float, bottom: float) -> Quad:
    return left, top, right, top, right, bottom, left, bottom


def _within(value: float, limits: tuple[float, float]) -> bool:
    return limits[0] <= value <= limits[1]


def _share(value: float) -> float:
    return round(min(0.99, max(0.0, value)), 3)
