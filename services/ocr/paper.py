"""Finds papers, cards and screens within a photo, and lays them flat. Pure.

On a reduced picture: outlines come from the colours of what lies around (the picture's rim), from several levels of
brightness and colour, and from edges; each that has four corners is weighed by how sharply its sides stand out. A frame
printed on a paper has four corners too, so where something legible lies outside an outline, it is no paper.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import dist
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from services.ocr.engines.base import Picture, Quad, quad
from services.ocr.geometry import Matrix, reduced
from shared.events.credential import PAPERS_MAX

Points = NDArray[np.float32]
"""Four corners, clockwise from the top left, as rows of x and y."""

_Grey = NDArray[Any]  # one channel, uint8
_Lab = NDArray[Any]  # three channels, uint8 or float32
_Field = NDArray[Any]  # one channel, float32

_SIDE_PX = 360
"""Long side of the reduced picture. So small, the side of a paper is still sharp, and its text is mere grain."""

_AREA_MIN, _AREA_MAX = 0.06, 0.97
_CORNER_COS_MAX = 0.45
"""Corners between 63° and 117°: a paper seen from the side, not a slanted shadow."""
_ASPECT_MAX = 3.2
_SUPPORT_MIN = 0.72
_SIDE_SUPPORT_MIN = 0.35
_EDGE_MIN = 14.0
_STEP_MIN = 11.0
_SAMPLES = 32
_SAME_PX = 6
_EVEN = 0.012
_SIDES = (((0, 1), 1), ((2, 3), 1), ((0, 3), 0), ((1, 2), 0))
"""Top, bottom, left, right: two corners each, and the coordinate that they have in common where it lies level."""
_COLOUR_WEIGHTS = (0.6, 1.5, 1.5)
"""Of lightness and the two colours: a shadow changes the first, another material the others."""
_OVERLAP_MAX = 0.35
_CONTOURS_MAX = 40
_FOUR = 4
_COARSENESS = (0.02, 0.03, 0.045, 0.06)
"""Shares of its length by which an outline may be straightened, least first."""
_FILLED_MIN = 0.9
_MARGIN = 0.02
_INK_MIN = 28
_OUTSIDE_INK_MAX = 0.05


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper found in a picture.

    Attributes:
        corners: in the picture's pixels, clockwise from the corner that lies top left in it.
        share: of the picture's area, in (0, 1].
        support: share of its outline that stands out, in [0, 1].
    """

    corners: Quad
    share: float
    support: float


@dataclass(frozen=True, slots=True)
class _Outline:
    """A paper's outline in the reduced picture. ``closeness`` says how exactly it runs where colour changes most."""

    corners: Points
    share: float
    support: float
    closeness: float

    @property
    def worth(self) -> float:
        """A larger outline goes before those inside it, and of those about as large the one that fits best."""
        return self.support + 0.6 * self.share + 0.4 * self.closeness


def find(image: Picture) -> tuple[Paper, ...]:
    """Papers, cards and screens that lie within the picture, largest first; none where the picture is the paper.

    Doubt means none: whoever reads the whole picture loses time, and whoever reads a wrong part of it loses text.
    """
    height_px, width_px = image.shape[:2]
    scale = _SIDE_PX / max(height_px, width_px)
    if scale >= 1 or min(height_px, width_px) * scale < _SIDE_PX / 6:
        return ()
    small, _ = reduced(image, _SIDE_PX)
    size = (small.shape[1], small.shape[0])
    lab = cv2.cvtColor(cv2.GaussianBlur(small, (0, 0), 1.0), cv2.COLOR_RGB2LAB)
    steepness = _steepness(lab)
    area_px = float(size[0] * size[1])
    wide = lab.astype(np.float32)
    near_steepness = cv2.dilate(steepness, np.ones((5, 5), np.uint8))
    weighed: list[_Outline] = []
    seen = set()
    for corners in _candidates(lab, steepness):
        near = tuple((corners / _SAME_PX).round().astype(int).reshape(8).tolist())
        if near in seen:
            continue
        seen.add(near)
        share = float(cv2.contourArea(corners)) / area_px
        if not _AREA_MIN <= share <= _AREA_MAX or not _is_paper_shaped(corners) or _is_picture(corners, size):
            continue
        sides = _support(corners, wide, near_steepness)
        if min(sides) >= _SIDE_SUPPORT_MIN and np.mean(sides) >= _SUPPORT_MIN:
            weighed.append(
                _Outline(corners, share, float(np.mean(sides)), _closeness(corners, steepness, near_steepness))
            )
    kept = sorted(_apart(weighed, size), key=lambda outline: -outline.share)[:PAPERS_MAX]
    if not kept or _ink_outside(_ink(lab), [outline.corners for outline in kept]) > _OUTSIDE_INK_MAX:
        return ()
    back = np.array([width_px / size[0], height_px / size[1]], np.float32)
    return tuple(Paper(quad((outline.corners * back).reshape(8)), outline.share, outline.support) for outline in kept)


def flattened(image: Picture, paper: Paper) -> tuple[Picture, Matrix]:
    """The paper cut out and laid flat, with a little of what lies around it.

    Returns:
        The flat picture, and the matrix that takes its points back to the picture's.
    """
    corners = np.array(paper.corners, np.float32).reshape(4, 2)
    middle = corners.mean(axis=0)
    corners = middle + (corners - middle) * (1 + 2 * _MARGIN)
    width_px = max(1, round(max(dist(corners[0], corners[1]), dist(corners[3], corners[2]))))
    height_px = max(1, round(max(dist(corners[0], corners[3]), dist(corners[1], corners[2]))))
    flat = np.array([[0, 0], [width_px, 0], [width_px, height_px], [0, height_px]], np.float32)
    there = cv2.getPerspectiveTransform(corners.astype(np.float32), flat)
    view = cv2.warpPerspective(
        image, there, (width_px, height_px), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(view), np.linalg.inv(there)


def _steepness(lab: _Lab) -> _Field:
    """How steeply colour changes at each pixel: the strongest of the three channels, colour counting double."""
    steepest: _Field = np.zeros(lab.shape[:2], np.float32)
    for channel, weight in zip(cv2.split(lab), (1.0, 2.0, 2.0), strict=True):
        across = cv2.Sobel(channel, cv2.CV_32F, 1, 0, scale=weight / 4)
        down = cv2.Sobel(channel, cv2.CV_32F, 0, 1, scale=weight / 4)
        steepest = np.maximum(steepest, cv2.magnitude(across, down))
    return steepest


def _candidates(lab: _Lab, steepness: _Field) -> Iterator[Points]:
    """Outlines with four corners."""
    for mask in _masks(lab, steepness):
        contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
        largest = sorted(contours, key=cv2.contourArea, reverse=True)[:_CONTOURS_MAX]
        for contour in largest:
            if cv2.contourArea(contour) < _AREA_MIN * mask.size:
                break
            corners = _corners(cv2.convexHull(contour))
            if corners is not None:
                yield corners


def _masks(lab: _Lab, steepness: _Field) -> Iterator[_Grey]:
    height, width = lab.shape[:2]
    kernel = np.ones((3, 3), np.uint8)
    # What differs from the rim: the median colours of the four sides, a paper may touch one or two of them.
    rim = max(2, round(0.015 * max(height, width)))
    sides = [
        lab[:rim].reshape(-1, 3),
        lab[-rim:].reshape(-1, 3),
        lab[:, :rim].reshape(-1, 3),
        lab[:, -rim:].reshape(-1, 3),
    ]
    grounds = np.unique(np.array([np.median(side, axis=0) for side in sides], np.float32).round(-1), axis=0)
    wide = lab.astype(np.float32)
    away = np.min([np.abs((wide - ground) * _COLOUR_WEIGHTS).max(axis=2) for ground in grounds], axis=0)
    away = np.clip(away * 2, 0, 255).astype(np.uint8)
    level, mask = cv2.threshold(away, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    for share in (1.0, 0.6):
        mask = cv2.threshold(away, level * share, 255, cv2.THRESH_BINARY)[1]
        yield cv2.morphologyEx(
            cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8)), cv2.MORPH_OPEN, kernel
        )
    for channel in cv2.split(lab):
        mask = cv2.threshold(channel, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[1]
        for side in (mask, 255 - mask):
            yield cv2.morphologyEx(side, cv2.MORPH_OPEN, kernel)
    for level in (10.0, 20.0):
        edges = (steepness > level).astype(np.uint8) * 255
        yield 255 - cv2.dilate(edges, np.ones((3, 3), np.uint8))
        yield cv2.morphologyEx(edges, cv2.MORPH_CLOSE, kernel)


def _corners(hull: NDArray[Any]) -> Points | None:
    around = cv2.arcLength(hull, True)
    for share in _COARSENESS:
        outline = cv2.approxPolyDP(hull, share * around, True)
        if len(outline) <= _FOUR:
            break
    if len(outline) == _FOUR:
        return _clockwise(outline.reshape(4, 2).astype(np.float32))
    box = cv2.boxPoints(cv2.minAreaRect(hull))
    filled = cv2.contourArea(hull) / max(cv2.contourArea(box), 1.0)
    return _clockwise(box.astype(np.float32)) if filled > _FILLED_MIN else None


def _clockwise(corners: Points) -> Points:
    """From the top left: the corner with the least x + y, then as a clock goes."""
    middle = corners.mean(axis=0)
    angles = np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0])
    ordered = corners[np.argsort(angles)]
    return np.roll(ordered, -int(np.argmin(ordered.sum(axis=1))), axis=0)


def _is_paper_shaped(corners: Points) -> bool:
    sides = [corners[(index + 1) % 4] - corners[index] for index in range(4)]
    lengths = [float(np.hypot(*side)) for side in sides]
    if min(lengths) < 1:
        return False
    for index in range(4):
        cosine = abs(float(sides[index] @ sides[index - 1])) / (lengths[index] * lengths[index - 1])
        if cosine > _CORNER_COS_MAX:
            return False
    across, down = (lengths[0] + lengths[2]) / 2, (lengths[1] + lengths[3]) / 2
    return max(across, down) <= _ASPECT_MAX * min(across, down)


def _is_picture(corners: Points, size: tuple[int, int]) -> bool:
    """Whether an outline is the picture's own rim, or a frame drawn evenly within it: then the picture is the paper.

    A hand never holds a camera so that a paper lies square and in the middle to a hundredth.
    """
    left, top = corners.min(axis=0)
    right, bottom = np.array(size) - 1 - corners.max(axis=0)
    near = _EVEN * max(size)
    if sum(gap < near for gap in (left, top, right, bottom)) >= 3:  # noqa: PLR2004 three of the four sides
        return True
    level = max(float(np.ptp(corners[list(pair), axis])) for pair, axis in _SIDES)
    return level < near and abs(left - right) < 2 * near and abs(top - bottom) < 2 * near


def _support(corners: Points, lab: _Lab, steepness: _Field) -> list[float]:
    """For each side, the share of it where colour changes steeply, and where what lies beyond is not the same as within.

    The second half tells a paper's side from a frame printed on it, beyond which comes the same paper again.
    """
    inward_px, outward_px = np.arange(3, 22, 3, dtype=np.float32), np.array([3, 6, 10, 14, 20], np.float32)
    shares = []
    for index in range(4):
        start, end = corners[index], corners[(index + 1) % 4]
        along = (end - start) / max(float(np.hypot(*(end - start))), 1.0)
        inward = np.array([-along[1], along[0]], np.float32)  # corners go as a clock does, so within lies to the right
        steps = np.linspace(0.04, 0.96, _SAMPLES, dtype=np.float32)[:, None]
        points = start + (end - start) * steps
        steep = _taken(steepness, points)
        within = np.median(_taken(lab, points[:, None] + inward * inward_px[None, :, None]), axis=1)
        beyond = _taken(lab, points[:, None] - inward * outward_px[None, :, None])
        differs = (np.abs(within[:, None] - beyond) * _COLOUR_WEIGHTS).max(axis=2).min(axis=1) > _STEP_MIN
        shares.append(float(((steep > _EDGE_MIN) & differs).mean()))
    return shares


def _taken(field: NDArray[Any], points: NDArray[np.float32]) -> NDArray[Any]:
    """The field's values at these points; those outside it are the nearest on its rim."""
    height, width = field.shape[:2]
    x = np.clip(points[..., 0].round().astype(int), 0, width - 1)
    y = np.clip(points[..., 1].round().astype(int), 0, height - 1)
    return np.asarray(field[y, x])


def _closeness(corners: Points, steepness: _Field, near_steepness: _Field) -> float:
    steps = np.linspace(0.04, 0.96, _SAMPLES, dtype=np.float32)[None, :, None]
    points = (corners[:, None] + (np.roll(corners, -1, axis=0) - corners)[:, None] * steps).reshape(-1, 2)
    return float((_taken(steepness, points) / np.maximum(_taken(near_steepness, points), 1.0)).mean())


def _apart(weighed: Sequence[_Outline], size: tuple[int, int]) -> list[_Outline]:
    """The best of those that overlap."""
    kept: list[tuple[_Outline, _Grey]] = []
    for outline in sorted(weighed, key=lambda outline: -outline.worth):
        mask = np.zeros((size[1], size[0]), np.uint8)
        cv2.fillConvexPoly(mask, outline.corners.round().astype(np.int32), 1)
        area = max(1, int(mask.sum()))
        overlaps = [int((mask & other).sum()) / min(area, int(other.sum())) for _, other in kept]
        if all(overlap <= _OVERLAP_MAX for overlap in overlaps):
            kept.append((outline, mask))
    return [outline for outline, _ in kept]


def _ink(lab: _Lab) -> _Grey:
    """Where something small stands out, dark or bright: text, mostly."""
    light = lab[..., 0]
    kernel = np.ones((7, 7), np.uint8)
    dark, bright = (cv2.morphologyEx(light, how, kernel) for how in (cv2.MORPH_BLACKHAT, cv2.MORPH_TOPHAT))
    return (np.maximum(dark, bright) > _INK_MIN).astype(np.uint8)


def _ink_outside(ink: _Grey, papers: Sequence[Points]) -> float:
    """Share of all ink that lies outside the papers and away from their sides."""
    mask = np.zeros(ink.shape, np.uint8)
    for corners in papers:
        cv2.fillConvexPoly(mask, corners.round().astype(np.int32), 1)
    around = cv2.dilate(mask, np.ones((11, 11), np.uint8))
    outside = int(ink[around == 0].sum())
    return outside / max(1, outside + int(ink[mask == 1].sum()))
