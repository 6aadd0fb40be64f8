"""What fades: how long ago a stance was confirmed, and confirming it in one click."""

from __future__ import annotations

import streamlit as st

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.model.limits import Limits
from stakeholder_map.model.seat import Seat
from stakeholder_map.services import freshness
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks, saving, state
from stakeholder_map.words import Words, figures
from stakeholder_map.words.freshness import age_text, confirmed_text


def block(_: Words, limits: Limits, decision_id: str, seat: Seat) -> None:
    """Draw how old a seat's stance is, and "still true?" where it fades (for the panel)."""
    today = state.today()
    age = freshness.age_of(seat.stance_on(today), limits, today)
    if age is None:
        return
    text, button = st.columns([5, 3], vertical_alignment="center")
    with text:
        blocks.muted(age_text(_, age.days, age.left, age.is_fading))
    if age.is_fading:
        with button:
            _still_true(_, decision_id, seat, f"still_{seat.id}")


def draw(stored: Stored, reading: Reading) -> None:
    """Draw the list of what fades, the most influence first."""
    _ = state.text()
    found = freshness.fading(reading)
    if not found:
        st.text(_("Nothing is older than its half-life of {n} days.", n=_half_life(stored)))
        return
    st.text(
        _(
            "Not confirmed for {n} days or more, the most influential first. Is it still true?",
            n=_half_life(stored),
        )
    )
    names = {person.id: person.name for person in stored.account.people}
    for one in found:
        who, support, age, influence, button = st.columns(
            [3, 1, 6, 2, 2], vertical_alignment="center"
        )
        with who:
            blocks.told(names.get(one.seat.person_id or "", "?"))
        with support:
            blocks.told(figures.signed(one.stance.support))
        with age:
            blocks.muted(age_text(_, one.age.days, one.age.left, fading=True), one.stance.evidence)
        with influence:
            blocks.muted(_("Influence {share}", share=figures.percent(one.influence)))
        with button:
            _still_true(_, reading.decision.id, one.seat, f"fading_{one.seat.id}")


def _half_life(stored: Stored) -> int:
    return stored.account.limits.half_life_days


def _still_true(_: Words, decision_id: str, seat: Seat, key: str) -> None:
    # Not a callback: in a part of a page that is drawn alone the rest would stay as it was.
    pressed = st.button(
        _("Still true"),
        key=key,
        icon=":material/check:",
        help=_("Records the same support again, dated today."),
    )
    if pressed:
        confirm(decision_id, seat.id)
        st.rerun()


def confirm(decision_id: str, seat_id: str) -> None:
    """Record that the stance of a seat still holds."""
    stored = state.stored()
    if stored is None:
        return
    _ = state.text()
    seat = stored.account.decision(decision_id).seat(seat_id)
    origin = freshness.first_evidence(seat, state.today())
    evidence = confirmed_text(_, origin.on, origin.evidence) if origin else ""
    saved = saving.save(
        stored,
        lambda account: freshness.confirmed(
            account, decision_id, seat_id, state.today(), evidence, state.user()
        ),
        "still true",
    )
    if saved is not None:
        saving.tell(_("Confirmed as of today."), saving.DONE)
