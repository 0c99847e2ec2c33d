"""Sheets of paper, photographed with nothing in the way: what is promised of them holds without glare, folds and fingers."""

from dataclasses import dataclass
from itertools import count

from catalogue import load
from specimens import Severity, SpecimenRequest, Truth, draw
from specimens.body import sheet_of
from specimens.chance import chance
from specimens.draw import lay_out
from specimens.photograph import photograph
from specimens.truth import Corners


@dataclass(frozen=True)
class Shot:
    """A photo, where the sheet's corners are in it, and what is written on it."""

    image: bytes
    corners: Corners
    truth: Truth


def shot(code: str, severity: Severity, seed: int, layouts: tuple[str, ...] = ("specimens",)) -> Shot:
    """A sheet of a type: the first seed from the given one on whose layout is one, and of those modules."""
    kind = load().get(code)
    assert kind is not None
    for each in count(seed):
        request = SpecimenRequest(code, holder="王小明", seed=each, severity=severity)
        _, paper = lay_out(kind, request)
        if paper.material == "sheet" and paper.layout.startswith(layouts):
            photo = photograph(sheet_of(paper), severity, chance("shot", code, severity, each), troubles=[])
            return Shot(photo.jpeg, photo.corners, draw(request).truth)
    raise AssertionError
