"""Edits: every change of an account is a function from an account to an account."""

from __future__ import annotations

from datetime import date
from typing import Any

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.record import Keyed, Record, new_id
from stakeholder_map.model.scales import DecisionState
from stakeholder_map.model.seat import Seat, Stance
from stakeholder_map.model.walk import records

#: Records that make no sense without what they point to, by the field that points.
_FALLS_WITH = {
    "ties": ("source", "target"),
    "contacts": ("teammate_id", "person_id"),
    "stakes": ("department_id",),
    "seats": ("person_id",),
    "competitor_fits": ("competitor_id",),
    "trials": ("person_id", "other_id", "tie_id", "newcomer_id"),
    "tasks": ("decision_id",),
    "acceptances": ("key",),
    "lanes": ("department_id", "organisation_id"),
}


def put(account: Account, collection: str, record: Keyed) -> Account:
    """Replace the record of the same id in a collection of the account, or append it."""
    return account.but(**{collection: _with(getattr(account, collection), record)})


def put_decision(account: Account, decision: Decision) -> Account:
    """Replace or append a decision."""
    return put(account, "decisions", decision)


def put_seat(account: Account, decision_id: str, seat: Seat) -> Account:
    """Replace or append a seat of a decision; KeyError if there is no such decision."""
    decision = account.decision(decision_id)
    return put_decision(account, decision.but(seats=_with(decision.seats, seat)))


def remove(account: Account, record_id: str) -> Account:
    """Remove the record with this id wherever it stands, and every reference to it.

    What makes no sense without it goes too: a person's ties, contacts and seats, a
    department's stakes. Touches and archive entries stay; they only forget the id. An id
    that is nowhere leaves the account as it is.
    """
    gone = {record_id}
    while True:
        smaller: Account = _without(account, gone)
        also = {found.id for found in _keyed(account) if found.id not in gone} - {
            found.id for found in _keyed(smaller)
        }
        if not also:
            return smaller
        gone |= also


def set_stance(account: Account, decision_id: str, seat_id: str, stance: Stance) -> Account:
    """Record a stance; one of the same day is replaced, earlier ones stay as history."""
    seat = account.decision(decision_id).seat(seat_id)
    kept = tuple(other for other in seat.stances if other.on != stance.on)
    return put_seat(account, decision_id, seat.but(stances=(*kept, stance)))


def set_support(
    account: Account, decision_id: str, seat_id: str, support: int | None, on: date
) -> Account:
    """Record a new support from a day on; commitment is carried over, evidence is not."""
    held = account.decision(decision_id).seat(seat_id).stance
    stance = Stance(on=on, support=support, commitment=held.commitment if held else None)
    return set_stance(account, decision_id, seat_id, stance)


def normalise_weights(account: Account, decision_id: str) -> Account:
    """Scale the entered seat weights of a decision to a sum of 1; blank ones stay blank.

    Nothing changes when no weight above 0 was entered.
    """
    decision = account.decision(decision_id)
    total = sum(seat.weight or 0 for seat in decision.seats)
    if total <= 0:
        return account
    seats = tuple(
        seat if seat.weight is None else seat.but(weight=seat.weight / total)
        for seat in decision.seats
    )
    return put_decision(account, decision.but(seats=seats))


def duplicate(account: Account, name: str) -> Account:
    """Return a copy of the account under a new id and name; people keep their ids.

    Its decisions all run: one sale that was won or lost must not be counted twice.
    """
    decisions = tuple(_running(decision) for decision in account.decisions)
    return account.but(id=new_id(), name=name, decisions=decisions)


def _running(decision: Decision) -> Decision:
    """Return a decision as if it had not closed."""
    return decision.but(
        state=DecisionState.RUNNING,
        closed_on=None,
        outcome="",
        forecast_at_close=None,
        own_guess=None,
    )


def duplicate_decision(account: Account, decision_id: str, name: str) -> Account:
    """Append a copy of a decision, still running, under new ids of its parts and a new name."""
    decision = account.decision(decision_id)
    fresh = {seat.id: new_id() for seat in decision.seats}
    copy = _running(decision).but(
        id=new_id(),
        name=name,
        seats=tuple(
            seat.but(
                id=fresh[seat.id],
                concerns=tuple(concern.but(id=new_id()) for concern in seat.concerns),
            )
            for seat in decision.seats
        ),
        steps=tuple(
            step.but(id=new_id(), seat_ids=tuple(fresh[s] for s in step.seat_ids if s in fresh))
            for step in decision.steps
        ),
        required_roles=tuple(role.but(id=new_id()) for role in decision.required_roles),
        milestones=tuple(milestone.but(id=new_id()) for milestone in decision.milestones),
        criteria=tuple(criterion.but(id=new_id()) for criterion in decision.criteria),
        pains=tuple(pain.but(id=new_id()) for pain in decision.pains),
        scenarios=tuple(scenario.but(id=new_id()) for scenario in decision.scenarios),
        ticks=(),
        stage_moves=(),
        acceptances=(),
    )
    return put_decision(account, copy)


def _with(records: tuple[Any, ...], record: Keyed) -> tuple[Any, ...]:
    if any(other.id == record.id for other in records):
        return tuple(record if other.id == record.id else other for other in records)
    return (*records, record)


def _keyed(record: Record) -> list[Keyed]:
    return [found for _, found in records(record) if isinstance(found, Keyed)]


def _without(record: Any, gone: set[str]) -> Any:
    """Return ``record`` without the records in ``gone`` and without pointers to them."""
    changes: dict[str, Any] = {}
    for name in type(record).model_fields:
        value = getattr(record, name)
        new = value
        if isinstance(value, Record):
            new = _without(value, gone)
        elif isinstance(value, tuple):
            new = tuple(
                _without(item, gone) if isinstance(item, Record) else item
                for item in value
                if not _falls(name, item, gone)
            )
        elif name.endswith("_id") and value in gone:
            new = None
        if new != value:
            changes[name] = new
    return record.model_copy(update=changes) if changes else record


def _falls(collection: str, item: Any, gone: set[str]) -> bool:
    if isinstance(item, str):
        return collection.endswith("_ids") and item in gone
    if isinstance(item, Keyed) and item.id in gone:
        return True
    pointers = (getattr(item, field) for field in _FALLS_WITH.get(collection, ()))
    return any(
        not gone.isdisjoint(found) if isinstance(found, tuple) else found in gone
        for found in pointers
    )
