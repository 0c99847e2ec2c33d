"""Seals, emblems and stamps: the round red company seal (圆形公章), a national-style emblem, an embossed medal."""

from functools import lru_cache

import cv2
import numpy as np
from PIL import Image, ImageDraw

from specimens.fonts import font, pieces, sized
from specimens.paper import Colour

SEAL_RED: Colour = (214, 32, 40)


def round_seal(
    words: str, diameter: int, rng: np.random.Generator, *, middle: str = "", colour: Colour = SEAL_RED
) -> Image.Image:
    """A round seal with its words on an arc, a star in the middle and a line below, inked unevenly and turned a little."""
    scale = 2
    side = diameter * scale
    seal = Image.new("L", (side, side), 0)
    pen = ImageDraw.Draw(seal)
    rim = max(side // 38, 3)
    pen.ellipse([rim, rim, side - rim, side - rim], outline=255, width=rim)
    centre = side / 2
    _arc_words(seal, words[:24], centre, side)
    pen.polygon(star(centre, centre, side * 0.16), fill=255)
    if middle:
        pen.text((centre, side * 0.74), middle, 255, font("hei", round(side * 0.085)), anchor="mm")
    seal = seal.rotate(float(rng.uniform(-14, 14)), resample=Image.Resampling.BICUBIC)
    return inked(seal.resize((diameter, diameter), Image.Resampling.LANCZOS), rng, colour)


def inked(mask: Image.Image, rng: np.random.Generator, colour: Colour) -> Image.Image:
    """A seal's shape as printed with a pad that inks unevenly."""
    width, height = mask.size
    patches = rng.normal(0, 1, (height // 9 + 1, width // 9 + 1)).astype(np.float32)
    uneven = cv2.resize(patches, (width, height), interpolation=cv2.INTER_CUBIC)
    grain = rng.normal(0, 0.12, (height, width)).astype(np.float32)
    alpha = np.asarray(mask, np.float32) * np.clip(0.86 + 0.16 * uneven + grain, 0.3, 1)
    picture = np.empty((height, width, 4), np.uint8)
    picture[..., :3] = colour
    picture[..., 3] = np.clip(alpha, 0, 255)
    return Image.fromarray(picture, "RGBA")


def _arc_words(seal: Image.Image, words: str, centre: float, side: int) -> None:
    count = max(len(words), 1)
    span = min(250.0, 24.0 * count)
    size = round(side * min(0.125, 1.75 / count))
    radius = side * 0.5 - side * 0.115
    for index, character in enumerate(words):
        angle = -span / 2 + span * (index + 0.5) / count
        glyph = Image.new("L", (size * 2, size * 2), 0)
        type_ = sized(pieces(character, "song")[0][1], size)
        ImageDraw.Draw(glyph).text((size, size), character, 255, type_, anchor="mm", stroke_width=size / 40)
        glyph = glyph.resize((round(size * 1.7), round(size * 2.3)), Image.Resampling.BILINEAR)
        glyph = glyph.rotate(-angle, expand=True, resample=Image.Resampling.BICUBIC)
        x = centre + radius * np.sin(np.radians(angle)) - glyph.width / 2
        y = centre - radius * np.cos(np.radians(angle)) - glyph.height / 2
        seal.paste(255, (round(x), round(y)), glyph)


def star(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    """The corners of a five-pointed star."""
    points = []
    for index in range(10):
        reach = radius if index % 2 == 0 else radius * 0.382
        angle = np.pi * index / 5
        points.append((float(x + reach * np.sin(angle)), float(y - reach * np.cos(angle))))
    return points


@lru_cache(maxsize=32)
def emblem(diameter: int, ground: Colour = (200, 28, 34), gold: Colour = (236, 190, 72)) -> Image.Image:
    """An emblem in the manner of a state's, red and gold, which is nobody's: stars over a gate in a wreath."""
    side = diameter * 3
    picture = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    centre = side / 2
    for index in range(40):
        angle = np.radians(40 + index * 7.2)
        x, y = centre + side * 0.44 * np.sin(angle), centre - side * 0.44 * np.cos(angle)
        pen.ellipse([x - side * 0.05, y - side * 0.05, x + side * 0.05, y + side * 0.05], fill=gold)
    pen.ellipse([side * 0.08, side * 0.08, side * 0.92, side * 0.92], fill=gold)
    pen.ellipse([side * 0.11, side * 0.11, side * 0.89, side * 0.89], fill=ground)
    pen.polygon(star(centre, side * 0.3, side * 0.13), fill=gold)
    for dx, dy in ((-0.22, 0.4), (-0.09, 0.47), (0.09, 0.47), (0.22, 0.4)):
        pen.polygon(star(centre + dx * side, dy * side, side * 0.05), fill=gold)
    pen.rectangle([side * 0.3, side * 0.58, side * 0.7, side * 0.63], fill=gold)
    pen.rectangle([side * 0.34, side * 0.64, side * 0.66, side * 0.74], fill=gold)
    for x in (0.4, 0.47, 0.54):
        pen.rectangle([side * x, side * 0.67, side * (x + 0.035), side * 0.74], fill=ground)
    pen.arc([side * 0.2, side * 0.5, side * 0.8, side * 0.95], 30, 150, fill=gold, width=side // 30)
    return picture.resize((diameter, diameter), Image.Resampling.LANCZOS)


@lru_cache(maxsize=32)
def medal(diameter: int, colour: Colour = (206, 164, 74), ribbon: Colour = (28, 60, 120)) -> Image.Image:
    """A gold rosette with two ribbons, as on award and course certificates."""
    side = diameter * 2
    picture = Image.new("RGBA", (side, round(side * 1.5)), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    centre = side / 2
    for lean in (-1, 1):
        pen.polygon(
            [
                (centre + lean * side * 0.05, side * 0.7),
                (centre + lean * side * 0.3, side * 0.62),
                (centre + lean * side * 0.4, side * 1.42),
                (centre + lean * side * 0.24, side * 1.3),
                (centre + lean * side * 0.12, side * 1.44),
            ],
            fill=ribbon,
        )
    points = []
    for index in range(72):
        reach = side * (0.48 if index % 2 == 0 else 0.43)
        angle = np.pi * index / 36
        points.append((float(centre + reach * np.sin(angle)), float(centre - reach * np.cos(angle))))
    pen.polygon(points, fill=colour)
    light = tuple(min(255, channel + 40) for channel in colour)
    pen.ellipse([side * 0.14, side * 0.14, side * 0.86, side * 0.86], outline=light, width=side // 50)
    pen.ellipse([side * 0.19, side * 0.19, side * 0.81, side * 0.81], fill=light)
    pen.polygon(star(centre, centre, side * 0.22), fill=colour)
    return picture.resize((diameter, round(diameter * 1.5)), Image.Resampling.LANCZOS)
