"""What makes a credential this one and no other, as keyed digests: no name or number is kept in the clear."""

import hmac
from dataclasses import dataclass

from catalogue import CredentialType
from catalogue.checks import bare
from services.verify.names import canonical
from services.verify.reading import Fields
from shared.events import CredentialRecognised, FieldName

_FREE_NUMBER_MIN = 5
_UNIQUE_NUMBER_MIN = 10


class Digester:
    """HMAC-SHA256 (RFC 2104): without the key, nobody can find a number by trying them all."""

    def __init__(self, key: str) -> None:
        self._key = key.encode()

    def __call__(self, purpose: str, *parts: str) -> str:
        """64 hexadecimal digits over the parts, each with its length before it so that none runs into the next."""
        message = "".join(f"{len(part)}:{part}" for part in (purpose, *parts))
        return hmac.digest(self._key, message.encode(), "sha256").hex()


@dataclass(frozen=True, slots=True)
class Identity:
    """A credential's digests.

    Attributes:
        fingerprint: of the credential, whoever holds it up; credit grants it once over all accounts.
        number: of the certificate number within its numbering; None where it has no number to know it by.
        holder: of the holder as written; None where none was read. So for ``issued_on`` and ``subject``.
    """

    fingerprint: str
    number: str | None
    holder: str | None
    issued_on: str | None
    subject: str | None


def normal_number(credential_type: CredentialType | None, written: str | None) -> str | None:
    """The number as it is compared, or None where what was read can't tell one credential from another."""
    if not written:
        return None
    number = bare(written)
    if credential_type is not None and credential_type.number is not None:
        return number or None
    long_enough = sum(character.isalnum() for character in number) >= _FREE_NUMBER_MIN
    return number if long_enough and any(character.isdigit() for character in number) else None


def numbering(credential_type: CredentialType) -> str:
    """Within what a number is one of a kind: the family's certificates whose long numbers have the same form.

    So the barista's certificate that is once taken for a bartender's stays one credential. Numbers that are the
    holder's own (a citizen's number) or short may come again on another type of paper: there it is the type.
    """
    form = credential_type.number
    if form is None or form.check == "resident_identity" or len(bare(form.example)) < _UNIQUE_NUMBER_MIN:
        return credential_type.code
    return f"{credential_type.family}/{form.pattern}"


def identify(recognition: CredentialRecognised, credential_type: CredentialType | None, digest: Digester) -> Identity:
    """The digests of a credential.

    What a type doesn't always show has no say in the fingerprint: one who covers it would else earn twice. So it is made of
    number and numbering where the type always has a number (with the holder where the number's form is not known: it may
    be a course's, the same on every copy); of type, holder and date where it always has a date; else of type, holder
    and account. Where no holder or type is known, of the picture. The issuer, often misread, has no say.
    """
    fields = Fields(recognition)
    written_holder, written_subject = fields.value(FieldName.HOLDER), fields.value(FieldName.SUBJECT)
    holder = canonical(written_holder) if written_holder else ""
    subject = canonical(written_subject) if written_subject else ""
    issued_on = fields.value(FieldName.ISSUED_ON)
    number = normal_number(credential_type, fields.value(FieldName.NUMBER))

    fingerprint = digest("picture", recognition.document.original_sha256)
    number_digest = None
    if credential_type is not None:
        shown = credential_type.fields
        if number:
            number_digest = digest("number", numbering(credential_type), number)
        if number and FieldName.NUMBER in shown and credential_type.number is not None:
            fingerprint = digest("numbered", numbering(credential_type), number)
        elif number and holder and FieldName.NUMBER in shown:
            fingerprint = digest("numbered", credential_type.code, number, holder)
        elif issued_on and holder and FieldName.ISSUED_ON in shown:
            fingerprint = digest("dated", credential_type.code, holder, issued_on)
        elif holder:
            fingerprint = digest("undated", credential_type.code, holder, recognition.account_id)

    return Identity(
        fingerprint=fingerprint,
        number=number_digest,
        holder=digest("holder", holder) if holder else None,
        issued_on=digest("issued_on", issued_on) if issued_on else None,
        subject=digest("subject", subject) if subject else None,
    )
