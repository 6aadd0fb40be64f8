"""The decision chain: one decision as arrays, ready for algebra.

Who is in it: every seat whose person has not left by ``today``, and every missing seat that
carries something (a weight, a veto, or a part in an approval step). Ties to people without a
seat in this decision are ignored: what such a person thinks is unknown and has no vote here; give
the person a seat without weight to let the tie count.

``a[i, j]`` is how strongly i listens to j. Where it comes from:

====================  =================================  ======================
tie                   entries                            size
====================  =================================  ======================
influences S → T      a[T, S]                            the tie's strength
reports to  R → M     a[R, M] and a[M, R]                listens_up, listens_down
allied, informal      both ways                          the tie's strength
in conflict           both ways, with sign −1            the tie's strength
====================  =================================  ======================

A strength that nobody entered is ``limits.tie_strength``; the strength of a reporting line is
always the setting, since the line itself is a fact of the chart. Several ties on one entry: the
strongest counts, with its sign; of equally strong ones the tie against wins.

It is what somebody told us, not a measured network (see ``docs/method.md``, section 9). Degenerate
cases: no seat: empty arrays; two seats cannot hold one person, so every row is somebody else; a tie
to oneself or to somebody without a seat makes no entry. Complexity O(n² + ties).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.limits import Limits
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import Level, TieKind
from stakeholder_map.model.seat import Seat, Stance
from stakeholder_map.model.tie import Tie

Array = NDArray[np.float64]

#: Support runs from −5 to +5; the algebra from −1 to +1.
SUPPORT_SCALE = 5.0

#: A strength below this is no tie: the algebra would only lose digits on it.
NO_TIE = 1e-9

#: c0 in ties of mean strength, unless an account says otherwise.
PRIOR_ATTENTION = Limits().prior_attention


@dataclass(frozen=True, eq=False)
class Chain:
    """One decision as arrays; rows and columns stand in the order of ``seat_ids``.

    Attributes:
        seat_ids: the n seats.
        person_ids: who sits there; None for a missing seat.
        listens: n × n, ``a[i, j] >= 0``, zero on the diagonal.
        sign: n × n of −1 and +1; +1 where there is no tie.
        stance: n, support / 5 in [−1, 1]; NaN where unknown.
        commitment: n, in [0, 1]: theirs, how firmly the stance is held. Does not fade.
        confidence: n, in [0, 1]: ours, faded with the age of the stance; 0 where the stance is
            unknown.
        prior: > 0, what everybody gives to all others beside the ties, in ties of mean strength.
    """

    seat_ids: tuple[str, ...]
    person_ids: tuple[str | None, ...]
    listens: Array
    sign: Array
    stance: Array
    commitment: Array
    confidence: Array
    prior: float = PRIOR_ATTENTION

    def __len__(self) -> int:
        """Return n, the number of seats."""
        return len(self.seat_ids)

    def index(self, seat_id: str) -> int:
        """Return the row of a seat; ValueError if it is not in the chain."""
        return self.seat_ids.index(seat_id)

    @property
    def known(self) -> NDArray[np.bool_]:
        """Where the stance is known (n booleans)."""
        return ~np.isnan(self.stance)


def chain(account: Account, decision: Decision, today: date) -> Chain:
    """Return a decision as arrays.

    A stance counts from its own date on; ``commitment`` and ``confidence`` that nobody entered
    are the defaults of ``account.limits``; confidence fades by half in ``half_life_days``.

    Args:
        account: where people, ties and settings stand.
        decision: one of its decisions.
        today: the day of the reading.
    """
    people = {person.id: person for person in account.people}
    seats = [seat for seat in decision.seats if _counts(seat, decision, people, today)]
    rows = {seat.person_id: row for row, seat in enumerate(seats) if seat.person_id}
    listens, sign = _attention(account.ties, rows, len(seats), account.limits)
    stances = [seat.stance_on(today) for seat in seats]
    limits = account.limits
    return Chain(
        seat_ids=tuple([seat.id for seat in seats]),
        person_ids=tuple([seat.person_id for seat in seats]),
        listens=listens,
        sign=sign,
        stance=np.array([_initial(stance) for stance in stances], dtype=float),
        commitment=np.array([_commitment(stance, limits) for stance in stances], dtype=float),
        confidence=np.array([faded(stance, limits, today) for stance in stances], dtype=float),
        prior=limits.prior_attention,
    )


def faded(stance: Stance | None, limits: Limits, today: date) -> float:
    """Return our confidence in a stance today, in [0, 1]; 0 where the support is unknown.

    ``stated × 0.5 ** (age in days / half_life_days)``; a stance dated later has age 0.
    """
    if stance is None or stance.support is None:
        return 0.0
    stated = limits.confidence if stance.confidence is None else stance.confidence
    return stated * freshness(stance.on, limits, today)


def freshness(day: date, limits: Limits, today: date) -> float:
    """Return what is left, in (0, 1], of a fact of ``day``: half after ``half_life_days``."""
    return float(0.5 ** (max((today - day).days, 0) / limits.half_life_days))


def department_of(account_people: dict[str, Person], seat: Seat) -> str | None:
    """Return the department of a seat's person, or the one a missing seat belongs to."""
    if seat.person_id is None:
        return seat.department_id
    person = account_people.get(seat.person_id)
    return person.department_id if person else None


def level_of(account_people: dict[str, Person], seat: Seat) -> Level | None:
    """Return the level of a seat's person, or the one a missing seat is looked for at."""
    if seat.person_id is None:
        return seat.level
    person = account_people.get(seat.person_id)
    return person.level if person else None


def has_left(person: Person, today: date) -> bool:
    """Whether the person has left the house by ``today``."""
    return person.left_on is not None and person.left_on <= today


def _counts(seat: Seat, decision: Decision, people: dict[str, Person], today: date) -> bool:
    if seat.person_id is None:
        in_step = any(seat.id in step.seat_ids for step in decision.steps)
        return bool(seat.weight) or seat.veto or in_step
    person = people.get(seat.person_id)
    return person is not None and not has_left(person, today)


def _initial(stance: Stance | None) -> float:
    if stance is None or stance.support is None:
        return float("nan")
    return stance.support / SUPPORT_SCALE


def _commitment(stance: Stance | None, limits: Limits) -> float:
    if stance is None or stance.commitment is None:
        return limits.commitment
    return stance.commitment


def _attention(
    ties: tuple[Tie, ...], rows: dict[str, int], n: int, limits: Limits
) -> tuple[Array, Array]:
    # Size and whether it is against: of two entries the larger pair counts.
    strongest: dict[tuple[int, int], tuple[float, bool]] = {}
    for tie in ties:
        source, target = rows.get(tie.source), rows.get(tie.target)
        if source is None or target is None or source == target:
            continue
        against = tie.pulls < 0
        for place, size in _entries(tie, source, target, limits):
            entry = (size, against)
            if size >= NO_TIE and entry > strongest.get(place, (0.0, False)):
                strongest[place] = entry
    listens, sign = np.zeros((n, n)), np.ones((n, n))
    for place, (size, against) in strongest.items():
        listens[place] = size
        if against:
            sign[place] = -1.0
    return listens, sign


def _entries(
    tie: Tie, source: int, target: int, limits: Limits
) -> tuple[tuple[tuple[int, int], float], ...]:
    """Return listener and heard, and the size, of what one tie says."""
    kind, strength = tie.kind, limits.tie_strength if tie.strength is None else tie.strength
    if kind is TieKind.INFLUENCES:
        return (((target, source), strength),)
    if kind is TieKind.REPORTS_TO:
        return (((source, target), limits.listens_up), ((target, source), limits.listens_down))
    return (((source, target), strength), ((target, source), strength))
