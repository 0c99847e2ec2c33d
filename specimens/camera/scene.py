"""What stands before the camera and what goes wrong there: sheet, photo, and the odds of each trouble by severity."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from specimens.paper import Material, Pixels
from specimens.truth import Corners, Severity

Floats = NDArray[Any]  # float32
Size = tuple[int, int]
Trouble = Literal[
    "curl", "crease", "wrinkles", "dust", "glare", "sleeve", "clutter", "fingers", "cast", "blinds", "motion", "low_light",
    "sharpened", "messenger", "turned", "other_format",
]  # fmt: skip
TROUBLES: tuple[Trouble, ...] = get_args(Trouble)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What lies before the camera.

    Attributes:
        pixels: the page, with the rim of a telephone where it is a screen.
        cover: how much of each pixel is there, 0 to 255: cards and telephones have rounded corners.
        material: a sheet bends; cards and screens shine.
        rim: how many pixels on each side are the telephone's.
        lines: of each pixel the number of the printed line that it belongs to, 0 where there is none (uint16).
    """

    pixels: Pixels
    cover: Pixels
    material: Material
    rim: int
    lines: Pixels | None = None

    @property
    def page(self) -> Pixels:
        """The page without the rim."""
        return self.pixels[self.rim : self.pixels.shape[0] - self.rim, self.rim : self.pixels.shape[1] - self.rim]

    @property
    def size(self) -> Size:
        """Width and height in pixels, the rim included."""
        return self.pixels.shape[1], self.pixels.shape[0]


@dataclass(frozen=True, slots=True)
class Photo:
    """The picture as a file, and where the page's corners are in it; in a phone's photo of a sheet with ``lines``, these too."""

    jpeg: bytes
    corners: Corners
    lines: Pixels | None = None


@dataclass(frozen=True, slots=True)
class Camera:
    """How bad a photo gets. Lengths are shares of the picture's long side, angles in degrees.

    Attributes:
        long_side_px: what the long side measures, as (chance, least, most); the chances add up to 1.
        fill: how much of the picture the page fills, along the tighter side.
        turn: the most that the page is turned by.
        skew: how far each corner strays, which is the perspective.
        curl: how far a sheet bends.
        light: exposure, 1 is right.
        shadow: how dark the darkest shadow is.
        glare: how bright a lamp's soft reflection is, of white.
        blur_px: sigma of the lens's blur.
        motion_px: the longest way that the hand shakes, where it does.
        noise: sigma of the sensor's noise, of 255 levels.
        quality: of the JPEG.
        odds: the chance of each trouble; what isn't named doesn't happen.
        soft_max: how many of the troubles that cost sharpness come together at most.
    """

    long_side_px: tuple[tuple[float, int, int], ...]
    fill: tuple[float, float]
    turn: float
    skew: float
    curl: float
    light: tuple[float, float]
    shadow: float
    glare: float
    blur_px: tuple[float, float]
    motion_px: tuple[int, int]
    noise: tuple[float, float]
    quality: tuple[int, int]
    odds: Mapping[Trouble, float]
    soft_max: int


_SOFTENING: tuple[Trouble, ...] = ("motion", "low_light", "messenger")
_ONLY_SHEETS: frozenset[Trouble] = frozenset({"curl", "crease", "wrinkles"})
_NOT_ON_SCREENS: frozenset[Trouble] = frozenset({"sleeve"})

CAMERAS: Mapping[Severity, Camera] = MappingProxyType({
    "phone": Camera(
        long_side_px=((0.82, 1500, 2100), (0.08, 1200, 1500), (0.08, 2100, 3000), (0.02, 3000, 4000)),
        fill=(0.82, 0.97),
        turn=4,
        skew=0.024,
        curl=0.005,
        light=(0.86, 1.06),
        shadow=0.28,
        glare=0.25,
        blur_px=(0.3, 0.9),
        motion_px=(1, 3),
        noise=(2, 5),
        quality=(78, 92),
        odds=MappingProxyType({
            "curl": 0.2, "crease": 0.1, "wrinkles": 0.1, "dust": 0.1, "glare": 0.2, "sleeve": 0.06, "clutter": 0.35,
            "fingers": 0.1, "cast": 0.2, "blinds": 0.03, "motion": 0.06, "low_light": 0.05, "sharpened": 0.25,
            "messenger": 0.15, "turned": 0.03, "other_format": 0.15,
        }),
        soft_max=1,
    ),
    "hard": Camera(
        long_side_px=((0.78, 1500, 1900), (0.12, 1250, 1500), (0.1, 1900, 2500)),
        fill=(0.72, 0.92),
        turn=12,
        skew=0.055,
        curl=0.011,
        light=(0.52, 1.04),
        shadow=0.5,
        glare=0.45,
        blur_px=(0.6, 1.1),
        motion_px=(2, 4),
        noise=(5, 11),
        quality=(48, 72),
        odds=MappingProxyType({
            "curl": 0.4, "crease": 0.3, "wrinkles": 0.3, "dust": 0.25, "glare": 0.4, "sleeve": 0.15, "clutter": 0.6,
            "fingers": 0.3, "cast": 0.4, "blinds": 0.07, "motion": 0.35, "low_light": 0.3, "sharpened": 0.35,
            "messenger": 0.3, "turned": 0.15, "other_format": 0.25,
        }),
        soft_max=2,
    ),
})  # fmt: skip
FLATBED = Camera(
    long_side_px=((1.0, 1900, 2400),),
    fill=(0.93, 0.97),
    turn=0.8,
    skew=0.0,
    curl=0.0,
    light=(0.97, 1.02),
    shadow=0.0,
    glare=0.0,
    blur_px=(0.2, 0.4),
    motion_px=(2, 3),
    noise=(0.5, 2),
    quality=(80, 92),
    odds=MappingProxyType({}),
    soft_max=0,
)


def happened(
    camera: Camera, material: Material, rng: np.random.Generator, given: Collection[Trouble] | None = None
) -> frozenset[Trouble]:
    """Which troubles a photo has; ``given`` are taken instead of rolled, as far as the material can have them."""
    rolled = {each for each in TROUBLES if rng.random() < camera.odds.get(each, 0.0)}
    soft = [each for each in rng.permutation(_SOFTENING).tolist() if each in rolled]
    rolled -= set(soft[camera.soft_max :])
    if {"motion", "low_light"} <= rolled:  # together they leave small print that nobody reads
        rolled.remove("motion")
    spared = (frozenset() if material == "sheet" else _ONLY_SHEETS) | (
        _NOT_ON_SCREENS if material == "screen" else frozenset()
    )
    return frozenset(rolled if given is None else given) - spared


def long_side(camera: Camera, rng: np.random.Generator) -> int:
    """How long the picture's long side is, in pixels, a multiple of 8."""
    choice = int(rng.choice(len(camera.long_side_px), p=[each[0] for each in camera.long_side_px]))
    _, least, most = camera.long_side_px[choice]
    return int(rng.integers(least, most)) // 8 * 8
