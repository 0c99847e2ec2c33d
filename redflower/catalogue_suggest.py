"""Groups papers that the catalogue has no type for into types that it lacks. Pure: the same papers, the same groups.

Papers whose headings are read the same are one wording; a wording joins the largest group of its family whose heading
and issuer are alike (leader clustering; Hartigan, "Clustering Algorithms", 1975, chapter 3), so that the time grows with
the groups, not with the pairs of papers.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from redflower.catalogue_headings import Titles, size, tokens
from redflower.catalogue_number_form import NumberForm, number_form
from services.classify.text import compact, has_han
from shared.events import Family, FieldName

PAPERS_MAX = 20_000
HEADING_SIMILAR_MIN = 85
"""Token-set similarity, of 100, from which two headings may be one type's."""
ISSUER_SIMILAR_MIN = 60
SPEAKS_FOR_ITSELF = 8
"""A heading of so many characters beyond shared titles needs no issuer to be told from others."""
OWN_WORDING_PAPERS = 3
OWN_WORDING_SIMILAR_MIN = 95
"""What so many papers show letter for letter is no misreading of another wording, unless it is as alike as this."""
SHOWN_BY_SHARE = 0.8
_SIZE_SHARE_MIN = 0.6
_BEYOND_MIN = 3
_NAME_SHARE = 0.5
_NAME_LINES_MAX = 2
_ISSUERS_MAX = 3
_SOME_SHARE = 0.3
_LANGUAGE_SHARE = 0.1
_PERSONS_MIN = 2
_EXAMPLES_MAX = 3
_RARE_TOKENS = 8
_LEADERS_A_TOKEN = 60


@dataclass(frozen=True, slots=True)
class Paper:
    """What counts of one paper. Holders and number stay inside: they tell papers apart, and are never shown.

    Attributes:
        picture: digest of the file; one file sent twice is one paper.
        lines: its heading, from top to bottom.
        issuer: empty where none was found.
        language: as :mod:`redflower.catalogue_papers` says it.
    """

    upload_id: str
    picture: str
    account_id: str = field(repr=False)
    family: Family
    lines: tuple[str, ...]
    issuer: str = ""
    holders: tuple[str, ...] = field(default=(), repr=False)
    number: str | None = field(default=None, repr=False)
    fields: frozenset[FieldName] = frozenset()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A type that the catalogue seems to lack. Words are told only where papers of two people show them.

    Attributes:
        name: the wording that most of its papers share.
        is_name: whether that says more than a heading which many types have.
        titles: such headings on most of its papers.
        fields: what nearly all of its papers show.
        papers: how many, each file once.
        uploads: some of them, to look at.
        like: code of a type that has nearly this name: perhaps it lacks only an alias.
    """

    family: Family
    name: str
    is_name: bool
    titles: tuple[str, ...]
    issuers: tuple[str, ...]
    fields: tuple[FieldName, ...]
    number: NumberForm | None
    languages: tuple[str, ...]
    papers: int
    uploads: tuple[str, ...]
    like: str | None = None


@dataclass(slots=True)
class _Wording:
    """All papers with one heading, letter for letter, from one issuer. ``tokens`` lack what shared titles say."""

    family: Family
    tokens: tuple[str, ...]
    letters: str
    issuer: str
    papers: list[Paper] = field(default_factory=list)

    @property
    def named(self) -> bool:
        """Whether it says something beyond shared titles; else its issuer must tell it apart."""
        return len(self.letters) > 0

    @property
    def order(self) -> tuple[int, str, str, str]:
        return (-len(self.papers), self.family.value, " ".join(self.tokens), self.issuer)


def suggest(papers: Iterable[Paper], titles: Titles, *, papers_min: int = 2) -> tuple[Suggestion, ...]:
    """The groups of at least ``papers_min`` papers, the largest first."""
    different = {paper.picture: paper for paper in sorted(papers, key=lambda each: each.upload_id)}
    wordings: dict[tuple[Family, tuple[str, ...], str], _Wording] = {}
    for paper in different.values():
        made = _wording(paper, titles)
        wordings.setdefault((made.family, made.tokens, made.issuer), made).papers.append(paper)
    named: dict[Family, list[_Wording]] = defaultdict(list)
    unnamed: dict[Family, list[_Wording]] = defaultdict(list)
    for wording in wordings.values():
        (named if wording.named else unnamed)[wording.family].append(wording)
    groups: list[list[_Wording]] = []
    for family, block in named.items():
        for group in _groups(block):
            if sum(len(each.papers) for each in group) >= papers_min:
                groups.append(group)
            else:
                # Of a platform's papers each prints another course: what they share is the issuer and the title.
                unnamed[family].extend(_by_issuer(each, titles) for each in group if each.issuer)
    groups.extend(group for block in unnamed.values() for group in _groups(block))
    found = [
        _suggestion(papers, titles)
        for group in groups
        if len(papers := [paper for wording in group for paper in wording.papers]) >= papers_min
    ]
    return tuple(sorted(found, key=lambda each: (-each.papers, each.family.value, each.name, each.uploads)))


def _wording(paper: Paper, titles: Titles) -> _Wording:
    beyond = [titles.beyond(line) for line in paper.lines]
    kept = [line for line, rest in zip(paper.lines, beyond, strict=True) if rest]
    said = tuple(sorted({token for rest in beyond for token in rest}))
    issuer = compact(paper.issuer)
    if sum(map(size, kept)) >= _BEYOND_MIN and said:
        return _Wording(paper.family, said, "".join(map(compact, kept)), issuer)
    alone = (*paper.lines, paper.issuer)
    return _Wording(paper.family, tuple(sorted({token for line in alone for token in tokens(line)})), "", issuer)


def _by_issuer(wording: _Wording, titles: Titles) -> _Wording:
    """A wording that stands alone, by its titles and its issuer."""
    paper = wording.papers[0]
    shared = (*(line for line in paper.lines if line in titles), paper.issuer)
    said = tuple(sorted({token for line in shared for token in tokens(line)}))
    return _Wording(wording.family, said, "", wording.issuer, wording.papers)


def _groups(block: Iterable[_Wording]) -> Iterable[list[_Wording]]:
    """The wordings of one family, each with the group whose leader it is most like; the most frequent lead."""
    ordered = sorted(block, key=lambda each: each.order)
    frequency = Counter(token for wording in ordered for token in wording.tokens)
    groups: list[list[_Wording]] = []
    texts: list[str] = []
    with_token: dict[str, list[int]] = defaultdict(list)
    for wording in ordered:
        rare = sorted(wording.tokens, key=lambda token: (frequency[token], token))[:_RARE_TOKENS]
        near = sorted({place for token in rare for place in with_token[token][:_LEADERS_A_TOKEN]})
        text = " ".join(wording.tokens)
        joined = _most_like(wording, text, [(place, groups[place][0], texts[place]) for place in near])
        if joined is not None:
            groups[joined].append(wording)
            continue
        for token in wording.tokens:
            with_token[token].append(len(groups))
        groups.append([wording])
        texts.append(text)
    return groups


def _most_like(wording: _Wording, text: str, leaders: Sequence[tuple[int, _Wording, str]]) -> int | None:
    scorer = fuzz.token_set_ratio if wording.named else fuzz.token_sort_ratio
    choices = [leader_text for _, _, leader_text in leaders]
    best: tuple[float, float, int] | None = None
    for _, similarity, which in process.extract_iter(text, choices, scorer=scorer, score_cutoff=HEADING_SIMILAR_MIN):
        place, leader, leader_text = leaders[which]
        issuers = fuzz.ratio(wording.issuer, leader.issuer) if wording.issuer and leader.issuer else None
        if _one_type(wording, leader, fuzz.token_sort_ratio(text, leader_text), issuers):
            rank = (similarity, issuers or 0.0, -place)
            best = max(best, rank) if best is not None else rank
    return -best[2] if best is not None else None


def _one_type(wording: _Wording, leader: _Wording, in_order: float, issuers: float | None) -> bool:
    """Whether two wordings with nearly the same tokens are one type's.

    Args:
        wording: the one that looks for a group.
        leader: the most frequent one of a group.
        in_order: similarity of all their tokens, in [0, 100]; a part is not its whole.
        issuers: similarity of the issuers, in [0, 100]; None where one isn't known.
    """
    fewer, more = sorted((len(wording.tokens), len(leader.tokens)))
    if fewer < _SIZE_SHARE_MIN * more:
        return False
    if not wording.named:
        # The heading alone says nothing: both must have an issuer, or neither.
        return bool(wording.issuer) == bool(leader.issuer) and (issuers is None or issuers >= HEADING_SIMILAR_MIN)
    if len(wording.papers) >= OWN_WORDING_PAPERS and in_order < OWN_WORDING_SIMILAR_MIN:
        return False
    return issuers is None or issuers >= ISSUER_SIMILAR_MIN or size(wording.letters) >= SPEAKS_FOR_ITSELF


def _suggestion(papers: Sequence[Paper], titles: Titles) -> Suggestion:
    family = papers[0].family
    lines = [(line, paper) for paper in papers for line in paper.lines]
    shared = list(_shared(lines, least=_NAME_SHARE * len(papers)))
    headings = tuple(line for line in shared if line in titles)
    issuers = tuple(_shared([(each.issuer, each) for each in papers if each.issuer], least=_SOME_SHARE * len(papers)))
    names = [line for line in shared if line not in titles] or [
        line for line in _shared(lines, 2) if line not in titles
    ]
    shown = Counter(name for paper in papers for name in paper.fields)
    languages = Counter(paper.language for paper in papers if paper.language)
    if names:
        name = " ".join(_in_their_order(names[:_NAME_LINES_MAX], papers))
    else:
        words = (*issuers[:1], *headings[:1])
        name = ("" if has_han("".join(words)) else " ").join(words)
    return Suggestion(
        family=family,
        name=name,
        is_name=bool(names) or bool(issuers and headings),
        titles=headings,
        issuers=issuers[:_ISSUERS_MAX],
        fields=tuple(each for each in FieldName if shown[each] >= SHOWN_BY_SHARE * len(papers)),
        number=number_form(paper.number for paper in papers if paper.number),
        languages=tuple(
            language
            for language, count in sorted(languages.items(), key=lambda item: (-item[1], item[0]))
            if count >= _LANGUAGE_SHARE * len(papers)
        ),
        papers=len(papers),
        uploads=tuple(sorted(paper.upload_id for paper in papers)[:_EXAMPLES_MAX]),
    )


def _shared(words: Iterable[tuple[str, Paper]], least: float) -> Iterator[str]:
    """The words that at least so many papers, of at least two people, show: the most frequent first, as mostly written."""
    showing: dict[str, dict[str, Paper]] = defaultdict(dict)
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for text, paper in words:
        showing[compact(text)][paper.picture] = paper
        written[compact(text)][text] += 1
    for bare, by in sorted(showing.items(), key=lambda item: (-len(item[1]), item[0])):
        if len(by) >= least and _of_two_people(list(by.values())):
            yield min(written[bare].items(), key=lambda item: (-item[1], item[0]))[0]


def _of_two_people(papers: Sequence[Paper]) -> bool:
    """Whether they are surely not all one person's: two accounts, or two names that have no character in common.

    One person's papers may share that person's own name, however it was missed where names are looked for.
    """
    if len({paper.account_id for paper in papers}) >= _PERSONS_MIN:
        return True
    people = [set(compact("".join(paper.holders))) for paper in papers if paper.holders]
    return any(not (people[0] & other) for other in people[1:])


def _in_their_order(names: Sequence[str], papers: Sequence[Paper]) -> list[str]:
    """As they stand on the paper, from top to bottom, where one shows them all."""
    wanted = {compact(name): name for name in names}
    for paper in papers:
        found = [wanted[compact(line)] for line in paper.lines if compact(line) in wanted]
        if len(found) == len(names):
            return found
    return list(names)


__all__ = ["PAPERS_MAX", "Paper", "Suggestion", "suggest"]
