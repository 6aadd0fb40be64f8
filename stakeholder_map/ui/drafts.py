"""What was typed and not saved yet: kept on the server, so that a reload loses nothing."""

from __future__ import annotations

from typing import Any

import streamlit as st

from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import state


def get(stored: Stored, place: str) -> Any:
    """Return what is kept for a place of an account, None where nothing is."""
    kept = _kept(stored.account.id)
    return kept.get(place)


def keep(stored: Stored, place: str, body: Any) -> None:
    """Keep what stands in a place (any JSON value); None and the empty value forget it."""
    body = body or None
    kept = _kept(stored.account.id)
    if kept.get(place) == body:
        return
    state.store().keep_draft(stored.account.id, state.user(), place, body)
    if body is None:
        kept.pop(place, None)
    else:
        kept[place] = body


def forget(stored: Stored, place: str) -> None:
    """Forget what is kept for a place: it was saved, or is not wanted."""
    keep(stored, place, None)


def text(stored: Stored, place: str) -> str:
    """Return the text that is kept for a place, "" where none is."""
    found = get(stored, place)
    return found if isinstance(found, str) else ""


def keep_text(stored: Stored, place: str, typed: str) -> None:
    """Keep a text while it is typed."""
    keep(stored, place, typed.strip())


def _kept(account_id: str) -> dict[str, Any]:
    """Return this session's view of what is kept; read once, then followed."""
    place = f"drafts_{account_id}_{state.user()}"
    if place not in st.session_state:
        st.session_state[place] = dict(state.store().drafts(account_id, state.user()))
    found: dict[str, Any] = st.session_state[place]
    return found
