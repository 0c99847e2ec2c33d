"""What on a paper tells its type: whether its words name the type, so that a reader could know it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache

from catalogue import CredentialType, load

_BRACKETS = re.compile(r"（[^）]*）")
_STEM_MIN = 6


def tells_its_type(kind: CredentialType, words: Iterable[str]) -> bool:
    """Whether the printed words tell the type.

    They do where one of its names is among them; a name without 证书 or its brackets, where no other type is called so or
    what stands in the brackets is printed too; for a type with headings of its own, also where a heading stands
    with an issuer or a cue that no type shares under that heading.
    """
    printed = "|".join(folded(each) for each in words)
    if any(each in printed for each in map(folded, kind.names)):
        return True
    told = _told_apart()
    for name in kind.names:
        inner = [folded(each) for each in _BRACKETS.findall(name)]
        apart = told[_bare(name)] == 1 or (inner and all(each in printed for each in inner))
        if apart and _bare(name) in printed:
            return True
    return any(told[pair] == 1 and all(folded(each) in printed for each in pair) for pair in _pairs(kind))


@cache
def _told_apart() -> Counter[str | tuple[str, str]]:
    """How many types of the catalogue have a name, its brackets aside; and a heading with an issuer or a cue."""
    counts: Counter[str | tuple[str, str]] = Counter()
    for kind in load():
        counts.update({*map(_bare, kind.names), *_pairs(kind)})
    return counts


def _pairs(kind: CredentialType) -> set[tuple[str, str]]:
    return {(title, mark) for title in kind.titles for mark in (*kind.issuers, *kind.cues)}


def without_brackets(name: str) -> str:
    """A name as the paper has it: what stands in Chinese brackets tells types apart in the catalogue."""
    return _BRACKETS.sub("", name)


def _bare(name: str) -> str:
    plain = folded(without_brackets(name).partition(" (")[0])
    stem = plain.removesuffix("证书")
    return stem if len(stem) >= _STEM_MIN else plain


def folded(words: str) -> str:
    """As compared: one case, full width as half, letters and digits only."""
    plain = unicodedata.normalize("NFKC", words).casefold()
    return "".join(character for character in plain if character.isalnum())
