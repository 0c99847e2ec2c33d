"""What the catalogue has for a type, in the compact form in which it is looked for on a page, short forms of its names too."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from catalogue import Catalogue, CredentialType
from services.classify.text import compact

_BRACKETED = re.compile(r"[（(]([^（）()]*)[)）]")
_BARE_NAME_MIN, _STEM_MIN, _DETAIL_MIN = 4, 6, 2
_TELLING_LETTERS = re.compile(r"\\d|\{[\d,]+\}|\[\\dX\]|\[A-Z\]|\[0-9A-Z\]|\[A-Z0-9\]|[|()?\-]")


@dataclass(frozen=True, slots=True)
class TypeTerms:
    """A type and its terms in compact form; ``written`` are those of them that the catalogue doesn't write so."""

    type: CredentialType
    names: tuple[str, ...]
    titles: tuple[str, ...]
    cues: tuple[str, ...]
    issuers: tuple[str, ...]
    levels: tuple[str, ...]
    number_telling: bool
    written: tuple[str, ...]

    @classmethod
    def of(cls, each: CredentialType, headings: frozenset[str]) -> "TypeTerms":
        """The terms; those that are ``headings`` of some type are no name's short form."""
        short = tuple(name for name in _short_forms(each.names) if compact(name) not in headings)
        details = tuple(
            inner for name in each.names for inner in _BRACKETED.findall(name) if len(compact(inner)) >= _DETAIL_MIN
        )
        names, titles, cues, issuers, levels = (
            tuple(dict.fromkeys(filter(None, map(compact, texts))))
            for texts in ((*each.names, *short), each.titles, (*each.cues, *details), each.issuers, each.levels)
        )
        telling = each.number is not None and _TELLING_LETTERS.sub("", each.number.pattern) != ""
        return cls(
            each, names, titles, cues, issuers, tuple(level for level in levels if len(level) > 1), telling,
            (*short, *details),
        )  # fmt: skip


def _short_forms(names: Iterable[str]) -> Iterable[str]:
    """Names as papers write them beside a label: without what stands in brackets, which has a place of its own, and without 证书."""
    for name in names:
        bare = _BRACKETED.sub("", name)
        stem = bare.removesuffix("证书")
        if bare != name and len(compact(bare)) >= _BARE_NAME_MIN:
            yield bare
        if stem != bare and len(stem) >= _STEM_MIN:
            yield stem


def all_terms(catalogue: Catalogue) -> Iterable[str]:
    """Everything to look for that the catalogue writes so: of its types, and the words that speak for its families."""
    for each in catalogue:
        yield from (*each.names, *each.titles, *each.cues, *each.issuers)
        yield from (level for level in each.levels if len(compact(level)) > 1)
    for cues in catalogue.families.values():
        yield from (*cues.strong, *cues.weak)
