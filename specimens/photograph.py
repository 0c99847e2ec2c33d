"""Photographs a page: a flatbed's scan, a fair phone photo, a poor one. Fast: one remap, one pass of light."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from specimens.desk import desk
from specimens.paper import Material, Pixels
from specimens.truth import Corners, Severity

Floats = NDArray[Any]  # float32

Size = tuple[int, int]

_GRID = 16  # the geometry is worked out on every 16th pixel and drawn out between: off by less than 0.02 px


@dataclass(frozen=True, slots=True)
class Sheet:
    """What lies before the camera.

    Attributes:
        pixels: the page, with the rim of a telephone where it is a screen.
        cover: how much of each pixel is there, 0 to 255: cards and telephones have rounded corners.
        material: a sheet bends; cards and screens shine.
        rim: how many pixels on each side are the telephone's.
    """

    pixels: Pixels
    cover: Pixels
    material: Material
    rim: int

    @property
    def page(self) -> Pixels:
        """The page without the rim."""
        return self.pixels[self.rim : self.pixels.shape[0] - self.rim, self.rim : self.pixels.shape[1] - self.rim]


@dataclass(frozen=True, slots=True)
class Photo:
    """The picture as a file, and where the page's corners are in it."""

    jpeg: bytes
    corners: Corners


@dataclass(frozen=True, slots=True)
class Camera:
    """How bad a photo gets. Lengths are shares of the picture's long side, angles in degrees."""

    long_side_px: tuple[int, int]
    fill: tuple[float, float]
    turn: float
    skew: float
    curl: float
    light: tuple[float, float]
    shadow: float
    glare: float
    blur_px: tuple[float, float]
    motion_px: int
    noise: tuple[float, float]
    quality: tuple[int, int]


_CAMERAS: dict[Severity, Camera] = {
    "phone": Camera(
        (1700, 2100), (0.84, 0.95), 4, 0.022, 0.006, (0.86, 1.06), 0.28, 0.25, (0.3, 0.9), 0, (2, 5), (78, 92)
    ),
    "hard": Camera(
        (1500, 1900), (0.74, 0.9), 11, 0.05, 0.014, (0.5, 0.85), 0.5, 0.55, (0.8, 1.5), 5, (7, 13), (45, 70)
    ),
}


def photograph(
    sheet: Sheet, severity: Severity, rng: np.random.Generator, *, unreadable: bool = False, exif: bytes = b""
) -> Photo:
    """Take a picture of a sheet. The same generator state gives the same bytes.

    Args:
        sheet: what lies there.
        severity: how bad the picture is.
        rng: all chance in it.
        unreadable: so far out of focus that nobody can read it.
        exif: what the camera writes into the file.
    """
    if severity == "clean":
        pixels, corners, quality = sheet.page, _corners_of(sheet.page), 92
    elif severity == "scan":
        pixels, corners = _forwarded(sheet, rng) if sheet.material == "screen" else _scan(sheet, rng)
        quality = int(rng.integers(74, 88))
    else:
        camera = _CAMERAS[severity]
        pixels, corners = _shoot(sheet, camera, rng)
        quality = int(rng.integers(*camera.quality))
    if unreadable:
        pixels = _out_of_focus(pixels, rng)
    return Photo(_jpeg(pixels, quality, exif), corners)


def snapshot(pixels: Pixels, severity: Severity, rng: np.random.Generator) -> Photo:
    """A picture of the world itself, not of a page."""
    camera = _CAMERAS.get(severity)
    if camera is None:
        return Photo(_jpeg(pixels, 92, b""), _corners_of(pixels))
    blurred = cv2.GaussianBlur(pixels, (0, 0), float(rng.uniform(*camera.blur_px)))
    lit = _lit(blurred, None, camera, rng, glossy=False)
    return Photo(_jpeg(lit, int(rng.integers(*camera.quality)), b""), _corners_of(pixels))


def _jpeg(pixels: Pixels, quality: int, exif: bytes) -> bytes:
    file = BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", quality=quality, exif=exif)
    return file.getvalue()


def _forwarded(sheet: Sheet, rng: np.random.Generator) -> tuple[Pixels, Corners]:
    """A screen is not scanned: its capture is sent on and comes out smaller."""
    share = float(rng.uniform(0.6, 0.85))
    small = cv2.resize(sheet.page, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    return small, _corners_of(small)


def _corners_of(pixels: Pixels) -> Corners:
    height, width = pixels.shape[:2]
    return ((0.0, 0.0), (width - 1.0, 0.0), (width - 1.0, height - 1.0), (0.0, height - 1.0))


def _out_of_focus(pixels: Pixels, rng: np.random.Generator) -> Pixels:
    """Defocus and a shake, in shares of the picture's size, so that no engine makes a word of it."""
    long_side = max(pixels.shape[:2])
    small = cv2.resize(pixels, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), long_side / 4 * 0.0105)
    small = _shaken(small, round(long_side / 4 * 0.03), float(rng.uniform(0, 180)))
    return np.asarray(cv2.resize(small, (pixels.shape[1], pixels.shape[0]), interpolation=cv2.INTER_LINEAR))


def _shaken(pixels: Pixels, length: int, degrees: float) -> Pixels:
    kernel = np.zeros((length | 1, length | 1), np.float32)
    middle = length // 2
    reach = np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))]) * middle
    cv2.line(
        kernel,
        (round(middle - reach[0]), round(middle - reach[1])),
        (round(middle + reach[0]), round(middle + reach[1])),
        1.0,
    )
    return np.asarray(cv2.filter2D(pixels, -1, kernel / kernel.sum()))


def _scan(sheet: Sheet, rng: np.random.Generator) -> tuple[Pixels, Corners]:
    """A flatbed: white lid around, a turn of a degree or less, faint grain."""
    height, width = sheet.pixels.shape[:2]
    border = round(0.03 * max(width, height))
    out_w, out_h = width + 2 * border, height + 2 * border
    turned = cv2.getRotationMatrix2D((width / 2, height / 2), float(rng.uniform(-0.9, 0.9)), 1.0)
    turned[:, 2] += border
    lid = int(rng.integers(236, 252))
    page = cv2.warpAffine(sheet.pixels, turned, (out_w, out_h), flags=cv2.INTER_LINEAR)
    cover = cv2.warpAffine(sheet.cover, turned, (out_w, out_h), flags=cv2.INTER_LINEAR)
    ground = np.full_like(page, lid)
    edge = cv2.GaussianBlur(cover, (0, 0), 4)
    ground = np.asarray(ground - (edge // 8)[..., None], np.uint8)
    mixed = _over(page, ground, cover)
    noisy = mixed.astype(np.float32) * float(rng.uniform(0.96, 1.01)) + _grain(out_h, out_w, 2.2, rng)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64)
    return np.clip(noisy, 0, 255).astype(np.uint8), _as_corners(corners @ turned[:, :2].T + turned[:, 2])


def _shoot(sheet: Sheet, camera: Camera, rng: np.random.Generator) -> tuple[Pixels, Corners]:
    height, width = sheet.pixels.shape[:2]
    long_side = int(rng.integers(*camera.long_side_px)) // 8 * 8
    out_w, out_h = (long_side, long_side * 3 // 4) if width >= height else (long_side * 3 // 4, long_side)
    corners = _placed((width, height), (out_w, out_h), camera, rng)
    map_x, map_y = _maps(
        (width, height), (out_w, out_h), corners, camera.curl if sheet.material == "sheet" else 0.0, rng
    )
    page = cv2.remap(sheet.pixels, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    cover = cv2.remap(sheet.cover, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=0)
    ground = desk(out_w, out_h, rng)
    offset = round(0.006 * long_side)
    cast = cv2.GaussianBlur(np.roll(cover[::4, ::4], (offset // 4 + 1, offset // 4 + 1), (0, 1)), (0, 0), 4)
    cast = cv2.resize(cast, (out_w, out_h), interpolation=cv2.INTER_LINEAR)
    ground = np.asarray(cv2.multiply(ground, cv2.cvtColor(255 - cast // 2, cv2.COLOR_GRAY2BGR), scale=1 / 255))
    picture = _over(page, ground, cover)
    sigma = float(rng.uniform(*camera.blur_px))
    picture = cv2.GaussianBlur(picture, (0, 0), sigma)
    if camera.motion_px:
        picture = _shaken(picture, int(rng.integers(2, camera.motion_px + 1)), float(rng.uniform(0, 180)))
    bent = map_x / width if sheet.material == "sheet" else None
    lit = _lit(picture, bent, camera, rng, glossy=sheet.material != "sheet")
    return lit, _as_corners(_within(corners, width, height, sheet.rim))


def _within(corners: NDArray[np.float64], width: int, height: int, rim: int) -> NDArray[np.float64]:
    """Where the screen's own corners are, inside the rim."""
    outer = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    inner = outer + np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]], np.float32) * rim
    there = cv2.getPerspectiveTransform(outer, corners.astype(np.float32))
    moved: NDArray[np.float64] = cv2.perspectiveTransform(inner[None].astype(np.float64), there)[0]
    return moved


def _over(page: Pixels, ground: Pixels, cover: Pixels) -> Pixels:
    share = cv2.cvtColor(cover, cv2.COLOR_GRAY2BGR)
    lower = cv2.multiply(ground, 255 - share, scale=1 / 255)
    return np.asarray(cv2.add(cv2.multiply(page, share, scale=1 / 255), lower))


def _placed(page: Size, picture: Size, camera: Camera, rng: np.random.Generator) -> NDArray[np.float64]:
    """Where the page's corners come to lie, all inside the picture."""
    (width, height), (out_w, out_h) = page, picture
    scale = float(rng.uniform(*camera.fill)) * min(out_w / width, out_h / height)
    half = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], np.float64) * [width * scale / 2, height * scale / 2]
    angle = np.radians(rng.uniform(-camera.turn, camera.turn))
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    points = half @ turn + rng.uniform(-1, 1, (4, 2)) * camera.skew * max(out_w, out_h)
    limit = np.array([out_w / 2, out_h / 2]) - 0.012 * max(out_w, out_h)
    points = points / max(1.0, float((np.abs(points) / limit).max()))
    slack = limit - np.abs(points).max(axis=0)
    shift: NDArray[np.float64] = points + rng.uniform(-0.6, 0.6, 2) * slack + [out_w / 2, out_h / 2]
    return shift


def _maps(
    page: Size, picture: Size, corners: NDArray[np.float64], curl: float, rng: np.random.Generator
) -> tuple[Floats, Floats]:
    """For each pixel of the picture, where on the page it looks; the curl leaves the corners where they are."""
    (width, height), (out_w, out_h) = page, picture
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    back = cv2.getPerspectiveTransform(corners.astype(np.float32), flat)
    x = np.arange(0, out_w + _GRID, _GRID, dtype=np.float64)
    y = np.arange(0, out_h + _GRID, _GRID, dtype=np.float64)
    grid = np.stack([*np.meshgrid(x, y), np.ones((len(y), len(x)))], axis=-1) @ back.T
    u, v = grid[..., 0] / grid[..., 2], grid[..., 1] / grid[..., 2]
    bend = curl * max(width, height) * rng.uniform(-1, 1, 3)
    along, down = np.clip(u / width, -0.1, 1.1), np.clip(v / height, -0.1, 1.1)
    v = v + bend[0] * np.sin(np.pi * along) + 0.5 * bend[1] * np.sin(2 * np.pi * along) * (0.4 + 0.6 * down)
    u = u + 0.6 * bend[2] * np.sin(np.pi * down)
    affine = np.array([[1 / _GRID, 0, 0], [0, 1 / _GRID, 0]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    fine_x = cv2.warpAffine(u.astype(np.float32), affine, (out_w, out_h), flags=flags)
    fine_y = cv2.warpAffine(v.astype(np.float32), affine, (out_w, out_h), flags=flags)
    return fine_x, fine_y


def _lit(picture: Pixels, along: Floats | None, camera: Camera, rng: np.random.Generator, *, glossy: bool) -> Pixels:
    """Uneven light, the shadow of a hand or phone, a lamp's reflection, white balance, grain."""
    out_h, out_w = picture.shape[:2]
    small_h, small_w = out_h // 8, out_w // 8
    y, x = np.mgrid[0:small_h, 0:small_w].astype(np.float32)
    x, y = x / small_w - 0.5, y / small_h - 0.5
    angle = rng.uniform(0, 2 * np.pi)
    light = 1 + 0.18 * float(rng.uniform(0.2, 1)) * (x * np.cos(angle) + y * np.sin(angle))
    light -= 0.16 * (x * x + y * y)
    if along is not None:
        bent = np.clip(cv2.resize(along, (small_w, small_h), interpolation=cv2.INTER_NEAREST), 0, 1)
        light += 0.05 * float(rng.uniform(-1, 1)) * np.cos(np.pi * bent)
    if rng.random() < 0.7:  # noqa: PLR2004 seven photos of ten have a shadow
        light *= 1 - camera.shadow * float(rng.uniform(0.4, 1)) * _shadow(small_w, small_h, rng)
    light *= float(rng.uniform(*camera.light))
    warmth = float(rng.uniform(-0.07, 0.09))
    balance = np.array([1 + warmth, 1.0, 1 - warmth], np.float32)
    lamp = np.zeros_like(light)
    if glossy or rng.random() < 0.35:  # noqa: PLR2004 a third of papers shine somewhere
        cx, cy, wide = rng.uniform(-0.4, 0.4), rng.uniform(-0.4, 0.4), rng.uniform(0.05, 0.13)
        lamp = 255 * camera.glare * np.exp(-(((x - cx) / wide) ** 2 + ((y - cy) / (wide * 0.7)) ** 2))
    full = cv2.resize(light.astype(np.float32), (out_w, out_h), interpolation=cv2.INTER_LINEAR)
    shine = cv2.resize(lamp.astype(np.float32), (out_w, out_h), interpolation=cv2.INTER_LINEAR)
    lit = picture.astype(np.float32)
    lit *= full[..., None]
    lit *= balance
    lit += shine[..., None]
    lit += _grain(out_h, out_w, float(rng.uniform(*camera.noise)), rng)
    return np.clip(lit, 0, 255, out=lit).astype(np.uint8)


def _shadow(width: int, height: int, rng: np.random.Generator) -> Floats:
    """A soft dark field that comes in from one side, in [0, 1]."""
    field = np.zeros((height, width), np.float32)
    edge = rng.uniform(0.05, 0.6, 5) * width
    points = np.stack([edge, np.linspace(-5, height + 5, 5)], axis=1)
    area = np.concatenate([[[-9, -9]], points, [[-9, height + 9]]]).astype(np.int32)
    cv2.fillPoly(field, [area], 1.0)
    if rng.random() < 0.5:  # noqa: PLR2004 left or right
        field = field[:, ::-1]
    return np.asarray(cv2.GaussianBlur(field, (0, 0), float(rng.uniform(5, 16))), np.float32)


def _grain(height: int, width: int, sigma: float, rng: np.random.Generator) -> Floats:
    """Sensor noise, a little smeared as phones leave it; one tile repeated, which no eye finds under a picture."""
    tile = rng.standard_normal((384, 448, 3), np.float32)
    tile = cv2.GaussianBlur(tile, (0, 0), 0.6, borderType=cv2.BORDER_REFLECT) * (sigma * 1.7)
    repeat = (-(-height // 384), -(-width // 448), 1)
    return np.asarray(np.tile(tile, repeat)[:height, :width], np.float32)


def _as_corners(points: NDArray[np.float64]) -> Corners:
    a, b, c, d = ((round(float(x), 1), round(float(y), 1)) for x, y in points)
    return (a, b, c, d)
