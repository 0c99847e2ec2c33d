"""How a picture becomes a file: saved once by the camera, or sent on by messengers that make it smaller each time."""

from io import BytesIO

import cv2
import numpy as np
from PIL import Image

from specimens.camera.sensor import sharpened
from specimens.paper import Pixels

_SHARPENED = 0.4  # of messengers' small pictures
_SENT_QUALITY = (60, 76)


def saved(pixels: Pixels, quality: int, exif: bytes = b"") -> bytes:
    """A JPEG."""
    file = BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", quality=quality, exif=exif)
    return file.getvalue()


def sent_on(pixels: Pixels, quality: int, rng: np.random.Generator) -> tuple[bytes, tuple[int, int]]:
    """A JPEG that has gone through a messenger one to three times, and its width and height."""
    long_side = max(pixels.shape[:2])
    share = min(1.0, int(rng.integers(1100, 1441)) / long_side)
    size = (round(pixels.shape[1] * share), round(pixels.shape[0] * share))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA) if share < 1 else pixels
    if rng.random() < _SHARPENED:
        small = sharpened(small, 0.6, 0.9)
    content = saved(small, max(quality, _SENT_QUALITY[0]))
    for _ in range(int(rng.integers(1, 4))):
        again = np.asarray(Image.open(BytesIO(content)).convert("RGB"))
        content = saved(again, int(rng.integers(*_SENT_QUALITY)))
    return content, size
