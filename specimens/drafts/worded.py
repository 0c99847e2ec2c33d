"""Drafts from wordings: papers in other languages, and papers that no catalogue lists."""

import re

import numpy as np

from specimens.content import Content
from specimens.drafts.draft import Draft, Paragraph
from specimens.names import pick
from specimens.paper import Run

_SIGNERS = {
    "ar": "المدير", "de": "Leitung", "es": "Director", "fr": "Directeur", "id": "Direktur", "it": "Il Direttore", "ja": "代表者",
    "ko": "원장", "pt": "Diretor", "ru": "Директор", "tr": "Müdür", "vi": "Giám đốc", "zh": "负责人",
}  # fmt: skip
_PICTOGRAPHS = "\U0001f000"
_DAYS = ("%d.%m.%Y", "%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y")
_FIELDS = {"holder": "holder", "topic": "subject", "position": "position", "organisation": "issuer", "number": "number", "date": "issued_on"}  # fmt: skip


def draft(content: Content, rng: np.random.Generator) -> Draft:
    """The wording's lines with this paper's holder, number and day in them; above and below, the type's own marks.

    Raises:
        ValueError: the content has no wording.
    """
    wording = content.wording
    if wording is None:
        raise ValueError("this content has no wording to draft from")
    lines = list(map(printable, wording.lines))
    title = printable(content.title) or lines.pop(0)
    shown = _shown(content, rng)
    body = tuple(_paragraph(line, shown) for line in lines)
    listed = content.listed
    named = content.name if listed and content.name.casefold() not in title.casefold() else None
    notes: list[tuple[str, str | None]] = []
    if listed:
        notes = [
            (f"{content.number}", "number"),
            *((mark, None) for mark in _marks(content)),
            (content.url.removeprefix("https://"), None),
        ]
        if "number" in wording.fields:
            notes.pop(0)
    return Draft(
        "".join(each if isinstance(each, str) else each.words for each in _paragraph(title, shown)),
        above=named or (content.issuer if listed else None), body=body, notes=tuple(notes),
        signers=(wording.fields.get("signer_title") or _SIGNERS.get(content.language, "Director"),), code=listed or bool(rng.integers(2)),
        anonymous="holder" not in wording.fields, portrait=bool(rng.integers(6) == 0),
    )  # fmt: skip


def printable(words: str) -> str:
    """The words without pictographs, which no face here has; papers seldom have them."""
    return "".join(character for character in words if character < _PICTOGRAPHS).strip()


def _shown(content: Content, rng: np.random.Generator) -> dict[str, tuple[str, str]]:
    """For what a slot was filled with: the field that it is, and what to print instead."""
    wording = content.wording
    fields = {} if wording is None else wording.fields
    print_ = {
        "holder": content.holder,
        "topic": content.subject,
        "position": content.position,
        "organisation": content.issuer,
        "number": content.number if content.type.number is not None else fields.get("number", content.number),
        "date": content.issued_on.strftime(pick(rng, _DAYS)),
    }
    return {fields[slot]: (field, print_[slot]) for slot, field in _FIELDS.items() if fields.get(slot)}


def _paragraph(line: str, shown: dict[str, tuple[str, str]]) -> Paragraph:
    if not shown:
        return (line,)
    parts = re.split("(" + "|".join(re.escape(each) for each in sorted(shown, key=len, reverse=True)) + ")", line)
    runs: list[Run | str] = []
    for part in parts:
        if part in shown:
            field, words = shown[part]
            runs.append(
                Run(
                    words,
                    field,
                    face="kai" if field == "holder" and line == part else None,
                    bold=0.5 if field == "subject" else 0,
                )
            )
        elif part:
            runs.append(part)
    return tuple(runs)


def _marks(content: Content) -> tuple[str, ...]:
    """Cues that are words rather than addresses: printed as small print."""
    return tuple(cue for cue in content.type.cues if "." not in cue)[:2]
