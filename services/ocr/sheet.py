"""One sheet, a paper laid flat or the whole picture where it is the paper: from pixels to lines and marks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from services.ocr import handwriting, layout, marks, scripts, seals, second
from services.ocr.engines.base import Engine, Picture, Quad, ReadLine
from services.ocr.geometry import Matrix, moved, moved_lines, turn_matrix, turned
from services.ocr.orient import read_upright


@dataclass(frozen=True, slots=True)
class FoundMark:
    """Something on a sheet that is no text."""

    kind: Literal["seal", "portrait", "signature"]
    box: Quad
    confidence: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was read from one sheet.

    Attributes:
        lines: in reading order, seals last; those found and not read are among them, with an empty text.
        turn: the clockwise turn that made the sheet upright.
        script: the script it seems to be in, where that could not be read.
    """

    lines: tuple[ReadLine, ...]
    marks: tuple[FoundMark, ...]
    turn: layout.Turn
    script: scripts.Script | None

    @property
    def letters(self) -> int:
        """How much was read."""
        return sum(len(line.text) for line in self.lines)

    def moved(self, matrix: Matrix) -> "Sheet":
        """The same with all boxes in another picture."""
        return replace(
            self,
            lines=tuple(moved_lines(self.lines, matrix)),
            marks=tuple(replace(mark, box=moved(mark.box, matrix)) for mark in self.marks),
        )


def read_sheet(engine: Engine, view: tuple[Picture, Matrix], opinion: Engine | None = None) -> Sheet:
    """Read a sheet.

    Args:
        view: the sheet's picture, and the matrix that takes its points to those of the picture it was cut from.
        opinion: another engine, for lines of which the first stays unsure.

    Returns:
        What was read, with boxes in the picture it was cut from.
    """
    image, back = view
    found, turn = read_upright(engine, image)
    upright = turned(image, turn)
    lines = layout.in_reading_order(found)
    script = scripts.unread_script(upright, lines)
    round_seals = seals.find(upright)
    lines = second.again(engine, upright, lines, round_seals)
    if opinion is not None:
        lines = second.by_another(opinion, upright, lines)
    lines = handwriting.marked(upright, lines, round_seals)
    read = Sheet(
        lines=(*lines, *seals.text_of(engine, upright, round_seals)),
        marks=tuple(_marks(upright, lines, round_seals)),
        turn=turn,
        script=script,
    )
    height_px, width_px = image.shape[:2]
    return read.moved(back @ np.linalg.inv(turn_matrix(width_px, height_px, turn)))


def _marks(image: Picture, lines: Sequence[ReadLine], round_seals: Sequence[seals.Seal]) -> list[FoundMark]:
    portraits = marks.portraits(image)
    signatures = marks.signatures(image, lines, round_seals, [box for box, _ in portraits])
    return [
        *(FoundMark("seal", seal.box, seal.rim) for seal in round_seals),
        *(FoundMark("portrait", box, sure) for box, sure in portraits),
        *(FoundMark("signature", box, sure) for box, sure in signatures),
    ]
