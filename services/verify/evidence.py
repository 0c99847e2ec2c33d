"""The evidence: each function looks at one thing and says what speaks against the credential. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue import CredentialType, is_valid
from services.verify.dates import Span, day_in_china, parse
from services.verify.findings import WEIGHTS, Finding, outcome_of
from services.verify.names import NameMatch, compare
from services.verify.reading import Fields, matching_issuer
from shared.events import CredentialRecognised, Family, FieldName, Outcome

NO_TEXT = "no_text"


@dataclass(frozen=True, slots=True)
class Account:
    """What the lender's core says of an account. ``holder_name`` is None where it doesn't know."""

    account_id: str
    holder_name: str | None


@dataclass(frozen=True, slots=True)
class PriorUse:
    """Whether another account has had a credential verified with the same picture or number."""

    picture: bool = False
    number: bool = False


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities in [0, 1]: the least of a type to go on with, the least of a field to hold it against anyone."""

    type_certain: float = 0.6
    field_clear: float = 0.8


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome, what led to it, and the probability that type, credential and holder are all right."""

    outcome: Outcome
    findings: tuple[Finding, ...]
    probability: float


def judge(
    recognition: CredentialRecognised,
    credential_type: CredentialType | None,
    account: Account | None,
    prior: PriorUse,
    thresholds: Thresholds,
) -> Verdict:
    """Weigh all evidence. The heaviest finding decides; the probability is the type's times each finding's factor.

    A product takes the findings as independent, which they are not quite; it orders verdicts, and is documented so.
    """
    findings = tuple(_findings(recognition, credential_type, account, prior, thresholds))
    probability = recognition.probability
    for finding in findings:
        probability *= WEIGHTS[finding].factor
    return Verdict(outcome_of(findings), findings, round(probability, 6))


def _findings(
    recognition: CredentialRecognised,
    credential_type: CredentialType | None,
    account: Account | None,
    prior: PriorUse,
    thresholds: Thresholds,
) -> Iterator[Finding]:
    nothing_earned = earns_nothing(recognition, credential_type, thresholds)
    if nothing_earned is not None:
        yield nothing_earned  # an identity card or a landscape isn't looked at further
        return
    if recognition.reading_failure is not None:
        yield Finding.PAGE_UNREADABLE
    if recognition.credentials_seen > 1:
        yield Finding.SEVERAL_CREDENTIALS
    if prior.picture:
        yield Finding.PICTURE_USED
    if credential_type is None or recognition.probability < thresholds.type_certain:
        yield Finding.TYPE_UNCERTAIN  # then the fields may be another type's: people look, nothing rejects
        return
    fields = Fields(recognition)
    today = day_in_china(recognition.document.uploaded_at)
    yield from holder(fields, account, thresholds)
    yield from number(fields, credential_type, thresholds)
    yield from dates(fields, credential_type, today, thresholds)
    yield from issuer(fields, credential_type)
    if prior.number:
        yield Finding.NUMBER_USED if credential_type.number is not None else Finding.NUMBER_SHARED


def earns_nothing(
    recognition: CredentialRecognised, credential_type: CredentialType | None, thresholds: Thresholds
) -> Finding | None:
    """Whether this can't earn anything whoever holds it: no text, no credential, not a person's, or a type of tier 0.

    A reading that failed (an engine died, time ran out) is no fault of the picture's: people look.
    """
    nothing_read = credential_type is None and recognition.probability == 0.0 and not recognition.fields
    if recognition.reading_failure == NO_TEXT or (nothing_read and recognition.reading_failure is None):
        return Finding.UNREADABLE
    # Which kind of receipt it is may be open where it is certain that it is none but a receipt.
    sure = max(recognition.probability, recognition.family_probability or 0.0)
    if sure >= thresholds.type_certain and recognition.family is Family.NOT_A_CREDENTIAL:
        return Finding.NOT_A_CREDENTIAL
    if sure >= thresholds.type_certain and recognition.family is Family.ORGANISATION_DOCUMENT:
        return Finding.ORGANISATION_DOCUMENT
    if recognition.probability < thresholds.type_certain:
        return None
    if credential_type is not None and credential_type.tier == 0:
        return Finding.TYPE_EARNS_NOTHING
    return None


def holder(fields: Fields, account: Account | None, thresholds: Thresholds) -> Iterator[Finding]:
    """Whether the credential is the account holder's. The best of all holders written on it counts."""
    if account is None:
        yield Finding.ACCOUNT_UNKNOWN
        return
    if account.holder_name is None:
        yield Finding.HOLDER_UNKNOWN
        return
    written = fields.all(FieldName.HOLDER)
    if not written:
        yield Finding.HOLDER_NOT_FOUND
        return
    matches = {compare(field.value, account.holder_name) for field in written}
    if NameMatch.SAME in matches:
        return
    if NameMatch.SIMILAR in matches:
        yield Finding.HOLDER_SIMILAR
    elif NameMatch.OTHER_SCRIPT in matches:
        yield Finding.HOLDER_OTHER_SCRIPT
    elif written[0].confidence < thresholds.field_clear:
        yield Finding.HOLDER_UNREADABLE
    else:
        yield Finding.HOLDER_MISMATCH


def number(fields: Fields, credential_type: CredentialType, thresholds: Thresholds) -> Iterator[Finding]:
    """Whether the certificate number is there where the type has one, of the type's form, its check digit right."""
    field = fields.best(FieldName.NUMBER)
    if field is None:
        if FieldName.NUMBER in credential_type.fields:
            yield Finding.NUMBER_NOT_FOUND  # one who covers the number could else earn twice
        return
    form = credential_type.number
    if form is None or (form.matches(field.value) and is_valid(form.check, field.value)):
        return
    yield Finding.NUMBER_MALFORMED if field.confidence >= thresholds.field_clear else Finding.NUMBER_UNREADABLE


def dates(fields: Fields, credential_type: CredentialType, today: Span, thresholds: Thresholds) -> Iterator[Finding]:
    """Whether the dates are in order, not in the future and not past validity; each taken as exactly as it was read."""
    names = (FieldName.BIRTH_DATE, FieldName.ISSUED_ON, FieldName.VALID_FROM, FieldName.VALID_UNTIL)
    read = {name: field for name in names if (field := fields.best(name)) is not None}
    spans = {name: span for name, field in read.items() if (span := parse(field.value.strip())) is not None}
    if FieldName.ISSUED_ON not in read and FieldName.ISSUED_ON in credential_type.fields:
        # Without a number it is the date that tells two credentials apart; where one expires, it says when.
        numbered = FieldName.NUMBER in credential_type.fields
        expires = credential_type.validity_years is not None and FieldName.VALID_UNTIL not in read
        yield Finding.ISSUED_ON_NOT_FOUND if numbered and not expires else Finding.DATE_NOT_FOUND
    unclear = any(field.confidence < thresholds.field_clear for field in read.values())
    wrong = tuple(_wrong_dates(spans, credential_type, today))
    if len(spans) < len(read) or (wrong and unclear):
        yield Finding.DATE_UNREADABLE
    else:
        yield from wrong


def _wrong_dates(spans: dict[FieldName, Span], credential_type: CredentialType, today: Span) -> Iterator[Finding]:
    issued, until = spans.get(FieldName.ISSUED_ON), spans.get(FieldName.VALID_UNTIL)
    in_order = [
        (FieldName.BIRTH_DATE, FieldName.ISSUED_ON),
        (FieldName.ISSUED_ON, FieldName.VALID_UNTIL),
        (FieldName.VALID_FROM, FieldName.VALID_UNTIL),
    ]
    if any(a in spans and b in spans and spans[a].certainly_after(spans[b]) for a, b in in_order):
        yield Finding.DATES_OUT_OF_ORDER
    if issued is not None and issued.certainly_after(today):
        yield Finding.ISSUED_IN_FUTURE
    if until is None and issued is not None and credential_type.validity_years is not None:
        until = issued.plus_years(credential_type.validity_years)
    if until is not None and today.certainly_after(until):
        yield Finding.EXPIRED


def issuer(fields: Fields, credential_type: CredentialType) -> Iterator[Finding]:
    """Whether the issuer is one that issues this type. A type that anyone may issue takes every issuer."""
    written = fields.value(FieldName.ISSUER)
    if written is None:
        yield Finding.ISSUER_NOT_FOUND
    elif credential_type.issuers and matching_issuer(credential_type, written) is None:
        yield Finding.ISSUER_UNKNOWN
