"""Order of lines and direction of pages: pure geometry."""

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.ocr import layout
from services.ocr.engines.base import ReadLine, quad


def line(text: str, x: float, y: float, width: float = 200, height: float = 30, **more: object) -> ReadLine:
    box = quad((x, y, x + width, y, x + width, y + height, x, y + height))
    return ReadLine(text, box, **({"confidence": 0.9} | more))


def turned_about(read: ReadLine, radians: float) -> ReadLine:
    c, s = math.cos(radians), math.sin(radians)
    points = [(read.box[i], read.box[i + 1]) for i in range(0, 8, 2)]
    return ReadLine(read.text, quad(v for x, y in points for v in (x * c - y * s, x * s + y * c)), read.confidence)


PAGE = [
    line("证书", 500, 40, 300, 60),
    line("姓名", 100, 200),
    line("张小明", 400, 205),
    line("编号", 100, 300),
    line("GZ-1", 400, 296),
    line("日期", 900, 303),
    line("盖章", 700, 500),
]
numbers = st.floats(-2000, 2000, allow_nan=False)
lines = st.builds(
    lambda text, x, y, w, h, c: line(text, x, y, w, h, confidence=c),
    st.text("abc", max_size=4),
    numbers,
    numbers,
    st.floats(1, 500),
    st.floats(1, 500),
    st.floats(0, 1),
)


@pytest.mark.parametrize("degrees", [-12, -3, 0, 3, 12])
def test_rows_stay_rows_on_a_page_photographed_aslant(degrees: int):
    """Lines come top to bottom, and within a row left to right, also where the page leans."""
    leaning = [turned_about(read, math.radians(degrees)) for read in PAGE]
    random.Random(degrees).shuffle(leaning)
    assert [read.text for read in layout.in_reading_order(leaning)] == [read.text for read in PAGE]


@settings(deadline=None)
@given(st.lists(lines, max_size=12), st.randoms(use_true_random=False))
def test_order_neither_loses_nor_invents_and_forgets_how_lines_came(reads: list[ReadLine], chance: random.Random):
    """The order is of the same lines, and the same whatever order the engine gave."""
    ordered = layout.in_reading_order(reads)
    assert sorted(map(repr, ordered)) == sorted(map(repr, reads))
    shuffled = list(reads)
    chance.shuffle(shuffled)
    assert layout.in_reading_order(shuffled) == ordered


@settings(deadline=None)
@given(st.lists(lines, max_size=8))
def test_no_line_stands_below_one_that_comes_after_it(reads: list[ReadLine]):
    """On a level page no line comes before one that lies wholly above it."""
    ordered = layout.in_rows(reads)
    if layout.tilt(reads) == 0.0:
        for index, first in enumerate(ordered):
            assert all(second.box[7] > first.box[1] for second in ordered[index + 1 :])


@settings(deadline=None)
@given(st.lists(lines, max_size=8))
def test_at_most_every_other_direction_is_tried(reads: list[ReadLine]):
    """No direction is tried twice, and never the one the page has."""
    turns = layout.turns_to_try(reads)
    assert len(set(turns)) == len(turns) <= 3
    assert 0 not in turns


@pytest.mark.parametrize("lies", [0, 90, 180, 270])
@pytest.mark.parametrize("aslant", [-20, 0, 20])
def test_lines_tell_how_to_turn_the_page(lies: int, aslant: int):
    """A page that lies turned clockwise is put right by the rest of the circle, also where it leans."""
    reads = [turned_about(read, math.radians(lies + aslant)) for read in PAGE]
    assert layout.turns_to_try(reads) == (() if lies == 0 else (360 - lies,))


def test_a_poor_reading_is_doubted():
    """Where nothing but confidence speaks, a low one makes other directions worth a try."""
    assert layout.turns_to_try([line("鼍鼍", 0, 0, confidence=0.1)]) == (90, 270, 180)


def test_nothing_read_is_nothing_to_turn():
    """An empty page is upright."""
    assert layout.turns_to_try([]) == ()


BOOKLET = [
    [line(f"左{row}：甲", 100, 100 + 80 * row, 300) for row in range(4)],
    [line(f"右{row}：乙", 700, 100 + 80 * row, 300) for row in range(4)],
]


def test_the_left_page_of_an_open_booklet_is_read_before_its_right():
    """Each page has labels and values of its own: rows don't run on over the fold, though they stand level."""
    mixed = [read for pair in zip(*BOOKLET, strict=True) for read in pair]
    assert layout.in_reading_order(mixed) == BOOKLET[0] + BOOKLET[1]


def test_label_and_value_on_one_row_stay_together():
    """A form in two columns has a gap in its middle, too, and is read by its rows."""
    form = [read for row in range(5) for read in (line(f"项目{row}", 100, 80 * row), line(f"值{row}", 800, 80 * row))]
    assert layout.in_reading_order(form) == form


def test_a_row_over_the_middle_makes_one_page():
    """Where a line crosses the middle there is no fold."""
    mixed = [line("全国职业技能等级证书全国职业技能等级证书", 100, 20, 900), *BOOKLET[0], *BOOKLET[1]]
    assert len(layout.booklet_pages(mixed)) == 1


@pytest.mark.parametrize("degrees", [-35, -8, 0, 2.5, 35])
def test_the_tilt_of_the_rows_is_told(degrees: float):
    """How far the rows fall to the right, from the lines alone."""
    leaning = [turned_about(read, math.radians(degrees)) for read in PAGE]
    assert math.degrees(layout.tilt(leaning)) == pytest.approx(degrees, abs=0.01)
