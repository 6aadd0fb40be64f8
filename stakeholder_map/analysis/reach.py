"""Reach: have we a living contact to a person?

What counts is a two-way touch. A mail that nobody answered reaches nobody, and a touch of which
nobody recorded whether it was answered proves neither. Taken in this order:

1. a two-way touch within ``limits.cold_days`` → MET; an older one → COLD;
2. ``Person.met`` is False → NEVER;
3. ``Person.met`` is True, or a teammate talks to them (closeness 2 or more) → UNKNOWN: there is
   a relationship, but no day says that it is alive;
4. touches, all of them one-way → NEVER; contacts, all of closeness 0 → NEVER;
5. anything else → UNKNOWN.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stakeholder_map.model.account import Account
from stakeholder_map.model.limits import Limits
from stakeholder_map.model.person import Person
from stakeholder_map.model.team import Contact, Touch

#: From this closeness on a teammate talks to the person.
TALKS = 2


class Reach(StrEnum):
    """Whether we reach a person."""

    MET = "met"
    COLD = "cold"
    NEVER = "never"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class ReachFact:
    """Whether we reach a person, and the evidence.

    Attributes:
        reach: the answer.
        last_met: the day of the latest two-way touch; None where none is recorded.
        days: how long ago that was; None likewise.
        by: the teammates of that touch.
        is_related: a relationship is recorded without a day (``met`` or closeness 2 or more).
    """

    reach: Reach
    last_met: date | None = None
    days: int | None = None
    by: tuple[str, ...] = ()
    is_related: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether the records answer the question at all."""
        return self.reach is not Reach.UNKNOWN


def reach_of(account: Account, person_id: str, today: date) -> ReachFact:
    """Return whether we reach one person; KeyError if there is no such person."""
    account.person(person_id)
    return reaches(account, today)[person_id]


def reaches(account: Account, today: date) -> dict[str, ReachFact]:
    """Return whether we reach each person of the account. Touches after ``today`` do not count."""
    touches: dict[str, list[Touch]] = defaultdict(list)
    for touch in account.touches:
        if touch.on <= today:
            for person_id in touch.person_ids:
                touches[person_id].append(touch)
    contacts: dict[str, list[Contact]] = defaultdict(list)
    for contact in account.contacts:
        contacts[contact.person_id].append(contact)
    return {
        person.id: _reach(person, touches[person.id], contacts[person.id], account.limits, today)
        for person in account.people
    }


def _reach(
    person: Person, touches: list[Touch], contacts: list[Contact], limits: Limits, today: date
) -> ReachFact:
    talks = any((contact.closeness or 0) >= TALKS for contact in contacts)
    related = person.met is True or (talks and person.met is not False)
    two_way = [touch for touch in touches if touch.two_way]
    if two_way:
        last = max(touch.on for touch in two_way)
        days = (today - last).days
        by = dict.fromkeys(key for t in two_way if t.on == last for key in t.teammate_ids)
        reach = Reach.MET if days <= limits.cold_days else Reach.COLD
        return ReachFact(reach, last, days, tuple(by), True)
    if person.met is False:
        return ReachFact(Reach.NEVER)
    if related:
        return ReachFact(Reach.UNKNOWN, is_related=True)
    unanswered = bool(touches) and all(touch.two_way is False for touch in touches)
    strangers = bool(contacts) and all(contact.closeness == 0 for contact in contacts)
    if unanswered or (strangers and not touches):
        return ReachFact(Reach.NEVER)
    return ReachFact(Reach.UNKNOWN)
