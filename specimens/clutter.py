"""What else lies on a desk: pens, a cup, a keyboard, papers, a book, a telephone, coins, a cable, leaves."""

from collections.abc import Callable

import cv2
import numpy as np

from specimens.camera.scene import Floats
from specimens.paper import Colour, Pixels

_BRIGHT: tuple[Colour, ...] = (
    (196, 40, 44),
    (30, 80, 160),
    (30, 30, 34),
    (240, 190, 40),
    (40, 130, 90),
    (230, 230, 232),
    (130, 90, 160),
)
Thing = tuple[Pixels, Pixels]  # RGB, and how much of each pixel is there


def strew(ground: Pixels, cover: Pixels, px_per_mm: float, rng: np.random.Generator) -> None:
    """Lay one to four things on the ground, towards the picture's edges; the page will lie over them.

    Args:
        ground: drawn into.
        cover: where the page will be, above 0; of any size, seen as a share of the ground.
        px_per_mm: how large things are there.
        rng: all chance in it.
    """
    height, width = ground.shape[:2]
    for _ in range(int(rng.integers(1, 5))):
        thing = _THINGS[int(rng.integers(len(_THINGS)))]
        colour, shape = thing(px_per_mm, rng)
        at = _open_place(cover, rng) * (width, height)
        _lay(ground, colour, shape, at, float(rng.uniform(0, 360)))


def _open_place(cover: Pixels, rng: np.random.Generator) -> Floats:
    """A place as shares of width and height, the most open of a few: there the page will not be."""
    high, wide = cover.shape[:2]
    places = rng.uniform(0.0, 1.0, (8, 2))
    covered = [int(cover[min(int(y * high), high - 1), min(int(x * wide), wide - 1)]) for x, y in places]
    return np.asarray(places[int(np.argmin(covered))])


def _lay(ground: Pixels, colour: Pixels, shape: Pixels, at: Floats, degrees: float) -> None:
    high, wide = shape.shape
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1.0)
    reach = float(np.hypot(wide, high)) / 2 + 24
    left, top = np.maximum(np.floor(at - reach), 0).astype(int)
    right, bottom = np.minimum(np.ceil(at + reach), (ground.shape[1], ground.shape[0])).astype(int)
    if right - left < 4 or bottom - top < 4:  # noqa: PLR2004 it lies outside
        return
    turn[:, 2] += at - (wide / 2, high / 2) - (left, top)
    size = (int(right - left), int(bottom - top))
    seen = cv2.warpAffine(colour, turn, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    share = cv2.warpAffine(shape, turn, size, flags=cv2.INTER_LINEAR)
    dark = cv2.GaussianBlur(np.roll(share, (7, 5), (0, 1)), (0, 0), 6)
    part = ground[top:bottom, left:right]
    shaded = cv2.multiply(part, cv2.cvtColor(255 - dark // 2, cv2.COLOR_GRAY2BGR), scale=1 / 255)
    mask = cv2.cvtColor(share, cv2.COLOR_GRAY2BGR)
    part[:] = cv2.add(cv2.multiply(shaded, 255 - mask, scale=1 / 255), cv2.multiply(seen, mask, scale=1 / 255))


def _blank(wide: float, high: float, colour: Colour) -> Thing:
    pixels = np.empty((max(round(high), 8), max(round(wide), 8), 3), np.uint8)
    pixels[:] = colour
    return pixels, np.full(pixels.shape[:2], 255, np.uint8)


def _rounded(thing: Thing, radius: int) -> Thing:
    pixels, shape = thing
    high, wide = shape.shape
    shape[:] = 0
    cv2.rectangle(shape, (radius, 0), (wide - 1 - radius, high - 1), 255, -1)
    cv2.rectangle(shape, (0, radius), (wide - 1, high - 1 - radius), 255, -1)
    for x in (radius, wide - 1 - radius):
        for y in (radius, high - 1 - radius):
            cv2.circle(shape, (x, y), radius, 255, -1, cv2.LINE_AA)
    return pixels, shape


def _pen(mm: float, rng: np.random.Generator) -> Thing:
    """Round, with a light along it, a clip and a tip."""
    colour = _BRIGHT[int(rng.integers(len(_BRIGHT)))]
    pixels, shape = _rounded(_blank(140 * mm, 10 * mm, colour), round(4.5 * mm))
    high, wide = shape.shape
    across = np.linspace(-1, 1, high, dtype=np.float32)
    lit = 0.55 + 0.45 * np.sqrt(np.clip(1 - across**2, 0, 1)) + 0.55 * np.exp(-(((across + 0.35) / 0.13) ** 2))
    pixels[:, : round(wide * 0.12)] = (196, 196, 200)
    pixels[:, round(wide * 0.62) : round(wide * 0.64)] = (210, 210, 214)
    pixels[:] = np.clip(pixels * lit[:, None, None], 0, 255)
    cv2.rectangle(
        pixels, (round(wide * 0.66), round(high * 0.3)), (round(wide * 0.95), round(high * 0.5)), (214, 214, 218), -1
    )
    return pixels, shape


def _cup(mm: float, rng: np.random.Generator) -> Thing:
    """From above: a rim, and coffee or tea in it."""
    outer = float(rng.uniform(72, 96)) * mm
    pixels, shape = _blank(outer * 1.4, outer, (236, 236, 232))
    shape[:] = 0
    body = _BRIGHT[int(rng.integers(len(_BRIGHT)))] if rng.integers(2) else (238, 236, 230)
    centre, radius = (round(outer / 2), round(outer / 2)), round(outer / 2 - 2)
    handle = (round(outer * 1.02), round(outer / 2))
    cv2.ellipse(
        shape, handle, (round(outer * 0.22), round(outer * 0.14)), 0, 0, 360, 255, round(outer * 0.08), cv2.LINE_AA
    )
    cv2.circle(shape, centre, radius, 255, -1, cv2.LINE_AA)
    pixels[:] = body
    drink = ((58, 34, 20), (150, 84, 30), (206, 214, 210))[int(rng.integers(3))]
    cv2.circle(pixels, centre, round(radius * 0.9), tuple(round(each * 0.75) for each in body), -1, cv2.LINE_AA)
    cv2.circle(
        pixels,
        (centre[0] + round(radius * 0.03), centre[1] + round(radius * 0.03)),
        round(radius * 0.84),
        drink,
        -1,
        cv2.LINE_AA,
    )
    cv2.ellipse(
        pixels,
        (centre[0] - round(radius * 0.3), centre[1] - round(radius * 0.35)),
        (round(radius * 0.3), round(radius * 0.1)),
        35,
        0,
        360,
        tuple(min(each + 70, 255) for each in drink),
        -1,
        cv2.LINE_AA,
    )
    return cv2.GaussianBlur(pixels, (0, 0), 1.2), shape


def _keyboard(mm: float, rng: np.random.Generator) -> Thing:
    dark = bool(rng.integers(2))
    pixels, shape = _rounded(_blank(290 * mm, 115 * mm, (42, 43, 47) if dark else (214, 216, 220)), round(5 * mm))
    key: Colour = (24, 25, 28) if dark else (246, 246, 248)
    edge = tuple(max(each - 30, 0) for each in key)
    for row in range(5):
        x = 8 * mm + row * 3 * mm
        while x < 268 * mm:
            wide = 15.5 * mm * (4.5 if row == 4 and 70 * mm < x < 90 * mm else 1)  # noqa: PLR2004 the space bar
            top = (12 + row * 19.5) * mm
            cv2.rectangle(pixels, (round(x), round(top)), (round(x + wide), round(top + 16.5 * mm)), edge, -1)
            cv2.rectangle(pixels, (round(x + mm), round(top)), (round(x + wide - mm), round(top + 14.5 * mm)), key, -1)
            x += wide + 3.5 * mm
    return cv2.GaussianBlur(pixels, (0, 0), 0.8), shape


def _paper(mm: float, rng: np.random.Generator) -> Thing:
    """Another sheet, with lines too fine to read."""
    tone = int(rng.integers(226, 252))
    pixels, shape = _blank(210 * mm, 297 * mm, (tone, tone, tone - 4))
    high, wide = shape.shape
    y = round(high * 0.08)
    while y < high * 0.93:
        x, step = wide * 0.1, max(round(2.2 * mm), 2)
        end = wide * float(rng.uniform(0.5, 0.9))
        while x < end:
            length = float(rng.uniform(2, 9)) * mm
            cv2.line(pixels, (round(x), y), (round(x + length), y), (126, 126, 130), max(round(1.1 * mm), 1))
            x += length + 1.6 * mm
        y += step * 3
    return cv2.GaussianBlur(pixels, (0, 0), max(0.45 * mm, 0.8)), shape


def _book(mm: float, rng: np.random.Generator) -> Thing:
    """A closed cover with a block of colour and the edge of its pages."""
    colour = _BRIGHT[int(rng.integers(len(_BRIGHT)))]
    pixels, shape = _blank(150 * mm, 210 * mm, colour)
    high, wide = shape.shape
    cv2.rectangle(pixels, (0, 0), (round(7 * mm), high), tuple(round(each * 0.7) for each in colour), -1)
    band = _BRIGHT[int(rng.integers(len(_BRIGHT)))]
    top = float(rng.uniform(0.15, 0.6))
    cv2.rectangle(
        pixels, (round(wide * 0.14), round(high * top)), (round(wide * 0.9), round(high * (top + 0.2))), band, -1
    )
    cv2.rectangle(pixels, (round(wide - 3 * mm), 0), (wide, high), (232, 228, 214), -1)
    return cv2.GaussianBlur(pixels, (0, 0), 1.0), shape


def _telephone(mm: float, rng: np.random.Generator) -> Thing:
    pixels, shape = _rounded(_blank(72 * mm, 150 * mm, (18, 18, 22)), round(9 * mm))
    high, wide = shape.shape
    cv2.line(
        pixels,
        (0, round(high * 0.7)),
        (wide, round(high * float(rng.uniform(0.1, 0.5)))),
        (58, 60, 66),
        round(16 * mm),
        cv2.LINE_AA,
    )
    pixels = cv2.GaussianBlur(pixels, (0, 0), 5 * mm)
    return pixels, shape


def _coin(mm: float, rng: np.random.Generator) -> Thing:
    side = float(rng.uniform(19, 26)) * mm
    metal = ((198, 198, 200), (206, 172, 96))[int(rng.integers(2))]
    pixels, shape = _blank(side, side, metal)
    shape[:] = 0
    middle = round(side / 2)
    cv2.circle(shape, (middle, middle), middle - 1, 255, -1, cv2.LINE_AA)
    cv2.circle(
        pixels, (middle, middle), round(side * 0.43), tuple(round(each * 0.78) for each in metal), 2, cv2.LINE_AA
    )
    cv2.circle(
        pixels,
        (round(side * 0.45), round(side * 0.45)),
        round(side * 0.2),
        tuple(round(each * 0.86) for each in metal),
        -1,
        cv2.LINE_AA,
    )
    return pixels, shape


def _cable(mm: float, rng: np.random.Generator) -> Thing:
    colour: Colour = ((238, 238, 240), (30, 30, 34))[int(rng.integers(2))]
    pixels, shape = _blank(260 * mm, 200 * mm, colour)
    shape[:] = 0
    high, wide = shape.shape
    along = np.linspace(0, 1, 90)
    sway = 0.5 + 0.35 * np.sin(2 * np.pi * (along * float(rng.uniform(0.5, 1.4)) + float(rng.uniform(0, 1))))
    line = np.round(np.stack([along * wide, sway * high], axis=1) * 16).astype(np.int32)
    cv2.polylines(shape, [line], False, 255, max(round(4 * mm), 2), cv2.LINE_AA, 4)
    cv2.polylines(
        pixels, [line - 8], False, tuple(max(each - 24, 70) for each in colour), max(round(1.3 * mm), 1), cv2.LINE_AA, 4
    )
    return pixels, shape


def _leaves(mm: float, rng: np.random.Generator) -> Thing:
    """A pot plant that reaches into the picture."""
    side = 170 * mm
    pixels, shape = _blank(side, side, (60, 110, 56))
    shape[:] = 0
    middle = round(side / 2)
    for _ in range(int(rng.integers(5, 10))):
        angle = float(rng.uniform(0, 360))
        long, tone = float(rng.uniform(0.22, 0.45)) * side, int(rng.integers(-22, 24))
        centre = (
            round(middle + np.cos(np.radians(angle)) * long * 0.55),
            round(middle + np.sin(np.radians(angle)) * long * 0.55),
        )
        axes = (round(long / 2), round(long * 0.17))
        cv2.ellipse(pixels, centre, axes, angle, 0, 360, (56 + tone, 112 + tone, 50 + tone), -1, cv2.LINE_AA)
        cv2.ellipse(pixels, centre, axes, angle, 0, 360, (40 + tone // 2, 84 + tone, 38), 2, cv2.LINE_AA)
        cv2.ellipse(shape, centre, axes, angle, 0, 360, 255, -1, cv2.LINE_AA)
    return cv2.GaussianBlur(pixels, (0, 0), 1.5), shape


def _notes(mm: float, rng: np.random.Generator) -> Thing:
    colour: Colour = ((250, 232, 110), (250, 170, 190), (160, 220, 240))[int(rng.integers(3))]
    pixels, shape = _blank(76 * mm, 76 * mm, colour)
    for row in range(int(rng.integers(0, 4))):
        y = round((18 + 14 * row) * mm)
        wave = np.stack(
            [np.linspace(10, float(rng.uniform(40, 66)), 40) * mm, y + 1.6 * mm * rng.standard_normal(40)], axis=1
        )
        cv2.polylines(
            pixels,
            [np.round(wave * 16).astype(np.int32)],
            False,
            (50, 60, 110),
            max(round(0.5 * mm), 1),
            cv2.LINE_AA,
            4,
        )
    return pixels, shape


def _ruler(mm: float, rng: np.random.Generator) -> Thing:
    colour: Colour = ((226, 204, 150), (206, 216, 220))[int(rng.integers(2))]
    pixels, shape = _blank(200 * mm, 28 * mm, colour)
    for step in range(4, 196):
        deep = 8 if step % 10 == 0 else 5 if step % 5 == 0 else 3
        cv2.line(pixels, (round(step * mm), 0), (round(step * mm), round(deep * mm)), (50, 50, 50), 1)
    return pixels, shape


_THINGS: tuple[Callable[[float, np.random.Generator], Thing], ...] = (
    _pen, _pen, _cup, _keyboard, _paper, _paper, _book, _telephone, _coin, _cable, _leaves, _notes, _ruler,
)  # fmt: skip
