"""The button that opens quick add on every page; its panel is loaded when it is first opened."""

from __future__ import annotations

import streamlit as st

from stakeholder_map.storage.store import Stored
from stakeholder_map.words import Words

_OPEN = "quick_open"


def button(_: Words) -> None:
    """Draw the button that opens the line (so does Alt+N), or closes it while it is open."""
    if st.session_state.get(_OPEN):
        st.button(
            "",
            icon=":material/bolt:",
            key="quick_shut",
            type="primary",
            help=_("Close"),
            on_click=shut,
        )
        return
    # A key may be reported twice, so it opens and never closes.
    st.button(
        "",
        icon=":material/bolt:",
        key="quick",
        help=_("Quick add: one line, from any page"),
        shortcut="alt+n",
        on_click=_open,
    )


def _open() -> None:
    st.session_state[_OPEN] = True


def shut() -> None:
    """Close the line; what was typed in it is kept."""
    st.session_state[_OPEN] = False


def panel(stored: Stored) -> None:
    """Draw the line and what was understood of it, while it is open."""
    if st.session_state.get(_OPEN):
        from stakeholder_map.ui.quick import quick_add

        quick_add.draw(stored, shut)
