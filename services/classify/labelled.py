"""Finds what stands beside a label: after its colon, to its right, or below it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from services.classify.labels import LABELS, OTHER_LABELS, SECOND_LABELS
from services.classify.labels_abroad import LABELS_ABROAD
from services.classify.text import TextLine, compact, has_han
from shared.events import FieldName

RIGHT_MAX = 0.75  # of the page's width
OVERLAP_MAX = 0.6  # of a height: detectors draw both boxes a quarter of a height too wide, so neighbours overlap
BELOW_MAX = 2.2  # heights of the label
# 姓 名, but not 王小红 性别: single characters set apart.
_BETWEEN_HAN = re.compile(r"(?<![一-鿿])([一-鿿]) +(?=[一-鿿](?![一-鿿]))")
_BY_LABEL: dict[str, FieldName | None] = dict.fromkeys(map(compact, OTHER_LABELS)) | {
    compact(label): name for labels in (LABELS_ABROAD, LABELS) for name, each in labels.items() for label in each
}
_SECOND = frozenset(map(compact, SECOND_LABELS))
_SECOND_WEIGHT = 0.7
_MISREAD_MIN_HAN, _MISREAD_MIN_LATIN = 4, 9
_LABEL_SIZE_MAX = max(map(len, _BY_LABEL))
_LABEL_WORDS_MAX = 5
_COLON = re.compile(r"\s*(?:[(（][^()（）]{1,20}[)）])?\s*[:：#]\s*")
_COLONS_MAX = 12
# A label that isn't a field's, further along the line: 性别：
_OTHER_LABEL = re.compile(
    r"\s+(?=[一-鿿]{2,8}\s*[:：])|(?=性别\s*[:：\s男女]|身份证号|证件号)|(?<!少数)(?=民族\s*[:：\s汉])|\s{2,}(?=[^\W\d_][^:：]{1,24}[:：])"
)
# 成绩单编号, 学位证书编号, 备案号: whatever it numbers.
_NUMBERED = re.compile(r"^[一-鿿]{1,10}(?:编号|编码|文号|备案号|申请号)$")
_ANY_NUMBER = "编号"
# What a reader puts into a label of Chinese characters: figures and letters off the page's ornament.
_STRAY = re.compile(r"(?<=[一-鿿])[\dA-Za-z](?=[一-鿿])|(?<=[一-鿿])\d$")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value and how it was found.

    ``weight`` in [0, 1] lowers its confidence; ``joined`` is the label that it follows with no colon between.
    """

    name: FieldName
    text: str
    line: TextLine
    weight: float
    joined: str = ""


def labelled(lines: tuple[TextLine, ...]) -> Iterator[Labelled]:
    """All values that stand beside a label, in the order of the labels."""
    for place, line in enumerate(lines):
        text = tidy(line.text)
        matches = list(_before_colons(text)) if ":" in text or "#" in text or "：" in text else []
        if matches:
            yield from _after_colons(text, matches, line, lines, place)
            continue
        label = _label_of(line)
        if label is not None:
            yield from _beside(label, line, lines, place)
            continue
        start = _at_start(text)
        if start is not None:
            label, end = start
            name = _BY_LABEL[label]
            value = _OTHER_LABEL.split(text[end:].strip())[0].strip()
            if value and name is not None:
                yield Labelled(name, value, line, 0.8 * _trust(label), joined=label)


def tidy(text: str) -> str:
    """A line without the spaces that justify Chinese characters."""
    return _BETWEEN_HAN.sub(r"\1", text) if " " in text and has_han(text) else text


def is_label(line: TextLine) -> bool:
    """Whether the line is nothing but a label."""
    return _label_of(line) is not None


def is_label_text(text: str) -> bool:
    """Whether a text is a label's."""
    return compact(text) in _BY_LABEL


def _label_of(line: TextLine) -> str | None:
    if len(line.bare) > _LABEL_SIZE_MAX + 2:
        return None
    if line.bare in _BY_LABEL:
        return line.bare
    if _NUMBERED.match(line.bare):
        return _ANY_NUMBER
    clean = _STRAY.sub("", line.bare) if has_han(line.bare) else line.bare
    return clean if clean in _BY_LABEL else _misread(line.bare)


@lru_cache(4096)
def _misread(bare: str) -> str | None:
    """The label that a line is with one character misread: 发证日顺, "validationnumbe"; None where it is none, or of two fields."""
    han = has_han(bare)
    if len(bare) < (_MISREAD_MIN_HAN if han else _MISREAD_MIN_LATIN):
        return None
    alike = [
        label
        for label in _BY_LABEL
        if has_han(label) == han
        and abs(len(label) - len(bare)) <= (not han)
        and Levenshtein.distance(label, bare, score_cutoff=1) <= 1
    ]
    return alike[0] if len({_BY_LABEL[label] for label in alike}) == 1 else None


def _trust(label: str) -> float:
    return _SECOND_WEIGHT if label in _SECOND else 1.0


def _before_colons(text: str) -> Iterator[tuple[str, int, int]]:
    """Each label that a colon follows, in its compared form, with where it begins and where its value does."""
    since = 0
    for count, colon in enumerate(_COLON.finditer(text)):
        if count == _COLONS_MAX:
            return
        first = max(since, colon.start() - _LABEL_SIZE_MAX - 4)
        for start in range(first, colon.start()):
            if start > first and text[start - 1].isalnum() and not (has_han(text[start]) or has_han(text[start - 1])):
                continue
            label = compact(text[start : colon.start()])
            if (label in _BY_LABEL and text[start].isalnum()) or (
                has_han(text[start]) and _STRAY.sub("", label) in _BY_LABEL
            ):
                yield (label if label in _BY_LABEL else _STRAY.sub("", label)), start, colon.end()
                break
        since = colon.end()


def _at_start(text: str) -> tuple[str, int] | None:
    """The longest label that a line begins with, and where its value begins: there is no colon between."""
    if has_han(text[:1]):
        for size in range(min(_LABEL_SIZE_MAX, len(text) - 1), 1, -1):
            label = compact(text[:size])
            if label in _BY_LABEL:
                return label, size
        return None
    found = None
    end = 0
    words = text.split(" ", _LABEL_WORDS_MAX)
    for word in words[:_LABEL_WORDS_MAX]:
        end += len(word) + 1
        label = compact(text[:end])
        if label in _BY_LABEL and end < len(text):
            found = label, end
    return found


def _after_colons(
    text: str, matches: list[tuple[str, int, int]], line: TextLine, lines: tuple[TextLine, ...], place: int
) -> Iterator[Labelled]:
    for (label, _, begin), following in zip(matches, [*matches[1:], None], strict=True):
        value = text[begin : following[1] if following else len(text)].strip(" ,，;；")
        value = _OTHER_LABEL.split(value)[0].strip()
        name = _BY_LABEL[label]
        if value and name is not None:
            yield Labelled(name, value, line, _trust(label))
        elif value:
            continue
        elif following is None:
            yield from _beside(label, line, lines, place)


def _beside(label_text: str, label: TextLine, lines: tuple[TextLine, ...], place: int) -> Iterator[Labelled]:
    """The nearest lines to the right and below, as two candidates. Lines are sorted by height, so few are looked at."""
    name, trust = _BY_LABEL[label_text], _trust(label_text)
    if name is None:
        return
    for line, share in _neighbours(label, lines, place):
        yield Labelled(name, tidy(line.text), line, share * trust)


def others(lines: tuple[TextLine, ...]) -> Iterator[TextLine]:
    """The lines beside a label of what is no field here: a person's own number, a telephone's."""
    for place, line in enumerate(lines):
        label = _label_of(line)
        if label is not None and _BY_LABEL[label] is None:
            yield from (neighbour for neighbour, _ in _neighbours(line, lines, place))


def _neighbours(label: TextLine, lines: tuple[TextLine, ...], place: int) -> Iterator[tuple[TextLine, float]]:
    """The nearest line to the right and that below, each with how much it is trusted to be the label's value."""
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
        yield nearest, 0.95
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
        yield lower, 0.75
