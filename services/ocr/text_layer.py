"""A PDF page's own text beside what is seen on the page: how far they agree, and what it adds. Pure.

What is seen comes first, since that is what a person saw: the layer corrects single letters of a line that is plainly the
same, and gives the words of a script that the engine can't read. Where the layer says something else, that is evidence,
not truth: a forger may change either.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from services.ocr.text import clean, fold
from shared.events import Box, Line

TEXT_BYTES_MAX = 512 * 1024
"""Of a page's text layer: a page of a book has 5 kB."""

_WORDS_MAX = 3_000
_ROWS_MAX = 600
_ROW_MIN = 3
_SAME_MIN = 84.0
_AGREES_MIN = 0.6
_LIKE_MIN = 60.0
"""Tesseract has one of five letters of a photographed Arabic line wrong, of Cyrillic one of fifteen."""
_SURE = 0.9
_WORD = re.compile(r"[^\W_]+")
_FOREIGN_SHARE = 0.5
SCRIPTS_READ = frozenset({"LATIN", "CJK", "HIRAGANA", "KATAKANA", "FULLWIDTH", "IDEOGRAPHIC"})


@dataclass(frozen=True, slots=True)
class Compared:
    """What is seen, with what the layer adds.

    Attributes:
        agreement: share of the layer's words, by letters, that are seen on the page; None where it has none that the
            engine could have seen.
        foreign: rows of the layer in scripts that the engine can't read.
    """

    lines: tuple[Line, ...]
    agreement: float | None
    foreign: tuple[str, ...] = ()


def compare(lines: Sequence[Line], layer: str) -> Compared:
    """Weigh the layer against the lines, and correct these where it is plain that they are the same."""
    rows = [row for row in map(clean, layer.splitlines()) if row][:_ROWS_MAX]
    foreign = tuple(row for row in rows if is_foreign(row))
    own = [row for row in rows if not is_foreign(row)]
    agreement = _agreement(lines, own)
    if agreement is None or agreement < _AGREES_MIN:
        return Compared(tuple(lines), agreement, foreign)
    plain_rows = {_plain(row): row for row in own}
    return Compared(tuple(_corrected(line, plain_rows) for line in lines), agreement, foreign)


def seconded(lines: Sequence[Line], compared: Compared) -> tuple[tuple[Line, ...], Compared]:
    """The lines, those in a script that the engine doesn't know said in the file's own words where a row is like them.

    What was seen is then the alternative. A line that no row is like stays as it was seen: a layer may leave out and change
    what it likes.

    Returns:
        The lines, and the comparison without the rows that found their line.
    """
    rows = list(compared.foreign)
    told: list[Line] = []
    for line in lines:
        like = process.extractOne(line.text, rows, scorer=fuzz.ratio, score_cutoff=_LIKE_MIN)
        if not rows or line.source != "printed" or not is_foreign(line.text) or like is None:
            told.append(line)
            continue
        rows.remove(like[0])
        seen = line.text if line.text != like[0] else None
        told.append(
            line.model_copy(
                update={"text": like[0], "folded": fold(like[0]), "alternative": seen, "source": "text_layer"}
            )
        )
    return tuple(told), replace(compared, foreign=tuple(rows))


def placed(compared: Compared, unread: Sequence[Box], page: Box) -> tuple[Line, ...]:
    """The rows that the engine can't read, as lines: where it found lines that it couldn't read, or on the page at large.

    Row by row where there are as many of either; the layer itself says nothing of places.
    """
    rows = compared.foreign
    boxes = unread if len(unread) == len(rows) else [page] * len(rows)
    sure = 0.5 if compared.agreement is None else compared.agreement
    return tuple(
        Line(text=row, box=box, confidence=round(sure, 4), folded=fold(row), source="text_layer")
        for row, box in zip(rows, boxes, strict=True)
    )


def is_foreign(row: str) -> bool:
    """Whether most letters of a row are of a script that the engine doesn't know (Cyrillic, Arabic, …)."""
    letters = [letter for letter in row if letter.isalpha()]
    strange = sum(script_of(letter) not in SCRIPTS_READ for letter in letters)
    return strange > _FOREIGN_SHARE * len(letters)


def script_of(letter: str) -> str:
    """The first word of a letter's name in Unicode, which is its script: LATIN, CJK, CYRILLIC, ARABIC."""
    return unicodedata.name(letter, "").partition(" ")[0]


def _plain(text: str) -> str:
    folded = fold(text) or text
    return "".join(unicodedata.normalize("NFKC", folded).casefold().split())


def _agreement(lines: Sequence[Line], rows: Sequence[str]) -> float | None:
    words = list(_words(rows))[:_WORDS_MAX]
    if not words:
        return None
    seen = _plain("".join(line.text for line in lines))
    seen_words = sorted({_plain(word) for line in lines for word in _WORD.findall(line.text)})
    letters = agreed = 0
    for word in words:
        letters += len(word)
        if word in seen or _nearly_among(word, seen_words):
            agreed += len(word)
    return agreed / letters


def _nearly_among(word: str, words: Sequence[str]) -> bool:
    """Whether the word is there but for one letter in five."""
    wrong_max = len(word) // 5
    return wrong_max > 0 and bool(process.extractOne(word, words, scorer=Levenshtein.distance, score_cutoff=wrong_max))


def _words(rows: Sequence[str]) -> Iterator[str]:
    for row in rows:
        for word in _WORD.findall(row):
            plain = _plain(word)
            if len(plain) > 1 or plain.isdigit():
                yield plain


def _corrected(line: Line, rows: Mapping[str, str]) -> Line:
    """The line as the layer writes it, where that is plainly the same row.

    Where they differ in letters or digits, the other reading is kept as the alternative; a line that was read surely
    stands, so that a layer with another number than the page shows can't overrule what is seen.

    Args:
        rows: the layer's rows by their plain form.
    """
    plain = _plain(line.text)
    if len(plain) < _ROW_MIN:
        return line
    found = process.extractOne(plain, rows.keys(), scorer=fuzz.ratio, score_cutoff=_SAME_MIN)
    if found is None:
        return line
    row = rows[found[0]]
    if _letters(row) == _letters(line.text):
        return line.model_copy(update={"text": row, "folded": fold(row)})
    if line.confidence >= _SURE and _digits(row) != _digits(line.text):
        return line.model_copy(update={"alternative": row})
    return line.model_copy(update={"text": row, "folded": fold(row), "alternative": line.text})


def _letters(text: str) -> str:
    return "".join(letter for letter in _plain(text) if letter.isalnum())


def _digits(text: str) -> str:
    return "".join(letter for letter in _plain(text) if letter.isdigit())
