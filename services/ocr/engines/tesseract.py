"""Tesseract, for lines in scripts that RapidOCR's models don't know. Its wheel carries the library; the models lie beside this file.

``tessdata/`` holds ``rus`` and ``ara`` of tessdata_fast 4.1.0, unchanged (Apache-2.0, Google Inc. and others), as Debian ships them.
"""

import re
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

import cv2
import tesserocr
from PIL import Image

from services.ocr.engines.base import Picture

KnownScript: TypeAlias = Literal["cyrillic", "arabic"]

LANGUAGES: dict[KnownScript, str] = {"cyrillic": "rus", "arabic": "ara"}
MODELS = (
    f"tesseract-{tesserocr.tesseract_version().split()[1]}",
    *(f"tessdata_fast-4.1.0-{language}" for language in LANGUAGES.values()),
)

_WIDTH_MIN_PX = 16
"""Narrower than this, at a line's height, is no letter."""
_SPECKS = re.compile(r"[\u200e\u200f]|^[‘’`'_|*.,\s]+|(?:[‘’`'_|*\s]|\s[.,])+$")
"""What a strip's edge and grain are read as, and marks of direction."""
_LONE_NOUGHT = re.compile(r"^٠\s|\s٠$")


def recognise(crop: Picture, script: KnownScript) -> tuple[str, float]:
    """Read the picture of one upright line in a script: text and confidence in [0, 1].

    Letters of other scripts come out as look-alikes, and blank paper as a letter or two, with little confidence.
    """
    if crop.shape[1] < _WIDTH_MIN_PX:
        return "", 0.0
    tesseract = _loaded(LANGUAGES[script])
    tesseract.SetImage(Image.fromarray(cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY)))
    text = _SPECKS.sub("", " ".join(tesseract.GetUTF8Text().split()))
    if sum(map(str.isdigit, text)) == 1:
        text = _LONE_NOUGHT.sub("", text)  # a speck beside Arabic; a nought has other figures about it
    return text, tesseract.MeanTextConf() / 100


@cache
def _loaded(language: str) -> tesserocr.PyTessBaseAPI:
    """A model costs 30 ms and 20 MB, once a process and only where a page asks for it."""
    # A raw line, with nothing around it: on drawn Cyrillic and Arabic photos Tesseract's own search for the line in the
    # strip, or a rim around it, cost 2 to 10 of 100 letters.
    return tesserocr.PyTessBaseAPI(
        path=str(Path(__file__).with_name("tessdata")),
        lang=language,
        psm=tesserocr.PSM.RAW_LINE,
        oem=tesserocr.OEM.LSTM_ONLY,
    )
