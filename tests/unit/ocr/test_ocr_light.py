"""Poor light is noticed, and evened."""

import numpy as np
import pytest

from services.ocr import light
from services.ocr.engines.base import Quad
from services.ocr.page import decode
from specimens import Severity, SpecimenRequest, draw


def shaded(level: float) -> np.ndarray:
    """Grey print on a page whose light falls from full on the left to a share of it on the right."""
    page = np.full((600, 900, 3), 240, np.uint8)
    for row in range(60, 560, 40):
        page[row : row + 3, 60:840:2] = 150
    return (page * np.linspace(1, level, 900)[None, :, None]).astype(np.uint8)


def box(left: float, top: float, right: float, bottom: float) -> Quad:
    return (left, top, right, top, right, bottom, left, bottom)


def test_a_shadow_is_poor_light_and_so_is_little_light():
    """An even page that is bright has neither."""
    assert light.is_poor(shaded(0.3))
    assert light.is_poor(shaded(1.0) // 3)
    assert not light.is_poor(shaded(1.0))


@pytest.mark.parametrize(("severity", "poor"), [("clean", False), ("scan", False), ("hard", True)])
def test_photographs_are_lit_unevenly_and_files_are_not(severity: Severity, *, poor: bool):
    """A file costs no second look."""
    specimen = draw(SpecimenRequest("barista", "王小明", seed=4, severity=severity))
    assert light.is_poor(decode(specimen.image)) is poor


def test_evened_paper_is_as_bright_in_the_shadow():
    """And print as far from it."""
    even = light.evened(shaded(0.3))
    lit, shadow = even[:, 100:250], even[:, 650:800]
    assert abs(int(np.percentile(lit, 95)) - int(np.percentile(shadow, 95))) < 25
    assert np.ptp(shadow) > 0.7 * np.ptp(lit)


def test_what_was_found_already_is_not_found_again():
    """Only a box that lies where none does is a further one; and each of them once."""
    known, beside = box(10, 10, 200, 40), box(10, 60, 200, 90)
    assert light.further([known], [box(20, 12, 190, 38), beside, beside], (300, 200)) == [beside]


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (900, 1), (3, 3)])
def test_slivers_are_light_enough(size: tuple[int, int]):
    """No picture is too small to be asked about."""
    picture = np.full((*size, 3), 200, np.uint8)
    assert not light.is_poor(picture)
    assert light.evened(picture).shape == picture.shape
