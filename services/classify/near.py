"""Finds the names that a line nearly is: what a reader made of a title with a character or two wrong.

An index of character n-grams narrows tens of thousands of names to a few dozen, and rapidfuzz compares those. The time
grows with the line, not with the names: n-grams that too many names share are passed over.
"""

from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from services.classify.text import has_han

LENGTHS = range(4, 61)
SIMILAR_MIN_HAN = 79.0
SIMILAR_MIN_LATIN = 88.0
LONG_NAME_HAN = 7
LONG_NAME_LATIN = 10
_SHARED_MAX = 400
_CANDIDATES_MAX = 40


@dataclass(frozen=True, slots=True)
class Near:
    """A name, and how much alike the line is to it, in [0, 1]."""

    name: str
    similarity: float


class NearNames:
    """Names in compact form (see ``text.compact``), to be looked for by lines in that form."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted({name for name in names if len(name) in LENGTHS})
        self._holding: dict[str, array[int]] = {}
        for place, name in enumerate(self._names):
            for gram in _grams(name):
                holding = self._holding.setdefault(gram, array("L"))
                if len(holding) <= _SHARED_MAX:
                    holding.append(place)

    def find(self, line: str) -> Near | None:
        """The name most like a line, if it is like enough to be that name misread."""
        if len(line) not in LENGTHS:
            return None
        shared: Counter[int] = Counter()
        for gram in _grams(line):
            holding = self._holding.get(gram, ())
            if len(holding) <= _SHARED_MAX:
                shared.update(holding)
        han = has_han(line)
        candidates = [self._names[place] for place, _ in shared.most_common(_CANDIDATES_MAX)]
        nearest = process.extractOne(
            line, candidates, scorer=fuzz.ratio, score_cutoff=SIMILAR_MIN_HAN if han else SIMILAR_MIN_LATIN
        )
        if nearest is None or not _differs_little(nearest[0], line, han=han):
            return None
        return Near(nearest[0], nearest[1] / 100)


def _grams(text: str) -> set[str]:
    """Pairs of characters where there are Chinese ones, threes of Latin letters."""
    size = 2 if has_han(text) else 3
    return {text[place : place + size] for place in range(len(text) - size + 1)}


def _differs_little(name: str, read: str, *, han: bool) -> bool:
    """Short names must be of equal length: one character misread, none lost."""
    if han:
        return abs(len(name) - len(read)) <= (len(name) >= LONG_NAME_HAN)
    return len(name) >= LONG_NAME_LATIN and abs(len(name) - len(read)) <= 2  # noqa: PLR2004 - a letter split in two
