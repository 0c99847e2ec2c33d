"""Views without any paper: sea, city, room, table, animals, people, lights out of focus."""

from collections.abc import Sequence

import cv2
import numpy as np

from specimens.ornament import wash
from specimens.paper import Colour, Paper, Pixels

_WIDE, _HIGH = 1800, 1350
_SKIES: tuple[tuple[Colour, Colour], ...] = (
    ((90, 150, 220), (240, 220, 190)),
    ((60, 70, 120), (250, 150, 90)),
    ((120, 160, 190), (225, 230, 232)),
)
_SKINS: tuple[Colour, ...] = ((224, 180, 150), (196, 148, 116), (120, 80, 60))
_CLOTHES: tuple[Colour, ...] = (
    (40, 60, 110),
    (170, 40, 50),
    (60, 110, 80),
    (220, 216, 206),
    (30, 30, 34),
    (220, 160, 50),
)


def seaside(rng: np.random.Generator) -> Paper:
    """Waves under a sky, sand before them."""
    pixels = wash(_WIDE, _HIGH, *_SKIES[int(rng.integers(len(_SKIES)))])
    level, shore = int(rng.integers(450, 650)), int(rng.integers(900, 1100))
    water = wash(_WIDE, shore - level, (60, 110, 140), (120, 180, 180)).astype(np.float32)
    y, x = np.mgrid[0 : shore - level, 0:_WIDE].astype(np.float32)
    sway = _field(_WIDE, shore - level, 12, 9, rng)
    water += 18 * np.sin(y**0.8 * 0.9 + 3 * sway + x * 0.004)[..., None] * (y / (shore - level))[..., None]
    pixels[level:shore] = np.clip(water, 0, 255)
    sand = np.array([214, 190, 150]) + 9 * _field(_WIDE, _HIGH - shore, 300, 120, rng)[..., None]
    pixels[shore:] = np.clip(sand, 0, 255)
    foam = shore + 14 * _field(_WIDE, 1, 14, 1, rng)[0]
    line = np.stack([np.arange(_WIDE), foam], axis=1).astype(np.int32)
    cv2.polylines(pixels, [line], False, (244, 246, 246), 16, cv2.LINE_AA)
    return _seen(pixels, rng, 1.2)


def city(rng: np.random.Generator) -> Paper:
    """Blocks with windows, at night some of them lit."""
    night = bool(rng.integers(2))
    sky = ((16, 20, 40), (70, 60, 80)) if night else _SKIES[int(rng.integers(len(_SKIES)))]
    pixels = wash(_WIDE, _HIGH, *sky)
    for depth in range(3):
        left = -60
        while left < _WIDE:
            wide, high = int(rng.integers(110, 300)), int(rng.integers(250, 900) * (0.75 + 0.15 * depth))
            tone = (30 + 14 * (2 - depth)) if night else (196 - 40 * depth + int(rng.integers(-14, 14)))
            wall = (tone, tone + 2, tone + (12 if night else 4))
            top = 1150 - high
            cv2.rectangle(pixels, (left, top), (left + wide, _HIGH), wall, -1)
            step = int(rng.integers(26, 44))
            for y in range(top + 18, 1130, step):
                for x in range(left + 12, left + wide - 20, step):
                    lit = rng.random() < (0.4 if night else 0.12)
                    pane = ((250, 214, 130) if night else (226, 234, 240)) if lit else (max(tone - 26, 8),) * 3
                    cv2.rectangle(pixels, (x, y), (x + step // 2, y + step * 2 // 3), pane, -1)
            left += wide + int(rng.integers(0, 40))
    pixels[1150:] = (44, 44, 48) if night else (120, 120, 124)
    for x in range(0, _WIDE, 220):
        cv2.line(pixels, (x, 1260), (x + 110, 1260), (220, 220, 210), 8)
    return _seen(pixels, rng, 1.0)


def room(rng: np.random.Generator) -> Paper:
    """A wall with a picture, a window, a sofa, a lamp."""
    wall = _CLOTHES[3] if rng.integers(2) else (190, 204, 210)
    pixels = wash(_WIDE, _HIGH, wall, tuple(max(each - 26, 0) for each in wall))  # type: ignore[arg-type]
    pixels[980:] = wash(_WIDE, _HIGH - 980, (150, 110, 76), (110, 78, 52))
    x = int(rng.integers(150, 900))
    cv2.rectangle(pixels, (x, 160), (x + 420, 640), (238, 238, 234), -1)
    pixels[180:620, x + 20 : x + 400] = wash(380, 440, (150, 190, 226), (206, 220, 210))
    cv2.line(pixels, (x + 210, 170), (x + 210, 630), (238, 238, 234), 14)
    colour = _CLOTHES[int(rng.integers(len(_CLOTHES)))]
    left = int(rng.integers(80, 700))
    dark = tuple(round(each * 0.75) for each in colour)
    cv2.rectangle(pixels, (left, 740), (left + 860, 1000), colour, -1)
    for side in (left - 60, left + 800):
        cv2.rectangle(pixels, (side, 800), (side + 120, 1110), dark, -1)
    cv2.rectangle(pixels, (left, 960), (left + 860, 1110), dark, -1)
    cv2.circle(pixels, (left + 1000, 500), 90, (250, 236, 190), -1, cv2.LINE_AA)
    cv2.line(pixels, (left + 1000, 590), (left + 1000, 1120), (60, 56, 52), 12)
    return _seen(pixels, rng, 2.0)


def meal(rng: np.random.Generator) -> Paper:
    """Plates from above."""
    table = _field(_WIDE, _HIGH, 5, 220, rng)[..., None] * 9 + np.array([146, 100, 64])
    pixels = np.clip(table, 0, 255).astype(np.uint8)
    for _ in range(int(rng.integers(2, 5))):
        centre = (int(rng.integers(250, 1550)), int(rng.integers(250, 1100)))
        big = int(rng.integers(200, 340))
        shadow = pixels.copy()
        cv2.circle(shadow, (centre[0] + 16, centre[1] + 18), big, (60, 40, 28), -1, cv2.LINE_AA)
        cv2.addWeighted(cv2.GaussianBlur(shadow, (0, 0), 12), 0.6, pixels, 0.4, 0, pixels)
        cv2.circle(pixels, centre, big, (240, 240, 236), -1, cv2.LINE_AA)
        cv2.circle(pixels, centre, round(big * 0.72), (226, 226, 222), 6, cv2.LINE_AA)
        sauce = ((170, 70, 30), (210, 160, 60), (120, 140, 50))[int(rng.integers(3))]
        for _ in range(60):
            at = np.array(centre) + rng.normal(0, big * 0.26, 2)
            tone = np.clip(np.array(sauce) + rng.integers(-50, 50, 3), 0, 255).tolist()
            axes = (int(rng.integers(14, 52)), int(rng.integers(10, 26)))
            cv2.ellipse(
                pixels, tuple(at.astype(int).tolist()), axes, float(rng.uniform(0, 180)), 0, 360, tone, -1, cv2.LINE_AA
            )
    return _seen(pixels, rng, 1.6)


def pet(rng: np.random.Generator) -> Paper:
    """A cat or a dog that looks at you, from fur and two eyes."""
    pixels = _blurred_lights(rng, ((170, 150, 120), (96, 110, 90)), 10)
    fur = np.array(((206, 150, 90), (90, 86, 84), (226, 216, 200), (60, 48, 42))[int(rng.integers(4))])
    cx, cy, big = int(rng.integers(700, 1100)), int(rng.integers(560, 760)), int(rng.integers(260, 360))
    cat = bool(rng.integers(2))
    mask = np.zeros(pixels.shape[:2], np.uint8)
    cv2.ellipse(mask, (cx, cy + big * 2), (round(big * 1.2), round(big * 1.7)), 0, 0, 360, 255, -1)
    cv2.ellipse(mask, (cx, cy), (big, round(big * 0.9)), 0, 0, 360, 255, -1)
    for side in (-1, 1):
        if cat:
            ear = [
                [cx + side * big * 0.9, cy - big * 0.3],
                [cx + side * big * 0.85, cy - big * 1.25],
                [cx + side * big * 0.2, cy - big * 0.8],
            ]
            cv2.fillPoly(mask, [np.array(ear, np.int32)], 255)
        else:
            cv2.ellipse(
                mask, (round(cx + side * big), cy), (round(big * 0.3), round(big * 0.75)), side * -15, 0, 360, 255, -1
            )
    hair = _field(_WIDE, _HIGH, 260, 90, rng) * 12 + _field(_WIDE, _HIGH, 9, 7, rng) * 16
    coat = np.clip(fur + hair[..., None], 0, 255)
    soft = cv2.GaussianBlur(mask, (0, 0), 5)[..., None].astype(np.float32) / 255
    pixels = (pixels * (1 - soft) + coat * soft).astype(np.uint8)
    for side in (-1, 1):
        eye = (round(cx + side * big * 0.4), round(cy - big * 0.1))
        cv2.ellipse(
            pixels,
            eye,
            (round(big * 0.17), round(big * 0.15)),
            0,
            0,
            360,
            (120, 140, 60) if cat else (60, 40, 26),
            -1,
            cv2.LINE_AA,
        )
        cv2.ellipse(
            pixels,
            eye,
            (round(big * (0.05 if cat else 0.1)), round(big * 0.13)),
            0,
            0,
            360,
            (12, 12, 12),
            -1,
            cv2.LINE_AA,
        )
        cv2.circle(pixels, (eye[0] - 12, eye[1] - 14), 9, (255, 255, 255), -1, cv2.LINE_AA)
    cv2.ellipse(
        pixels,
        (cx, round(cy + big * 0.32)),
        (round(big * 0.13), round(big * 0.09)),
        0,
        0,
        360,
        (60, 40, 44),
        -1,
        cv2.LINE_AA,
    )
    return _seen(pixels, rng, 1.4)


def people(rng: np.random.Generator) -> Paper:
    """One to four persons side by side before a blurred ground."""
    pixels = _blurred_lights(rng, ((150, 170, 190), (120, 110, 100)), 14)
    count = int(rng.integers(1, 5))
    for index in range(count):
        cx = round(_WIDE * (index + 0.5 + float(rng.uniform(-0.1, 0.1))) / count)
        head = int(rng.integers(110, 150)) if count > 2 else int(rng.integers(150, 210))  # noqa: PLR2004 a group stands further off
        cy = int(rng.integers(380, 560))
        skin, cloth = _SKINS[int(rng.integers(3))], _CLOTHES[int(rng.integers(len(_CLOTHES)))]
        hair = (int(rng.integers(20, 60)),) * 3
        cv2.ellipse(pixels, (cx, cy - 20), (round(head * 1.05), round(head * 1.2)), 0, 150, 390, hair, -1, cv2.LINE_AA)
        cv2.ellipse(
            pixels,
            (cx, _HIGH + 100),
            (round(head * 2.1), _HIGH - cy - head * 2 + 200),
            0,
            0,
            360,
            cloth,
            -1,
            cv2.LINE_AA,
        )
        cv2.rectangle(
            pixels,
            (cx - head // 3, cy + head // 2),
            (cx + head // 3, cy + round(head * 1.7)),
            tuple(round(each * 0.85) for each in skin),
            -1,
        )
        cv2.ellipse(pixels, (cx, cy + 10), (round(head * 0.82), round(head * 1.08)), 0, 0, 360, skin, -1, cv2.LINE_AA)
        cv2.ellipse(
            pixels,
            (cx, cy - round(head * 0.55)),
            (round(head * 0.86), round(head * 0.6)),
            0,
            180,
            360,
            hair,
            -1,
            cv2.LINE_AA,
        )
        for side in (-1, 1):
            cv2.ellipse(
                pixels,
                (cx + side * round(head * 0.32), cy),
                (head // 10, head // 14),
                0,
                0,
                360,
                (30, 26, 24),
                -1,
                cv2.LINE_AA,
            )
        cv2.ellipse(
            pixels, (cx, cy + round(head * 0.5)), (head // 4, head // 9), 0, 10, 170, (150, 70, 70), 5, cv2.LINE_AA
        )
    return _seen(pixels, rng, 3.0)


def lights(rng: np.random.Generator) -> Paper:
    """Nothing in focus: discs of light."""
    return _seen(_blurred_lights(rng, ((30, 30, 50), (80, 60, 50)), 60), rng, 2.0)


def flowers(rng: np.random.Generator) -> Paper:
    """Blossoms before green."""
    pixels = _blurred_lights(rng, ((90, 130, 70), (50, 90, 50)), 24)
    for _ in range(int(rng.integers(5, 12))):
        centre = np.array([rng.uniform(100, 1700), rng.uniform(150, 1200)])
        colour = np.array(((230, 120, 150), (240, 210, 80), (240, 240, 244), (170, 110, 200))[int(rng.integers(4))])
        big, count = float(rng.uniform(60, 170)), int(rng.integers(5, 9))
        for petal in range(count):
            angle = 360 / count * petal + float(rng.uniform(-6, 6))
            at = centre + big * 0.55 * np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
            tone = np.clip(colour + rng.integers(-22, 14), 0, 255).tolist()
            cv2.ellipse(
                pixels,
                tuple(at.astype(int).tolist()),
                (round(big * 0.5), round(big * 0.27)),
                angle,
                0,
                360,
                tone,
                -1,
                cv2.LINE_AA,
            )
        cv2.circle(pixels, tuple(centre.astype(int).tolist()), round(big * 0.22), (220, 170, 50), -1, cv2.LINE_AA)
    return _seen(pixels, rng, 1.6)


def _blurred_lights(rng: np.random.Generator, tones: Sequence[Colour], count: int) -> Pixels:
    pixels = wash(_WIDE // 2, _HIGH // 2, tones[0], tones[1])
    for _ in range(count):
        at = (int(rng.integers(_WIDE // 2)), int(rng.integers(_HIGH // 2)))
        disc = pixels.copy()
        colour = np.clip(np.array(tones[int(rng.integers(2))]) + rng.integers(0, 130, 3), 0, 255).tolist()
        cv2.circle(disc, at, int(rng.integers(14, 90)), colour, -1, cv2.LINE_AA)
        cv2.addWeighted(disc, 0.45, pixels, 0.55, 0, pixels)
    soft = cv2.GaussianBlur(pixels, (0, 0), 3)
    return np.asarray(cv2.resize(soft, (_WIDE, _HIGH), interpolation=cv2.INTER_LINEAR))


def _field(width: int, height: int, across: int, down: int, rng: np.random.Generator) -> Pixels:
    coarse = rng.standard_normal((down, across)).astype(np.float32)
    return np.asarray(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC))


def _seen(pixels: Pixels, rng: np.random.Generator, soft: float) -> Paper:
    """With the mottle that nothing real is without."""
    mottle = _field(_WIDE, _HIGH, 450, 340, rng) * 4 + _field(_WIDE, _HIGH, 30, 24, rng) * 3
    picture = cv2.GaussianBlur(pixels, (0, 0), soft).astype(np.float32) + mottle[..., None]
    return Paper.of(np.clip(picture, 0, 255).astype(np.uint8))
