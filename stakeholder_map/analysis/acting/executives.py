"""Contacts between the tops of both houses: two to five a year with each of their executives.

What counts is a two-way touch of the last 365 days at which one of our upper level was: a teammate
marked as upper level or as the executive sponsor. A touch of which nobody recorded who of us was
there or whether they answered, or at which only people of unknown level were, may have been one:
it counts in ``at_most`` and not in ``n``. Several touches on one day are one.

Two to five is a convention of account management, a visible pair of numbers, no finding. Degenerate
cases: nobody of the upper level has a seat: nothing; no touch: ``few``. Complexity
O(executives · touches).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from stakeholder_map.analysis.chain.graph import has_left
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.scales import Level
from stakeholder_map.model.team import Teammate

#: How many contacts at the top a year are wanted.
FEWEST, MOST = 2, 5

YEAR = timedelta(365)


class EnoughContact(StrEnum):
    """Whether the contacts of a year are as many as wanted."""

    FEW = "few"
    RIGHT = "right"
    MANY = "many"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class ExecutiveContact:
    """The contacts with one of their executives within a year.

    ``n``: those that were surely between executives; ``at_most``: with those that may have been;
    ``last``: the latest of the sure ones.
    """

    person_id: str
    n: int
    at_most: int
    last: date | None

    @property
    def enough(self) -> EnoughContact:
        """Few, right or many; unknown where the records leave it open."""
        if self.n > MOST:
            return EnoughContact.MANY
        if self.at_most < FEWEST:
            return EnoughContact.FEW
        if self.n >= FEWEST and self.at_most <= MOST:
            return EnoughContact.RIGHT
        return EnoughContact.UNKNOWN


def executive_contacts(
    account: Account, decision: Decision, today: date
) -> tuple[ExecutiveContact, ...]:
    """Return the contacts with each executive who has a seat in the decision, in its order."""
    ours = {mate.id: is_executive(mate) for mate in account.teammates}
    people = {person.id: person for person in account.people}
    found = []
    for seat in decision.seats:
        person = people.get(seat.person_id or "")
        if person is None or person.level is not Level.UPPER or has_left(person, today):
            continue
        sure: set[date] = set()
        perhaps: set[date] = set()
        for touch in account.touches:
            if touch.two_way is False or person.id not in touch.person_ids:
                continue
            if today - YEAR < touch.on <= today:
                met = _between_executives(ours[key] for key in touch.teammate_ids)
                if met is not False:
                    (sure if met and touch.two_way else perhaps).add(touch.on)
        found.append(
            ExecutiveContact(person.id, len(sure), len(sure | perhaps), max(sure, default=None))
        )
    return tuple(found)


def is_executive(mate: Teammate | None) -> bool | None:
    """Whether one of us is an executive; None where nobody is named or recorded the level."""
    if mate is None:
        return None
    if mate.is_sponsor or mate.level is Level.UPPER:
        return True
    return None if mate.level is None else False


def _between_executives(there: Iterable[bool | None]) -> bool | None:
    said = list(there)
    if any(said):
        return True
    return None if not said or None in said else False
