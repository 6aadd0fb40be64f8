"""Touches: logging one, and who was met."""

from __future__ import annotations

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.team import Teammate, Touch


def log(account: Account, touch: Touch, new_teammates: tuple[str, ...] = ()) -> Account:
    """Return the account with a touch; whoever was met in it has been met from now on.

    Args:
        account: where it is logged.
        touch: the contact.
        new_teammates: names of those of us who are not in the account yet; they are added.
    """
    for name in new_teammates:
        fresh = Teammate(name=name)
        account = edits.put(account, "teammates", fresh)
        touch = touch.but(teammate_ids=(*touch.teammate_ids, fresh.id))
    account = edits.put(account, "touches", touch)
    if touch.two_way:
        for person_id in touch.person_ids:
            person = account.person(person_id)
            if person.met is False:  # the record that nobody met them is no longer true
                account = edits.put(account, "people", person.but(met=True))
    return account


def with_person(account: Account, touch_id: str, person_id: str) -> Account:
    """Return the account with a person among those of a touch."""
    touch = next(touch for touch in account.touches if touch.id == touch_id)
    if person_id in touch.person_ids:
        return account
    return edits.put(account, "touches", touch.but(person_ids=(*touch.person_ids, person_id)))
