"""What was read from a credential, as the evidence asks for it."""

import re
import unicodedata

from rapidfuzz import fuzz

from catalogue import CredentialType
from shared.events import CredentialRecognised, ExtractedField, FieldName

_ISSUER_ALIKE_PERCENT = 85.0
_NOT_WORDS = re.compile(r"[\W_]+")


class Fields:
    """The fields of a recognition. Where one comes several times, the clearest reading counts."""

    def __init__(self, recognition: CredentialRecognised) -> None:
        self._fields = recognition.fields

    def all(self, name: FieldName) -> tuple[ExtractedField, ...]:
        """Every reading of a field that holds something, the clearest first."""
        found = (field for field in self._fields if field.name is name and field.value.strip())
        return tuple(sorted(found, key=lambda field: -field.confidence))

    def best(self, name: FieldName) -> ExtractedField | None:
        """The clearest reading, or None."""
        return next(iter(self.all(name)), None)

    def value(self, name: FieldName) -> str | None:
        """The clearest reading's value, or None."""
        field = self.best(name)
        return field.value.strip() if field is not None else None


def _plain(text: str) -> str:
    return _NOT_WORDS.sub("", unicodedata.normalize("NFKC", text)).casefold()


def matching_issuer(credential_type: CredentialType, written: str) -> str | None:
    """The type's issuer that the writing names, allowing for OCR slips; None where it names none of them."""
    plain = _plain(written)
    if not plain or not credential_type.issuers:
        return None
    likeness = {issuer: _likeness(plain, _plain(issuer)) for issuer in credential_type.issuers}
    best = max(likeness, key=lambda issuer: (likeness[issuer], len(issuer)))
    return best if likeness[best] >= _ISSUER_ALIKE_PERCENT else None


def _likeness(written: str, issuer: str) -> float:
    """0 to 100. The issuer may stand within longer words (a seal's text, a department), not the other way round."""
    if len(written) < len(issuer) - 1:
        return fuzz.ratio(written, issuer)
    return fuzz.partial_ratio(issuer, written)
