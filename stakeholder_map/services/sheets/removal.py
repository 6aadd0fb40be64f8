"""Removing rows: what goes along, so that it can be said before it is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.archive import ArchiveEntry
from stakeholder_map.model.competitor import AttackLine, Competitor
from stakeholder_map.model.decision import (
    ApprovalStep,
    Criterion,
    Decision,
    Milestone,
    Pain,
    RequiredRole,
    Stake,
)
from stakeholder_map.model.person import Department, Organisation, Person
from stakeholder_map.model.record import Keyed
from stakeholder_map.model.seat import Concern, Seat
from stakeholder_map.model.task import Task
from stakeholder_map.model.team import Contact, Teammate, Touch
from stakeholder_map.model.tie import Tie
from stakeholder_map.model.walk import records

#: What is counted; in this order it is said.
COUNTED: tuple[type, ...] = (
    Person,
    Seat,
    Concern,
    Tie,
    Contact,
    Department,
    Stake,
    Organisation,
    Teammate,
    Touch,
    Task,
    Decision,
    ApprovalStep,
    RequiredRole,
    Criterion,
    Milestone,
    Pain,
    Competitor,
    AttackLine,
    ArchiveEntry,
)


def removed(account: Account, ids: Iterable[str]) -> Account:
    """Return the account without these records and what makes no sense without them."""
    for key in ids:
        account = edits.remove(account, key)
    return account


def goes_along(account: Account, ids: Iterable[str]) -> dict[str, int]:
    """Return what would disappear beside the records themselves: counts by class name."""
    ids = tuple(ids)
    before, after = _counts(account), _counts(removed(account, ids))
    chosen = Counter(
        type(record).__name__
        for _, record in records(account)
        if isinstance(record, Keyed) and record.id in ids
    )
    gone = {name: before[name] - after[name] - chosen[name] for name in before}
    return {kind.__name__: gone[kind.__name__] for kind in COUNTED if gone.get(kind.__name__)}


def names(account: Account, ids: Iterable[str]) -> tuple[str, ...]:
    """Return how the records are called, in the order of ``ids``."""
    known = {r.id: r for _, r in records(account) if isinstance(r, Keyed)}
    people = {person.id: person.name for person in account.people}
    return tuple(_name(known[key], people) for key in ids if key in known)


def _name(record: Keyed, people: dict[str, str]) -> str:
    if isinstance(record, Tie):
        return f"{people.get(record.source, '?')} → {people.get(record.target, '?')}"
    if isinstance(record, Touch | ArchiveEntry):
        return record.on.isoformat()
    if isinstance(record, RequiredRole):
        return record.note or record.role
    for field in ("name", "text", "title", "what"):
        if getattr(record, field, ""):
            return str(getattr(record, field))
    return people.get(getattr(record, "person_id", None) or "", "?")


def _counts(account: Account) -> Counter[str]:
    return Counter(type(record).__name__ for _, record in records(account))
