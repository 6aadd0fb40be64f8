"""Reference cases: those that fit a person first, how old they are, and the form for new ones."""

from __future__ import annotations

from typing import Any

import streamlit as st
from pydantic import ValidationError

from stakeholder_map.model.file import value_problem
from stakeholder_map.model.record import new_id
from stakeholder_map.model.scales import ConcernCategory
from stakeholder_map.playbook.case import Case, CaseMatch
from stakeholder_map.services import playbook
from stakeholder_map.services.playbook import Shown
from stakeholder_map.storage.playbook import OnShelf
from stakeholder_map.ui import blocks, entry, saving, state
from stakeholder_map.ui.playbook import whom
from stakeholder_map.words import Words, figures
from stakeholder_map.words.forecast import listed
from stakeholder_map.words.values import word

_OPEN = "case_form"


def draw(_: Words, book: Shown) -> None:
    """Draw the section."""
    if _OPEN in st.session_state:
        _form(_)
        return
    fitting = _fitting(_, book)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(_.plural("{n} case", "{n} cases", len(book.cases)))
        st.button(_("Add a case"), key="case_add", icon=":material/add:", on_click=_open_new)
    if not book.cases:
        st.text(
            _(
                "No case yet. Write down one customer of yours: what hurt, what you did, what it "
                "brought in numbers, who says so, and when."
            )
        )
        return
    matched = {match.case.id: match for match in fitting}
    rest = sorted(
        (case for case in book.cases if case.id not in matched),
        key=lambda case: -case.on.toordinal(),
    )
    every = (*(match.case for match in fitting), *rest)
    for start in range(0, len(every), 2):
        columns = st.columns(2, gap="medium")
        for column, case in zip(columns, every[start : start + 2], strict=False):
            with column.container(border=True):
                _case(_, book, case, matched.get(case.id))


def _fitting(_: Words, book: Shown) -> tuple[CaseMatch, ...]:
    """Draw whom the cases are for; return those that fit."""
    nobody = _("nobody: all cases, the newest first")
    found = whom.choose(_, state.stored(), state.reading(), "case_person", nobody)
    return () if found is None else playbook.cases_for(book, found)


def _case(_: Words, book: Shown, case: Case, match: CaseMatch | None) -> None:
    today = state.today()
    held = book.own.get(case.id)
    stale = ""
    if case.is_stale(today):
        stale = _.plural(
            "Stale: {n} day old. Ask the customer what became of it before you use it.",
            "Stale: {n} days old. Ask the customer what became of it before you use it.",
            case.age(today),
        )
    with blocks.together():
        blocks.finding(
            sign="⚠" if stale else "●",
            kind=figures.day(_, case.on),
            tone="serious" if stale else "minor",
            title=case.customer,
            lines=[
                (_("Why this one"), _why(_, match)),
                (_("Pain"), case.pain),
                (_("Solution"), case.solution),
                (_("Value in numbers"), case.value),
                (_("In their words"), _quoted(_, case)),
                (_("Industry"), case.industry),
                (_("Answers concerns about"), listed(_, [word(_, c) for c in case.concerns])),
                (_("Source"), case.source),
            ],
        )
        blocks.told(stale)
        if case.fictional:
            blocks.muted(_("Invented, a part of the samples. Do not use it with a customer."))
    if held is None:
        return
    with st.container(horizontal=True):
        st.button(
            "",
            icon=":material/edit:",
            help=_("Change this case"),
            key=f"edit {case.id}",
            on_click=_open_for,
            args=(case, held),
        )
        st.button(
            "",
            icon=":material/delete:",
            help=_("Delete this case"),
            key=f"delete {case.id}",
            on_click=_delete,
            args=(held,),
        )


def _why(_: Words, match: CaseMatch | None) -> str:
    if match is None:
        return ""
    parts = [_("the same industry")] if match.same_industry else []
    if match.concerns:
        names = listed(_, [word(_, concern) for concern in match.concerns])
        parts.append(_("worries about {concerns}", concerns=names))
    return listed(_, parts)


def _quoted(_: Words, case: Case) -> str:
    if not case.testimonial:
        return ""
    quote = f"“{case.testimonial}”"
    return f"{quote} – {case.said_by}" if case.said_by else quote


def _open_new() -> None:
    st.session_state[_OPEN] = (None, None, new_id())


def _open_for(case: Case, held: OnShelf) -> None:
    st.session_state[_OPEN] = (case, held, case.id)


def _delete(held: OnShelf) -> None:
    entry.attempt(lambda: state.store().playbook.delete(held, state.user()))
    st.session_state.playbook_undo = (held.item.id, held.owner)


def _form(_: Words) -> None:
    was, held, key = st.session_state[_OPEN]
    base = was or Case(id=key, customer="?", on=state.today())
    with st.form(f"case_{key}", border=True):
        typed = _fields(_, base, key, was is None)
        shared = st.toggle(
            _("For the team"), value=bool(held and held.is_shared), key=f"{key}_shared"
        )
        with st.container(horizontal=True):
            done = st.form_submit_button(_("Save the case"), type="primary")
            given_up = st.form_submit_button(_("Cancel"))
    if given_up or (done and _save(_, key, typed, shared, held)):
        st.session_state.pop(_OPEN)
        st.rerun()
    if done:
        saving.show_said()


def _fields(_: Words, base: Case, key: str, new: bool) -> dict[str, Any]:
    typed: dict[str, Any] = {}
    customer, industry, on = st.columns([2, 2, 1])
    typed["customer"] = customer.text_input(
        _("Customer"), "" if new else base.customer, max_chars=500, key=f"{key}_customer"
    )
    typed["industry"] = industry.text_input(
        _("Industry"), base.industry, max_chars=500, key=f"{key}_industry"
    )
    typed["on"] = on.date_input(_("As of"), base.on, format="YYYY-MM-DD", key=f"{key}_on")
    columns = st.columns(2)
    for place, (name, label) in enumerate(
        (
            ("pain", _("Pain: what hurt, whom, how much")),
            ("solution", _("Solution: what was done, in which order")),
            ("value", _("Value in numbers: before, after, in how long")),
            ("testimonial", _("In their words, as they said it")),
        )
    ):
        typed[name] = columns[place % 2].text_area(
            label, getattr(base, name), max_chars=5000, key=f"{key}_{name}"
        )
    said_by, source, concerns = st.columns([1, 2, 2])
    typed["said_by"] = said_by.text_input(
        _("Who says so"), base.said_by, max_chars=500, key=f"{key}_said_by"
    )
    typed["source"] = source.text_input(
        _("Source"), base.source, max_chars=500, key=f"{key}_source"
    )
    typed["concerns"] = concerns.multiselect(
        _("Answers concerns about"),
        list(ConcernCategory),
        default=list(base.concerns),
        format_func=lambda value: word(_, value),
        placeholder=_("any"),
        key=f"{key}_concerns",
    )
    return typed


def _save(_: Words, key: str, typed: dict[str, Any], shared: bool, held: OnShelf | None) -> bool:
    if not typed["customer"].strip():
        saving.tell(_("Nothing is saved yet: name the customer."))
        return False
    try:
        new = Case(id=key, **typed)
    except ValidationError as error:
        saving.say(tuple(value_problem("", part) for part in error.errors()))
        return False
    kept = entry.attempt(lambda: playbook.keep(state.store(), new, shared, state.user(), held))
    if kept is not None:
        saving.tell(_("Saved."), saving.DONE)
    return kept is not None
