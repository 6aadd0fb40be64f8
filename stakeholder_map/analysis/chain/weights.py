"""The formal weight of every seat, as shares that sum to 1.

Entered seat weights are shares of the whole decision, and so are department weights (stakes).

1. Within a department that has a weight, the entered seats keep their weights and the blank ones
   share what is left of the department by level (``LEVEL_SHARES``). Where no seat is blank, or
   the entered ones already exceed the department, they are scaled to the department's weight.
2. Outside such departments (no stake, or no department at all) the entered seats keep their
   weights; the blank ones share by level what is left of the whole.
3. Everything is scaled to sum 1. Nothing entered at all, or only zeros: all equal.

Whatever had to be bent is said in ``notes``. How blank seats share (3 : 2 : 1 by level) is a
convention. Degenerate cases: no seat: empty; a department with a weight in which nobody sits: its
weight falls to the rest in proportion; nothing left for blank seats: 0 each. Complexity O(n).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from stakeholder_map.analysis.chain.graph import Array, department_of, level_of
from stakeholder_map.model.account import Account
from stakeholder_map.model.check import WEIGHT_TOLERANCE
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.scales import Level

#: How blank seats share what is left. An unknown level counts as the middle one.
LEVEL_SHARES: dict[Level | None, float] = {
    Level.UPPER: 3.0,
    Level.MIDDLE: 2.0,
    Level.WORKING: 1.0,
    None: 2.0,
}


#: Less than this is nothing: it would only lose digits when it is scaled.
NOTHING = 1e-9


class WeightNote(StrEnum):
    """What had to be bent to make shares of the entered weights.

    * ``UNIFORM``: no weight is entered anywhere, or only zeros; every seat counts the same.
    * ``DEPARTMENT``: the seats of a department do not add up to the department's weight; they
      were scaled to it. ``entered`` is their sum, ``expected`` the department's weight.
    * ``EMPTY``: a department has a weight but nobody with a share in it; the weight is spread
      over the rest in proportion. ``expected`` is the department's weight.
    * ``SUM``: the whole did not add up to 1 and was scaled. ``entered`` is the sum.
    * ``BLANK_ZERO``: nothing was left for the blank seats, so they count 0.
    """

    UNIFORM = "uniform"
    DEPARTMENT = "department"
    EMPTY = "empty"
    SUM = "sum"
    BLANK_ZERO = "blank_zero"


@dataclass(frozen=True)
class Note:
    """One thing that had to be bent; fields that do not apply are None."""

    code: WeightNote
    department_id: str | None = None
    entered: float | None = None
    expected: float | None = None


@dataclass(frozen=True, eq=False)
class Weights:
    """The formal weights of the seats of a chain.

    Attributes:
        shares: n, >= 0, sum 1 (empty where there is no seat).
        entered: n, what stands in the account; None where blank.
        notes: what had to be bent.
    """

    shares: Array
    entered: tuple[float | None, ...]
    notes: tuple[Note, ...]

    @property
    def is_uniform(self) -> bool:
        """Whether the shares are equal only because no weight is entered."""
        return any(note.code is WeightNote.UNIFORM for note in self.notes)


def seat_weights(account: Account, decision: Decision, seat_ids: Sequence[str]) -> Weights:
    """Return the weights of the seats, in the order of ``seat_ids``.

    Raises:
        KeyError: the decision has no such seat.
    """
    by_id = {seat.id: seat for seat in decision.seats}
    seats = [by_id[key] for key in seat_ids]
    entered = tuple(seat.weight for seat in seats)
    if not seats:
        return Weights(np.zeros(0), (), ())
    people = {person.id: person for person in account.people}
    homes = [department_of(people, seat) for seat in seats]
    stakes = {s.department_id: s.weight for s in decision.stakes if s.weight is not None}
    levels = [LEVEL_SHARES[level_of(people, seat)] for seat in seats]

    raw = [weight if weight and weight >= NOTHING else 0.0 for weight in entered]
    blank = [row for row, weight in enumerate(entered) if weight is None]
    notes: list[Note] = []
    for key, stake in stakes.items():
        rows = [row for row, home in enumerate(homes) if home == key]
        there = [row for row in blank if homes[row] == key]
        notes += _fill(raw, there, rows, levels, stake=stake, key=key)
    rest = [row for row, home in enumerate(homes) if home not in stakes]
    elsewhere = [row for row in blank if homes[row] not in stakes]
    left = 1.0 - sum(stakes.values()) - sum([raw[row] for row in rest])
    if elsewhere and left > NOTHING:
        _share(raw, elsewhere, levels, left)
    return _scaled(raw, blank, entered, notes, bool(stakes))


def _fill(
    raw: list[float],
    blank: list[int],
    rows: list[int],
    levels: list[float],
    *,
    stake: float,
    key: str,
) -> list[Note]:
    """Bring the seats of one department to its weight, in place; return what was bent."""
    entered = sum([raw[row] for row in rows])
    if blank and entered <= stake:
        _share(raw, blank, levels, stake - entered)
        return []
    if entered == 0:
        return [Note(WeightNote.EMPTY, key, expected=stake)] if stake > 0 else []
    for row in rows:
        raw[row] *= stake / entered
    if abs(entered - stake) <= WEIGHT_TOLERANCE:
        return []
    return [Note(WeightNote.DEPARTMENT, key, entered, stake)]


def _share(raw: list[float], blank: list[int], levels: list[float], left: float) -> None:
    whole = sum([levels[row] for row in blank])
    for row in blank:
        raw[row] = left * levels[row] / whole


def _scaled(
    raw: list[float],
    blank: list[int],
    entered: tuple[float | None, ...],
    notes: list[Note],
    staked: bool,
) -> Weights:
    nothing_entered = len(blank) == len(entered) and not staked
    total = sum(raw)
    if nothing_entered or total <= NOTHING:
        n = len(raw)
        return Weights(np.full(n, 1 / n), entered, (*notes, Note(WeightNote.UNIFORM)))
    if any(raw[row] <= 0 for row in blank):
        notes.append(Note(WeightNote.BLANK_ZERO))
    if abs(total - 1) > WEIGHT_TOLERANCE:
        notes.append(Note(WeightNote.SUM, entered=total, expected=1.0))
    return Weights(np.array(raw) / total, entered, tuple(notes))
