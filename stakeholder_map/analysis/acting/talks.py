"""The talks of an outreach plan: what each is for, who of us has it, by when and through whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from stakeholder_map.analysis.outcome.moves import Move
from stakeholder_map.analysis.outcome.paths import AccessPath
from stakeholder_map.model.scales import Level


class Purpose(StrEnum):
    """What a talk is for."""

    MEET = "meet"
    SETTLE = "settle"
    ASK = "ask"
    TURN = "turn"
    WIN = "win"
    KEEP = "keep"


@dataclass(frozen=True)
class Line:
    """One talk of the plan.

    Attributes:
        seat_id, person_id: with whom; ``level``: theirs, None where unknown.
        purpose: what for; ``concern_id``: which concern it is about, where one is open.
        teammate_id: who of us; None where no teammate is recorded.
        answers_id: who of us answers for the concern and comes along, where it is another one.
        same_level: whether both sides stand on one level; None where a level is unknown.
        due: the proposed day; ``not_before``: the first that leaves time for the introductions.
        knows: the teammate knows them already.
        path: who introduces us, where the teammate does not; None where no way is known.
        move: the next move that the talk is; None where no gain is claimed.
        learns: share of what there is to find out.
        key: what makes it the same line tomorrow: it changes when its reason does.
    """

    seat_id: str
    person_id: str
    level: Level | None
    purpose: Purpose
    due: date
    key: str
    concern_id: str | None = None
    teammate_id: str | None = None
    answers_id: str | None = None
    same_level: bool | None = None
    knows: bool = False
    path: AccessPath | None = None
    not_before: date | None = None
    move: Move | None = None
    learns: float = 0.0

    @property
    def gain_f(self) -> float | None:
        """What it changes of the lean, −1 … +1; None where no gain is claimed."""
        return self.move.gain_f if self.move else None

    @property
    def gain_chance(self) -> float | None:
        """What it changes of the chance, −1 … +1; None where no gain is claimed."""
        return self.move.gain_chance if self.move else None

    @property
    def error(self) -> float:
        """The standard error of the change of the chance."""
        return self.move.error if self.move else 0.0


@dataclass(frozen=True)
class Outreach:
    """The plan.

    Attributes:
        lines: by level, top first, then what changes most.
        left: seats worth a talk for which nobody of us has room, what changes most first.
        at_it: seats worth a talk whom somebody of us has an open task with, and that task's id.
        alone: seats worth a talk whom the team leaves as they are (an accepted gap).
        load: calls by teammate, everybody of us in it.
        busy: open tasks by teammate, everybody of us in it.
        cap: the most calls and open tasks for one of us.
    """

    lines: tuple[Line, ...]
    left: tuple[str, ...]
    at_it: Mapping[str, str]
    alone: tuple[str, ...]
    load: Mapping[str, int]
    busy: Mapping[str, int]
    cap: int


def workday(day: date, today: date, until: date | None = None) -> date:
    """Return a day ahead of today for something to be done.

    The Friday before a weekend, the Monday after where that Friday is not ahead; never after
    ``until`` where that is ahead, be it a weekend.
    """
    last = until if until is not None and until > today else date.max
    day = max(min(day, last), today + timedelta(1))
    if day.weekday() < 5:
        return day
    friday = day - timedelta(day.weekday() - 4)
    if friday > today:
        return friday
    monday = friday + timedelta(3)
    return monday if monday <= last else day
