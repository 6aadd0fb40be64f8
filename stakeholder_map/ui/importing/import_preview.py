"""The preview of an import: what was recognised and what is doubtful, all of it correctable."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from stakeholder_map.importers.duplicates import Answer, Because, Question
from stakeholder_map.importers.proposal import Proposal
from stakeholder_map.importers.reader import Reading
from stakeholder_map.model.account import Account
from stakeholder_map.model.scales import TieKind
from stakeholder_map.services import importing
from stakeholder_map.services.import_changes import parts
from stakeholder_map.services.sheets.codec import CellRefused, plain_number
from stakeholder_map.ui import state
from stakeholder_map.words import Words
from stakeholder_map.words.figures import day, percent, signed
from stakeholder_map.words.problems import place_text
from stakeholder_map.words.readings import field_text, value_text
from stakeholder_map.words.values import word


def digest(*parts: object) -> str:
    """Return a short name for what an editor was made from; other data mount it anew."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]


# -- words -------------------------------------------------------------------------------------


def worded(proposal: Proposal) -> tuple[Reading, ...]:
    """Return the readings to look through; those of ``answered`` are asked about in the open."""
    return tuple(r for r in proposal.readings if not importing.asks_whether_answered(r))


def answered(proposal: Proposal, key: str) -> tuple[tuple[tuple[str, str], str], ...]:
    """Ask whether they answered on the days of last activity; return as ``readings`` does."""
    _ = state.text()
    given: dict[tuple[str, str], str] = {}
    for reading in filter(importing.asks_whether_answered, proposal.readings):
        with st.container(border=True):
            said, choice = st.columns([5, 3], vertical_alignment="center")
            said.text(
                _.plural(
                    "{n} date in “{column}”: did they answer? "
                    "Without an answer nobody counts as met.",
                    "{n} dates in “{column}”: did they answer? "
                    "Without an answer nobody counts as met.",
                    reading.count,
                    column=reading.word,
                )
            )
            answer = choice.segmented_control(
                _("Did they answer?"),
                sorted(importing.choices_of(reading.field) or ()),  # "" comes first: unclear
                default="",
                format_func=lambda value: value_text(_, "touch", value),
                key=f"answered_{digest(key, reading.word)}",
                label_visibility="collapsed",
            )
            if answer:
                given[reading.field, reading.word] = answer
    return tuple(sorted(given.items()))


def readings(proposal: Proposal, key: str) -> tuple[tuple[tuple[str, str], str], ...]:
    """Draw what each word was taken for; return (field, word) → value where it was changed."""
    _ = state.text()
    changed: dict[tuple[str, str], str] = {}
    words = worded(proposal)
    for field in dict.fromkeys(reading.field for reading in words):
        some = [reading for reading in words if reading.field == field]
        changed.update(_readings_of(_, field, some, key))
    return tuple(sorted(changed.items()))


def _readings_of(_: Words, field: str, some: list[Reading], key: str) -> dict[tuple[str, str], str]:
    options = importing.choices_of(field, (reading.value for reading in some))
    texts = {value_text(_, field, value): value for value in options or ()}
    frame = pd.DataFrame(
        {
            "word": [reading.word for reading in some],
            "count": [reading.count for reading in some],
            "value": [value_text(_, field, reading.value) for reading in some],
        }
    )
    title = _("Read as")
    chooser: Any = (
        st.column_config.TextColumn(title, width="medium")
        if options is None
        else st.column_config.SelectboxColumn(
            title, options=list(texts), required=True, width="medium"
        )
    )
    edited = st.data_editor(
        frame,
        key=f"readings_{field}_{digest(key, _.language)}",
        hide_index=True,
        disabled=["word", "count"],
        height=min(360, 38 + 35 * len(some)),
        column_config={
            "word": st.column_config.TextColumn(field_text(_, field), width="medium"),
            "count": st.column_config.NumberColumn(_("Times"), width="small"),
            "value": chooser,
        },
    )
    changed: dict[tuple[str, str], str] = {}
    for reading, before, after in zip(some, frame["value"], edited["value"], strict=True):
        if after != before:
            value = texts.get(str(after)) if options else _typed(field, after)
            if value is None:
                st.text(_("“{value}” cannot be read; the reading stays as it was.", value=after))
            else:
                changed[field, reading.word] = value
    return changed


def _typed(field: str, cell: object) -> str | None:
    """Return the importers' value for what was typed: a date, or a share in percent."""
    if cell is None or not str(cell).strip():
        return ""
    if field in {"last_contact", "last_activity"}:
        found = pd.to_datetime(str(cell), errors="coerce")
        return None if pd.isna(found) else str(found.date().isoformat())
    try:
        number = plain_number(cell)
    except CellRefused:
        return None
    return f"{number / 100:.10g}" if 0 <= number <= 100 else None


# -- questions ---------------------------------------------------------------------------------


def questions(proposal: Proposal) -> tuple[tuple[str, str], ...]:
    """Draw who may be one person; return question → answer for those that were answered."""
    _ = state.text()
    reasons = {
        Because.ID: _("the same id"),
        Because.EMAIL: _("the same e-mail address"),
        Because.NAME: _("the same name"),
    }
    given: dict[str, str] = {}
    for question in proposal.questions:
        with st.container(border=True):
            said, choice = st.columns([5, 3], vertical_alignment="center")
            said.text(_question(_, question, reasons[question.because]))
            answer = choice.segmented_control(
                _("Same person?"),
                list(Answer),
                format_func=lambda a: _("one person") if a is Answer.SAME else _("two people"),
                key=f"answer_{digest(question.key)}",
                label_visibility="collapsed",
            )
            if answer is not None:
                given[question.key] = answer.value
    return tuple(sorted(given.items()))


def _question(_: Words, question: Question, reason: str) -> str:
    where = _("already in the account") if question.person_id else place_text(_, question.first)
    one = " · ".join(part for part in (question.name, question.first_about, where) if part)
    there = place_text(_, question.second)
    two = " · ".join(part for part in (question.other_name, question.second_about, there) if part)
    return _(
        "One person or two? They have {reason}:\n{one}\n{two}", reason=reason, one=one, two=two
    )


# -- counts and people -------------------------------------------------------------------------


def stays_apart(proposal: Proposal) -> str:
    """Return in a sentence what becomes of questions that nobody answered; "" for none."""
    n = len(proposal.open_questions)
    if not n:
        return ""
    return state.text().plural(
        "{n} question is open: these people stay apart",
        "{n} questions are open: these people stay apart",
        n,
    )


def counts(proposal: Proposal) -> str:
    """Return in one line what the import adds, changes and leaves."""
    _ = state.text()
    n = proposal.counts
    parts = [
        _.plural("{n} row read", "{n} rows read", n.rows),
        _.plural("{n} person added", "{n} people added", n.people_added),
    ]
    if n.people_changed:
        parts.append(_.plural("{n} person changed", "{n} people changed", n.people_changed))
    if n.people_left:
        parts.append(_.plural("{n} person left as is", "{n} people left as are", n.people_left))
    if n.ties_added:
        parts.append(_.plural("{n} tie added", "{n} ties added", n.ties_added))
    if n.concerns_added:
        parts.append(_.plural("{n} concern added", "{n} concerns added", n.concerns_added))
    if n.touches_added:
        parts.append(_.plural("{n} touch added", "{n} touches added", n.touches_added))
    return " · ".join(parts)


def summary(proposal: Proposal) -> str:
    """Return in one line into which account the import goes, and what it does there."""
    _ = state.text()
    return _("Into {name}: {counts}", name=proposal.account.name, counts=counts(proposal))


def people(proposal: Proposal) -> None:
    """Draw the people as they would be after the import."""
    _ = state.text()
    account = proposal.account
    if not account.decisions:
        return
    today = state.today()
    homes = {department.id: department.name for department in account.departments}
    homes |= {organisation.id: organisation.name for organisation in account.organisations}
    names = {person.id: person.name for person in account.people}
    seats = {seat.person_id: seat for seat in account.decision(proposal.decision_id).seats}
    superiors = _superiors(account)
    met = {key: day(_, on) for key, on in _last_met(account, today).items()}
    rows: list[dict[str, str]] = []
    for person in account.people:
        seat = seats.get(person.id)
        held = seat.stance_on(today) if seat else None
        rows.append(
            {
                _("Name"): person.name,
                _("Title"): person.title,
                _("Department"): homes.get(
                    person.department_id or person.organisation_id or "", ""
                ),
                _("Level"): word(_, person.level) if person.level else "",
                _("Reports to"): ", ".join(names[key] for key in superiors.get(person.id, ())),
                _("Roles"): parts(_, seat) if seat else "",
                _("Weight %"): percent(seat.weight) if seat else "",
                _("Veto"): value_text(_, "veto", "yes") if seat and seat.veto else "",
                _("Support"): signed(held.support if held else None) if seat else "",
                _("Concerns"): " · ".join(c.text for c in seat.concerns) if seat else "",
                _("Last met"): met.get(person.id, ""),
            }
        )
    frame = pd.DataFrame(rows)
    # What nobody has takes no room from what is there.
    told = [name for name in frame.columns if not frame[name].isin({"", "?"}).all()]
    st.dataframe(frame[told], hide_index=True, height=min(420, 38 + 35 * len(rows)))


# An account counts these for one person; for each of thousands in turn that would take minutes.


def _superiors(account: Account) -> dict[str, list[str]]:
    """Return person id → ids of the superiors, the solid line first."""
    lines = [tie for tie in account.ties if tie.kind is TieKind.REPORTS_TO]
    found: dict[str, list[str]] = {}
    for tie in sorted(lines, key=lambda tie: tie.dotted):
        found.setdefault(tie.source, []).append(tie.target)
    return found


def _last_met(account: Account, today: date) -> dict[str, date]:
    """Return person id → day of the latest two-way touch up to ``today``."""
    found: dict[str, date] = {}
    for touch in account.touches:
        if touch.two_way and touch.on <= today:
            for person_id in touch.person_ids:
                found[person_id] = max(touch.on, found.get(person_id, touch.on))
    return found
