"""The scene: the whole picture of a decision as positions and texts, before any markup."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.maps.board.arrange import BESIDE_PANEL, Screen
from stakeholder_map.maps.board.card_text import SMALL
from stakeholder_map.maps.board.cards import Card, card
from stakeholder_map.maps.board.fold import lane_of_fold
from stakeholder_map.maps.board.frame import frame
from stakeholder_map.maps.board.heads import Lane
from stakeholder_map.maps.board.layout import Layout
from stakeholder_map.maps.board.legend import LegendItem, legend
from stakeholder_map.maps.board.lines import Line
from stakeholder_map.maps.board.slots import Slots, slots_of
from stakeholder_map.maps.chart import LEVELS
from stakeholder_map.maps.escape import plain
from stakeholder_map.maps.rect import Rect
from stakeholder_map.maps.text import Fitted, fit
from stakeholder_map.words import Words
from stakeholder_map.words.values import word


@dataclass(frozen=True, slots=True)
class Band:
    """A level: its rows and its label."""

    area: Rect
    label: Fitted


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything on the map of one decision.

    ``cards`` stand in reading order: by lane, then from the top down. ``unshown``: how many
    weaker ties have no line here. ``slots``: the cells that cards may be moved to.
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
    is_folded: bool = False
    slots: Slots | None = None

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


def lane_scenes(reading: Reading, _: Words) -> Mapping[int, Scene]:
    """Return of a folded board each lane that has a fold as a picture of its own, by its number."""
    folds = (lane_of_fold(card.key) for card in scene(reading, _).cards)
    numbers = sorted({number for number in folds if number is not None})
    return {number: scene(reading, _, lane=number) for number in numbers}


#: A level's label may reach this far into the gutters above and below.
_BESIDE = 18.0


def scene(
    reading: Reading, _: Words, screen: Screen = BESIDE_PANEL, lane: int | None = None
) -> Scene:
    """Return the map of a decision. The same reading and language give the same scene.

    Args:
        reading: the decision; without people it gives a scene without cards.
        _: the language.
        screen: the room to fill, ``BESIDE_PANEL`` or ``WALL``; up to 40 people text is then
            14 pixels or larger at 1920 × 1080, unless the lines between them need more room. A
            kept board is the same on every screen.
        lane: of a folded board: the number of the one lane to draw, everybody on a card.
    """
    made = frame(reading, _, screen, lane)
    layout, levels = made.layout, {box.key: box.band for box in made.boxes}
    lanes = {key: at for at, key in enumerate(made.chart.lanes)}
    cards = sorted(
        (
            card(
                reading,
                member,
                layout.cards[member.key],
                (lanes[member.lane], levels[member.key]),
                _,
            )
            for member in made.chart.members
        ),
        key=lambda drawn: (drawn.lane, drawn.rect.y, drawn.rect.x),
    )
    drawn_lines = tuple(
        line.line(layout.lines[line.wire.key])
        for line in made.lines
        if line.wire.key in layout.lines
    )
    return Scene(
        title=_(
            "Decision map: {account}, {decision}",
            account=plain(reading.account.name),
            decision=plain(reading.decision.name),
        ),
        width=layout.width,
        height=layout.height,
        lanes=tuple(made.heads[place.lane].lane(place) for place in layout.lanes),
        bands=_bands(layout, _),
        cards=tuple(cards),
        lines=drawn_lines,
        legend=legend(cards, drawn_lines, made.unshown, reading.account.limits.cold_days, _),
        unshown=made.unshown,
        language=_.language.value,
        is_folded=made.is_folded,
        slots=slots_of(made.boxes, layout, len(LEVELS)) if lane is None else None,
    )


def _bands(layout: Layout, _: Words) -> tuple[Band, ...]:
    found = []
    for place in layout.bands:
        level = LEVELS[place.band]
        name = _("Level unknown") if level is None else word(_, level)
        label = fit(name, place.area.height + _BESIDE, SMALL, bold=True)
        if label.full is not None:
            label = Fitted(_("Level ?") if level is None else name.split()[0], name)
        found.append(Band(place.area, label))
    return tuple(found)
