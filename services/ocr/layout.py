"""Where lines lie: their order on the page, and which way up the page is. Pure geometry."""

from collections.abc import Sequence
from math import atan2, cos, hypot, radians, sin
from statistics import median
from typing import Literal, TypeAlias

from services.ocr.engines.base import Quad, ReadLine

Turn: TypeAlias = Literal[0, 90, 180, 270]
"""Degrees, clockwise."""

_LETTERS_TO_VOTE = 2
_ELONGATED = 1.5
_TILT_MAX = radians(40)
_DOUBTFUL = 0.5

_PAGE_LINES_MIN = 3
_PAIRS_MIN = 2
_WIDE = 1.15
_MIDDLE = (0.4, 0.6)
_GAP_MIN = 0.02


def width_and_height(box: Quad) -> tuple[float, float]:
    """Length along the text, and across it, in pixels."""
    x0, y0, x1, y1, _, _, x3, y3 = box
    return hypot(x1 - x0, y1 - y0), hypot(x3 - x0, y3 - y0)


def centre(box: Quad) -> tuple[float, float]:
    """The middle of the four corners."""
    return sum(box[0::2]) / 4, sum(box[1::2]) / 4


def tilt(lines: Sequence[ReadLine]) -> float:
    """How far the rows fall to the right, in radians: the median over lines long enough to tell. 0 where none is."""
    angles = [
        atan2(line.box[3] - line.box[1], line.box[2] - line.box[0])
        for line in lines
        if width_and_height(line.box)[0] >= _ELONGATED * width_and_height(line.box)[1] > 0
    ]
    angle = median(angles) if angles else 0.0
    return angle if abs(angle) <= _TILT_MAX else 0.0


def in_reading_order(lines: Sequence[ReadLine]) -> list[ReadLine]:
    """All lines as a person reads them: an open booklet's left page before its right, each page by its rows."""
    return [line for page in booklet_pages(lines) for line in in_rows(page)]


def booklet_pages(lines: Sequence[ReadLine]) -> list[list[ReadLine]]:
    """The two pages of an open booklet, left and right, or all lines as the one page they are.

    A form has a gap between its labels and its values, too; but there a label and its value stand on one row. So a gap in
    the middle parts two pages only where most rows of one side have no like on the other, or where both sides have rows
    with a label and a value of their own.
    """
    whole = [list(lines)]
    if len(lines) < 2 * _PAGE_LINES_MIN:
        return whole
    angle = tilt(lines)
    level = [(line, *_level(line, angle), *width_and_height(line.box)) for line in lines]
    left_end = min(x - width / 2 for _, x, _, width, _ in level)
    right_end = max(x + width / 2 for _, x, _, width, _ in level)
    top, bottom = min(y for _, _, y, _, _ in level), max(y for _, _, y, _, _ in level)
    extent = right_end - left_end
    if extent <= _WIDE * (bottom - top):
        return whole
    gap = _middle_gap([(x - width / 2, x + width / 2) for _, x, _, width, _ in level], left_end, extent)
    if gap is None:
        return whole
    left = [item for item in level if item[1] < gap]
    right = [item for item in level if item[1] >= gap]
    if min(len(left), len(right)) < _PAGE_LINES_MIN:
        return whole
    pairs = min(sum(_is_pair(item[0].text) for item in side) for side in (left, right))
    alone = sum(all(abs(item[2] - other[2]) > item[4] / 3 for other in left) for item in right)
    if pairs < _PAIRS_MIN and 2 * alone < len(right):
        return whole
    return [[item[0] for item in left], [item[0] for item in right]]


def _middle_gap(spans: Sequence[tuple[float, float]], left_end: float, extent: float) -> float | None:
    """Where, near the middle, no line lies; None where there is no such strip of some width."""
    low, high = left_end + _MIDDLE[0] * extent, left_end + _MIDDLE[1] * extent
    free_from = low
    best: tuple[float, float] | None = None
    for start, end in [*sorted(span for span in spans if span[1] > low and span[0] < high), (high, high)]:
        if start - free_from >= _GAP_MIN * extent and (best is None or start - free_from > best[0]):
            best = (min(start, high) - free_from, (min(start, high) + free_from) / 2)
        free_from = max(free_from, end)
    return None if best is None else best[1]


def _is_pair(text: str) -> bool:
    label, colon, value = text.replace(":", "：").partition("：")
    return bool(colon and label.strip() and value.strip())


def _level(line: ReadLine, angle: float) -> tuple[float, float]:
    """The line's middle on the page laid level."""
    x, y = centre(line.box)
    return x * cos(angle) + y * sin(angle), y * cos(angle) - x * sin(angle)


def in_rows(lines: Sequence[ReadLine]) -> list[ReadLine]:
    """Rows from top to bottom, each from left to right, whatever order the lines came in.

    A line belongs to a row where its middle lies within half its height, or half the row's, of the row's middle. A page that
    was photographed aslant is laid level first, so that a row stays one row.
    """
    angle = tilt(lines)
    placed = []
    for line in lines:
        level = _level(line, angle)
        placed.append((level[1], level[0], width_and_height(line.box)[1], line))
    placed.sort(key=lambda item: (item[0], item[1], item[2], *_identity(item[3])))

    rows: list[list[tuple[float, float, float, ReadLine]]] = []
    for item in placed:
        if rows:
            first_y, _, first_height, _ = rows[-1][0]
            if item[0] - first_y <= min(item[2], first_height) / 2:
                rows[-1].append(item)
                continue
        rows.append([item])
    return [item[3] for row in rows for item in sorted(row, key=lambda item: (item[1], item[0], item[3].text))]


def _identity(line: ReadLine) -> tuple[str, Quad, float]:
    return line.text, line.box, line.confidence


def quality(lines: Sequence[ReadLine]) -> float:
    """How much was read, and how surely: the confidence of every character, summed."""
    return sum(line.confidence * len(line.text) for line in lines)


def turns_to_try(lines: Sequence[ReadLine]) -> tuple[Turn, ...]:
    """Turns that may make the page upright; none where it seems to be.

    Each line votes with its letters for the direction it reads in. A reading that is poor as a whole makes every other
    direction worth a try: an engine that can't read sideways takes all lines for upright ones.
    """
    best = voted_turn(lines)
    if best != 0:
        return (best,)
    doubtful = quality(lines) < _DOUBTFUL * sum(len(line.text) for line in lines)
    return (90, 270, 180) if doubtful else ()


def voted_turn(lines: Sequence[ReadLine]) -> Turn:
    """The turn that makes most letters upright."""
    votes: dict[Turn, int] = {0: 0}
    for line in lines:
        if len(line.text) >= _LETTERS_TO_VOTE:
            turn = turn_of(line)
            votes[turn] = votes.get(turn, 0) + len(line.text)
    return max(votes, key=lambda turn: votes[turn])


def turn_of(line: ReadLine) -> Turn:
    """The turn that would make this line read from left to right."""
    x0, y0, x1, y1 = line.box[:4]
    right, down = x1 - x0, y1 - y0
    if abs(right) >= abs(down):
        return 0 if right >= 0 else 180
    return 270 if down > 0 else 90
