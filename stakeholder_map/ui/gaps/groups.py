"""Gaps put together by whom they are about, so that one conversation closes several at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stakeholder_map.analysis.gaps.gap import Gap, GapSeverity

_WORST_FIRST = list(GapSeverity)

#: Seat, department, and severity of what is about the whole.
_Key = tuple[str | None, str | None, GapSeverity | None]


@dataclass(frozen=True)
class Group:
    """The gaps of one seat, of one department, or (neither) of the decision as a whole.

    ``gaps`` stand worst first, as the reading has them.
    """

    seat_id: str | None
    department_id: str | None
    gaps: tuple[Gap, ...]


def groups(gaps: Iterable[Gap]) -> tuple[Group, ...]:
    """Return the gaps in groups, the group with the worst gap first.

    A gap about one seat belongs to that seat; one about a department, whoever sits there, to the
    department; everything else, several people of several departments too, to the whole. What is
    about the whole is no one conversation: it makes a group a severity, so that its lesser gaps do
    not stand before the worst of a person.
    """
    found: dict[_Key, list[Gap]] = {}
    for gap in gaps:
        found.setdefault(_about(gap), []).append(gap)
    made = [Group(seat, home, tuple(inside)) for (seat, home, _), inside in found.items()]
    return tuple(sorted(made, key=_rank))


def _about(gap: Gap) -> _Key:
    if gap.department_id is not None:
        return None, gap.department_id, None
    if len(gap.seat_ids) == 1:
        return gap.seat_ids[0], None, None
    return None, None, gap.severity


def _rank(group: Group) -> tuple[int, float]:
    worst = min(_WORST_FIRST.index(gap.severity) for gap in group.gaps)
    heaviest = max(gap.weight for gap in group.gaps if _WORST_FIRST.index(gap.severity) == worst)
    return worst, -heaviest
