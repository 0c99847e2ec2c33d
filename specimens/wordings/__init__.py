"""What papers say, in words of our own, per family and language: papers of any issuer, not only a catalogue's.

A file a language (``en.yaml``, …) holds ``slots``, lists of fillers, and for each family ``titles``, printed headings, and
``texts``, whole papers but for their heading, a line a printed line, with ``{slots}``. A text whose first line begins
with ``#`` has a heading of its own, or with ``#`` alone none, for papers that another's heading would make nonsense.
All families draw on the same slots, so that a topic or a name says nothing of the family.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

import numpy as np

from shared.events import Family
from specimens.names import pick
from specimens.wordings.book import SLOT, Book, Pages, WordingError, examine, headed

__all__ = [
    "PARTS",
    "Book",
    "Pages",
    "Wording",
    "WordingError",
    "check",
    "compose",
    "examine",
    "families",
    "holders",
    "languages",
    "part_of",
    "write",
]

Part = Literal["first", "second", "evaluation"]
PARTS: tuple[Part, ...] = get_args(Part)
_WITHOUT_TITLE = 0.05  # papers whose heading is a picture or lies outside the photo
_STEADY = frozenset({"holder", "organisation"})  # one a paper, however often they are named


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one paper.

    Attributes:
        title: its heading; None where it has none to read.
        lines: what stands below, in printed order.
        fields: what the slots were filled with (holder, topic, number, organisation, date, …), by the slot's name; of a
            slot that comes more than once, the first.
    """

    language: str
    family: Family
    title: str | None
    lines: tuple[str, ...]
    fields: dict[str, str]


def languages() -> tuple[str, ...]:
    """The languages there are words in, as ISO 639-1 codes, in order."""
    names = (each.name for each in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


def families(language: str) -> tuple[Family, ...]:
    """The families that a language has words for.

    Raises:
        WordingError: there are none in the language, or its file is faulty.
    """
    return tuple(_load(language).families)


def holders(language: str) -> tuple[str, ...]:
    """Made-up names as people of the language have them, in its own script.

    Raises:
        WordingError: there are no words in the language, or its file is faulty.
    """
    return tuple(_load(language).slots["holder"])


def check(language: str) -> tuple[str, ...]:
    """Every problem of a language's file; none where it is sound."""
    return examine(language, _read(language))[1]


def write(family: Family, language: str, rng: np.random.Generator, *, part: Part = "first") -> Wording:
    """Compose a paper of a family; equal generators compose equal papers.

    Args:
        family: any, ``NOT_A_CREDENTIAL`` included.
        language: one of ``languages()``.
        rng: chooses the text, its heading and what fills its slots.
        part: which third of the family's texts may be written: nothing is measured on a wording that was trained on,
            and a model that weighs another's opinion learns on wordings that the other has not seen.

    Raises:
        WordingError: there are no words in the language, or its file is faulty.
    """
    return compose(_load(language), family, rng, part=part)


def compose(book: Book, family: Family, rng: np.random.Generator, *, part: Part = "first") -> Wording:
    """The same from a book at hand."""
    pages = book.families[family]
    text = pick(rng, [each for place, each in enumerate(pages.texts) if part_of(place) == part])
    filling = _Filling(book, rng, {}, {})
    heading, lines = headed(text)
    if heading is None:
        heading = pick(rng, pages.titles)
    heading = "" if rng.random() < _WITHOUT_TITLE else filling.fill(heading)
    return Wording(book.language, family, heading or None, tuple(filling.fill(line) for line in lines), filling.first)


def part_of(place: int) -> Part:
    """Which part the text at this place of its family belongs to, counted from 0."""
    return PARTS[place % len(PARTS)]


@dataclass(frozen=True, slots=True)
class _Filling:
    """Fills the slots of one paper: what names the paper stays the same, all else differs each time."""

    book: Book
    rng: np.random.Generator
    first: dict[str, str]
    used: dict[str, set[str]]

    def fill(self, line: str) -> str:
        """The line with its slots filled."""
        return SLOT.sub(self._one, line)

    def _one(self, slot: re.Match[str]) -> str:
        name = slot[1]
        if name in _STEADY and name in self.first:
            return self.first[name]
        fillers, used = self.book.slots[name], self.used.setdefault(name, set())
        if len(used) == len(set(fillers)):
            used.clear()
        value = pick(self.rng, [each for each in fillers if each not in used])
        used.add(value)
        self.first.setdefault(name, value)
        return value


@cache
def _load(language: str) -> Book:
    book, problems = examine(language, _read(language))
    if book is None or problems:
        raise WordingError(problems)
    return book


def _read(language: str) -> str:
    if language not in languages():
        raise WordingError([f"there are no words in {language!r}, only in {', '.join(languages())}"])
    return files(__name__).joinpath(f"{language}.yaml").read_text(encoding="utf-8")
