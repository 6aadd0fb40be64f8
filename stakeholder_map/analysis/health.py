"""Health: how well the account stands, as a mean of parts that each open into their inputs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class HealthCode(StrEnum):
    """The parts of the health score."""

    NEED_MATCH = "need_match"
    DECIDER_REACH = "decider_reach"
    SUPPORT = "support"
    CONCERNS = "concerns"
    FRESHNESS = "freshness"
    BREADTH = "breadth"


class ChangeKind(StrEnum):
    """What one could do to raise the score."""

    MEET = "meet"
    RESOLVE = "resolve"
    ASK = "ask"


@dataclass(frozen=True)
class HealthPart:
    """One part of the score.

    Attributes:
        code: which part.
        value: 0 … 100, over what is known; None where nothing is.
        low, high: what it would be if everything unknown were bad, or good.
        known: the share, 0 … 1, of what it needs that is known.
        weight: its visible weight in the score.
        detail: its inputs by name.
    """

    code: HealthCode
    value: float | None
    low: float
    high: float
    known: float
    weight: float
    detail: Mapping[str, int | float]


@dataclass(frozen=True)
class HealthChange:
    """A single change and what it makes of the score."""

    kind: ChangeKind
    seat_id: str
    person_id: str | None
    concern_id: str | None
    before: float
    after: float

    @property
    def gain(self) -> float:
        """By how many points the score rises."""
        return self.after - self.before


@dataclass(frozen=True)
class Health:
    """The score with its parts.

    Attributes:
        score: 0 … 100; None where no part is known.
        low, high: if everything unknown were bad, or good.
        parts: all parts, the unknown ones too.
        best_change: the single change that raises the score most; None where none does.
    """

    score: float | None
    low: float
    high: float
    parts: tuple[HealthPart, ...]
    best_change: HealthChange | None
