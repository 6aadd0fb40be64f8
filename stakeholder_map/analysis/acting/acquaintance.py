"""Who of us knows whom, and what hangs on a single one of us.

Two people know each other by a contact of closeness 1 or more (also one whose closeness nobody
entered) or by a two-way touch. A person hangs on one teammate when nobody else of us knows them:
if that teammate leaves, their weight has no contact at all.

Degenerate cases: no teammate: nobody is known; a closeness of 0 outweighs a talk ("a stranger to
them"). Complexity O(people + touches + contacts).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.model.account import Account


@dataclass(frozen=True)
class Acquaintance:
    """One of us and one of them.

    ``closeness``: 0 … 4, None where nobody entered it; ``touches``: two-way ones within a year;
    ``last``: the latest two-way touch of these two, None where none is recorded.
    """

    teammate_id: str
    person_id: str
    closeness: int | None
    is_owner: bool
    touches: int
    last: date | None


@dataclass(frozen=True)
class Leaving:
    """What a teammate's leaving would cut: the seats that only they know.

    ``share`` and ``power``: what those seats carry together, in [0, 1].
    """

    teammate_id: str
    seat_ids: tuple[str, ...]
    share: float
    power: float


def acquainted(account: Account, today: date) -> dict[str, set[str]]:
    """Return by person who of us knows them: by a contact of closeness 1 or more, or by talks."""
    found: dict[str, set[str]] = {person.id: set() for person in account.people}
    for touch in account.touches:
        if touch.two_way and touch.on <= today:
            for person_id in touch.person_ids:
                found[person_id].update(touch.teammate_ids)
    for contact in account.contacts:
        if contact.closeness == 0:
            found[contact.person_id].discard(contact.teammate_id)
        else:
            found[contact.person_id].add(contact.teammate_id)
    return found


def acquaintances(reading: Reading) -> tuple[Acquaintance, ...]:
    """Return every pair that knows each other, people with a seat only; the closest first."""
    account, today = reading.account, reading.today
    seated = {standing.person_id for standing in reading.standings.values()}
    held = {(c.teammate_id, c.person_id): c for c in account.contacts}
    found = []
    for person_id, mates in acquainted(account, today).items():
        if person_id not in seated:
            continue
        touches = [t for t in account.touches_of(person_id) if t.two_way and t.on <= today]
        for mate in mates:
            days = [touch.on for touch in touches if mate in touch.teammate_ids]
            contact = held.get((mate, person_id))
            found.append(
                Acquaintance(
                    teammate_id=mate,
                    person_id=person_id,
                    closeness=contact.closeness if contact else None,
                    is_owner=bool(contact and contact.is_owner),
                    touches=sum((today - day).days < 365 for day in days),
                    last=max(days, default=None),
                )
            )
    found.sort(key=lambda a: (-(a.closeness or 0), -a.touches, a.person_id, a.teammate_id))
    return tuple(found)


def leavings(reading: Reading) -> tuple[Leaving, ...]:
    """Return what hangs on each of us, most weight first; who holds nobody alone is left out."""
    known = acquainted(reading.account, reading.today)
    alone: dict[str, list[str]] = {mate.id: [] for mate in reading.account.teammates}
    for seat_id, standing in reading.standings.items():
        if standing.person_id is not None and len(known[standing.person_id]) == 1:
            (mate,) = known[standing.person_id]
            alone[mate].append(seat_id)
    found = [
        Leaving(
            mate,
            tuple(seats),
            sum(reading.standings[key].share for key in seats),
            sum(reading.standings[key].power for key in seats),
        )
        for mate, seats in alone.items()
        if seats
    ]
    return tuple(sorted(found, key=lambda one: (-one.share, -one.power, one.teammate_id)))
