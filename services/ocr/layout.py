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
_TILT_MAX = radians(30)
_DOUBTFUL = 0.5


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
    """Rows from top to bottom, each from left to right, whatever order the lines came in.

    A line belongs to a row where its middle lies within half its height, or half the row's, of the row's middle. A page that
    was photographed aslant is laid level first, so that a row stays one row.
    """
    angle = tilt(lines)
    placed = []
    for line in lines:
        x, y = centre(line.box)
        level = (x * cos(angle) + y * sin(angle), y * cos(angle) - x * sin(angle))
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
    votes: dict[Turn, int] = {0: 0}
    for line in lines:
        if len(line.text) >= _LETTERS_TO_VOTE:
            turn = turn_of(line)
            votes[turn] = votes.get(turn, 0) + len(line.text)
    best = max(votes, key=lambda turn: votes[turn])
    if best != 0:
        return (best,)
    doubtful = quality(lines) < _DOUBTFUL * sum(len(line.text) for line in lines)
    return (90, 270, 180) if doubtful else ()


def turn_of(line: ReadLine) -> Turn:
    """The turn that would make this line read from left to right."""
    x0, y0, x1, y1 = line.box[:4]
    right, down = x1 - x0, y1 - y0
    if abs(right) >= abs(down):
        return 0 if right >= 0 else 180
    return 270 if down > 0 else 90
