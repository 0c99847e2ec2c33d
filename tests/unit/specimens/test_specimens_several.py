"""Several papers in one picture: each one's truth, and where it lies."""

from dataclasses import replace
from io import BytesIO

import cv2
import numpy as np
import pytest
from PIL import Image

from specimens import Severity, SpecimenRequest, draw
from specimens.paper import Pixels
from specimens.several import SEVERAL_MAX, SeveralSpecimens, draw_several, draw_spread
from specimens.truth import Truth

CODES = ("barista", "cet_4", "bachelor_degree")
REQUESTS = tuple(SpecimenRequest(code, name, 5) for code, name in zip(CODES, ("周若宁", "陈宇", "林晓波"), strict=True))


def flat(image: bytes, truth: Truth) -> Pixels:
    """The page between a truth's corners, coarse and without its light."""
    picture = np.asarray(Image.open(BytesIO(image)).convert("L"))
    square = np.array([[0, 0], [480, 0], [480, 480], [0, 480]], np.float32)
    back = cv2.getPerspectiveTransform(np.array(truth.corners, np.float32), square)
    small = cv2.resize(cv2.warpPerspective(picture, back, (480, 480)), (96, 96), interpolation=cv2.INTER_AREA)
    return np.asarray(small.astype(np.float32) - cv2.GaussianBlur(small.astype(np.float32), (0, 0), 10))


def assert_each_in_its_place(several: SeveralSpecimens, requests: tuple[SpecimenRequest, ...]) -> None:
    """Each page looks like its own clean drawing, more than like any other's."""
    clean = [draw(replace(each, severity="clean")) for each in requests]
    drawn = [flat(each.image, each.truth).ravel() for each in clean]
    for at, truth in enumerate(several.truths):
        found = flat(several.image, truth).ravel()
        alike = [float(np.corrcoef(found, each)[0, 1]) for each in drawn]
        assert alike[at] > 0.2 + max(each for other, each in enumerate(alike) if other != at)
        assert (truth.holder, truth.number) == (clean[at].truth.holder, clean[at].truth.number)


@pytest.mark.parametrize("severity", ["clean", "scan", "phone", "hard"])
def test_every_paper_lies_where_its_truth_says(severity: Severity) -> None:
    """In the order of the requests, none over another."""
    several = draw_several(REQUESTS, 4, severity)
    assert_each_in_its_place(several, REQUESTS)
    covered = np.zeros(Image.open(BytesIO(several.image)).size[::-1], np.uint8)
    for truth in several.truths:
        one = np.zeros_like(covered)
        cv2.fillConvexPoly(one, np.array(truth.corners).astype(np.int32), 1)
        covered += one
    assert covered.max() == 1


@pytest.mark.parametrize("severity", ["phone", "hard"])
def test_two_pages_meet_in_the_middle(severity: Severity) -> None:
    """The left one's right edge is the right one's left."""
    spread = draw_spread(REQUESTS[0], REQUESTS[2], 4, severity)
    left, right = spread.truths
    assert left.corners[1] == right.corners[0]
    assert left.corners[2] == right.corners[3]
    assert_each_in_its_place(spread, (REQUESTS[0], REQUESTS[2]))


def test_the_same_papers_give_the_same_picture() -> None:
    """Nothing but requests, seed and severity has a say."""
    assert draw_several(REQUESTS[:2], 1) == draw_several(REQUESTS[:2], 1)
    assert draw_several(REQUESTS[:2], 1).image != draw_several(REQUESTS[:2], 2).image


@pytest.mark.parametrize("count", [0, 1, SEVERAL_MAX + 1])
def test_too_few_or_too_many_are_refused(count: int) -> None:
    """One is a specimen; more than fit a picture legibly are none."""
    with pytest.raises(ValueError, match=f"{count} requests"):
        draw_several(REQUESTS[:1] * count, 1)
