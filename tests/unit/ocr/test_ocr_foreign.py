"""Lines in scripts that the engine doesn't know are read by Tesseract, whichever way up, and only there."""

import numpy as np
import pytest
from rapidfuzz import fuzz

from services.ocr.engines import make, tesseract
from services.ocr.engines.base import Engine, Picture, ReadLine, quad
from services.ocr.foreign import LINES_MAX, read_again
from services.ocr.geometry import SAME, turned
from services.ocr.page import read_page
from services.ocr.sheet import Sheet, read_sheet
from services.ocr.text_layer import is_foreign
from shared.events import Family
from specimens import Severity, UnlistedRequest, draw_unlisted
from specimens.paper import Paper

CYRILLIC = (
    "Удостоверение о повышении квалификации",
    "Захарова Мария Сергеевна",
    "прошла обучение по программе",
    "Oakridge Engineering 2024-06-18",
)
ARABIC = ("شهادة إتمام دورة تدريبية", "يشهد مركز التدريب بأن المتدرب", "قد أكمل الدورة بنجاح", "2024-06-18")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return make("rapidocr")


def printed(texts: tuple[str, ...]) -> Picture:
    paper = Paper.blank(1100, 110 * len(texts) + 80, (255, 255, 255))
    for row, text in enumerate(texts):
        paper.text(550, 90 + 110 * row, text, 40, align="m")
    return np.asarray(paper.image.convert("RGB"))


def texts_of(sheet: Sheet) -> list[str]:
    return [line.text for line in sheet.lines]


@pytest.mark.parametrize("degrees", [0, 90, 180])
def test_cyrillic_is_read_and_what_is_latin_beside_it_stays(engine: Engine, degrees: int):
    """In reading order, whichever way up the photo is, and no script is left unread."""
    sheet = read_sheet(engine, (turned(printed(CYRILLIC), degrees), SAME))
    assert min(fuzz.ratio(*pair) for pair in zip(texts_of(sheet), CYRILLIC, strict=True)) >= 90
    assert texts_of(sheet)[3] == CYRILLIC[3]
    assert sheet.script is None


def test_chinese_among_cyrillic_stays(engine: Engine):
    """Papers of two languages: each line by whoever knows it."""
    sheet = read_sheet(engine, (printed(("俄语水平考试合格证书", *CYRILLIC[:3])), SAME))
    assert texts_of(sheet)[0] == "俄语水平考试合格证书"
    assert min(fuzz.ratio(*pair) for pair in zip(texts_of(sheet)[1:], CYRILLIC[:3], strict=True)) >= 90


def test_arabic_is_read(engine: Engine):
    """Its letters hang together: Tesseract has one of ten wrong."""
    sheet = read_sheet(engine, (printed(ARABIC), SAME))
    assert min(fuzz.ratio(*pair) for pair in zip(texts_of(sheet), ARABIC, strict=True)) >= 75
    assert texts_of(sheet)[3] == ARABIC[3]
    assert sheet.script is None


def test_a_page_that_was_read_asks_nobody(engine: Engine, monkeypatch: pytest.MonkeyPatch):
    """Chinese and Latin cost no more than before."""
    picture = printed(("职业技能等级证书", "Certificate of Completion", "Łukasz Müller-Žižka", "二〇二四年六月十八日"))
    lines = engine.read(picture)

    def refuse(crop: Picture, script: str) -> tuple[str, float]:
        raise AssertionError

    monkeypatch.setattr(tesseract, "recognise", refuse)
    assert read_again(picture, lines) == lines


@pytest.mark.parametrize(("language", "severity"), [("ru", "phone"), ("ar", "phone"), ("ru", "hard")])
def test_photographed_papers_are_read(engine: Engine, language: str, severity: Severity):
    """Most of the letters that such a paper shows are of its script, and as printed."""
    drawn = draw_unlisted(UnlistedRequest(Family.COURSE_CERTIFICATE, language, "Anna Keller", 3, severity))
    page = read_page(engine, 1, drawn.image)
    long = [text for text, _ in drawn.printed if is_foreign(text) and len(text) > 8]
    best = [max(fuzz.ratio(text, line.text) for line in page.lines) for text in long]
    assert np.median(best) >= (85 if language == "ru" else 70)
    assert page.unread_script is None


def test_a_page_of_many_lines_has_a_limit(monkeypatch: pytest.MonkeyPatch):
    """What lies beyond it stays unread."""
    asked: list[str] = []

    def answer(crop: Picture, script: str) -> tuple[str, float]:
        asked.append(script)
        return ("Свидетельство", 0.9) if script == "cyrillic" else ("", 0.0)

    monkeypatch.setattr(tesseract, "recognise", answer)
    lines = [ReadLine("", quad((10, y, 200, y, 200, y + 12, 10, y + 12)), 0.0) for y in range(0, 900, 3)]
    read = read_again(np.full((960, 240, 3), 255, np.uint8), lines)
    assert [bool(line.text) for line in read] == [True] * LINES_MAX + [False] * (len(lines) - LINES_MAX)
    assert len(asked) < LINES_MAX + 20


def test_a_sliver_is_no_text():
    """And no crash in the library."""
    assert tesseract.recognise(np.full((48, 3, 3), 255, np.uint8), "cyrillic") == ("", 0.0)
