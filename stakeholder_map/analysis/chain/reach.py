"""Reach: have we a living contact to a person?

What counts is a two-way touch. A mail that nobody answered reaches nobody, and a touch of which
nobody recorded whether it was answered proves neither. Taken in this order:

1. a two-way touch within ``limits.cold_days`` → MET; an older one → COLD, but UNKNOWN where a
   touch within those days has no answer recorded: it may have been a two-way one;
2. ``Person.met`` is False → NEVER;
3. ``Person.met`` is True, or a teammate talks to them (closeness 2 or more) → UNKNOWN: there is
   a relationship, but no day says that it is alive;
4. touches, all of them one-way → NEVER; contacts, all of closeness 0 → NEVER;
5. anything else → UNKNOWN.

Degenerate cases: nobody recorded: nothing; a touch of tomorrow: not yet. It says that somebody
answered us, not that they like us. Complexity O(people + touches + contacts).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stakeholder_map.model.account import Account
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
        is_related: they were met, or a relationship is recorded without a day (``met`` or
            closeness 2 or more).
        perhaps: the day of the latest touch of which nobody recorded whether it was answered,
            where it is later than ``last_met``; else None.
    """

    reach: Reach
    last_met: date | None = None
    days: int | None = None
    by: tuple[str, ...] = ()
    is_related: bool = False
    perhaps: date | None = None

    @property
    def is_sure(self) -> bool:
        """Whether the records answer the question at all."""
        return self.reach is not Reach.UNKNOWN

    def perhaps_since(self, day: date) -> bool:
        """Whether a touch from this day on may have been a two-way one."""
        return self.perhaps is not None and self.perhaps >= day


def reach_of(account: Account, person_id: str, today: date) -> ReachFact:
    """Return whether we reach one person; KeyError if there is no such person."""
    account.person(person_id)
    return reaches(account, today)[person_id]


def reaches(account: Account, today: date) -> dict[str, ReachFact]:
    """Return whether we reach each person of the account. Touches after ``today`` do not count."""
    by_id: dict[str, ReachFact] = {}
    seen = _evidence(account.touches, account.contacts, today)
    for person in account.people:
        found = seen.get(person.id, _NOTHING)
        answer = found.answer(person.met, account.limits.cold_days, today)
        if found.last is None:
            related = person.met is True or (found.talks and person.met is not False)
            by_id[person.id] = ReachFact(answer, is_related=related, perhaps=found.perhaps)
        else:
            days, perhaps = (today - found.last).days, found.perhaps
            perhaps = perhaps if perhaps is not None and perhaps > found.last else None
            by_id[person.id] = ReachFact(answer, found.last, days, tuple(found.by), True, perhaps)
    return by_id


def answers(
    people: Mapping[str, bool | None],
    touches: Iterable[Touch],
    contacts: Iterable[Contact],
    cold_days: int,
    today: date,
) -> dict[str, Reach]:
    """Return only the answers of :func:`reaches`, for many accounts.

    ``people``: ``Person.met`` by id.
    """
    seen = _evidence(touches, contacts, today).get
    return {key: seen(key, _NOTHING).answer(met, cold_days, today) for key, met in people.items()}


class _Evidence:
    """What touches and contacts say of one person."""

    __slots__ = ("all_strangers", "all_unanswered", "by", "last", "perhaps", "talks")

    def __init__(self) -> None:
        self.last: date | None = None
        self.by: dict[str, None] = {}
        self.perhaps: date | None = None
        # None: there is no touch, no contact.
        self.all_unanswered: bool | None = None
        self.all_strangers: bool | None = None
        self.talks = False

    def answer(self, met: bool | None, cold_days: int, today: date) -> Reach:
        """Return the answer, by the order of the module's text."""
        if self.last is not None:
            if (today - self.last).days <= cold_days:
                return Reach.MET
            alive = self.perhaps is not None and (today - self.perhaps).days <= cold_days
            return Reach.UNKNOWN if alive else Reach.COLD
        if met is False:
            return Reach.NEVER
        if met or self.talks:
            return Reach.UNKNOWN
        touched = self.all_unanswered is not None
        if self.all_unanswered or (self.all_strangers and not touched):
            return Reach.NEVER
        return Reach.UNKNOWN


_NOTHING = _Evidence()


def _evidence(
    touches: Iterable[Touch], contacts: Iterable[Contact], today: date
) -> dict[str, _Evidence]:
    seen: dict[str, _Evidence] = defaultdict(_Evidence)
    for touch in touches:
        on, two_way = touch.on, touch.two_way
        if on > today:
            continue
        for person_id in touch.person_ids:
            found = seen[person_id]
            if not two_way:
                found.all_unanswered = two_way is False and found.all_unanswered is not False
                if two_way is None and (found.perhaps is None or on > found.perhaps):
                    found.perhaps = on
            elif found.last is None or on > found.last:
                found.last, found.by = on, dict.fromkeys(touch.teammate_ids)
            elif on == found.last:
                found.by.update(dict.fromkeys(touch.teammate_ids))
    for contact in contacts:
        found, closeness = seen[contact.person_id], contact.closeness
        found.talks |= (closeness or 0) >= TALKS
        found.all_strangers = closeness == 0 and found.all_strangers is not False
    return seen
