"""What speaks for each type of the catalogue on a page, as figures that the ranker weighs.

Candidates are the types of which anything was found, beside them for each family "of this family, type unknown", and
"no credential": this is what makes the set open.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from catalogue import Catalogue
from services.classify.near import NearNames
from services.classify.people import names_somebody
from services.classify.terms import Hit, Page, TermIndex
from services.classify.text import TextLine, compact
from services.classify.type_terms import TypeTerms, all_terms
from shared.events import Family

FEATURES = (
    # Of a type: its best name, by length (1 is six Chinese characters), whether it fills its line, how tall it stands
    # there, and how much of what stands in quotation marks it is: who is honoured is told for what so.
    "name",
    "name_is_line",
    "name_is_title",
    "name_quoted",
    "name_in_longer",
    "name_misread",
    "name_misread_surely",
    "name_elsewhere",
    "other_names",
    # A heading that it shares with other types: the more telling the fewer these are (中华人民共和国医师执业证书); whether it
    # is all the name that it has (荣誉证书 of no particular honour); alone or with something of its own.
    "heading",
    "heading_rare",
    "heading_tall",
    "heading_own",
    "heading_alone",
    "heading_missing",
    # The word that points to it most, the more telling the fewer types share it; its issuers; its number; its levels.
    "cue_best",
    "issuer",
    "number_telling",
    "number_plain",
    "level",
    # What is said for its family by the words of the page, and by the listed words.
    "family_wording",
    "family_strong",
    "family_weak",
    # The same for "of this family, type unknown".
    "unknown",
    "unknown_wording",
    "unknown_strong",
    "unknown_weak",
    "unknown_named",
    # The same for "no credential", and what the picture says of it; a type that is none shares whether the page is bare.
    # Of the families the picture says little on layouts that the look has not seen: left out, of people's files 99 % had
    # the family right instead of 97 %, of drawn ones as many.
    "nothing",
    "nothing_wording",
    "nothing_look",
    "nothing_few_words",
    "nothing_bare",
)
_COLUMN = {name: place for place, name in enumerate(FEATURES)}
_SIZE_FULL = 6.0
_SIZE_MAX = 1.6
_LOG_MIN = -7.0
_FEW_CHARACTERS = 40
_STRONG_MAX = 3.0
_WEAK_MAX = 5.0
_CANDIDATES_MAX = 60
_CUE_OWN = 0.5
_HEADS_SEVERAL, _HEADS_MANY = 3, 20
_SURELY, _SIMILAR_MIN_SURELY = 0.96, 0.88
_TITLE_LINES_MAX = 12
_PIECES_MAX, _PIECE_SIZE_MAX = 48, 60
_QUOTED = re.compile(r"[“\"《「‘']([^“”\"《》「」‘’']{3,40})[”\"》」’']")
_KNOWN_LINE_SHARE = 0.6
_WHOLE = 0.9  # a line with a stroke of the pen beside the name is the name
_NUMBERS_MAX = 40
_NUMBER_DIGITS_MIN = 4
_WHEN_OR_WHICH = re.compile(
    r"\d{5}|(?<!\d)(?:19|20)\d\d(?!\d)|[〇零一二三四五六七八九]{4}年|[٠-٩۰-۹]{4}|民国|令和|平成"
)
_NUMBER_LIKE = re.compile(r"[A-Z0-9][A-Z0-9.\-]{7,40}")

Opinion = Mapping[Family, float]
"""Probabilities of the families, by one witness: the wording, or the picture."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A type, or a family with its type unknown (``type_code`` None); of ``not_a_credential`` that is "none at all"."""

    type_code: str | None
    family: Family


@dataclass(frozen=True, slots=True)
class Evidence:
    """The candidates, and what speaks for each: rows by ``FEATURES``.

    ``issuers`` are the catalogue's issuers that the page names, whatever type it is, each with its line where one holds
    it whole. ``plain`` are the types that are no more than a heading, and whose heading is there.
    """

    candidates: tuple[Candidate, ...]
    features: NDArray[np.float32]
    issuers: tuple[tuple[str, TextLine | None], ...] = ()
    plain: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Like:
    """A name that something on the page is nearly: how much alike, and how surely that was read, both in [0, 1]."""

    similarity: float
    confidence: float


@dataclass(frozen=True, slots=True)
class _Found:
    """What the page holds: hits by bare term, what is nearly a name, and words that may be numbers."""

    hits: dict[str, Hit]
    near: dict[str, Like]
    numbers: tuple[str, ...]
    quoted: tuple[str, ...]
    tallest: float


class Witness:
    """Looks for evidence on pages, against one catalogue. Made once; holds no state of any page."""

    def __init__(self, catalogue: Catalogue) -> None:
        heads = Counter(compact(title) for each in catalogue for title in each.titles)
        titles = frozenset(heads)
        self._heads = heads
        self._types = {each.code: TypeTerms.of(each, titles) for each in catalogue}
        self._strong = {family: tuple(map(compact, cues.strong)) for family, cues in catalogue.families.items()}
        self._weak = {family: tuple(map(compact, cues.weak)) for family, cues in catalogue.families.items()}
        self._holding: dict[str, list[str]] = defaultdict(list)
        for code, terms in self._types.items():
            for term in {*terms.names, *terms.cues, *terms.issuers}:
                self._holding[term].append(code)
        self._cue_share = Counter(term for terms in self._types.values() for term in set(terms.cues))
        self._issuer_names = {compact(text): text for each in catalogue for text in each.issuers}
        self._issuer_share = Counter(term for terms in self._types.values() for term in set(terms.issuers))
        printed_by: dict[str, set[Family]] = defaultdict(set)
        for terms in self._types.values():
            for term in (*terms.names, *terms.titles):
                printed_by[term].add(terms.type.family)
        # "Certificate of participation" heads contests' papers and courses' alike.
        self._elsewhere = {term: len(families) - 1 for term, families in printed_by.items() if len(families) > 1}
        # What names no more than a kind of paper (荣誉证书) heads those of many types, in its other names too.
        plain = (terms.names for terms in self._types.values() if heads[compact(terms.type.name_zh)] >= _HEADS_MANY)
        shared = {title for title, count in heads.items() if count >= _HEADS_SEVERAL}
        self._headings = shared | {name for names in plain for name in names}
        covering = {term for terms in self._types.values() for term in (*terms.names, *terms.titles, *terms.issuers)}
        written = tuple(text for terms in self._types.values() for text in terms.written)
        self._index = TermIndex((*all_terms(catalogue), *written), covering)
        self._near = NearNames({term for terms in self._types.values() for term in (*terms.names, *terms.titles)})

    def __call__(self, page: Page, wording: Opinion, look: Opinion | None = None, *, unread: bool = False) -> Evidence:
        """All candidates with any evidence; of types at most 60, those with most of their own on the page. Never empty.

        Args:
            page: what was read.
            wording: what its words say of the families.
            look: what the picture says of them; None where it was not looked at.
            unread: whether much stands there that could not be read: what is missing then says nothing.
        """
        found = self._find(page)
        rows: list[NDArray[np.float32]] = []
        candidates: list[Candidate] = []
        named: dict[Family, float] = defaultdict(float)
        for terms in self._worth_weighing(found):
            row = self._of_type(terms, found, wording)
            if not _has_own(row):
                continue
            family = terms.type.family
            named[family] = max(named[family], float(row[_COLUMN["name"]]), float(row[_COLUMN["name_misread"]]))
            candidates.append(Candidate(terms.type.code, family))
            rows.append(row)
        for family in Family:
            if family is not Family.NOT_A_CREDENTIAL:
                candidates.append(Candidate(None, family))
                rows.append(self._of_family(family, found, named[family], wording))
        nothing = self._of_nothing(page, found, wording, look, unread=unread)
        for candidate, row in zip(candidates, rows, strict=True):
            if candidate.family is Family.NOT_A_CREDENTIAL:  # a receipt is as bare as what is nothing known
                row[_COLUMN["nothing_bare"]] = nothing[_COLUMN["nothing_bare"]]
        candidates.append(Candidate(None, Family.NOT_A_CREDENTIAL))
        rows.append(nothing)
        issuers = tuple(
            (self._issuer_names[term], hit.line)
            for term, hit in found.hits.items()
            if term in self._issuer_names and not hit.covered
        )
        plain = frozenset(
            each.type_code
            for each, row in zip(candidates, rows, strict=True)
            if each.type_code is not None and row[_COLUMN["heading_own"]] > 0
        )
        return Evidence(tuple(candidates), np.stack(rows), issuers, plain)

    def _find(self, page: Page) -> _Found:
        hits = {hit.term.bare: hit for hit in self._index.find(page)}
        near: dict[str, Like] = {}
        quoted = tuple(map(compact, _QUOTED.findall("".join(line.text for line in page.lines))))
        for piece, confidence in _pieces(page, quoted).items():
            # What is a known term but for little is left alone: 四级 and 六级 differ in the very character.
            if any(len(name) >= _KNOWN_LINE_SHARE * len(piece) and name in piece for name in hits):
                continue
            nearest = self._near.find(piece)
            if nearest is None or (confidence >= _SURELY and nearest.similarity < _SIMILAR_MIN_SURELY):
                continue  # 古琴制作工, read surely, is not 提琴制作工 misread
            if nearest.name not in near or near[nearest.name].similarity < nearest.similarity:
                near[nearest.name] = Like(nearest.similarity, confidence)
        numbers = tuple(match for line in page.lines for match in _NUMBER_LIKE.findall(line.text.upper()))
        return _Found(
            hits, near, numbers[:_NUMBERS_MAX], quoted, max((line.height for line in page.lines), default=1.0)
        )

    def _worth_weighing(self, found: _Found) -> list[TypeTerms]:
        """The types of which something was found, those with most first."""
        worth: dict[str, float] = defaultdict(float)
        for term, hit in found.hits.items():
            holding = self._holding.get(term, ())
            for code in holding:
                own = term in self._types[code].names
                worth[code] += (3.0 if own and not hit.covered else 1.0) * _size(hit) / math.sqrt(len(holding))
        for term in found.near:
            for code in self._holding.get(term, ()):
                worth[code] += 2.0
        best = sorted(worth, key=lambda code: (-worth[code], code))[:_CANDIDATES_MAX]
        return [self._types[code] for code in best]

    def _of_type(self, terms: TypeTerms, found: _Found, wording: Opinion) -> NDArray[np.float32]:
        row = np.zeros(len(FEATURES), np.float32)
        family = terms.type.family
        named = self._name(row, terms, found)
        cues = [
            min(1.0, 0.3 + _size(found.hits[cue])) / math.sqrt(self._cue_share[cue])
            for cue in terms.cues
            if cue in found.hits
        ]
        row[_COLUMN["cue_best"]] = max(cues, default=0.0)
        issuer = max(
            (1 / math.sqrt(self._issuer_share[each]) for each in terms.issuers if each in found.hits), default=0.0
        )
        row[_COLUMN["issuer"]] = issuer
        own = named + float(row[_COLUMN["cue_best"]])
        plain = [found.hits[name] for name in terms.names if name in self._headings and name in found.hits]
        row[_COLUMN["heading_own"]] = max((_size(hit) * hit.coverage for hit in plain), default=0.0)
        own += float(row[_COLUMN["heading_own"]])
        headings = [*(found.hits[title] for title in terms.titles if title in found.hits), *plain]
        misread = max((found.near[title].similarity for title in terms.titles if title in found.near), default=0.0)
        if headings or misread:
            heading = max((_size(hit) for hit in headings), default=misread)
            row[_COLUMN["heading"]] = heading if own > 0 else 0.0
            row[_COLUMN["heading_rare"]] = self._heading_rare(terms, found)
            row[_COLUMN["heading_tall"]] = max((_tall(hit, found) for hit in headings), default=0.0) if own > 0 else 0.0
            row[_COLUMN["heading_alone"]] = 0.0 if own > 0 else heading
        elif terms.titles:
            row[_COLUMN["heading_missing"]] = 1.0
        self._number(row, terms, found)
        row[_COLUMN["level"]] = float(any(level in found.hits for level in terms.levels))
        row[_COLUMN["family_wording"]] = _log(wording, family)
        row[_COLUMN["family_strong"]] = self._listed(self._strong[family], found, _STRONG_MAX)
        row[_COLUMN["family_weak"]] = self._listed(self._weak[family], found, _WEAK_MAX)
        return row

    def _name(self, row: NDArray[np.float32], terms: TypeTerms, found: _Found) -> float:
        """Fills in what there is of the type's names; returns how much it is, 0 where none is there."""
        hits = [found.hits[name] for name in terms.names if name in found.hits and name not in self._headings]
        whole = [hit for hit in hits if not hit.covered]
        if whole:
            best = max(whole, key=lambda hit: (_size(hit) * (0.5 + hit.coverage + _tall(hit, found)), hit.term.bare))
            size = _size(best)
            row[_COLUMN["name"]] = size
            row[_COLUMN["name_is_line"]] = float(best.coverage >= _WHOLE)
            row[_COLUMN["name_is_title"]] = best.coverage * _tall(best, found)
            row[_COLUMN["name_quoted"]] = max(
                (len(hit.term.bare) / len(said) for hit in whole for said in found.quoted if hit.term.bare in said),
                default=0.0,
            )
            row[_COLUMN["name_elsewhere"]] = math.log1p(self._elsewhere.get(best.term.bare, 0))
            row[_COLUMN["other_names"]] = min(sum(_size(hit) for hit in whole) - size, 2.0)
            return size
        if hits:
            row[_COLUMN["name_in_longer"]] = max(map(_size, hits))
        near = [name for name in terms.names if name in found.near]
        if near:
            best_near = max(near, key=lambda name: (found.near[name].similarity, name))
            like = found.near[best_near]
            size = min(_SIZE_MAX, self._index.term(best_near).size / _SIZE_FULL) * like.similarity
            row[_COLUMN["name_misread"]] = size
            # What is read surely and differs is another name, rather than this one misread.
            row[_COLUMN["name_misread_surely"]] = float(like.confidence >= _SURELY)
            return size
        return 0.0

    def _number(self, row: NDArray[np.float32], terms: TypeTerms, found: _Found) -> None:
        number = terms.type.number
        if number is not None and any(number.matches(each) for each in found.numbers):
            row[_COLUMN["number_telling" if terms.number_telling else "number_plain"]] = 1.0

    def _heading_rare(self, terms: TypeTerms, found: _Found) -> float:
        """How much of a heading it shares with few others: its size, over the root of how many types it heads."""
        there = (title for title in terms.titles if title in found.hits)
        return max((_size(found.hits[title]) / math.sqrt(self._heads[title]) for title in there), default=0.0)

    def _of_family(self, family: Family, found: _Found, named: float, wording: Opinion) -> NDArray[np.float32]:
        row = np.zeros(len(FEATURES), np.float32)
        row[_COLUMN["unknown"]] = 1.0
        row[_COLUMN["unknown_wording"]] = _log(wording, family)
        row[_COLUMN["unknown_strong"]] = self._listed(self._strong[family], found, _STRONG_MAX)
        row[_COLUMN["unknown_weak"]] = self._listed(self._weak[family], found, _WEAK_MAX)
        row[_COLUMN["unknown_named"]] = named
        return row

    @staticmethod
    def _of_nothing(
        page: Page, found: _Found, wording: Opinion, look: Opinion | None, *, unread: bool
    ) -> NDArray[np.float32]:
        family = Family.NOT_A_CREDENTIAL
        row = np.zeros(len(FEATURES), np.float32)
        row[_COLUMN["nothing"]] = 1.0
        row[_COLUMN["nothing_wording"]] = _log(wording, family)
        row[_COLUMN["nothing_look"]] = _log_odds(look[family]) if look is not None else 0.0
        if unread:
            return row
        row[_COLUMN["nothing_few_words"]] = max(0.0, 1 - len(page.bare) / _FEW_CHARACTERS)
        # Whose, when and which: a badge or a slide that tells none of the three says nothing of anyone.
        told = _has_year_or_number(page, found) or names_somebody(page.lines)
        row[_COLUMN["nothing_bare"]] = float(not told)
        return row

    def _listed(self, cues: Sequence[str], found: _Found, most: float) -> float:
        """How many of the listed words are there, each by how much it stands out."""
        there = [found.hits[cue] for cue in cues if cue in found.hits]
        return min(most, sum(0.5 + 0.5 * hit.coverage for hit in there))


def _pieces(page: Page, quoted: Iterable[str]) -> dict[str, float]:
    """What may be a name misread, in compact form, each with how surely it was read.

    The tallest lines, short lines, values behind a colon, and what is quoted.
    """
    tallest = sorted(page.lines, key=lambda line: -line.height)[:_TITLE_LINES_MAX]
    mean = sum(line.confidence for line in page.lines) / max(1, len(page.lines))
    pieces = {line.bare: line.confidence for line in tallest}
    for said in quoted:
        pieces.setdefault(said, mean)
    for line in page.lines:
        pieces.setdefault(compact(line.text.replace("：", ":").rpartition(":")[2]), line.confidence)
    return dict(islice(((each, sure) for each, sure in pieces.items() if len(each) <= _PIECE_SIZE_MAX), _PIECES_MAX))


def _has_year_or_number(page: Page, found: _Found) -> bool:
    return any(_WHEN_OR_WHICH.search(line.text) for line in page.lines) or any(
        sum(map(str.isdigit, each)) >= _NUMBER_DIGITS_MIN for each in found.numbers
    )


def _has_own(row: NDArray[np.float32]) -> bool:
    """Whether anything is there that few other types have: a heading and a word of the trade make no candidate."""
    own = ("name", "name_misread", "name_in_longer", "heading_own", "issuer", "number_telling")
    return any(row[_COLUMN[name]] > 0 for name in own) or row[_COLUMN["cue_best"]] >= _CUE_OWN


def _size(hit: Hit) -> float:
    """Long names say more: two characters a third, six characters all, longer ones somewhat more."""
    return min(_SIZE_MAX, hit.term.size / _SIZE_FULL)


def _tall(hit: Hit, found: _Found) -> float:
    return 0.0 if hit.line is None else min(1.0, hit.line.height / found.tallest)


def _log_odds(probability: float) -> float:
    """Of a probability, above zero where it is more than a half; no further from it than one in a thousand is."""
    held = min(max(probability, math.exp(_LOG_MIN)), 1 - math.exp(_LOG_MIN))
    return math.log(held / (1 - held))


def _log(opinion: Opinion | None, family: Family) -> float:
    """A probability as its logarithm, no lower than that of one in a thousand."""
    probability = opinion.get(family, 0.0) if opinion is not None else 0.0
    return max(_LOG_MIN, math.log(probability)) if probability > 0 else _LOG_MIN
