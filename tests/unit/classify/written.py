"""Made-up readings, as a reader would give them of such papers: what each is, and what its fields say.

One line of text a line; ``#`` makes it the tall title, ``|`` separates columns of one row. Nothing is copied from a real
paper; the people are invented.
"""

from dataclasses import dataclass, field

from shared.events import Box, Family, Line, PageReading

WIDTH, HEIGHT = 1600, 1200
_USUAL, _TALL = 28.0, 72.0


@dataclass(frozen=True)
class Case:
    """One reading with its truth. ``type_code`` None: of a known family, but of no known type (or no credential)."""

    name: str
    text: str
    family: Family
    type_code: str | None
    fields: dict[str, str] = field(default_factory=dict)


def page(text: str, confidence: float = 0.97, number: int = 1) -> PageReading:
    """A page whose rows lie evenly one below the other, columns side by side, titles in the middle."""
    rows = [row for row in text.strip().splitlines() if row.strip()]
    lines: list[Line] = []
    step = HEIGHT / (len(rows) + 1)
    for place, row in enumerate(rows, start=1):
        tall = row.strip().startswith("#")
        height = min(_TALL if tall else _USUAL, 0.8 * step)
        columns = [column.strip(" #") for column in row.split("|")]
        for column, words in enumerate(columns):
            width = min(WIDTH / len(columns) - 20, height * 0.9 * len(words))
            left = (WIDTH - width) / 2 if len(columns) == 1 else 100 + column * (WIDTH - 200) / len(columns)
            lines.append(Line(text=words, box=_box(left, place * step, width, height), confidence=confidence))
    return PageReading(number=number, width_px=WIDTH, height_px=HEIGHT, lines=tuple(lines), seconds=0.5)


def _box(left: float, top: float, width: float, height: float) -> Box:
    return Box(points=(left, top, left + width, top, left + width, top + height, left, top + height))
