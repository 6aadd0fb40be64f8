"""The reading: everything that the analysis says of one decision on one day.

It adds nothing to its parts and has their degenerate cases: no seat, one seat, no tie and
everything unknown are read like any other. Complexity O(copies · n³) for the hidden influencers,
else O(n³ + ties + touches).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from stakeholder_map.analysis.chain.graph import SUPPORT_SCALE, Chain, freshness, has_left
from stakeholder_map.analysis.chain.influence import Influence
from stakeholder_map.analysis.chain.power import Power
from stakeholder_map.analysis.chain.reach import ReachFact, reaches
from stakeholder_map.analysis.chain.solution import Solution, solve
from stakeholder_map.analysis.chain.weights import Weights
from stakeholder_map.analysis.coverage import Coverage, Covered, coverage
from stakeholder_map.analysis.gaps import Facts, Gap, find_gaps
from stakeholder_map.analysis.gaps.accepting import Accepted, told_apart
from stakeholder_map.analysis.gaps.gap import GapSeverity
from stakeholder_map.analysis.gaps.policy import policy
from stakeholder_map.analysis.health import Health, HealthInputs, HealthSeat, health, part_weights
from stakeholder_map.analysis.hidden import Hidden
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision, RequiredRole
from stakeholder_map.model.rules import TeamDefaults
from stakeholder_map.model.scales import Role, Severity
from stakeholder_map.model.seat import Concern

#: The rules and the health score as they come.
NO_DEFAULTS = TeamDefaults()


@dataclass(frozen=True)
class Standing:
    """One seat of the chain: everything that a card shows of it.

    Attributes:
        support: −5 … +5; None is unknown.
        confidence: ours, faded to today; None where the support is unknown.
        commitment: theirs, in [0, 1] (the default where nobody entered it).
        weight: as entered; None where blank.
        share: the weight scaled so that all sum to 1.
        power: what the approval rule makes of it; all sum to 1.
        influence: I, signed; negative moves the outcome the other way.
        beyond_title: I − v.
        own_vote, through_others, contribution: of F; None where the support is unknown.
        uncertainty: the share of all there is to find out that is in this person.
        reach: whether we reach them; a missing seat is NEVER.
        is_hidden_found: the analysis proposes a hidden influencer who is not yet marked as one.
        stability: in what share of the readings with fewer ties the person stays in the top.
    """

    seat_id: str
    person_id: str | None
    support: int | None
    confidence: float | None
    commitment: float
    weight: float | None
    share: float
    power: float
    influence: float
    beyond_title: float
    own_vote: float | None
    through_others: float | None
    contribution: float | None
    uncertainty: float
    reach: ReachFact
    is_hidden_found: bool
    stability: float


@dataclass(frozen=True, eq=False)
class Reading:
    """One decision of one account, read on one day.

    Attributes:
        standings: by seat id, in the order of the chain. Seats outside the chain (people who left,
            missing seats that carry nothing) have none.
        reaches: by person id, of everybody in the account.
        gaps: worst first, without those that somebody accepted.
        unfilled_roles: required roles that no person's seat fills: ghosts on the map.
        accepted: the gaps that somebody accepted, those that came back too.
        defaults: what the team set of rules and health for all accounts.
    """

    account: Account
    decision: Decision
    today: date
    chain: Chain
    weights: Weights
    power: Power
    influence: Influence
    hidden: Hidden
    standings: Mapping[str, Standing]
    reaches: Mapping[str, ReachFact]
    coverage: Coverage
    gaps: tuple[Gap, ...]
    health: Health
    unfilled_roles: tuple[RequiredRole, ...]
    accepted: tuple[Accepted, ...] = ()
    defaults: TeamDefaults = NO_DEFAULTS

    # Every screen and file counts with these, so that one figure is the same everywhere.

    @property
    def sure_gaps(self) -> tuple[Gap, ...]:
        """The gaps that are certain, worst first: what "gaps" counts."""
        return tuple(gap for gap in self.gaps if gap.certain)

    @property
    def open_questions(self) -> tuple[Gap, ...]:
        """What no rule can tell because something is unknown, worst first; no gap yet."""
        return tuple(gap for gap in self.gaps if not gap.certain)

    @property
    def critical_gaps(self) -> tuple[Gap, ...]:
        """The certain gaps that could lose the decision alone."""
        return tuple(gap for gap in self.sure_gaps if gap.severity is GapSeverity.CRITICAL)

    @property
    def open_concerns(self) -> tuple[Concern, ...]:
        """What is not resolved yet, of the seats in the chain: who left holds nothing back."""
        seats = (self.decision.seat(seat_id) for seat_id in self.standings)
        return tuple(concern for seat in seats for concern in seat.open_concerns)

    @property
    def blocking_concerns(self) -> tuple[Concern, ...]:
        """The open concerns that alone stop the decision."""
        return tuple(c for c in self.open_concerns if c.severity is Severity.BLOCKING)


def read(
    account: Account, decision_id: str, today: date, defaults: TeamDefaults = NO_DEFAULTS
) -> Reading:
    """Read one decision of an account on one day. Nothing is changed; no clock is asked.

    Works for every account: no seat, one seat, no tie, everything unknown.

    Args:
        account: what is read.
        decision_id: which of its decisions.
        today: the day.
        defaults: what the team set of rules and health; the account's own settings win.

    Raises:
        KeyError: the account has no such decision.
    """
    solved = solve(account, decision_id, today)
    facts = _facts(solved, defaults)
    gaps, accepted = told_apart(find_gaps(facts), solved.decision.acceptances, today)
    return Reading(
        account=account,
        decision=solved.decision,
        today=today,
        chain=solved.chain,
        weights=solved.weights,
        power=solved.power,
        influence=solved.influence,
        hidden=facts.hidden,
        standings=_standings(facts),
        reaches=facts.reaches,
        coverage=coverage(_covered(facts)),
        gaps=gaps,
        health=health(
            _health_inputs(facts),
            part_weights(defaults.health_weights, account.health_weights),
        ),
        unfilled_roles=facts.unfilled_roles,
        accepted=accepted,
        defaults=defaults,
    )


def gaps_of(
    account: Account, decision_id: str, today: date, defaults: TeamDefaults = NO_DEFAULTS
) -> tuple[Gap, ...]:
    """Return the same gaps as :func:`read`, and compute nothing else: for many accounts at once.

    Raises:
        KeyError: the account has no such decision.
    """
    facts = _facts(solve(account, decision_id, today), defaults)
    return told_apart(find_gaps(facts), facts.decision.acceptances, today)[0]


def _facts(solved: Solution, defaults: TeamDefaults) -> Facts:
    account = solved.account
    return Facts(
        account=account,
        decision=solved.decision,
        today=solved.today,
        chain=solved.chain,
        weights=solved.weights,
        influence=solved.influence,
        reaches=reaches(account, solved.today),
        unfilled_roles=unfilled_roles(account, solved.decision, solved.today),
        policy=policy(account.rule_settings, defaults.rule_settings),
    )


def unfilled_roles(account: Account, decision: Decision, today: date) -> tuple[RequiredRole, ...]:
    """Return the required roles that no seat of a person who is still there fills."""
    if not decision.required_roles:
        return ()
    people = {person.id: person for person in account.people}
    filled: set[tuple[Role, str | None]] = set()
    for seat in decision.seats:
        person = people.get(seat.person_id or "")
        if person is not None and not has_left(person, today):
            for role in seat.roles:
                filled |= {(role, person.department_id), (role, None)}
    return tuple(
        required
        for required in decision.required_roles
        if (required.role, required.department_id) not in filled
    )


def _standings(facts: Facts) -> dict[str, Standing]:
    solved, links, weights = facts.influence, facts.chain, facts.weights
    own_vote, contribution = solved.own_vote.tolist(), solved.contribution.tolist()
    beyond, uncertainty = solved.beyond_title.tolist(), solved.uncertainty.tolist()
    standings = {}
    for row, seat in enumerate(facts.seats):
        support = facts.support(seat)
        known = support is not None
        standings[seat.id] = Standing(
            seat_id=seat.id,
            person_id=seat.person_id,
            support=support,
            confidence=float(links.confidence[row]) if known else None,
            commitment=float(links.commitment[row]),
            weight=weights.entered[row],
            share=float(weights.shares[row]),
            power=facts.power(seat),
            influence=float(solved.share[row]),
            beyond_title=beyond[row],
            own_vote=own_vote[row] if known else None,
            through_others=contribution[row] - own_vote[row] if known else None,
            contribution=contribution[row] if known else None,
            uncertainty=uncertainty[row],
            reach=facts.reach(seat),
            is_hidden_found=seat.id in facts.hidden.found and not seat.hidden,
            stability=float(facts.hidden.stability[row]),
        )
    return standings


def _covered(facts: Facts) -> list[Covered]:
    shares = facts.weights.shares.tolist()
    return [
        Covered(
            seat_id=seat.id,
            share=shares[row],
            reach=facts.reach(seat).reach,
            support=facts.support(seat),
            department_id=facts.department(seat),
            roles=seat.roles,
            level=facts.level(seat),
        )
        for row, seat in enumerate(facts.seats)
    ]


def _health_inputs(facts: Facts) -> HealthInputs:
    limits, moves = facts.account.limits, facts.influence.share.tolist()
    seats = []
    for row, seat in enumerate(facts.seats):
        stance, support = seat.stance_on(facts.today), facts.support(seat)
        known = stance is not None and support is not None
        seats.append(
            HealthSeat(
                seat_id=seat.id,
                person_id=seat.person_id,
                power=facts.power(seat),
                influence=moves[row],
                stance=None if support is None else support / SUPPORT_SCALE,
                fresh=freshness(stance.on, limits, facts.today) if stance and known else 0.0,
                reach=facts.reach(seat).reach,
                decides=facts.decides(seat),
                department_id=facts.department(seat),
                concerns=seat.concerns,
            )
        )
    return HealthInputs(tuple(seats), facts.decision.criteria, facts.decision.pains)
