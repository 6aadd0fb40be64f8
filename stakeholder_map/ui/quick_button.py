"""The button that opens quick add on every page; its panel is loaded when it is first opened."""

from __future__ import annotations

import streamlit as st

from stakeholder_map.storage.store import Stored
from stakeholder_map.words import Words

_OPEN = "quick_open"


def button(_: Words) -> None:
    """Draw the button that opens and closes the line; Alt+N does the same."""
    st.button(
        "",
        icon=":material/bolt:",
        key="quick",
        help=_("Quick add: one line, from any page"),
        shortcut="alt+n",
        type="primary" if st.session_state.get(_OPEN) else "secondary",
        on_click=turn,
    )


def turn() -> None:
    """Open the line where it is closed, close it where it is open."""
    st.session_state[_OPEN] = not st.session_state.get(_OPEN)


def panel(stored: Stored) -> None:
    """Draw the line and what was understood of it, while it is open."""
    if st.session_state.get(_OPEN):
        from stakeholder_map.ui import quick_add

        quick_add.draw(stored)
