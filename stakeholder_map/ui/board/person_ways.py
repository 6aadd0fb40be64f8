"""From a card on the map to what keeps its person up to date."""

from __future__ import annotations

import streamlit as st

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.model.seat import Seat
from stakeholder_map.services.sheets import seats
from stakeholder_map.services.sheets.codec import CellRefused
from stakeholder_map.ui import drafts, places, saving, state
from stakeholder_map.ui.people import fading
from stakeholder_map.words import Words
from stakeholder_map.words.entry import refusal_text


def draw(_: Words, reading: Reading, seat: Seat) -> None:
    """Draw the ways: still true (where it fades), rate by questions, after a meeting."""
    if seat.person_id is None:
        _found(_, reading, seat)
        return
    account = reading.account
    fading.block(_, account.limits, reading.decision.id, seat)
    with st.container(horizontal=True):
        if st.button(_("Rate by questions"), key="to_rating", icon=":material/rule:"):
            st.session_state["people_section"] = "people"
            st.session_state[f"person_{account.id}"] = seat.person_id
            st.session_state["person_part_5"] = "rating"
            st.switch_page(places.page("people"))
        if st.button(_("After a meeting"), key="to_meeting", icon=":material/handshake:"):
            _begin_meeting(account.id, seat.person_id)
            st.session_state["touches_section"] = "meeting"
            st.switch_page(places.page("touches"))


def _found(_: Words, reading: Reading, seat: Seat) -> None:
    """Draw the field in which a missing seat gets its person, known or new."""
    stored = state.stored()
    if stored is None:
        return
    book = state.book(stored)
    known = {label: key for key, label in book.people.items()}
    who, button = st.columns([5, 3], vertical_alignment="bottom")
    name = who.selectbox(
        _("Found: it is"),
        list(known),
        index=None,
        accept_new_options=True,
        placeholder=_("choose or type a name"),
        key=f"found_{seat.id}",
    )
    pressed = button.button(_("Fill this seat"), key="fill_seat", disabled=not name)
    if not (pressed and name):
        return
    try:
        if name in known:
            account = seats.filled(book, seat.id, known[name])
        else:
            account = seats.filled_by_somebody_new(
                stored.account, reading.decision.id, seat.id, " ".join(name.split())[:500]
            )
    except CellRefused as reason:
        saving.tell(refusal_text(_, reason.code, reason.values))
    else:
        saving.save(stored, lambda _: account, "found")
    st.rerun()


def _begin_meeting(account_id: str, person_id: str) -> None:
    """Put the person into the form, unless one is being filled in."""
    stored = state.stored()
    place = f"meeting/{account_id}"
    if stored is not None and drafts.get(stored, place) is None:
        drafts.keep(stored, place, {"them": [person_id]})
