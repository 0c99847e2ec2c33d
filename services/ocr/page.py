"""One page: from the bytes of its picture to its reading. Runs in a worker process."""

import io
import time
from collections.abc import Sequence
from math import degrees

import numpy as np
from PIL import Image

from services.ocr import codes, layout, paper, scripts, text, text_layer
from services.ocr.engines.base import Engine, Picture, Quad, ReadLine, quad
from services.ocr.errors import PageError
from services.ocr.geometry import SAME, Matrix, moved, turn_matrix, turned, within
from services.ocr.sheet import Sheet, read_sheet
from shared.events import Barcode, Box, Line, Mark, PageReading
from shared.events.credential import LINES_MAX, MARKS_MAX

PIXELS_MAX = 120_000_000
_NEARLY_ALL = 0.9
_LETTERS_MIN = 8
"""Papers on which no more was read than this were none; the whole picture is read."""


def read_page(
    engine: Engine, number: int, content: bytes, layer: str = "", opinion: Engine | None = None
) -> PageReading:
    """Read one page.

    Args:
        number: the page's number in its document, from 1.
        content: the picture's file, as ingest stored it.
        layer: the page's own text, where it comes from a PDF.
        opinion: another engine, for lines of which the first stays unsure.

    Raises:
        PageError: these bytes are no picture, or the engine failed on it.
    """
    started = time.perf_counter()
    picture = decode(content)
    try:
        reading = _read(engine, number, picture, layer, opinion)
    except Exception as error:  # an engine may raise whatever it likes: that costs this page and no more
        raise PageError("engine_failed", f"{type(error).__name__}: {error}") from error
    return reading.model_copy(update={"seconds": time.perf_counter() - started})


def _read(engine: Engine, number: int, picture: Picture, layer: str, opinion: Engine | None) -> PageReading:
    papers = paper.find(picture)
    sheets = [read_sheet(engine, view, opinion) for view in views(picture, papers)]
    if papers and sum(sheet.letters for sheet in sheets) < _LETTERS_MIN:
        sheets = [read_sheet(engine, (picture, SAME), opinion)]
    # The sheet with most letters says which way up the page is; papers that lie otherwise beside it stay so.
    turn = max(sheets, key=lambda sheet: sheet.letters).turn
    upright = turned(picture, turn)
    up = turn_matrix(picture.shape[1], picture.shape[0], turn)
    reading = _reading(number, upright, [sheet.moved(up) for sheet in sheets], layer)
    corners = tuple(_box(moved(each.corners, up), upright) for each in papers)
    return reading.model_copy(update={"rotation_degrees": turn, "papers": corners})


def views(picture: Picture, papers: Sequence[paper.Paper]) -> list[tuple[Picture, Matrix]]:
    """What is to be read: each paper laid flat, or the whole picture where it is the paper, or nearly all of it."""
    if not papers or papers[0].share > _NEARLY_ALL:
        return [(picture, SAME)]
    return [paper.flattened(picture, each) for each in papers]


def _reading(number: int, upright: Picture, sheets: Sequence[Sheet], layer: str) -> PageReading:
    """The sheets as one page; all boxes are the upright page's already."""
    found = [line for sheet in sheets for line in sheet.lines]
    compared = text_layer.compare([line for line in (_line(read, upright) for read in found) if line.text], layer)
    seen, rest = text_layer.seconded(compared.lines, compared)
    unread = [_box(line.box, upright) for line in found if line.source == "printed" and scripts.is_unread(line)]
    lines = (*seen, *text_layer.placed(rest, unread, _box(_all_of(upright), upright)))
    letters = sum(sheet.letters for sheet in sheets)
    script = scripts.script_in_layer(rest.foreign, letters) or next(
        (sheet.script for sheet in sheets if sheet.script is not None), None
    )
    marks = [
        Mark(kind=mark.kind, box=_box(mark.box, upright), confidence=mark.confidence)
        for s in sheets
        for mark in s.marks
    ]
    return PageReading(
        number=number,
        width_px=upright.shape[1],
        height_px=upright.shape[0],
        lines=lines[:LINES_MAX],
        codes=tuple(
            Barcode(format=form, text=text.clean(said), box=_box(box, upright))
            for form, said, box in codes.find(upright)
        ),
        truncated=len(lines) > LINES_MAX,
        skew_degrees=round(degrees(layout.tilt([line for line in found if line.source == "printed"])), 2),
        marks=tuple(marks[:MARKS_MAX]),
        unread_script=script,
        text_layer_agreement=compared.agreement,
        seconds=0,
    )


def _line(read: ReadLine, upright: Picture) -> Line:
    words = text.clean(read.text)
    return Line(
        text=words,
        box=_box(read.box, upright),
        confidence=_probability(read.confidence),
        folded=text.fold(words),
        source=read.source,
        alternative=None if read.alternative is None else text.clean(read.alternative) or None,
    )


def _all_of(image: Picture) -> Quad:
    height_px, width_px = image.shape[:2]
    return quad((0, 0, width_px, 0, width_px, height_px, 0, height_px))


def decode(content: bytes) -> Picture:
    """The picture as an RGB array."""
    try:
        with Image.open(io.BytesIO(content)) as picture:
            if picture.width * picture.height > PIXELS_MAX:
                raise PageError("page_unreadable", f"{picture.width} × {picture.height} pixels")
            return np.asarray(picture.convert("RGB"), dtype=np.uint8)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise PageError("page_unreadable", str(error)) from error


def _box(box: Quad, upright: Picture) -> Box:
    """The box as events carry it: within the page, to a tenth of a pixel."""
    height_px, width_px = upright.shape[:2]
    return Box(points=quad(round(value, 1) for value in within(box, width_px, height_px)))


def _probability(confidence: float) -> float:
    return round(min(1.0, max(0.0, confidence)), 4)
