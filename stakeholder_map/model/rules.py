"""What users set of the gap rules and the health score: for one account, or for all of them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from stakeholder_map.model.record import Id, Keyed, Record, Share
from stakeholder_map.model.scales import GapSeverity


class RuleSetting(Keyed):
    """How one rule is used; what is None stays as the level above has it.

    The account's own settings count before the team's, the team's before the rule's own.
    """

    rule: Id
    on: bool | None = None
    severity: GapSeverity | None = None
    limit: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it sets nothing."""
        return self.on is None and self.severity is None and self.limit is None


class HealthWeights(Record):
    """How much each part counts in the health score; only their proportions matter.

    None stays as the level above has it: the team's, then the usual one.
    """

    need_match: Share | None = None
    decider_reach: Share | None = None
    support: Share | None = None
    concerns: Share | None = None
    freshness: Share | None = None
    breadth: Share | None = None

    @model_validator(mode="after")
    def _something_counts(self) -> HealthWeights:
        weights = [getattr(self, name) for name in HealthWeights.model_fields]
        if all(weight == 0 for weight in weights):
            raise ValueError("at least one part of the health score has to count")
        return self


class TeamDefaults(Record):
    """What the team sets for all accounts; kept beside the accounts, not in them."""

    rule_settings: tuple[RuleSetting, ...] = ()
    health_weights: HealthWeights = HealthWeights()
