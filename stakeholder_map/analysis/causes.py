"""Why people may pull against each other: likely causes, each with the evidence for it.

Each cause is looked for in what is recorded; a cause without evidence is not named.

* ``uneven_information``: we have met one side within the cold limit, and the other side not.
* ``different_stakes``: the sides belong to departments that ask for different things, or hold
  open concerns of different kinds.
* ``something_we_did``: support fell by ``FELL`` points or more within ``AFTER_TOUCH`` days of a
  touch with that person, or a concern that one of us answers for is overdue.
* ``competitor_camp``: somebody of the two backs a competitor.
* ``indecision``: a stance near 0, held loosely, or turned round twice.

The steps that usually settle a cause are codes too (:data:`STEPS`).

Evidence is coincidence in the record, no proof of a cause. Degenerate cases: nothing recorded: no
cause; a side of missing seats is never met. Complexity O(people · (stances · touches + concerns)).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from stakeholder_map.analysis.chain.graph import department_of
from stakeholder_map.analysis.chain.reach import Reach, reaches
from stakeholder_map.analysis.chain.solution import Solved
from stakeholder_map.model.seat import Seat, Stance

#: A fall of so many points of support …
FELL = 2

#: … so many days after a touch may have to do with it.
AFTER_TOUCH = 30

#: A commitment below this is loose.
LOOSE = 0.35


class CauseCode(StrEnum):
    """What may lie behind a clash."""

    UNEVEN_INFORMATION = "uneven_information"
    DIFFERENT_STAKES = "different_stakes"
    SOMETHING_WE_DID = "something_we_did"
    COMPETITOR_CAMP = "competitor_camp"
    INDECISION = "indecision"


class EvidenceCode(StrEnum):
    """What speaks for a cause."""

    ONE_SIDE_MET = "one_side_met"
    DEMANDS_DIFFER = "demands_differ"
    CONCERNS_DIFFER = "concerns_differ"
    FELL_AFTER_TOUCH = "fell_after_touch"
    OVERDUE_WITH_US = "overdue_with_us"
    BACKS_COMPETITOR = "backs_competitor"
    NEAR_ZERO = "near_zero"
    HELD_LOOSELY = "held_loosely"
    TURNED_ROUND = "turned_round"


class SettlingStep(StrEnum):
    """What usually settles a clash."""

    SAME_FACTS_TO_BOTH = "same_facts_to_both"
    MEET_THE_OTHER_SIDE = "meet_the_other_side"
    JOINT_SESSION = "joint_session"
    TRADE_OFF = "trade_off"
    OWN_AND_MEND = "own_and_mend"
    CLOSE_OVERDUE = "close_overdue"
    COMPARE_BY_CRITERIA = "compare_by_criteria"
    ASK_THE_COACH = "ask_the_coach"
    SMALL_PILOT = "small_pilot"
    AGREE_A_DATE = "agree_a_date"
    ASK_EACH_SIDE = "ask_each_side"
    CHECK_THE_TIE = "check_the_tie"
    NAME_ONE_OWNER = "name_one_owner"


#: What settles each cause, the first step first.
STEPS: dict[CauseCode, tuple[SettlingStep, ...]] = {
    CauseCode.UNEVEN_INFORMATION: (
        SettlingStep.MEET_THE_OTHER_SIDE,
        SettlingStep.SAME_FACTS_TO_BOTH,
    ),
    CauseCode.DIFFERENT_STAKES: (SettlingStep.JOINT_SESSION, SettlingStep.TRADE_OFF),
    CauseCode.SOMETHING_WE_DID: (SettlingStep.OWN_AND_MEND, SettlingStep.CLOSE_OVERDUE),
    CauseCode.COMPETITOR_CAMP: (SettlingStep.COMPARE_BY_CRITERIA, SettlingStep.ASK_THE_COACH),
    CauseCode.INDECISION: (SettlingStep.SMALL_PILOT, SettlingStep.AGREE_A_DATE),
}


@dataclass(frozen=True)
class Evidence:
    """One recorded fact that speaks for a cause; only what applies is filled.

    ``seat_ids``: whom it is about. ``on``: its day. ``number``: points fallen, days overdue,
    turns, support. ``names``: ids of departments, concerns or competitors; demands as entered.
    """

    code: EvidenceCode
    seat_ids: tuple[str, ...] = ()
    on: date | None = None
    number: int | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cause:
    """A likely cause, what speaks for it, and what usually settles it."""

    code: CauseCode
    evidence: tuple[Evidence, ...]

    @property
    def people(self) -> int:
        """Of how many people the evidence speaks."""
        return len({seat for evidence in self.evidence for seat in evidence.seat_ids})

    @property
    def steps(self) -> tuple[SettlingStep, ...]:
        """What usually settles it, the first step first."""
        return STEPS[self.code]


def likely_causes(solved: Solved, sides: Sequence[Sequence[str]]) -> tuple[Cause, ...]:
    """Return the causes for which something recorded speaks, those of most people first.

    Args:
        solved: the decision.
        sides: the seat ids of the two sides.
    """
    seats = [[solved.decision.seat(seat_id) for seat_id in side] for side in sides]
    everybody = [seat for side in seats for seat in side]
    found = {
        CauseCode.UNEVEN_INFORMATION: tuple(_information(solved, seats)),
        CauseCode.DIFFERENT_STAKES: tuple(_stakes(solved, seats)),
        CauseCode.SOMETHING_WE_DID: tuple(e for s in everybody for e in _ours(solved, s)),
        CauseCode.COMPETITOR_CAMP: tuple(
            Evidence(EvidenceCode.BACKS_COMPETITOR, (seat.id,), names=(seat.backs_id,))
            for seat in everybody
            if seat.backs_id
        ),
        CauseCode.INDECISION: tuple(e for s in everybody for e in _indecision(solved, s)),
    }
    causes = [Cause(code, evidence) for code, evidence in found.items() if evidence]
    return tuple(sorted(causes, key=lambda cause: (-cause.people, -len(cause.evidence))))


def _information(solved: Solved, sides: list[list[Seat]]) -> Iterator[Evidence]:
    reach = reaches(solved.account, solved.today)
    met = [
        [s for s in side if s.person_id and reach[s.person_id].reach is Reach.MET] for side in sides
    ]
    for here, there in ((0, 1), (1, 0)):
        if met[here] and not met[there]:
            last = max(
                (reach[s.person_id].last_met for s in met[here] if s.person_id),
                key=lambda day: day or date.min,
            )
            names = tuple(seat.id for seat in sides[there])
            yield Evidence(
                EvidenceCode.ONE_SIDE_MET, tuple(s.id for s in met[here]), last, None, names
            )


def _stakes(solved: Solved, sides: list[list[Seat]]) -> Iterator[Evidence]:
    people = {person.id: person for person in solved.account.people}
    asked: list[tuple[str, ...]] = []
    kinds: list[set[str]] = []
    for side in sides:
        homes = dict.fromkeys(department_of(people, seat) for seat in side)
        stakes = [solved.decision.stake_of(home) for home in homes if home]
        demands = [demand for stake in stakes if stake for demand in stake.demands]
        asked.append(tuple(dict.fromkeys(demands)))
        kinds.append({c.category.value for seat in side for c in seat.open_concerns})
    if asked[0] and asked[1] and not set(asked[0]) & set(asked[1]):
        names = (*asked[0][:1], *asked[1][:1])
        yield Evidence(EvidenceCode.DEMANDS_DIFFER, _ids(sides), names=names)
    if kinds[0] and kinds[1] and not kinds[0] & kinds[1]:
        names = (min(kinds[0]), min(kinds[1]))
        yield Evidence(EvidenceCode.CONCERNS_DIFFER, _ids(sides), names=names)


def _ids(sides: list[list[Seat]]) -> tuple[str, ...]:
    return tuple(seat.id for side in sides for seat in side)


def _ours(solved: Solved, seat: Seat) -> Iterator[Evidence]:
    days = [t.on for t in solved.account.touches_of(seat.person_id)] if seat.person_id else []
    known = _known(seat, solved.today)
    for before, after in pairwise(known):
        fell = (before.support or 0) - (after.support or 0)
        if fell < FELL:
            continue
        # A touch before the higher stance did not keep them from holding it.
        near = [d for d in days if before.on <= d <= after.on <= d + timedelta(AFTER_TOUCH)]
        if near:
            yield Evidence(EvidenceCode.FELL_AFTER_TOUCH, (seat.id,), max(near), fell)
    for concern in seat.open_concerns:
        if concern.owner_id and concern.due and concern.due < solved.today:
            late = (solved.today - concern.due).days
            yield Evidence(
                EvidenceCode.OVERDUE_WITH_US, (seat.id,), concern.due, late, (concern.id,)
            )


def _indecision(solved: Solved, seat: Seat) -> Iterator[Evidence]:
    known = _known(seat, solved.today)
    if not known:
        return
    last = known[-1]
    if abs(last.support or 0) <= 1:
        yield Evidence(EvidenceCode.NEAR_ZERO, (seat.id,), last.on, last.support)
    if last.commitment is not None and last.commitment < LOOSE:
        yield Evidence(EvidenceCode.HELD_LOOSELY, (seat.id,), last.on)
    sides = [stance.support or 0 for stance in known if stance.support]
    turns = sum(1 for a, b in pairwise(sides) if a * b < 0)
    if turns >= 2:
        yield Evidence(EvidenceCode.TURNED_ROUND, (seat.id,), last.on, turns)


def _known(seat: Seat, today: date) -> list[Stance]:
    return [s for s in seat.stances if s.support is not None and s.on <= today]
