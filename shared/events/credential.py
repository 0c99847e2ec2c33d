"""The events of one credential's way: uploaded, document, reading, recognition, verdict, or rejection."""

from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from shared.events.base import (
    Box,
    Event,
    Model,
    ObjectRef,
    Probability,
    ReasonCode,
    Sha256,
    Timestamp,
    UploadId,
)

PAGES_MAX = 20
LINES_MAX = 2_000
TEXT_MAX = 2_000
PAPERS_MAX = 8
MARKS_MAX = 32

ShortText = Annotated[str, StringConstraints(max_length=TEXT_MAX)]


class Family(StrEnum):
    """The families of credential. The last two earn nothing."""

    PROFESSIONAL_QUALIFICATION = "professional_qualification"
    VOCATIONAL_SKILL = "vocational_skill"
    ACADEMIC_DEGREE = "academic_degree"
    ACADEMIC_RECORD = "academic_record"
    EXAM_SCORE = "exam_score"
    COURSE_CERTIFICATE = "course_certificate"
    AWARD = "award"
    EMPLOYMENT_PROOF = "employment_proof"
    DIGITAL_BUSINESS_CARD = "digital_business_card"
    LICENCE = "licence"
    MEMBERSHIP = "membership"
    INTELLECTUAL_PROPERTY = "intellectual_property"
    BUSINESS_REGISTRATION = "business_registration"
    HOBBY = "hobby"
    ORGANISATION_DOCUMENT = "organisation_document"
    NOT_A_CREDENTIAL = "not_a_credential"


class CredentialUploaded(Event):
    """A customer has photographed a credential; the bytes lie in the object store. Published by the upstream app."""

    topic: ClassVar[str] = "credential.uploads.v1"
    type: ClassVar[str] = "redflower.credential.uploaded.v1"

    upload_id: UploadId
    object: ObjectRef
    uploaded_at: Timestamp


class Capture(Model):
    """What the file itself says of how it was made, kept for verification before metadata is stripped."""

    software: ShortText | None = None
    camera: ShortText | None = None
    taken_at: ShortText | None = Field(default=None, description="EXIF DateTimeOriginal as written; it has no zone.")
    modified_at: ShortText | None = Field(default=None, description="EXIF DateTime or PDF ModDate as written.")
    created_at: ShortText | None = Field(default=None, description="PDF CreationDate as written.")
    quantisation_tables: tuple[tuple[int, ...], ...] = Field(
        default=(), max_length=4, description="JPEG quantisation tables, 64 values each, in the file's order."
    )
    has_thumbnail: bool = False
    thumbnail: ObjectRef | None = None
    has_c2pa: bool = False
    pdf_signatures: Annotated[int, Field(ge=0)] = 0
    has_open_badge: bool = False


class Page(Model):
    """One normalised page: upright, RGB, metadata stripped, within the pixel limit."""

    number: Annotated[int, Field(ge=1, le=PAGES_MAX)]
    image: ObjectRef
    width_px: Annotated[int, Field(ge=1)]
    height_px: Annotated[int, Field(ge=1)]
    perceptual_hash: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")] = Field(
        description="64-bit DCT hash (pHash), hexadecimal; near-equal pictures differ in few bits."
    )
    text_layer: ObjectRef | None = Field(default=None, description="A PDF page's own text, UTF-8, where it has one.")


class Document(Model):
    """An upload after ingest: what was received, what it was, and its pages."""

    upload_id: UploadId
    uploaded_at: Timestamp
    original_sha256: Sha256
    original_media_type: str = Field(description="What the bytes are, whatever the upload claimed.")
    original: ObjectRef | None = Field(
        default=None, description="Kept untouched only where it carries proof of origin."
    )
    pages: tuple[Page, ...] = Field(min_length=1, max_length=PAGES_MAX)
    capture: Capture = Capture()


class CredentialDocumented(Event):
    """Ingest has taken the upload in: sound, within limits, normalised."""

    topic: ClassVar[str] = "credential.documents.v1"
    type: ClassVar[str] = "redflower.credential.documented.v1"

    document: Document


class Line(Model):
    """One line of text as read."""

    text: ShortText
    box: Box
    confidence: Probability
    folded: ShortText | None = Field(
        default=None, description="The text with traditional characters folded to simplified, where that differs."
    )
    source: Literal["printed", "handwritten", "seal", "text_layer"] = Field(
        default="printed",
        description="Where it stands: in print, in handwriting, round a seal, or in the PDF's own text alone.",
    )
    alternative: ShortText | None = Field(
        default=None,
        description="Of an unsure line, what a second reading made of it; else the engine's own second choice.",
    )


class Mark(Model):
    """Something on a page that is no text: a seal, a portrait, a signature."""

    kind: Literal["seal", "portrait", "signature"]
    box: Box
    confidence: Probability


class Barcode(Model):
    """A barcode or QR code found on a page."""

    format: str
    text: ShortText
    box: Box


class PageReading(Model):
    """What was read from one page. ``failure`` is set where the page could not be read (the worker hung or died)."""

    number: Annotated[int, Field(ge=1, le=PAGES_MAX)]
    width_px: int
    height_px: int
    lines: tuple[Line, ...] = Field(default=(), max_length=LINES_MAX)
    codes: tuple[Barcode, ...] = Field(default=(), max_length=64)
    rotation_degrees: Literal[0, 90, 180, 270] = Field(
        default=0,
        description="Clockwise turn that made the page upright before reading; boxes are in the upright page.",
    )
    truncated: bool = Field(default=False, description="Whether lines beyond the limit were left out.")
    skew_degrees: float = Field(
        default=0.0, ge=-45, le=45, description="How far the rows of the upright page fall to the right."
    )
    papers: tuple[Box, ...] = Field(
        default=(),
        max_length=PAPERS_MAX,
        description="Papers, cards or screens found within the photo; none where the picture is the paper.",
    )
    marks: tuple[Mark, ...] = Field(default=(), max_length=MARKS_MAX)
    unread_script: Literal["cyrillic", "arabic", "other"] | None = Field(
        default=None, description="Set where much of the page seems to be in a script that could not be read."
    )
    text_layer_agreement: Probability | None = Field(
        default=None, description="Share of the PDF's own words that are seen on the page; None where it has none."
    )
    failure: ReasonCode | None = None
    seconds: float = Field(ge=0)


class EngineInfo(Model):
    """Which engine read, and with which models, so that a reading can be understood years later."""

    name: str
    version: str
    models: tuple[str, ...] = ()


class CredentialRead(Event):
    """OCR has read the pages."""

    topic: ClassVar[str] = "credential.readings.v1"
    type: ClassVar[str] = "redflower.credential.read.v1"

    document: Document
    pages: tuple[PageReading, ...] = Field(min_length=1, max_length=PAGES_MAX)
    engine: EngineInfo


class TypeCandidate(Model):
    """A type of the catalogue and how probable it is."""

    code: str
    family: Family
    probability: Probability


class FieldName(StrEnum):
    """Fields taken from a credential."""

    HOLDER = "holder"
    NUMBER = "number"
    ISSUER = "issuer"
    ISSUED_ON = "issued_on"
    VALID_FROM = "valid_from"
    VALID_UNTIL = "valid_until"
    LEVEL = "level"
    SUBJECT = "subject"
    BIRTH_DATE = "birth_date"
    EMPLOYER = "employer"
    POSITION = "position"


class ExtractedField(Model):
    """One field: the words as read, and the value in normal form (a date as YYYY-MM-DD, YYYY-MM or YYYY)."""

    name: FieldName
    text: ShortText
    value: ShortText
    page: Annotated[int, Field(ge=1, le=PAGES_MAX)]
    box: Box
    confidence: Probability
    handwritten: bool = Field(default=False, description="Read from handwriting: look before you rely on it.")


class CredentialRecognised(Event):
    """Classify has said which type the credential is, how sure it is, and what is written in its fields.

    ``type_code`` is None where no type of the catalogue fits; the family may still be known.
    """

    topic: ClassVar[str] = "credential.recognitions.v1"
    type: ClassVar[str] = "redflower.credential.recognised.v1"

    document: Document
    type_code: str | None
    family: Family
    probability: Probability
    family_probability: Probability | None = Field(default=None, description="Of the family, whatever the type.")
    unknown_type_probability: Probability | None = Field(
        default=None, description="That it is a credential of no type in the catalogue."
    )
    not_a_credential_probability: Probability | None = Field(
        default=None, description="That it is no credential at all."
    )
    runners_up: tuple[TypeCandidate, ...] = Field(default=(), max_length=10)
    fields: tuple[ExtractedField, ...] = Field(default=(), max_length=64)
    codes: tuple[Barcode, ...] = Field(default=(), max_length=64)
    credentials_seen: Annotated[int, Field(ge=1, le=PAPERS_MAX)] = Field(
        default=1, description="Credentials in the picture. Of several, the surest is told; people must then look."
    )
    reading_failure: ReasonCode | None = Field(
        default=None, description="Set where at least one page could not be read; people must then look."
    )


class Outcome(StrEnum):
    """What verification says."""

    VERIFIED = "verified"
    REJECTED = "rejected"
    NEEDS_REVIEW = "needs_review"


class Reason(Model):
    """One piece of evidence that weighed: a stable code, and a sentence for people without personal data in it."""

    code: ReasonCode
    detail: ShortText = ""


class CredentialJudged(Event):
    """Verify's verdict on a credential.

    ``fingerprint`` names the credential itself, whoever holds it up: credit grants one fingerprint once, over all
    accounts. It is a digest, so the event carries neither name nor number.
    """

    topic: ClassVar[str] = "credential.verdicts.v1"
    type: ClassVar[str] = "redflower.credential.judged.v1"

    upload_id: UploadId
    outcome: Outcome
    reasons: tuple[Reason, ...] = Field(default=(), max_length=64)
    type_code: str | None
    family: Family
    fingerprint: Sha256
    probability: Probability = Field(description="That the type is right and the credential genuine and the account's.")
    issued_on: str | None = None
    level: ShortText | None = None
    uploaded_at: Timestamp


class Stage(StrEnum):
    """The services a credential passes."""

    INGEST = "ingest"
    OCR = "ocr"
    CLASSIFY = "classify"
    VERIFY = "verify"
    REVIEW = "review"
    CREDIT = "credit"


class CredentialRejected(Event):
    """The end of a credential that earns nothing, told to the upstream app in words the customer can act on."""

    topic: ClassVar[str] = "credential.rejections.v1"
    type: ClassVar[str] = "redflower.credential.rejected.v1"

    upload_id: UploadId
    stage: Stage
    reasons: tuple[Reason, ...] = Field(min_length=1, max_length=64)
    advice: ShortText = Field(description="What the customer can do now, in Chinese: shown as it is.")
