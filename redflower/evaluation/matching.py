"""Whether a field was read as it is written, and whether an issuer was found. Pure."""

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz

from redflower.evaluation.item import Answer, FoundField
from shared.events import FieldName

DATES = frozenset({FieldName.ISSUED_ON, FieldName.VALID_FROM, FieldName.VALID_UNTIL, FieldName.BIRTH_DATE})
ALIKE_PERCENT_MIN = 85.0

_FIGURES = re.compile(r"\d+")
_NOT_WORD = re.compile(r"[\W_]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_FUZZY_FROM = 4  # of fewer characters, one alike is too many
_WITHIN_HAN, _WITHIN_LATIN = 2, 4
_NAME_FROM, _NAME_TO = 3, 80
_DATE_PARTS_MAX = 3
_YEAR_DIGITS = 4

UNNAMED = re.compile(
    r".{0,4}组委会|.{0,2}(社区)?居委会|市场监督管理局|(认证|某)?公司|认证机构|学校|大学|学院|医院"
    r"|(a )?(college|university|school|company|employer)( event)?|(webinar|event|workshop|contest|course) organi[sz]er|organi[sz]er"
)
"""Labels that name no organisation in particular."""


def normal(name: FieldName, text: str) -> str:
    """The form in which two values of a field are compared.

    Full-width forms are half-width (NFKC), case and spaces don't count, and in a number no separator does. A date is
    YYYY-MM-DD, or as much of it as is written.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    if name in DATES:
        parts = _FIGURES.findall(folded)[:_DATE_PARTS_MAX]
        if parts and len(parts[0]) == _YEAR_DIGITS:
            return "-".join(part.zfill(2) for part in parts)
    if name is FieldName.NUMBER:
        return _NOT_WORD.sub("", folded)
    return "".join(folded.split())


def field_right(name: FieldName, true: str, found: Iterable[FoundField]) -> bool:
    """Whether a field was read exactly: by its clearest reading, as verification takes it; a holder by any of them.

    A team's certificate names many holders; of a field that is read twice, the surer one goes on.
    """
    readings = sorted(
        (each for each in found if each.name is name and each.value.strip()), key=lambda each: -each.confidence
    )
    counted = readings if name is FieldName.HOLDER else readings[:1]
    return normal(name, true) in {normal(name, each.value) for each in counted}


def issuer_found(label: str, answer: Answer | None) -> bool:
    """Whether the issuer that people noted was found.

    One of the alternatives between slashes suffices, against the extracted issuers and employers and what the catalogue
    says of the recognised type: by containment either way, or a partial likeness of 85%. A label that names no
    organisation in particular counts as found where any issuer or employer of a name's length was.
    """
    if answer is None:
        return False
    read = [each.value for each in answer.fields if each.name in {FieldName.ISSUER, FieldName.EMPLOYER}]
    if UNNAMED.fullmatch(unicodedata.normalize("NFKC", label).strip().casefold()):
        return any(_NAME_FROM <= len(_compact(each)) <= _NAME_TO for each in read)
    return any(_alike(wanted, each) for wanted in label.split("/") for each in (*read, *answer.known_issuers))


def _alike(wanted: str, found: str) -> bool:
    one, other = _compact(wanted), _compact(found)
    if _within(wanted, found) or _within(found, wanted):
        return True
    return min(len(one), len(other)) >= _FUZZY_FROM and fuzz.partial_ratio(one, other) >= ALIKE_PERCENT_MIN


def _within(part: str, whole: str) -> bool:
    """Whether a name stands within a text: as words; or, where it is long enough not to be there by chance, as letters."""
    compact = _compact(part)
    if len(compact) >= (_WITHIN_HAN if _HAN.search(compact) else _WITHIN_LATIN) and compact in _compact(whole):
        return True
    return len(compact) > 1 and f" {_words(part)} " in f" {_words(whole)} "


def _compact(text: str) -> str:
    return _NOT_WORD.sub("", unicodedata.normalize("NFKC", text).casefold())


def _words(text: str) -> str:
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


__all__ = ["ALIKE_PERCENT_MIN", "DATES", "field_right", "issuer_found", "normal"]
