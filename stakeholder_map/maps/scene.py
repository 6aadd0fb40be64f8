"""The scene: the whole picture of a decision as positions and texts, before any markup."""

from __future__ import annotations

from dataclasses import dataclass

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.maps import lines as tie_lines
from stakeholder_map.maps.arrange import Box
from stakeholder_map.maps.cards import INSET, NAME, SMALL, Card, card, lines_of
from stakeholder_map.maps.chart import LEVELS, Chart, LaneKey, chart
from stakeholder_map.maps.escape import plain
from stakeholder_map.maps.layout import LanePlace, Layout, Rect, lay_out
from stakeholder_map.maps.legend import LegendItem, legend
from stakeholder_map.maps.lines import Line
from stakeholder_map.maps.text import Fitted, fit, width
from stakeholder_map.words import N_, Words
from stakeholder_map.words.figures import percent
from stakeholder_map.words.values import word


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane's band and heading. ``weight`` and ``demands`` may be empty."""

    area: Rect
    heading: Rect
    name: Fitted
    weight: str
    demands: Fitted | None
    outside: bool


@dataclass(frozen=True, slots=True)
class Band:
    """A level: its rows and its label."""

    area: Rect
    label: Fitted


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything on the map of one decision.

    ``cards`` stand in reading order: by lane, then from the top down. ``unshown``: how many
    weaker ties have no line here.
    """

    title: str
    width: float
    height: float
    lanes: tuple[Lane, ...]
    bands: tuple[Band, ...]
    cards: tuple[Card, ...]
    lines: tuple[Line, ...]
    legend: tuple[LegendItem, ...]
    unshown: int
    language: str


NO_LEVEL = N_("Level unknown")


def scene(reading: Reading, _: Words) -> Scene:
    """Return the map of a decision. The same reading and language give the same scene.

    An account without people gives a scene without cards.
    """
    found = chart(reading)
    lanes = {lane: at for at, lane in enumerate(found.lanes)}
    under = {line.member: line.superior for line in reversed(found.superiors) if not line.dotted}
    boxes = [
        Box(
            member.key,
            lanes[member.lane],
            LEVELS.index(member.level),
            under.get(member.key),
            lines_of(member),
        )
        for member in found.members
    ]
    chain = tie_lines.reporting(reading, found, _)
    others, unshown = tie_lines.influences(reading, found, _)
    planned = (*chain, *others)
    layout = lay_out(boxes, len(lanes), len(LEVELS), tie_lines.wires(planned))
    cards = sorted(
        (
            card(
                reading,
                member,
                layout.cards[member.key],
                (lanes[member.lane], LEVELS.index(member.level)),
                _,
            )
            for member in found.members
        ),
        key=lambda drawn: (drawn.lane, drawn.rect.y, drawn.rect.x),
    )
    drawn_lines = tuple(
        line.line(layout.lines[line.wire.key]) for line in planned if line.wire.key in layout.lines
    )
    return Scene(
        title=_(
            "Decision map: {account}, {decision}",
            account=plain(reading.account.name),
            decision=plain(reading.decision.name),
        ),
        width=layout.width,
        height=layout.height,
        lanes=tuple(_lane(reading, found, place, _) for place in layout.lanes),
        bands=_bands(layout, _),
        cards=tuple(cards),
        lines=drawn_lines,
        legend=legend(cards, drawn_lines, unshown, reading.account.limits.cold_days, _),
        unshown=unshown,
        language=_.language.value,
    )


def _lane(reading: Reading, found: Chart, place: LanePlace, _: Words) -> Lane:
    key = found.lanes[place.lane]
    stake = reading.decision.stake_of(key.department_id) if key.department_id else None
    weight = percent(stake.weight) if stake is not None and stake.weight is not None else ""
    demands = ", ".join(plain(demand) for demand in stake.demands) if stake is not None else ""
    if key.organisation_id is not None:
        demands = word(_, reading.account.organisation(key.organisation_id).kind)
    elif key.outside:
        demands = _("Several organisations")
    elif key.department_id is None:
        demands = _("No department recorded")
    room = place.heading.width - INSET
    name = _lane_name(reading, key, _)
    return Lane(
        place.area,
        place.heading,
        fit(name, room - (width(weight, SMALL, bold=True) + 8 if weight else 0), NAME, bold=True),
        weight,
        fit(demands, room, SMALL) if demands else None,
        key.outside,
    )


def _lane_name(reading: Reading, key: LaneKey, _: Words) -> str:
    if key.department_id is not None:
        return plain(reading.account.department(key.department_id).name)
    if key.organisation_id is not None:
        return plain(reading.account.organisation(key.organisation_id).name)
    return _("Outside the account") if key.outside else _("Unassigned")


def _bands(layout: Layout, _: Words) -> tuple[Band, ...]:
    found = []
    for place in layout.bands:
        level = LEVELS[place.band]
        label = _(NO_LEVEL) if level is None else word(_, level)
        found.append(Band(place.area, fit(label, place.area.height, SMALL)))
    return tuple(found)
