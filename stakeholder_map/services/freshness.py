"""What we once knew and nobody has confirmed since, and confirming it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from stakeholder_map.analysis.chain.graph import freshness, has_left
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.limits import Limits
from stakeholder_map.model.seat import Seat, Stance


@dataclass(frozen=True)
class Age:
    """How old a stance is: its day, the days since, and what is left of our sureness (0 … 1)."""

    on: date
    days: int
    left: float
    is_fading: bool


@dataclass(frozen=True)
class Fading:
    """A stance that is older than its half-life. ``influence``: signed, None where unknown."""

    seat: Seat
    stance: Stance
    age: Age
    influence: float | None


def age_of(stance: Stance | None, limits: Limits, today: date) -> Age | None:
    """Return how old a stance is; None where there is none or its support is unknown."""
    if stance is None or stance.support is None:
        return None
    days = max((today - stance.on).days, 0)
    left = freshness(stance.on, limits, today)
    return Age(stance.on, days, left, days >= limits.half_life_days)


def fading(reading: Reading) -> tuple[Fading, ...]:
    """Return the fading stances of people who have not left, the most influence first."""
    found: list[Fading] = []
    for seat in reading.decision.seats:
        if seat.person_id is None or has_left(
            reading.account.person(seat.person_id), reading.today
        ):
            continue
        stance = seat.stance_on(reading.today)
        age = age_of(stance, reading.account.limits, reading.today)
        if stance is not None and age is not None and age.is_fading:
            standing = reading.standings.get(seat.id)
            found.append(Fading(seat, stance, age, standing.influence if standing else None))
    return tuple(sorted(found, key=lambda one: (-abs(one.influence or 0), -one.age.days)))


def confirmed(
    account: Account, decision_id: str, seat_id: str, today: date, evidence: str, said_by: str = ""
) -> Account:
    """Return the account with the stance that holds today confirmed: the same value, dated today.

    Nothing changes where no support is known, or where it was recorded today anyway.

    Args:
        account: is not changed.
        decision_id, seat_id: KeyError where there is no such decision or seat.
        evidence: why it still holds; kept with the new record. The older ones stay as they are.
        said_by: who confirms it.
    """
    held = account.decision(decision_id).seat(seat_id).stance_on(today)
    if held is None or held.support is None or held.on == today:
        return account
    stance = held.but(on=today, evidence=evidence[:20_000], said_by=said_by[:500] or held.said_by)
    return edits.set_stance(account, decision_id, seat_id, stance)


def first_evidence(seat: Seat, today: date) -> Stance | None:
    """Return the record that the support of today rests on: the first of those with its value."""
    held = [stance for stance in seat.stances if stance.on <= today]
    origin: Stance | None = None
    for stance in reversed(held):
        if stance.support != held[-1].support:
            break
        origin = stance
    return origin
