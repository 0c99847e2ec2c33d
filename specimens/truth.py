"""What may be asked of the draughtsman, and what a drawing is: request, specimen, and the truth about it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal, get_args

from shared.events import Family

Severity = Literal["clean", "scan", "phone", "hard"]
Split = Literal["train", "eval"]
Language = Literal["zh", "en", "ar", "de", "es", "fr", "id", "it", "ja", "ko", "pt", "ru", "tr", "vi"]
Corners = tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]

SEVERITIES: tuple[Severity, ...] = ("clean", "scan", "phone", "hard")
LANGUAGES: tuple[Language, ...] = get_args(Language)
SPLITS: tuple[Split, ...] = ("train", "eval")
REFERENCE_DAY = date(2026, 6, 30)


class Flaw(StrEnum):
    """What is wrong with a specimen. All but NONE must not earn anything."""

    NONE = "none"
    FORGED_NUMBER = "forged_number"
    FORGED_DATES = "forged_dates"
    FORGED_PASTE = "forged_paste"
    BLURRED = "blurred"
    EXPIRED = "expired"


class UnsuitableRequestError(ValueError):
    """The catalogue has no such type, or the type has nothing that could carry the flaw asked for."""


@dataclass(frozen=True, slots=True)
class SpecimenRequest:
    """One credential to draw. Equal requests give equal bytes.

    Requests that differ only in ``flaw`` give the same paper but for the flaw, so that genuine and forged come in
    pairs; those that differ only in ``severity`` give the same paper photographed otherwise.

    Args:
        type_code: a code of the catalogue.
        holder: the name on the credential.
        seed: chooses everything that is left open.
        severity: ``clean`` is the drawing itself, ``scan`` a flatbed's, ``phone`` a fair photo, ``hard`` a poor one.
        flaw: what is wrong with it.
        number: the certificate number, instead of one made by the type's pattern.
        issued_on: date of issue, instead of one in the years before ``today``.
        valid_until: last day of validity, instead of the one that the type's validity gives.
        language: of the credential; None leaves it to the type: Chinese, English where its issuer is foreign, another
            language where its headings are.
        today: the day of the upload, by which a date is past or future.
        split: chooses fonts, layouts and chance that the other split has none of, so that nothing is measured on papers
            like those that were trained on.
    """

    type_code: str
    holder: str
    seed: int
    severity: Severity = "phone"
    flaw: Flaw = Flaw.NONE
    number: str | None = None
    issued_on: date | None = None
    valid_until: date | None = None
    language: Language | None = None
    today: date = REFERENCE_DAY
    split: Split = "train"


@dataclass(frozen=True, slots=True)
class UnlistedRequest:
    """A paper of no type that the catalogue knows, written from wordings alone. Equal requests give equal bytes.

    Raises:
        UnsuitableRequestError: when it is drawn, and there are no words for the family in the language.
    """

    family: Family
    language: Language
    holder: str
    seed: int
    severity: Severity = "phone"
    split: Split = "train"


@dataclass(frozen=True, slots=True)
class DistractionRequest:
    """A picture that is no credential, by the name of what it shows (one of ``DISTRACTIONS``)."""

    kind: str
    seed: int
    severity: Severity = "phone"
    split: Split = "train"


AnyRequest = SpecimenRequest | UnlistedRequest | DistractionRequest


@dataclass(frozen=True, slots=True)
class Truth:
    """What is written on a specimen. A field that the layout does not show is None.

    Attributes:
        type_code: the catalogue's; None where it has none for this.
        title: the largest words of the page, as drawn.
        corners: the paper's corners in pixels of the image, clockwise from the paper's own top left.
        url: what the QR code says, where there is one; always at a domain reserved for examples (RFC 2606).
        readable: whether a person could read it.
        material: what it is printed on or shown on; ``none`` of a view into the open.
        seal: whether a seal is on it.
        layout: names the layout; papers of one layout differ only in words, colours and ornaments.
    """

    type_code: str | None
    family: Family
    title: str
    language: Language
    severity: Severity
    flaw: Flaw
    corners: Corners
    holder: str | None = None
    number: str | None = None
    issuer: str | None = None
    issued_on: date | None = None
    valid_until: date | None = None
    level: str | None = None
    subject: str | None = None
    position: str | None = None
    employer: str | None = None
    url: str | None = None
    readable: bool = True
    material: Literal["sheet", "card", "screen", "none"] = "sheet"
    seal: bool = False
    layout: str = ""


@dataclass(frozen=True, slots=True)
class Specimen:
    """A picture and the truth about it.

    ``printed`` is what a perfect reader would give of it but for seals and marks: line by line, each with its box (left,
    top, right, bottom) in pixels of the page as drawn.
    """

    image: bytes
    media_type: str
    truth: Truth
    printed: tuple[tuple[str, tuple[int, int, int, int]], ...] = ()
