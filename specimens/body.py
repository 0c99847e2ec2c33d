"""A drawn page as a thing that a camera can see: a sheet, a plastic card, a telephone's screen."""

import cv2
import numpy as np

from specimens.paper import Paper, Pixels
from specimens.photograph import Sheet

_CARD_CORNER = 0.04  # of the long side: 3.18 mm of 85.6 mm in ISO/IEC 7810
_BEZEL = 26
_BEZEL_CORNER = 90
_BEZEL_BLACK = (22, 22, 26)


def sheet_of(paper: Paper, *, lined: bool = False) -> Sheet:
    """The page with the body around it: a card's rounded corners, a telephone's black rim.

    Args:
        lined: the photo is to tell where each of ``paper.printed`` is, counted from 1.
    """
    pixels = np.asarray(paper.image)
    lines = _lines(paper) if lined else None
    if paper.material == "sheet":
        return Sheet(pixels, np.full(pixels.shape[:2], 255, np.uint8), "sheet", 0, lines)
    if paper.material == "card":
        cover = _rounded(paper.width, paper.height, round(_CARD_CORNER * max(pixels.shape)))
        return Sheet(pixels, cover, "card", 0, lines)
    body = cv2.copyMakeBorder(pixels, *(_BEZEL,) * 4, cv2.BORDER_CONSTANT, value=_BEZEL_BLACK)
    if lines is not None:
        lines = np.pad(lines, _BEZEL)
    return Sheet(body, _rounded(body.shape[1], body.shape[0], _BEZEL_CORNER), "screen", _BEZEL, lines)


def _lines(paper: Paper) -> Pixels:
    lines = np.zeros((paper.height, paper.width), np.uint16)
    for number, (_, (left, top, right, bottom)) in enumerate(paper.printed, 1):
        lines[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)] = number
    return lines


def _rounded(width: int, height: int, radius: int) -> Pixels:
    cover = np.zeros((height, width), np.uint8)
    cv2.rectangle(cover, (radius, 0), (width - radius, height), 255, -1)
    cv2.rectangle(cover, (0, radius), (width, height - radius), 255, -1)
    for x in (radius, width - radius - 1):
        for y in (radius, height - radius - 1):
            cv2.circle(cover, (x, y), radius, 255, -1, cv2.LINE_AA)
    return cover
