"""How quick add says what it understood."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from stakeholder_map.words.catalogue import Words
from stakeholder_map.words.entry import labelled
from stakeholder_map.words.figures import day, percent, signed

#: A line that can be typed, in each language's own way.
EXAMPLES = {
    "en": "Zhao Min CFO reports to Lin, against −2, worried about payback",
    "zh": "赵敏 财务总监 汇报林国栋 支持-2 担心回款周期",
}


def part_title(_: Words, part: str) -> str:
    """Return what a bit of a line is called; KeyError for an unknown part."""
    titles: dict[str, Callable[[], str]] = {
        "name": lambda: _("Name"),
        "title": lambda: _("Title"),
        "department": lambda: _("Department"),
        "level": lambda: _("Level"),
        "reports_to": lambda: _("Reports to"),
        "support": lambda: _("Support"),
        "concern": lambda: _("Concern"),
        "weight": lambda: _("Weight"),
        "veto": lambda: _("Veto"),
        "role": lambda: _("Role"),
        "coach": lambda: _("Coach"),
        "hidden": lambda: _("Hidden"),
        "backs": lambda: _("Backs competitor"),
        "email": lambda: _("E-mail address"),
        "phone": lambda: _("Phone"),
        "wechat": lambda: _("WeChat"),
        "met": lambda: _("Touch"),
        "left": lambda: _("Left on"),
    }
    return titles[part]()


def bit_text(_: Words, part: str, value: str, guess: bool) -> str:
    """Return "Support: −2", or that it is only a guess from the title."""
    title = part_title(_, part)
    if guess:
        return _("{title}: {value} (a guess from the title)", title=title, value=value)
    return labelled(_, title, value)


def support_value(value: int | None) -> str:
    """Return a support as it is shown."""
    return signed(value)


def share_value(value: float) -> str:
    """Return a weight as it is shown."""
    return percent(value)


def day_value(_: Words, on: date | None, today: date) -> str:
    """Return a day; where none was said, that today is taken."""
    if on is None:
        return _("{day} (no day was said)", day=day(_, today))
    return day(_, on)


def yes_no(_: Words, value: bool) -> str:
    """Return yes or no."""
    return _("yes") if value else _("no")
