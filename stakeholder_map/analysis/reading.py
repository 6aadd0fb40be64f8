"""The reading: everything that the analysis says of one decision on one day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from stakeholder_map.analysis.coverage import Coverage
from stakeholder_map.analysis.gaps.gap import Gap
from stakeholder_map.analysis.graph import Chain
from stakeholder_map.analysis.health import Health
from stakeholder_map.analysis.hidden import Hidden
from stakeholder_map.analysis.influence import Influence
from stakeholder_map.analysis.power import Power
from stakeholder_map.analysis.reach import ReachFact
from stakeholder_map.analysis.weights import Weights
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision, RequiredRole


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
        gaps: worst first.
        unfilled_roles: required roles that no person's seat fills: ghosts on the map.
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
