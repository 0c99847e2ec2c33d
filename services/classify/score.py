"""Weighs what was found on a credential for each type of the catalogue, and for "none of them".

A score is a sum of evidence: the type's name (by its length and how much it stands out as a title), a heading it shares
with other types, words that point to it, its issuer, a number of its form, and the words of its family. Beside the types
stand, for each family, "of this family, type unknown", and "not a credential": this is what makes the set open.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from catalogue import Catalogue, CredentialType
from services.classify.calibration import probabilities
from services.classify.terms import Hit, Page, TermIndex, prominence
from services.classify.text import compact, has_han
from shared.events import Family

NAME_WEIGHT = 5.0
NAME_SIZE_FULL = 6.0
NAME_FACTOR_MAX = 1.4
CUE_WEIGHT = 0.9
CUES_MAX = 3.0
CUES_ALONE_PRICE = 1.0
ISSUER_WEIGHT = 1.0
NUMBER_WEIGHT = 1.5
STRONG_WEIGHT = 1.6
STRONG_MAX = 4.5
WEAK_WEIGHT = 0.35
WEAK_MAX = 1.8
# What a type gets of its family's score, and "of this family, type unknown" more of it, less the price of not knowing.
FAMILY_SHARE = 0.7
UNKNOWN_TYPE_SHARE = 1.5
UNKNOWN_TYPE_PRICE = 0.6
NOTHING_SCORE = 2.6
# A heading alone doesn't say which of the types that share it; with evidence of the type's own it counts in full.
HEADING_ALONE = 0.35
HEADING_WITH_CUE = 0.75
SIMILAR_MIN_HAN = 79.0
SIMILAR_MIN_LATIN = 90.0
KNOWN_LINE_SHARE = 0.6
LONG_NAME_HAN = 7
LONG_NAME_LATIN = 10
_TITLE_LINES_MAX = 10
_TITLE_LENGTHS = range(4, 41)
_NUMBER_LIKE = re.compile(r"[A-Z0-9][A-Z0-9.\-]{7,40}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A type, or a family with its type unknown (``type_code`` None)."""

    type_code: str | None
    family: Family
    score: float


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its probability among all candidates."""

    candidate: Candidate
    probability: float


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the page holds: prominence by term, and the terms that fit a title but for misread characters."""

    found: dict[str, float]
    sizes: dict[str, float]
    numbers: tuple[str, ...]


class Scorer:
    """Scores pages against one catalogue. Made once; holds no state of any page."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._types = tuple(catalogue)
        self._families = catalogue.families
        self._names = {each.code: tuple(map(compact, each.names)) for each in self._types}
        self._titles = {each.code: tuple(map(compact, each.titles)) for each in self._types}
        self._cues = {each.code: tuple(map(compact, each.cues)) for each in self._types}
        self._issuers = {each.code: tuple(map(compact, each.issuers)) for each in self._types}
        self._named: dict[str, list[str]] = defaultdict(list)
        for each in self._types:
            for name in self._names[each.code]:
                self._named[name].append(each.code)
        self._holding: dict[str, list[str]] = defaultdict(list)
        for each in self._types:
            for term in {*self._names[each.code], *self._cues[each.code]}:
                self._holding[term].append(each.code)
        self._sharing = _sharing(self._cues.values())
        self._namesakes = _sharing(self._names.values())
        self._strong = {family: tuple(map(compact, cues.strong)) for family, cues in self._families.items()}
        self._weak = {family: tuple(map(compact, cues.weak)) for family, cues in self._families.items()}
        titles = {title for titles in self._titles.values() for title in titles}
        whole = sorted(name for name in {*self._named, *titles} if len(name) in _TITLE_LENGTHS)
        self._similar = {han: [name for name in whole if has_han(name) is han] for han in (True, False)}
        self._index = TermIndex(self._all_terms())

    def _all_terms(self) -> Iterable[str]:
        for each in self._types:
            yield from (*each.names, *each.titles, *each.cues, *each.issuers)
        for cues in self._families.values():
            yield from (*cues.strong, *cues.weak)

    def candidates(self, page: Page) -> list[Scored]:
        """All candidates that have any evidence, the most probable first. Never empty."""
        evidence = self._evidence(page)
        families = {family: self._family_score(family, evidence) for family in Family}
        found = [
            Candidate(None, family, UNKNOWN_TYPE_SHARE * score - UNKNOWN_TYPE_PRICE)
            for family, score in families.items()
            if score > 0 and family is not Family.NOT_A_CREDENTIAL
        ]
        nothing = NOTHING_SCORE + families[Family.NOT_A_CREDENTIAL]
        found.append(Candidate(None, Family.NOT_A_CREDENTIAL, nothing))
        seen = {code for term in evidence.found for code in self._holding.get(term, ())}
        types = [each for each in self._types if each.code in seen]
        own = {each.code: self._own_score(each, evidence) for each in types}
        for each in types:
            if own[each.code][0] > 0:
                heading = self._heading_score(each, evidence, own)
                score = own[each.code][0] + heading + FAMILY_SHARE * families[each.family]
                found.append(Candidate(each.code, each.family, score))
        found.sort(key=lambda candidate: (-candidate.score, candidate.type_code or "", candidate.family))
        shares = probabilities([candidate.score for candidate in found])
        return [Scored(candidate, share) for candidate, share in zip(found, shares, strict=True)]

    def _evidence(self, page: Page) -> _Evidence:
        tallest = max((line.height for line in page.lines), default=1.0)
        found: dict[str, float] = {}
        sizes: dict[str, float] = {}
        for hit in self._index.find(page):
            found[hit.term.bare] = prominence(hit, tallest)
            sizes[hit.term.bare] = hit.term.size
        for hit, similarity in self._misread(page, found):
            found[hit.term.bare] = prominence(hit, tallest) * similarity
            sizes[hit.term.bare] = hit.term.size
        numbers = tuple(match for line in page.lines for match in _NUMBER_LIKE.findall(line.text.upper()))[:40]
        return _Evidence(found, sizes, numbers)

    def _misread(self, page: Page, found: dict[str, float]) -> Iterable[tuple[Hit, float]]:
        """Names and headings that a whole line nearly is.

        A line that is a known term but for little is left alone: names often differ in the very character that matters
        (四级, 六级).
        """
        lines = [line for line in page.lines if len(line.bare) in _TITLE_LENGTHS]
        for line in sorted(lines, key=lambda line: -line.height)[:_TITLE_LINES_MAX]:
            if any(len(name) >= KNOWN_LINE_SHARE * len(line.bare) and name in line.bare for name in found):
                continue
            han = has_han(line.bare)
            nearest = process.extractOne(
                line.bare,
                self._similar[han],
                scorer=fuzz.ratio,
                score_cutoff=SIMILAR_MIN_HAN if han else SIMILAR_MIN_LATIN,
            )
            if nearest is not None and _differs_little(nearest[0], line.bare, han=han):
                yield Hit(self._index.term(nearest[0]), line), nearest[1] / 100

    def _own_score(self, each: CredentialType, evidence: _Evidence) -> tuple[float, bool]:
        """The score of what is the type's own, and whether its name is among it."""
        found, sizes = evidence.found, evidence.sizes
        name = max(
            (
                NAME_WEIGHT * _size_factor(sizes[name]) * found[name] / math.sqrt(self._namesakes[name])
                for name in self._names[each.code]
                if name in found
            ),
            default=0.0,
        )
        cues = sum(
            CUE_WEIGHT * min(1.0, 0.4 + sizes[cue] / NAME_SIZE_FULL) / math.sqrt(self._sharing[cue])
            for cue in self._cues[each.code]
            if cue in found
        )
        score = name + min(cues, CUES_MAX)
        if not name and not any(title in found for title in self._titles[each.code]):
            # Cues alone are shared by many papers: a few of them must come together.
            score -= CUES_ALONE_PRICE
        if score <= 0:
            return 0.0, False
        if any(issuer in found for issuer in self._issuers[each.code]):
            score += ISSUER_WEIGHT
        if each.number is not None and any(each.number.matches(number) for number in evidence.numbers):
            score += NUMBER_WEIGHT if _telling(each.number.pattern) else NUMBER_WEIGHT / 3
        return score, name > 0

    def _heading_score(self, each: CredentialType, evidence: _Evidence, own: dict[str, tuple[float, bool]]) -> float:
        """What a heading shared with other types adds. Where it is a plain type's whole name, that type's score."""
        score, named = own[each.code]
        best = 0.0
        for title in self._titles[each.code]:
            if title not in evidence.found or title in self._names[each.code]:
                continue
            plain = NAME_WEIGHT * _size_factor(evidence.sizes[title]) * evidence.found[title]
            inherited = max((own[code][0] for code in self._named.get(title, ()) if code in own), default=0.0)
            best = max(best, plain, inherited)
        if named:
            return best
        return best * (HEADING_WITH_CUE if score >= 0.5 * CUE_WEIGHT else HEADING_ALONE)

    def _family_score(self, family: Family, evidence: _Evidence) -> float:
        found, sizes = evidence.found, evidence.sizes
        strong = sum(
            STRONG_WEIGHT * min(1.2, _size_factor(sizes[cue]) + 0.3) * (0.5 + found[cue])
            for cue in self._strong[family]
            if cue in found
        )
        weak = sum(WEAK_WEIGHT for cue in self._weak[family] if cue in found)
        return min(strong, STRONG_MAX) + min(weak, WEAK_MAX)


def _differs_little(name: str, read: str, *, han: bool) -> bool:
    """Short names must be of equal length: one character misread, none lost."""
    if han:
        return abs(len(name) - len(read)) <= (len(name) >= LONG_NAME_HAN)
    return len(name) >= LONG_NAME_LATIN and abs(len(name) - len(read)) <= 2  # noqa: PLR2004 - a letter split in two


def _sharing(groups: Iterable[tuple[str, ...]]) -> dict[str, int]:
    """In how many groups a term is."""
    counts: dict[str, int] = defaultdict(int)
    for group in groups:
        for term in set(group):
            counts[term] += 1
    return counts


def _size_factor(size: float) -> float:
    """Long names say more: two characters a third, six characters all, longer ones somewhat more."""
    return min(NAME_FACTOR_MAX, size / NAME_SIZE_FULL)


def _telling(pattern: str) -> bool:
    """Whether a number's form has letters or fixed parts: a run of figures alone fits too much."""
    return re.fullmatch(r"(\\d\{[\d,]+\}|\[\\dX\]|[|()?\[\]A-Z-])*", pattern) is None
