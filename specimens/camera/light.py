"""The light of a room on a picture: uneven, shadowed, reflected, of some colour."""

from collections.abc import Collection
from dataclasses import dataclass

import cv2
import numpy as np

from specimens.camera.scene import Camera, Floats, Trouble
from specimens.paper import Pixels

_COARSE = 8
_SHADOWED = 0.7  # of photos
_SHINING = 0.3  # of papers that aren't glossy
_OVER_WORDS = 105.0  # levels that may be added where there are words: less than the contrast of print
_BLOWN = 235.0
_BUSY = 6.0  # levels of local contrast, above which a place counts as written on


@dataclass(frozen=True, slots=True)
class Light:
    """What light does to each place: ``gain`` (rows, columns, RGB) multiplies, ``shine`` (rows, columns) adds levels."""

    gain: Floats
    shine: Floats

    def on(self, picture: Pixels) -> Floats:
        """The picture lit, in levels that may exceed 255."""
        size = (picture.shape[1], picture.shape[0])
        lit = picture.astype(np.float32)
        lit *= cv2.resize(self.gain, size, interpolation=cv2.INTER_LINEAR)
        lit += cv2.resize(self.shine, size, interpolation=cv2.INTER_LINEAR)[..., None]
        return lit


def light(
    picture: Pixels, camera: Camera, troubles: Collection[Trouble], rng: np.random.Generator, *, glossy: bool
) -> Light:
    """The light on a picture."""
    high, wide = max(picture.shape[0] // _COARSE, 8), max(picture.shape[1] // _COARSE, 8)
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    x, y = x / wide - 0.5, y / high - 0.5
    angle = rng.uniform(0, 2 * np.pi)
    level = 1 + 0.22 * float(rng.uniform(0.1, 1)) * (x * np.cos(angle) + y * np.sin(angle))
    level -= float(rng.uniform(0.05, 0.3)) * (x * x + y * y)
    if rng.random() < _SHADOWED:
        level *= 1 - camera.shadow * float(rng.uniform(0.3, 1)) * _shadow(wide, high, rng)
    if "blinds" in troubles:
        level *= 1 - 0.6 * camera.shadow * _blinds(x, y, rng)
    level *= float(rng.uniform(*camera.light))
    gain = level[..., None] * _balance(x, y, rng, cast="cast" in troubles)
    shine = np.zeros_like(level)
    if glossy or rng.random() < _SHINING:
        shine += camera.glare * 255 * _lamp(x, y, rng)
    if "glare" in troubles:
        shine += _glare(picture, x, y, rng, glossy=glossy)
    return Light(gain.astype(np.float32), shine.astype(np.float32))


def _balance(x: Floats, y: Floats, rng: np.random.Generator, *, cast: bool) -> Floats:
    """The colour of the light: lamps are yellow, tubes green, the sky blue, and two of them may meet on one page."""
    reach = 0.2 if cast else 0.07
    warm, green = float(rng.uniform(-0.6, 1.0)) * reach, float(rng.uniform(-0.3, 0.5)) * reach
    mixed = float(rng.uniform(-0.5, 0.5)) * reach * (x * np.cos(warm * 40) + y * np.sin(warm * 40))
    return np.asarray(np.stack([1 + warm + mixed, np.full_like(x, 1 + green * 0.4), 1 - warm - mixed], axis=-1))


def _lamp(x: Floats, y: Floats, rng: np.random.Generator) -> Floats:
    cx, cy, broad = rng.uniform(-0.4, 0.4), rng.uniform(-0.4, 0.4), rng.uniform(0.05, 0.13)
    return np.asarray(np.exp(-(((x - cx) / broad) ** 2 + ((y - cy) / (broad * 0.7)) ** 2)))


def _glare(picture: Pixels, x: Floats, y: Floats, rng: np.random.Generator, *, glossy: bool) -> Floats:
    """A window or a lamp in the gloss: white in the middle. Over words it stays weak enough to read through.

    Paper that isn't glossy blurs what it mirrors.
    """
    high, wide = x.shape
    grey = cv2.cvtColor(cv2.resize(picture, (wide, high), interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2GRAY)
    busy = cv2.absdiff(grey, cv2.GaussianBlur(grey, (0, 0), 4)).astype(np.float32)
    best, quiet = None, np.inf
    for _ in range(5):
        spot = _spot(x, y, rng)
        words = float((busy * spot).sum() / (spot.sum() + 1e-6))
        if words < quiet:
            best, quiet = spot, words
    assert best is not None
    strength = _BLOWN if quiet < _BUSY else _OVER_WORDS
    if not glossy:
        best, strength = cv2.GaussianBlur(best, (0, 0), float(rng.uniform(3, 9))), 0.6 * strength
    return best * strength * float(rng.uniform(0.8, 1.1)) + 0.12 * strength * cv2.GaussianBlur(best, (0, 0), 16)


def _spot(x: Floats, y: Floats, rng: np.random.Generator) -> Floats:
    """A round lamp, a tube, or a window with its cross, soft at the edge."""
    angle = rng.uniform(0, np.pi)
    cx, cy = rng.uniform(-0.34, 0.34, 2)
    across = (x - cx) * np.cos(angle) + (y - cy) * np.sin(angle)
    along = (y - cy) * np.cos(angle) - (x - cx) * np.sin(angle)
    kind = int(rng.integers(3))
    if kind == 0:
        broad = rng.uniform(0.03, 0.08)
        return np.asarray(np.clip(1.6 * np.exp(-((across / broad) ** 2 + (along / broad / 0.8) ** 2)), 0, 1))
    if kind == 1:
        return np.asarray(np.clip(1.5 * np.exp(-((across / 0.025) ** 2) - (along / 0.22) ** 4), 0, 1))
    broad, tall = rng.uniform(0.05, 0.1), rng.uniform(0.07, 0.13)
    pane = (np.abs(across) < broad) & (np.abs(along) < tall) & (np.abs(across) > 0.007) & (np.abs(along) > 0.007)  # noqa: PLR2004 the bars
    return np.asarray(cv2.GaussianBlur(pane.astype(np.float32), (0, 0), 1.8))


def _shadow(wide: int, high: int, rng: np.random.Generator) -> Floats:
    """The photographer's: a soft field from one side, or the telephone with the hand that holds it, in [0, 1]."""
    field = np.zeros((high, wide), np.float32)
    if rng.integers(3) == 0:
        cx, cy = wide * rng.uniform(0.25, 0.75), high * rng.uniform(0.55, 1.0)
        half = np.array([wide, high]) * rng.uniform(0.12, 0.22)
        body = cv2.boxPoints(((cx, cy), (2 * half[0], 2.6 * half[1]), float(rng.uniform(-25, 25))))
        cv2.fillConvexPoly(field, body.astype(np.int32), 1.0)
        arm = np.array(
            [
                [cx - half[0] * 0.7, cy],
                [cx + half[0] * 0.7, cy],
                [cx + half[0] * 1.5, high + 9],
                [cx - half[0] * 1.2, high + 9],
            ]
        )
        cv2.fillConvexPoly(field, arm.astype(np.int32), 1.0)
        return np.asarray(cv2.GaussianBlur(field, (0, 0), float(rng.uniform(4, 10))), np.float32)
    edge = rng.uniform(0.05, 0.6, 5) * wide
    points = np.stack([edge, np.linspace(-5, high + 5, 5)], axis=1)
    area = np.concatenate([[[-9, -9]], points, [[-9, high + 9]]]).astype(np.int32)
    cv2.fillPoly(field, [area], 1.0)
    field = field[:, ::-1] if rng.integers(2) else field
    return np.asarray(cv2.GaussianBlur(field, (0, 0), float(rng.uniform(3, 16))), np.float32)


def _blinds(x: Floats, y: Floats, rng: np.random.Generator) -> Floats:
    """The sun through a window's blinds."""
    angle, count = rng.uniform(0.2, 1.2), rng.uniform(4, 9)
    stripes = np.sin(2 * np.pi * count * (x * np.cos(angle) + y * np.sin(angle)))
    return np.asarray(1 / (1 + np.exp(-6 * stripes)), np.float32)
