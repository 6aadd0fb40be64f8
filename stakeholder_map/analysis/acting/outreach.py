"""The layered outreach plan: who of us talks to whom, about what, by when, through whom.

One line a person. What it is for follows from what we know of them, in this order::

    meet     no living contact               gain of the move "meet"
    settle   an open concern                 gain of its best move "resolve a concern"
    ask      the stance is unknown           no gain is claimed; ``learns``: what it tells us
    turn     support of 0 or below           gain of the move "raise a stance"
    win      support above 0, below +5       the same
    keep     all of that, but seldom seen    no gain is claimed (executives only)

A line is made only where its move raises the expected lean (a person whom the deciders turn
against gets none), never with a competitor's partner (``sides``), and not where a talk is worth
next to nothing: no open concern, a change of the lean below ``WORTH`` and below a tenth of the best
line's, and none of the chance beyond its error. Lines are ordered by the change of the chance, then
of the lean, then by what they would tell us, and as many are kept as our team can make: ``cap`` for
each of us, less what they have to do already (open tasks of the account, in all its decisions).

Who of us: what matters most finds a place first (``assigning``), and then the least total of what
the pairs cost (``pairing``) decides, every teammate offering the places that are left. The cost
grows with what a teammate has to do already, so work spreads before anybody is full. A line whose
cheapest place costs more than ``NOT_NOW`` waits for the next plan: an executive is not sent to a
clerk whom they do not know, nor to somebody from whom our top stays away for now (an accepted gap).
A line whose two sides stand on different levels says so (``same_level``).

Days: a concern's own day where it lies ahead; else 7 days for what blocks, 14 for the rest, 21 for
a first meeting with the upper level; never after a week before the decision, never on a weekend,
never before tomorrow, and never before those who introduce us had ``INTRODUCTION_DAYS`` each.
Complexity O((people + cap · team)³) plus one access graph a teammate.

Degenerate cases: no teammate: lines without a name on them, ``cap`` in all; nobody worth a talk:
no lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from stakeholder_map.analysis.acting.acquaintance import acquainted
from stakeholder_map.analysis.acting.assigning import NOT_NOW, assigned, somebody_fits
from stakeholder_map.analysis.acting.executives import (
    EnoughContact,
    executive_contacts,
    is_executive,
)
from stakeholder_map.analysis.acting.left_alone import left_alone
from stakeholder_map.analysis.acting.pairing import RANK, Ways, pair_cost
from stakeholder_map.analysis.acting.talks import Line, Outreach, Purpose, workday
from stakeholder_map.analysis.chain.graph import level_of
from stakeholder_map.analysis.chain.reach import Reach
from stakeholder_map.analysis.outcome.moves import Move, MoveKind
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.analysis.sides import is_partner
from stakeholder_map.model.account import Account
from stakeholder_map.model.scales import Level, Severity
from stakeholder_map.model.seat import Concern, Seat
from stakeholder_map.model.team import Teammate

#: Calls that one of us makes within a plan, unless the user says otherwise.
CAP = 4

#: A talk that changes the expected lean, in [−1, 1], by less than this is worth nobody's half-day.
WORTH = 0.002

#: To ask somebody where they stand has to settle so much of what there is to find out.
UNKNOWN_ENOUGH = 0.005

#: Days until a line is due.
BLOCKING_DAYS, USUAL_DAYS, FIRST_MEETING_DAYS = 7, 14, 21

#: Days that one introduction takes: nobody is met tomorrow through two others.
INTRODUCTION_DAYS = 3

#: Days before the decision after which a talk comes too late.
TOO_LATE = 7

_WORST_FIRST = (Severity.BLOCKING, Severity.SERIOUS, Severity.MINOR)


_MOVES = {
    Purpose.MEET: MoveKind.MEET,
    Purpose.SETTLE: MoveKind.RESOLVE_CONCERN,
    Purpose.TURN: MoveKind.RAISE_STANCE,
    Purpose.WIN: MoveKind.RAISE_STANCE,
}


def outreach(
    reading: Reading,
    moves: Sequence[Move],
    cap: int = CAP,
    taken: Iterable[str] = (),
) -> Outreach:
    """Return the plan for a decision.

    Args:
        reading: the decision.
        moves: its next moves (:func:`analysis.outcome.moves.moves`), best first.
        cap: the most calls and open tasks for one of us, at least 1.
        taken: keys of lines that were done or dismissed; they are not proposed. Nor is a talk with
            somebody who has an open task already, about the same concern or about none.

    Raises:
        ValueError: ``cap`` is below 1.
    """
    if cap < 1:
        raise ValueError("everybody of us can make at least one call")
    account = reading.account
    gone, spoken = set(taken), _spoken_with(account)
    wanted: list[Line] = []
    alone: list[str] = []
    at_it: dict[str, str] = {}
    for line in sorted(_wanted(reading, moves), key=_importance):
        task_id = spoken.get((line.person_id, None)) or spoken.get(
            (line.person_id, line.concern_id)
        )
        if task_id is not None:
            at_it[line.seat_id] = task_id
        elif left_alone(reading, line.purpose, (line.person_id,)):
            alone.append(line.seat_id)
        elif line.key not in gone:
            wanted.append(line)
    least = min(WORTH, max((line.gain_f or 0.0 for line in wanted), default=0.0) / 10)
    wanted = [line for line in wanted if _is_worth(line, least)]
    team = account.teammates
    open_tasks = Counter(task.teammate_id for task in account.tasks if task.is_open)
    busy = {mate.id: open_tasks[mate.id] for mate in team}
    rooms = [max(cap - n, 0) for n in busy.values()]
    known, ways = acquainted(account, reading.today), Ways(account, reading.today)
    costs = {
        line.seat_id: [_cost(reading, line, mate, known, ways) for mate in team] for line in wanted
    }
    fitting = [
        line
        for line in wanted
        if not team or somebody_fits(costs[line.seat_id], rooms, list(busy.values()))
    ]
    chosen = fitting[: sum(rooms) if team else cap]
    mates = assigned([costs[line.seat_id] for line in chosen], rooms, list(busy.values()))
    lines = [
        _introduced(_with_mate(line, None if mate is None else team[mate], ways, known), reading)
        for line, mate in zip(chosen, mates, strict=True)
        if mate is not None or not team
    ]
    placed = {line.seat_id for line in lines}
    left = tuple(line.seat_id for line in wanted if line.seat_id not in placed)
    lines.sort(key=lambda line: (_rank(line.level), _importance(line)))
    load = {mate.id: sum(line.teammate_id == mate.id for line in lines) for mate in team}
    return Outreach(tuple(lines), left, at_it, tuple(alone), load, busy, cap)


def _spoken_with(account: Account) -> dict[tuple[str, str | None], str]:
    """Return the open task with somebody about a concern; None is about everything."""
    return {
        (person_id, task.concern_id): task.id
        for task in account.tasks
        if task.is_open
        for person_id in task.person_ids
    }


# -- What is worth a talk --------------------------------------------------------------------


def _wanted(reading: Reading, moves: Sequence[Move]) -> Iterable[Line]:
    best: dict[tuple[str, MoveKind], Move] = {}
    for found in moves:
        best.setdefault((found.seat_id, found.kind), found)
    seldom = {
        contact.person_id
        for contact in executive_contacts(reading.account, reading.decision, reading.today)
        if contact.enough is EnoughContact.FEW
    }
    people = {person.id: person for person in reading.account.people}
    for seat_id, standing in reading.standings.items():
        seat = reading.decision.seat(seat_id)
        if standing.person_id is None or is_partner(reading.account, seat):
            continue
        purpose = _purpose(reading, seat, standing.person_id in seldom)
        if purpose is None:
            continue
        move = best.get((seat_id, _MOVES[purpose])) if purpose in _MOVES else None
        if move is None and purpose in _MOVES:
            continue
        concern = _concern(seat, move)
        level = level_of(people, seat)
        yield Line(
            seat_id=seat_id,
            person_id=standing.person_id,
            level=level,
            purpose=purpose,
            due=_due(reading, purpose, concern, level),
            key=_key(reading, seat, purpose, concern),
            concern_id=concern.id if concern else None,
            answers_id=concern.owner_id if concern else None,
            move=move,
            learns=standing.uncertainty if standing.support is None else 0.0,
        )


def _purpose(reading: Reading, seat: Seat, seldom: bool) -> Purpose | None:
    standing = reading.standings[seat.id]
    if standing.reach.reach is not Reach.MET:
        return Purpose.MEET
    if seat.open_concerns:
        return Purpose.SETTLE
    if standing.support is None:
        return Purpose.ASK
    if standing.support < 5:
        return Purpose.WIN if standing.support > 0 else Purpose.TURN
    return Purpose.KEEP if seldom else None


def _concern(seat: Seat, move: Move | None) -> Concern | None:
    if move is not None and move.concern_id is not None:
        return next(found for found in seat.concerns if found.id == move.concern_id)
    return min(
        seat.open_concerns, key=lambda found: _WORST_FIRST.index(found.severity), default=None
    )


def _key(reading: Reading, seat: Seat, purpose: Purpose, concern: Concern | None) -> str:
    standing = reading.standings[seat.id]
    held = seat.stance_on(reading.today)
    reason: object = ""
    match purpose:
        case Purpose.MEET | Purpose.KEEP:
            reason = standing.reach.last_met
        case Purpose.SETTLE:
            reason = concern.id if concern else None
        case Purpose.ASK | Purpose.TURN | Purpose.WIN:
            reason = held.on if held else None
    return f"outreach:{reading.decision.id}:{seat.person_id}:{purpose}:{reason or 'never'}"


def _is_worth(line: Line, least: float) -> bool:
    if line.purpose in (Purpose.SETTLE, Purpose.KEEP) or line.concern_id is not None:
        return True
    if line.purpose is Purpose.ASK:
        return line.learns >= UNKNOWN_ENOUGH
    return (line.gain_f or 0.0) >= least or (line.gain_chance or 0.0) > 2 * line.error


def _importance(line: Line) -> tuple[float, float, float, str]:
    return (
        -round(line.gain_chance or 0.0, 4),
        -round(line.gain_f or 0.0, 6),
        -line.learns,
        line.seat_id,
    )


def _rank(level: Level | None) -> int:
    return len(RANK) if level is None else RANK[level]


def _due(reading: Reading, purpose: Purpose, concern: Concern | None, level: Level | None) -> date:
    today = reading.today
    if concern is not None and concern.due is not None and concern.due > today:
        day = concern.due
    elif concern is not None and concern.severity is Severity.BLOCKING:
        day = today + timedelta(BLOCKING_DAYS)
    elif purpose is Purpose.MEET and level is Level.UPPER:
        day = today + timedelta(FIRST_MEETING_DAYS)
    else:
        day = today + timedelta(USUAL_DAYS)
    if reading.decision.decide_by is not None and reading.decision.decide_by > today:
        day = min(day, reading.decision.decide_by - timedelta(TOO_LATE))
    return workday(day, today, reading.decision.decide_by)


# -- Who of us -------------------------------------------------------------------------------


def _cost(
    reading: Reading, line: Line, mate: Teammate, known: Mapping[str, set[str]], ways: Ways
) -> float:
    if is_executive(mate) and left_alone(reading, "executive_due", (line.person_id,)):
        return NOT_NOW + 1.0  # the team decided that our top stays away for now
    return pair_cost(
        reading.account, mate, line.person_id, line.level, line.answers_id, known, ways
    )


def _with_mate(
    line: Line, mate: Teammate | None, ways: Ways, known: Mapping[str, set[str]]
) -> Line:
    if mate is None:
        return replace(line, path=ways.to(line.person_id))
    same = None if None in (line.level, mate.level) else line.level is mate.level
    knows = mate.id in known[line.person_id]
    path = None
    if not knows:
        path = own = ways.to(line.person_id, mate.id)
        # A colleague's introduction is a way too, where it is clearly the better one.
        best = ways.to(line.person_id)
        if best is not None and (own is None or best.chance > own.chance):
            path = best
    return replace(
        line,
        teammate_id=mate.id,
        answers_id=None if line.answers_id == mate.id else line.answers_id,
        same_level=same,
        knows=knows,
        path=path,
    )


def _introduced(line: Line, reading: Reading) -> Line:
    """Give those who introduce us their time; not beyond the decision itself."""
    if line.path is None:
        return line
    first = reading.today + timedelta(INTRODUCTION_DAYS * len(line.path.through))
    first = workday(first, reading.today, reading.decision.decide_by)
    return replace(line, due=max(line.due, first), not_before=first)
