"""Plan: what we do on Monday – tasks, talks, moves, stages, competitors, who knows whom."""

from __future__ import annotations

from importlib import import_module

import streamlit as st

from stakeholder_map.ui import blocks, entry, state
from stakeholder_map.ui.plan import finishing
from stakeholder_map.words import N_

#: The parts of the page; each is computed and loaded only when it is looked at.
PARTS = {
    "tasks": N_("Tasks"),
    "calendar": N_("Calendar"),
    "outreach": N_("Outreach"),
    "moves": N_("Next moves"),
    "stages": N_("Stages"),
    "competitors": N_("Competitors"),
    "contacts": N_("Who knows whom"),
}


def page() -> None:
    """Draw the page."""
    _ = state.text()
    stored, reading = state.stored(), state.reading()
    if stored is None or reading is None:
        st.subheader(_("Plan"))
        blocks.nothing_yet(_)
        return
    chosen = entry.part_of_page("plan_section", {name: _(title) for name, title in PARTS.items()})
    import_module(f"stakeholder_map.ui.plan.{chosen}").draw(_, stored, reading)
    finishing.draw(_, stored)


page()
