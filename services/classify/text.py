"""Read lines in the two forms in which they are compared: Chinese without spaces, Latin as words."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from shared.events import Box, PageReading

# A credential says what it is on its first pages; beyond this lies a book.
PAGES_READ_MAX = 5
LINES_READ_MAX = 600

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
    return any("一" <= character <= "鿿" for character in text)


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line as classify sees it. Coordinates in pixels of its page; ``height`` is of the text, not of its box.

    ``written`` is the text as it stands there, traditional characters not folded: a name is compared folded, and
    given as written. ``source`` is where it stands: in print, in handwriting, round a seal.
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


def _of_page(page: PageReading) -> Iterator[TextLine]:
    for line in page.lines:
        text = _SPACES.sub(" ", normal(line.folded or line.text)).strip()
        bare = compact(text)
        if not bare:
            continue
        points = line.box.points
        horizontal, vertical = points[0::2], points[1::2]
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
            written=_SPACES.sub(" ", unicodedata.normalize("NFKC", line.text)).strip(),
            source=line.source,
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
