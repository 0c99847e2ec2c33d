"""A PDF's own text beside what is seen: it corrects what is plainly the same, and its disagreement is told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.ocr.text_layer import compare, is_foreign, seconded
from shared.events import Box, Line

BOX = Box(points=(0, 0, 10, 0, 10, 10, 0, 10))


def line(text: str, confidence: float = 0.8) -> Line:
    return Line(text=text, box=BOX, confidence=confidence)


SEEN = [line("Certificate of Completion"), line("Hanna Schmidl"), line("Issued on 12 May 2024", 0.99)]
LAYER = "Certificate of Completion\r\nHanna Schmidt\r\nIssued on 12 May 2024"


def test_a_misread_letter_is_put_right_and_the_reading_is_kept():
    """What was seen stays beside what the file says."""
    compared = compare(SEEN, LAYER)
    assert [each.text for each in compared.lines] == LAYER.splitlines()
    assert [each.alternative for each in compared.lines] == [None, "Hanna Schmidl", None]
    assert compared.agreement == 1.0


def test_a_number_that_is_surely_seen_is_not_overruled():
    """Where file and page give two dates, the page's stands and the file's is told."""
    compared = compare(SEEN, LAYER.replace("2024", "2029"))
    assert compared.lines[2].text == "Issued on 12 May 2024"
    assert compared.lines[2].alternative == "Issued on 12 May 2029"


def test_a_layer_that_says_something_else_corrects_nothing():
    """Its share of words on the page is told, and what is seen stands."""
    compared = compare(SEEN, "Invoice number 4711\nTotal due within thirty days\nHanna Schmidt")
    assert compared.lines == tuple(SEEN)
    assert compared.agreement is not None
    assert compared.agreement < 0.4


def test_spaces_and_traditional_characters_are_no_disagreement():
    """A layer often writes with other spaces, and the engine reads either kind of character."""
    compared = compare([line("姓名：王小明"), line("證書編號：A100")], "姓  名：王 小 明\n证书编号：A100")
    assert compared.agreement == 1.0


@pytest.mark.parametrize("layer", ["", "  \r\n ", "🂡", "Захаров Иван"])
def test_a_layer_without_words_that_could_be_seen_says_nothing(layer: str):
    """None rather than 0: there was nothing to agree with."""
    assert compare(SEEN, layer).agreement is None


def test_rows_in_a_script_that_the_engine_does_not_know_are_handed_on():
    """They can't be compared; they are not lost."""
    compared = compare(SEEN, LAYER + "\nСвидетельство об окончании\nشهادة")
    assert compared.foreign == ("Свидетельство об окончании", "شهادة")
    assert compared.agreement == 1.0


def test_what_was_seen_in_a_foreign_script_is_said_in_the_files_words_and_never_lost():
    """A row is laid on the line that it is like; what no row is like stays, and what is not seen is left to be placed."""
    seen = [line("Свидетельствo об окончанни"), line("Захарова Мария"), line("Moscow Centre")]
    compared = compare(seen, "Свидетельство об окончании\nДругое лицо и дата\nMoscow Centre")
    told, rest = seconded(compared.lines, compared)
    assert [each.text for each in told] == ["Свидетельство об окончании", "Захарова Мария", "Moscow Centre"]
    assert (told[0].source, told[0].alternative, told[0].box) == ("text_layer", seen[0].text, seen[0].box)
    assert rest.foreign == ("Другое лицо и дата",)


@pytest.mark.parametrize(
    ("row", "foreign"),
    [("Grüße aus Łódź", False), ("二〇二四年", False), ("Иванов Иван", True), ("شهادة", True), ("12.05.2024", False)],
)
def test_latin_and_chinese_are_the_engines_own(row: str, foreign: bool):
    """Diacritics are no other script, and digits are none at all."""
    assert is_foreign(row) is foreign


@settings(deadline=None, max_examples=50)
@given(st.lists(st.text(max_size=30), max_size=6), st.text(max_size=200))
def test_any_layer_leaves_as_many_lines_as_there_were(texts: list[str], layer: str):
    """Boxes stay what was seen; agreement is a share or None."""
    lines = [line(text) for text in texts]
    compared = compare(lines, layer)
    assert [each.box for each in compared.lines] == [BOX] * len(lines)
    assert compared.agreement is None or 0 <= compared.agreement <= 1
