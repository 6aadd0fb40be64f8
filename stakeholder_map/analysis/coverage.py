"""Coverage: how much of the weight of a decision we reach, as a range.

``low`` is the weight that is surely reached (MET), ``high`` the weight that is not known to be
unreached (MET and UNKNOWN). A person gone cold and a missing seat are known to be unreached: they
count in neither ::

    low = Σ w_j [met] / Σ w_j        high = Σ w_j [met or unknown] / Σ w_j        w: weight shares

No reference: it is the bookkeeping of a share with unknown members (the range holds whatever the
unknown turn out to be, so it is no confidence interval). Reaching somebody is not winning them:
``behind`` and ``against`` say where the reached weight stands, so that a hostile decision-maker
whom we meet weekly is no good news.

Degenerate cases: no seat, or a group without weight: 0 … 1. Complexity O(n).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from stakeholder_map.analysis.chain.reach import Reach
from stakeholder_map.model.scales import Level, Role

Key = TypeVar("Key")


@dataclass(frozen=True)
class Share:
    """A share in [0, 1] that is not known exactly, of a group of this ``weight``."""

    low: float
    high: float
    weight: float


@dataclass(frozen=True)
class Covered:
    """What coverage needs to know of one seat."""

    seat_id: str
    share: float
    reach: Reach
    support: int | None
    department_id: str | None
    roles: tuple[Role, ...]
    level: Level | None


@dataclass(frozen=True)
class Coverage:
    """How much of the weight we reach.

    Attributes:
        total: of the whole decision. Without any seat nothing is known: 0 … 1.
        behind: of the whole, reached *and* for us (support above 0).
        against: of the whole, reached *and* against us (support below 0).
        by_seat: 1–1 met, 0–1 unknown, 0–0 cold, never met or missing.
        by_department, by_role, by_level: of the group's own weight. None is "outside any
            department" and "level unknown". A seat with several roles counts in each. Groups
            without weight are left out: there is nothing to cover.
    """

    total: Share
    behind: Share
    against: Share
    by_seat: Mapping[str, Share]
    by_department: Mapping[str | None, Share]
    by_role: Mapping[Role, Share]
    by_level: Mapping[Level | None, Share]


def coverage(seats: Iterable[Covered]) -> Coverage:
    """Return the coverage of the seats of one decision. Complexity O(n)."""
    all_of = tuple(seats)
    departments: dict[str | None, list[Covered]] = defaultdict(list)
    roles: dict[Role, list[Covered]] = defaultdict(list)
    levels: dict[Level | None, list[Covered]] = defaultdict(list)
    for seat in all_of:
        departments[seat.department_id].append(seat)
        levels[seat.level].append(seat)
        for role in seat.roles:
            roles[role].append(seat)
    return Coverage(
        total=share_of(all_of),
        behind=_leaning(all_of, +1),
        against=_leaning(all_of, -1),
        by_seat={
            seat.seat_id: Share(float(_sure(seat)), float(_possible(seat)), seat.share)
            for seat in all_of
        },
        by_department=_of_groups(departments),
        by_role=_of_groups(roles),
        by_level=_of_groups(levels),
    )


def share_of(seats: Iterable[Covered]) -> Share:
    """Return the coverage of some seats, of their own weight; 0 … 1 where they have none."""
    group = tuple(seats)
    weight = sum(seat.share for seat in group)
    if weight <= 0:
        return Share(0.0, 1.0, 0.0)
    low = sum(seat.share for seat in group if _sure(seat)) / weight
    high = sum(seat.share for seat in group if _possible(seat)) / weight
    return _range(low, high, weight)


def _leaning(seats: tuple[Covered, ...], way: int) -> Share:
    weight = sum(seat.share for seat in seats)
    if weight <= 0:
        return Share(0.0, 1.0, 0.0)
    sure = sum(s.share for s in seats if _sure(s) and (s.support or 0) * way > 0)
    possible = sum(
        s.share for s in seats if _possible(s) and (s.support is None or s.support * way > 0)
    )
    return _range(sure / weight, possible / weight, weight)


def _range(low: float, high: float, weight: float) -> Share:
    """Return a share that rounding has not pushed out of order or out of [0, 1]."""
    return Share(min(low, 1.0), min(max(low, high), 1.0), min(weight, 1.0))


def _of_groups(groups: Mapping[Key, list[Covered]]) -> dict[Key, Share]:
    found = {key: share_of(group) for key, group in groups.items()}
    return {key: share for key, share in found.items() if share.weight > 0}


def _sure(seat: Covered) -> bool:
    return seat.reach is Reach.MET


def _possible(seat: Covered) -> bool:
    return seat.reach in (Reach.MET, Reach.UNKNOWN)
