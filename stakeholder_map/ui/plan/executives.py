"""Contacts between the tops of both houses within a year, and the next one that is planned."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import streamlit as st

from stakeholder_map.analysis.acting.executives import (
    EnoughContact,
    ExecutiveContact,
    executive_contacts,
    is_executive,
)
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.model.task import Task
from stakeholder_map.ui import blocks
from stakeholder_map.ui.figures.figure import Figure
from stakeholder_map.ui.naming import people_names
from stakeholder_map.words import Words
from stakeholder_map.words import outreach as say
from stakeholder_map.words.figures import day

_SIGNS = {
    EnoughContact.FEW: "▲",
    EnoughContact.RIGHT: "✓",
    EnoughContact.MANY: "◆",
    EnoughContact.UNKNOWN: "?",
}


def draw(_: Words, reading: Reading, planned: Iterable[Task]) -> None:
    """Draw a line for each of their executives: how often, and who of us goes next.

    ``planned``: the talks of the outreach plan as tasks, beside those on the board.
    """
    st.caption(_("Contacts at the top within a year: two to five are wanted"))
    contacts = executive_contacts(reading.account, reading.decision, reading.today)
    if not contacts:
        st.text(_("Nobody of their upper level has a seat in this decision."))
        return
    names = people_names(reading)
    coming = _coming(reading, (*reading.account.tasks, *planned))

    def row(one: ExecutiveContact) -> tuple[str | Figure, ...]:
        name = names[one.person_id]
        next_one = coming.get(one.person_id)
        most = f"–{one.at_most}" if one.at_most > one.n else ""
        number = f"{_SIGNS[one.enough]} {one.n}{most}"
        return (
            name,
            Figure(number, say.executive_sentence(_, one.enough, name, one.n, one.last)),
            f"{names[next_one[1]]} · {day(_, next_one[0])}" if next_one else "–",
        )

    heads = (_("Person"), _("Within a year"), _.context("contact", "Next"))
    blocks.table(heads, [row(one) for one in contacts])


def _coming(reading: Reading, tasks: Iterable[Task]) -> dict[str, tuple[date, str]]:
    """Return when one of our executives sees each of theirs next, and who of us it is."""
    ours = {mate.id for mate in reading.account.teammates if is_executive(mate)}
    coming: dict[str, tuple[date, str]] = {}
    for task in tasks:
        if not task.is_open or task.due is None or task.due < reading.today:
            continue
        for key in task.person_ids if task.teammate_id in ours else ():
            coming[key] = min(coming.get(key, (date.max, "")), (task.due, task.teammate_id or ""))
    return coming
