"""Pictures without a camera's room around them: flatbeds, copiers, scanning apps, screenshots."""

import cv2
import numpy as np
from PIL import Image, ImageDraw

from specimens.camera.geometry import FLAT, Points, looks
from specimens.camera.scene import Floats, Sheet
from specimens.fonts import font
from specimens.paper import Pixels

_APP, _SCREENSHOT, _GREY, _BLACK_LID, _SPINE = 0.3, 0.12, 0.07, 0.22, 0.12  # how often, of scans
_WIDEST = 1.75  # a page wider than that would be too small on a telephone held upright
_STATUS_BAR = 0.75


def scanned(sheet: Sheet, rng: np.random.Generator) -> tuple[Pixels, Points, int]:
    """A scan of a sheet or card: picture, corners, JPEG quality. A screen is not scanned: its capture is sent on."""
    quality = int(rng.integers(74, 88))
    kind = float(rng.random())
    if sheet.material == "screen":
        pixels, corners = _forwarded(sheet.page, rng)
    elif kind < _APP:
        pixels, corners = _by_app(sheet, rng)
    elif kind < _APP + _SCREENSHOT and sheet.size[0] < _WIDEST * sheet.size[1]:
        pixels, corners = screenshot(sheet.page, rng)
    else:
        pixels, corners = _flatbed(sheet, rng)
    if rng.random() < _GREY:
        pixels = cv2.cvtColor(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    return np.asarray(pixels), corners, quality


def corners_of(pixels: Pixels) -> Points:
    """The picture's own corners, where it is the page and nothing else."""
    height, width = pixels.shape[:2]
    return np.array([[0, 0], [width - 1, 0], [width - 1, height - 1], [0, height - 1]], np.float64)


def _forwarded(page: Pixels, rng: np.random.Generator) -> tuple[Pixels, Points]:
    share = float(rng.uniform(0.6, 0.85))
    small = cv2.resize(page, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    return small, corners_of(small)


def _flatbed(sheet: Sheet, rng: np.random.Generator) -> tuple[Pixels, Points]:
    """A white or black lid around, a turn of a degree or less, faint grain; sometimes the dark of a book's spine."""
    width, height = sheet.size
    border = round(float(rng.uniform(0.006, 0.04)) * max(width, height))
    out_w, out_h = width + 2 * border, height + 2 * border
    turned = cv2.getRotationMatrix2D((width / 2, height / 2), float(rng.uniform(-0.9, 0.9)), 1.0)
    turned[:, 2] += border
    black = rng.random() < _BLACK_LID
    lid = int(rng.integers(8, 30)) if black else int(rng.integers(236, 252))
    page = cv2.warpAffine(sheet.pixels, turned, (out_w, out_h), flags=cv2.INTER_LINEAR)
    cover = cv2.warpAffine(sheet.cover, turned, (out_w, out_h), flags=cv2.INTER_LINEAR)
    ground = np.full_like(page, lid)
    if not black:
        ground = np.asarray(ground - (cv2.GaussianBlur(cover, (0, 0), 4) // 8)[..., None], np.uint8)
    mixed = over(page, ground, cover).astype(np.float32)
    mixed *= float(rng.uniform(0.96, 1.02))
    if rng.random() < _SPINE:
        mixed *= _spine(out_w, rng)[None, :, None]
    tile = rng.standard_normal((256, 256, 3), np.float32) * 2.2
    mixed += np.tile(tile, (-(-out_h // 256), -(-out_w // 256), 1))[:out_h, :out_w]
    if rng.random() < _SPINE:  # a dirty line under the lamp
        at = int(rng.integers(out_w))
        mixed[:, at : at + 2] *= float(rng.uniform(0.8, 0.93))
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64)
    return np.clip(mixed, 0, 255).astype(np.uint8), corners @ turned[:, :2].T + turned[:, 2]


def _spine(width: int, rng: np.random.Generator) -> Floats:
    """The shadow along the side where a book would not lie flat."""
    x = np.linspace(0, 1, width, dtype=np.float32)
    shade = 1 - float(rng.uniform(0.2, 0.5)) * np.exp(-x / float(rng.uniform(0.01, 0.03)))
    return np.asarray(shade[::-1] if rng.integers(2) else shade, np.float32)


def _by_app(sheet: Sheet, rng: np.random.Generator) -> tuple[Pixels, Points]:
    """A scanning app: cut out along its corners, not quite, the paper whitened, the print darkened."""
    width, height = sheet.size
    share = float(rng.uniform(0.75, 1.05))
    out = (round(width * share), round(height * share))
    stray = 0.012 * max(out)
    inset = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]], np.float64) * rng.uniform(0.0, 1.0, (4, 2)) * stray
    corners = np.array([[0, 0], [out[0], 0], out, [0, out[1]]], np.float64) + inset
    map_x, map_y = looks((width, height), (0, 0, *out), corners, FLAT)
    page = cv2.remap(sheet.pixels, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    cover = cv2.remap(sheet.cover, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=0)
    ground = np.full_like(page, int(rng.integers(60, 200)))
    pixels = over(page, ground, cover)
    gamma, white = float(rng.uniform(1.0, 1.7)), float(rng.uniform(215, 250))
    levels = np.clip(np.arange(256) / white, 0, 1) ** gamma * 255
    return cv2.LUT(pixels, levels.astype(np.uint8)), corners


def screenshot(page: Pixels, rng: np.random.Generator) -> tuple[Pixels, Points]:
    """The page as a telephone's viewer shows it: bars above and below, the rest black or white."""
    height, width = page.shape[:2]
    wide = 1440 if width > height else 1080
    high = round(wide * float(rng.uniform(1.95, 2.17)))
    share = min(wide / width, 0.86 * high / height)
    size = (round(width * share), round(height * share))
    small = cv2.resize(page, size, interpolation=cv2.INTER_AREA if share < 1 else cv2.INTER_LINEAR)
    dark = bool(rng.integers(2))
    ground = 0 if dark else int(rng.choice((255, 245, 237)))
    pixels = np.full((high, wide, 3), ground, np.uint8)
    left, top = (wide - size[0]) // 2, round((high - size[1]) * float(rng.choice((0.5, 0.5, 0.42))))
    pixels[top : top + size[1], left : left + size[0]] = small
    if rng.random() < _STATUS_BAR:
        pixels = status_bar(pixels, rng, dark=dark)
    return pixels, corners_of(small) + np.array([left, top])


def status_bar(pixels: Pixels, rng: np.random.Generator, *, dark: bool) -> Pixels:
    """Time, bars of reception and battery along a telephone's upper edge."""
    picture = Image.fromarray(pixels)
    pen = ImageDraw.Draw(picture)
    ink = (255, 255, 255) if dark else (20, 20, 20)
    unit = picture.width / 1080
    middle = 46 * unit
    pen.text(
        (70 * unit, middle),
        f"{int(rng.integers(7, 23))}:{int(rng.integers(60)):02d}",
        ink,
        font("hei_bold", round(38 * unit)),
        anchor="lm",
    )
    for bar in range(4):
        x = (850 + bar * 13) * unit
        pen.rectangle([x, middle + (12 - 7 * bar) * unit, x + 8 * unit, middle + 16 * unit], fill=ink)
    pen.rounded_rectangle(
        [950 * unit, middle - 15 * unit, 1004 * unit, middle + 15 * unit],
        6 * unit,
        outline=ink,
        width=max(round(2 * unit), 1),
    )
    level = float(rng.uniform(0.15, 1))
    pen.rectangle([954 * unit, middle - 10 * unit, (954 + 46 * level) * unit, middle + 10 * unit], fill=ink)
    return np.asarray(picture)


def over(page: Pixels, ground: Pixels, cover: Pixels) -> Pixels:
    """The page on the ground, where its cover says."""
    share = cv2.cvtColor(cover, cv2.COLOR_GRAY2BGR)
    lower = cv2.multiply(ground, 255 - share, scale=1 / 255)
    return np.asarray(cv2.add(cv2.multiply(page, share, scale=1 / 255), lower))
