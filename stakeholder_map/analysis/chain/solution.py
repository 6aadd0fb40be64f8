"""One decision solved: what every measure of the outcome starts from.

A :class:`Reading` of the whole page is a ``Solved`` too, so that nothing is solved twice.

It holds arrays and no sentence; it has the degenerate cases of what it is made of (``graph``,
``weights``, ``power``, ``influence``) and none of its own. Complexity O(n³) and the counting of the
rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from stakeholder_map.analysis.chain.graph import Chain, chain
from stakeholder_map.analysis.chain.influence import Influence, influence
from stakeholder_map.analysis.chain.power import Power, power_of
from stakeholder_map.analysis.chain.rule import Rule, stated_rule
from stakeholder_map.analysis.chain.weights import Weights, seat_weights
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision


class Solved(Protocol):
    """What the measures of the outcome need of a decision."""

    @property
    def account(self) -> Account: ...
    @property
    def decision(self) -> Decision: ...
    @property
    def today(self) -> date: ...
    @property
    def chain(self) -> Chain: ...
    @property
    def weights(self) -> Weights: ...
    @property
    def power(self) -> Power: ...
    @property
    def influence(self) -> Influence: ...


@dataclass(frozen=True, eq=False)
class Solution:
    """The chain, weights, power and influence of one decision on one day."""

    account: Account
    decision: Decision
    today: date
    chain: Chain
    weights: Weights
    power: Power
    influence: Influence


def solve(account: Account, decision_id: str, today: date) -> Solution:
    """Solve one decision; KeyError if the account has no such decision. O(n³)."""
    decision = account.decision(decision_id)
    seats = chain(account, decision, today)
    weights = seat_weights(account, decision, seats.seat_ids)
    power = power_of(stated_rule(decision, seats.seat_ids, weights.shares), weights.shares)
    return Solution(account, decision, today, seats, weights, power, influence(seats, power.shares))


def rule_of(solved: Solved) -> Rule:
    """Return the approval rule of a solved decision, compiled over its seats."""
    return stated_rule(solved.decision, solved.chain.seat_ids, solved.weights.shares)
