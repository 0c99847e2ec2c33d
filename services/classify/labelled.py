"""Finds what stands beside a label: after its colon, to its right, or below it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from services.classify.labels import LABELS
from services.classify.text import TextLine, compact, has_han
from shared.events import FieldName

RIGHT_MAX = 0.75  # of the page's width
OVERLAP_MAX = 0.6  # of a height: detectors draw both boxes a quarter of a height too wide, so neighbours overlap
BELOW_MAX = 2.2  # heights of the label
# 姓 名, but not 王小红 性别: single characters set apart.
_BETWEEN_HAN = re.compile(r"(?<![一-鿿])([一-鿿]) +(?=[一-鿿](?![一-鿿]))")
_BY_LABEL = {compact(label): name for name, labels in LABELS.items() for label in labels}
_LABEL_SIZE_MAX = max(map(len, _BY_LABEL))


def _spaced(label: str) -> str:
    """A label's pattern; its characters may stand apart (姓 名), and a Latin one must be a word."""
    if has_han(label):
        return r"\s*".join(re.escape(character) for character in label)
    return rf"(?<![A-Za-z]){re.escape(label)}(?![A-Za-z])"


_LONGEST_FIRST = sorted({label for labels in LABELS.values() for label in labels}, key=len, reverse=True)
_WITH_COLON = re.compile(
    rf"({'|'.join(map(_spaced, _LONGEST_FIRST))})\s*(?:[(（][^()（）]{{1,20}}[)）])?\s*[:：#]\s*", re.IGNORECASE
)
# Most lines have none, and to look for every label in them would be half of all work here.
_COLON = re.compile("[:：#]")
# A label that isn't a field's, further along the line: 性别：
_OTHER_LABEL = re.compile(r"\s+(?=[一-鿿]{2,8}\s*[:：])|(?=性别|民族|身份证号|证件号)")
_AT_START = re.compile(rf"^\W{{0,2}}({'|'.join(map(_spaced, _LONGEST_FIRST))})[\s.#]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value and how it was found. ``weight`` in [0, 1] lowers its confidence; ``joined`` is with no colon between."""

    name: FieldName
    text: str
    line: TextLine
    weight: float
    joined: bool = False


def labelled(lines: tuple[TextLine, ...]) -> Iterator[Labelled]:
    """All values that stand beside a label, in the order of the labels."""
    for place, line in enumerate(lines):
        text = tidy(line.text)
        matches = list(_WITH_COLON.finditer(text)) if _COLON.search(text) else []
        if matches:
            yield from _after_colons(text, matches, line, lines, place)
            continue
        name = _BY_LABEL.get(line.bare)
        if name is not None:
            yield from _beside(name, line, lines, place)
            continue
        start = _AT_START.match(text)
        if start is not None and text[start.end() :].strip():
            name = _BY_LABEL[compact(start[1])]
            yield Labelled(name, text[start.end() :].strip(), line, 0.8, joined=True)


def tidy(text: str) -> str:
    """A line without the spaces that justify Chinese characters."""
    return _BETWEEN_HAN.sub(r"\1", text)


def is_label(line: TextLine) -> bool:
    """Whether the line is nothing but a label."""
    return len(line.bare) <= _LABEL_SIZE_MAX and line.bare in _BY_LABEL


def _after_colons(
    text: str, matches: list[re.Match[str]], line: TextLine, lines: tuple[TextLine, ...], place: int
) -> Iterator[Labelled]:
    for match, following in zip(matches, [*matches[1:], None], strict=True):
        name = _BY_LABEL[compact(match[1])]
        value = text[match.end() : following.start() if following else len(text)].strip(" ,，;；")
        value = _OTHER_LABEL.split(value)[0].strip()
        if value:
            yield Labelled(name, value, line, 1.0)
        elif following is None:
            yield from _beside(name, line, lines, place)


def _beside(name: FieldName, label: TextLine, lines: tuple[TextLine, ...], place: int) -> Iterator[Labelled]:
    """The nearest lines to the right and below, as two candidates. Lines are sorted by height, so few are looked at."""
    near = lines[max(0, place - 12) : place + 25]
    right = [
        line
        for line in near
        if line.page == label.page
        and line is not label
        and abs(line.middle - label.middle) < 0.7 * max(line.height, label.height)
        and -OVERLAP_MAX * label.height <= line.left - label.right <= RIGHT_MAX * label.page_width
    ]
    nearest = min(right, key=lambda line: line.left, default=None)
    if nearest is not None and not is_label(nearest):
        yield Labelled(name, tidy(nearest.text), nearest, 0.95)
    below = [
        line
        for line in near
        if line.page == label.page
        and 0 < line.middle - label.middle <= BELOW_MAX * max(label.height, line.height)
        and line.top > label.middle
        and min(line.right, label.right) - max(line.left, label.left) > 0
    ]
    lower = min(below, key=lambda line: line.top, default=None)
    if lower is not None and not is_label(lower):
        yield Labelled(name, tidy(lower.text), lower, 0.75)
