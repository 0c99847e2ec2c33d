"""Which language a type's papers are in, by what the catalogue says stands on them."""

import re
from collections import Counter

from catalogue import CredentialType
from shared.events import Family
from specimens import wordings
from specimens.truth import Language

# Scripts decide at once; in Latin script, letters and words that the other languages here don't have.
_SCRIPTS: tuple[tuple[Language, str], ...] = (
    ("ja", r"[぀-ヿ]"),
    ("ko", r"[가-힣]"),
    ("zh", r"[一-鿿]"),
    ("ar", r"[؀-ۿ]"),
    ("ru", r"[а-яё]"),
)
_MARKS: dict[Language, str] = {
    "pt": r"ção|ções|ão\b|conclu[ií]|declaração|formação|\.br\b|certificado",
    "es": r"ción|ñ|\bpor (?:participar|completar)|constancia|certificado|certifica a|diploma de|\.es\b|\.mx\b",
    "fr": r"attestation|réussite|certificat(?: |$)|\bsuivi|\.fr\b|diplôme",
    "de": r"zertifikat|bescheinigung|zeugnis|urkunde|teilnahme|abschluss|\.de\b",
    "it": r"attestato|certificato|frequenza|\.it\b",
    "id": r"sertifikat|piagam|\bmagang|kompetensi|kelulusan|\.id\b",
    "tr": r"[ığş]|sertifika\b|belgesi",
    "vi": r"chứng (?:nhận|chỉ)|bằng khen|\.vn\b",
    "en": r"certificate|certification|\bof\b|\bhas\b|statement|record|award|diploma\b",
}
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)
_UKRAINIAN = re.compile(r"[іїєґ]")


def tongue(words: str) -> Language | None:
    """The language of some words; None where nothing tells it, or there are none of ours in it."""
    words = words.lower()  # rather than a search that ignores case, to which the Turkish ı is an i
    if _UKRAINIAN.search(words):
        return None
    for language, script in _SCRIPTS:
        if re.search(script, words):
            return language
    hits = Counter({language: len(re.findall(marks, words)) for language, marks in _MARKS.items()})
    (first, most), (_, next_most) = hits.most_common(2)
    return first if most > next_most else None


def language_of(kind: CredentialType) -> Language:
    """Chinese, English where its issuer (without one, its name) isn't, another language where its first heading is."""
    words = kind.issuers[0] if kind.issuers else kind.name_zh
    chinese = any("一" <= character <= "鿿" for character in words)
    if chinese or not kind.name_en:
        return "zh"
    told = tongue(kind.titles[0]) if kind.titles else None
    if told is None:  # "certificado" alone is of two languages
        told = tongue(" ".join((*kind.titles, *kind.cues, *kind.aliases)))
    return told if told not in {None, "zh"} and writes(told, kind.family) else "en"


def writes(language: Language | None, family: Family) -> bool:
    """Whether there are words for a family in a language besides Chinese and English."""
    return language is not None and language in wordings.languages() and family in wordings.families(language)


def in_language(words: tuple[str, ...], language: Language, kind: CredentialType) -> tuple[str, ...]:
    """Those of the headings that are in the language; where a heading is of two, the type's own language decides."""
    own = language_of(kind)
    return tuple(each for each in words if (tongue(each) or (own if _LATIN.search(each) else None)) == language)
