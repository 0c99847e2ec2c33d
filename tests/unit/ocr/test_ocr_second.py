"""The second pass: only where it is needed, never for long, and nothing guessed."""

from collections.abc import Sequence

import numpy as np
import pytest

from services.ocr import second
from services.ocr.engines.base import Picture, Quad, ReadLine
from services.ocr.seals import Seal
from tests.unit.ocr.ocr_engines import ObedientEngine

PAGE = np.full((2000, 1000, 3), 250, np.uint8)
BOX: Quad = (100, 100, 300, 100, 300, 140, 100, 140)


class ToldEngine(ObedientEngine):
    """Reads every line as the test says, and counts them."""

    def __init__(self, text: str, confidence: float) -> None:
        super().__init__()
        self.asked = 0
        self._reading = (text, confidence)

    def recognise(self, crops: Sequence[Picture]) -> list[tuple[str, float]]:
        self.asked += len(crops)
        return [self._reading] * len(crops)


@pytest.mark.parametrize(
    ("first", "again", "kept"),
    [
        (("2021年1O月", 0.7), ("2021年10月", 0.95), ("2021年10月", 0.95, None)),
        (("2021年10月", 0.85), ("2021年16月", 0.95), ("2021年16月", 0.95, "2021年10月")),
        (("2021年10月", 0.86), ("2021年16月", 0.83), ("2021年10月", 0.86, "2021年16月")),
        (("2021年10月", 0.8), ("2021年10 月", 0.9), ("2021年10月", 0.9, None)),
        (("2021年10月", 0.7), ("乱", 0.4), ("2021年10月", 0.7, None)),
        (("", 0.3), ("王小明", 0.9), ("王小明", 0.9, None)),
        (("2021年10月", 0.7), ("", 0.0), ("2021年10月", 0.7, None)),
    ],
)
def test_the_surer_reading_is_kept(
    first: tuple[str, float], again: tuple[str, float], kept: tuple[str, float, str | None]
):
    """Where both are sure and differ, the other is told; spaces are no difference."""
    (line,) = second.again(ToldEngine(*again), PAGE, [ReadLine(first[0], BOX, first[1])], ())
    assert (line.text, line.confidence, line.alternative) == kept


def test_what_is_sure_is_not_read_again():
    """The usual page costs nothing."""
    engine = ToldEngine("anything", 1.0)
    lines = [ReadLine("二〇二四年", BOX, 0.95)]
    assert second.again(engine, PAGE, lines, ()) == lines
    assert engine.asked == 0


def test_a_date_under_a_seal_needs_more_to_be_sure():
    """A seal's strokes make other digits of it with confidence."""
    engine = ToldEngine("二〇二四年一月", 0.99)
    (line,) = second.again(engine, PAGE, [ReadLine("二〇二四年", BOX, 0.95)], [Seal(290, 120, 60, "red", 1.0)])
    assert line.text == "二〇二四年一月"


def test_a_page_full_of_doubt_costs_a_quarter_more_at_most():
    """Long lines count for their length."""
    engine = ToldEngine("x", 0.1)
    lines = [
        ReadLine("abc", (0, 40 * row, 800, 40 * row, 800, 40 * row + 30, 0, 40 * row + 30), 0.6) for row in range(40)
    ]
    second.again(engine, PAGE, lines, ())
    assert 0 < engine.asked <= min(second.LINES_MAX, 10)


def test_another_engine_is_asked_for_unsure_lines_only():
    """Where it agrees the line is surer; where it doesn't, both readings go on."""
    lines = [ReadLine("王小明", BOX, 0.6), ReadLine("证书", BOX, 0.99)]
    agreed = second.by_another(ToldEngine("王小明", 0.5), PAGE, lines)
    assert agreed[0].confidence > 0.8
    engine = ToldEngine("王小朋", 0.5)
    differed = second.by_another(engine, PAGE, lines)
    assert (differed[0].text, differed[0].alternative, engine.asked) == ("王小明", "王小朋", 1)
    assert differed[1] == lines[1]
