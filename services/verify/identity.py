"""What makes a credential this one and no other, as keyed digests: no name or number is kept in the clear."""

import hmac
from dataclasses import dataclass

from catalogue import CredentialType
from catalogue.checks import bare
from services.verify.names import canonical
from services.verify.reading import Fields, matching_issuer
from shared.events import CredentialRecognised, FieldName

_FREE_NUMBER_MIN = 5


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
        number: of type and certificate number; None where it has no number to know it by.
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


def identify(recognition: CredentialRecognised, credential_type: CredentialType | None, digest: Digester) -> Identity:
    """The digests of a credential.

    The fingerprint is made of type and number; where the type's numbers have no known form (they may be a course's,
    the same on every copy), of the holder too. Without a number: of type, holder, issuer and date of issue; without
    a type or holder: of the picture itself.
    """
    fields = Fields(recognition)
    number = normal_number(credential_type, fields.value(FieldName.NUMBER))
    holder = canonical(fields.value(FieldName.HOLDER) or "")
    issued_on = fields.value(FieldName.ISSUED_ON)
    subject = canonical(fields.value(FieldName.SUBJECT) or "")
    code = credential_type.code if credential_type is not None else None

    if code is not None and number and credential_type is not None and credential_type.number is not None:
        fingerprint = digest("credential", code, number)
    elif code is not None and number and holder:
        fingerprint = digest("credential", code, number, holder)
    elif code is not None and holder and credential_type is not None:
        issuer = matching_issuer(credential_type, fields.value(FieldName.ISSUER)) or ""
        fingerprint = digest("credential", code, holder, issuer, issued_on or "")
    else:
        fingerprint = digest("picture", recognition.document.original_sha256)

    return Identity(
        fingerprint=fingerprint,
        number=digest("number", code, number) if code is not None and number else None,
        holder=digest("holder", holder) if holder else None,
        issued_on=digest("issued_on", issued_on) if issued_on else None,
        subject=digest("subject", subject) if subject else None,
    )
