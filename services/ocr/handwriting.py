"""How much a line looks written by hand: a cheap measure on its strokes. Pure.

Print repeats itself: strokes of one or two widths, lines level and plumb, letters on one baseline. A hand does none of
that, and the recogniser, which has learnt print, is less sure of it. None of these is proof: italics slant, brush faces
swell, a blurred photo frays. So the measure only ever lowers a confidence and asks for a look.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from services.ocr.engines.base import Picture, ReadLine
from services.ocr.seals import Seal, overlapping
from services.ocr.strips import cut

_Grey = NDArray[Any]  # one channel

_HEIGHT_PX = 48
_INK_PX_MIN = 120
_HALF = 127
_PLUMB_RAD = np.radians(12)

_SURE = 0.97
_LETTERS_MIN = 2
_LABEL_ENDS = ":："
"""What ends so is a form's own label, and printed."""
_PRINT_LOOKED = 12
_PLUMB_MAX, _PLUMB_SHARE_MAX = 0.36, 0.8
_UNEVEN_MIN = 0.12
_LOWERED = 0.8
"""What is left of the confidence of a line that may be handwriting."""


@dataclass(frozen=True, slots=True)
class Strokes:
    """What a line's strokes are like.

    Attributes:
        plumb: share of the edges that are level or plumb to 12°, in [0, 1]; print has many.
        unevenness: the spread of stroke widths, over their mean.
        wander: the spread of the letters' lower ends, over the line's height.
    """

    plumb: float
    unevenness: float
    wander: float


def marked(image: Picture, lines: Sequence[ReadLine], seals: Sequence[Seal]) -> list[ReadLine]:
    """The lines, those among them that look written by hand marked so, their confidence lowered.

    A line is measured against the page's own print, since blur and grain fray every line of a photo; and only one of
    which the recogniser is not quite sure: print that was read surely is print.
    """
    doubtful = [line for line in lines if _may_be_handwritten(line, seals)]
    sure = [line for line in lines if line.confidence >= _SURE and len(line.text) > 1]
    print_ = (
        [made.plumb for made in (_strokes_of(image, line) for line in sure[:_PRINT_LOOKED]) if made] if doubtful else []
    )
    if not print_:
        return list(lines)
    limit = min(_PLUMB_MAX, _PLUMB_SHARE_MAX * float(np.median(print_)))
    hands = set()
    for line in doubtful:
        made = _strokes_of(image, line)
        if made is not None and made.plumb <= limit and made.unevenness >= _UNEVEN_MIN:
            hands.add(line)
    return [
        replace(line, source="handwritten", confidence=_LOWERED * line.confidence) if line in hands else line
        for line in lines
    ]


def _may_be_handwritten(line: ReadLine, seals: Sequence[Seal]) -> bool:
    letters = sum(letter.isalpha() for letter in line.text)
    return (
        line.source == "printed"
        and line.confidence < _SURE
        and letters >= _LETTERS_MIN
        and 2 * letters > len(line.text)
        and line.text.rstrip()[-1] not in _LABEL_ENDS
        and overlapping(seals, line.box) is None
    )


def _strokes_of(image: Picture, line: ReadLine) -> Strokes | None:
    return strokes(cv2.cvtColor(cut(image, line.box), cv2.COLOR_RGB2GRAY))


def strokes(line: _Grey) -> Strokes | None:
    """Measure a line that was laid flat (one channel, dark on light or light on dark); None where there is too little ink."""
    height, width = line.shape
    if height < 1 or width < 1:
        return None
    scaled = cv2.resize(line, (max(1, round(width * _HEIGHT_PX / height)), _HEIGHT_PX), interpolation=cv2.INTER_AREA)
    smooth = cv2.GaussianBlur(scaled, (0, 0), 0.8)
    _, ink = cv2.threshold(smooth, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    if ink.mean() > _HALF:
        ink = 255 - ink
    ink = _without_rules(ink)
    if int((ink > 0).sum()) < _INK_PX_MIN:
        return None
    return Strokes(_plumb(smooth, ink), _unevenness(ink), _wander(ink))


def _without_rules(ink: _Grey) -> _Grey:
    """The ink less what is drawn right across: the rule on which a name is written, the rim of a field."""
    long = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, _HEIGHT_PX * 3 // 2), np.uint8))
    return np.asarray(cv2.subtract(ink, cv2.dilate(long, np.ones((3, 3), np.uint8))))


def _plumb(smooth: _Grey, ink: _Grey) -> float:
    across, down = cv2.Sobel(smooth, cv2.CV_32F, 1, 0), cv2.Sobel(smooth, cv2.CV_32F, 0, 1)
    strength = cv2.magnitude(across, down) * (cv2.dilate(ink, np.ones((3, 3), np.uint8)) > 0)
    angle = np.abs(np.arctan2(down, across))
    off = np.minimum(np.minimum(angle, np.pi - angle), np.abs(angle - np.pi / 2))
    whole = float(strength.sum())
    return float(strength[off <= _PLUMB_RAD].sum()) / whole if whole else 0.0


def _unevenness(ink: _Grey) -> float:
    depth = cv2.distanceTransform(ink, cv2.DIST_L2, 3)
    ridge = (depth >= cv2.dilate(depth, np.ones((3, 3), np.uint8)) - 1e-3) & (depth >= 1)
    widths = depth[ridge]
    return float(widths.std() / widths.mean()) if widths.size else 0.0


def _wander(ink: _Grey) -> float:
    joined = cv2.dilate(ink, np.ones((9, 5), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    lower = [int(stat[1] + stat[3]) for stat in stats[1:count] if stat[3] > _HEIGHT_PX * 0.4]
    return float(np.std(lower)) / _HEIGHT_PX if len(lower) > 1 else 0.0
