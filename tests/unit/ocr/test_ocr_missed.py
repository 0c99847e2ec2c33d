"""Traces of print that no line was made of are looked at closer."""

import numpy as np

from services.ocr import missed
from services.ocr.engines.base import Quad


def box(left: float, top: float, right: float, bottom: float) -> Quad:
    return (left, top, right, top, right, bottom, left, bottom)


def traces(*lines: tuple[int, int, int, int]) -> np.ndarray:
    """What a detector saw of a picture of 960 × 640: strong within these lines, nothing elsewhere."""
    seen = np.zeros((640, 960), np.float32)
    for left, top, right, bottom in lines:
        seen[top:bottom, left:right] = 0.6
    return seen


def test_a_trace_without_a_box_is_a_place_in_the_pictures_pixels():
    """With room beside it, since only a part of a line leaves a trace."""
    (place,) = missed.places(
        [traces((100, 100, 400, 120), (300, 500, 420, 506))], [box(200, 200, 800, 240)], (1920, 1280)
    )
    left, top, right, bottom = place
    assert (left < 600, top < 1000) == (True, True)
    assert (right > 840, bottom > 1012) == (True, True)
    assert right - left < 700


def test_what_has_a_box_and_what_is_no_line_is_left_alone():
    """Ornaments are as wide as tall; a few pixels are nothing."""
    known = (100, 100, 400, 120)
    assert missed.places([traces(known)], [box(*known)], (960, 640)) == []
    assert missed.places([traces((10, 10, 40, 40), (200, 300, 206, 302))], [], (960, 640)) == []


def test_traces_of_one_picture_in_several_sizes_count_together():
    """And neighbours are one place; the places stay within the picture, and are few."""
    second = np.zeros((320, 480), np.float32)
    second[250:253, 150:210] = 0.7
    (place,) = missed.places([traces(), second], [], (960, 640))
    assert place[1] < 500
    assert place[3] > 506
    near = traces((10, 600, 120, 606), (10, 615, 120, 621))
    ((left, top, right, bottom),) = missed.places([near], [], (960, 640))
    assert (left, bottom) == (0, 640)
    assert top < 600
    assert right > 120
    rows = [(400, top, 500, top + 6) for top in range(20, 640, 100)]
    assert len(missed.places([traces(*rows)], [], (960, 640))) == 3


def test_no_place_is_empty_however_thin_the_picture():
    """A strip of one pixel, and one whose trace lies at its rim."""
    for size, at in (((2000, 1), (300, 60, 700, 64)), ((1, 2000), (0, 100, 64, 400)), ((3, 3), (0, 0, 64, 20))):
        seen = np.zeros((64, 960), np.float32)
        seen[at[1] : at[3], at[0] : at[2]] = 0.6
        for left, top, right, bottom in missed.places([seen], [], size):
            assert 0 <= left < right <= size[0]
            assert 0 <= top < bottom <= size[1]


def test_a_page_of_faint_rows_is_no_single_place():
    """Looked at whole it would be shown no larger than before."""
    rows = [(60, top, 360, top + 6) for top in range(20, 620, 26)]
    found = missed.places([traces(*rows)], [], (960, 640))
    assert len(found) == 3
    assert all(max(right - left, bottom - top) <= 500 for left, top, right, bottom in found)


def test_what_was_seen_in_a_rim_is_cut_off():
    """A sliver is shown with a rim that repeats its edge: what is seen there is no print. Something is always left."""
    seen = np.arange(96 * 320, dtype=np.float32).reshape(96, 320)
    assert np.array_equal(missed.without_rim(seen, (0, 40), (640, 112)), seen[20:76])
    assert np.array_equal(missed.without_rim(seen, (40, 0), (560, 192)), seen[:, 20:300])
    assert np.array_equal(missed.without_rim(seen, (0, 0), (640, 192)), seen)
    assert missed.without_rim(seen, (0, 5000), (640, 1)).shape == (1, 320)
