"""Which credentials the demo draws, for whom, and how each must end."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from redflower.journeys import Ending
from specimens import Distraction, Flaw, Language, Severity, SpecimenRequest, draw, draw_distraction, made_up_name

BASE_LIMIT_FEN = 300_000
SEGMENTS = ("recent_graduate", "blue_collar")


@dataclass(frozen=True, slots=True)
class Person:
    """An account and its holder."""

    account_id: str
    holder: str
    segment: str


@dataclass(frozen=True, slots=True)
class Case:
    """One upload of the demo.

    Attributes:
        kind: what is sent: ``genuine``, ``forged_number``...
        expected: the endings that are right; nearly always one.
        reasons: where not empty, one of these must be among the reasons given.
        expected_type: the type that it must be recognised as; None where that is not the point.
        request: what to draw; or ``distraction``, an everyday thing and a seed.
        picture_of: send this case's very bytes.
        after: send it only when this case has its end, so that the outcome does not hang on who comes first.
    """

    id: str
    kind: str
    title: str
    person: Person
    expected: frozenset[Ending]
    reasons: frozenset[str] = frozenset()
    expected_type: str | None = None
    request: SpecimenRequest | None = None
    distraction: tuple[Distraction, int] | None = None
    picture_of: str | None = None
    after: str | None = None
    damaged: bool = False

    @property
    def expected_text(self) -> str:
        """The endings that are right, in words."""
        return "|".join(sorted(ending.value for ending in self.expected))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A case and its bytes. ``shown`` is what people are shown of it; None where it is no picture."""

    case: Case
    content: bytes
    media_type: str
    shown: bytes | None


_GRANTED = frozenset({Ending.LIMIT_CHANGED})
_REJECTED = frozenset({Ending.REJECTED})
_NOT_GRANTED = frozenset({Ending.REJECTED, Ending.NEEDS_REVIEW})

_GENUINE: tuple[tuple[str, Severity], ...] = (
    ("teacher_senior_secondary", "phone"),
    ("barista", "phone"),
    ("bachelor_degree", "scan"),
    ("marathon_finisher", "phone"),
    ("cet_4", "clean"),
    ("electrician_skill", "phone"),
    ("software_copyright", "scan"),
    ("chinese_cook", "phone"),
    ("ai_trainer", "phone"),
    ("drone_pilot_skill", "phone"),
)
_ENGLISH = frozenset({"marathon_finisher"})
_NAME_LENGTH_MIN = 3  # a longer name is never like another by chance
_FORGED_NUMBER = ("teacher_senior_secondary", "electrician_skill", "bachelor_degree")
_FORGED_DATES = ("teacher_senior_secondary", "ai_trainer", "chinese_cook")

_DISTRACTIONS: tuple[Distraction, ...] = ("receipt", "invoice", "slide")

_CYCLE = (
    "genuine",
    "genuine",
    "forged_number",
    "picture_of_another_account",
    "not_a_credential",
    "damaged_file",
    "genuine",
    "forged_dates",
    "another_person",
    "same_paper_again",
    "blurred",
    "genuine",
    "genuine",
    "expired",
    "genuine",
    "genuine",
)


def plan(count: int, seed: int, today: date) -> list[Case]:
    """The first ``count`` cases. The same seed gives the same ones; dates on them hang on the day."""
    planner = _Planner(seed, today)
    return [planner.next() for _ in range(count)]


def _words(code: str) -> str:
    return code.replace("_", " ")


class _Planner:
    def __init__(self, seed: int, today: date) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - chooses specimens, keeps no secret
        self._today = today
        self._number = 0
        self._names: set[str] = set()
        self._genuine: list[Case] = []
        self._uncopied: list[Case] = []

    def next(self) -> Case:
        """The next case of the cycle."""
        kind = _CYCLE[self._number % len(_CYCLE)]
        round_ = self._number // len(_CYCLE)
        self._number += 1
        case = Case(id=f"c{self._number:02d}", kind=kind, title="", person=self._person("zh"), expected=_REJECTED)
        if kind == "genuine":
            return self._draw_genuine(case)
        if kind == "picture_of_another_account":
            victim = self._uncopied.pop(0)
            return replace(
                case,
                title="another account's picture",
                reasons=frozenset({"picture_used_by_another_account"}),
                picture_of=victim.id,
                after=victim.id,
            )
        if kind == "same_paper_again":
            first = self._uncopied.pop(0)
            assert first.request is not None
            return replace(
                case,
                title="the same paper, photographed again",
                person=first.person,
                reasons=frozenset({"already_granted"}),
                request=replace(first.request, severity="scan" if first.request.severity == "phone" else "phone"),
                after=first.id,
            )
        if kind == "damaged_file":
            request = self._request("barista", case.person.holder, "phone")
            return replace(
                case, title="half a file", reasons=frozenset({"damaged_file"}), request=request, damaged=True
            )
        return self._flawed(case, round_)

    def _draw_genuine(self, case: Case) -> Case:
        code, severity = _GENUINE[len(self._genuine) % len(_GENUINE)]
        person = self._person("en") if code in _ENGLISH else case.person
        made = replace(
            case,
            title=f"genuine {_words(code)}",
            person=person,
            expected=_GRANTED,
            expected_type=code,
            request=self._request(code, person.holder, severity),
        )
        self._genuine.append(made)
        self._uncopied.append(made)
        return made

    def _flawed(self, case: Case, round_: int) -> Case:
        holder = case.person.holder
        request, distraction = None, None
        match case.kind:
            case "forged_number":
                code = _FORGED_NUMBER[round_ % len(_FORGED_NUMBER)]
                request = self._request(code, holder, "phone", Flaw.FORGED_NUMBER)
                reasons, expected = {"number_malformed", "number_unreadable"}, _NOT_GRANTED
            case "forged_dates":
                code = _FORGED_DATES[round_ % len(_FORGED_DATES)]
                request = self._request(code, holder, "phone", Flaw.FORGED_DATES)
                reasons, expected = {"dates_out_of_order", "issued_in_future", "date_unreadable"}, _NOT_GRANTED
            case "expired":
                request = self._request("nurse_practice", holder, "scan", Flaw.EXPIRED)
                reasons, expected = {"expired", "date_unreadable"}, _NOT_GRANTED
            case "another_person":
                request = self._request("chinese_cook", self._person("zh").holder, "phone")
                reasons, expected = {"holder_mismatch", "holder_unreadable"}, _NOT_GRANTED
            case "blurred":
                request = self._request("barista", holder, "hard", Flaw.BLURRED)
                reasons, expected = set(), _NOT_GRANTED
            case "not_a_credential":
                kind = _DISTRACTIONS[round_ % len(_DISTRACTIONS)]
                distraction = (kind, self._chance.randrange(1_000_000))
                reasons, expected = {"not_a_credential", "type_uncertain"}, _NOT_GRANTED
            case _:
                raise AssertionError(case.kind)
        return replace(
            case,
            title=_words(case.kind if distraction is None else distraction[0]),
            expected=expected,
            reasons=frozenset(reasons),
            request=request,
            distraction=distraction,
        )

    def _request(self, code: str, holder: str, severity: Severity, flaw: Flaw = Flaw.NONE) -> SpecimenRequest:
        return SpecimenRequest(
            type_code=code,
            holder=holder,
            seed=self._chance.randrange(1_000_000),
            severity=severity,
            flaw=flaw,
            language="en" if code in _ENGLISH else None,
            today=self._today,
        )

    def _person(self, language: Language) -> Person:
        name = made_up_name(self._chance.randrange(1_000_000), language)
        while name in self._names or len(name) < _NAME_LENGTH_MIN:
            name = made_up_name(self._chance.randrange(1_000_000), language)
        self._names.add(name)
        return Person(f"demo-{self._number:02d}", name, SEGMENTS[self._number % len(SEGMENTS)])


def draw_case(case: Case, drawn: Mapping[str, Drawn]) -> Drawn:
    """The bytes of a case. ``drawn`` holds the cases before it, whose pictures it may use."""
    if case.picture_of is not None:
        return replace(drawn[case.picture_of], case=case)
    if case.distraction is not None:
        kind, seed = case.distraction
        specimen = draw_distraction(kind, seed)
    else:
        assert case.request is not None
        specimen = draw(case.request)
    if case.damaged:
        return Drawn(case, specimen.image[: len(specimen.image) // 2], specimen.media_type, shown=None)
    return Drawn(case, specimen.image, specimen.media_type, shown=specimen.image)


__all__ = ["BASE_LIMIT_FEN", "Case", "Drawn", "Person", "draw_case", "plan"]
