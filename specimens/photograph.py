"""Photographs a page: a flatbed's scan, a fair phone photo, a poor one; or several pages on one desk.

Fast: one remap a page, one pass of light. What may go wrong and how often is said in ``camera/scene.py``.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from specimens.camera.file import saved, sent_on
from specimens.camera.geometry import (
    FLAT,
    Bend,
    Points,
    as_corners,
    bent,
    box_of,
    looks,
    onto,
    placed,
    turned,
    within,
)
from specimens.camera.hands import free_places, hold
from specimens.camera.light import light
from specimens.camera.scanner import corners_of, over, scanned
from specimens.camera.scene import CAMERAS, FLATBED, TROUBLES, Camera, Photo, Sheet, Size, Trouble, happened, long_side
from specimens.camera.sensor import developed, out_of_focus, seen
from specimens.camera.surface import moire, relief, sleeve, spread
from specimens.clutter import strew
from specimens.desk import desk, folder
from specimens.paper import Pixels, Rect
from specimens.truth import Corners, Severity

__all__ = [
    "SEVERAL_MAX",
    "TROUBLES",
    "Photo",
    "Sheet",
    "Trouble",
    "photograph",
    "photograph_several",
    "photograph_spread",
    "snapshot",
]

SEVERAL_MAX = 6

_LONGEST = 4000  # pixels
_LONG_MM = {"sheet": 297.0, "card": 85.6, "screen": 150.0}  # A4, ID-1, a telephone
_FOLDER = 0.12  # of sheets lie in the folder that they were handed over in
_BEDS = ((4, 3, 0.7), (16, 9, 0.15), (3, 2, 0.08), (1, 1, 0.07))  # the sensor's shape and how often
_CROSSWISE_FILL = (0.9, 0.97)  # the page is small enough as it is
_ACROSS_MIN = 0.6  # a page narrower than that is photographed with the telephone held as the page is


@dataclass(frozen=True, slots=True)
class _Shot:
    """What the sensor has seen, where each sheet's corners are in it (within a screen's rim), and where lines of print."""

    pixels: Pixels
    placements: list[Points]
    lines: Pixels | None = None


def photograph(
    sheet: Sheet,
    severity: Severity,
    rng: np.random.Generator,
    *,
    unreadable: bool = False,
    exif: bytes = b"",
    troubles: Collection[Trouble] | None = None,
) -> Photo:
    """Take a picture of a sheet. The same generator state gives the same bytes.

    Args:
        sheet: what lies there.
        severity: how bad the picture is.
        rng: all chance in it.
        unreadable: so far out of focus that nobody can read it.
        exif: what the camera writes into the file.
        troubles: what goes wrong in a phone's photo, instead of what chance says.
    """
    camera = CAMERAS.get(severity)
    if camera is None:
        pixels, points, quality = (
            (sheet.page, corners_of(sheet.page), 92) if severity == "clean" else scanned(sheet, rng)
        )
        return Photo(saved(out_of_focus(pixels, rng) if unreadable else pixels, quality, exif), as_corners(points))
    given = happened(camera, sheet.material, rng, troubles)
    size = _format(sheet.size, camera, given, rng)
    shot = _shoot([(sheet, (0, 0, *size))], size, camera, given, rng)
    jpeg, corners, lines = _finished(shot, camera, given, rng, unreadable=unreadable, exif=exif)
    return Photo(jpeg, corners[0], lines)


def photograph_several(
    sheets: Sequence[Sheet], severity: Severity, rng: np.random.Generator
) -> tuple[bytes, tuple[Corners, ...]]:
    """Take one picture of several sheets, none over another; returns the JPEG and each one's corners, in order.

    ``clean`` and ``scan`` lay them on white, as on a flatbed.

    Raises:
        ValueError: there are fewer than two sheets or more than ``SEVERAL_MAX``.
    """
    if not 2 <= len(sheets) <= SEVERAL_MAX:  # noqa: PLR2004 one is no several
        raise ValueError(f"{len(sheets)} sheets, not 2 to {SEVERAL_MAX}")
    camera = CAMERAS.get(severity, FLATBED)
    given = happened(camera, "sheet", rng) - {"fingers", "other_format", "messenger"}
    wide, high = _mean_size(sheets)
    columns = min(range(1, len(sheets) + 1), key=lambda n: _stretch(n * wide, -(-len(sheets) // n) * high))
    rows = -(-len(sheets) // columns)
    size = _format((columns * wide, rows * high), camera, given, rng, larger=1 + 0.15 * len(sheets))
    step_x, step_y = size[0] // columns, size[1] // rows
    cells: list[Rect] = [
        (step_x * (at % columns), step_y * (at // columns), step_x * (at % columns + 1), step_y * (at // columns + 1))
        for at in range(len(sheets))
    ]
    jpeg, corners, _ = _finished(
        _shoot(list(zip(sheets, cells, strict=True)), size, camera, given, rng), camera, given, rng
    )
    return jpeg, corners


def photograph_spread(
    left: Sheet, right: Sheet, severity: Severity, rng: np.random.Generator
) -> tuple[bytes, tuple[Corners, ...]]:
    """Take a picture of two pages of one paper, side by side as in an open booklet; the JPEG and each page's corners."""
    sheet, edge = _bound(left, right)
    camera = CAMERAS.get(severity, FLATBED)
    given = happened(camera, "sheet", rng) - {"curl", "crease"}  # the inner corners stay where the plane has them
    size = _format(sheet.size, camera, given, rng, larger=1.2)
    shot = _shoot([(sheet, (0, 0, *size))], size, camera, given, rng, flat=True)
    high = sheet.size[1]
    pages = [
        onto(shot.placements[0], sheet.size, np.array([[x0, 0], [x1, 0], [x1, high], [x0, high]], np.float64))
        for x0, x1 in ((0, edge), (edge, sheet.size[0]))
    ]
    jpeg, corners, _ = _finished(replace(shot, placements=pages), camera, given, rng)
    return jpeg, corners


def snapshot(pixels: Pixels, severity: Severity, rng: np.random.Generator) -> Photo:
    """A picture of the world itself, not of a page."""
    camera = CAMERAS.get(severity)
    if camera is None:
        return Photo(saved(pixels, 92), as_corners(corners_of(pixels)))
    given = happened(camera, "card", rng) - {"glare", "blinds"}
    picture = seen(pixels, camera, given, rng)
    lit = light(picture, camera, given, rng, glossy=False).on(picture)
    shot = _Shot(developed(lit, camera, given, rng), [corners_of(pixels)])
    jpeg, corners, _ = _finished(shot, camera, given, rng)
    return Photo(jpeg, corners[0])


def _mean_size(sheets: Sequence[Sheet]) -> Size:
    wide, high = np.mean([np.array(each.size) / max(each.size) for each in sheets], axis=0)
    return round(1000 * float(wide)), round(1000 * float(high))


def _stretch(wide: float, high: float) -> float:
    return abs(float(np.log(wide / high / 1.3)))


def _bound(left: Sheet, right: Sheet) -> tuple[Sheet, int]:
    """Two pages as one sheet, dark where they meet; and where that is."""
    high = left.size[1]
    share = high / right.size[1]
    second = cv2.resize(right.pixels, (round(right.size[0] * share), high), interpolation=cv2.INTER_AREA)
    pixels = np.concatenate([left.pixels, second], axis=1)
    edge = left.size[0]
    far = np.abs(np.arange(pixels.shape[1]) - edge) / (0.02 * pixels.shape[1])
    shade = (1 - 0.3 * np.exp(-far)).astype(np.float32)
    pixels = (pixels * shade[None, :, None]).astype(np.uint8)
    return Sheet(pixels, np.full(pixels.shape[:2], 255, np.uint8), "sheet", 0), edge


def _format(
    page: Size, camera: Camera, given: Collection[Trouble], rng: np.random.Generator, *, larger: float = 1.0
) -> Size:
    """The picture's size: the telephone held as the page lies, or otherwise."""
    wide, high = page
    long = round(min(long_side(camera, rng) * larger, _LONGEST))
    bed = _BEDS[int(rng.choice(len(_BEDS), p=[each[2] for each in _BEDS]))]
    crosswise = "other_format" in given and min(page) > _ACROSS_MIN * max(page)
    if crosswise or min(page) <= _ACROSS_MIN * max(page):
        bed = _BEDS[0]
    short = long * bed[1] // bed[0]
    return (long, short) if (wide >= high) is not crosswise else (short, long)


def _shoot(
    things: Sequence[tuple[Sheet, Rect]],
    size: Size,
    camera: Camera,
    given: Collection[Trouble],
    rng: np.random.Generator,
    *,
    flat: bool = False,
) -> _Shot:
    """What the sensor has seen of sheets, each in its cell."""
    sheets = [sheet for sheet, _ in things]
    if "other_format" in given:
        camera = replace(camera, fill=_CROSSWISE_FILL)
    placements = [placed(sheet.size, cell, camera, rng) for sheet, cell in things]
    if camera is FLATBED:
        picture = np.full((size[1], size[0], 3), int(rng.integers(240, 253)), np.uint8)
    else:
        picture = _ground(sheets, placements, size, given, rng)
    lines = np.zeros(picture.shape[:2], np.uint16) if any(each.lines is not None for each in sheets) else None
    for sheet, corners in zip(sheets, placements, strict=True):
        bends = sheet.material == "sheet" and not flat
        curl = camera.curl * (2.2 if "curl" in given else 0.7)
        bend = bent(sheet.size, curl, rng, creased="crease" in given) if bends else FLAT
        _lay(picture, lines, (sheet, corners), bend, given, rng)
    if "fingers" in given:
        places = free_places(sheets[0], rng, 1 + int(rng.integers(2)))
        picture = hold(picture, sheets[0], placements[0], places, rng)
    picture = seen(picture, camera, given, rng)
    glossy = "sleeve" in given or any(each.material != "sheet" for each in sheets)
    lit = light(picture, camera, given, rng, glossy=glossy).on(picture)
    corners_seen = [within(at, each.size, each.rim) for at, each in zip(placements, sheets, strict=True)]
    return _Shot(developed(lit, camera, given, rng), corners_seen, lines)


def _ground(
    sheets: Sequence[Sheet],
    placements: Sequence[Points],
    size: Size,
    given: Collection[Trouble],
    rng: np.random.Generator,
) -> Pixels:
    """The desk and what lies on it beside the sheets."""
    picture = desk(*size, rng)
    taken = np.zeros((size[1] // 8 + 1, size[0] // 8 + 1), np.uint8)
    for corners in placements:
        cv2.fillConvexPoly(taken, (corners / 8).astype(np.int32), 255)
    if "clutter" in given:
        side = float(np.hypot(*(placements[0][1] - placements[0][0])))
        across_mm = _LONG_MM[sheets[0].material] * sheets[0].size[0] / max(sheets[0].size)
        strew(picture, taken, side / across_mm, rng)
    if len(sheets) == 1 and sheets[0].material == "sheet" and rng.random() < _FOLDER:
        grown = (placements[0] - placements[0].mean(axis=0)) * float(rng.uniform(1.03, 1.14))
        area = np.zeros((size[1], size[0]), np.uint8)
        outline = np.round((grown + placements[0].mean(axis=0)) * 16).astype(np.int32)
        cv2.fillConvexPoly(area, outline, 255, cv2.LINE_AA, 4)
        picture = over(folder(*size, rng), _shaded(picture, area), area)
    return picture


def _shaded(ground: Pixels, cover: Pixels) -> Pixels:
    """The ground with the shadow of what lies on it."""
    height, width = cover.shape
    offset = max(round(0.0015 * max(width, height)), 1)
    small = cover[::4, ::4]
    cast = np.zeros_like(small)
    cast[offset:, offset:] = small[:-offset, :-offset]
    cast = np.asarray(cv2.GaussianBlur(cast, (0, 0), 4))
    full = cv2.resize(cast, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.multiply(ground, cv2.cvtColor(255 - full // 2, cv2.COLOR_GRAY2BGR), scale=1 / 255))


def _lay(
    picture: Pixels,
    lines: Pixels | None,
    thing: tuple[Sheet, Points],
    bend: Bend,
    given: Collection[Trouble],
    rng: np.random.Generator,
) -> None:
    """Draw one sheet into the picture, its corners where they are to be, and where its lines of print come to lie."""
    sheet, corners = thing
    box = box_of(corners, (picture.shape[1], picture.shape[0]))
    map_x, map_y = looks(sheet.size, box, corners, bend)
    page = cv2.remap(sheet.pixels, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    cover = cv2.remap(sheet.cover, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=0)
    shade = relief(sheet.size, bend, given, rng)
    if shade is not None:
        page = np.clip(page * spread(shade, map_x, map_y, 1.0)[..., None], 0, 255).astype(np.uint8)
    if "sleeve" in given:
        shine = spread(sleeve(sheet.size, rng), map_x, map_y, 0.0)[..., None]
        page = np.clip(page + shine * np.array([96, 99, 104], np.float32), 0, 255).astype(np.uint8)
    if sheet.material == "screen":
        page = moire(page, map_x, map_y, rng)
    left, top, right, bottom = box
    part = picture[top:bottom, left:right]
    part[:] = over(page, _shaded(part, cover), cover)
    if lines is not None and sheet.lines is not None:
        lines[top:bottom, left:right] = cv2.remap(
            sheet.lines, map_x, map_y, cv2.INTER_NEAREST, borderMode=cv2.BORDER_CONSTANT, borderValue=0
        )


def _finished(
    shot: _Shot,
    camera: Camera,
    given: Collection[Trouble],
    rng: np.random.Generator,
    *,
    unreadable: bool = False,
    exif: bytes = b"",
) -> tuple[bytes, tuple[Corners, ...], Pixels | None]:
    """The picture as a file: turned where the telephone didn't know how it was held, sent on where it was.

    Returns the file, each sheet's corners in it, and where lines of print are in it.
    """
    pixels = out_of_focus(shot.pixels, rng) if unreadable else shot.pixels
    quarters = int(rng.integers(1, 4)) if "turned" in given else 0
    size = (pixels.shape[1], pixels.shape[0])
    placements = [turned(each, size, quarters) for each in shot.placements]
    pixels = np.ascontiguousarray(np.rot90(pixels, quarters))
    lines = None if shot.lines is None else np.ascontiguousarray(np.rot90(shot.lines, quarters))
    quality = int(rng.integers(*camera.quality))
    if "messenger" not in given:
        return saved(pixels, quality, exif), tuple(as_corners(each) for each in placements), lines
    jpeg, smaller = sent_on(pixels, quality, rng)
    if lines is not None:
        lines = cv2.resize(lines, smaller, interpolation=cv2.INTER_NEAREST)
    share = (smaller[0] - 1) / (pixels.shape[1] - 1)
    return jpeg, tuple(as_corners(each * share) for each in placements), lines
