"""The form that numbers share, as a pattern for the catalogue: what stays the same is told, what differs is not. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

NUMBERS_MIN = 2
SHARE_MIN = 0.8
"""So many of the numbers must be of the form: readers slip, and now and then another number is taken for it."""
_LITERAL_NUMBERS_MIN = 3
_RUN_MAX = 40
_TURNS = 10
_RUN = re.compile(r"(?P<figures>\d+)|(?P<capitals>[A-Z]+)|(?P<small>[a-z]+)|(?P<han>[一-鿿]+)|(?P<other>.)", re.ASCII)
_CLASS = {"figures": r"\d", "capitals": "[A-Z]", "small": "[a-z]", "han": "[一-鿿]"}
_MADE_UP = {"figures": "1234567890", "capitals": "ABCDEFGHJK", "small": "abcdefghjk", "han": "甲乙丙丁戊己庚辛壬癸"}


@dataclass(frozen=True, slots=True)
class NumberForm:
    """A regular expression, and a number of that form that nobody has."""

    pattern: str
    example: str


def number_form(numbers: Iterable[str]) -> NumberForm | None:
    """The form of most of the numbers; None where they share none, or there are too few different ones.

    Figures are never told, only how many. Letters and signs are, where at least three numbers have the same.
    """
    different = sorted({"".join(each.split()) for each in numbers if each.strip()})
    if len(different) < NUMBERS_MIN:
        return None
    runs = [_runs(each) for each in different]
    kinds = Counter(tuple(kind for kind, _ in each) for each in runs)
    commonest, count = min(kinds.items(), key=lambda item: (-item[1], item[0]))
    if count >= max(NUMBERS_MIN, SHARE_MIN * len(different)):
        places = zip(*(each for each in runs if tuple(kind for kind, _ in each) == commonest), strict=True)
        parts = [_part(kind, [text for _, text in place]) for kind, place in zip(commonest, places, strict=True)]
    else:
        parts = _mixed(different)
    pattern = "".join(part.pattern for part in parts)
    examples = ("".join(part.example(turn) for part in parts) for turn in range(_TURNS))
    example = next((each for each in examples if each not in different), None)
    return NumberForm(pattern, example) if parts and example is not None else None


@dataclass(frozen=True, slots=True)
class _Part:
    """Pattern of one stretch; its letters as they are, or how many of which kind are to be made up."""

    pattern: str
    literal: str = ""
    kind: str = ""
    size: int = 0

    def example(self, turn: int) -> str:
        """Something of this form, another one each turn: what is made up must not be somebody's number by chance."""
        row = _MADE_UP[self.kind] if self.kind else ""
        row = row[turn:] + row[:turn]
        return self.literal or (row * (self.size // len(row) + 1))[: self.size]


def _runs(number: str) -> list[tuple[str, str]]:
    """A number as stretches of one kind; a sign is a kind of its own."""
    return [
        (match[0] if match.lastgroup == "other" else match.lastgroup or "", match[0]) for match in _RUN.finditer(number)
    ]


def _part(kind: str, texts: Sequence[str]) -> _Part:
    if kind not in _CLASS:
        return _Part(re.escape(kind), literal=kind)
    if kind != "figures" and len(texts) >= _LITERAL_NUMBERS_MIN and len(set(texts)) == 1:
        return _Part(re.escape(texts[0]), literal=texts[0])
    sizes = sorted(map(len, texts))
    return _Part(_CLASS[kind] + _times(sizes[0], sizes[-1]), kind=kind, size=sizes[-1])


def _mixed(numbers: Sequence[str]) -> list[_Part]:
    """Letters and figures in any order, as in numbers drawn by lot: only the length is shared. Empty: not even that."""
    sizes = Counter(len(each) for each in numbers if re.fullmatch(r"[A-Za-z\d]+", each, re.ASCII))
    size, count = min(sizes.items(), key=lambda item: (-item[1], item[0]), default=(0, 0))
    if count < max(NUMBERS_MIN, SHARE_MIN * len(numbers)) or size > _RUN_MAX:
        return []
    used = "".join(each for each in numbers if len(each) == size)
    letters = ("A-Z" if re.search("[A-Z]", used) else "") + ("a-z" if re.search("[a-z]", used) else "")
    kind = "capitals" if "A-Z" in letters else "small"
    half = size // 2
    return [
        _Part(rf"[{letters}\d]" + _times(size, size), kind=kind, size=size - half),
        *([_Part("", kind="figures", size=half)] if half else []),
    ]


def _times(least: int, most: int) -> str:
    if least == most:
        return "" if most == 1 else f"{{{most}}}"
    return f"{{{least},{most}}}"


__all__ = ["NumberForm", "number_form"]
