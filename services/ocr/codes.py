"""Barcodes and QR codes on a page, by zxing-cpp: what they say can be read where small print can't."""

from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from services.ocr.engines.base import Picture, Quad, quad
from services.ocr.geometry import SAME, Matrix, moved, reduced

CODES_MAX = 64
_SQUARE = (zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.MicroQRCode)

# Where a QR code may lie, on a reduced picture: edges that run both ways, densely, over about a square.
_SEARCH_SIDE_PX = 1400
_DENSITY_WINDOW_PX = 17
_LIGHT_WINDOW_PX = 61
_DENSITY_MIN = 0.45
"""Of the densest place."""
_SIDE_MIN_PX = 15
_LONGER_MAX = 2.2
_FILLED_MIN = 0.5
_PLACES_MAX = 6
_MARGIN = 0.35
"""A code needs white around it, and its dense part is smaller than it is: of its longer side."""
_ENLARGED = 6
_ENLARGED_SIDE_MAX_PX = 1500


def find(image: Picture) -> list[tuple[str, str, Quad]]:
    """The format, text and corners of each code; at most ``CODES_MAX``.

    A QR code whose modules are two or three pixels wide is looked for where it looks like one, and read enlarged (figures in
    ``docs/ocr.md``).
    """
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    found = _read(grey, SAME)
    if not any(name.startswith("QR") for name, _, _ in found):
        for piece, place in _likely_places(grey):
            said = {(form, text) for form, text, _ in found}
            found.extend(each for each in _read(piece, place, _SQUARE) if each[:2] not in said)
    return found[:CODES_MAX]


def _read(grey: NDArray[Any], place: Matrix, formats: Any = ()) -> list[tuple[str, str, Quad]]:
    found = []
    # A bar code beside upright text is upright, and a QR code is found at any angle: to look again at a turned and at
    # an inverted picture took two thirds of the time and found none more.
    for code in zxingcpp.read_barcodes(grey, formats, try_rotate=False, try_invert=False):
        at = code.position
        corners = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
        box = quad(value for corner in corners for value in (corner.x, corner.y))
        found.append((str(code.format), code.text, moved(box, place)))
    return found


def _likely_places(grey: NDArray[Any]) -> Iterator[tuple[NDArray[Any], Matrix]]:
    """Pieces that may show a QR code, the likeliest first, enlarged; and what takes their points to the picture's."""
    small, scale = reduced(grey, _SEARCH_SIDE_PX)
    density = _density(small)
    _, labels, stats, _ = cv2.connectedComponentsWithStats((density > _DENSITY_MIN * density.max()).astype(np.uint8))
    places = []
    for label, (left, top, width, height, area) in enumerate(stats.tolist()):
        shorter, longer = sorted((width, height))
        square = shorter >= _SIDE_MIN_PX and longer <= _LONGER_MAX * shorter and area >= _FILLED_MIN * width * height
        if label == 0 or not square:
            continue
        margin = _MARGIN * longer + 6
        if (
            longer + 2 * margin
        ) / scale >= _ENLARGED_SIDE_MAX_PX:  # as large as a code there would have been read already
            continue
        window = slice(top, top + height), slice(left, left + width)
        mean = float(density[window][labels[window] == label].mean())
        places.append((mean, (left, top, left + width, top + height), margin))
    for _, (left, top, right, bottom), margin in sorted(places, reverse=True)[:_PLACES_MAX]:
        x, y = (max(0, int((value - margin) / scale)) for value in (left, top))
        piece = grey[y : int((bottom + margin) / scale), x : int((right + margin) / scale)]
        times = min(_ENLARGED, _ENLARGED_SIDE_MAX_PX / max(piece.shape))
        larger = cv2.resize(piece, None, fx=times, fy=times, interpolation=cv2.INTER_CUBIC)
        yield larger, np.array([(1 / times, 0, x), (0, 1 / times, y), (0, 0, 1)], np.float64)


def _density(grey: NDArray[Any]) -> NDArray[np.float32]:
    """How densely edges of both directions lie around each pixel, for the light that falls there."""
    smooth = cv2.GaussianBlur(grey, (3, 3), 0)
    window = (_DENSITY_WINDOW_PX, _DENSITY_WINDOW_PX)
    across, down = (
        cv2.boxFilter(np.abs(cv2.Sobel(smooth, cv2.CV_16S, dx, 1 - dx, ksize=3)), cv2.CV_32F, window) for dx in (1, 0)
    )
    light = cv2.boxFilter(smooth, cv2.CV_32F, (_LIGHT_WINDOW_PX, _LIGHT_WINDOW_PX))
    return np.asarray(np.minimum(across, down) / (light + 10), np.float32)
