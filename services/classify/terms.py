"""Finds which of many thousand terms occur in a text, in time that grows with the text and hardly with the terms.

Chinese terms are looked for in the text without spaces, across line ends; Latin ones as whole words, and, where they
are long, also without spaces, because readers lose spaces. One pass each with an Aho-Corasick automaton (Aho and
Corasick, "Efficient string matching", CACM 18(6), 1975).
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from services.classify.labelled import is_label_text
from services.classify.text import TextLine, compact, words

LATIN_PER_HAN = 2.5
_SPACELESS_MIN = 10
_SPACELESS_MIN_WITH_FIGURES = 6
_PIECES_MAX = 3  # 美甲师 五级: a value with its level, no sentence


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
    """A term was found.

    Attributes:
        line: where it stands whole and weighs most; None where it runs over a line's end.
        coverage: share of that line, or of what follows a colon in it, that the term fills, in [0, 1].
        covered: whether it is everywhere only a part of a longer term that is a name, a heading or an issuer: 电工 in
            维修电工.
    """

    term: Term
    line: TextLine | None
    coverage: float
    covered: bool


@dataclass(frozen=True, slots=True)
class Page:
    """What was read, joined in the two forms, and at which character of each a line begins."""

    lines: tuple[TextLine, ...]
    bare: str
    spaced: str
    bare_starts: tuple[int, ...]
    spaced_starts: tuple[int, ...]

    @classmethod
    def of(cls, lines: tuple[TextLine, ...]) -> "Page":
        """Join lines in their order."""
        bare = [line.bare for line in lines]
        spaced = [f"{words(line.text).strip()} " for line in lines]
        return cls(
            lines,
            "".join(bare),
            " " + "".join(spaced),
            tuple(accumulate(map(len, bare), initial=0)),
            tuple(accumulate(map(len, spaced), initial=0)),
        )


@dataclass(frozen=True, slots=True)
class _Place:
    """One occurrence: a stretch of one of the two joined texts."""

    term: Term
    start: int
    end: int


class TermIndex:
    """All terms in two automatons: one over the text without spaces, one over its Latin words.

    Args:
        terms: as written in the catalogue; what comes twice is one term.
        covering: those that hide a shorter term inside them.
    """

    def __init__(self, terms: Iterable[str], covering: Collection[str] = ()) -> None:
        unique = {each.bare: each for each in (Term.of(text) for text in terms) if each.bare}
        self._terms = dict(sorted(unique.items()))
        self._covering = frozenset(map(compact, covering))
        self._spaceless = tuple(each for each in self._terms.values() if each.spaceless)
        self._words = tuple(each for each in self._terms.values() if not each.spaceless and each.spaced.strip())
        self._over_bare = _automaton(each.bare for each in self._spaceless)
        self._over_words = _automaton(each.spaced for each in self._words)

    def term(self, bare: str) -> Term:
        """The term of a text without spaces. Raises KeyError where there is none."""
        return self._terms[bare]

    def find(self, page: Page) -> Iterator[Hit]:
        """Every term that occurs, once each, in the order of its text."""
        for automaton, terms, text, starts in (
            (self._over_bare, self._spaceless, page.bare, page.bare_starts),
            (self._over_words, self._words, page.spaced, page.spaced_starts),
        ):
            places = [_Place(terms[which], a, b) for which, a, b in automaton.find_matches_as_indexes(text, True)]
            hidden = self._hidden(places)
            by_term: dict[str, list[_Place]] = {}
            for place in places:
                by_term.setdefault(place.term.bare, []).append(place)
            for bare in sorted(by_term):
                of_term = by_term[bare]
                open_places = [place for place in of_term if (place.start, place.end) not in hidden]
                yield _weightiest(open_places or of_term, page, starts, covered=not open_places)

    def _hidden(self, places: list[_Place]) -> set[tuple[int, int]]:
        """The stretches that lie within a longer one of a covering term."""
        found: set[tuple[int, int]] = set()
        reach, origin = -1, -1
        # By start, the longest first: a stretch is hidden where one that began no later reaches at least as far.
        for place in sorted(places, key=lambda each: (each.start, -each.end)):
            if place.end <= reach and (place.start > origin or place.end < reach):
                found.add((place.start, place.end))
            if place.end > reach and place.term.bare in self._covering:
                reach, origin = place.end, place.start
        return found


def _automaton(texts: Iterable[str]) -> AhoCorasick:
    # The contiguous automaton is built in a fraction of the time of the full table and searches nearly as fast.
    return AhoCorasick(
        list(texts), matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA, store_patterns=False
    )


def _weightiest(places: list[_Place], page: Page, starts: tuple[int, ...], *, covered: bool) -> Hit:
    """The occurrence that fills most of its line, of those the tallest."""
    term = places[0].term
    best: tuple[float, float] | None = None
    line: TextLine | None = None
    for number in dict.fromkeys(bisect_right(starts, place.start) - 1 for place in places):
        candidate = page.lines[min(number, len(page.lines) - 1)]
        if term.bare not in candidate.bare:
            continue
        weight = (_coverage(term, candidate), candidate.height)
        if best is None or weight > best:
            best, line = weight, candidate
    return Hit(term, line, best[0] if best else 0.0, covered)


def _coverage(term: Term, line: TextLine) -> float:
    value = line.text.replace("：", ":").rpartition(":")[2]
    pieces = [compact(piece) for piece in value.split()]
    if len(pieces) <= _PIECES_MAX and any(_holds(piece, term) for piece in pieces):
        return 1.0
    after_colon = compact(value)
    whole = after_colon if after_colon and term.bare in after_colon else line.bare
    return min(1.0, len(term.bare) / len(whole))


def _holds(piece: str, term: Term) -> bool:
    """Whether this is the term, or the term right behind its label: 职业名称幼儿照护, found as one line."""
    return piece == term.bare or (piece.endswith(term.bare) and is_label_text(piece.removesuffix(term.bare)))
