"""The light on a photographed page: whether it is poor, and the page as if it were even and bright. Pure."""

import cv2
import numpy as np

from services.ocr.engines.base import Picture, Quad

_SMALL_PX, _CELLS = 256, 24
_UNEVEN = 1.25
"""Bright places this many times as bright as dark ones: of scans, screens and files 1.0 to 1.1, of photos mostly 1.3 to 5."""
_DIM = 150.0
"""Of 255: paper of scans, screens and files is brighter, but for dark themes."""
_PAPER_PX = 9
_SHRINK = 8
_SPREAD = 0.02
"""How far the evened light reaches, as a share of the long side: wider than a line, narrower than a shadow."""
_WHITE, _DARKEST, _GAIN_MAX, _GAIN_MIN = 225.0, 12.0, 6.0, 0.9
_COVERED_MAX = 0.2


def is_poor(image: Picture) -> bool:
    """Whether the paper is dark, or much brighter in one place than in another: a shadow, a lamp, a window.

    The channels may come in either order, here and in :func:`evened`.
    """
    height_px, width_px = image.shape[:2]
    size = (_SMALL_PX, max(1, _SMALL_PX * height_px // width_px))
    grey = cv2.cvtColor(cv2.resize(image, size, interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2GRAY)
    paper = cv2.dilate(grey, np.ones((_PAPER_PX, _PAPER_PX), np.uint8))  # print is thinner than this, and gone
    cells = cv2.resize(paper, (_CELLS, _CELLS), interpolation=cv2.INTER_AREA)
    dark, bright = (float(level) for level in np.percentile(cells, (15, 85)))
    return bright < _DIM or bright / max(dark, 1.0) > _UNEVEN


def evened(image: Picture) -> Picture:
    """The page in grey as under even light: faint print in a shadow stands out as elsewhere.

    Meant for a picture reduced to the detector's size, which smooths its grain; smoothed more, small print is lost.
    """
    height_px, width_px = image.shape[:2]
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    small = (max(1, width_px // _SHRINK), max(1, height_px // _SHRINK))
    paper = cv2.morphologyEx(
        cv2.resize(grey, small, interpolation=cv2.INTER_AREA), cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8)
    )
    paper = cv2.GaussianBlur(paper, (0, 0), max(1.0, _SPREAD * max(small)))
    light = cv2.resize(paper.astype(np.float32), (width_px, height_px), interpolation=cv2.INTER_LINEAR)
    gain = np.clip(_WHITE / np.maximum(light, _DARKEST), _GAIN_MIN, _GAIN_MAX)
    even = np.clip(grey * gain, 0, 255).astype(np.uint8)
    return np.asarray(cv2.cvtColor(even, cv2.COLOR_GRAY2RGB))


def further(boxes: list[Quad], others: list[Quad], size: tuple[int, int]) -> list[Quad]:
    """Those of the others that lie where none of the boxes does.

    Args:
        size: width and height of the picture that both were found in, in pixels.
    """
    taken = np.zeros((size[1], size[0]), np.uint8)
    for box in boxes:
        cv2.fillConvexPoly(taken, _corners(box), 1)
    found = []
    for box in others:
        corners = _corners(box)
        left, top = np.maximum(corners.min(axis=0), 0)
        right, bottom = corners.max(axis=0) + 1
        there = taken[top:bottom, left:right]  # a page of many lines must not cost as many pages
        own = np.zeros_like(there)
        if own.size:
            cv2.fillConvexPoly(own, corners - (left, top), 1)
        if int((own & there).sum()) <= _COVERED_MAX * int(own.sum()):
            found.append(box)
            there |= own
    return found


def _corners(box: Quad) -> cv2.typing.MatLike:
    return np.array(box, np.float32).reshape(4, 2).round().astype(np.int32)
