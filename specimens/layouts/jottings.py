"""Written and drawn by hand: a letter, a shopping list, a child's picture, a sketch."""

from itertools import pairwise

import cv2
import numpy as np
from PIL import Image

from specimens.layouts.sayings import prose, said
from specimens.names import pick
from specimens.paper import Colour, Paper, Pixels

_INKS: tuple[Colour, ...] = ((30, 40, 110), (30, 30, 34), (60, 70, 150))
_CRAYONS: tuple[Colour, ...] = ((220, 60, 50), (60, 150, 70), (60, 100, 200), (240, 180, 40), (150, 90, 60))


def handwriting(rng: np.random.Generator) -> Paper:
    """A page of ruled paper, written on by no steady hand."""
    language = pick(rng, ("zh", "en"))
    paper = _ruled(rng)
    ink = _INKS[int(rng.integers(len(_INKS)))]
    paper.title = pick(rng, ("请假条", "复习笔记", "读书笔记", "To do", "保证书", "Dear Anna,"))
    _write(paper, paper.title, (380.0, 170.0), 60, rng, ink=ink)
    y = 290.0
    for line in prose(language, rng, 9):
        step = 26 if language == "zh" else 46
        for start in range(0, len(line), step):
            _write(paper, line[start : start + step], (140.0, y), 38, rng, ink=ink)
            y += 78
            if y > 1560:  # noqa: PLR2004 the page's foot
                return paper
    return paper


def shopping_list(rng: np.random.Generator) -> Paper:
    """A slip with things to buy and to do."""
    colour: Colour = ((250, 236, 140), (252, 252, 250), (206, 232, 250))[int(rng.integers(3))]
    paper = Paper.blank(900, 1000, colour)
    paper.title = pick(rng, ("买菜", "待办", "TO DO", "别忘了"))
    ink = _INKS[int(rng.integers(len(_INKS)))]
    _write(paper, paper.title, (120.0, 120.0), 70, rng, ink=ink)
    things = (*said("zh", rng, 4), "牛奶 鸡蛋", "打印证书复印件", "call mum", "交电费")
    for row, words in enumerate(rng.permutation(things)[:6]):
        _write(paper, f"{row + 1}. {words}", (110.0, 260.0 + row * 115), 52, rng, ink=ink)
    return paper


def childs_drawing(rng: np.random.Generator) -> Paper:
    """A house, a sun, somebody, in crayon."""
    pixels = np.full((1190, 1600, 3), (252, 251, 246), np.uint8)
    ground = 900
    _scribble(pixels, (100, ground, 1500, 1100), _CRAYONS[1], rng)
    left = int(rng.integers(200, 700))
    _scribble(pixels, (left, 520, left + 420, ground), _CRAYONS[int(rng.integers(len(_CRAYONS)))], rng)
    _stroke(pixels, [(left - 40, 520), (left + 210, 300), (left + 460, 520)], _CRAYONS[0], rng)
    sun = (int(rng.integers(1100, 1400)), 220)
    for angle in range(0, 360, 24):
        way = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
        _stroke(
            pixels,
            [tuple((np.array(sun) + way * 40).tolist()), tuple((np.array(sun) + way * 140).tolist())],
            _CRAYONS[3],
            rng,
        )
    x = int(rng.integers(1000, 1350))
    cv2.circle(pixels, (x, 560), 60, (60, 50, 50), 9, cv2.LINE_AA)
    for ends in (
        ((x, 620), (x, 780)),
        ((x, 780), (x - 60, ground)),
        ((x, 780), (x + 60, ground)),
        ((x - 90, 690), (x + 90, 690)),
    ):
        _stroke(pixels, list(ends), (60, 50, 50), rng)
    return Paper.of(pixels)


def sketch(rng: np.random.Generator) -> Paper:
    """Boxes, arrows and notes on squared paper, as in a meeting."""
    pixels = np.full((1190, 1600, 3), (250, 250, 248), np.uint8)
    pixels[::40], pixels[:, ::40] = (214, 222, 230), (214, 222, 230)
    paper = Paper.of(pixels)
    ink = _INKS[int(rng.integers(len(_INKS)))]
    places = [(int(rng.integers(100, 1200)), int(rng.integers(100, 950))) for _ in range(5)]
    drawn = np.array(paper.image)
    for x, y in places:
        _stroke(drawn, [(x, y), (x + 280, y), (x + 280, y + 140), (x, y + 140), (x, y)], ink, rng, width=4)
    for start, end in pairwise(places):
        _stroke(drawn, [(start[0] + 140, start[1] + 70), (end[0] + 140, end[1] + 70)], ink, rng, width=3)
    paper = Paper.of(drawn)
    for (x, y), words in zip(places, ("上传", "识别证书?", "人工", "award list", "OK"), strict=True):
        _write(paper, words, (x + 30.0, y + 70.0), 46, rng, ink=ink)
    return paper


def _ruled(rng: np.random.Generator) -> Paper:
    pixels = np.full((1684, 1190, 3), (253, 252, 246) if rng.integers(2) else (246, 248, 240), np.uint8)
    for y in range(210, 1640, 78):
        pixels[y + 26 : y + 28] = (196, 206, 220)
    if rng.integers(2):
        pixels[:, 110:113] = (230, 150, 150)
    return Paper.of(pixels)


def _write(
    paper: Paper, words: str, at: tuple[float, float], size: int, rng: np.random.Generator, *, ink: Colour
) -> None:
    """A line of words that leans and sways, its strokes of uneven pressure."""
    high, wide = size * 2, min(len(words) * size + 80, paper.width)
    line = Paper.blank(wide, high, (255, 255, 255))
    line.text(20, high / 2, words, size, face="round", colour=(0, 0, 0))
    dark = 255 - np.asarray(line.image.convert("L"))
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    sway = cv2.resize(
        rng.standard_normal((3, max(wide // 60, 2))).astype(np.float32), (wide, high), interpolation=cv2.INTER_CUBIC
    )
    bent = cv2.remap(
        dark, x + 0.22 * (y - high / 2) + 2.2 * sway, y + 3.2 * np.roll(sway, 17, axis=1) - 0.012 * x, cv2.INTER_LINEAR
    )
    pressure = np.clip(0.85 + 0.25 * sway, 0.4, 1)
    picture = np.empty((high, wide, 4), np.uint8)
    picture[..., :3] = ink
    picture[..., 3] = np.clip(bent * pressure, 0, 255)
    paper.put(Image.fromarray(picture, "RGBA"), at[0] + wide / 2, at[1])


def _stroke(
    pixels: Pixels,
    points: list[tuple[float, ...]] | list[tuple[int, int]],
    colour: Colour,
    rng: np.random.Generator,
    *,
    width: int = 9,
) -> None:
    """A line by hand through some points."""
    path = np.array(points, np.float64)
    along = np.linspace(0, len(path) - 1, 14 * len(path))
    line = np.stack([np.interp(along, np.arange(len(path)), path[:, axis]) for axis in (0, 1)], axis=1)
    line += cv2.GaussianBlur(rng.normal(0, 7, line.shape), (1, 5), 0)
    cv2.polylines(pixels, [np.round(line * 16).astype(np.int32)], False, colour, width, cv2.LINE_AA, 4)


def _scribble(pixels: Pixels, box: tuple[int, int, int, int], colour: Colour, rng: np.random.Generator) -> None:
    """A box filled by going to and fro."""
    left, top, right, bottom = box
    zigzag = [(left if at % 2 else right, top + (bottom - top) * at // 24) for at in range(25)]
    _stroke(pixels, zigzag, colour, rng, width=12)
