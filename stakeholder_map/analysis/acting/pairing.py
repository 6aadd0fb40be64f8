"""What it costs to send one of us to a person: the lower, the better they fit.

::

    4 × levels apart (2 where a level is unknown)  − 0.6 × closeness (0 … 4)
    − 1½ who keeps the contact  − 2 who answers for the concern
    + 6 a stranger to them, where somebody else of us knows them (+ 1 among executives)
    + 2 where nobody of us knows them and somebody else of us is introduced

An executive may be new to an executive. Else a new face where somebody of us is known already is
worse than a talk that waits, unless the new face answers for the concern. A convention in visible
numbers, no estimate; what a teammate has to do already comes on top (``assigning``).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from stakeholder_map.analysis.outcome.paths import AccessPath, best_paths
from stakeholder_map.model.account import Account
from stakeholder_map.model.scales import Level
from stakeholder_map.model.team import Teammate

LEVEL_APART, LEVEL_UNKNOWN, CLOSER, KEEPS, ANSWERS = 4.0, 2.0, 0.6, 1.5, 2.0
STRANGER, NEW_AT_THE_TOP, NOT_INTRODUCED = 6.0, 1.0, 2.0

#: How far each level is from the top.
RANK = {Level.UPPER: 0, Level.MIDDLE: 1, Level.WORKING: 2}


class Ways:
    """The ways to people, found when asked for: from everybody of us, and from one."""

    def __init__(self, account: Account, today: date) -> None:
        self._account, self._today = account, today
        self._found: dict[str | None, dict[str, AccessPath]] = {}

    def to(self, person_id: str, mate_id: str | None = None) -> AccessPath | None:
        """Return the best way to a person, of one of us where named; None where none is known."""
        if mate_id not in self._found:
            others = [m.id for m in self._account.teammates if m.id != mate_id and mate_id]
            self._found[mate_id] = best_paths(self._account, self._today, others)
        return self._found[mate_id].get(person_id)


def pair_cost(
    account: Account,
    mate: Teammate,
    person_id: str,
    level: Level | None,
    answers_id: str | None,
    known: Mapping[str, set[str]],
    ways: Ways,
) -> float:
    """Return the cost of sending a teammate to a person.

    Args:
        account: whose contacts are looked at.
        mate: who of us.
        person_id: to whom; ``level``: theirs, None where unknown.
        answers_id: who of us answers for what the talk is about, where somebody does.
        known: who of us knows each person (:func:`analysis.acting.acquaintance.acquainted`).
        ways: the ways to people of this account.
    """
    if level is None or mate.level is None:
        cost = LEVEL_UNKNOWN
    else:
        cost = LEVEL_APART * abs(RANK[level] - RANK[mate.level])
    by = known[person_id]
    if not by:
        way = ways.to(person_id)
        cost += NOT_INTRODUCED * (way is not None and way.teammate_id != mate.id)
    elif mate.id not in by:
        cost += NEW_AT_THE_TOP if level is mate.level is Level.UPPER else STRANGER
    for contact in account.contacts:
        if contact.teammate_id == mate.id and contact.person_id == person_id:
            # Who is named as a contact without a closeness knows them by name.
            cost -= CLOSER * (1 if contact.closeness is None else contact.closeness)
            cost -= KEEPS * contact.is_owner
    return cost - ANSWERS * (answers_id == mate.id)
