"""Seals that are not round, and the one without ink: square, oval, embossed (钢印)."""

import cv2
import numpy as np
from PIL import Image

from specimens.paper import Colour, Paper, Pixels, width_of
from specimens.seal import SEAL_RED, inked, round_seal


def square_seal(words: str, side: int, rng: np.random.Generator, *, colour: Colour = SEAL_RED) -> Image.Image:
    """A square seal: a thick rule around the words, in columns from right to left as they are cut."""
    scale = 2
    big = side * scale
    words = words[:16]
    per = int(np.ceil(np.sqrt(len(words))))
    page = Paper.blank(big, big, (0, 0, 0))
    rule = max(big // 26, 3)
    page.pen.rectangle([rule, rule, big - rule, big - rule], outline=(255, 255, 255), width=rule)
    cell = (big - 6 * rule) / per
    for index, character in enumerate(words):
        column, row = divmod(index, per)
        x, y = big - 3 * rule - cell * (column + 0.5), 3 * rule + cell * (row + 0.5)
        page.text(x, y, character, round(cell * 0.86), face="song", colour=(255, 255, 255), align="m", bold=1)
    mask = page.image.convert("L").resize((side, side), Image.Resampling.LANCZOS)
    return inked(mask.rotate(float(rng.uniform(-5, 5)), resample=Image.Resampling.BICUBIC), rng, colour)


def oval_seal(words: str, width: int, rng: np.random.Generator, *, colour: Colour = (36, 56, 140)) -> Image.Image:
    """An oval rubber stamp with the words across it."""
    scale = 2
    w, h = width * scale, round(width * 0.62) * scale
    page = Paper.blank(w, h, (0, 0, 0))
    for inset, rule in ((4, 7), (24, 3)):
        page.pen.ellipse([inset, inset, w - inset, h - inset], outline=(255, 255, 255), width=rule)
    half = len(words) // 2
    cut = words.rfind(" ", 0, half + 6) if width_of(words, 44, "sans") > w * 0.75 else -1
    lines = (words[:cut], words[cut + 1 :]) if cut > 0 else (words,)
    for index, line in enumerate(lines):
        y = h / 2 + (index - (len(lines) - 1) / 2) * 58
        page.text(w / 2, y, line, 46, face="hei_bold", colour=(255, 255, 255), align="m", width_max=w * 0.76)
    mask = page.image.convert("L").rotate(float(rng.uniform(-9, 9)), resample=Image.Resampling.BICUBIC)
    return inked(mask.resize((width, round(width * 0.62)), Image.Resampling.LANCZOS), rng, colour)


def emboss(paper: Paper, words: str, diameter: int, x: float, y: float, rng: np.random.Generator) -> None:
    """Press a seal without ink into the page: only light and shadow of its relief are seen."""
    relief = np.asarray(round_seal(words, diameter, rng))[..., 3].astype(np.float32) / 255
    slope = cv2.Sobel(cv2.GaussianBlur(relief, (0, 0), 1.1), cv2.CV_32F, 1, 1, ksize=3)
    left, top = round(x - diameter / 2), round(y - diameter / 2)
    box = (left, top, left + diameter, top + diameter)
    under: Pixels = np.asarray(paper.image.crop(box), np.float32)
    pressed = np.clip(under + 75 * slope[..., None] - 10 * relief[..., None], 0, 255)
    paper.image.paste(Image.fromarray(pressed.astype(np.uint8)), (left, top))


__all__ = ["emboss", "oval_seal", "square_seal"]
