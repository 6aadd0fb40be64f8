"""One person below the grid: the stance with its evidence, the way to the map, and the exit."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import Basis
from stakeholder_map.model.seat import Seat, Stance
from stakeholder_map.services.sheets.book import Book
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import entry, mounted, places, saving, state
from stakeholder_map.ui.people import fading, leaving, merging, rating
from stakeholder_map.ui.sheets import asking
from stakeholder_map.words import Words
from stakeholder_map.words.figures import UNKNOWN, day, percent, signed
from stakeholder_map.words.values import word

_DOOMED = "person_doomed"


def show(stored: Stored, book: Book) -> None:
    """Draw the choice of a person and what can be done with them."""
    _ = book.words
    _where, rest = st.columns([2, 5], vertical_alignment="bottom")
    with _where:
        person_id = entry.pick(
            _("One person in detail"),
            book.people,
            None,
            f"person_{stored.account.id}",
            placeholder=_("choose or type a name"),
        )
    if person_id is None:
        return
    person = stored.account.person(person_id)
    decision = state.decision(stored.account)
    seat = decision.seat_of(person_id) if decision else None
    with rest.container(horizontal=True):
        if decision and seat:
            if st.button(_("Show on the map"), icon=":material/account_tree:", key="to_map"):
                state.look_at(seat_id=seat.id)
                st.switch_page(places.page("map"))
            st.button(
                _("Takes no part in this decision…"),
                key="no_part",
                on_click=_doom,
                args=(seat.id,),
            )
        elif decision:
            st.button(
                _("Takes part in this decision"),
                key="part",
                on_click=_seat,
                args=(stored, decision.id, person_id),
            )
        st.button(
            _("Delete person…"),
            icon=":material/delete:",
            key="doom_person",
            on_click=_doom,
            args=(person_id,),
        )
    doomed = st.session_state.get(_DOOMED)
    if doomed and doomed in {person_id, seat.id if seat else None}:
        question = ""
        if doomed != person_id:
            question = _(
                "Take {name} out of this decision, with support, roles and weight? "
                "The person stays in the account.",
                name=person.name,
            )
        asking.ask_to_delete(stored, (doomed,), "person", (_doom, (None,)), question)
    _part(stored, book, decision, seat, person)


def _part(
    stored: Stored, book: Book, decision: Decision | None, seat: Seat | None, person: Person
) -> None:
    """Draw one side of the person: the stance, the questions, that they left, merge and split."""
    _ = book.words
    parts: dict[str, str] = {}
    if decision and seat:
        parts |= {"stance": _("Support, with evidence"), "rating": _("Rate by questions")}
    parts |= {
        "left": _("Has left"),
        "merge": _("Entered twice"),
        "split": _("Two people in one entry"),
    }
    chosen = entry.section(f"person_part_{len(parts)}", parts)
    if chosen == "left":
        leaving.draw(stored, decision, seat, person)
    elif chosen == "merge":
        merging.with_another(stored, book, person)
    elif chosen == "split":
        merging.split(stored, book, person)
    elif decision and seat and chosen == "rating":
        rating.draw(stored, decision, seat, person)
    elif decision and seat:
        fading.block(_, stored.account.limits, decision.id, seat)
        _stance(stored, decision, seat, person, _)


def _doom(key: str | None) -> None:
    st.session_state[_DOOMED] = key


def _seat(stored: Stored, decision_id: str, person_id: str) -> None:
    saving.save(
        stored, lambda account: edits.put_seat(account, decision_id, Seat(person_id=person_id))
    )


def _stance(stored: Stored, decision: Decision, seat: Seat, person: Person, _: Words) -> None:
    form, past = st.columns([3, 4])
    with form:
        stance_form(stored, decision.id, seat, person, _)
    with past:
        _past(stored, decision.id, seat, _)


def _facts(seat: Seat) -> dict[str, Any]:
    """Return what the form starts with: what holds today, and no evidence yet."""
    held = seat.stance_on(state.today())
    return {
        "support": held.support if held else None,
        "confidence": _whole(held.confidence if held else None),
        "commitment": _whole(held.commitment if held else None),
        "evidence": "",
        "basis": None,
        "said_by": "",
        "on": state.today(),
    }


def stance_form(stored: Stored, decision_id: str, seat: Seat, person: Person, _: Words) -> None:
    """Draw the form of a stance with its evidence; saving runs the page anew."""
    facts = _facts(seat)
    form = mounted.mount(f"stance_{seat.id}", facts)
    held = form.values
    typed: dict[str, Any] = {}
    with st.form(form.key(), border=True):
        st.text(_("Support of {name}, with evidence", name=person.name))
        one, two, three = st.columns(3)
        typed["support"] = one.selectbox(
            _("Support"),
            list(range(5, -6, -1)),
            index=None if held["support"] is None else 5 - held["support"],
            format_func=signed,
            placeholder=_("unknown"),
            key=form.key("support"),
        )
        for box, name, title in (
            (two, "confidence", _("Confidence %")),
            (three, "commitment", _("Commitment %")),
        ):
            typed[name] = box.number_input(
                title, 0, 100, held[name], step=10, placeholder=UNKNOWN, key=form.key(name)
            )
        evidence = st.text_area(
            _("Evidence: what did they do or say?"),
            max_chars=20_000,
            height=80,
            key=form.key("evidence"),
        )
        four, five, six = st.columns(3)
        with four:
            typed["basis"] = entry.pick_word(_("Basis"), Basis, None, form.key("basis"))
        said_by = five.text_input(_("Said by"), max_chars=500, key=form.key("said_by"))
        on = six.date_input(_("As of"), held["on"], format="YYYY-MM-DD", key=form.key("on"))
        submitted = st.form_submit_button(_("Save stance"), type="primary")
    if not submitted:
        form.offer_latest({**facts, "on": held["on"]})
        return
    typed |= {"evidence": evidence.strip(), "said_by": said_by.strip()}
    if on is None:
        saving.tell(_("A stance needs its day; nothing was saved."))
    elif on > state.today():
        saving.tell(
            _("A stance cannot be dated after today. What is hoped for belongs in a scenario.")
        )
    else:
        changes = form.changes(typed)
        form.save(
            stored,
            lambda account: _stated(account, decision_id, seat.id, on, changes),
            typed,
            {key: value for key, value in facts.items() if key != "on"},
        )
    st.rerun()


def _stated(
    account: Account, decision_id: str, seat_id: str, on: date, changes: dict[str, Any]
) -> Account:
    """Record a stance as of a day: what was typed, and for the rest what holds today.

    Evidence belongs to the support it was given for: what was recorded for that very day is kept
    unless the support or the evidence itself was changed.
    """
    seat = account.decision(decision_id).seat(seat_id)
    values = {**_facts(seat), **changes}
    shares = {
        name: None if values[name] is None else values[name] / 100
        for name in ("confidence", "commitment")
    }
    stance = Stance(
        on=on,
        support=values["support"],
        evidence=values["evidence"],
        basis=values["basis"],
        said_by=values["said_by"],
        **shares,
    )
    same_day = next((other for other in seat.stances if other.on == on), None)
    if same_day is not None and same_day.support == stance.support:
        kept = {
            name: getattr(same_day, name)
            for name in ("evidence", "basis", "said_by")
            if name not in changes
        }
        stance = stance.but(**kept)
    return edits.set_stance(account, decision_id, seat_id, stance)


def _past(stored: Stored, decision_id: str, seat: Seat, _: Words) -> None:
    """List what was held, and let a record that was wrong be deleted."""
    st.text(_("What we held, latest first"))
    latest_first = tuple(reversed(seat.stances))
    st.dataframe(
        [
            {
                _("As of"): day(_, stance.on),
                _("Support"): signed(stance.support),
                _("Confidence %"): percent(stance.confidence),
                _("Evidence"): stance.evidence,
                _("Basis"): word(_, stance.basis) if stance.basis else "",
                _("Said by"): stance.said_by,
            }
            for stance in latest_first
        ],
        hide_index=True,
        height=250,
    )
    if not latest_first:
        return
    which, button = st.columns([3, 2], vertical_alignment="bottom")
    with which:
        on = entry.pick(
            _("A record that was wrong"),
            {
                stance.on.isoformat(): f"{day(_, stance.on)}  {signed(stance.support)}"
                for stance in latest_first
            },
            None,
            f"past_{seat.id}",
            placeholder=_("choose a day"),
        )
    button.button(
        _("Delete this stance"),
        key=f"delete_stance_{seat.id}",
        icon=":material/delete:",
        disabled=on is None,
        help=_("“Undo” brings it back."),
        on_click=_forget,
        args=(stored, decision_id, seat.id, on),
    )


def _forget(stored: Stored, decision_id: str, seat_id: str, on: str) -> None:
    def edit(account: Account) -> Account:
        seat = account.decision(decision_id).seat(seat_id)
        kept = tuple(stance for stance in seat.stances if stance.on.isoformat() != on)
        return edits.put_seat(account, decision_id, seat.but(stances=kept))

    if saving.save(stored, edit):
        mounted.anew(f"stance_{seat_id}")


def _whole(share: float | None) -> int | None:
    return None if share is None else round(share * 100)
