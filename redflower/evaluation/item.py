"""One picture of an evaluation: what it is, and what was said of it. What counts as right is decided here alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from redflower.evaluation.figures import Said
from shared.events import Family, FieldName

EARNS_NOTHING = frozenset({Family.NOT_A_CREDENTIAL, Family.ORGANISATION_DOCUMENT})
PICTURES_MAX = 60
"""Of so many wrong answers, the surest, the pictures are kept and shown."""


@dataclass(frozen=True, slots=True)
class Truth:
    """What a picture is. What is not known of it is empty.

    Attributes:
        label: what people call it.
        type_code: the catalogue's, where the type is known.
        unlisted: a credential that is known to be of no type in the catalogue.
        no_credential: whether it is known to be none, also where its family is left open.
        fields: what the picture shows, as written there; a date as YYYY-MM-DD.
        issuer_label: the issuer as people noted it; alternatives stand between slashes.
        drawn: whether it is a specimen, of which all is known.
    """

    label: str = ""
    family: Family | None = None
    type_code: str | None = None
    unlisted: bool = False
    no_credential: bool = False
    language: str = ""
    fields: Mapping[FieldName, str] = field(default_factory=dict)
    issuer_label: str = ""
    drawn: bool = False

    @property
    def earns(self) -> bool:
        """Whether it is known to be of a family that can earn."""
        return self.family is not None and self.family not in EARNS_NOTHING

    @property
    def unknown(self) -> bool:
        """Whether "unknown" is the right answer: no credential, or a credential of no type in the catalogue."""
        return self.no_credential or self.unlisted


@dataclass(frozen=True, slots=True)
class FoundField:
    """One field as it was extracted, its value in classify's normal form; confidence in [0, 1]."""

    name: FieldName
    value: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What was recognised.

    Attributes:
        probability: of the type, or of the family where no type is said; in [0, 1].
        runners_up: codes of the next types, the most probable first.
        known_issuers: names and issuers that the catalogue gives the said type.
        reading_failure: why a page was not read, where one was not.
        family_probability: of the family, whatever the type; None where it is the same.
    """

    type_code: str | None
    family: Family
    probability: float
    runners_up: tuple[str, ...] = ()
    fields: tuple[FoundField, ...] = ()
    known_issuers: tuple[str, ...] = ()
    reading_failure: str | None = None
    family_probability: float | None = None

    @property
    def earns(self) -> bool:
        """Whether the family that it says can earn."""
        return self.family not in EARNS_NOTHING

    @property
    def unknown(self) -> bool:
        """Whether it says "unknown": no type, or no credential."""
        return self.type_code is None or self.family is Family.NOT_A_CREDENTIAL


@dataclass(frozen=True, slots=True)
class Item:
    """One picture, what it is, and what became of it: an answer, or ``failure``, a code that says why there is none.

    Attributes:
        seconds: the clock's, for decoding, reading and recognising; drawing is left out.
        thumbnail: a small JPEG, where the answer is wrong and the file could be opened.
    """

    id: str
    truth: Truth
    answer: Answer | None = None
    failure: str | None = None
    seconds: float = 0.0
    thumbnail: bytes | None = field(default=None, repr=False)


def type_right(item: Item, among: int) -> bool | None:
    """Whether the true type is among the first answers; None where it isn't known, and of what is no credential.

    What is no credential is to be said so, whatever it is called; see :func:`let_in`. The answers are the said type and
    its runners-up in their order. "Type unknown" takes the place of an answer.
    """
    if item.truth.type_code is None or item.truth.no_credential:
        return None
    if item.answer is None:
        return False
    return item.truth.type_code in (item.answer.type_code, *item.answer.runners_up)[:among]


def family_right(item: Item) -> bool | None:
    """Whether the family is right; None where the true one isn't known."""
    if item.truth.family is None:
        return None
    return item.answer is not None and item.answer.family is item.truth.family


def judged(item: Item) -> Said | None:
    """The probability that can be judged, and whether what it speaks of is so; None where that isn't known, or nothing was said.

    Where a type is said and the true one is known, or known to be in no catalogue, the type's; else the family's.
    """
    answer, truth = item.answer, item.truth
    if answer is None:
        return None
    if answer.type_code is not None and (truth.type_code is not None or truth.unlisted):
        return Said(answer.probability, answer.type_code == truth.type_code)
    right = family_right(item)
    probability = answer.probability if answer.family_probability is None else answer.family_probability
    return Said(probability, right) if right is not None else None


def answer_right(item: Item) -> bool | None:
    """Whether the answer is right as far as that is known, see :func:`judged`."""
    said = judged(item)
    return said.right if said is not None else None


def let_in(item: Item) -> bool | None:
    """Whether something that is no credential was taken for one that can earn, however unsure; None of all else."""
    if not item.truth.no_credential:
        return None
    return item.answer is not None and item.answer.earns


def turned_away(item: Item) -> bool | None:
    """Whether a credential that can earn was taken for none, or for an organisation's, or was not read; None of else."""
    if not item.truth.earns:
        return None
    return item.answer is None or not item.answer.earns


def said_unknown(item: Item) -> bool:
    """Whether the answer is "unknown". A picture that failed has no answer."""
    return item.answer is not None and item.answer.unknown


def fault(item: Item) -> str:
    """What is wrong with the answer, in words for people; empty where nothing is known to be."""
    if item.failure is not None:
        return f"not read: {item.failure.replace('_', ' ')}"
    another = "a type said that the catalogue lacks" if item.truth.unlisted else "another type"
    faults = (
        (let_in(item) is True, "no credential, let in"),
        (turned_away(item) is True, "a credential, turned away"),
        (family_right(item) is False, "another family"),
        (answer_right(item) is False, another),
        (type_right(item, 1) is False, "type not known"),
    )
    return next((words for holds, words in faults if holds), "")


__all__ = [
    "EARNS_NOTHING",
    "PICTURES_MAX",
    "Answer",
    "FoundField",
    "Item",
    "Truth",
    "answer_right",
    "family_right",
    "fault",
    "judged",
    "let_in",
    "said_unknown",
    "turned_away",
    "type_right",
]
