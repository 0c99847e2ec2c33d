"""One page: from the bytes of its picture to its reading. Runs in a worker process."""

import io
import time
from collections.abc import Sequence
from dataclasses import dataclass
from math import degrees

import cv2
import numpy as np
import zxingcpp
from PIL import Image

from services.ocr import layout, paper, text, text_layer
from services.ocr.engines.base import Engine, Picture, ReadLine, quad
from services.ocr.errors import PageError
from services.ocr.geometry import SAME, Matrix, moved, moved_lines, turn_matrix, turned, within
from services.ocr.orient import read_upright
from shared.events import Barcode, Box, Line, PageReading
from shared.events.credential import LINES_MAX

CODES_MAX = 64
PIXELS_MAX = 120_000_000
_NEARLY_ALL = 0.9


def read_page(engine: Engine, number: int, content: bytes, layer: str = "") -> PageReading:
    """Read one page.

    Args:
        number: the page's number in its document, from 1.
        content: the picture's file, as ingest stored it.
        layer: the page's own text, where it comes from a PDF.

    Raises:
        PageError: these bytes are no picture, or the engine failed on it.
    """
    started = time.perf_counter()
    picture = decode(content)
    papers = paper.find(picture)
    try:
        sheets = [_read_sheet(engine, view) for view in views(picture, papers)]
    except Exception as error:  # an engine may raise whatever it likes: that costs this page and no more
        raise PageError("engine_failed", f"{type(error).__name__}: {error}") from error
    turn = _turn_of_all(sheets)
    upright = turned(picture, turn)
    height_px, width_px = upright.shape[:2]
    up = turn_matrix(picture.shape[1], picture.shape[0], turn)
    found = [line for sheet in sheets for line in layout.in_reading_order(moved_lines(sheet.lines, up @ sheet.back))]
    lines = [line for line in (_line(read, width_px, height_px) for read in found) if line.text]
    compared = text_layer.compare(lines, layer)
    return PageReading(
        number=number,
        width_px=width_px,
        height_px=height_px,
        lines=compared.lines[:LINES_MAX],
        codes=find_codes(upright),
        rotation_degrees=turn,
        truncated=len(compared.lines) > LINES_MAX,
        skew_degrees=round(degrees(layout.tilt(found)), 2),
        papers=tuple(_box(within(moved(each.corners, up), width_px, height_px)) for each in papers),
        text_layer_agreement=compared.agreement,
        seconds=time.perf_counter() - started,
    )


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was read from one view of the picture.

    Attributes:
        turn: the clockwise turn that made the view upright.
        back: takes points of the upright view to the picture's.
    """

    lines: list[ReadLine]
    turn: layout.Turn
    back: Matrix


def views(picture: Picture, papers: Sequence[paper.Paper]) -> list[tuple[Picture, Matrix]]:
    """What is to be read: each paper laid flat, or the whole picture where it is the paper, or nearly all of it."""
    if not papers or papers[0].share > _NEARLY_ALL:
        return [(picture, SAME)]
    return [paper.flattened(picture, each) for each in papers]


def _read_sheet(engine: Engine, view: tuple[Picture, Matrix]) -> Sheet:
    image, back = view
    lines, turn = read_upright(engine, image)
    upright_back = back @ np.linalg.inv(turn_matrix(image.shape[1], image.shape[0], turn))
    return Sheet(lines, turn, upright_back)


def _turn_of_all(sheets: Sequence[Sheet]) -> layout.Turn:
    """The turn of the sheet with most letters: papers that lie otherwise beside it stay as they lie."""
    return max(sheets, key=lambda sheet: sum(len(line.text) for line in sheet.lines)).turn


def _line(read: ReadLine, width_px: int, height_px: int) -> Line:
    words = text.clean(read.text)
    box = _box(within(read.box, width_px, height_px))
    return Line(text=words, box=box, confidence=_probability(read.confidence), folded=text.fold(words))


def decode(content: bytes) -> Picture:
    """The picture as an RGB array."""
    try:
        with Image.open(io.BytesIO(content)) as picture:
            if picture.width * picture.height > PIXELS_MAX:
                raise PageError("page_unreadable", f"{picture.width} × {picture.height} pixels")
            return np.asarray(picture.convert("RGB"), dtype=np.uint8)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise PageError("page_unreadable", str(error)) from error


def find_codes(image: Picture) -> tuple[Barcode, ...]:
    """Barcodes and QR codes, by zxing-cpp; at most ``CODES_MAX``."""
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    found = []
    # A bar code beside upright text is upright, and a QR code is found at any angle: to look again at a turned and at
    # an inverted picture took two thirds of the time and found none more.
    for code in zxingcpp.read_barcodes(grey, try_rotate=False, try_invert=False)[:CODES_MAX]:
        place = code.position
        corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
        points = [float(value) for corner in corners for value in (corner.x, corner.y)]
        found.append(Barcode(format=str(code.format), text=text.clean(code.text), box=_box(points)))
    return tuple(found)


def _box(points: Sequence[float]) -> Box:
    return Box(points=quad(round(value, 1) for value in points))


def _probability(confidence: float) -> float:
    return round(min(1.0, max(0.0, confidence)), 4)
