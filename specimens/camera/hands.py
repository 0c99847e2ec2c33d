"""Fingers that hold the page at its edge, over its margin and never over its words."""

from dataclasses import dataclass

import cv2
import numpy as np

from specimens.camera.geometry import Points, onto
from specimens.camera.scene import Floats, Sheet, Size
from specimens.paper import Pixels

COVERED_MAX = 0.04  # of the page
_LOOK = 200  # cells along the page's long side, on which words are looked for
_FINE = 4
_INKY = 13  # levels that a stroke stands off from its surroundings
_DARK = 2
_FRAME = 0.88  # a row of cells that is dark over so much of an edge is an ornament, which may be covered
_DEPTH = (0.018, 0.075)  # of the long side: how far a fingertip reaches over the edge
_WIDTHS = {"sheet": 0.075, "card": 0.2, "screen": 0.13}  # a fingertip of 18 to 22 mm on A4, ID-1, a telephone
_ROOM = 2.2  # a drawn finger's picture is so much wider than the finger
_SKINS = ((224, 178, 148), (236, 196, 168), (206, 156, 124), (188, 134, 102), (150, 100, 74), (110, 72, 54))


@dataclass(frozen=True, slots=True)
class Finger:
    """Where a finger lies on a page: its tip, and the way that it points, both in pixels of the page."""

    tip: tuple[float, float]
    towards: tuple[float, float]
    width: float


def free_places(sheet: Sheet, rng: np.random.Generator, count: int) -> tuple[Finger, ...]:
    """Places at the edges where a fingertip covers no words; fewer than asked for where the margins are narrow."""
    wide, high = sheet.size
    long = max(wide, high)
    inky = _inky(sheet)
    thick = _WIDTHS[sheet.material] * long * float(rng.uniform(0.85, 1.15))
    found: list[Finger] = []
    for side in rng.permutation(4).tolist():
        depths = _free_depths(np.rot90(inky, side), round(thick / long * _LOOK * 1.25) | 1)
        good = np.flatnonzero(depths >= _DEPTH[0] * _LOOK)
        if len(found) == count or not len(good):
            continue
        cell = int(rng.choice(good))
        unit = long / _LOOK
        reach = unit * min(float(depths[cell]) * 0.85, _DEPTH[1] * _LOOK * float(rng.uniform(0.7, 1)))
        reach = min(reach, COVERED_MAX * wide * high / (count * thick))
        found.append(_finger(side, sheet.size, thick, at=cell * unit, reach=reach))
    return tuple(found)


def _finger(side: int, size: Size, thick: float, *, at: float, reach: float) -> Finger:
    wide, high = size
    length = wide if side % 2 == 0 else high
    tips = ((at, reach), (wide - reach, at), (length - at, high - reach), (reach, length - at))
    ways = ((0.0, 1.0), (-1.0, 0.0), (0.0, -1.0), (1.0, 0.0))
    return Finger(tips[side], ways[side], thick)


def _inky(sheet: Sheet) -> Pixels:
    """Where the page is lighter (1) or darker (2) than its surroundings, else 0, in ``_FINE`` steps a cell."""
    wide, high = sheet.size
    scale = _LOOK / max(wide, high)
    size = (round(wide * scale) * _FINE, round(high * scale) * _FINE)
    grey = cv2.cvtColor(cv2.resize(sheet.pixels, size, interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2GRAY)
    off = grey.astype(np.int16) - cv2.GaussianBlur(grey, (0, 0), 4)
    return np.asarray((off > _INKY) + 2 * (off < -_INKY), np.uint8)


def _free_depths(inky: Pixels, broad: int) -> Floats:
    """For each cell along the upper edge, how many cells down no words stand, over ``broad`` cells.

    An ornament along the edge is dark nearly everywhere; a line of words has gaps between its strokes.
    """
    deep, cells = round(_DEPTH[1] * _LOOK) + 2, inky.shape[1] // _FINE
    ends = round(cells * 0.1)
    rows = inky[: deep * _FINE].reshape(deep, _FINE, -1).max(axis=1)
    ornament = (rows[:, ends * _FINE : -ends * _FINE] == _DARK).mean(axis=1) > _FRAME
    near_by = cv2.dilate(rows, np.ones((3, 2 * _FINE + 1), np.uint8))
    beside = np.convolve(ornament, np.ones(5), "same") > 0
    words = (near_by.reshape(deep, cells, _FINE).max(axis=2) > 0) & ~beside[:, None]
    blocked = cv2.dilate(words.astype(np.uint8), np.ones((1, broad), np.uint8)).astype(bool)
    first = np.where(blocked.any(axis=0), blocked.argmax(axis=0), deep).astype(np.float32)
    first[: ends + broad // 2] = 0
    first[cells - ends - broad // 2 :] = 0
    return np.asarray(first)


def hold(
    picture: Pixels, sheet: Sheet, corners: Points, fingers: tuple[Finger, ...], rng: np.random.Generator
) -> Pixels:
    """The picture with fingers that come in from its edge and lie on the page."""
    skin = _SKINS[int(rng.integers(len(_SKINS)))]
    for each in fingers:
        tip = np.array(each.tip)
        points = onto(corners, sheet.size, np.stack([tip, tip + np.array(each.towards) * each.width]))
        way = points[1] - points[0]
        degrees = float(np.degrees(np.arctan2(way[0], -way[1]) + rng.uniform(-0.25, 0.25)))
        thing = _drawn(round(float(np.hypot(*way))), skin, rng)
        _lay(picture, points[0], degrees, thing)
    return picture


def _lay(picture: Pixels, tip: Points, degrees: float, drawn: tuple[Pixels, Pixels]) -> None:
    """One finger whose tip is at a place of the picture, with its shadow."""
    high, wide = picture.shape[:2]
    colour, cover = drawn
    width = colour.shape[1] / _ROOM
    turn = cv2.getRotationMatrix2D((colour.shape[1] / 2, 0.0), -degrees, 1.0)
    turn[:, 2] += tip - np.array([colour.shape[1] / 2, 0.0])
    ends = np.array(
        [[0, 0], [colour.shape[1], 0], [colour.shape[1], colour.shape[0]], [0, colour.shape[0]]], np.float64
    )
    there = ends @ turn[:, :2].T + turn[:, 2]
    left, top = np.maximum(np.floor(there.min(axis=0)).astype(int) - 40, 0)
    right, bottom = np.minimum(np.ceil(there.max(axis=0)).astype(int) + 40, (wide, high))
    if right - left < 2 or bottom - top < 2:  # noqa: PLR2004 nothing of it is in the picture
        return
    turn[:, 2] -= (left, top)
    size = (int(right - left), int(bottom - top))
    seen = cv2.warpAffine(colour, turn, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    share = cv2.warpAffine(cover, turn, size, flags=cv2.INTER_LINEAR)[..., None].astype(np.float32) / 255
    part = picture[top:bottom, left:right]
    shift = max(round(width * 0.10), 1)
    cast = np.zeros(share.shape[:2], np.float32)
    cast[shift:, shift:] = share[:-shift, :-shift, 0]
    dark = cv2.GaussianBlur(cast, (0, 0), width * 0.09)[..., None]
    under = part.astype(np.float32) * (1 - 0.5 * dark)
    part[:] = np.clip(under * (1 - share) + seen * share, 0, 255).astype(np.uint8)


def _drawn(width: int, skin: tuple[int, int, int], rng: np.random.Generator) -> tuple[Pixels, Pixels]:
    """A finger from the nail's side, its tip at the upper edge, long enough to leave any picture; and its cover."""
    across, length = round(width * _ROOM), round(width * 9)
    middle, radius = across / 2, width / 2
    y = np.arange(length, dtype=np.float32)
    half = np.where(
        y < radius * 1.15, radius * np.sqrt(np.clip(1 - ((radius * 1.15 - y) / (radius * 1.15)) ** 2, 0, 1)), radius
    )
    half = half * (1 + 0.10 * np.clip((y / width - 1.2), 0, 1) + 0.05 * np.sin(y / width * 2.4 + rng.uniform(0, 1)))
    half = half + np.clip(y / width - 4.2, 0, None) * width * 0.22  # the hand
    x = np.arange(across, dtype=np.float32)[None, :] - middle
    part = np.clip(np.abs(x) / np.maximum(half, 1)[:, None], 0, 1)
    round_ = np.sqrt(1 - part**2) * np.clip(0.55 + 0.45 * np.sqrt(np.clip(y / (radius * 1.4), 0, 1)), 0, 1)[:, None]
    side = float(rng.choice((-1, 1)))
    shade = 0.56 + 0.44 * round_ + 0.10 * side * x / np.maximum(half, 1)[:, None]
    for knuckle in (1.75, 1.9, 2.03):
        shade -= 0.07 * np.exp(-(((y[:, None] - (knuckle * width + 0.05 * x**2 / width)) / (0.035 * width)) ** 2))
    pores = cv2.GaussianBlur(rng.standard_normal((length, across)).astype(np.float32), (0, 0), 1.4)
    shade += 0.035 * pores
    colour = shade[..., None] * np.asarray(skin, np.float32)
    red = 0.16 * (1 - round_) + 0.12 * np.exp(-((y[:, None] / (0.8 * width)) ** 2))
    colour *= 1 - red[..., None] * np.array([0.0, 0.55, 0.6], np.float32)
    _nail(colour, middle, width, rng)
    cover = np.clip((half[:, None] - np.abs(x)) * 128 + 128, 0, 255).astype(np.uint8)
    return np.clip(colour, 0, 255).astype(np.uint8), cover


def _nail(colour: Floats, middle: float, width: int, rng: np.random.Generator) -> None:
    mask = np.zeros(colour.shape[:2], np.float32)
    size = (round(width * 0.31), round(width * 0.40))
    centre = (round(middle), round(width * 0.50))
    cv2.ellipse(mask, centre, size, 0, 0, 360, 1.0, -1, cv2.LINE_AA)
    cv2.ellipse(
        mask,
        (centre[0], round(width * 0.30)),
        (round(width * 0.28), round(width * 0.2)),
        0,
        0,
        360,
        1.0,
        -1,
        cv2.LINE_AA,
    )
    mask = np.asarray(cv2.GaussianBlur(mask, (0, 0), max(width * 0.012, 0.5)), np.float32)
    rim = np.clip(cv2.GaussianBlur(mask, (0, 0), width * 0.03) - mask, 0, 1)
    colour *= (1 - 0.5 * rim)[..., None]
    pink = np.array([1.05, 0.96, 0.95], np.float32)
    colour *= 1 + mask[..., None] * (pink - 1 + 0.05)
    y, x = np.mgrid[0 : colour.shape[0], 0 : colour.shape[1]].astype(np.float32)
    shine = np.exp(-(((x - middle + width * 0.1) / (width * 0.06)) ** 2) - ((y - width * 0.45) / (width * 0.22)) ** 2)
    colour += (float(rng.uniform(20, 50)) * shine * mask)[..., None]
