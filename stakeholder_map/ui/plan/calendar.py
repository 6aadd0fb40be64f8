"""The calendar: the next weeks with tasks and the dates of the decision, and what is overdue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st
from babel.dates import format_date

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.exports.calendar import CANCELLED_DAYS
from stakeholder_map.maps.escape import text as escape
from stakeholder_map.services import planning
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks
from stakeholder_map.ui.naming import people_names
from stakeholder_map.ui.plan import downloads
from stakeholder_map.words import Language, Words
from stakeholder_map.words.figures import day

#: Weeks that are drawn, this one first.
WEEKS = 6

_LOCALE = {Language.EN: "en_GB", Language.ZH: "zh_CN"}


@dataclass(frozen=True)
class Entry:
    """What stands on a day; ``kind``: task, proposed, date or late."""

    on: date
    kind: str
    text: str
    who: str = ""


def draw(_: Words, stored: Stored, reading: Reading) -> None:
    """Draw the calendar, then what is overdue and what comes later."""
    del stored
    downloads.draw(_, reading)
    blocks.aside(_("How your calendar takes the file"), _advice(_))
    found = sorted(entries(_, reading), key=lambda one: (one.on, one.kind, one.text))
    today = reading.today
    monday = today - timedelta(today.weekday())
    end = monday + timedelta(7 * WEEKS)
    # What is overdue since this Monday stands in the grid, with its sign.
    late = [one for one in found if one.on < monday and one.kind != "date"]
    if late:
        st.caption(_("Overdue"))
        _listed(_, late)
    blocks.html(_grid(_, monday, today, [one for one in found if monday <= one.on < end]))
    later = [one for one in found if one.on >= end]
    if later:
        st.caption(_("Later"))
        _listed(_, later)


def _advice(_: Words) -> tuple[str, ...]:
    """Return how to import the file so that what is over does not stay."""
    return (
        _(
            "Import it into a calendar of its own, not among your other days. A file that is made "
            "later and imported there brings it up to date: every entry keeps its identity."
        ),
        _(
            "What was done or dismissed within {n} days stands in the file as cancelled, and its "
            "title says so.",
            n=CANCELLED_DAYS,
        ),
        _(
            "Google Calendar takes cancelled entries out of such a calendar, but not out of your "
            "main one. Outlook's import does not compare and would show them twice: delete the "
            "calendar there before you import anew. Apple Calendar, WeCom and DingTalk promise "
            "nothing in writing; where an entry stays, do as with Outlook."
        ),
    )


def entries(_: Words, reading: Reading) -> Iterator[Entry]:
    """Yield the open tasks that have a day, and the dates of the decision that are not past."""
    names = people_names(reading)
    for one in planning.board(reading, _):
        task = one.task
        if task.is_open and task.due is not None:
            kind = "late" if task.is_overdue(reading.today) else "task"
            yield Entry(
                task.due,
                "proposed" if one.proposed else kind,
                task.what,
                names.get(task.teammate_id or "", ""),
            )
    decision = reading.decision
    for milestone in decision.milestones:
        if not milestone.done:
            yield Entry(milestone.on, "date", milestone.text)
    told = {milestone.on for milestone in decision.milestones}
    for step in decision.steps:
        if step.due is not None and step.due not in told:
            yield Entry(step.due, "date", step.name)
    if decision.decide_by is not None and decision.decide_by not in told:
        yield Entry(decision.decide_by, "date", _("Decision: {name}", name=decision.name))


def _listed(_: Words, found: list[Entry]) -> None:
    blocks.facts(
        (day(_, one.on), f"{one.text} · {one.who}" if one.who else one.text) for one in found
    )


def _grid(_: Words, monday: date, today: date, found: list[Entry]) -> str:
    locale = _LOCALE[_.language]
    heads = "".join(
        f"<th>{escape(format_date(monday + timedelta(n), 'EEE', locale=locale))}</th>"
        for n in range(7)
    )
    rows = []
    for week in range(WEEKS):
        cells = []
        for weekday in range(7):
            on = monday + timedelta(7 * week + weekday)
            here = "".join(_chip(one) for one in found if one.on == on)
            kind = "today" if on == today else "past" if on < today else ""
            label = format_date(
                on, "d MMM" if _.language is Language.EN else "M月d日", locale=locale
            )
            cells.append(f'<td class="{kind}"><small>{escape(label)}</small>{here}</td>')
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return (
        f'<table class="calendar"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
        f"<style>{_SHEET}</style>"
    )


def _chip(one: Entry) -> str:
    sign = {"date": "◆", "late": "▲", "proposed": "○", "task": "●"}[one.kind]
    who = f" <i>{escape(one.who)}</i>" if one.who else ""
    said = escape(one.text)
    return f'<div class="chip {one.kind}" title="{said}">{sign} {said}{who}</div>'


_SHEET = (
    ".sm table.calendar{table-layout:fixed;border-collapse:collapse}"
    ".sm .calendar th{text-align:left}"
    ".sm .calendar td{vertical-align:top;text-align:left;height:86px;border:1px solid #dfe4ec;"
    "padding:.2rem .3rem;overflow-wrap:anywhere}"
    ".sm .calendar td.past{background:#f6f7f9}"
    ".sm .calendar td.today{background:#fff8e1;outline:2px solid #c98a00;outline-offset:-2px}"
    ".sm .calendar td:nth-child(n+6){background:#f9fafb}"
    ".sm .calendar small{color:#5b6778}"
    ".sm .chip{font-size:13px;line-height:1.3;margin:.15rem 0;padding:.1rem .3rem;"
    "border-radius:4px;"
    "background:#e8f0f8;border-left:3px solid #1f5f99;display:-webkit-box;-webkit-line-clamp:3;"
    "-webkit-box-orient:vertical;overflow:hidden}"
    ".sm .chip.date{background:#fdf0d9;border-color:#b45309;font-weight:600}"
    ".sm .chip.late{background:#fde7e4;border-color:#b42318}"
    ".sm .chip.proposed{background:#fff;border-left-style:dashed}"
    ".sm .chip i{color:#5b6778;font-style:normal}"
)
