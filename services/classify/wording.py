"""Tells a paper's family from its words, in any language: also of papers whose issuer no catalogue knows.

Words, pairs of words and pieces of words (of Chinese: pairs and threes of characters) are hashed into buckets
(Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", ICML 2009), and multinomial logistic
regression weighs them. The pieces let a word speak in forms that were never seen, as languages with endings have many, and
with a letter misread (Bojanowski et al., "Enriching Word Vectors with Subword Information", TACL 2017).
``redflower train wording`` makes the weights.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from services.classify.text import TextLine, normal
from shared.events import Family

BUCKETS = 1 << 18
TOKENS_MAX = 20_000
FAMILIES = tuple(Family)
_BIG = 1.35
_PIECE_SIZES, _WORD_MIN = (4, 5), 4
_SYLLABLE_SIZES = (2, 3)
_PIECES = re.compile(r"[㐀-鿿]+|[^\W_㐀-鿿]+")
_SYLLABLES = re.compile(r"[\u1100-\u11ff\u3040-\u30ff]")
_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line as its wording is weighed: the text, and whether it stands out by its height, as a title does."""

    text: str
    big: bool = False


class Wording:
    """The weights, read once; holds no state of any page."""

    def __init__(self, weights: NDArray[np.float32], bias: NDArray[np.float32]) -> None:
        assert weights.shape == (BUCKETS, len(FAMILIES))
        assert bias.shape == (len(FAMILIES),)
        self.weights = weights
        self.bias = bias

    def __call__(self, lines: Iterable[Spoken]) -> dict[Family, float]:
        """The probability of each family by the words alone. They sum to one."""
        places, values = vector(lines)
        scores = values @ self.weights[places] + self.bias
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        return dict(zip(FAMILIES, map(float, shares), strict=True))


@cache
def load_wording() -> Wording:
    """The weights that are kept beside this module."""
    with files("services.classify").joinpath("weights/wording.npz").open("rb") as file, np.load(file) as kept:
        return Wording(kept["weights"].astype(np.float32), kept["bias"].astype(np.float32))


def spoken(lines: Iterable[TextLine]) -> list[Spoken]:
    """Read lines, the tall ones marked."""
    of_page = list(lines)
    usual = sorted(line.height for line in of_page)[len(of_page) // 2] if of_page else 0.0
    return [Spoken(line.text, line.height > _BIG * usual) for line in of_page]


def vector(lines: Iterable[Spoken]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """The buckets that the lines' words fall into, and how much of each: unit length, or empty where no words are."""
    counts: dict[int, float] = {}
    for number, token in enumerate(_tokens(lines)):
        if number >= TOKENS_MAX:
            break
        place = crc32(token.encode()) % BUCKETS
        counts[place] = counts.get(place, 0.0) + 1.0
    places = np.fromiter(sorted(counts), np.int64, len(counts))
    # What is said twice says little more than what is said once.
    values = np.sqrt(np.fromiter((counts[place] for place in places.tolist()), np.float32, len(counts)))
    length = float(np.linalg.norm(values))
    return places, (values / np.float32(length) if length else values).astype(np.float32)


def _tokens(lines: Iterable[Spoken]) -> Iterator[str]:
    for line in lines:
        mark = "T" if line.big else ""
        words: list[str] = []
        for piece in _PIECES.findall(_plain(line.text)):
            if "㐀" <= piece[0] <= "鿿":
                for size in (2, 3):
                    for place in range(len(piece) - size + 1):
                        gram = piece[place : place + size]
                        yield gram
                        if mark:
                            yield mark + gram
                words.append(piece[-1])
            else:
                words.append(piece)
                yield f"w{piece}"
                if mark:
                    yield f"{mark}w{piece}"
                yield from _within(piece)
        for first, second in zip(["^", *words], [*words, "$"], strict=True):
            yield f"{first} {second}"


def _within(word: str) -> Iterator[str]:
    """The pieces of a word; of one in kana or Hangul (here in its letters, two or three a syllable) shorter ones."""
    if _SYLLABLES.match(word):
        sizes = _SYLLABLE_SIZES
    elif len(word) >= _WORD_MIN:
        word, sizes = f"<{word}>", _PIECE_SIZES
    else:
        return
    for size in sizes:
        for place in range(len(word) - size + 1):
            yield f"g{word[place : place + size]}"


def _plain(text: str) -> str:
    """Lower case, without diacritics, which readers often lose, and every figure a nought."""
    folded = unicodedata.normalize("NFKD", normal(text).casefold())
    return _FIGURES.sub("0", "".join(character for character in folded if not unicodedata.combining(character)))
