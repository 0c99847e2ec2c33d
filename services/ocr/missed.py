"""Where a detector saw a trace of print and took it for no line: small grey print, looked at too small. Pure."""

from collections.abc import Sequence
from math import ceil, floor
from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from services.ocr.engines.base import Quad

Traces: TypeAlias = NDArray[np.float32]
"""How much each place looks like print, 0 to 1: what the detector's network says before lines are made of it."""
Place: TypeAlias = tuple[int, int, int, int]
"""Left, top, right and bottom, in pixels."""

_TRACE_MIN = 0.15
_TOGETHER_PX = 13
_MASS_MIN = 20.0
"""Pixels, each as much as it looks like print."""
_LONGER_MIN = 2.0
"""Corner ornaments leave traces that are about as wide as tall."""
_MARGIN_PX = (100, 20)
"""Of a line, mostly a part leaves a trace."""
_PLACES_MAX = 3
_SIDE_MAX_PX = 480
"""Places that make more than this together stay apart: looked at together, they could not be shown much larger."""


def places(traces: Sequence[Traces], boxes: Sequence[Quad], size: tuple[int, int]) -> list[Place]:
    """Places of a picture to look at again enlarged, the likeliest first; mostly none.

    Args:
        traces: one or more of the same picture, of any size. The first is the measure of all constants here.
        boxes: of the lines that were found, in pixels of the picture.
        size: the picture's width and height in pixels.
    """
    height_px, width_px = traces[0].shape
    traced = np.max([cv2.resize(each, (width_px, height_px)) for each in traces], axis=0)
    scale = np.array((width_px / size[0], height_px / size[1]))
    for box in boxes:
        cv2.fillConvexPoly(traced, (np.array(box).reshape(4, 2) * scale).round().astype(np.int32), 0.0)
        cv2.polylines(traced, [(np.array(box).reshape(4, 2) * scale).round().astype(np.int32)], True, 0.0, 5)
    print_like = (traced > _TRACE_MIN).astype(np.uint8)
    joined = cv2.dilate(print_like, np.ones((1, _TOGETHER_PX), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    found = []
    for label, (left, top, width, height, _) in enumerate(stats.tolist()[1:], 1):
        window = slice(top, top + height), slice(left, left + width)
        own = (labels[window] == label) & (print_like[window] > 0)
        mass = float(traced[window][own].sum())
        if mass >= _MASS_MIN and _is_long(own):
            found.append((mass, (left, top, left + width, top + height)))
    found.sort(reverse=True)
    likeliest = _merged([_widened(place) for _, place in found])[:_PLACES_MAX]
    return [place for place in (_in_picture(each, scale, size) for each in likeliest) if _has_area(place)]


def without_rim(traces: Traces, rim: tuple[int, int], size: tuple[int, int]) -> Traces:
    """What was seen of a picture itself, where the network was shown it with a rim.

    Args:
        rim: how wide it is, in pixels of the picture: on the left and right each, above and below each.
        size: the picture's width and height without it, in pixels.
    """
    rows, columns = traces.shape
    across, down = (
        round(seen * each / (side + 2 * each)) for seen, each, side in zip((columns, rows), rim, size, strict=True)
    )
    return traces[down : max(down + 1, rows - down), across : max(across + 1, columns - across)]


def _in_picture(place: Place, scale: NDArray[np.float64], size: tuple[int, int]) -> Place:
    left, top = (max(0, floor(value / factor)) for value, factor in zip(place[:2], scale, strict=True))
    right, bottom = (
        min(limit, ceil(value / factor)) for value, factor, limit in zip(place[2:], scale, size, strict=True)
    )
    return left, top, right, bottom


def _has_area(place: Place) -> bool:
    return place[0] < place[2] and place[1] < place[3]


def _is_long(own: NDArray[np.bool_]) -> bool:
    points = np.argwhere(own)[:, ::-1].astype(np.float32)
    _, (side, other), _ = cv2.minAreaRect(points)
    return max(side, other) >= _LONGER_MIN * max(1.0, min(side, other))


def _widened(place: Place) -> Place:
    across, down = _MARGIN_PX
    return place[0] - across, place[1] - down, place[2] + across, place[3] + down


def _merged(places: Sequence[Place]) -> list[Place]:
    """Those that overlap as one, where the likelier of them stands."""
    merged: list[Place] = []
    for place in places:
        for index, other in enumerate(merged):
            both = min(place[0], other[0]), min(place[1], other[1]), max(place[2], other[2]), max(place[3], other[3])
            overlap = max(place[0], other[0]), max(place[1], other[1]), min(place[2], other[2]), min(place[3], other[3])
            if _has_area(overlap) and max(both[2] - both[0], both[3] - both[1]) <= _SIDE_MAX_PX:
                merged[index] = both
                break
        else:
            merged.append(place)
    return merged
