"""What to say to this person: the three texts that fit, on the person's card."""

from __future__ import annotations

import streamlit as st

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.model.seat import Seat
from stakeholder_map.playbook.kinds import Kind
from stakeholder_map.playbook.situation import situation
from stakeholder_map.services import playbook
from stakeholder_map.ui import blocks, state
from stakeholder_map.ui.playbook import card, filters
from stakeholder_map.words import Words
from stakeholder_map.words import playbook as say


def draw(_: Words, reading: Reading, seat: Seat) -> None:
    """Draw the block; nothing for a missing seat or somebody who has left."""
    # Without the quarrels: no spoken text asks for them, and finding them takes longer than this.
    found = situation(reading, seat.id)
    if found.person is None or playbook.is_gone(found):
        return
    book = card.book()
    best = playbook.three_for(_, book, reading, found)
    blocks.caption(_("What to say"))
    if not best:
        blocks.muted(_("No text fits yet. Enter the role, the department or a concern."))
        return
    places = range(len(best))
    chosen = st.segmented_control(
        _("What to say"),
        places,
        format_func=lambda place: f"{place + 1} {say.term(_, best[place].entry.kind)}",
        default=0,
        required=True,
        key=f"saying {seat.id} {' '.join(offer.entry.id for offer in best)}"[:200],
        label_visibility="collapsed",
    )
    offer = best[chosen if chosen in places else 0]
    st.html(card.STYLE)
    card.text(f"card_{seat.id}", offer.filled)
    blocks.muted(_("Why this one: {reasons}", reasons=card.why(_, offer.match.reasons)))
    with st.container(horizontal=True, vertical_alignment="center"):
        card.rating(_, offer.entry, "card", book.tallies.get(offer.entry.id))
        st.button(
            _("All texts that fit"),
            key=f"texts {seat.id}",
            type="tertiary",
            icon=":material/menu_book:",
            on_click=turn_to_page,
            args=(seat.id,),
        )


def link(_: Words, reading: Reading, seat_id: str, key: str) -> None:
    """Draw the way from a finding to what to say; nothing where nobody fills the seat."""
    if reading.decision.seat(seat_id).person_id is not None:
        st.button(
            _("What to say"),
            key=f"say {key}",
            icon=":material/menu_book:",
            type="tertiary",
            on_click=turn_to_page,
            args=(seat_id,),
        )


def settling(_: Words, seat_id: str, key: str) -> None:
    """Draw the way from a quarrel to the steps that settle it, for one who is in it."""
    st.button(
        _("What to say to settle it"),
        key=f"settling {key}",
        type="tertiary",
        icon=":material/menu_book:",
        on_click=turn_to_page,
        args=(seat_id, Kind.DISAGREEMENT),
    )


def turn_to_page(seat_id: str, kind: Kind | None = None) -> None:
    """Turn to the playbook for a person, to the texts of one kind or to all."""
    filters.clear(kind)
    state.look_at(seat_id=seat_id, turn_to="playbook")
