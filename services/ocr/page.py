"""One page: from the bytes of its picture to its reading. Runs in a worker process."""

import io
import time
from collections.abc import Callable, Sequence

import cv2
import numpy as np
import zxingcpp
from PIL import Image

from services.ocr import layout, text
from services.ocr.engines.base import Engine, Picture, ReadLine, quad
from services.ocr.errors import PageError
from shared.events import Barcode, Box, Line, PageReading
from shared.events.credential import LINES_MAX

CODES_MAX = 64
PIXELS_MAX = 120_000_000
_AS_GOOD = 0.9


def read_page(engine: Engine, number: int, content: bytes) -> PageReading:
    """Read one page.

    Args:
        number: the page's number in its document, from 1.
        content: the picture's file, as ingest stored it.

    Raises:
        PageError: these bytes are no picture, or the engine failed on it.
    """
    started = time.perf_counter()
    picture = decode(content)
    try:
        image, lines, turn = read_upright(engine.read, picture)
    except Exception as error:  # an engine may raise whatever it likes: that costs this page and no more
        raise PageError("engine_failed", f"{type(error).__name__}: {error}") from error
    cleaned = [(line, text.clean(line.text)) for line in layout.in_reading_order(lines)]
    kept = tuple(
        Line(text=words, box=_box(line.box), confidence=_probability(line.confidence), folded=text.fold(words))
        for line, words in cleaned
        if words
    )
    return PageReading(
        number=number,
        width_px=image.shape[1],
        height_px=image.shape[0],
        lines=kept[:LINES_MAX],
        codes=find_codes(image),
        rotation_degrees=turn,
        truncated=len(kept) > LINES_MAX,
        seconds=time.perf_counter() - started,
    )


def decode(content: bytes) -> Picture:
    """The picture as an RGB array."""
    try:
        with Image.open(io.BytesIO(content)) as picture:
            if picture.width * picture.height > PIXELS_MAX:
                raise PageError("page_unreadable", f"{picture.width} × {picture.height} pixels")
            return np.asarray(picture.convert("RGB"), dtype=np.uint8)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise PageError("page_unreadable", str(error)) from error


def turned(image: Picture, degrees: int) -> Picture:
    """The picture turned clockwise by a multiple of 90°."""
    return np.ascontiguousarray(np.rot90(image, k=-degrees // 90))


def read_upright(
    read: Callable[[Picture], list[ReadLine]], image: Picture
) -> tuple[Picture, list[ReadLine], layout.Turn]:
    """Read the picture; where the lines say that it lies sideways or upside down, turn it and read it again.

    The first turn is kept with which the page seems upright and reads about as well, or better.

    Returns:
        The picture as it was read, its lines, and the clockwise turn in degrees.
    """
    first = read(image)
    for turn in layout.turns_to_try(first):
        candidate = turned(image, turn)
        lines = read(candidate)
        if not layout.turns_to_try(lines) and layout.quality(lines) >= _AS_GOOD * layout.quality(first):
            return candidate, lines, turn
    return image, first, 0


def find_codes(image: Picture) -> tuple[Barcode, ...]:
    """Barcodes and QR codes, by zxing-cpp; at most ``CODES_MAX``."""
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    found = []
    for code in zxingcpp.read_barcodes(grey)[:CODES_MAX]:
        place = code.position
        corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
        points = [float(value) for corner in corners for value in (corner.x, corner.y)]
        found.append(Barcode(format=str(code.format), text=text.clean(code.text), box=_box(points)))
    return tuple(found)


def _box(points: Sequence[float]) -> Box:
    return Box(points=quad(round(value, 1) for value in points))


def _probability(confidence: float) -> float:
    return round(min(1.0, max(0.0, confidence)), 4)
