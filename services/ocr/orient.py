"""Reads a picture so that its lines are upright: finds the one turn of four, and turns no more than it must."""

from services.ocr import foreign, layout
from services.ocr.engines.base import Engine, Picture, ReadLine
from services.ocr.geometry import moved_lines, turn_matrix, turned

_AS_GOOD = 0.9
_LETTERS_TO_DOUBT = 8


def read_upright(engine: Engine, image: Picture) -> tuple[list[ReadLine], layout.Turn]:
    """Read a picture, whichever way up it lies.

    An engine that reads lines that lie sideways has read them already when they say which way they lie: only their
    boxes are turned. Any other reads the turned picture again; the first turn is kept with which the page seems upright
    and reads about as well, or better.

    Returns:
        The lines, with boxes in the upright picture; and the clockwise turn in degrees that makes it upright.
    """
    height_px, width_px = image.shape[:2]
    first = foreign.read_again(image, engine.read(image))
    turns = layout.turns_to_try(first)
    if engine.reads_sideways:
        voted = layout.voted_turn(first)
        if voted != 0:
            return moved_lines(first, turn_matrix(width_px, height_px, voted)), voted
        # It has weighed upright against sideways; what it may have taken wrongly is which end is up.
        turns = (180,) if turns and sum(len(line.text) for line in first) >= _LETTERS_TO_DOUBT else ()
    for turn in turns:
        other_way = turned(image, turn)
        lines = foreign.read_again(other_way, engine.read(other_way))
        if not layout.turns_to_try(lines) and layout.quality(lines) >= _AS_GOOD * layout.quality(first):
            return lines, turn
    return first, 0
