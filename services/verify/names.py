"""Whether two written names are one person's: spaces, case, script variants, the order of English names, OCR slips."""

import re
import unicodedata
from enum import StrEnum
from functools import cache

from opencc import OpenCC
from rapidfuzz.distance import Levenshtein

_HAN = re.compile(r"[㐀-䶿一-鿿〇\U00020000-\U0003134f]")
_MASK = "*"
_MASKS = re.compile(r"[*＊×█■○●]")
_TITLES = re.compile(r"^(?:mr|mrs|ms|miss|mx|dr|prof)\.?\s+|(?:先生|女士|同学|同志|小姐)$", re.IGNORECASE)
_LATIN = re.compile(r"[a-z]+")
_NOT_LETTERS = re.compile(r"[^\w*]+|_+")
_SIMILAR_HAN_MIN = 3
_SIMILAR_LATIN_MIN = 6


class NameMatch(StrEnum):
    """How two names compare."""

    SAME = "same"
    SIMILAR = "similar"
    OTHER_SCRIPT = "other_script"
    DIFFERENT = "different"


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def tokens(name: str) -> tuple[str, ...]:
    """A name's words in lower case, without titles, accents and punctuation.

    A Chinese name is one word, folded to simplified; Latin letters beside it say the same again and are left out.
    """
    text = unicodedata.normalize("NFKC", _MASKS.sub(_MASK, name)).strip()
    text = _TITLES.sub("", text).casefold()
    text = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    words = tuple(word for word in _NOT_LETTERS.split(text) if word)
    if _HAN.search(text):
        folded: str = _simplifier().convert(_LATIN.sub("", "".join(words)))
        return (folded,)
    return words


def _orders(words: tuple[str, ...]) -> frozenset[str]:
    """The name written together, begun at each of its words: 'li xiaoming' and 'xiaoming li' share an order."""
    return frozenset("".join(words[start:] + words[:start]) for start in range(len(words)))


def canonical(name: str) -> str:
    """One form of a name, the same for each order of its words and each way to write it; '' where it has no letter."""
    return min(_orders(tokens(name)), default="")


def compare(one: str, other: str) -> NameMatch:
    """Compare two names. Symmetric.

    SIMILAR is one edit apart (a slip of the reader or the pen) in names long enough that it says something (Chinese 3
    characters, others 6 letters), one name's words all within the other's (a middle name left out), or letters masked
    with ``*`` where the rest agrees.
    """
    ours, theirs = tokens(one), tokens(other)
    if not ours or not theirs:
        return NameMatch.DIFFERENT
    if _MASK in "".join(ours + theirs):
        masked = any(_agree_masked(a, b) for a in _orders(ours) for b in _orders(theirs))
        return NameMatch.SIMILAR if masked else NameMatch.DIFFERENT
    if _orders(ours) & _orders(theirs) or sorted(ours) == sorted(theirs):
        return NameMatch.SAME
    han = bool(_HAN.search(ours[0]))
    if han != bool(_HAN.search(theirs[0])):
        return NameMatch.OTHER_SCRIPT
    return NameMatch.SIMILAR if _similar(ours, theirs, han=han) else NameMatch.DIFFERENT


def _similar(ours: tuple[str, ...], theirs: tuple[str, ...], *, han: bool) -> bool:
    shorter, longer = sorted((set(ours), set(theirs)), key=len)
    if len(shorter) > 1 and shorter < longer:
        return True
    length_min = _SIMILAR_HAN_MIN if han else _SIMILAR_LATIN_MIN
    return any(
        min(len(a), len(b)) >= length_min and Levenshtein.distance(a, b, score_cutoff=1) <= 1
        for a in _orders(ours)
        for b in _orders(theirs)
    )


def _agree_masked(one: str, other: str) -> bool:
    pairs = list(zip(one, other, strict=False))
    seen = [a == b for a, b in pairs if _MASK not in (a, b)]
    return len(one) == len(other) and bool(seen) and all(seen)
