"""Papers within a photo: found where they are, and none invented where the picture is the paper."""

import cv2
import numpy as np
import pytest
from PIL import Image

from services.ocr import paper
from services.ocr.engines.base import Picture
from services.ocr.geometry import moved
from services.ocr.page import decode
from specimens import Severity, Specimen, SpecimenRequest, draw
from tests.unit.ocr.ocr_photos import shot

CODES = ("bachelor_degree", "cet_6", "merit_student", "legal_profession_qualification", "hairdresser", "aws_developer")


def specimen(code: str, severity: Severity, seed: int = 5) -> Specimen:
    return draw(SpecimenRequest(code, holder="王小明", seed=seed, severity=severity))


def overlap(corners: object, other: object, shape: tuple[int, ...]) -> float:
    """Shared area over all area."""
    masks = []
    for points in (corners, other):
        mask = np.zeros(shape[:2], np.uint8)
        cv2.fillConvexPoly(mask, np.array(points).reshape(4, 2).astype(np.int32), 1)
        masks.append(mask)
    return float((masks[0] & masks[1]).sum() / (masks[0] | masks[1]).sum())


@pytest.mark.parametrize("severity", ["phone", "hard"])
def test_a_paper_in_a_photo_is_found_where_it_lies(severity: Severity):
    """Of six photos at least four are found, each to a twentieth of its area; none is found where it isn't."""
    found = 0
    for code in CODES:
        taken = shot(code, severity, 5)
        image = decode(taken.image)
        for each in paper.find(image)[:1]:
            found += 1
            assert overlap(each.corners, taken.corners, image.shape) > 0.93
    assert found >= 4


@pytest.mark.parametrize("code", CODES)
def test_a_drawing_is_its_own_paper(code: str):
    """Frames, photographs and panels printed on a page are not taken for papers, and nothing is cut off."""
    assert paper.find(decode(shot(code, "clean", 5).image)) == ()


def test_two_papers_on_one_desk_are_both_found():
    """Largest first; each where it lies."""
    rng = np.random.default_rng(1)
    desk = rng.normal((70, 60, 52), 3, (1500, 2000, 3)).clip(0, 255).astype(np.uint8)
    places = []
    for index, (code, width) in enumerate((("merit_student", 900), ("cet_6", 600))):
        page = decode(specimen(code, "clean").image)
        page = cv2.resize(page, (width, round(page.shape[0] * width / page.shape[1])), interpolation=cv2.INTER_AREA)
        top, left = 90 + 60 * index, 60 + 1040 * index
        desk[top : top + page.shape[0], left : left + width] = page
        places.append((left, top, left + width, top, left + width, top + page.shape[0], left, top + page.shape[0]))
    papers = paper.find(desk)
    assert len(papers) == 2
    for place in places:
        assert max(overlap(each.corners, place, desk.shape) for each in papers) > 0.93
    assert papers[0].share > papers[1].share


def test_where_text_lies_outside_the_outline_there_is_no_paper():
    """A panel with a heading above it is part of its page."""
    page = np.full((1200, 900, 3), 245, np.uint8)
    page[500:1000, 100:800] = (30, 90, 200)
    for row in range(5):
        cv2.putText(
            page, "Heading outside the panel", (60, 100 + 70 * row), cv2.FONT_HERSHEY_SIMPLEX, 1.6, (0, 0, 0), 4
        )
        cv2.putText(page, "Inside it", (160, 600 + 70 * row), cv2.FONT_HERSHEY_SIMPLEX, 1.6, (255, 255, 255), 4)
    assert paper.find(page) == ()


@pytest.mark.parametrize("size", [(1, 1), (1, 3000), (3000, 1), (50, 40), (2000, 9)])
def test_slivers_and_specks_hold_no_paper(size: tuple[int, int]):
    """Whatever shape a picture has, looking for papers ends well."""
    assert paper.find(np.full((*size, 3), 255, np.uint8)) == ()


def test_a_flattened_paper_leads_back_to_the_photo():
    """Its own corners, taken back, are those found in the photo, but for the margin."""
    image: Picture = np.asarray(Image.new("RGB", (800, 600), "white"))
    corners = (100.0, 80.0, 620.0, 120.0, 600.0, 500.0, 130.0, 470.0)
    flat, back = paper.flattened(image, paper.Paper(corners, 0.4, 1.0))
    height, width = flat.shape[:2]
    led = moved((0, 0, width, 0, width, height, 0, height), back)
    assert np.abs(np.subtract(led, corners)).max() < 0.03 * 520
    assert overlap(led, corners, image.shape) > 0.9
