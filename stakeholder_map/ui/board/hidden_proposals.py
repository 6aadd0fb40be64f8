"""Hidden influencers that the analysis proposes: confirm, or dismiss with a reason."""

from __future__ import annotations

import streamlit as st

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.model import edits
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks, saving, state
from stakeholder_map.ui.naming import seat_name
from stakeholder_map.words import Words
from stakeholder_map.words.numbers import beyond_title_sentence, stability_sentence


def proposed(reading: Reading) -> list[str]:
    """Return the seats that are proposed and neither confirmed nor dismissed."""
    return [key for key, standing in reading.standings.items() if standing.is_hidden_found]


def proposal(_: Words, stored: Stored, reading: Reading, seat_id: str, place: str) -> None:
    """Draw one proposal with its reasons; ``place`` keeps the keys of two drawings apart."""
    standing = reading.standings[seat_id]
    name = seat_name(_, reading, seat_id)
    blocks.finding(
        sign="▲",
        kind=_("Hidden influencer?"),
        tone="serious",
        title=name,
        lines=(
            (_("Beyond title"), beyond_title_sentence(_, name, standing.beyond_title)),
            (
                _("How stable"),
                stability_sentence(_, name, standing.stability, reading.hidden.copies),
            ),
        ),
    )
    with st.container(horizontal=True):
        st.button(
            _("Confirm"),
            key=f"{place} confirm {seat_id}",
            on_click=_mark,
            args=(stored, reading.decision.id, seat_id, True, ""),
        )
        with st.popover(_("Dismiss…")):
            reason = st.text_input(
                _("Why not? It is remembered, so that the proposal is not made again."),
                key=f"{place} reason {seat_id}",
                max_chars=500,
            )
            st.button(
                _("Dismiss"),
                key=f"{place} dismiss {seat_id}",
                disabled=not reason.strip(),
                on_click=_mark,
                args=(stored, reading.decision.id, seat_id, False, reason.strip()),
            )


def dismissed(_: Words, stored: Stored, reading: Reading, seat_id: str, place: str) -> None:
    """Draw a dismissed proposal with its reason and a way back."""
    seat = reading.decision.seat(seat_id)
    st.text(
        _(
            "{name}: no hidden influencer. {reason}",
            name=seat_name(_, reading, seat_id),
            reason=seat.not_hidden,
        )
    )
    st.button(
        _("Propose again"),
        key=f"{place} again {seat_id}",
        on_click=_mark,
        args=(stored, reading.decision.id, seat_id, False, ""),
    )


def _mark(stored: Stored, decision_id: str, seat_id: str, hidden: bool, reason: str) -> None:
    state.look_at(decision_id=decision_id)
    saving.save(
        stored,
        lambda account: edits.put_seat(
            account,
            decision_id,
            account.decision(decision_id)
            .seat(seat_id)
            .but(hidden=hidden, not_hidden="" if hidden else reason),
        ),
    )
