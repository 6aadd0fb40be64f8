"""From a card on the map to what keeps its person up to date."""

from __future__ import annotations

import streamlit as st

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.model.seat import Seat
from stakeholder_map.ui import drafts, fading, shell, state
from stakeholder_map.words import Words


def draw(_: Words, reading: Reading, seat: Seat) -> None:
    """Draw the ways: still true (where it fades), rate by questions, after a meeting."""
    if seat.person_id is None:
        return
    account = reading.account
    fading.block(_, account.limits, reading.decision.id, seat)
    with st.container(horizontal=True):
        if st.button(_("Rate by questions"), key="to_rating", icon=":material/rule:"):
            st.session_state["people_section"] = "people"
            st.session_state[f"person_{account.id}"] = seat.person_id
            st.session_state["person_part_5"] = "rating"
            st.switch_page(shell.page("people"))
        if st.button(_("After a meeting"), key="to_meeting", icon=":material/handshake:"):
            _begin_meeting(account.id, seat.person_id)
            st.session_state["touches_section"] = "meeting"
            st.switch_page(shell.page("touches"))


def _begin_meeting(account_id: str, person_id: str) -> None:
    """Put the person into the form, unless one is being filled in."""
    stored = state.stored()
    place = f"meeting/{account_id}"
    if stored is not None and drafts.get(stored, place) is None:
        drafts.keep(stored, place, {"them": [person_id]})
