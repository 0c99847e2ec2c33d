"""Lines in Cyrillic or Arabic, which the engine doesn't know, read by Tesseract. Pure, but for its models."""

from collections.abc import Sequence
from dataclasses import replace

from services.ocr.engines import tesseract
from services.ocr.engines.base import Picture, ReadLine
from services.ocr.engines.tesseract import KnownScript
from services.ocr.layout import width_and_height
from services.ocr.scripts import is_unread
from services.ocr.strips import cut
from services.ocr.text_layer import script_of

_DOUBTFUL = 0.88
_DOUBTFUL_SHARE_MIN = 0.3
_ASPECT_MIN = 2.0
_ASKED = 3
_LETTERS_MIN = 8
_SCRIPT_SURE, _SCRIPT_AHEAD = 0.42, 0.12
_OF_THE_SCRIPT_MIN = 0.6
_READ_MIN = {"unread": 0.2, "doubtful": 0.3, "sure": 0.5}
"""What a line needs to be taken over: where the engine read nothing, little, or something surely."""


def script_of_doubtful(image: Picture, lines: Sequence[ReadLine]) -> KnownScript | None:
    """The script in which the longest doubtful lines can be read, where a good part of the page is doubtful.

    Asks Tesseract for three lines in either script. On a page that the engine reads well none is doubtful, and it costs nothing.

    Args:
        lines: all lines found, those among them that could not be read with an empty text.
    """
    sized = [(line, *width_and_height(line.box)) for line in lines]
    long = [(line, width) for line, width, height in sized if width >= _ASPECT_MIN * height > 0]
    doubtful = sorted(((line, width) for line, width in long if _doubt(line) != "sure"), key=lambda each: -each[1])
    if sum(width for _, width in doubtful) < _DOUBTFUL_SHARE_MIN * sum(width for _, width in long):
        return None
    crops = [cut(image, line.box) for line, _ in doubtful[:_ASKED]]
    sure: dict[KnownScript, float] = {}
    for script in tesseract.LANGUAGES:
        read = list(tesseract.recognise(crops, script))
        letters = "".join(text for text, _ in read)
        fits = sum(map(str.isalpha, letters)) >= _LETTERS_MIN and _is_of(letters, script)
        sure[script] = sum(confidence for _, confidence in read) / len(crops) if fits and crops else 0.0
    first, second = sorted(sure, key=lambda script: -sure[script])
    return first if sure[first] >= max(_SCRIPT_SURE, sure[second] + _SCRIPT_AHEAD) else None


def read(image: Picture, lines: Sequence[ReadLine], script: KnownScript) -> list[ReadLine]:
    """The lines, those among them that stand in the script as Tesseract reads them.

    What the engine read surely stays, unless Tesseract reads it in the script as surely: names in Latin, dates, numbers.
    """
    answers = tesseract.recognise([cut(image, line.box) for line in lines], script)
    return [
        replace(line, text=text, confidence=confidence, alternative=None)
        if confidence >= _READ_MIN[_doubt(line)] and _is_of(text, script)
        else line
        for line, (text, confidence) in zip(lines, answers, strict=True)
    ]


def _doubt(line: ReadLine) -> str:
    if is_unread(line):
        return "unread"
    return "doubtful" if line.confidence < _DOUBTFUL else "sure"


def _is_of(text: str, script: KnownScript) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    own = sum(script_of(letter) == script.upper() for letter in letters)
    return bool(letters) and own >= _OF_THE_SCRIPT_MIN * len(letters)
