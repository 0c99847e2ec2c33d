"""A second pass over what is unsure: a line is cut out again, freed of the seal's ink, and read again.

Only lines that need it, and only so many: most pages have none, and no page can make the pass long.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from services.ocr.engines.base import Engine, Picture, ReadLine
from services.ocr.seals import Seal, overlapping, without_ink
from services.ocr.strips import cut, sides
from services.ocr.text_layer import is_foreign

LINES_MAX = 12

_UNSURE = 0.88
_UNDER_SEAL = 0.97
"""Under a seal a date is read wrongly with more confidence than elsewhere."""
_SHARE_MAX, _LENGTH_MIN = 0.25, 16.0
"""What the pass may cost: a share of all lines' lengths, and this much on any page. In line heights."""
_MARGIN = 0.12
_SURE = 0.8
_BETTER = 0.02


def again(engine: Engine, image: Picture, lines: Sequence[ReadLine], seals: Sequence[Seal]) -> list[ReadLine]:
    """The lines, the unsure ones among them read again, the surer reading kept.

    Where both readings are sure and differ, the other one is told as the alternative.
    """
    unsure = _affordable(lines, [index for index, line in enumerate(lines) if _is_unsure(line, seals)])
    crops = [_cut_again(image, lines[index], overlapping(seals, lines[index].box)) for index in unsure]
    better = list(lines)
    for index, (text, confidence) in zip(unsure, engine.recognise(crops) if crops else [], strict=True):
        better[index] = _surer(lines[index], text.strip(), confidence)
    return better


def by_another(engine: Engine, image: Picture, lines: Sequence[ReadLine]) -> list[ReadLine]:
    """The lines, those still unsure read by another engine: what it reads otherwise is told as the alternative."""
    unsure = [index for index, line in enumerate(lines) if line.text and _is_unsure(line, ())][:LINES_MAX]
    crops = [cut(image, lines[index].box, margin=_MARGIN) for index in unsure]
    told = list(lines)
    for index, (text, confidence) in zip(unsure, engine.recognise(crops) if crops else [], strict=True):
        line = lines[index]
        if _same(text, line.text):
            told[index] = replace(line, confidence=max(line.confidence, _UNSURE))
        elif text.strip() and confidence >= line.confidence / 2:
            told[index] = replace(line, alternative=text.strip())
    return told


def _affordable(lines: Sequence[ReadLine], unsure: Sequence[int]) -> list[int]:
    """Those with a reading first, the surest of them first, as many as cost a quarter of the first pass.

    A recogniser is paid by the line's length for its height.
    """
    lengths = [width / max(height, 1.0) for width, height in (sides(line.box) for line in lines)]
    left = max(_LENGTH_MIN, _SHARE_MAX * sum(lengths))
    chosen = []
    for index in sorted(unsure, key=lambda index: -lines[index].confidence)[:LINES_MAX]:
        left -= lengths[index]
        if left < 0:
            break
        chosen.append(index)
    return chosen


def _is_unsure(line: ReadLine, seals: Sequence[Seal]) -> bool:
    under = any(letter.isdigit() or letter in "年月日" for letter in line.text) and overlapping(seals, line.box)
    return line.confidence < (_UNDER_SEAL if under else _UNSURE) and not is_foreign(line.text)


def _cut_again(image: Picture, line: ReadLine, seal: Seal | None) -> Picture:
    """The line with a little more around it; without the ink of the seal over it, and with its contrast drawn out."""
    strip = cut(image, line.box, margin=_MARGIN)
    if seal is not None:
        strip = without_ink(strip, seal.colour)
    low, high = (float(level) for level in np.percentile(strip, (1, 95)))
    stretched = (strip.astype(np.float32) - low) * (255 / max(high - low, 1.0))
    return np.asarray(np.clip(stretched, 0, 255), np.uint8)


def _surer(line: ReadLine, text: str, confidence: float) -> ReadLine:
    if _same(text, line.text):
        return replace(line, confidence=max(line.confidence, confidence))
    if text and confidence >= _SURE and confidence > line.confidence + _BETTER:
        other = line.text if line.text and line.confidence >= _SURE else None
        return replace(line, text=text, confidence=confidence, alternative=other)
    if text and line.text and min(confidence, line.confidence) >= _SURE:
        return replace(line, alternative=text)
    return line


def _same(text: str, other: str) -> bool:
    """Whether two readings differ in nothing but spaces and the width of their punctuation."""
    plain, other_plain = (unicodedata.normalize("NFKC", "".join(words.split())) for words in (text, other))
    return plain == other_plain
