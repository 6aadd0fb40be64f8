"""Somebody has left: the day, what breaks without them, and the seat for who follows."""

from __future__ import annotations

from datetime import date

import streamlit as st

from stakeholder_map.analysis.outcome.loss import Loss, loss_test
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.seat import Seat
from stakeholder_map.services import leaving
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks, saving, state
from stakeholder_map.words import Words
from stakeholder_map.words import loss as say
from stakeholder_map.words.figures import day


def draw(stored: Stored, decision: Decision | None, seat: Seat | None, person: Person) -> None:
    """Draw the form that marks a person as gone, or brings one back."""
    _ = state.text()
    if person.left_on is not None:
        blocks.told(_("{name} left on {day}.", name=person.name, day=day(_, person.left_on)))
        st.button(
            _("Did not leave after all"), key="came_back", on_click=_back, args=(stored, person.id)
        )
        return
    if decision and seat:
        _losses(_, stored.account, decision, seat, person)
    when, whom, button = st.columns([2, 5, 2], vertical_alignment="bottom")
    on = when.date_input(
        _("Left on"), state.today(), format="YYYY-MM-DD", key=f"left_on_{person.id}"
    )
    successor = whom.checkbox(
        _("Keep the post on the map as a missing seat, with roles, weight and veto"),
        value=True,
        key=f"successor_{person.id}",
    )
    title = person.title or _("Successor of {name}", name=person.name)
    button.button(
        _("Mark as left"),
        key="mark_left",
        type="primary",
        disabled=on is None,
        on_click=_leave,
        args=(stored, person, on, title[:500] if successor else None),
    )


def _losses(_: Words, account: Account, decision: Decision, seat: Seat, person: Person) -> None:
    """Say what breaks without them, the post falling away or filled by somebody unknown."""
    for box, replaced in zip(st.columns(2), (False, True), strict=True):
        try:
            loss = loss_test(account, decision.id, seat.id, state.today(), replaced)
        except KeyError:  # the seat does not count: gone, or outside the decision
            return
        with box:
            blocks.listed(
                "–",
                say.loss_title(_, person.name, replaced),
                _sentences(_, account, decision, loss),
            )


def _sentences(_: Words, account: Account, decision: Decision, loss: Loss) -> list[str]:
    names = {person.id: person.name for person in account.people}
    steps = {step.id: step.name for step in decision.steps}
    before, after = loss.coverage
    said = [
        say.chance_line(_, *loss.chance),
        say.coverage_line(_, (before.low, before.high), (after.low, after.high)),
        say.unreachable_line(_, [names[key] for key in loss.unreachable[:6] if key in names]),
        say.emptied_line(_, [steps[key] for key in loss.emptied if key in steps]),
        say.cut_line(_, names.get(loss.person_id or "", "?")) if loss.is_cut else "",
    ]
    return [sentence for sentence in said if sentence]


def _leave(stored: Stored, person: Person, on: date, successor: str | None) -> None:
    _ = state.text()
    if saving.save(stored, lambda a: leaving.leave(a, person.id, on, successor), "left"):
        saving.tell(_("{name} is marked as left.", name=person.name), saving.DONE)


def _back(stored: Stored, person_id: str) -> None:
    saving.save(stored, lambda account: leaving.come_back(account, person_id))
