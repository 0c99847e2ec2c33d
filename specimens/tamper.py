"""Tampering with one field, as seen in forged papers: a patch of almost the same tone, the words in another face."""

from collections.abc import Mapping

import cv2
import numpy as np
from PIL import Image

from specimens.paper import Paper, Rect
from specimens.truth import UnsuitableRequestError

_ORDER = ("holder", "number", "level")
_TONE = 11  # grey levels by which the patch misses the paper: seen at a glance, as a bad forger's


def paste_over(paper: Paper, words: Mapping[str, str], rng: np.random.Generator) -> Rect:
    """Cover one field with a patch and write it anew. Returns where.

    Raises:
        UnsuitableRequestError: the page shows none of the fields that could be pasted.
    """
    name = next((each for each in _ORDER if each in paper.places and words.get(each)), None)
    if name is None:
        raise UnsuitableRequestError("this page shows no field to paste over")
    left, top, right, bottom = paper.places[name]
    margin = (bottom - top) // 5
    left, top = max(left - margin, 0), max(top - margin // 2, 0)
    right, bottom = min(right + margin * 2, paper.width), min(bottom + margin // 2, paper.height)
    pixels = np.array(paper.image.crop((left, top, right, bottom)))
    tone = np.median(pixels.reshape(-1, 3), axis=0) + rng.choice([-1, 1]) * _TONE + np.array([3, 0, -5])
    patch = np.full_like(pixels, np.clip(tone, 0, 255).astype(np.uint8))
    patch = np.clip(patch + rng.normal(0, 2.5, patch.shape), 0, 255).astype(np.uint8)
    dark = float(tone.mean()) < 110  # noqa: PLR2004 light words on a dark ground
    cv2.rectangle(patch, (0, 0), (patch.shape[1] - 1, patch.shape[0] - 1), (tone - 26).clip(0, 255).tolist(), 1)
    paper.image.paste(Image.fromarray(patch), (left, top))
    height = paper.places[name][3] - paper.places[name][1]
    colour = (246, 246, 246) if dark else (4, 4, 4)
    paper.text(
        left + margin + float(rng.uniform(2, 8)), (top + bottom) / 2 + height * float(rng.uniform(-0.09, 0.09)),
        words[name], round(height / 1.2 * 1.04), face="round", colour=colour, width_max=right - left - margin,
    )  # fmt: skip
    return left, top, right, bottom
