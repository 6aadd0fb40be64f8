"""Which rules look, how severe their findings are, and from which limit on.

Each of the three is taken from the account's setting of the rule, else from the team's, else from
the rule itself. Settings of rules that this program does not know are kept and do nothing. A limit
outside the rule's range is brought to its nearer end.

Degenerate cases: nothing set: every rule as it comes; all switched off: no finding. O(rules).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from stakeholder_map.model.rules import RuleSetting
from stakeholder_map.model.scales import GapSeverity


class Unit(StrEnum):
    """What a limit counts."""

    SHARE = "share"
    DAYS = "days"
    COUNT = "count"
    POINTS = "points"


@dataclass(frozen=True)
class RuleLimit:
    """A number that a rule compares with: its usual value, its unit and its range."""

    usual: float
    unit: Unit
    low: float
    high: float

    def within(self, value: float) -> float:
        """Return the value, or the end of the range that is nearer to it."""
        return min(max(value, self.low), self.high)


def share(usual: float) -> RuleLimit:
    """Return a limit that is a share of the decision."""
    return RuleLimit(usual, Unit.SHARE, 0.01, 1.0)


def days(usual: int) -> RuleLimit:
    """Return a limit in days."""
    return RuleLimit(usual, Unit.DAYS, 1, 3650)


def count(usual: int, high: int = 100) -> RuleLimit:
    """Return a limit that is a number of people, ties or meetings."""
    return RuleLimit(usual, Unit.COUNT, 1, high)


def points(usual: int, high: int) -> RuleLimit:
    """Return a limit in points of a scale: support (up to 10 apart) or pain (1 to 5)."""
    return RuleLimit(usual, Unit.POINTS, 1, high)


@dataclass(frozen=True)
class Use:
    """How one rule is used. ``severity`` None: each finding has its own."""

    on: bool = True
    severity: GapSeverity | None = None
    limit: float | None = None


_USUAL = Use()


@dataclass(frozen=True)
class Policy:
    """How all rules are used; rules that nobody set anything of are left out."""

    uses: Mapping[str, Use]

    def use(self, rule_id: str) -> Use:
        """Return how a rule is used."""
        return self.uses.get(rule_id, _USUAL)


#: Nobody has set anything.
AS_THEY_COME = Policy({})


def policy(account: Iterable[RuleSetting], team: Iterable[RuleSetting] = ()) -> Policy:
    """Return the policy of an account in a team; of two settings of one rule the later counts."""
    uses: dict[str, Use] = {}
    for setting in (*team, *account):
        before = uses.get(setting.rule, _USUAL)
        uses[setting.rule] = Use(
            on=before.on if setting.on is None else setting.on,
            severity=setting.severity or before.severity,
            limit=before.limit if setting.limit is None else setting.limit,
        )
    return Policy(uses)
