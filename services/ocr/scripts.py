"""Notices a script that no engine here knows, and lets a PDF's own text speak for it. Pure.

PP-OCRv6 knows Chinese and Latin. Of Cyrillic or Arabic it finds the lines, and makes of them nothing, or far fewer letters
than stand there, some of them look-alikes. A page on which that goes for much of the text is no empty page.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Literal, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from services.ocr.engines.base import Picture, ReadLine
from services.ocr.layout import width_and_height
from services.ocr.strips import cut
from services.ocr.text_layer import SCRIPTS_READ, script_of

Script: TypeAlias = Literal["cyrillic", "arabic", "other"]

_ASPECT_MIN = 4.0
_LETTERS_MIN = 0.5
"""Letters a line has at least, for each length of its own height: a Chinese line has one, a Latin one two."""
_UNREAD_MIN = 0.4
_LINES_MIN = 3
_LENGTH_MIN = 0.5
"""Of the page's longer side, all unread lines together: three scraps of texture are no page in a script of its own."""
_LINES_LOOKED = 8
_SHARP_MIN = 0.3
_JOINED_MIN = 1.35
_LAYER_SHARE = 0.3
_TESSERACTS = ("CYRILLIC", "ARABIC")


def script_in_layer(rows: Sequence[str], all_letters: int) -> Script | None:
    """The script of the PDF's own rows that the engine can't read, where they are a good part of its text."""
    counts = Counter(script_of(letter) for row in rows for letter in row if letter.isalpha())
    if not counts or sum(counts.values()) < _LAYER_SHARE * max(1, all_letters):
        return None
    first = counts.most_common(1)[0][0]
    return "cyrillic" if first == "CYRILLIC" else "arabic" if first == "ARABIC" else "other"


def unread_script(image: Picture, lines: Sequence[ReadLine]) -> Script | None:
    """The script of a page of which much was found and little read; None where what stands there was read.

    Args:
        image: the page as it was read.
        lines: all lines found, those among them that could not be read with an empty text.
    """
    scripts = Counter(script_of(letter) for line in lines for letter in line.text if letter.isalpha())
    read = sum(scripts[script] for script in (*SCRIPTS_READ, *_TESSERACTS))
    if 2 * read < sum(scripts.values()):
        return "other"  # Greek it knows a little
    long = [line for line in lines if width_and_height(line.box)[0] >= _ASPECT_MIN * width_and_height(line.box)[1] > 0]
    unread = [line for line in long if is_unread(line)]
    length = sum(width_and_height(line.box)[0] for line in long)
    unread_length = sum(width_and_height(line.box)[0] for line in unread)
    few = len(unread) < _LINES_MIN or unread_length < _LENGTH_MIN * max(image.shape[:2])
    if few or unread_length < _UNREAD_MIN * length:
        return None
    longest = sorted(unread, key=lambda line: -width_and_height(line.box)[0])[:_LINES_LOOKED]
    greys = [cv2.cvtColor(cut(image, line.box), cv2.COLOR_RGB2GRAY) for line in longest]
    if float(np.median([_sharpness(grey) for grey in greys])) < _SHARP_MIN:
        return None  # a blurred page is unread in any script
    if float(np.median([_joined(grey) for grey in greys])) >= _JOINED_MIN:
        return "arabic"
    letters = "".join(line.text for line in unread)
    foreign = sum(
        letter == "0" or script_of(letter) not in {"LATIN", "DIGIT"} for letter in letters if letter.isalnum()
    )
    return "other" if 2 * foreign > sum(letter.isalnum() for letter in letters) else "cyrillic"


def is_unread(line: ReadLine) -> bool:
    """Whether a line has fewer letters than fit its length."""
    width, height = width_and_height(line.box)
    return sum(not letter.isspace() for letter in line.text) < _LETTERS_MIN * width / max(height, 1.0)


def _sharpness(grey: NDArray[Any]) -> float:
    """How steep the steepest edges are, as a share of the line's own contrast."""
    low, high = np.percentile(grey, (2, 98))
    if high - low < 30:  # noqa: PLR2004 - less contrast than grain has
        return 0.0
    across, down = cv2.Sobel(grey, cv2.CV_32F, 1, 0), cv2.Sobel(grey, cv2.CV_32F, 0, 1)
    return float(np.percentile(cv2.magnitude(across, down), 95)) / (4 * float(high - low))


def _joined(grey: NDArray[Any]) -> float:
    """How wide the pieces of ink are for their height: Arabic letters hang together, those of other scripts don't."""
    _, ink = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    if ink.mean() > 127:  # noqa: PLR2004 - bright text on dark
        ink = 255 - ink
    count, _, stats, _ = cv2.connectedComponentsWithStats(np.asarray(ink))
    pieces = [stat for stat in stats[1:count] if stat[3] > 0.2 * grey.shape[0]]
    if not pieces:
        return 0.0
    weights = np.array([float(piece[2]) for piece in pieces])
    return float(np.average([piece[2] / piece[3] for piece in pieces], weights=weights))
