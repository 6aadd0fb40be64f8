"""Lanes folded to counts, where there are more people than one screen can hold.

A fold stands for the people of one lane at one level. It says how many they are, who of them
is worst disposed, and how much of the weight in it nobody has reached. The upper level stays as
it is, unless it alone is a crowd. A lane can be looked at on its own, everybody on a card.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stakeholder_map.analysis.chain.reach import Reach
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.maps.chart import Chart, Member, Superior
from stakeholder_map.model.scales import Level

#: About so many people are what one screen holds.
FOLD_ABOVE = 80
#: A board that was kept unfolded stays so up to here: a newcomer must not move everybody.
STAYS_UP_TO = 100
#: So many of the upper level are shown one by one.
_TOPS = 40

_FOLD = "fold:"


def is_folded(reading: Reading, chart: Chart) -> bool:
    """Return whether the lanes of a decision are drawn folded."""
    board = reading.decision.board
    people = sum(member.person is not None for member in chart.members)
    return people > (FOLD_ABOVE if board is None or board.folded else STAYS_UP_TO)


def lane_of_fold(key: str) -> int | None:
    """Return the lane that a fold belongs to, None for any other card."""
    return int(key.split(":")[1]) if key.startswith(_FOLD) else None


def folded(chart: Chart) -> Chart:
    """Return the chart with a fold for the people of each lane and level."""
    tops = [member for member in chart.members if member.level is Level.UPPER]
    stay = {member.key for member in tops} if len(tops) <= _TOPS else set()
    groups: dict[tuple[int, Level | None], list[Member]] = {}
    for member in chart.members:
        if member.key not in stay:
            groups.setdefault((chart.lanes.index(member.lane), member.level), []).append(member)
    key_of = {
        member.key: f"{_FOLD}{lane}:{level or 'unknown'}" if len(group) > 1 else member.key
        for (lane, level), group in groups.items()
        for member in group
    }
    folds = [
        Member(key_of[group[0].key], group[0].lane, level, folded=tuple(group))
        for (_lane, level), group in groups.items()
        if len(group) > 1
    ]
    members = [m for m in chart.members if key_of.get(m.key, m.key) == m.key]
    return Chart(
        members=(*members, *folds),
        lanes=chart.lanes,
        superiors=_joined(chart.superiors, key_of),
        key_of={person: key_of.get(key, key) for person, key in chart.key_of.items()},
    )


def only_lane(chart: Chart, lane: int) -> Chart:
    """Return the chart of the people of one lane; of none where there is no such lane."""
    if not 0 <= lane < len(chart.lanes):
        return Chart((), (), (), {})
    members = tuple(member for member in chart.members if member.lane == chart.lanes[lane])
    keys = {member.key for member in members}
    return Chart(
        members=members,
        lanes=(chart.lanes[lane],),
        superiors=tuple(s for s in chart.superiors if {s.member, s.superior} <= keys),
        key_of={person: key for person, key in chart.key_of.items() if key in keys},
    )


def worst_support(reading: Reading, members: Sequence[Member]) -> int | None:
    """Return the lowest known support; None where none is known."""
    known = [
        reading.standings[m.seat.id].support
        for m in members
        if m.seat is not None and m.seat.id in reading.standings
    ]
    return min((support for support in known if support is not None), default=None)


def unreached(reading: Reading, members: Sequence[Member]) -> float:
    """Return the share of the decision's weight that surely nobody of us has reached here."""
    standings = [
        reading.standings[m.seat.id]
        for m in members
        if m.seat is not None and m.seat.id in reading.standings
    ]
    return sum(one.share for one in standings if one.reach.reach is not Reach.MET)


def _joined(lines: Sequence[Superior], key_of: Mapping[str, str]) -> tuple[Superior, ...]:
    found: dict[tuple[str, str], Superior] = {}
    for line in lines:
        ends = key_of.get(line.member, line.member), key_of.get(line.superior, line.superior)
        if ends[0] == ends[1]:
            continue
        same = found.get(ends)
        if same is None or (same.dotted and not line.dotted):
            joined = ends != (line.member, line.superior)
            found[ends] = replace(
                line, member=ends[0], superior=ends[1], through=0 if joined else line.through
            )
    return tuple(found.values())
