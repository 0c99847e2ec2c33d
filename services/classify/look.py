"""What a picture looks like, whatever is written on it: its family, what it is made of, whether a seal is on it.

A small network (``redflower train look`` makes it) sees the upright page, at most 256 pixels wide and high. It speaks
where words can't: in a script that the reader doesn't know, on a photo of something else, on a blurred one.
"""

import io
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from PIL import Image, ImageOps

from services.classify.wording import FAMILIES
from shared.events import Family

SIDE_PX = 256
PIXELS_MAX = 120_000_000
Material = Literal["sheet", "card", "screen", "none"]
MATERIALS: tuple[Material, ...] = get_args(Material)
_GROUND = (124, 116, 104)  # ImageNet's mean, so that what lies beside the picture is nothing to the network
_MEAN = np.array([0.485, 0.456, 0.406], np.float32)
_DEVIATION = np.array([0.229, 0.224, 0.225], np.float32)


@dataclass(frozen=True, slots=True)
class Look:
    """Probabilities, as the network was calibrated.

    Attributes:
        families: of each family; they sum to one.
        materials: of a sheet of paper, a card, a screen, or none of them; they sum to one.
        seal: that a seal is on it.
    """

    families: dict[Family, float]
    materials: dict[Material, float]
    seal: float


class Eye:
    """The network, loaded once; one thread a call, and calls from several threads are safe."""

    def __init__(self, model: bytes) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    def __call__(self, content: bytes, turn_degrees: int = 0) -> Look | None:
        """Look at a page's picture file, turned clockwise so that it is upright. None where it is no picture."""
        picture = small(content, turn_degrees)
        if picture is None:
            return None
        families, materials, seal = self._session.run(None, {"picture": prepared(picture)[None]})
        return Look(
            dict(zip(FAMILIES, map(float, families[0]), strict=True)),
            dict(zip(MATERIALS, map(float, materials[0]), strict=True)),
            float(seal[0]),
        )


@cache
def load_eye() -> Eye:
    """The network that is kept beside this module."""
    return Eye(files("services.classify").joinpath("weights/look.onnx").read_bytes())


def small(content: bytes, turn_degrees: int = 0) -> Image.Image | None:
    """The picture within ``SIDE_PX`` each way, its proportions kept, on a square of even ground. None for no picture."""
    try:
        with Image.open(io.BytesIO(content)) as picture:
            if picture.width * picture.height > PIXELS_MAX:
                return None
            picture.draft("RGB", (2 * SIDE_PX, 2 * SIDE_PX))  # a JPEG is decoded at an eighth, where that is enough
            upright = picture.convert("RGB").rotate(-turn_degrees, expand=True)
            return ImageOps.pad(upright, (SIDE_PX, SIDE_PX), Image.Resampling.BILINEAR, color=_GROUND)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def prepared(picture: Image.Image) -> NDArray[np.float32]:
    """As the network wants it: channels, rows, columns; each channel about zero, in deviations of ImageNet's."""
    pixels = np.asarray(picture, np.float32) / 255
    return np.ascontiguousarray(((pixels - _MEAN) / _DEVIATION).transpose(2, 0, 1))
