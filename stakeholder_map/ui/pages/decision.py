"""Decision & account: the account, its decisions, and by which rule each is decided."""

import streamlit as st

from stakeholder_map.model.scales import Dimension
from stakeholder_map.services.sheets.account import ARCHIVE, COMPETITORS, attacks_of, traits_of
from stakeholder_map.services.sheets.book import Book
from stakeholder_map.services.sheets.decision import (
    CRITERIA,
    DEPARTMENTS,
    MILESTONES,
    STEPS,
    normalise_stakes,
    stakes_sum,
)
from stakeholder_map.services.sheets.team import TEAMMATES
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import entry, saving, state
from stakeholder_map.ui.deciding import account_form, camps, decision_form
from stakeholder_map.ui.sheets import grid
from stakeholder_map.words.figures import percent
from stakeholder_map.words.rule import rule_text


def _account(stored: Stored, book: Book) -> None:
    _ = book.words
    account_form.manage(stored)
    account_form.form(stored, book)


def _decision(stored: Stored, book: Book) -> None:
    _ = book.words
    decision_form.manage(stored, state.decision(stored.account))
    if book.decision_id is None:
        st.text(_("This account has no purchase decision yet; weights and support belong to one."))
        return
    decision_form.form(stored, book.decision)
    st.text(_("Milestones: dates that matter to this decision"))
    grid.edit(MILESTONES, stored)


def _rule(stored: Stored, book: Book) -> None:
    _ = book.words
    entry.decision(stored)
    with st.container(border=True):
        st.text(rule_text(_, book.decision, book.seats))
    grid.edit(STEPS, stored)
    st.caption(_("A step without a quota is decided as its rule says; vetoes always count."))


def _departments(stored: Stored, book: Book) -> None:
    _ = book.words
    if book.decision_id is not None:
        total, blank = stakes_sum(book)
        with st.container(horizontal=True, vertical_alignment="center"):
            if total is None:
                st.text(_("No department weights entered yet."))
            else:
                st.text(
                    _(
                        "Department weights sum to {sum}, {blank} blank",
                        sum=percent(total),
                        blank=blank,
                    )
                )
                st.button(
                    _("Scale to 100%"),
                    key="scale_stakes",
                    on_click=_scale,
                    args=(stored, book.decision_id),
                )
    grid.edit(DEPARTMENTS, stored)


def _scale(stored: Stored, decision_id: str) -> None:
    saving.save(stored, lambda account: normalise_stakes(account, decision_id))


def _competitors(stored: Stored, book: Book) -> None:
    _ = book.words
    reading = state.reading()
    if reading is not None:
        camps.draw(_, reading)
    grid.edit(COMPETITORS, stored)
    rivals = book.competitors
    chosen = None
    if rivals:
        chosen = st.selectbox(
            _("Ours beside theirs"),
            list(rivals),
            format_func=lambda key: rivals.get(key, key),
            key=f"rival_{stored.account.id}",
            width=360,
        )
    st.text(_("Strengths and weaknesses in {n} dimensions", n=len(Dimension)))
    grid.edit(traits_of(chosen), stored)
    if chosen is not None:
        st.text(_("What they say against us, and our answers"))
        grid.edit(attacks_of(chosen), stored)


def _page() -> None:
    _ = state.text()
    stored = state.stored()
    if stored is None:
        st.text(_("There is no account yet. Create one, or import a spreadsheet."))
        account_form.create_box()
        st.stop()
    book = state.book(stored)
    titles = {
        "account": _("Account facts"),
        "decision": _("Decision facts"),
        "rule": _("Approval rule"),
        "departments": _("Departments and weights"),
        "criteria": _("Purchase criteria"),
        "bant": _("BANT"),
        "team": _("Teammates"),
        "competitors": _("Competitors"),
        "archive": _("Archive"),
    }
    chosen = entry.part_of_page("decision_section", titles)
    if chosen == "account":
        _account(stored, book)
    elif chosen == "decision":
        _decision(stored, book)
    elif chosen == "rule":
        _rule(stored, book)
    elif chosen == "departments":
        _departments(stored, book)
    elif chosen == "competitors":
        _competitors(stored, book)
    elif chosen == "team":
        grid.edit(TEAMMATES, stored)
    elif chosen == "archive":
        grid.edit(ARCHIVE, stored)
    elif chosen == "criteria":
        entry.decision(stored)
        grid.edit(CRITERIA, stored)
    else:
        decision_form.bant(stored, entry.decision(stored), book)


_page()
