"""What on a paper tells its type: whether its words name the type, so that a reader could know it."""

import re
import unicodedata
from collections.abc import Iterable

from catalogue import CredentialType

_BRACKETS = re.compile(r"（[^）]*）")


def tells_its_type(kind: CredentialType, words: Iterable[str]) -> bool:
    """Whether the printed words tell the type.

    They do where one of its names is among them (brackets aside); for a type with headings of its own, also where a
    heading stands with the issuer or a cue.
    """
    printed = "|".join(folded(each) for each in words)
    if any(name and name in printed for name in map(_bare, kind.names)):
        return True
    titled = any(folded(title) in printed for title in kind.titles)
    return titled and any(folded(mark) in printed for mark in (*kind.issuers, *kind.cues))


def without_brackets(name: str) -> str:
    """A name as the paper has it: what stands in Chinese brackets tells types apart in the catalogue."""
    return _BRACKETS.sub("", name)


def _bare(name: str) -> str:
    return folded(without_brackets(name).partition(" (")[0])


def folded(words: str) -> str:
    """As compared: one case, full width as half, letters and digits only."""
    plain = unicodedata.normalize("NFKC", words).casefold()
    return "".join(character for character in plain if character.isalnum())
