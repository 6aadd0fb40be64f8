"""The power–support grid: who stands where with how much influence, and which names fit.

After the power–interest grids of stakeholder analysis (Mendelow 1991): from left to right the
support, upwards the influence on the outcome. A support that is unknown has its own band.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from stakeholder_map.analysis.chain.reach import Reach
from stakeholder_map.analysis.reading import Reading, Standing
from stakeholder_map.maps.board.arrange import BESIDE_PANEL, Screen
from stakeholder_map.maps.board.cards import reach_text, weight_text
from stakeholder_map.maps.chart import Member, chart
from stakeholder_map.maps.escape import plain
from stakeholder_map.maps.lenses.naming import called, name_of
from stakeholder_map.maps.lenses.placing import Label, Mark, place_labels
from stakeholder_map.maps.lenses.swarm import Wish, swarm
from stakeholder_map.maps.rect import Rect
from stakeholder_map.maps.text import Fitted, fit, width
from stakeholder_map.words import Words
from stakeholder_map.words.figures import percent, signed

#: Pixels: strips around the plot, names, marks.
AXIS, STRIP, NUMBERS, KEY = 70.0, 50.0, 30.0, 56.0
NAME, LINE = 15.0, 18.0
#: Of a name, in small and in large groups; up to so many people the group is small.
_WIDEST, _NARROWEST, _FEW = 200.0, 150.0, 30
SMALLEST, LARGEST = 11.5, 25.0
_BETWEEN = 12.0

#: From this many people on one screen is too small from the start.
_CROWD = 80

#: With more unknown stances than this, their marks take the whole band.
_FEW_UNKNOWN = 9

#: The support values from left to right.
SUPPORTS = (*range(-5, 6),)

#: Where the influence axis may have a line, in percent.
_TICKS = (0, 1, 2, 5, 10, 15, 20, 30, 40, 60, 80, 100)
_NEAR = 26.0


@dataclass(frozen=True, slots=True)
class Spot:
    """Somebody in the grid.

    Attributes:
        key: the seat.
        support: −5 … +5, None unknown. influence: signed, of the outcome.
        size: weight, as a share of the decision.
        mark, label: where the circle and the name stand.
        other_way: negative influence: moves the outcome the other way.
    """

    key: str
    support: int | None
    influence: float
    size: float
    mark: Mark
    label: Label
    name: Fitted
    reach: Reach
    ghost: bool
    veto: bool
    other_way: bool
    called: str
    tip: str


@dataclass(frozen=True, slots=True)
class PowerGrid:
    """The whole picture. ``columns``: support (None: unknown) → its room; ``ticks``: (y, text).

    ``average``: the y of the mean influence, which parts the upper from the lower quadrants.
    """

    title: str
    width: float
    height: float
    plot: Rect
    columns: tuple[tuple[int | None, Rect], ...]
    ticks: tuple[tuple[float, str], ...]
    average: float
    average_text: str
    spots: tuple[Spot, ...]

    def renamed(self, names: Mapping[str, str]) -> PowerGrid:
        """Return the same picture with the seats' ids replaced by ``names``."""
        return replace(self, spots=tuple(replace(spot, key=names[spot.key]) for spot in self.spots))


@dataclass(frozen=True, slots=True)
class _Person:
    member: Member
    standing: Standing
    name: Fitted


def power_grid(reading: Reading, _: Words, screen: Screen = BESIDE_PANEL) -> PowerGrid:
    """Return the grid of a decision. Everybody with a standing is in it once.

    Marks that would lie on each other give way inside their support and their half (above or
    below the average), so no quadrant is ever wrong. Where names find no room, the picture grows.

    Args:
        reading: the decision; nobody in it gives a grid without spots.
        _: the language.
        screen: the room to fill.
    """
    people = _people(reading, _)
    crowd = max(1.0, math.sqrt(len(people) / _CROWD))
    wide, high = screen[0] * crowd, screen[1] * crowd
    while True:
        found = _drawn(reading, people, (wide, high), _)
        if found is not None:
            return found
        wide, high = wide * 1.12, high * 1.12


def _people(reading: Reading, _: Words) -> list[_Person]:
    widest = _WIDEST if len(reading.standings) <= _FEW else _NARROWEST
    found = [
        _Person(member, reading.standings[member.key], fit(name_of(member, _), widest, NAME))
        for member in chart(reading).members
        if member.key in reading.standings
    ]
    # The most influential choose their places first; the key decides between equals.
    return sorted(found, key=lambda one: (-abs(one.standing.influence), one.member.key))


def _drawn(reading: Reading, people: Sequence[_Person], size: Screen, _: Words) -> PowerGrid | None:
    plot = Rect(AXIS, STRIP, size[0] - AXIS - 8, size[1] - 2 * STRIP - NUMBERS - KEY)
    unknown = sum(one.standing.support is None for one in people)
    columns = _columns(plot, unknown, len(people))
    room_of = dict(columns)
    influences = [abs(one.standing.influence) for one in people]
    mean = sum(influences) / len(influences) if influences else 0.0
    most = max([*influences, 0.01]) * 1.12

    def height(influence: float) -> float:
        # The root gives the many with little influence room, and keeps 0 at the foot.
        return plot.bottom - plot.height * math.sqrt(abs(influence) / most)

    average = height(mean)
    largest = max((one.standing.share for one in people), default=0.0)
    top = SMALLEST + (LARGEST - SMALLEST) * min(1.0, math.sqrt(30 / max(1, len(people))))
    wishes = []
    for one in people:
        column = room_of[one.standing.support]
        if one.standing.support is None and unknown <= _FEW_UNKNOWN:
            # At the left of their band, so that their names have room in it.
            column = replace(column, width=column.width * 0.4)
        above = abs(one.standing.influence) >= mean
        room = (
            Rect(column.x, plot.y, column.width, average - plot.y)
            if above
            else Rect(column.x, average, column.width, plot.bottom - average)
        )
        share = math.sqrt(one.standing.share / largest) if largest else 0.0
        radius = round(SMALLEST + (top - SMALLEST) * share, 1)
        wishes.append(Wish(room, height(one.standing.influence), radius))
    marks = swarm(wishes)
    if marks is None:
        return None
    sizes = [(width(one.name.shown, NAME) + 2, LINE) for one in people]
    labels = place_labels(marks, sizes, replace(plot, y=plot.y + 2, height=plot.height - 4))
    if labels is None:
        return None
    account, decision = plain(reading.account.name), plain(reading.decision.name)
    return PowerGrid(
        title=_("Power and support: {account}, {decision}", account=account, decision=decision),
        width=size[0],
        height=size[1],
        plot=plot,
        columns=columns,
        ticks=_ticks(most, average, height),
        average=average,
        average_text=f"ø {percent(mean)}",
        spots=tuple(
            _spot(one, mark, label, _)
            for one, mark, label in zip(people, marks, labels, strict=True)
        ),
    )


def _columns(plot: Rect, unknown: int, people: int) -> tuple[tuple[int | None, Rect], ...]:
    """Return the unknown band, at the left, and the supports; the band grows with its people."""
    share = unknown / people if people else 0.0
    units = 1.7 + 3.0 * share
    each = (plot.width - _BETWEEN) / (len(SUPPORTS) + units)
    first = plot.x + each * units + _BETWEEN
    band = Rect(plot.x, plot.y, each * units, plot.height)
    return (
        (None, band),
        *(
            (support, Rect(first + at * each, plot.y, each, plot.height))
            for at, support in enumerate(SUPPORTS)
        ),
    )


def _ticks(
    most: float, average: float, height: Callable[[float], float]
) -> tuple[tuple[float, str], ...]:
    found: list[tuple[float, str]] = []
    for value in _TICKS:
        y = height(value / 100)
        near = [average, *(other for other, _text in found)]
        if value / 100 <= most and all(abs(y - other) >= _NEAR for other in near):
            found.append((y, f"{value}%"))
    return tuple(found)


def _spot(one: _Person, mark: Mark, label: Label, _: Words) -> Spot:
    standing, seat = one.standing, one.member.seat
    if seat is None:
        raise AssertionError("only seats have a standing")
    ghost = one.member.person is None
    other_way = standing.influence < 0
    name = called(one.member, _)
    said = [
        name,
        _("Support unknown")
        if standing.support is None
        else _("Support {support}", support=signed(standing.support)),
        _("Influence {share}", share=percent(standing.influence)),
        _("Weight {weight}", weight=weight_text(standing) or percent(standing.share)),
        _("Power {power}", power=percent(standing.power)),
    ]
    if other_way:
        said.append(_("Moves the outcome the other way"))
    if seat.veto:
        said.append(_("Holds a veto"))
    if not ghost:
        said.append(reach_text(standing.reach, _))
    return Spot(
        key=standing.seat_id,
        support=standing.support,
        influence=standing.influence,
        size=standing.share,
        mark=mark,
        label=label,
        name=one.name,
        reach=standing.reach.reach,
        ghost=ghost,
        veto=seat.veto,
        other_way=other_way,
        called=name,
        tip=" · ".join(said),
    )
