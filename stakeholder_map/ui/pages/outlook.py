"""Outlook: how it would come out, what moved, who decides, what is unknown, what breaks."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks, entry, state
from stakeholder_map.ui.outlook import (
    chance,
    clashes,
    deciders,
    losses,
    moved,
    trials,
    unknowns,
    ways,
)
from stakeholder_map.words import N_, Words

#: The questions in their order: key, title, what draws the answer.
SECTIONS: dict[str, tuple[str, Callable[[Words, Stored, Reading], None]]] = {
    "today": (N_("How would it come out today?"), chance.draw),
    "moved": (N_("What has moved?"), moved.draw),
    "deciders": (N_("Who really decides?"), deciders.draw),
    "unknown": (N_("What do we not know?"), unknowns.draw),
    "ways": (N_("Through whom?"), ways.draw),
    "losses": (N_("What if somebody leaves?"), losses.draw),
    "clashes": (N_("Who pulls against whom?"), clashes.draw),
    "trials": (N_("What if …?"), trials.draw),
}


def page() -> None:
    """Draw the page."""
    _ = state.text()
    stored, reading = state.stored(), state.reading()
    if stored is None or reading is None:
        st.subheader(_("Outlook"))
        blocks.nothing_yet(_)
        return
    chosen = entry.part_of_page(
        "outlook_section", {key: _(title) for key, (title, _d) in SECTIONS.items()}
    )
    SECTIONS[chosen][1](_, stored, reading)


page()
