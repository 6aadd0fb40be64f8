"""Touches: log a contact in half a minute, look back at them, and who of us knows whom."""

import streamlit as st

from stakeholder_map.model.scales import TouchKind
from stakeholder_map.model.team import Touch
from stakeholder_map.services import touching
from stakeholder_map.services.sheets.book import Book
from stakeholder_map.services.sheets.sheet import Sheet
from stakeholder_map.services.sheets.team import CONTACT_NOTES, CONTACTS, TEAMMATES, TOUCHES
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import entry, meeting, mounted, saving, state
from stakeholder_map.ui.sheets import grid, several
from stakeholder_map.words.values import word


def _log(stored: Stored, book: Book) -> None:
    _ = book.words
    form = mounted.mount(f"log_touch_{stored.account.id}", {"on": state.today()})
    with st.form(form.key(), border=True):
        day, how, ours, theirs, answered = st.columns([2, 2, 4, 5, 3])
        on = day.date_input(
            _("Date"), value=form.values["on"], format="YYYY-MM-DD", key=form.key("on")
        )
        kind = how.selectbox(
            _("How"),
            list(TouchKind),
            index=1,
            format_func=lambda found: word(_, found),
            key=form.key("kind"),
        )
        us = ours.multiselect(
            _("Our people"),
            list(book.teammates.values()),
            accept_new_options=True,
            placeholder=_("choose or type"),
            key=form.key("us"),
        )
        them = theirs.multiselect(
            _("Their people"),
            list(book.people.values()),
            placeholder=_("choose one or several"),
            key=form.key("them"),
        )
        two_way = answered.segmented_control(
            _("They answered"),
            [True, False],
            format_func=lambda found: _("yes") if found else _("no"),
            help=_("A mail nobody answered is no contact. Blank: unknown."),
            key=form.key("two_way"),
        )
        what, which, button = st.columns([8, 4, 2], vertical_alignment="bottom")
        outcome = what.text_input(_("What came of it"), max_chars=20_000, key=form.key("outcome"))
        decisions = list(book.decisions)
        decision_id = which.selectbox(
            _("For which decision"),
            decisions,
            index=decisions.index(book.decision_id) if book.decision_id in decisions else None,
            format_func=lambda key: book.decisions.get(key, key),
            placeholder=_("none in particular"),
            key=form.key("decision"),
        )
        if not button.form_submit_button(_("Log touch"), type="primary", width="stretch"):
            return
    if not them:
        saving.tell(_("Choose at least one of their people; the touch was not saved."))
        st.rerun()
    known = {label: key for key, label in book.teammates.items()}
    people = {label: key for key, label in book.people.items()}
    touch = Touch(
        on=on,
        kind=kind,
        teammate_ids=tuple(known[name] for name in us if name in known),
        person_ids=tuple(people[name] for name in them),
        two_way=two_way,
        decision_id=decision_id,
        outcome=outcome.strip(),
    )
    new = tuple(name for name in us if name not in known)
    form.save(stored, lambda account: touching.log(account, touch, new))
    st.rerun()


def _touches(stored: Stored, book: Book) -> None:
    _ = book.words
    _log(stored, book)
    left, right = st.columns([2, 5], vertical_alignment="bottom")
    with left:
        person_id = entry.pick(
            _("Only touches with"),
            book.people,
            None,
            f"touches_with_{stored.account.id}",
            placeholder=_("everybody"),
        )
    chosen = TOUCHES if person_id is None else _with(person_id)
    shown = chosen.records(book)
    right.text(_.plural("{n} touch", "{n} touches", len(shown)))
    grid.edit(chosen, stored)
    several.draw(chosen, stored)


def _with(person_id: str) -> Sheet:
    """Return the touches with one person; a new row there is a touch with them."""
    return TOUCHES.only(
        f"touches_{person_id}",
        lambda _, touch: person_id in touch.person_ids,
        lambda book, key: touching.with_person(book.account, key, person_id),
    )


def _contacts(stored: Stored, book: Book) -> None:
    _ = book.words
    if not book.teammates:
        st.text(_("Nobody of us is in this account yet. Add teammates first."))
    else:
        st.text(_("How well each of us knows them. Blank: not recorded."))
        grid.edit(CONTACTS, stored)
        if stored.account.contacts:
            st.text(_("Remarks on each contact"))
            grid.edit(CONTACT_NOTES, stored)
    st.text(_("Our people in this account"))
    grid.edit(TEAMMATES, stored)


def _page() -> None:
    stored = entry.account()
    book = state.book(stored)
    _ = book.words
    titles = {
        "meeting": _("After a meeting"),
        "log": _("Touches"),
        "contacts": _("Who of us knows whom"),
    }
    chosen = entry.part_of_page("touches_section", titles)
    if chosen == "meeting":
        meeting.draw(stored, book)
    elif chosen == "log":
        _touches(stored, book)
    else:
        _contacts(stored, book)


_page()
