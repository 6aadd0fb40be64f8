"""Changing on the map: a double-click opens the person, a tie is drawn from card to card."""

from __future__ import annotations

from typing import Any

import streamlit as st

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import Basis, Level, Role, TieKind
from stakeholder_map.model.seat import Seat
from stakeholder_map.model.tie import Tie
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import entry, mounted, saving, state
from stakeholder_map.ui.naming import people_names
from stakeholder_map.ui.people import person
from stakeholder_map.words import Words
from stakeholder_map.words.values import word

#: What the next run opens: {"person": seat id} or {"tie": [seat id, seat id or None]}.
_WISH = "map_wish"


def ask(key: str) -> None:
    """Take what the board ``key`` was asked for; the next run opens it."""
    wish = st.session_state[key].edited
    if isinstance(wish, dict):
        st.session_state[_WISH] = wish


def buttons(_: Words, seat: Seat) -> None:
    """Draw what a selected person offers: editing, and a tie to somebody."""
    with st.container(horizontal=True):
        for kind, icon, title, wish in (
            ("edit", ":material/edit:", _("Edit…"), {"person": seat.id}),
            ("tie", ":material/add_link:", _("Add tie to…"), {"tie": [seat.id, None]}),
        ):
            st.button(title, icon=icon, key=f"map_{kind}", on_click=_wish, args=(wish,))


def show(stored: Stored, reading: Reading) -> None:
    """Open the dialog that was asked for, once. What the browser names is looked up first."""
    wish = st.session_state.pop(_WISH, None)
    if not wish:
        return
    _, seats = state.text(), {seat.id: seat for seat in reading.decision.seats}
    if "tie" in wish and isinstance(wish["tie"], list) and len(wish["tie"]) == 2:
        ends = [seats[key].person_id if key in seats else None for key in wish["tie"]]
        if ends[0] is not None:
            st.dialog(_("A tie between two people"), width="medium")(_tie)(
                stored, reading, ends[0], ends[1]
            )
    elif (seat := seats.get(str(wish.get("person")))) is not None and seat.person_id is not None:
        st.dialog(_("Edit a person"), width="large")(_person)(stored, reading, seat)


def _wish(wish: dict[str, Any]) -> None:
    st.session_state[_WISH] = wish


def _tie(stored: Stored, reading: Reading, source: str, target: str | None) -> None:
    _, names = state.text(), people_names(reading)
    people = {one.id: names[one.id] for one in stored.account.people if one.id != source}
    with st.form("map_tie", border=False):
        st.text(_("From {name}", name=names[source]))
        chosen = entry.pick(_("To"), people, target, f"tie_to_{source}")
        kind = st.selectbox(
            _("Relation"),
            list(TieKind),
            index=list(TieKind).index(TieKind.INFLUENCES),
            format_func=lambda value: word(_, value),
        )
        one, two = st.columns(2)
        strength = one.number_input(
            _("Strength"), 0.0, 1.0, None, step=0.1, placeholder=_("unknown")
        )
        with two:
            basis = entry.pick_word(_("Basis"), Basis, None, f"tie_basis_{source}")
        against = st.checkbox(_("Turns the other way: what the one wants, the other does not"))
        remark = st.text_area(_("Remark"), max_chars=20_000, height=80)
        submitted = st.form_submit_button(_("Save tie"), type="primary")
    if not submitted:
        return
    if chosen is None:
        st.text(_("Choose the other person of the tie."))
        return
    tie = Tie(
        source=source,
        target=chosen,
        kind=kind,
        strength=strength,
        sign=-1 if against else 1,
        basis=basis,
        remark=remark.strip(),
        on=state.today(),
    )
    saving.save(stored, lambda account: put_tie(account, tie), "tie on the map")
    st.rerun()


def put_tie(account: Account, tie: Tie) -> Account:
    """Return the account with the tie; one of the same kind between the same two is replaced."""
    same = next(
        (
            old
            for old in account.ties
            if (old.source, old.target, old.kind) == (tie.source, tie.target, tie.kind)
        ),
        None,
    )
    return edits.put(account, "ties", tie if same is None else tie.but(id=same.id))


def _person(stored: Stored, reading: Reading, seat: Seat) -> None:
    if seat.person_id is None:
        return
    _, who = state.text(), stored.account.person(seat.person_id)
    _facts(_, stored, reading, seat, who)
    person.stance_form(stored, reading.decision.id, seat, who, _)


def _values(seat: Seat, who: Person) -> dict[str, Any]:
    return {
        "name": who.name,
        "title": who.title,
        "level": who.level,
        "roles": list(seat.roles),
        "weight": None if seat.weight is None else round(100 * seat.weight, 1),
        "veto": seat.veto,
        "coach": seat.coach,
        "hidden": seat.hidden,
    }


def _facts(_: Words, stored: Stored, reading: Reading, seat: Seat, who: Person) -> None:
    now = _values(seat, who)
    form = mounted.mount(f"map_person_{seat.id}", now)
    held, typed = form.values, dict[str, Any]()
    with st.form(form.key(), border=True):
        one, two, three = st.columns(3)
        typed["name"] = one.text_input(_("Name"), held["name"], 500, key=form.key("name"))
        typed["title"] = two.text_input(_("Title"), held["title"], 500, key=form.key("title"))
        with three:
            typed["level"] = entry.pick_word(_("Level"), Level, held["level"], form.key("level"))
        four, five = st.columns([2, 1])
        typed["roles"] = four.multiselect(
            _("Role"),
            list(Role),
            held["roles"],
            format_func=lambda value: word(_, value),
            key=form.key("roles"),
        )
        typed["weight"] = five.number_input(
            _("Weight %"), 0.0, 100.0, held["weight"], placeholder="?", key=form.key("weight")
        )
        with st.container(horizontal=True):
            for name, title in (
                ("veto", _("Veto")),
                ("coach", _("Coach")),
                ("hidden", _("Hidden influencer")),
            ):
                typed[name] = st.checkbox(title, held[name], key=form.key(name))
        submitted = st.form_submit_button(_("Save person"), type="primary")
    if not submitted:
        form.offer_latest(now)
        return
    changes = form.changes(typed)
    form.save(
        stored, lambda account: _changed(account, reading.decision.id, seat, changes), typed, now
    )
    st.rerun()


def _changed(account: Account, decision_id: str, seat: Seat, changes: dict[str, Any]) -> Account:
    """Return the account with the changed fields of a person and of their seat."""
    if seat.person_id is None:
        return account
    of_person = {name: changes[name] for name in ("name", "title", "level") if name in changes}
    of_seat: dict[str, Any] = {
        name: changes[name] for name in ("veto", "coach", "hidden") if name in changes
    }
    if "roles" in changes:
        of_seat["roles"] = tuple(changes["roles"])
    if "weight" in changes:
        of_seat["weight"] = None if changes["weight"] is None else changes["weight"] / 100
    if of_person:
        account = edits.put(account, "people", account.person(seat.person_id).but(**of_person))
    if of_seat:
        now = account.decision(decision_id).seat(seat.id)
        account = edits.put_seat(account, decision_id, now.but(**of_seat))
    return account
