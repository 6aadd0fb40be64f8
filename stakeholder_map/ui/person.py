"""One person below the grid: the stance with its evidence, the way to the map, and the exit."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from stakeholder_map.model import edits
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import Basis
from stakeholder_map.model.seat import Seat, Stance
from stakeholder_map.services.sheets.book import Book
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import asking, entry, saving, shell, state
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
                st.switch_page(shell.page("map"))
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
    if decision and seat:
        _stance(stored, decision, seat, person, _)


def _doom(key: str | None) -> None:
    st.session_state[_DOOMED] = key


def _seat(stored: Stored, decision_id: str, person_id: str) -> None:
    saving.save(
        stored, lambda account: edits.put_seat(account, decision_id, Seat(person_id=person_id))
    )


def _stance(stored: Stored, decision: Decision, seat: Seat, person: Person, _: Words) -> None:
    form, past = st.columns([3, 4])
    with form, st.form(f"stance_{seat.id}_{stored.version}", border=True):
        st.text(_("Support of {name}, with evidence", name=person.name))
        held = seat.stance
        one, two, three = st.columns(3)
        support = one.selectbox(
            _("Support"),
            list(range(5, -6, -1)),
            index=5 - held.support if held and held.support is not None else None,
            format_func=signed,
            placeholder=_("unknown"),
        )
        confidence = two.number_input(
            _("Confidence %"),
            0,
            100,
            value=_whole(held.confidence if held else None),
            step=10,
            placeholder=UNKNOWN,
        )
        commitment = three.number_input(
            _("Commitment %"),
            0,
            100,
            value=_whole(held.commitment if held else None),
            step=10,
            placeholder=UNKNOWN,
        )
        evidence = st.text_area(
            _("Evidence: what did they do or say?"), max_chars=20_000, height=80
        )
        four, five, six = st.columns(3)
        with four:
            basis = entry.pick_word(_("Basis"), Basis, None, f"basis_{seat.id}")
        said_by = five.text_input(_("Said by"), max_chars=500)
        on = six.date_input(_("As of"), value=state.today(), format="YYYY-MM-DD")
        if st.form_submit_button(_("Save stance"), type="primary"):
            stance = Stance(
                on=on,
                support=support,
                confidence=None if confidence is None else confidence / 100,
                commitment=None if commitment is None else commitment / 100,
                evidence=evidence.strip(),
                basis=basis,
                said_by=said_by,
            )
            if saving.save(
                stored, lambda account: edits.set_stance(account, decision.id, seat.id, stance)
            ):
                st.rerun()
    with past:
        st.text(_("What we held, latest first"))
        st.dataframe(
            pd.DataFrame(
                [
                    {
                        _("As of"): day(_, stance.on),
                        _("Support"): signed(stance.support),
                        _("Confidence %"): percent(stance.confidence),
                        _("Evidence"): stance.evidence,
                        _("Basis"): word(_, stance.basis) if stance.basis else "",
                        _("Said by"): stance.said_by,
                    }
                    for stance in reversed(seat.stances)
                ]
            ),
            hide_index=True,
            height=250,
        )


def _whole(share: float | None) -> int | None:
    return None if share is None else round(share * 100)
