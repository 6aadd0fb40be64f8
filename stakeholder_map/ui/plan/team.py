"""What stands where none of us is recorded: who goes is the first question of every plan."""

from __future__ import annotations

import streamlit as st

from stakeholder_map.ui import entry
from stakeholder_map.words import Words


def ask(_: Words) -> None:
    """Ask for our own people, and draw the way to where they are entered."""
    st.text(_("None of us is recorded yet: who goes, and who of us knows whom?"))
    entry.way_to(
        "decision", "decision_section", "team", _("Enter our people"), ":material/group_add:"
    )
