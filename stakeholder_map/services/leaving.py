"""Somebody has left: their seats stay as history, and the post may stay open for a successor."""

from __future__ import annotations

from datetime import date

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.merging import repointed
from stakeholder_map.model.record import new_id
from stakeholder_map.model.seat import Seat


def leave(account: Account, person_id: str, on: date, successor: str | None = None) -> Account:
    """Return the account with a person gone since a day.

    Their seats keep stances and concerns as history.

    Args:
        account: is not changed.
        person_id: KeyError if there is no such person.
        on: the first day without them.
        successor: what the missing seat is called that takes over roles, weight, veto, and the
            place in the approval steps; None: the post falls away. It is made in each decision
            in which the person has roles, a weight or a veto.
    """
    person = account.person(person_id)
    account = edits.put(account, "people", person.but(left_on=on))
    if successor is None:
        return account
    for decision in account.decisions:
        seat = decision.seat_of(person_id)
        named = seat is not None and any(seat.id in step.seat_ids for step in decision.steps)
        if seat is None or not (seat.roles or seat.weight is not None or seat.veto or named):
            continue
        empty = Seat(
            id=new_id(),
            title=successor,
            department_id=person.department_id,
            level=person.level,
            roles=seat.roles,
            weight=seat.weight,
            veto=seat.veto,
            place=seat.place,
        )
        left = seat.but(weight=None, veto=False, place=None)
        seats = tuple(left if other.id == seat.id else other for other in decision.seats)
        steps = tuple(repointed(step, {seat.id: empty.id}) for step in decision.steps)
        account = edits.put_decision(account, decision.but(seats=(*seats, empty), steps=steps))
    return account


def come_back(account: Account, person_id: str) -> Account:
    """Return the account with a person who did not leave after all; a successor's seat stays."""
    return edits.put(account, "people", account.person(person_id).but(left_on=None))
