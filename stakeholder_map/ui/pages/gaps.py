"""Gaps: what is missing that could lose the decision, what to do about it, and by which rules."""

from __future__ import annotations

import streamlit as st

from stakeholder_map.ui import blocks, entry, state
from stakeholder_map.ui.gaps import coverage, findings

#: The two sides of the page.
_FINDINGS, _RULES = "findings", "rules"


def page() -> None:
    """Draw the page."""
    _ = state.text()
    reading, stored = state.reading(), state.stored()
    head, side = st.columns([3, 2], vertical_alignment="center")
    head.subheader(_("Gaps"))
    names = {_FINDINGS: _("What is missing"), _RULES: _("Rules")}
    with side:
        shown = entry.part_of_page("gaps_part", names)
    if shown == _RULES:
        from stakeholder_map.ui.gaps import rule_table  # its grid loads pandas

        rule_table.draw(_, stored, reading)
    elif reading is None or stored is None:
        blocks.nothing_yet(_)
    else:
        left, right = st.columns([2.2, 1], gap="large")
        with left:
            findings.draw(_, stored, reading)
        with right:
            coverage.draw(_, reading)


page()
