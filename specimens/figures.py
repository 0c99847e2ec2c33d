"""Small pictures within a page: portrait, signature, QR code, bar code, issuer's mark."""

import cv2
import numpy as np
import zxingcpp
from PIL import Image, ImageDraw

from specimens.fonts import pieces, sized
from specimens.paper import WHITE, Colour

_GROUNDS: tuple[Colour, ...] = ((67, 142, 219), (250, 250, 250), (196, 40, 44), (215, 228, 240))
_SKINS: tuple[Colour, ...] = ((238, 205, 178), (228, 188, 158), (245, 216, 192), (212, 170, 138))
_CLOTHES: tuple[Colour, ...] = ((36, 40, 56), (240, 240, 240), (70, 80, 110), (48, 48, 48))


def portrait(width: int, height: int, rng: np.random.Generator) -> Image.Image:
    """A drawn person on a plain ground, as in a passport photo. Nobody's face."""
    scale = 2
    w, h = width * scale, height * scale
    ground = _GROUNDS[int(rng.integers(len(_GROUNDS)))]
    skin = _SKINS[int(rng.integers(len(_SKINS)))]
    cloth = _CLOTHES[int(rng.integers(len(_CLOTHES)))]
    hair = (int(rng.integers(18, 48)),) * 3
    long_hair = bool(rng.integers(2))
    picture = Image.new("RGB", (w, h), ground)
    pen = ImageDraw.Draw(picture)
    cx, cy, face = w / 2, h * 0.42, w * float(rng.uniform(0.20, 0.23))
    if long_hair:
        pen.rounded_rectangle([cx - face * 1.25, cy - face * 1.3, cx + face * 1.25, cy + face * 1.9], face, fill=hair)
    pen.ellipse([cx - w * 0.46, h * 0.70, cx + w * 0.46, h * 1.35], fill=cloth)
    pen.rectangle([cx - face * 0.42, cy + face * 0.8, cx + face * 0.42, h * 0.76], fill=_darker(skin, 22))
    pen.polygon([(cx - face * 0.75, h * 0.72), (cx + face * 0.75, h * 0.72), (cx, h * 0.88)], fill=WHITE)
    pen.ellipse([cx - face, cy - face * 1.3, cx + face, cy + face * 1.28], fill=skin)
    pen.chord([cx - face * 1.06, cy - face * 1.42, cx + face * 1.06, cy + face * 0.6], 192, 348, fill=hair)
    for lean in (-1, 1):
        ex, ey = cx + lean * face * 0.42, cy + face * 0.02
        pen.ellipse([ex - face * 0.15, ey - face * 0.07, ex + face * 0.15, ey + face * 0.07], fill=(250, 250, 250))
        pen.ellipse([ex - face * 0.07, ey - face * 0.07, ex + face * 0.07, ey + face * 0.07], fill=(30, 24, 22))
        pen.line([(ex - face * 0.2, ey - face * 0.2), (ex + face * 0.2, ey - face * 0.22)], fill=hair, width=w // 80)
    pen.line([(cx, cy + face * 0.1), (cx - face * 0.08, cy + face * 0.42)], fill=_darker(skin, 40), width=w // 110)
    pen.chord([cx - face * 0.32, cy + face * 0.56, cx + face * 0.32, cy + face * 0.8], 10, 170, fill=(190, 100, 96))
    pixels = cv2.GaussianBlur(np.asarray(picture), (0, 0), w / 160)
    return Image.fromarray(cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA))


def _darker(colour: Colour, by: int) -> Colour:
    return (max(colour[0] - by, 0), max(colour[1] - by, 0), max(colour[2] - by, 0))


def signature(words: str, width: int, rng: np.random.Generator, colour: Colour = (24, 30, 70)) -> Image.Image:
    """A name as if signed: slanted, swaying, the strokes running together under a flourish."""
    height = width // 2
    size = round(min(height * 0.5, width * 0.8 / max(len(words) * (0.5 if words.isascii() else 1), 1)))
    ink = Image.new("L", (width, height), 0)
    ImageDraw.Draw(ink).text(
        (width * 0.45, height * 0.5), words, 255, sized(pieces(words, "kai")[0][1], size), anchor="mm"
    )
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    slant, wave = float(rng.uniform(0.25, 0.5)), float(rng.uniform(0, 6))
    map_x = x + slant * (y - height / 2) + 3 * np.sin(y / 7 + wave)
    map_y = y + height * 0.07 * np.sin(x / width * 9 + wave)
    mask = cv2.remap(np.asarray(ink), map_x, map_y, cv2.INTER_LINEAR)
    turn = np.linspace(0, 1, 60)
    tail = np.stack(
        [width * (0.12 + 0.8 * turn), height * (0.78 - 0.2 * turn + 0.07 * np.sin(turn * 7 + wave))], axis=1
    )
    cv2.polylines(mask, [np.round(tail * 16).astype(np.int32)], False, 255, 2, cv2.LINE_AA, 4)
    picture = np.empty((height, width, 4), np.uint8)
    picture[..., :3] = colour
    picture[..., 3] = mask
    return Image.fromarray(picture, "RGBA")


def qr_code(words: str, side: int) -> Image.Image:
    """A QR code of ``words``, about ``side`` pixels wide, quiet zone included."""
    return _barcode(words, zxingcpp.BarcodeFormat.QRCode).resize((side, side), Image.Resampling.NEAREST)


def bar_code(words: str, width: int, height: int) -> Image.Image:
    """A Code 128 bar code of ``words``."""
    return _barcode(words, zxingcpp.BarcodeFormat.Code128).resize((width, height), Image.Resampling.NEAREST)


def _barcode(words: str, kind: zxingcpp.BarcodeFormat) -> Image.Image:
    code = zxingcpp.create_barcode(words, kind)
    return Image.fromarray(np.array(zxingcpp.write_barcode_to_image(code, scale=4, add_quiet_zones=True))).convert(
        "RGB"
    )


def mark(words: str, side: int, colour: Colour, rng: np.random.Generator) -> Image.Image:
    """An invented issuer's mark: a simple shape with an initial."""
    big = side * 3
    picture = Image.new("RGBA", (big, big), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    shape = int(rng.integers(4))
    if shape == 0:
        pen.ellipse([0, 0, big - 1, big - 1], fill=colour)
    elif shape == 1:
        pen.rounded_rectangle([0, 0, big - 1, big - 1], big // 5, fill=colour)
    elif shape == 2:  # noqa: PLR2004 the third shape
        pen.regular_polygon((big / 2, big / 2, big / 2), 6, fill=colour)
    else:
        pen.polygon(
            [(big * 0.05, 0), (big * 0.95, 0), (big * 0.95, big * 0.6), (big / 2, big), (big * 0.05, big * 0.6)], colour
        )
    pen.text(
        (big / 2, big * 0.47),
        words[:1].upper(),
        WHITE,
        sized(pieces(words[:1].upper(), "hei_bold")[0][1], round(big * 0.5)),
        anchor="mm",
    )
    return picture.resize((side, side), Image.Resampling.LANCZOS)
