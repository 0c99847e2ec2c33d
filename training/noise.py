"""What a reader does to words: lines lost, letters taken for others, spaces gone. So that models don't trust each letter.

Cyrillic letters come out as the Latin ones that they look like, as PP-OCR's Chinese and Latin model gives them
("3axapoB"); Arabic comes out as next to nothing.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from services.classify.wording import Spoken

# Each with what PP-OCRv6 small made of it, the commonest first; see `redflower train lookalikes`.
LOOKALIKES: dict[str, tuple[str, ...]] = {
    "А": ("A",), "Б": ("6", "B", "5"), "В": ("B",), "Г": ("r", "T"), "Д": ("A", "D"), "Е": ("E",), "Ё": ("E",), "Ж": ("K", "X"), "З": ("3",),
    "И": ("N", "W", "M"), "Й": ("N", "W"), "К": ("K",), "Л": ("JI", "n"), "М": ("M",), "Н": ("H",), "О": ("O",), "П": ("n", "N"), "Р": ("P",),
    "С": ("C",), "Т": ("T",), "У": ("y", "Y"), "Ф": ("Φ", "0"), "Х": ("X",), "Ц": ("U", "L"), "Ч": ("4", "Y"), "Ш": ("W",), "Щ": ("W",),
    "Ъ": ("b",), "Ы": ("bI", "bl"), "Ь": ("b",), "Э": ("3",), "Ю": ("IO", "0"), "Я": ("R", "A"),
    "а": ("a",), "б": ("6",), "в": ("B",), "г": ("r",), "д": ("A", "a"), "е": ("e",), "ё": ("e",), "ж": ("*", "x", "K"), "з": ("3",),
    "и": ("n", "u", "N"), "й": ("n", "u"), "к": ("K", "k"), "л": ("n", "A"), "м": ("M",), "н": ("H",), "о": ("o",), "п": ("n",), "р": ("p",),
    "с": ("c",), "т": ("T", "t"), "у": ("y",), "ф": ("Φ", "0"), "х": ("x",), "ц": ("u", "U"), "ч": ("4", "y"), "ш": ("w", "m"), "щ": ("w", "W"),
    "ъ": ("b",), "ы": ("bl", "bI"), "ь": ("b",), "э": ("3",), "ю": ("IO", "to"), "я": ("R", "a"),
}  # fmt: skip
_LATIN = ("aeo", "il1", "rn", "mn", "uv", "ceo", "0oO", "5sS", "gq", "hb", "ft", "vy")
_HAN = (
    "已己巳",
    "未末",
    "土士",
    "日曰",
    "人入",
    "干千于",
    "天夭",
    "证征",
    "书号",
    "获荻",
    "奖桨",
    "授投",
    "管菅",
    "程裎",
    "级极",
)
_ALIKE = {letter: tuple(other for other in group if other != letter) for group in (*_LATIN, *_HAN) for letter in group}


def misread(lines: Sequence[Spoken], rng: np.random.Generator, strength: float) -> list[Spoken]:
    """The lines as a reader may give them.

    Args:
        lines: as printed.
        rng: all chance in it.
        strength: 0 (as printed) to 1 (a poor photo: a line in twelve lost, a letter in forty wrong).
    """
    kept = [line for line in lines if rng.random() >= strength / 12] or list(lines[:1])
    if rng.random() < 0.5 * strength:  # a heading not told from the rest by its height
        kept = [Spoken(line.text, big=False) for line in kept]
    return [Spoken(_misread(line.text, rng, strength), line.big) for line in kept]


def as_lookalikes(lines: Iterable[Spoken], rng: np.random.Generator) -> list[Spoken]:
    """Cyrillic as a Latin reader gives it."""
    return [Spoken("".join(_lookalike(letter, rng) for letter in line.text), line.big) for line in lines]


def _lookalike(letter: str, rng: np.random.Generator) -> str:
    options = LOOKALIKES.get(letter)
    if options is None:
        return letter
    return options[min(int(rng.exponential(0.6)), len(options) - 1)]


def _misread(text: str, rng: np.random.Generator, strength: float) -> str:
    letters = list(text)
    if rng.random() < 0.12 * strength:
        letters = [letter for letter in letters if letter != " "]
    wrong = rng.random(len(letters)) < strength / 40
    for place in np.flatnonzero(wrong):
        alike = _ALIKE.get(letters[place], ("",))
        letters[place] = alike[int(rng.integers(len(alike)))]
    return "".join(letters)
