"""What is on the page itself and moves with it: bends in the light, folds, wrinkles, dust, a sleeve, a screen's grid."""

from collections.abc import Collection

import cv2
import numpy as np

from specimens.camera.geometry import Bend
from specimens.camera.scene import Floats, Size, Trouble
from specimens.paper import Pixels

_COARSE = 4  # the surface is worked out on every 4th pixel of the page


def relief(size: Size, bend: Bend, troubles: Collection[Trouble], rng: np.random.Generator) -> Floats | None:
    """How bright each place of the page is, 1 is flat paper in even light; every 4th pixel. None where it is flat."""
    if bend == Bend() and not {"wrinkles", "dust"} & set(troubles):
        return None
    wide, high = size[0] // _COARSE, size[1] // _COARSE
    along, down = np.linspace(0, 1, wide, dtype=np.float32), np.linspace(0, 1, high, dtype=np.float32)
    long = max(size)
    once, twice, across = (each / long for each in bend.waves)
    lamp = rng.uniform(-1, 1, 2)
    rise = 4.0 * lamp[0] * (once * np.cos(np.pi * along) + twice * np.cos(2 * np.pi * along))
    shade = 1 + rise[None, :] + (2.5 * lamp[1] * across * np.cos(np.pi * down))[:, None]
    for upright, share, lift in bend.creases:
        where = along if upright else down
        line = _fold(where, share, lift / long, long, rng)
        shade = shade * (line[None, :] if upright else line[:, None])
    shade = np.asarray(shade, np.float32)
    if "wrinkles" in troubles:
        shade *= _wrinkles(wide, high, rng)
    if "dust" in troubles:
        _dust(shade, rng)
    return np.asarray(shade)


def _fold(where: Floats, share: float, lift: float, long: int, rng: np.random.Generator) -> Floats:
    """Either side catches other light; on the ridge the paper is worn bright, beside it dark."""
    tilt = 9.0 * lift * float(rng.uniform(0.6, 1.4))
    side = np.where(where < share, 1 + tilt, 1 - tilt)
    far = (where - share) * long
    worn = 0.1 * np.exp(-((far / 4.5) ** 2)) - 0.14 * np.exp(-(((far - 8) / 7) ** 2))
    return np.asarray(side + float(rng.uniform(0.5, 1.1)) * worn, np.float32)


def _wrinkles(wide: int, high: int, rng: np.random.Generator) -> Floats:
    """A sheet that was in a pocket: facets, each with light of its own, and sharp lines where they meet."""
    facets = rng.standard_normal((7, 7)).astype(np.float32)
    field = cv2.resize(facets, (wide, high), interpolation=cv2.INTER_CUBIC)
    slope = cv2.Sobel(field, cv2.CV_32F, 1, 0, ksize=3) + cv2.Sobel(field, cv2.CV_32F, 0, 1, ksize=3)
    slope /= float(np.abs(slope).max()) + 1e-6
    lines = np.zeros((high, wide), np.float32)
    for _ in range(int(rng.integers(3, 9))):
        at = rng.uniform(0, 1, 2) * (wide, high)
        way = rng.standard_normal(2) * 0.12 * max(wide, high)
        path = np.cumsum(np.vstack([at, way + rng.standard_normal((4, 2)) * 0.03 * max(wide, high)]), axis=0)
        cv2.polylines(
            lines, [np.round(path * 16).astype(np.int32)], False, float(rng.uniform(-1, 1)), 2, cv2.LINE_AA, 4
        )
    soft = cv2.GaussianBlur(lines, (0, 0), 1.2)
    return np.asarray(1 + 0.08 * slope + 0.13 * (soft - np.roll(soft, 3, axis=0)), np.float32)


def _dust(shade: Floats, rng: np.random.Generator) -> None:
    """Specks and fine scratches, on the paper or on the lens's cover."""
    high, wide = shade.shape
    for _ in range(int(rng.integers(8, 40))):
        x, y = int(rng.integers(wide)), int(rng.integers(high))
        cv2.circle(shade, (x, y), int(rng.integers(0, 2)), float(rng.uniform(0.55, 0.9)), -1, cv2.LINE_AA)
    for _ in range(int(rng.integers(0, 5))):
        start = rng.uniform(0, 1, 2) * (wide, high)
        end = start + rng.standard_normal(2) * 0.15 * wide
        points = np.round(np.stack([start, end]) * 16).astype(np.int32)
        cv2.polylines(shade, [points], False, float(rng.uniform(1.06, 1.2)), 1, cv2.LINE_AA, 4)


def sleeve(size: Size, rng: np.random.Generator) -> Floats:
    """What a plastic sleeve or a sheet of laminate throws back: bent bands with sharp edges; 0 to 1, every 4th pixel."""
    wide, high = size[0] // _COARSE, size[1] // _COARSE
    coarse = rng.standard_normal((int(rng.integers(3, 6)), int(rng.integers(4, 9)))).astype(np.float32)
    field = cv2.resize(coarse, (wide, high), interpolation=cv2.INTER_CUBIC)
    bands = np.exp(-((field / 0.10) ** 2)) * np.clip(np.roll(field, wide // 6, axis=1) + 0.3, 0, 1)
    x, y = np.meshgrid(np.linspace(0, 1, wide, dtype=np.float32), np.linspace(0, 1, high, dtype=np.float32))
    tilt, place, broad = rng.uniform(-0.6, 0.6), rng.uniform(0.1, 0.9), rng.uniform(0.04, 0.12)
    bar = np.clip((broad - np.abs(x + tilt * y - place)) / 0.012, 0, 1) * 0.35
    return np.asarray(np.clip(0.75 * bands + bar + 0.07, 0, 1), np.float32)


def spread(field: Floats, map_x: Floats, map_y: Floats, outside: float) -> Floats:
    """A field over every 4th pixel of the page, as it is seen in the picture."""
    return np.asarray(
        cv2.remap(
            field, map_x * (1 / _COARSE), map_y * (1 / _COARSE), cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=outside
        )
    )  # fmt: skip


def moire(pixels: Pixels, map_x: Floats, map_y: Floats, rng: np.random.Generator) -> Pixels:
    """The screen's grid of red, green and blue against the sensor's: coloured bands that bend with the perspective.

    Both grids are finer than a pixel; what is seen is their difference, whose phase runs slowly and is worked out on every
    8th pixel. Broad level bands come from the screen's refreshing while the shutter is open.
    """
    high, wide = pixels.shape[:2]
    few_x, few_y = map_x[::8, ::8], map_y[::8, ::8]
    y, x = np.mgrid[0:high:8, 0:wide:8].astype(np.float32)
    pitch = (float(np.median(np.abs(np.diff(few_x, axis=1)))) / 8, float(np.median(np.abs(np.diff(few_y, axis=0)))) / 8)
    off = rng.uniform(0.012, 0.035, 2) * rng.choice((-1, 1), 2)
    across = 2 * np.pi * (few_x / max(pitch[0], 1e-3) * (1 + off[0]) - x)
    up = 2 * np.pi * (few_y / max(pitch[1], 1e-3) * (1 + off[1]) - y)
    strength = float(rng.uniform(0.025, 0.07))
    gain = np.empty((*x.shape, 3), np.float32)
    for channel in range(3):
        phase = 2 * np.pi * channel / 3
        gain[..., channel] = 1 + strength * np.cos(across + phase) + 0.6 * strength * np.cos(up + 0.5 * phase)
    bands = 1 + float(rng.uniform(0, 0.06)) * np.cos(
        2 * np.pi * float(rng.uniform(2, 6)) * y / high + rng.uniform(0, 6)
    )
    gain *= bands.astype(np.float32)[..., None]
    full = cv2.resize(gain, (wide, high), interpolation=cv2.INTER_LINEAR)
    seen = pixels.astype(np.float32)
    seen *= full
    seen *= np.array([0.97, 1.0, 1.05], np.float32)
    seen = seen * np.float32(0.93) + np.float32(14)  # no screen is black
    return np.clip(seen, 0, 255).astype(np.uint8)
