"""Two entries that are one person become one; one entry that was two people becomes two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.person import Person
from stakeholder_map.model.record import Record
from stakeholder_map.model.seat import Seat, Stance
from stakeholder_map.model.task import Task, rekeyed
from stakeholder_map.model.team import Contact
from stakeholder_map.model.tie import Tie
from stakeholder_map.model.walk import field_names

AnyRecord = TypeVar("AnyRecord", bound=Record)

#: What is chosen per field when two entries differ; "home" is the department or organisation.
CHOICES = ("name", "title", "home", "level", "phone", "email", "wechat", "preference", "since")

#: Between two ids of one system, as an import writes them.
_BETWEEN_IDS = ";"


def merged(account: Account, kept_id: str, gone_id: str, other: Iterable[str] = ()) -> Account:
    """Return the account with two entries as one person.

    Everything that pointed to ``gone_id`` points to ``kept_id``: ties, contacts, touches, seats,
    tasks, the facts that they answer and whatever else names a person. What stands in one entry
    only is kept; texts and ids of other systems are joined. Where both have a seat in a decision,
    it becomes one: roles, concerns and stances of both; of two stances on the same day the kept
    one's counts, with the evidence of both.

    Args:
        account: is not changed.
        kept_id, gone_id: the two entries; KeyError where there is no such person.
        other: the fields of ``CHOICES`` that are taken from the entry that goes, even where the
            kept one has something else; also ``weight_of`` and ``stance_of`` of a decision in
            which both have a seat.

    Raises:
        ValueError: the two are one entry.
    """
    taken = frozenset(other)
    kept, gone = account.person(kept_id), account.person(gone_id)
    if kept_id == gone_id:
        raise ValueError("a person cannot be merged with themselves")
    account = _with_one_seat(account, kept_id, gone_id, taken)
    people = tuple(person for person in account.people if person.id != gone_id)
    account = account.model_copy(update={"people": people})
    account = repointed(account, {gone_id: kept_id})
    account = edits.put(account, "people", _one_person(kept, gone, taken))
    return account.but(ties=_one_of_each_tie(account), contacts=_one_of_each_contact(account))


def weight_of(decision_id: str) -> str:
    """Return what the choice of the weight in a decision is called in ``merged``."""
    return f"weight/{decision_id}"


def stance_of(decision_id: str) -> str:
    """Return what the choice between two stances of one day is called in ``merged``."""
    return f"stance/{decision_id}"


def split(account: Account, person_id: str, other: Person, moved: Iterable[str]) -> Account:
    """Return the account with a second person, who gets what belongs to them.

    Args:
        account: is not changed.
        person_id: who stands for two people; KeyError if there is no such person.
        other: the second person, under an id that is new.
        moved: ids of ties, contacts, touches, tasks and seats that are the second person's.
    """
    account.person(person_id)
    ids = frozenset(moved)
    there = {person_id: other.id}
    changes: dict[str, Any] = {"people": (*account.people, other)}
    for name in ("ties", "contacts", "touches", "tasks"):
        changes[name] = tuple(
            repointed(record, there) if record.id in ids else record
            for record in getattr(account, name)
        )
    changes["decisions"] = tuple(
        decision.but(
            seats=tuple(
                seat.but(person_id=other.id)
                if seat.id in ids and seat.person_id == person_id
                else seat
                for seat in decision.seats
            )
        )
        for decision in account.decisions
    )
    return account.but(**changes)


def repointed(record: AnyRecord, new: Mapping[str, str]) -> AnyRecord:
    """Return a record in which every reference to an old id is one to the new; none twice."""
    changes: dict[str, Any] = {}
    for name in field_names(type(record)):
        value = getattr(record, name)
        pointing = name.endswith("_id") or name in {"source", "target"}
        fresh: Any = value
        if pointing and isinstance(value, str):
            fresh = new.get(value, value)
        elif name == "key" and isinstance(record, Task):
            fresh = rekeyed(record, new)
        elif name.endswith("_ids") and isinstance(value, tuple):
            fresh = tuple(dict.fromkeys(new.get(item, item) for item in value))
        elif isinstance(value, Record):
            fresh = repointed(value, new)
        elif isinstance(value, tuple):
            fresh = tuple(
                repointed(item, new) if isinstance(item, Record) else item for item in value
            )
        if fresh != value:
            changes[name] = fresh
    return record.model_copy(update=changes) if changes else record


def _one_person(kept: Person, gone: Person, other: frozenset[str]) -> Person:
    def chosen(name: str, mine: Any, theirs: Any) -> Any:
        empty = mine is None or mine == ""
        return theirs if (name in other and theirs not in {None, ""}) or empty else mine

    homes = [(p.department_id, p.organisation_id) for p in (kept, gone)]
    home = homes[0] if any(homes[0]) and not ("home" in other and any(homes[1])) else homes[1]
    ways = {
        name: chosen(name, getattr(kept.reachable, name), getattr(gone.reachable, name))
        for name in field_names(type(kept.reachable))
    }
    ids = dict(kept.external_ids)
    for system, text in gone.external_ids.items():
        there = ids.get(system, "").split(_BETWEEN_IDS)
        if text not in there:
            ids[system] = _BETWEEN_IDS.join(part for part in (*there, text) if part)
    return kept.but(
        **{
            name: chosen(name, getattr(kept, name), getattr(gone, name))
            for name in ("name", "title", "level", "since")
        },
        department_id=home[0],
        organisation_id=home[1],
        reachable=kept.reachable.but(**ways),
        profile=_joined(kept.profile, gone.profile),
        notes=_joined(kept.notes, gone.notes),
        left_on=kept.left_on if kept.left_on and gone.left_on else None,
        met=kept.met if gone.met is None or kept.met is True else gone.met,
        external_ids=ids,
    )


def _joined(mine: str, theirs: str) -> str:
    """Return both texts, neither twice, within what a text may hold."""
    return "\n".join(dict.fromkeys(text for text in (mine, theirs) if text))[:20_000]


def _with_one_seat(account: Account, kept_id: str, gone_id: str, other: frozenset[str]) -> Account:
    """Return the account in which the two have no two seats in one decision."""
    for decision in account.decisions:
        mine, theirs = decision.seat_of(kept_id), decision.seat_of(gone_id)
        if mine is None or theirs is None:
            continue
        seats = tuple(
            _one_seat(mine, theirs, decision.id, other) if seat.id == mine.id else seat
            for seat in decision.seats
            if seat.id != theirs.id
        )
        account = edits.put_decision(account, decision.model_copy(update={"seats": seats}))
        account = repointed(account, {theirs.id: mine.id})
    return account


def _one_seat(mine: Seat, theirs: Seat, decision_id: str, other: frozenset[str]) -> Seat:
    first, second = mine.stances, theirs.stances
    if stance_of(decision_id) in other:
        first, second = second, first
    days: dict[Any, Stance] = {stance.on: stance for stance in second}
    for stance in first:
        same = days.get(stance.on)
        evidence = _joined(stance.evidence, same.evidence if same else "")
        days[stance.on] = stance.but(evidence=evidence)
    weights = [mine.weight, theirs.weight]
    if weight_of(decision_id) in other:
        weights.reverse()
    texts = {concern.text for concern in mine.concerns}
    return mine.but(
        roles=tuple(dict.fromkeys((*mine.roles, *theirs.roles))),
        unmapped_role=mine.unmapped_role or theirs.unmapped_role,
        hidden=mine.hidden or theirs.hidden,
        not_hidden=mine.not_hidden or theirs.not_hidden,
        coach=mine.coach or theirs.coach,
        weight=weights[1] if weights[0] is None else weights[0],
        veto=mine.veto or theirs.veto,
        stances=tuple(days[on] for on in sorted(days)),
        concerns=(*mine.concerns, *(c for c in theirs.concerns if c.text not in texts)),
        backs_id=mine.backs_id or theirs.backs_id,
        note=_joined(mine.note, theirs.note),
        place=mine.place or theirs.place,
    )


def _one_of_each_tie(account: Account) -> tuple[Tie, ...]:
    """Return the ties without those to oneself and without the second of two alike."""
    seen: dict[tuple[object, ...], Tie] = {}
    for tie in account.ties:
        if tie.source == tie.target:
            continue
        key = (tie.source, tie.target, tie.kind, tie.sign)
        first = seen.setdefault(key, tie)
        if first is not tie:
            seen[key] = first.but(
                strength=tie.strength if first.strength is None else first.strength,
                dotted=first.dotted and tie.dotted,
                basis=first.basis or tie.basis,
                said_by=first.said_by or tie.said_by,
                on=first.on or tie.on,
                remark=_joined(first.remark, tie.remark),
            )
    return tuple(seen.values())


def _one_of_each_contact(account: Account) -> tuple[Contact, ...]:
    seen: dict[tuple[str, str], Contact] = {}
    for contact in account.contacts:
        key = (contact.teammate_id, contact.person_id)
        first = seen.setdefault(key, contact)
        if first is not contact:
            known = [c for c in (first.closeness, contact.closeness) if c is not None]
            seen[key] = first.but(
                closeness=max(known, default=None),
                is_owner=first.is_owner or contact.is_owner,
                note=_joined(first.note, contact.note),
            )
    return tuple(seen.values())
