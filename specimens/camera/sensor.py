"""Lens, shutter and sensor: blur, shake, noise, and what a telephone does about it."""

from collections.abc import Collection

import cv2
import numpy as np

from specimens.camera.scene import Camera, Floats, Trouble
from specimens.paper import Pixels

_TILE = (384, 448)


def seen(picture: Pixels, camera: Camera, troubles: Collection[Trouble], rng: np.random.Generator) -> Pixels:
    """The picture as lens and shutter leave it."""
    soft = float(rng.uniform(*camera.blur_px)) * (0.7 if "motion" in troubles else 1.0)
    picture = cv2.GaussianBlur(picture, (0, 0), soft)
    if "motion" in troubles:
        picture = shaken(picture, int(rng.integers(*camera.motion_px)) + 1, float(rng.uniform(0, 180)))
    return np.asarray(picture)


def developed(lit: Floats, camera: Camera, troubles: Collection[Trouble], rng: np.random.Generator) -> Pixels:
    """Noise over the light that came in, and the telephone's denoising and sharpening."""
    dark = "low_light" in troubles
    if dark:
        lit *= float(rng.uniform(0.55, 0.85))
        _add_blotches(lit, float(rng.uniform(5, 11)), rng)
    _add_grain(lit, float(rng.uniform(*camera.noise)) * (1.3 if dark else 1.0), rng)
    picture = np.clip(lit, 0, 255, out=lit).astype(np.uint8)
    if dark:
        picture = np.asarray(cv2.medianBlur(picture, 3))
    if dark or "sharpened" in troubles:
        picture = sharpened(picture, float(rng.uniform(0.4, 1.1)), float(rng.uniform(1.0, 2.0)))
    return picture


def sharpened(picture: Pixels, amount: float, reach_px: float) -> Pixels:
    """An unsharp mask: edges get a halo."""
    return np.asarray(cv2.addWeighted(picture, 1 + amount, cv2.GaussianBlur(picture, (0, 0), reach_px), -amount, 0))


def shaken(picture: Pixels, length: int, degrees: float) -> Pixels:
    """A hand that moved while the shutter was open, along a line."""
    kernel = np.zeros((length | 1, length | 1), np.float32)
    middle = length // 2
    reach = np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))]) * middle
    cv2.line(
        kernel,
        (round(middle - reach[0]), round(middle - reach[1])),
        (round(middle + reach[0]), round(middle + reach[1])),
        1.0,
    )
    return np.asarray(cv2.filter2D(picture, -1, kernel / kernel.sum()))


def out_of_focus(picture: Pixels, rng: np.random.Generator) -> Pixels:
    """Defocus and a shake, in shares of the picture's size, so that no engine makes a word of it."""
    long_side = max(picture.shape[:2])
    small = cv2.resize(picture, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), long_side / 4 * 0.0105)
    small = shaken(small, round(long_side / 4 * 0.03), float(rng.uniform(0, 180)))
    return np.asarray(cv2.resize(small, (picture.shape[1], picture.shape[0]), interpolation=cv2.INTER_LINEAR))


def _add_grain(lit: Floats, sigma: float, rng: np.random.Generator) -> None:
    """Sensor noise, a little smeared as phones leave it; one tile repeated, which no eye finds under a picture."""
    tile = rng.standard_normal((*_TILE, 3), np.float32)
    tile = cv2.GaussianBlur(tile, (0, 0), 0.6, borderType=cv2.BORDER_REFLECT) * (sigma * 1.7)
    _add_tiles(lit, tile)


def _add_blotches(lit: Floats, sigma: float, rng: np.random.Generator) -> None:
    """Colour noise of weak light: coarse spots of red and blue, the brightness left alone."""
    coarse = rng.standard_normal((_TILE[0] // 4, _TILE[1] // 4, 3), np.float32)
    tile = cv2.resize(coarse, (_TILE[1], _TILE[0]), interpolation=cv2.INTER_LINEAR) * (sigma * 1.5)
    tile -= (tile @ np.array([0.299, 0.587, 0.114], np.float32))[..., None]
    _add_tiles(lit, tile)


def _add_tiles(lit: Floats, tile: Floats) -> None:
    high, wide = lit.shape[:2]
    for top in range(0, high, _TILE[0]):
        for left in range(0, wide, _TILE[1]):
            part = lit[top : top + _TILE[0], left : left + _TILE[1]]
            part += tile[: part.shape[0], : part.shape[1]]
