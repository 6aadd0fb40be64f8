"""Scenarios: what would be different, kept under a name and laid over the account as it is."""

from __future__ import annotations

from pydantic import model_validator

from stakeholder_map.model.record import Id, Keyed, Name, Record, Share
from stakeholder_map.model.scales import Sign, Support, TieKind, TrialKind


class Trial(Record):
    """One thing supposed to be different. Only the fields of its kind count.

    ``support`` and ``weight``: the new value, None is unknown or blank. ``other_id``, ``tie``,
    ``strength`` and ``sign``: of a new tie from the person to the other.
    """

    kind: TrialKind
    person_id: Id
    support: Support | None = None
    weight: Share | None = None
    other_id: Id | None = None
    tie: TieKind | None = None
    strength: Share | None = None
    sign: Sign = 1

    @model_validator(mode="after")
    def _tie_is_whole(self) -> Trial:
        if self.kind is TrialKind.TIE and (self.other_id is None or self.tie is None):
            raise ValueError("a supposed tie needs its kind and the other person")
        return self


class Scenario(Keyed):
    """Trials under a name, for example "new plant manager"; made one after the other."""

    name: Name
    trials: tuple[Trial, ...] = ()
