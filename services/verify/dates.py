"""Dates as credentials write them: to the day, the month or the year. Never more exact than what was read."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_CHINA = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class Span:
    """A date that is known to lie from ``first`` to ``last``, both included."""

    first: date
    last: date

    def certainly_after(self, other: "Span") -> bool:
        """Whether no day of this one is on or before any day of the other."""
        return self.first > other.last

    def plus_years(self, years: int) -> "Span":
        """The same, ``years`` later; 29 February becomes the 28th where it must. Years end at 9999."""
        return Span(_plus_years(self.first, years), _plus_years(self.last, years))


def _plus_years(day: date, years: int) -> date:
    year = min(day.year + years, date.max.year)
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def parse(value: str) -> Span | None:
    """Read ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``; None where it is no date."""
    match = _WRITTEN.fullmatch(value)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        assert year is not None
        if month is None:
            return Span(date(year, 1, 1), date(year, 12, 31))
        if day is None:
            return Span(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
        return Span(date(year, month, day), date(year, month, day))
    except ValueError:
        return None


def day_in_china(time: datetime) -> Span:
    """The day it was in China, where the credentials' dates count."""
    day = time.astimezone(_CHINA).date()
    return Span(day, day)
