"""Dates as exact as they were written."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.verify.dates import Span, day_in_china, parse


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
    ],
)
def test_a_date_spans_what_it_may_mean(written: str, first: date, last: date):
    """A month is any of its days; nothing is made up."""
    assert parse(written) == Span(first, last)


@pytest.mark.parametrize("written", ["", "2023-02-30", "2023-13", "23-01-01", "2023/01/01", "0000", "长期", "２０２３"])
def test_what_is_no_date_is_none(written: str):
    """A day that never was is not rounded to one that was."""
    assert parse(written) is None


def test_the_day_is_chinas():
    """Late in the evening in London it is tomorrow in Shanghai."""
    assert day_in_china(datetime(2026, 5, 31, 17, tzinfo=UTC)) == Span(date(2026, 6, 1), date(2026, 6, 1))


@given(st.dates(), st.integers(0, 60))
def test_years_later_is_never_earlier(day: date, years: int):
    """Validity runs forward, over leap days and the end of the calendar too."""
    span = Span(day, day)
    assert not span.certainly_after(span.plus_years(years))
