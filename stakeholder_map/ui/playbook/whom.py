"""For whom: the box that chooses a person, and follows whom one looks at on the map."""

from __future__ import annotations

import streamlit as st

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.playbook.situation import Situation
from stakeholder_map.services import playbook
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import state
from stakeholder_map.ui.naming import seat_name
from stakeholder_map.words import Words


def choose(
    _: Words, stored: Stored | None, reading: Reading | None, name: str, nobody: str
) -> Situation | None:
    """Draw the box; return where the chosen person stands, None for nobody.

    Args:
        _: the language.
        stored, reading: what is looked at; without them nothing is drawn.
        name: of the box, the beginning of its key.
        nobody: what stands in the box while nobody is chosen.
    """
    if stored is None or reading is None:
        return None
    seats = [seat.id for seat in reading.decision.seats if seat.person_id]
    names = {key: seat_name(_, reading, key) for key in seats}
    key = f"{name}_{reading.account.id}_{reading.decision.id}"
    looked_at = state.seat(reading.decision)
    if looked_at is not None and looked_at.id in names:
        _follow(looked_at.id, key)
    chosen = st.selectbox(
        _("For whom"),
        seats,
        index=None,
        format_func=lambda seat_id: names.get(seat_id, seat_id),
        placeholder=nobody,
        key=key,
    )
    return playbook.stands(state.store(), stored, reading, chosen) if chosen else None


def _follow(seat_id: str, key: str) -> None:
    """Show in the box who is looked at, until another is chosen in it."""
    if st.session_state.get(f"{key} followed") != seat_id:
        st.session_state[key] = seat_id
        st.session_state[f"{key} followed"] = seat_id
