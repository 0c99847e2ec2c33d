"""The whole of recognition, pure: a reading in, a recognition out."""

from collections import defaultdict

from catalogue import Catalogue
from services.classify.fields import extract
from services.classify.score import Scored, Scorer
from services.classify.terms import Page
from services.classify.text import lines_of
from shared.events import CredentialRead, CredentialRecognised, Family, TypeCandidate

RUNNERS_UP_MAX = 5
RUNNER_UP_PROBABILITY_MIN = 0.001
NO_TEXT = "no_text"


class Recogniser:
    """Recognises against one catalogue. Made once a process; safe to share, holds no state of any credential."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._scorer = Scorer(catalogue)

    def __call__(self, read: CredentialRead) -> CredentialRecognised:
        """What the credential is.

        ``probability`` is that of the type, or, with the type unknown, of the family. Where nothing at all was read the
        family is ``not_a_credential`` at probability 0 and ``reading_failure`` is set: ``no_text``, or why the reading
        failed.
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
        scored = self._scorer.candidates(Page.of(lines))
        family, family_probability = _family(scored)
        best = next(each for each in scored if each.candidate.family is family)
        kind = self._catalogue.get(best.candidate.type_code)
        return CredentialRecognised(
            account_id=read.account_id,
            document=read.document,
            type_code=best.candidate.type_code,
            family=family,
            probability=_rounded(best.probability if kind is not None else family_probability),
            runners_up=_runners_up(scored, best),
            fields=extract(lines, family, kind),
            codes=codes,
            reading_failure=failure,
        )


def _family(scored: list[Scored]) -> tuple[Family, float]:
    """The most probable family, its types and "type unknown" taken together."""
    total: dict[Family, float] = defaultdict(float)
    for each in scored:
        total[each.candidate.family] += each.probability
    family = max(total, key=lambda each: (total[each], each))
    return family, min(1.0, total[family])


def _runners_up(scored: list[Scored], best: Scored) -> tuple[TypeCandidate, ...]:
    """The next types, the most probable first."""
    others = (each for each in scored if each is not best and each.candidate.type_code is not None)
    return tuple(
        TypeCandidate(
            code=each.candidate.type_code or "",
            family=each.candidate.family,
            probability=_rounded(each.probability),
        )
        for each in list(others)[:RUNNERS_UP_MAX]
        if each.probability >= RUNNER_UP_PROBABILITY_MIN
    )


def _rounded(probability: float) -> float:
    """To four places: the same reading gives the same event on every machine."""
    return round(min(1.0, max(0.0, probability)), 4)
