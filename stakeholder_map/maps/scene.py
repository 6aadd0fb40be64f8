"""The scene: the whole picture of a decision as positions and texts, before any markup."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.maps import lines as tie_lines
from stakeholder_map.maps.arrange import BESIDE_PANEL, Box, Screen
from stakeholder_map.maps.cards import NAME, SMALL, Card, card, lines_of
from stakeholder_map.maps.chart import LEVELS, LaneKey, chart
from stakeholder_map.maps.escape import plain
from stakeholder_map.maps.layout import LanePlace, Layout, Rect, lay_out
from stakeholder_map.maps.legend import LegendItem, legend
from stakeholder_map.maps.lines import Line
from stakeholder_map.maps.text import Fitted, fit, width, wrap
from stakeholder_map.words import Words
from stakeholder_map.words.figures import percent
from stakeholder_map.words.values import word


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane's band and heading: its name on one or two lines; the rest may be empty."""

    area: Rect
    heading: Rect
    name: tuple[Fitted, ...]
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

    def renamed(self, names: Mapping[str, str]) -> Scene:
        """Return the same picture with the cards' keys replaced by ``names``."""
        return replace(
            self,
            cards=tuple(replace(card, key=names[card.key]) for card in self.cards),
            lines=tuple(
                replace(line, source=names[line.source], target=names[line.target])
                for line in self.lines
            ),
        )


#: A level's label may reach this far into the gutters above and below.
_BESIDE = 18.0


def scene(reading: Reading, _: Words, screen: Screen = BESIDE_PANEL) -> Scene:
    """Return the map of a decision. The same reading and language give the same scene.

    Args:
        reading: the decision; without people it gives a scene without cards.
        _: the language.
        screen: the room to fill, ``BESIDE_PANEL`` or ``WALL``; up to 40 people text is then
            14 pixels or larger at 1920 × 1080, unless the lines between them need more room.
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
    heads = [_Head(reading, key, _) for key in found.lanes]
    layout = lay_out(
        boxes,
        len(lanes),
        len(LEVELS),
        tie_lines.wires(planned),
        lambda lane, room: heads[lane].height(room),
        screen,
    )
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
        lanes=tuple(heads[place.lane].lane(place) for place in layout.lanes),
        bands=_bands(layout, _),
        cards=tuple(cards),
        lines=drawn_lines,
        legend=legend(cards, drawn_lines, unshown, reading.account.limits.cold_days, _),
        unshown=unshown,
        language=_.language.value,
    )


class _Head:
    """What stands over a lane."""

    def __init__(self, reading: Reading, key: LaneKey, _: Words) -> None:
        stake = reading.decision.stake_of(key.department_id) if key.department_id else None
        self.name = _lane_name(reading, key, _)
        self.weight = ""
        if stake is not None and stake.weight is not None:
            self.weight = percent(stake.weight)
        self.demands = ", ".join(plain(d) for d in stake.demands) if stake is not None else ""
        if key.organisation_id is not None:
            self.demands = word(_, reading.account.organisation(key.organisation_id).kind)
        elif key.outside:
            self.demands = _("Several organisations")
        elif key.department_id is None and not key.other:
            self.demands = _("No department recorded")
        self.outside = key.outside

    def _names(self, room: float) -> tuple[Fitted, ...]:
        beside = width(self.weight, SMALL, bold=True) + 8 if self.weight else 0
        return wrap(self.name, room - beside, NAME, bold=True)

    def height(self, room: float) -> float:
        """Return the height that the heading needs in ``room`` pixels."""
        return 14.0 + 19 * len(self._names(room)) + (19 if self.demands else 0)

    def lane(self, place: LanePlace) -> Lane:
        room = place.heading.width
        return Lane(
            place.area,
            place.heading,
            self._names(room),
            self.weight,
            fit(self.demands, room, SMALL) if self.demands else None,
            self.outside,
        )


def _lane_name(reading: Reading, key: LaneKey, _: Words) -> str:
    if key.department_id is not None:
        return plain(reading.account.department(key.department_id).name)
    if key.organisation_id is not None:
        return plain(reading.account.organisation(key.organisation_id).name)
    if key.other:
        return _("Other departments")
    return _("Outside the account") if key.outside else _("Unassigned")


def _bands(layout: Layout, _: Words) -> tuple[Band, ...]:
    found = []
    for place in layout.bands:
        level = LEVELS[place.band]
        name = _("Level unknown") if level is None else word(_, level)
        label = fit(name, place.area.height + _BESIDE, SMALL, bold=True)
        if level is None and label.full is not None:
            label = Fitted(_("Level ?"), name)
        found.append(Band(place.area, label))
    return tuple(found)
