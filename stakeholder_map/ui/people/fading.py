"""What fades: how long ago it was confirmed, and confirming it in one click."""

from __future__ import annotations

import streamlit as st

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.limits import Limits
from stakeholder_map.model.seat import Concern, Seat
from stakeholder_map.model.tie import Tie
from stakeholder_map.services import aging, freshness
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks, saving, state
from stakeholder_map.words import Words, figures
from stakeholder_map.words.entry import labelled
from stakeholder_map.words.freshness import (
    age_text,
    aged_title,
    bant_title,
    confirmed_text,
    part_text,
)
from stakeholder_map.words.whatif import tie_text

#: So many facts of one kind are shown at once; what is confirmed makes room for the next.
_MOST = 25


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
    others = aging.aged(state.store(), stored, reading.decision.id, state.today())
    if not found and not others:
        st.text(_("Nothing is older than its half-life of {n} days.", n=_half_life(stored)))
    if found:
        _stances(_, stored, reading, found)
    if others:
        st.text(
            _("Nor have these been entered or confirmed for {n} days.", n=_half_life(stored))
            if found
            else _("Not entered or confirmed for {n} days. Is it still true?", n=_half_life(stored))
        )
        for what in aging.What:
            _others(_, stored, reading.decision, [one for one in others if one.what is what])


def _stances(
    _: Words, stored: Stored, reading: Reading, found: tuple[freshness.Fading, ...]
) -> None:
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


def _others(_: Words, stored: Stored, decision: Decision, found: list[aging.Aged]) -> None:
    """Draw, folded, the facts of one kind with the days since, the oldest first."""
    if not found:
        return
    names = {person.id: person.name for person in stored.account.people}
    title = aged_title(_, found[0].what)
    with st.expander(f"{title} ({len(found)})", key=f"aged_{found[0].what}"):
        for one in found[:_MOST]:
            what, age, button = st.columns([7, 3, 2], vertical_alignment="center")
            with what:
                blocks.told(_fact(_, one, decision, names))
            with age:
                blocks.muted(age_text(_, one.days, 1.0, fading=False))
            pressed = button.button(
                _("Still true"),
                key=f"aged_{one.what}_{one.id}",
                icon=":material/check:",
                help=_("Keeps it as it is and notes that it was confirmed today."),
            )
            if pressed:
                _confirm_fact(decision.id, one)
                st.rerun()
        if len(found) > _MOST:
            blocks.muted(_("and {n} more", n=len(found) - _MOST))


def _fact(_: Words, one: aging.Aged, decision: Decision, names: dict[str, str]) -> str:
    record = one.record
    if isinstance(record, Tie):
        return tie_text(_, record, names)
    if isinstance(record, Seat):
        return part_text(_, record, names.get(record.person_id or "", "?"))
    if isinstance(record, Concern):
        seat = next(seat for seat in decision.seats if record in seat.concerns)
        return labelled(_, names.get(seat.person_id or "", seat.title or "?"), record.text)
    return labelled(_, bant_title(_, one.id), record.text or record.evidence or "?")


def _confirm_fact(decision_id: str, one: aging.Aged) -> None:
    stored = state.stored()
    if stored is None:
        return
    _ = state.text()
    today = state.today()
    try:
        saved = saving.save(
            stored, lambda account: aging.confirmed(account, decision_id, one, today), "still true"
        )
    except KeyError:
        saving.tell(_("Somebody changed this account in the meantime. It is shown as it is now."))
        return
    if saved is not None:
        saving.tell(_("Confirmed as of today."), saving.DONE)


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
