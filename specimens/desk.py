"""What a page lies on: wood, cloth, stone, plain desk tops."""

import cv2
import numpy as np

from specimens.paper import Colour, Pixels

_WOODS: tuple[Colour, ...] = ((150, 104, 66), (196, 158, 112), (92, 62, 44), (214, 186, 150), (120, 84, 58))
_PLAINS: tuple[Colour, ...] = (
    (206, 204, 200),
    (64, 66, 70),
    (36, 38, 44),
    (170, 176, 180),
    (118, 44, 42),
    (228, 226, 220),
)


def desk(width: int, height: int, rng: np.random.Generator) -> Pixels:
    """A desk top of that size, RGB."""
    kind = int(rng.integers(4))
    if kind <= 1:
        colour = np.asarray(_WOODS[int(rng.integers(len(_WOODS)))], np.float32)
        coarse = _noise(width, height, 3, 40, rng) + 0.6 * _noise(width, height, 2, 160, rng)
        if rng.integers(2):
            coarse = _noise(width, height, 40, 3, rng) + 0.6 * _noise(width, height, 160, 2, rng)
        top = _toned(coarse, colour, 0.10)
        for share in rng.uniform(0, 1, 2):
            cv2.line(top, (0, int(share * height)), (width, int(share * height)), (colour * 0.5).tolist(), 3)
        return top
    colour = np.asarray(_PLAINS[int(rng.integers(len(_PLAINS)))], np.float32)
    if kind == 2:  # noqa: PLR2004 cloth
        weave = _noise(width, height, 200, 260, rng) + 0.5 * _noise(width, height, 6, 8, rng)
        return _toned(weave, colour, 0.07)
    return _toned(_noise(width, height, 5, 6, rng) + 0.4 * _noise(width, height, 60, 60, rng), colour, 0.035)


def _noise(width: int, height: int, across: int, down: int, rng: np.random.Generator) -> Pixels:
    coarse = rng.standard_normal((down, across)).astype(np.float32)
    return np.asarray(cv2.resize(coarse, (width // 2, height // 2), interpolation=cv2.INTER_CUBIC))


def _toned(field: Pixels, colour: np.ndarray[tuple[int, ...], np.dtype[np.float32]], depth: float) -> Pixels:
    """A field of numbers around 0 as shades of a colour."""
    steps = np.clip(field * 40 + 128, 0, 255).astype(np.uint8)
    shade = (1 + depth * (np.arange(256, dtype=np.float32) - 128) / 40)[:, None]
    table = np.clip(shade * colour, 0, 255).astype(np.uint8)
    return np.asarray(
        cv2.resize(table[steps], (field.shape[1] * 2, field.shape[0] * 2), interpolation=cv2.INTER_LINEAR)
    )
