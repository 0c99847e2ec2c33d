"""The whole of recognition, pure: a reading in, a recognition out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from catalogue import Catalogue
from services.classify.evidence import Evidence, Opinion, Witness
from services.classify.fields import extract
from services.classify.ranker import Ranker, Scored, load_ranker
from services.classify.terms import Page
from services.classify.text import TextLine, codes_of, lines_of
from services.classify.wording import Wording, load_wording, spoken
from shared.events import Box, CredentialRead, CredentialRecognised, Family, PageReading, TypeCandidate

RUNNERS_UP_MAX = 5
RUNNER_UP_PROBABILITY_MIN = 0.001
NAMED_FROM, LISTED_FROM = 0.7, 0.3
NO_TEXT = "no_text"
EARN_NOTHING = frozenset({Family.NOT_A_CREDENTIAL, Family.ORGANISATION_DOCUMENT})
# A paper beside others counts as one where its type is about certain, and it isn't a corner with three words.
_ANOTHER_MIN = 0.8
_ANOTHER_CHARACTERS_MIN = 30


@dataclass(frozen=True, slots=True)
class _Judged:
    """Some lines, and what they make of them together, the most probable first."""

    lines: tuple[TextLine, ...]
    evidence: Evidence
    scored: list[Scored]

    @property
    def families(self) -> dict[Family, float]:
        """Each family's types and "type unknown" taken together."""
        total: dict[Family, float] = defaultdict(float)
        for each in self.scored:
            total[each.candidate.family] += each.probability
        return total

    @property
    def family(self) -> Family:
        """The most probable family."""
        families = self.families
        return max(families, key=lambda each: (families[each], each))

    @property
    def best(self) -> Scored:
        """The most probable candidate of the most probable family.

        A type that is hardly less probable than "unknown" is named: who looks at it is helped by the name, and its low
        probability says that somebody must look.
        """
        family = self.family
        of_family = [each for each in self.scored if each.candidate.family is family]
        first = of_family[0]
        if first.candidate.type_code is None and len(of_family) > 1:
            second = of_family[1]
            return second if second.probability >= NAMED_FROM * first.probability else first
        return first


class Recogniser:
    """Recognises against one catalogue. Made once a process; safe to share, holds no state of any credential."""

    def __init__(self, catalogue: Catalogue, wording: Wording | None = None, ranker: Ranker | None = None) -> None:
        self._catalogue = catalogue
        self._witness = Witness(catalogue)
        self._wording = wording or load_wording()
        self._ranker = ranker or load_ranker()

    def __call__(self, read: CredentialRead, look: Opinion | None = None) -> CredentialRecognised:
        """What the credential is.

        ``probability`` is that of the type, or, with the type unknown, of the family. Where nothing at all was read the
        family is ``not_a_credential`` at probability 0 and ``reading_failure`` is set: ``no_text``, or why the reading
        failed.

        Args:
            read: the pages' reading.
            look: the families' probabilities by the picture alone; None where it was not looked at.
        """
        failure = next((page.failure for page in read.pages if page.failure is not None), None)
        codes = tuple(code for page in read.pages for code in page.codes)[:64]
        lines = lines_of(read.pages)
        if not lines:
            return CredentialRecognised(
                account_id=read.account_id,
                document=read.document,
                type_code=None,
                family=Family.NOT_A_CREDENTIAL,
                probability=0.0,
                codes=codes,
                reading_failure=failure or NO_TEXT,
            )
        unread = any(page.unread_script is not None for page in read.pages)
        judged, seen = self._surest(read.pages, lines, look, unread=unread)
        best, family = judged.best, judged.family
        kind = self._catalogue.get(best.candidate.type_code)
        return CredentialRecognised(
            account_id=read.account_id,
            document=read.document,
            type_code=best.candidate.type_code,
            family=family,
            probability=_rounded(best.probability if kind is not None else judged.families[family]),
            family_probability=_rounded(judged.families[family]),
            unknown_type_probability=_rounded(_unknown(judged.scored)),
            not_a_credential_probability=_rounded(judged.families[Family.NOT_A_CREDENTIAL]),
            runners_up=_runners_up(judged.scored, best),
            fields=extract(
                judged.lines, family, kind, judged.evidence.issuers, codes_of(read.pages) if seen == 1 else ()
            ),
            codes=codes,
            credentials_seen=seen,
            reading_failure=failure,
        )

    def evidence(self, lines: tuple[TextLine, ...], look: Opinion | None = None, *, unread: bool = False) -> Evidence:
        """What speaks for what, for the ranker's training.

        Args:
            lines: what was read.
            look: what the picture says by itself.
            unread: whether much stands there that could not be read: what is missing is then no sign of no credential.
        """
        wording = self._wording(spoken(lines))
        return self._witness(Page.of(lines), _unread(wording) if unread else wording, look, unread=unread)

    def _judge(self, lines: tuple[TextLine, ...], look: Opinion | None, *, unread: bool = False) -> _Judged:
        evidence = self.evidence(lines, look, unread=unread)
        return _Judged(lines, evidence, _named_plainly(self._ranker(evidence), evidence))

    def _surest(
        self, pages: Sequence[PageReading], lines: tuple[TextLine, ...], look: Opinion | None, *, unread: bool
    ) -> tuple[_Judged, int]:
        """The credential, and how many are in the picture: of several papers the surest that can earn something."""
        whole = self._judge(lines, look, unread=unread)
        parts = [self._judge(part, None) for part in _parts(pages, lines)]
        earning = [
            each for each in parts if each.family not in EARN_NOTHING and each.families[each.family] >= _ANOTHER_MIN
        ]
        if len(earning) < 2:  # noqa: PLR2004 - one paper, with something beside it
            return whole, 1
        return max(earning, key=lambda each: each.best.probability), len(earning)


def _unread(wording: Opinion) -> Opinion:
    """The wording's opinion of words of which most are missing: what it holds against all families goes to all alike."""
    excess = max(0.0, wording[Family.NOT_A_CREDENTIAL] - 1 / len(Family))
    more = excess / (len(Family) - 1)
    return {
        each: share - excess if each is Family.NOT_A_CREDENTIAL else share + more for each, share in wording.items()
    }


def _named_plainly(scored: list[Scored], evidence: Evidence) -> list[Scored]:
    """The candidates, "of this family, type unknown" given to the family's plain type where its heading is there.

    An honour that the catalogue doesn't list, headed 荣誉证书, is what the catalogue calls by that heading alone. Not where
    a listed one is more probable than the plain one, and not much less so than "unknown".
    """
    plain: dict[Family, Scored] = {}
    unknown: dict[Family, float] = {}
    listed: dict[Family, float] = {}
    for each in scored:  # the most probable come first
        family, code = each.candidate.family, each.candidate.type_code
        best_of = unknown if code is None else listed
        if code in evidence.plain:
            plain.setdefault(family, each)
        else:
            best_of.setdefault(family, each.probability)
    plain = {
        family: each
        for family, each in plain.items()
        if listed.get(family, 0.0) < max(each.probability, LISTED_FROM * unknown.get(family, 0.0))
    }
    given = [
        replace(each, probability=each.probability + unknown.get(each.candidate.family, 0.0))
        if plain.get(each.candidate.family) is each
        else each
        for each in scored
        if each.candidate.type_code is not None or each.candidate.family not in plain
    ]
    return sorted(given, key=lambda each: -each.probability)


def _parts(pages: Sequence[PageReading], lines: tuple[TextLine, ...]) -> Iterator[tuple[TextLine, ...]]:
    """The lines on each paper, where several lie in one photo."""
    for page in pages:
        if len(page.papers) < 2:  # noqa: PLR2004
            continue
        of_page = [line for line in lines if line.page == page.number]
        for paper in page.papers:
            within = tuple(line for line in of_page if _inside(line, paper))
            if sum(len(line.bare) for line in within) >= _ANOTHER_CHARACTERS_MIN:
                yield within


def _inside(line: TextLine, paper: Box) -> bool:
    """Whether a line's middle lies on the paper: to the right of each of its sides, gone round clockwise."""
    x, y = sum(line.box.points[0::2]) / 4, sum(line.box.points[1::2]) / 4
    corners = list(zip(paper.points[0::2], paper.points[1::2], strict=True))
    sides = zip(corners, [*corners[1:], corners[0]], strict=True)
    return all((x1 - x0) * (y - y0) >= (y1 - y0) * (x - x0) for (x0, y0), (x1, y1) in sides)


def _unknown(scored: Iterable[Scored]) -> float:
    """That it is a credential of no known type."""
    return sum(
        each.probability
        for each in scored
        if each.candidate.type_code is None and each.candidate.family is not Family.NOT_A_CREDENTIAL
    )


def _runners_up(scored: Iterable[Scored], best: Scored) -> tuple[TypeCandidate, ...]:
    """The next types, the most probable first."""
    others = [each for each in scored if each is not best and each.candidate.type_code is not None]
    return tuple(
        TypeCandidate(
            code=each.candidate.type_code or "",
            family=each.candidate.family,
            probability=_rounded(each.probability),
        )
        for each in others[:RUNNERS_UP_MAX]
        if each.probability >= RUNNER_UP_PROBABILITY_MIN
    )


def _rounded(probability: float) -> float:
    """To four places: the same reading gives the same event on every machine."""
    return round(min(1.0, max(0.0, probability)), 4)
