"""Lines cut out of a picture and laid flat. Pure."""

from itertools import pairwise
from math import ceil, dist

import cv2
import numpy as np

from services.ocr.engines.base import Picture, Quad

HEIGHT_PX = 48
"""Of a line as the recognisers take it."""
_WIDTH_MAX_PX = 3200


def sides(box: Quad) -> tuple[float, float]:
    """Width and height of a box: the longer of each pair of sides."""
    return max(dist(box[0:2], box[2:4]), dist(box[4:6], box[6:8])), max(
        dist(box[0:2], box[6:8]), dist(box[2:4], box[4:6])
    )


def cut(image: Picture, box: Quad, *, margin: float = 0.0) -> Picture:
    """The line in a box, level and upright, ``HEIGHT_PX`` high.

    Args:
        margin: how much more is taken all around, as a share of the line's height.
    """
    width, height = sides(box)
    size = (max(1, round(width)), max(1, round(height)))
    flat = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], np.float32)
    there = cv2.getPerspectiveTransform(np.array(box, np.float32).reshape(4, 2), flat)
    if margin:
        more = round(margin * height)
        there = np.array([[1, 0, more], [0, 1, more], [0, 0, 1]], np.float64) @ there
        size = (size[0] + 2 * more, size[1] + 2 * more)
    line = cv2.warpPerspective(image, there, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return at_height(np.asarray(line))


def at_height(line: Picture) -> Picture:
    """The line as high as the recognisers take it."""
    height_px, width_px = line.shape[:2]
    wanted_px = min(_WIDTH_MAX_PX, max(1, ceil(width_px * HEIGHT_PX / height_px)))
    return np.asarray(cv2.resize(line, (wanted_px, HEIGHT_PX)))


def as_row(column: Picture) -> Picture:
    """A column of upright characters, from top to bottom, as a row of them from left to right.

    Args:
        column: taller than wide; characters are taken for as high as the column is wide, and cut where there is least ink.
    """
    height_px, width_px = column.shape[:2]
    count = max(1, round(height_px / width_px))
    ink = np.abs(column.astype(np.int16) - np.median(column)).mean(axis=(1, 2))
    cuts = [0]
    for index in range(1, count):
        near, reach = round(index * height_px / count), max(1, width_px // 5)
        low = max(cuts[-1] + 1, near - reach)
        around = ink[low : near + reach]
        cuts.append(low + int(np.argmin(around)) if len(around) else near)
    cuts.append(height_px)
    cells = [cv2.resize(column[top:bottom], (HEIGHT_PX, HEIGHT_PX)) for top, bottom in pairwise(cuts) if bottom > top]
    return np.hstack(cells)
