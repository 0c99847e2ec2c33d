"""Lines in Cyrillic or Arabic, which the engine doesn't know, read by Tesseract."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal, TypeAlias

import numpy as np

from services.ocr.engines import tesseract
from services.ocr.engines.base import Picture, ReadLine, quad
from services.ocr.engines.tesseract import KnownScript
from services.ocr.layout import width_and_height
from services.ocr.scripts import is_unread
from services.ocr.strips import cut
from services.ocr.text_layer import script_of

LINES_MAX = 200
"""Read again of one reading of a sheet: some five seconds, where each is tried on its head, too."""

_Doubt: TypeAlias = Literal["unread", "doubtful", "sure", "very sure"]

_DOUBTFUL = 0.88
_VERY_SURE = 0.97
"""Look-alikes of Cyrillic (CIIPABKA) were read with up to 0.96; Latin words among Cyrillic with more."""
_DOUBTFUL_SHARE_MIN = 0.3
_ASPECT_MIN = 2.0
_ASKED = 3
_LETTERS_MIN = 8
_SCRIPT_SURE, _SCRIPT_AHEAD = 0.42, 0.12
_OF_THE_SCRIPT_MIN = 0.6
_UPRIGHT_SURE = 0.7
"""Below this a line may stand on its head: the engine's own model for that was not made for these scripts."""
_READ_MIN: dict[_Doubt, float] = {"unread": 0.2, "doubtful": 0.3, "sure": 0.5}
"""What a line needs to be taken over: where the engine read nothing, little, or something surely."""
_ALTERNATIVE_MIN = 0.5


def read_again(image: Picture, lines: Sequence[ReadLine]) -> list[ReadLine]:
    """The lines, and where much of the page is doubtful and in a script that Tesseract knows, as Tesseract reads them.

    What the engine read very surely stays, and what has Chinese in it: names in Latin, dates, numbers. Where Tesseract
    reads other figures than the engine, which was sure, its reading is told as the alternative.

    Args:
        image: the picture that the lines were read in, as it lies.
        lines: all lines found, those among them that could not be read with an empty text.

    Returns:
        The same lines in their order. One that turned out to stand on its head has its box from its own top left.
    """
    script = _script_of_doubtful(image, lines)
    if script is None:
        return list(lines)
    asked = [place for place, line in enumerate(lines) if _doubt(line) != "very sure" and not _has_chinese(line.text)]
    again = list(lines)
    for place in asked[:LINES_MAX]:
        again[place] = _better(lines[place], cut(image, lines[place].box), script)
    return again


def _script_of_doubtful(image: Picture, lines: Sequence[ReadLine]) -> KnownScript | None:
    """The script in which the longest doubtful lines can be read, where a good part of the page is doubtful.

    Asks Tesseract for three lines in either script. A page that the engine reads well has none, and costs nothing.
    """
    sized = [(line, *width_and_height(line.box)) for line in lines]
    long = [(line, width) for line, width, height in sized if width >= _ASPECT_MIN * height > 0]
    doubtful = [(line, width) for line, width in long if _doubt(line) in {"unread", "doubtful"}]
    if not doubtful or sum(width for _, width in doubtful) < _DOUBTFUL_SHARE_MIN * sum(width for _, width in long):
        return None
    longest = sorted(doubtful, key=lambda each: -each[1])[:_ASKED]
    crops = [cut(image, line.box) for line, _ in longest]
    sure = {script: _sureness((_read(crop, script)[:2] for crop in crops), script) for script in tesseract.LANGUAGES}
    first, second = sorted(sure, key=lambda script: -sure[script])
    return first if sure[first] >= max(_SCRIPT_SURE, sure[second] + _SCRIPT_AHEAD) else None


def _sureness(read: Iterable[tuple[str, float]], script: KnownScript) -> float:
    texts, confidences = zip(*read, strict=True)
    together = "".join(texts)
    fits = sum(map(str.isalpha, together)) >= _LETTERS_MIN and _is_of(together, script)
    return float(np.mean(confidences)) if fits else 0.0


def _read(crop: Picture, script: KnownScript) -> tuple[str, float, bool]:
    """Text, confidence, and whether it stood on its head."""
    text, confidence = tesseract.recognise(crop, script)
    if confidence >= _UPRIGHT_SURE and _is_of(text, script):
        return text, confidence, False
    other, other_confidence = tesseract.recognise(np.ascontiguousarray(crop[::-1, ::-1]), script)
    if _is_of(other, script) and (other_confidence > confidence or not _is_of(text, script)):
        return other, other_confidence, True
    return text, confidence, False


def _better(line: ReadLine, crop: Picture, script: KnownScript) -> ReadLine:
    text, confidence, on_its_head = _read(crop, script)
    doubt = _doubt(line)
    if confidence < _READ_MIN[doubt] or not _is_of(text, script):
        return line
    if doubt == "sure" and _figures(text) != _figures(line.text):
        return replace(line, alternative=text)
    box = quad(line.box[4:] + line.box[:4]) if on_its_head else line.box
    other = line.text if line.text and line.confidence >= _ALTERNATIVE_MIN and doubt != "unread" else None
    return replace(line, text=text, box=box, confidence=confidence, alternative=other)


def _doubt(line: ReadLine) -> _Doubt:
    if is_unread(line):
        return "unread"
    if line.confidence < _DOUBTFUL:
        return "doubtful"
    return "sure" if line.confidence < _VERY_SURE else "very sure"


def _has_chinese(text: str) -> bool:
    return any(script_of(letter) == "CJK" for letter in text)


def _figures(text: str) -> list[str]:
    return [character for character in text if character.isdigit()]


def _is_of(text: str, script: KnownScript) -> bool:
    """Whether most letters are of the script; of Arabic its own figures are, too."""
    letters = [
        letter
        for letter in text
        if letter.isalpha() or (script == "arabic" and not letter.isascii() and letter.isdigit())
    ]
    own = sum(script_of(letter).startswith(script.upper()) for letter in letters)
    return bool(letters) and own >= _OF_THE_SCRIPT_MIN * len(letters)
