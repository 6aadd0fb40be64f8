"""Somebody has left: their seats stay as history, and the post may stay open for a successor."""

from __future__ import annotations

from datetime import date

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.merging import repointed
from stakeholder_map.model.person import Person
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
    """Return the account with a person who did not leave after all.

    A missing seat that was made for a successor, and of which nothing more is known since, gives
    back weight, veto and the place in the approval steps; one that is somebody's stays.
    """
    person = account.person(person_id).but(left_on=None)
    account = edits.put(account, "people", person)
    for decision in account.decisions:
        seat = decision.seat_of(person_id)
        if seat is None or seat.weight is not None or seat.veto:
            continue
        empty = [one for one in decision.seats if _waits_for_successor(one, seat, person)]
        if len(empty) != 1:
            continue
        (post,) = empty
        back = seat.but(weight=post.weight, veto=post.veto, place=seat.place or post.place)
        seats = tuple(
            back if one.id == seat.id else one for one in decision.seats if one.id != post.id
        )
        account = edits.put_decision(account, decision.model_copy(update={"seats": seats}))
        account = repointed(account, {post.id: seat.id})
    return account


def _waits_for_successor(post: Seat, left: Seat, person: Person) -> bool:
    """Whether a seat is as ``leave`` made it: called after the person or the person's post."""
    if person.name not in post.title and post.title != person.title:
        return False
    made = Seat(
        id=post.id,
        title=post.title,
        department_id=person.department_id,
        level=person.level,
        roles=left.roles,
        weight=post.weight,
        veto=post.veto,
        place=post.place,
    )
    return post == made
