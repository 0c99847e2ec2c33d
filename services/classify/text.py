"""Read lines in the two forms in which they are compared: Chinese without spaces, Latin as words."""

import math
import re
import statistics
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from shared.events import Barcode, Box, PageReading

# A credential says what it is on its first pages; beyond this lies a book.
PAGES_READ_MAX = 5
LINES_READ_MAX = 600
CODES_READ_MAX = 16
# No printed line is longer; a reader that runs wild must not send a pattern astray.
LINE_SIZE_MAX = 500
# Of a photo held askew, rows are told from each other only once they are turned level.
TILT_MIN, TILT_MAX = math.radians(0.4), math.radians(20)
_TILT_LINES_MIN = 3
_LONG = 3  # heights: shorter boxes don't show how they lie

_HAN = re.compile("[一-鿿]")
_SPACES = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[\W_]+")
_NOT_LATIN_WORD = re.compile(r"[\W_\u3400-\u9fff]+")
# Readers give circles for 〇, and leave what they don't fold.
_SAME = str.maketrans({"○": "〇", "證": "证", "書": "书", "學": "学", "獎": "奖", "榮": "荣", "譽": "誉"})


def normal(text: str) -> str:
    """Full-width forms to half-width (NFKC), the few traditional characters of titles to simplified."""
    return unicodedata.normalize("NFKC", text).translate(_SAME)


def compact(text: str) -> str:
    """For comparing Chinese, and Latin whose spaces the reader has lost: lower case, letters and figures alone."""
    return _NOT_WORD.sub("", normal(text).casefold())


def words(text: str) -> str:
    """For comparing Latin: lower case, one space between words and at both ends, Chinese left out."""
    return f" {_NOT_LATIN_WORD.sub(' ', normal(text).casefold()).strip()} "


def has_han(text: str) -> bool:
    """Whether there is a Chinese character in it."""
    return _HAN.search(text) is not None


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line as classify sees it. Coordinates in pixels of its page; ``height`` is of the text, not of its box.

    ``written`` is the text as it stands there, traditional characters not folded: a name is compared folded, and
    given as written. ``alternative`` is what the line may say instead, empty where nothing was unsure. ``source`` is where it stands: in print, in handwriting, round a seal.
    """

    text: str
    bare: str
    page: int
    left: float
    top: float
    right: float
    bottom: float
    confidence: float
    box: Box
    page_width: int
    page_height: int
    written: str = ""
    alternative: str = ""
    source: Literal["printed", "handwritten", "seal", "text_layer"] = "printed"

    @property
    def height(self) -> float:
        """Height of the box: of one character, where the text runs across."""
        return max(self.bottom - self.top, 1.0)

    @property
    def middle(self) -> float:
        """Vertical middle."""
        return (self.top + self.bottom) / 2


def lines_of(pages: Iterable[PageReading]) -> tuple[TextLine, ...]:
    """The lines of the first pages, from top to bottom, row by row. Empty lines are left out."""
    found: list[TextLine] = []
    for page in list(pages)[:PAGES_READ_MAX]:
        found.extend(_rows(list(_of_page(page))))
    return tuple(found[:LINES_READ_MAX])


def codes_of(pages: Iterable[PageReading]) -> tuple[TextLine, ...]:
    """What the first pages' barcodes and QR codes say, each as a line where it stands."""
    return tuple(_as_line(code, page) for page in list(pages)[:PAGES_READ_MAX] for code in page.codes[:CODES_READ_MAX])


def _as_line(code: Barcode, page: PageReading) -> TextLine:
    horizontal, vertical = code.box.points[0::2], code.box.points[1::2]
    text = code.text[:LINE_SIZE_MAX].strip()
    return TextLine(
        text=text,
        bare=compact(text),
        page=page.number,
        left=min(horizontal),
        top=min(vertical),
        right=max(horizontal),
        bottom=max(vertical),
        confidence=1.0,
        box=code.box,
        page_width=page.width_px,
        page_height=page.height_px,
        written=text,
    )


def _of_page(page: PageReading) -> Iterator[TextLine]:
    tilt = _tilt(page)
    for line in page.lines:
        text = _SPACES.sub(" ", normal((line.folded or line.text)[:LINE_SIZE_MAX])).strip()
        bare = compact(text)
        if not bare:
            continue
        horizontal, vertical = _level(line.box, tilt, page)
        yield TextLine(
            text=text,
            bare=bare,
            page=page.number,
            left=min(horizontal),
            top=min(vertical),
            right=max(horizontal),
            bottom=max(vertical),
            confidence=line.confidence,
            box=line.box,
            page_width=page.width_px,
            page_height=page.height_px,
            written=_SPACES.sub(" ", unicodedata.normalize("NFKC", line.text[:LINE_SIZE_MAX])).strip(),
            alternative=_SPACES.sub(
                " ", unicodedata.normalize("NFKC", (line.alternative or "")[:LINE_SIZE_MAX])
            ).strip(),
            source=line.source,
        )


def _tilt(page: PageReading) -> float:
    """By how many radians the page's rows fall to the right, by their boxes; 0 where that is next to nothing."""
    tilts: list[float] = []
    for line in page.lines:
        x0, y0, x1, y1, _, _, x3, y3 = line.box.points
        if x1 - x0 >= _LONG * math.hypot(x3 - x0, y3 - y0):
            tilts.append(math.atan2(y1 - y0, x1 - x0))
    tilt = statistics.median(tilts) if len(tilts) >= _TILT_LINES_MIN else math.radians(page.skew_degrees)
    return tilt if TILT_MIN <= abs(tilt) <= TILT_MAX else 0.0


def _level(box: Box, tilt: float, page: PageReading) -> tuple[Sequence[float], Sequence[float]]:
    """The box's corners, horizontal and vertical, with the page turned level about its middle."""
    horizontal, vertical = box.points[0::2], box.points[1::2]
    if not tilt:
        return horizontal, vertical
    sine, cosine = math.sin(-tilt), math.cos(tilt)
    middle_x, middle_y = page.width_px / 2, page.height_px / 2
    corners = [(x - middle_x, y - middle_y) for x, y in zip(horizontal, vertical, strict=True)]
    return (
        [middle_x + x * cosine - y * sine for x, y in corners],
        [middle_y + x * sine + y * cosine for x, y in corners],
    )


def _rows(lines: list[TextLine]) -> Iterator[TextLine]:
    """Lines whose middles lie within half a height of each other are one row, read from left to right."""
    row: list[TextLine] = []
    for line in sorted(lines, key=lambda each: each.middle):
        if row and line.middle - row[0].middle > 0.5 * min(line.height, row[0].height):
            yield from sorted(row, key=lambda each: each.left)
            row = []
        row.append(line)
    yield from sorted(row, key=lambda each: each.left)
