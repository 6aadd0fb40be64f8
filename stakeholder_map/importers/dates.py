"""Dates as people and programs write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

#: Day 0 of Excel's calendar (with its leap day of 1900 that never was).
_EXCEL_EPOCH = date(1899, 12, 30)
#: Bare numbers are taken for Excel serial dates in 1954 … 2119 only.
_SERIALS = range(20_000, 80_001)

_TIME = r"(?:[ T,]+\d{1,2}:\d{2}.*)?"
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?" + _TIME)
_TOGETHER = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[ .-]+([A-Za-z]{3,9})[ .,-]+(\d{4}|\d{2})" + _TIME
)
_MONTH_DAY = re.compile(r"([A-Za-z]{3,9})[ .-]+(\d{1,2})(?:st|nd|rd|th)?[ ,.-]+(\d{4})" + _TIME)
_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})" + _TIME)

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Order(StrEnum):
    """Which of two numbers before the year is the day."""

    MONTH_FIRST = "month_first"
    DAY_FIRST = "day_first"


def order_in(texts: Iterable[str]) -> Order | None:
    """Return the order that the dates of one column prove, or None where they do not agree.

    12/05/2026 alone proves nothing; 10/28/2026 beside it does.
    """
    seen: set[Order] = set()
    for text in texts:
        found = _NUMBERS.fullmatch(_plain(text))
        if found and found[2] != ".":
            first, second = int(found[1]), int(found[3])
            if 12 < first <= 31 and second <= 12:
                seen.add(Order.DAY_FIRST)
            elif 12 < second <= 31 and first <= 12:
                seen.add(Order.MONTH_FIRST)
    return seen.pop() if len(seen) == 1 else None


def is_two_ways(text: str) -> bool:
    """Whether a date could be read with the day or the month first, with different results."""
    found = _NUMBERS.fullmatch(_plain(text))
    if not found or found[2] == ".":
        return False
    first, second = int(found[1]), int(found[3])
    return first != second and 1 <= first <= 12 and 1 <= second <= 12


def read_date(text: str, order: Order | None, today: date) -> date | None:
    """Return the date that a text says, or None where it says none.

    Args:
        text: any of 2026-03-05, 2026/3/5, 2026年3月5日, 2026.3.5, 20260305, 26 Jul 2025,
            Jul 26, 2025, 21.11.2026, 3/5/2026, an Excel serial such as 45950; a time of day
            behind it is left out.
        order: what the column proves about 3/5/2026. Without proof a reading that lies in
            the past is preferred to one that does not, then the month is taken first with
            "/" and the day with "-".
        today: the day to compare with.
    """
    plain = _plain(text)
    if found := (_YEAR_FIRST.fullmatch(plain) or _TOGETHER.fullmatch(plain)):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _SERIAL.fullmatch(plain):
        days = int(found[1])
        return _EXCEL_EPOCH + timedelta(days=days) if days in _SERIALS else None
    if found := _DAY_MONTH.fullmatch(plain):
        return _date(_year(found[3]), _month(found[2]), int(found[1]))
    if found := _MONTH_DAY.fullmatch(plain):
        return _date(_year(found[3]), _month(found[1]), int(found[2]))
    if found := _NUMBERS.fullmatch(plain):
        first, second, year = int(found[1]), int(found[3]), _year(found[4])
        month_first, day_first = _date(year, first, second), _date(year, second, first)
        if found[2] == ".":
            return day_first
        if month_first is None or day_first is None:
            return month_first or day_first
        if order is None and (month_first <= today) != (day_first <= today):
            return min(month_first, day_first)
        default = Order.MONTH_FIRST if found[2] == "/" else Order.DAY_FIRST
        return month_first if (order or default) is Order.MONTH_FIRST else day_first
    return None


def is_plain(text: str, day: date) -> bool:
    """Whether a text is a date written in full, year first, that can be read one way only."""
    found = _YEAR_FIRST.fullmatch(text)
    return found is not None and text.isascii() and day.year == int(found[1])


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _month(word: str) -> int:
    short = word[:3].casefold()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
