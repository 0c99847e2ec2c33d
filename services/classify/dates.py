"""Dates as certificates write them, in normal form: YYYY-MM-DD, or YYYY-MM or YYYY where that is all that is written.

Knows 2021年5月8日, 二〇二一年五月八日, 令和3年5月8日, 2021년 5월 8일, 2021.05.08, 2021-05-08, 2021/5/8, 20210508 (after a label), May 8,
2021, 8th May 2021, 08-May-2021, 8 mai 2021, 8. Mai 2021, 8 de mayo de 2021, 8 мая 2021 г., ngày 8 tháng 5 năm 2021, ٨ مايو ٢٠٢١, and
months as fourteen languages name them. Of all-figure dates with the year last, 31/12/2021 is read day first unless only
month first is possible; where both are, the day is first, as outside North America.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from services.classify.months import month as month_of

YEAR_MIN, YEAR_MAX = 1900, 2100

_HAN_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "O": 0,
    "o": 0,
    "0": 0,
}
_HAN_DIGITS |= {"壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9, "两": 2, "元": 1}
_NAME = r"(?P<name>[^\W\d_]{3,12}(?: (?:الثاني|الأول))?)"
_HAN = "〇一二三四五六七八九零壹贰叁肆伍陆柒捌玖两Oo0"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
# Japan's eras, and the year before each one's first.
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_DAY = r"(?P<day>[0-3]?\d)"

_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){_YEAR}\s*年\s*(?P<month>[01]?\d)\s*月\s*(?:{_DAY}\s*[日号]?(?!\d))?",
        rf"(?P<year>[{_HAN}]{{4}}|(?<![{_HAN}])二二[{_HAN[1:10]}])\s*年\s*(?P<month>[{_HAN}十拾]{{1,3}})\s*月\s*(?:(?P<day>[{_HAN}十拾廿卅]{{1,4}})\s*[日号])?",
        rf"(?<![\d.\-/]){_YEAR}\s?([.\-/])\s?(?P<month>[01]?\d)(?:\s?\2\s?{_DAY}(?!\d))?(?![.\-/]?\d)",
        r"(?P<era>令和|平成|昭和)\s*(?P<eryear>[0-9元〇一二三四五六七八九十]{1,3})\s*年\s*(?P<month>[0-9一二三四五六七八九十]{1,2})\s*月\s*(?:(?P<day>[0-9一二三四五六七八九十]{1,3})\s*日)?",
        rf"{_YEAR}\s*년\s*(?P<month>[01]?\d)\s*월(?:\s*{_DAY}\s*일)?",
        rf"(?:ngày\s*)?(?<!\d){_DAY}\s*tháng\s*(?P<month>[01]?\d)\s*(?:,|năm)\s*{_YEAR}(?!\d)",
        rf"tháng\s*(?P<month>[01]?\d)\s*(?:[/,]|năm)\s*{_YEAR}(?!\d)",
        rf"(?<![^\W\d_]){_NAME}\.?[\s\-/]*{_DAY}(?:st|nd|rd|th)?(?!\d)[\s,.\-/]*(?:of |at )?{_YEAR}(?!\d)",
        rf"(?<!\d)[«\"“]?{_DAY}[»\"”]?(?:st|nd|rd|th|º|er|\.º)?[\s.\-/,]*(?:(?:days? )?(?:of|in)(?: the month of)?|de|of)?\s*{_NAME}\.?[\s,.\-/]*(?:de|del|in the year)?\s*{_YEAR}(?!\d)",
        rf"(?<![\d.\-/])(?P<first>[0-3]?\d)\s?([.\-/])\s?(?P<second>[0-3]?\d)\s?\2\s?{_YEAR}(?!\d)",
        rf"(?<![^\W\d_]){_NAME}\.?[\s,\-/]*(?:de|del|of)?\s*{_YEAR}(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-2]\d|3[01])(?!\d)",
        rf"(?<![\d.\-/])(?P<month>0[1-9]|1[0-2])[./]{_YEAR}(?![\d.\-/])",
        r"(?<![\d.\-/])(?P<first>[0-3]?\d)/(?P<second>[0-3]?\d)/(?P<year>\d\d)(?![\d.\-/])",
        r"(?<![\d.\-/])(?P<first>[0-3]\d)([.\-])(?P<second>[0-3]\d)\2(?P<year>\d\d)(?![\d.\-/])",
        rf"(?<!\d){_YEAR}\s*年(?!\s*[\d第])",
        rf"(?<![\d.\-/]){_YEAR}\s*(?:г\.|года|năm)",
    )
)


# Most lines have no figure at all, or none of a year.
_MAY_BE = re.compile(r"\d\D?\d|[〇一二三四五六七八九零○Oo]\s*年")
_FIGURES = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: what stood there, its normal form, and where it begins and ends."""

    text: str
    value: str
    start: int
    end: int


def find_dates(text: str) -> list[FoundDate]:
    """All dates in a text, in their order. Dates that don't exist are not dates."""
    if not _MAY_BE.search(text):
        return []
    text = text.translate(_FIGURES)
    taken: list[FoundDate] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in taken):
                continue
            value = _value(match)
            if value is not None:
                taken.append(FoundDate(match[0].strip(), value, match.start(), match.end()))
    return sorted(taken, key=lambda found: found.start)


def to_iso(text: str) -> str | None:
    """The first date of a text in normal form, or None."""
    return next((found.value for found in find_dates(text)), None)


def _value(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    year = _year(parts)
    if year is None or not YEAR_MIN <= year <= YEAR_MAX:
        return None
    if parts.get("first") is not None:
        return next(_day_or_month_first(year, int(parts["first"]), int(parts["second"])), None)
    if parts.get("name") is not None:
        month = month_of(parts["name"])
        if month is None:
            return None
    elif parts.get("month") is not None:
        month = _number(parts["month"])
    else:
        return f"{year:04}"
    day = _number(parts["day"]) if parts.get("day") is not None else None
    return _iso(year, month, day)


def _year(parts: dict[str, str | None]) -> int | None:
    """The year: of an era, of two figures (in this century), or with its circle lost by the reader (二二一 for 二〇二一)."""
    if parts.get("era") is not None:
        since = _number(parts["eryear"] or "")
        return _ERAS[parts["era"] or ""] + since if since is not None else None
    year = _number(parts["year"] or "")
    short = 100
    if year is not None and year < short and len(parts["year"] or "") == 2:  # noqa: PLR2004
        return 2000 + year
    if year is not None and 220 <= year < 230:  # noqa: PLR2004 - three figures of four
        return 1800 + year
    return year


def _day_or_month_first(year: int, first: int, second: int) -> Iterator[str]:
    for month, day in ((second, first), (first, second)):
        value = _iso(year, month, day)
        if value is not None:
            yield value


def _iso(year: int, month: int | None, day: int | None) -> str | None:
    try:
        written = date(year, month or 0, day if day is not None else 1)
    except ValueError:
        return None
    return written.isoformat() if day is not None else f"{year:04}-{month:02}"


def _number(text: str) -> int | None:
    """A number in figures, or in Chinese: 二〇二一 by place, 二十八 and 廿八 by tens."""
    if text.isascii() and text.isdigit():
        return int(text)
    text = text.replace("拾", "十").replace("廿", "二十").replace("卅", "三十")
    if "十" in text:
        tens, _, ones = text.partition("十")
        if (tens and tens not in _HAN_DIGITS) or (ones and ones not in _HAN_DIGITS):
            return None
        return (_HAN_DIGITS[tens] if tens else 1) * 10 + (_HAN_DIGITS[ones] if ones else 0)
    if any(character not in _HAN_DIGITS for character in text):
        return None
    return int("".join(str(_HAN_DIGITS[character]) for character in text))
