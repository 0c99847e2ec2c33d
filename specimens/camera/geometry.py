"""Where a page lies in the picture, and how it bends."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from specimens.camera.scene import Camera, Floats, Size
from specimens.paper import Rect
from specimens.truth import Corners

Points = NDArray[np.float64]

_GRID = 16  # the geometry is worked out on every 16th pixel and drawn out between: off by less than 0.02 px
_EDGE = 0.008  # of the long side: as near as a corner comes to the picture's edge


@dataclass(frozen=True, slots=True)
class Bend:
    """How far a sheet is from flat. Shifts are in pixels of the page and leave its corners where they are.

    Attributes:
        waves: of the curl: once down along the page, twice along it, once across.
        creases: folds as (whether it runs down the page, where it is as a share, how far it lifts).
    """

    waves: tuple[float, float, float] = (0.0, 0.0, 0.0)
    creases: tuple[tuple[bool, float, float], ...] = ()


FLAT = Bend()


def bent(size: Size, curl: float, rng: np.random.Generator, *, creased: bool) -> Bend:
    """A bend by chance. A sheet is folded in half or in three, the short way first, as for an envelope."""
    long = max(size)
    waves = tuple(float(each) for each in curl * long * rng.uniform(-1, 1, 3))
    creases: list[tuple[bool, float, float]] = []
    if creased:
        down = size[0] > size[1]
        shares = ((0.5,), (1 / 3, 2 / 3), (0.5,))[int(rng.integers(3))]
        creases = [(down, each + float(rng.uniform(-0.02, 0.02)), _lift(long, rng)) for each in shares]
        if rng.integers(3) == 0:
            creases.append((not down, 0.5 + float(rng.uniform(-0.02, 0.02)), _lift(long, rng)))
    return Bend((waves[0], waves[1], waves[2]), tuple(creases))


def _lift(long: int, rng: np.random.Generator) -> float:
    return 0.006 * long * float(rng.uniform(-1, 1))


def placed(page: Size, cell: Rect, camera: Camera, rng: np.random.Generator) -> Points:
    """Where the page's corners come to lie, all inside the cell (left, top, right, bottom) of the picture."""
    width, height = page
    left, top, right, bottom = cell
    wide, high = right - left, bottom - top
    scale = float(rng.uniform(*camera.fill)) * min(wide / width, high / height)
    half = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], np.float64) * [width * scale / 2, height * scale / 2]
    angle = np.radians(rng.uniform(-camera.turn, camera.turn))
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    points = half @ turn + rng.uniform(-1, 1, (4, 2)) * camera.skew * max(wide, high)
    limit = np.array([wide / 2, high / 2]) - _EDGE * max(wide, high)
    points = points / max(1.0, float((np.abs(points) / limit).max()))
    slack = limit - np.abs(points).max(axis=0)
    shift: Points = points + rng.uniform(-0.6, 0.6, 2) * slack + [left + wide / 2, top + high / 2]
    return shift


def looks(page: Size, box: Rect, corners: Points, bend: Bend) -> tuple[Floats, Floats]:
    """For each pixel in a box of the picture, where on the page it looks."""
    width, height = page
    left, top, right, bottom = box
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    back = cv2.getPerspectiveTransform(corners.astype(np.float32), flat)
    x = np.arange(left, right + _GRID, _GRID, dtype=np.float64)
    y = np.arange(top, bottom + _GRID, _GRID, dtype=np.float64)
    grid = np.stack([*np.meshgrid(x, y), np.ones((len(y), len(x)))], axis=-1) @ back.T
    u, v = grid[..., 0] / grid[..., 2], grid[..., 1] / grid[..., 2]
    along, down = np.clip(u / width, -0.1, 1.1), np.clip(v / height, -0.1, 1.1)
    once, twice, across = bend.waves
    v = v + once * np.sin(np.pi * along) + 0.5 * twice * np.sin(2 * np.pi * along) * (0.4 + 0.6 * down)
    u = u + 0.6 * across * np.sin(np.pi * down)
    for upright, share, lift in bend.creases:
        where, other = (along, down) if upright else (down, along)
        ridge = lift * np.minimum(np.clip(where / share, 0, 1), np.clip((1 - where) / (1 - share), 0, 1))
        u, v = (u + ridge * (0.3 + other), v) if not upright else (u, v + ridge * (0.3 + other))
    affine = np.array([[1 / _GRID, 0, 0], [0, 1 / _GRID, 0]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    size = (right - left, bottom - top)
    fine_x = cv2.warpAffine(u.astype(np.float32), affine, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    fine_y = cv2.warpAffine(v.astype(np.float32), affine, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return fine_x, fine_y


def onto(corners: Points, size: Size, points: Points) -> Points:
    """Points of a flat page as points of the picture."""
    width, height = size
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    there = cv2.getPerspectiveTransform(flat, corners.astype(np.float32))
    moved: Points = cv2.perspectiveTransform(points[None].astype(np.float64), there)[0]
    return moved


def within(corners: Points, size: Size, rim: int) -> Points:
    """Where the screen's own corners are, inside the rim."""
    width, height = size
    outer = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64)
    inner = outer + np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]], np.float64) * rim
    return onto(corners, size, inner)


def turned(points: Points, size: Size, quarters: int) -> Points:
    """Points of a picture of that size after it was turned counterclockwise by quarters, as ``numpy.rot90`` does."""
    width, height = size
    for _ in range(quarters % 4):
        points = np.stack([points[:, 1], width - 1 - points[:, 0]], axis=1)
        width, height = height, width
    return points


def box_of(corners: Points, size: Size) -> Rect:
    """The part of a picture that a page can touch, however it bends."""
    width, height = size
    reach = 0.05 * float(np.ptp(corners, axis=0).max())
    left, top = np.floor(corners.min(axis=0) - reach).astype(int)
    right, bottom = np.ceil(corners.max(axis=0) + reach).astype(int)
    return max(int(left), 0), max(int(top), 0), min(int(right), width), min(int(bottom), height)


def as_corners(points: Points) -> Corners:
    """Four points as the truth tells them, to a tenth of a pixel."""
    a, b, c, d = ((round(float(x), 1), round(float(y), 1)) for x, y in points)
    return (a, b, c, d)
