"""Codes are read, and small ones looked for."""

import cv2
import numpy as np
import pytest

from services.ocr import codes
from specimens.figures import qr_code

ADDRESS = "https://verify.example.cn/c/20230439337"
MODULES = 37
"""A version 3 code and its white rim."""


def page(module_px: float, at: tuple[int, int], size: tuple[int, int] = (1200, 900)) -> np.ndarray:
    """A light page with rows of print and one QR code, its modules so wide, photographed softly and grainily."""
    width, height = size
    picture = np.full((height, width), 205, np.uint8)
    for row in range(80, height // 2, 45):
        cv2.putText(picture, "has successfully completed the course", (80, row), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 60, 2)
    side = round(MODULES * module_px)
    small = cv2.resize(
        np.asarray(qr_code(ADDRESS, 20 * MODULES).convert("L")), (side, side), interpolation=cv2.INTER_AREA
    )
    picture[at[1] : at[1] + side, at[0] : at[0] + side] = 40 + small * np.float32(165 / 255)
    soft = cv2.GaussianBlur(picture, (0, 0), 0.8)
    noisy = soft + np.random.default_rng(5).normal(0, 5, soft.shape)
    return np.repeat(np.clip(noisy, 0, 255).astype(np.uint8)[..., None], 3, axis=2)


@pytest.mark.parametrize("module_px", [2.0, 2.5, 6.0])
def test_a_code_is_read_where_it_stands_however_small(module_px: float):
    """Modules of two pixels, softened, too."""
    ((form, said, box),) = codes.find(page(module_px, (700, 600)))
    assert (form.replace(" ", ""), said) == ("QRCode", ADDRESS)
    middle = np.array(box).reshape(4, 2).mean(axis=0)
    side = MODULES * module_px
    assert np.abs(middle - (700 + side / 2, 600 + side / 2)).max() < side / 4


def test_a_page_without_a_code_has_none():
    """Nor has a sliver, a blank, or noise."""
    rng = np.random.default_rng(2)
    for picture in (
        np.full((1, 1, 3), 255, np.uint8),
        np.full((700, 2, 3), 255, np.uint8),
        np.full((400, 600, 3), 255, np.uint8),
        np.full((400, 600, 3), 0, np.uint8),
        rng.integers(0, 256, (400, 600, 3)).astype(np.uint8),
    ):
        assert codes.find(picture) == []
