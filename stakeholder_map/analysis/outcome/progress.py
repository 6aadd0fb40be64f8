"""What has moved since an earlier day: stances, contacts, concerns, and who came and left.

Nothing is kept for it: stances, touches, concerns and posts carry their days, so that the day then
can be read like today (``Seat.stance_on``, ``reach.reaches``). What was never dated is the same on
both days and tells nothing; what was typed in later with an earlier day counts as of that day.

    towards / away   the support known on both days is higher / lower
    found, lost      the support is known now and was not then, or the other way round
    cold / reached   a living contact then and none now (gone cold), or the other way round
    raised, answered, resolved, overdue    the concern's own day lies in (since, today]
    came, left       ``Person.since`` or ``left_on`` lies in (since, today]

Ordered by kind, then by how much the person counts: the largest of weight, power and influence.
Degenerate cases: ``since`` today: nothing has moved; a person who came after ``since`` had no
stance and no contact then. Complexity O(people + touches + concerns).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from stakeholder_map.analysis.chain.graph import has_left
from stakeholder_map.analysis.chain.reach import Reach, reaches
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.model.scales import ConcernState
from stakeholder_map.model.seat import Concern, Seat


class Turn(StrEnum):
    """What may have happened, in the order in which it is told."""

    AWAY = "away"
    COLD = "cold"
    OVERDUE = "overdue"
    RAISED = "raised"
    LEFT = "left"
    LOST = "lost"
    CAME = "came"
    TOWARDS = "towards"
    FOUND = "found"
    REACHED = "reached"
    RESOLVED = "resolved"
    ANSWERED = "answered"


#: What is to be looked after, whatever it says.
_TO_WATCH = frozenset(
    {Turn.AWAY, Turn.COLD, Turn.OVERDUE, Turn.RAISED, Turn.LEFT, Turn.LOST, Turn.CAME}
)

_ORDER = {turn: place for place, turn in enumerate(Turn)}


@dataclass(frozen=True)
class Change:
    """One thing that is otherwise than it was.

    Attributes:
        turn: what happened.
        seat_id, person_id: to whom.
        on: the day that the record names.
        counts: the largest of weight, power and influence, in [0, 1].
        before, after: the support then and now, where it is about that; None is unknown.
        concern_id: which concern.
        evidence: what was written down for the new stance, or as the answer.
    """

    turn: Turn
    seat_id: str
    person_id: str
    on: date
    counts: float = 0.0
    before: int | None = None
    after: int | None = None
    concern_id: str | None = None
    evidence: str = ""

    @property
    def is_to_watch(self) -> bool:
        """Whether it has to be looked after; the rest went our way.

        Knowing where somebody stands is good news only where they do not stand against us.
        """
        return self.turn in _TO_WATCH or (self.turn is Turn.FOUND and (self.after or 0) < 0)


def changes(reading: Reading, since: date) -> tuple[Change, ...]:
    """Return what has moved from the end of the day ``since`` to today.

    Raises:
        ValueError: ``since`` lies after the day of the reading.
    """
    if since > reading.today:
        raise ValueError("what has moved is asked since a day that is past")
    found = [*_stances(reading, since), *_contacts(reading, since), *_concerns(reading, since)]
    found += _posts(reading, since)
    return tuple(sorted(found, key=lambda one: (_ORDER[one.turn], -one.counts, one.seat_id)))


def days(since: date, today: date, n: int = 6) -> tuple[date, ...]:
    """Return at most ``n`` days from ``since`` to ``today``, both in it, evenly apart."""
    whole = (today - since).days
    steps = min(n - 1, whole)
    if steps < 1:
        return (today,)
    return tuple(since + timedelta(round(whole * step / steps)) for step in range(steps + 1))


def open_on(seat: Seat, day: date) -> tuple[Concern, ...]:
    """Return the concerns that held a person back on a day; without a day it was always there.

    A concern that is resolved without a day counts as resolved on every day.
    """
    return tuple(
        concern
        for concern in seat.concerns
        if (concern.raised_on is None or concern.raised_on <= day)
        and (
            concern.state is not ConcernState.RESOLVED
            or (concern.resolved_on is not None and concern.resolved_on > day)
        )
    )


def _seats(reading: Reading) -> Iterator[tuple[Seat, str, float]]:
    """Yield the seats of those who are still there, and how much each counts."""
    for seat_id, standing in reading.standings.items():
        if standing.person_id is not None:
            counts = max(standing.share, standing.power, abs(standing.influence))
            yield reading.decision.seat(seat_id), standing.person_id, counts


def _stances(reading: Reading, since: date) -> Iterator[Change]:
    for seat, person_id, counts in _seats(reading):
        then, now = seat.stance_on(since), seat.stance_on(reading.today)
        before, after = then.support if then else None, now.support if now else None
        if now is None or before == after:
            continue
        if before is None or after is None:
            turn = Turn.FOUND if before is None else Turn.LOST
        else:
            turn = Turn.TOWARDS if after > before else Turn.AWAY
        yield Change(turn, seat.id, person_id, now.on, counts, before, after, evidence=now.evidence)


def _contacts(reading: Reading, since: date) -> Iterator[Change]:
    then = reaches(reading.account, since)
    limit = timedelta(reading.account.limits.cold_days)
    for seat, person_id, counts in _seats(reading):
        was, now = then[person_id].reach, reading.reaches[person_id]
        if was is Reach.MET and now.reach is Reach.COLD and now.last_met is not None:
            gone = now.last_met + limit + timedelta(1)
            yield Change(Turn.COLD, seat.id, person_id, gone, counts)
        elif was is not Reach.MET and now.reach is Reach.MET and now.last_met is not None:
            yield Change(Turn.REACHED, seat.id, person_id, now.last_met, counts)


def _concerns(reading: Reading, since: date) -> Iterator[Change]:
    for seat, person_id, counts in _seats(reading):
        for concern in seat.concerns:
            turn, on = _turn(concern, since, reading.today)
            if turn is not None and on is not None:
                said = concern.answer if turn in (Turn.ANSWERED, Turn.RESOLVED) else ""
                yield Change(
                    turn, seat.id, person_id, on, counts, concern_id=concern.id, evidence=said
                )


def _turn(concern: Concern, since: date, today: date) -> tuple[Turn | None, date | None]:
    """Return the last thing that happened to a concern after ``since``; one line a concern."""
    state = concern.state
    told = (
        (Turn.RESOLVED, concern.resolved_on, state is ConcernState.RESOLVED),
        (Turn.ANSWERED, concern.answered_on, state is ConcernState.ANSWERED),
        (Turn.OVERDUE, concern.due + timedelta(1) if concern.due else None, _waits(concern)),
        (Turn.RAISED, concern.raised_on, state is ConcernState.OPEN),
    )
    for turn, on, holds in told:
        if holds and on is not None and since < on <= today:
            return turn, on
    return None, None


def _waits(concern: Concern) -> bool:
    return concern.state is ConcernState.OPEN


def _posts(reading: Reading, since: date) -> Iterator[Change]:
    people = {person.id: person for person in reading.account.people}
    counted = {seat.id: counts for seat, _person_id, counts in _seats(reading)}
    for seat in reading.decision.seats:
        person = people.get(seat.person_id or "")
        if person is None:
            continue
        counts = counted.get(seat.id, seat.weight or 0.0)
        if person.left_on is not None and since < person.left_on <= reading.today:
            yield Change(Turn.LEFT, seat.id, person.id, person.left_on, counts)
        elif (
            person.since is not None
            and since < person.since <= reading.today
            and not has_left(person, reading.today)
        ):
            yield Change(Turn.CAME, seat.id, person.id, person.since, counts)
