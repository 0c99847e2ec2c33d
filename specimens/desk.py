"""What a page lies on: wood, cloth, a bed sheet, stone, tiles, carpet, plain desk tops, the folder that it came in."""

import cv2
import numpy as np

from specimens.camera.scene import Floats
from specimens.paper import Colour, Pixels

_WOODS: tuple[Colour, ...] = ((150, 104, 66), (196, 158, 112), (92, 62, 44), (214, 186, 150), (120, 84, 58))
_PLAINS: tuple[Colour, ...] = (
    (206, 204, 200),
    (64, 66, 70),
    (36, 38, 44),
    (170, 176, 180),
    (118, 44, 42),
    (228, 226, 220),
    (150, 170, 160),
    (92, 108, 130),
)
_SHEETS: tuple[Colour, ...] = ((206, 214, 224), (226, 214, 214), (188, 196, 178), (232, 230, 226), (150, 160, 186))
_STONES: tuple[Colour, ...] = ((226, 224, 220), (52, 54, 58), (188, 180, 168), (206, 210, 212))
_FOLDERS: tuple[Colour, ...] = ((150, 22, 30), (120, 14, 26), (28, 44, 96), (70, 40, 28), (20, 70, 54))


def desk(width: int, height: int, rng: np.random.Generator) -> Pixels:
    """A desk top of that size, RGB."""
    return np.ascontiguousarray(_top(width + width % 2, height + height % 2, rng)[:height, :width])


def _top(width: int, height: int, rng: np.random.Generator) -> Pixels:
    """Of even width and height."""
    kind = int(rng.integers(10))
    if kind <= 2:  # noqa: PLR2004 three in ten are of wood
        return _wood(width, height, rng)
    if kind <= 4:  # noqa: PLR2004 cloth
        return _cloth(width, height, rng)
    if kind == 5:  # noqa: PLR2004
        return _bed_sheet(width, height, rng)
    if kind == 6:  # noqa: PLR2004
        return _stone(width, height, rng)
    if kind == 7:  # noqa: PLR2004
        return _tiles(width, height, rng)
    colour = np.asarray(_PLAINS[int(rng.integers(len(_PLAINS)))], np.float32)
    return _toned(_noise(width, height, 5, 6, rng) + 0.4 * _noise(width, height, 60, 60, rng), colour, 0.035)


def folder(width: int, height: int, rng: np.random.Generator) -> Pixels:
    """Leatherette, as the folders are of that certificates are handed over in."""
    colour = np.asarray(_FOLDERS[int(rng.integers(len(_FOLDERS)))], np.float32)
    even = (width + width % 2, height + height % 2)
    grained = _toned(_noise(*even, 320, 260, rng) + 0.5 * _noise(*even, 4, 5, rng), colour, 0.09)
    return np.ascontiguousarray(grained[:height, :width])


def _wood(width: int, height: int, rng: np.random.Generator) -> Pixels:
    """Boards with a grain that bends around where branches were."""
    colour = np.asarray(_WOODS[int(rng.integers(len(_WOODS)))], np.float32)
    half_w, half_h = width // 2, height // 2
    sway = _noise(width, height, 5, 3, rng)
    y, x = np.mgrid[0:half_h, 0:half_w].astype(np.float32)
    upright = bool(rng.integers(2))
    along, across, long = (y, x, half_h) if upright else (x, y, half_w)
    rings = (
        across / max(width, height) * float(rng.uniform(60, 140))
        + sway * float(rng.uniform(0.6, 2.0))
        + along / long * rng.uniform(-1, 1)
    )
    grain = 0.7 * np.sin(2 * np.pi * rings) + 0.5 * np.sin(2 * np.pi * rings * 0.37 + 1)
    fine = _noise(width, height, 420, 8, rng) if upright else _noise(width, height, 8, 420, rng)
    top = _toned(grain.astype(np.float32) * 0.8 + fine, colour, 0.055)
    for share in rng.uniform(0.1, 0.9, int(rng.integers(0, 4))):
        ends = (
            ((int(share * width), 0), (int(share * width), height))
            if upright
            else ((0, int(share * height)), (width, int(share * height)))
        )
        cv2.line(top, *ends, (colour * 0.5).tolist(), 3)
    return top


def _cloth(width: int, height: int, rng: np.random.Generator) -> Pixels:
    colour = np.asarray(_PLAINS[int(rng.integers(len(_PLAINS)))], np.float32)
    weave = _noise(width, height, 300, 240, rng) + 0.5 * _noise(width, height, 6, 8, rng)
    top = _toned(weave, colour, 0.07)
    if rng.integers(3) == 0:  # checks
        gap = int(rng.integers(60, 220))
        tint = np.array([0.86, 0.9, 0.94]) if rng.integers(2) else np.array([1.1, 1.06, 1.04])
        for start in range(0, width, 2 * gap):
            top[:, start : start + gap] = np.clip(top[:, start : start + gap] * tint, 0, 255).astype(np.uint8)
        for start in range(0, height, 2 * gap):
            top[start : start + gap] = np.clip(top[start : start + gap] * tint, 0, 255).astype(np.uint8)
    return top


def _bed_sheet(width: int, height: int, rng: np.random.Generator) -> Pixels:
    """Soft folds with light from one side."""
    colour = np.asarray(_SHEETS[int(rng.integers(len(_SHEETS)))], np.float32)
    folds = _noise(width, height, int(rng.integers(4, 9)), int(rng.integers(4, 9)), rng)
    slope = cv2.Sobel(folds, cv2.CV_32F, 1, 1, ksize=5)
    slope = cv2.GaussianBlur(slope, (0, 0), 6)
    steep = 4.4 / (float(np.abs(slope).max()) + 1e-6)
    return _toned(slope * steep + 0.25 * _noise(width, height, 300, 260, rng), colour, 0.10)


def _stone(width: int, height: int, rng: np.random.Generator) -> Pixels:
    colour = np.asarray(_STONES[int(rng.integers(len(_STONES)))], np.float32)
    cloud = (
        _noise(width, height, 7, 6, rng)
        + 0.5 * _noise(width, height, 24, 20, rng)
        + 0.25 * _noise(width, height, 90, 70, rng)
    )
    veins = np.exp(-((cloud / 0.12) ** 2)) * float(rng.uniform(-2.2, 0.6))
    speckle = 0.5 * _noise(width, height, 400, 300, rng)
    return _toned(veins.astype(np.float32) + 0.35 * cloud + speckle, colour, 0.05)


def _tiles(width: int, height: int, rng: np.random.Generator) -> Pixels:
    colour = np.asarray(_STONES[int(rng.integers(len(_STONES)))], np.float32)
    top = _toned(0.6 * _noise(width, height, 8, 8, rng) + 0.4 * _noise(width, height, 120, 120, rng), colour, 0.035)
    gap, grout = int(rng.integers(260, 700)), (colour * 0.72).tolist()
    for x in range(int(rng.integers(gap)), width, gap):
        cv2.line(top, (x, 0), (x, height), grout, 7)
    for y in range(int(rng.integers(gap)), height, gap):
        cv2.line(top, (0, y), (width, y), grout, 7)
    return np.asarray(cv2.GaussianBlur(top, (0, 0), 1.2))


def _noise(width: int, height: int, across: int, down: int, rng: np.random.Generator) -> Floats:
    coarse = rng.standard_normal((down, across)).astype(np.float32)
    return np.asarray(cv2.resize(coarse, (width // 2, height // 2), interpolation=cv2.INTER_CUBIC))


def _toned(field: Floats, colour: Floats, depth: float) -> Pixels:
    """A field of numbers around 0 as shades of a colour."""
    steps = np.clip(field * 40 + 128, 0, 255).astype(np.uint8)
    shade = (1 + depth * (np.arange(256, dtype=np.float32) - 128) / 40)[:, None]
    table = np.clip(shade * colour, 0, 255).astype(np.uint8)
    return np.asarray(
        cv2.resize(table[steps], (field.shape[1] * 2, field.shape[0] * 2), interpolation=cv2.INTER_LINEAR)
    )
