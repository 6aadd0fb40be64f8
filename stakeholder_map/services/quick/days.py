"""Days as they are said in passing: "last Friday", 上周五, 11月20日, "three days ago"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from stakeholder_map.importers.dates import read_date

_I = re.IGNORECASE
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_WEEK = r"(?:周|星期|礼拜)"
_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "两": 2}
_COUNTS |= {sign: n for n, sign in enumerate("一二三四五六七八九十", 1)}
_COUNT = rf"(?:{'|'.join(_COUNTS)}|\d{{1,2}})"
_BACK = {
    **dict.fromkeys(
        (
            "今天",
            "今日",
            "今早",
            "今晚",
            "刚才",
            "刚刚",
            "刚",
            "上午",
            "下午",
            "中午",
            "早上",
            "today",
            "tonight",
        ),
        0,
    ),
    **dict.fromkeys(("thismorning", "thisafternoon", "thisevening"), 0),
    **dict.fromkeys(("昨天", "昨日", "昨晚", "yesterday", "lastnight"), 1),
    **dict.fromkeys(("前天", "前日", "daybeforeyesterday"), 2),
    **dict.fromkeys(("大前天", "大前日"), 3),
    **dict.fromkeys(("上周", "上星期", "上礼拜", "上个周", "上个星期", "上个礼拜", "lastweek"), 7),
    **dict.fromkeys(("上月", "上个月", "lastmonth"), 30),
}

#: Anything that is a day, to be put into larger patterns.
DAY = (
    r"\b(?:today|tonight|this (?:morning|afternoon|evening)|last night|day before yesterday"
    r"|yesterday"
    rf"|last (?:week|month)|{_COUNT} (?:days?|weeks?|months?) ago"
    rf"|(?:last |this )?(?:{'|'.join(_WEEKDAYS)})day)\b"
    r"|今[天日早晚]|昨[天日晚]|大?前[天日]|刚[才刚]|刚(?=[和跟与])|(?:[上下中]午"
    r"|早上)(?=[和跟与来拜见开])"
    rf"|(?:上上|上|这|本|(?<!下)(?<!下个))个?{_WEEK}[一二三四五六日天]|上个?{_WEEK}|(?:上个?"
    rf"|\d{{1,2}})月[底末初中]旬?|上个?月"
    rf"|{_COUNT}(?:天|周|个?星期|个月)之?前"
    r"|\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?|\d{1,2}\s?月\s?\d{1,2}\s?[日号]"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)? {_MONTH}(?:,? \d{{4}})?"
    rf"|\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?(?!\d)"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?<![\d/])\d{1,2}/\d{1,2}(?![\d/%])"
    r"|(?<![\d.])\d{1,2}\.\d{1,2}\.(?!\d)|\d{1,2}[日号]"
)
_DAY = re.compile(DAY, _I)
_SOON = timedelta(days=60)
_AGO = re.compile(
    rf"({_COUNT})\s?(days?|weeks?|months?|天|周|个?星期|个月)(?:\sago|之?前)", re.IGNORECASE
)


def without_days(text: str) -> str:
    """Return a text of the same length with every day in it blanked out."""
    return _DAY.sub(lambda found: " " * len(found[0]), text)


def days_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the days in a text stand."""
    return tuple(found.span() for found in _DAY.finditer(text))


def read_day(text: str | None, today: date) -> date | None:
    """Return the first day that a text names, None where it names none.

    "Last week" is seven days ago and 上月 thirty: whoever goes on with it shows the day. Without
    a year the latest such day is meant, or one of the next two months; a weekday is the latest
    that has been, unless "this" or 这 says otherwise.
    """
    found = _DAY.search(text or "")
    if found is None:
        return None
    said = found[0].strip().casefold()
    word = re.sub(r"\s", "", said)
    if word in _BACK:
        return today - timedelta(days=_BACK[word])
    if ago := _AGO.fullmatch(said):
        length = {"d": 1, "天": 1, "w": 7, "周": 7, "m": 30}.get(ago[2][0])
        length = length or (30 if "月" in ago[2] else 7)
        return today - timedelta(days=length * (_COUNTS.get(ago[1]) or int(ago[1])))
    return _weekday(word, today) or _part_of_month(word, today) or _dated(said, word, today)


def _weekday(word: str, today: date) -> date | None:
    named = re.fullmatch(rf"(last|this)?({'|'.join(_WEEKDAYS)})day", word)
    if named:
        day = _WEEKDAYS.index(named[2])
        if named[1] == "this":
            return _in_week(0, day, today)
        back = (today.weekday() - day) % 7
        return today - timedelta(days=back or (7 if named[1] else 0))
    chinese = re.fullmatch(rf"(上上|上|这|本)?个?{_WEEK}([一二三四五六日天])", word)
    if not chinese:
        return None
    day = "一二三四五六日天".index(chinese[2]) % 7 if chinese[2] != "天" else 6
    if chinese[1]:
        return _in_week({"上": -1, "上上": -2}.get(chinese[1], 0), day, today)
    return today - timedelta(days=(today.weekday() - day) % 7)


def _in_week(weeks: int, day: int, today: date) -> date:
    return today + timedelta(days=7 * weeks - today.weekday() + day)


def _part_of_month(word: str, today: date) -> date | None:
    found = re.fullmatch(r"(?:上个?|(\d{1,2}))月([底末初中])旬?", word)
    if not found:
        return None
    last = today.replace(day=1) - timedelta(days=1)
    if found[1]:
        first = _nearest(f"{{}}-{found[1]}-1", today)
        if first is None:
            return None
        last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return last.replace(day={"初": 1, "中": 15}.get(found[2], last.day))


def _dated(said: str, word: str, today: date) -> date | None:
    if short := re.fullmatch(r"(?:(\d{1,2})月)?(\d{1,2})[日号]", word):
        if short[1]:
            return _nearest(f"{{}}-{short[1]}-{short[2]}", today)
        return _day_of_month(int(short[2]), today)
    plain = re.sub(r"(?<=\d)(?:(?:st|nd|rd|th)\b|\.(?= ))", "", said)
    plain = re.sub(r"(?<=[a-z])\.", "", plain)
    if re.search(r"\d{4}", plain):
        return read_date(plain, None, today)
    if re.fullmatch(r"\d{1,2}[./]\d{1,2}[./]\d{2}", plain):
        return read_date(plain, None, today)
    if re.fullmatch(r"\d{1,2} [a-z]+", plain):
        return _nearest(f"{plain} {{}}", today)
    if re.fullmatch(r"[a-z]+ \d{1,2}", plain):
        return _nearest(f"{plain}, {{}}", today)
    if re.fullmatch(r"\d{1,2}/\d{1,2}", plain):
        return _nearest(f"{plain}/{{}}", today)
    if re.fullmatch(r"\d{1,2}\.\d{1,2}\.", plain):
        return _nearest(f"{plain}{{}}", today)
    return None


def _nearest(pattern: str, today: date) -> date | None:
    """Return the latest such day that has been, unless the next is less than two months away."""
    found = (read_date(pattern.format(today.year + n), None, today) for n in (1, 0, -1))
    return next((day for day in found if day and day - today < _SOON), None)


def _day_of_month(day: int, today: date) -> date | None:
    """Return the latest such day of a month that has been."""
    month = today.replace(day=1)
    for _ in range(3):
        try:
            found = month.replace(day=day)
        except ValueError:
            found = None
        if found and found <= today:
            return found
        month = (month - timedelta(days=1)).replace(day=1)
    return None
