"""Which way up a picture is, and that no reading is done for nothing."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.ocr.engines.base import Picture, Quad, ReadLine
from services.ocr.geometry import moved, reduced, turn_matrix, turned
from services.ocr.orient import read_upright
from tests.unit.ocr.ocr_engines import ObedientEngine

LEVEL: Quad = (1, 1, 9, 1, 9, 3, 1, 3)
DOWNWARDS: Quad = (5, 1, 5, 9, 3, 9, 3, 1)


class ToldEngine(ObedientEngine):
    """Reads what the test says, and counts how often it is asked."""

    def __init__(self, reading: Callable[[Picture], list[ReadLine]], *, sideways: bool) -> None:
        super().__init__()
        self.reads_sideways = sideways
        self.asked = 0
        self._reading = reading

    def read(self, image: Picture) -> list[ReadLine]:
        self.asked += 1
        return self._reading(image)


def by_width(wide: list[ReadLine], tall: list[ReadLine]) -> Callable[[Picture], list[ReadLine]]:
    return lambda image: wide if image.shape[1] > image.shape[0] else tall


IMAGE = np.zeros((10, 20, 3), dtype=np.uint8)


def test_an_engine_that_can_only_read_upright_reads_the_turned_picture_again():
    """The second reading is the one that counts."""
    engine = ToldEngine(by_width([ReadLine("一二", DOWNWARDS, 0.9)], [ReadLine("一二三", LEVEL, 0.9)]), sideways=False)
    lines, turn = read_upright(engine, IMAGE)
    assert ([line.text for line in lines], turn, engine.asked) == (["一二三"], 270, 2)


def test_a_turn_that_reads_worse_is_not_kept():
    """The page stays as it came where turning it loses text."""
    wide = [ReadLine("一二三四", DOWNWARDS, 0.9)]
    engine = ToldEngine(by_width(wide, [ReadLine("一", LEVEL, 0.9)]), sideways=False)
    assert read_upright(engine, IMAGE) == (wide, 0)


def test_an_engine_that_reads_sideways_reads_once():
    """Boxes are turned instead: a page that lies on its side costs no more than any other."""
    engine = ToldEngine(lambda _: [ReadLine("一二三四", DOWNWARDS, 0.9)], sideways=True)
    (line,), turn = read_upright(engine, IMAGE)
    assert (turn, engine.asked) == (270, 1)
    assert line.box == pytest.approx((1, 15, 9, 15, 9, 17, 1, 17))


@settings(deadline=None)
@given(st.sampled_from([0, 90, 180, 270]))
def test_turning_is_clockwise_and_undone_by_the_rest_of_the_circle(degrees: int):
    """A quarter turn brings the top left corner to the top right; four make a whole."""
    image = np.arange(2 * 3 * 3, dtype=np.uint8).reshape(2, 3, 3)
    assert (turned(turned(image, degrees), (360 - degrees) % 360) == image).all()
    assert (turned(image, 90)[0, -1] == image[0, 0]).all()


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_boxes_turn_as_pictures_do(degrees: int):
    """What a box holds before the turn it holds after it, from the same corner on."""
    image = np.zeros((30, 50, 3), dtype=np.uint8)
    image[4:9, 10:30] = 200
    left, top, *_, right, bottom = 10, 4, 30, 9
    box = moved((left, top, right, top, right, bottom, left, bottom), turn_matrix(50, 30, degrees))
    held = turned(image, degrees)[
        round(min(box[1::2])) : round(max(box[1::2])), round(min(box[::2])) : round(max(box[::2]))
    ]
    assert held.min() == 200
    assert held.size == 5 * 20 * 3


@pytest.mark.parametrize("size", [(3024, 2268), (1511, 997), (960, 960), (4000, 3), (1, 1)])
def test_a_reduced_picture_keeps_its_shape_and_its_means(size: tuple[int, int]):
    """At most so many pixels, at least one; a ramp stays the ramp, and a small picture is the same one."""
    ramp = np.repeat(np.linspace(0, 255, size[0])[:, None], size[1], axis=1).astype(np.uint8)
    small, scale = reduced(ramp, 960)
    assert small.shape == (max(1, round(size[0] * scale)), max(1, round(size[1] * scale)))
    assert max(small.shape) <= 960
    expected = np.linspace(0, 255, small.shape[0])
    assert np.abs(small.mean(axis=1) - expected).max() <= 2
    assert (small is ramp) == (max(size) <= 960)
