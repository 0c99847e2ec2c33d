"""Finds which of thousands of terms occur in a text, in time that grows with the text and hardly with the terms.

Chinese terms are looked for in the text without spaces, across line ends; Latin ones as whole words, and, where they
are long, also without spaces, because readers lose spaces.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from services.classify.text import TextLine, compact, words

LATIN_PER_HAN = 2.5
_START = 3
_SPACELESS_MIN = 10
_SPACELESS_MIN_WITH_FIGURES = 6


@dataclass(frozen=True, slots=True)
class Term:
    """A term to look for.

    ``size`` is its length in Chinese characters, Latin letters counted at 1/2.5. ``spaceless`` says whether it may be
    found where spaces were lost: Chinese always, Latin where it is long enough to be no part of another word.
    """

    bare: str
    spaced: str
    size: float
    spaceless: bool

    @classmethod
    def of(cls, text: str) -> "Term":
        """The term of words as written in the catalogue."""
        bare = compact(text)
        han = sum("一" <= character <= "鿿" for character in bare)
        figures = any(character.isdigit() for character in bare)
        long = len(bare) >= (_SPACELESS_MIN_WITH_FIGURES if figures else _SPACELESS_MIN)
        return cls(bare, words(text), han + (len(bare) - han) / LATIN_PER_HAN, han > 0 or long)


@dataclass(frozen=True, slots=True)
class Hit:
    """A term was found. ``line`` is where it stands whole, None where it runs over a line's end."""

    term: Term
    line: TextLine | None


@dataclass(frozen=True, slots=True)
class Page:
    """What was read, joined in the two forms."""

    lines: tuple[TextLine, ...]
    bare: str
    spaced: str

    @classmethod
    def of(cls, lines: tuple[TextLine, ...]) -> "Page":
        """Join lines in their order."""
        spaced = " ".join(words(line.text).strip() for line in lines)
        return cls(lines, "".join(line.bare for line in lines), f" {spaced} ")


class TermIndex:
    """All terms, by their first three characters: only terms that begin as some place in the text does are tried."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._by_start: dict[str, list[Term]] = defaultdict(list)
        self._terms: dict[str, Term] = {}
        for text in sorted({compact(term): term for term in terms if compact(term)}.values()):
            term = Term.of(text)
            self._terms[term.bare] = term
            self._by_start[term.bare[:_START]].append(term)

    def term(self, bare: str) -> Term:
        """The term of a text without spaces. Raises KeyError where there is none."""
        return self._terms[bare]

    def find(self, page: Page) -> Iterator[Hit]:
        """Every term that occurs, once each, with the line where it weighs most: the tallest."""
        starts = {page.bare[place : place + size] for size in range(2, _START + 1) for place in range(len(page.bare))}
        for start in sorted(starts & self._by_start.keys()):
            for term in self._by_start[start]:
                if _occurs(term, page):
                    holding = [line for line in page.lines if term.bare in line.bare]
                    yield Hit(term, max(holding, key=lambda line: (_coverage(term, line), line.height), default=None))


def _occurs(term: Term, page: Page) -> bool:
    return term.bare in page.bare if term.spaceless else term.spaced in page.spaced


def _coverage(term: Term, line: TextLine) -> float:
    return len(term.bare) / len(line.bare)


def prominence(hit: Hit, tallest: float) -> float:
    """How much a term stands out as a title, 0.4 to 1: it fills its line, and the line is tall."""
    if hit.line is None:
        return 0.5
    return 0.4 + 0.35 * _coverage(hit.term, hit.line) + 0.25 * min(hit.line.height / tallest, 1.0)
