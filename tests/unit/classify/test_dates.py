"""Dates in every way that certificates write them."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.classify.dates import find_dates, to_iso

WRITTEN = (
    ("2021年5月8日", "2021-05-08"),
    ("2021 年 5 月 8 日", "2021-05-08"),
    ("二〇二一年五月八日", "2021-05-08"),
    ("二〇二一年十二月三十一日", "2021-12-31"),
    ("二零一九年十月廿八日", "2019-10-28"),
    ("二O二O年六月", "2020-06"),
    ("2021.05.08", "2021-05-08"),
    ("2021-5-8", "2021-05-08"),
    ("2021/05", "2021-05"),
    ("20210508", "2021-05-08"),
    ("2021年", "2021"),
    ("May 8, 2021", "2021-05-08"),
    ("Sept. 3rd, 2020", "2020-09-03"),
    ("8th May 2021", "2021-05-08"),
    ("08-MAY-2021", "2021-05-08"),
    ("this fifteenth day of May 2021", "2021-05"),
    ("the 3rd day of June, 2019", "2019-06-03"),
    ("8 mai 2021", "2021-05-08"),
    ("8. März 2021", "2021-03-08"),
    ("13 de ENERO de 2026", "2026-01-13"),
    ("31/12/2021", "2021-12-31"),
    ("12/31/2021", "2021-12-31"),
    ("05/08/2021", "2021-08-05"),
    ("2021年13月1日", None),
    ("2021-02-30", None),
    ("number 1234", None),
    ("", None),
)


@pytest.mark.parametrize(("text", "value"), WRITTEN)
def test_as_written(text: str, value: str | None) -> None:
    """A table of writings and their normal form; what isn't a date is none."""
    assert to_iso(text) == value


DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))
_HAN = "〇一二三四五六七八九"


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _HAN[ones]
    return (_HAN[tens] if tens > 1 else "") + "十" + (_HAN[ones] if ones else "")


FORMS = (
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{''.join(_HAN[int(digit)] for digit in str(day.year))}年{_chinese(day.month)}月{_chinese(day.day)}日",
    lambda day: f"{day:%Y-%m-%d}",
    lambda day: f"{day:%Y.%m.%d}",
    lambda day: f"{day:%Y/%m/%d}",
    lambda day: f"{day:%Y%m%d}",
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: f"{day.day} {day:%b} {day.year}",
    lambda day: f"{day:%d-%b-%Y}",
)


@given(DAYS, st.sampled_from(FORMS))
def test_every_day_comes_back(day: date, form: Callable[[date], str]) -> None:
    """Written in any form and read again, a day is the same day."""
    assert to_iso(form(day)) == day.isoformat()


@given(DAYS, DAYS, st.sampled_from(FORMS[:5]))
def test_two_dates_of_a_line_are_two(first: date, second: date, form: Callable[[date], str]) -> None:
    """A period has a beginning and an end, in this order."""
    found = find_dates(f"有效期限：{form(first)} 至 {form(second)}")
    assert [each.value for each in found] == [first.isoformat(), second.isoformat()]


@given(st.text(alphabet="0123456789年月日〇一二三十/-. JanMay,", max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    """What is found lies in the text, in order, without overlap."""
    end = 0
    for found in find_dates(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二二五年四月七日", "2025-04-07"),
        ("二二一年五月", "2021-05"),
        ("28/12/24", "2024-12-28"),
        ("08/2015", "2015-08"),
        ("令和元年5月1日", "2019-05-01"),
        ("24 tháng 6, 2013", "2013-06-24"),
        ("27 anpeJIa 2017 r.", "2017-04-27"),
        ("Janurary 5, 2020", "2020-01-05"),
        ("this 14th day of NOV in the year 2025", "2025-11-14"),
    ],
)
def test_dates_that_a_reader_or_a_writer_has_shortened(text: str, value: str) -> None:
    """A circle lost, a century left out, an era, Cyrillic by its look-alikes, a letter too many."""
    assert to_iso(text) == value


@pytest.mark.parametrize(
    "text", ["Marathon 2023", "Version 3.10.12", "Mayor 12, 2020", "192.168.1.20", "Number 12 2020"]
)
def test_words_that_begin_as_months_do_and_versions_are_no_dates(text: str) -> None:
    """A marathon is not in March."""
    assert to_iso(text) is None
