"""Accepting a gap: with a reason, by whom, and until which day; and taking it back."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from stakeholder_map.analysis.gaps.gap import Gap
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.services import rules as service
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import saving, state
from stakeholder_map.words import Words

#: The key of the gap that the session is about to accept.
_ASKED = "accepting_gap"

#: Until when a gap is accepted unless the user says otherwise.
USUAL_DAYS = 30


def button(_: Words, gap: Gap) -> None:
    """Draw the button that asks for a reason."""
    st.button(
        _("Accept…"),
        key=f"accept {' '.join(gap.key)}",
        on_click=_ask,
        args=(gap.key,),
        type="tertiary",
        width="stretch",
    )


def is_asked(gap: Gap) -> bool:
    """Whether the session is about to accept this gap."""
    return bool(st.session_state.get(_ASKED) == gap.key)


def form(_: Words, stored: Stored, reading: Reading, gap: Gap) -> None:
    """Draw the question for reason, name and day."""
    key, today = " ".join(gap.key), state.today()
    with st.form(f"accepting {key}", border=False):
        reason = st.text_input(
            _("Why do we leave it as it is? The reason stays with the team."),
            key=f"reason {key}",
            max_chars=500,
        )
        who, when = st.columns(2)
        by = who.text_input(_("Who accepts it"), value=state.user(), key=f"by {key}", max_chars=100)
        until = when.date_input(
            _("Look again on"),
            value=today + timedelta(days=USUAL_DAYS),
            min_value=today + timedelta(days=1),
            key=f"until {key}",
        )
        with st.container(horizontal=True):
            done = st.form_submit_button(_("Accept the gap"), type="primary")
            dropped = st.form_submit_button(_("Leave it open"))
    if done and not reason.strip():
        st.text(_("Say why: whoever reads this in a month has to understand it."))
    elif done and isinstance(until, date):
        saved = saving.save(
            stored,
            lambda account: service.accepted(
                account, reading.decision.id, gap, reason.strip(), by.strip(), today, until
            ),
            "gap accepted",
        )
        if saved is not None:
            _ask(None)
        st.rerun()
    elif dropped:
        _ask(None)
        st.rerun()


def take_back(_: Words, stored: Stored, reading: Reading, gap: Gap) -> None:
    """Draw the button that opens an accepted gap again."""
    st.button(
        _("Open again"),
        key=f"reopen {' '.join(gap.key)}",
        on_click=_reopen,
        args=(stored, reading.decision.id, gap.key),
        width="stretch",
    )


def _ask(key: tuple[str, ...] | None) -> None:
    st.session_state[_ASKED] = key


def _reopen(stored: Stored, decision_id: str, key: tuple[str, ...]) -> None:
    saving.save(
        stored, lambda account: service.reopened(account, decision_id, key), "gap opened again"
    )
