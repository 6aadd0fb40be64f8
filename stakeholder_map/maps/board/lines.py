"""Which lines the map shows between cards, and how each is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.maps.board.routes import Wire
from stakeholder_map.maps.chart import Chart
from stakeholder_map.maps.escape import plain
from stakeholder_map.maps.rect import Point
from stakeholder_map.model.scales import TieKind
from stakeholder_map.model.tie import Tie
from stakeholder_map.words import N_, Words


class Style(StrEnum):
    """How a line is drawn: one style a meaning."""

    REPORTS = "reports"
    DOTTED = "dotted"
    INFLUENCE = "influence"
    AGAINST = "against"
    CONFLICT = "conflict"
    ALLIED = "allied"
    INFORMAL = "informal"


_STYLES = {
    TieKind.INFLUENCES: Style.INFLUENCE,
    TieKind.CONFLICT: Style.CONFLICT,
    TieKind.ALLIED: Style.ALLIED,
    TieKind.INFORMAL: Style.INFORMAL,
}

_SENTENCES = {
    Style.INFLUENCE: N_("{source} influences {target}"),
    Style.AGAINST: N_("{source} turns {target} the other way"),
    Style.CONFLICT: N_("{source} and {target} are in conflict"),
    Style.ALLIED: N_("{source} and {target} are allied"),
    Style.INFORMAL: N_("{source} and {target} are close to each other"),
}

#: Styles whose direction means something.
DIRECTED = (Style.INFLUENCE, Style.AGAINST)

#: More lines than people cannot be read: the strongest are shown, the network shows all.
_LEAST_SHOWN, _SHOWN_A_PERSON = 22, 0.6
#: Of ties against us so many are shown at least; of those between two folds so many are told.
_MOST_ALWAYS, _TOLD = 40, 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line, ready to draw. ``both``: it goes both ways; ``strength`` in [0, 1].

    ``corners``: its way, source first. ``tip``: what it says in words.
    """

    key: str
    source: str
    target: str
    style: Style
    strength: float
    both: bool
    corners: tuple[Point, ...]
    tip: str


@dataclass(frozen=True, slots=True)
class Planned:
    """A line before it is led."""

    wire: Wire
    style: Style
    strength: float
    both: bool
    tip: str

    def line(self, corners: tuple[Point, ...]) -> Line:
        """Return the line along ``corners``."""
        return Line(
            self.wire.key,
            self.wire.source,
            self.wire.target,
            self.style,
            self.strength,
            self.both,
            corners,
            self.tip,
        )


def reporting(reading: Reading, chart: Chart, _: Words) -> tuple[Planned, ...]:
    """Return the reporting lines, drawn from the superior down."""
    names = _names(reading, chart)
    found = []
    for line in chart.superiors:
        style = Style.DOTTED if line.dotted else Style.REPORTS
        net = f"dotted:{line.member}:{line.superior}" if line.dotted else f"tree:{line.superior}"
        key = f"{style}:{line.member}:{line.superior}"
        tip = _(
            "{person} reports to {superior}",
            person=names[line.member],
            superior=names[line.superior],
        )
        if line.through:
            tip += " · " + _.plural(
                "over {n} person not on the map", "over {n} people not on the map", line.through
            )
        found.append(
            Planned(Wire(key, line.superior, line.member, net, tree=True), style, 0.0, False, tip)
        )
    return tuple(sorted(found, key=lambda planned: planned.style is Style.DOTTED))


def influences(reading: Reading, chart: Chart, _: Words) -> tuple[tuple[Planned, ...], int]:
    """Return the strongest ties as lines, and how many more there are.

    Ties of one kind between the same two people make one line, with an arrow head at either end
    where they go both ways. Lines against us or against each other are always shown.
    """
    ranked = ties(reading, chart, _)
    always = sum(line.style in (Style.AGAINST, Style.CONFLICT) for line in ranked)
    most = max(_LEAST_SHOWN, min(always, _MOST_ALWAYS), int(_SHOWN_A_PERSON * len(chart.members)))
    return tuple(ranked[:most]), len(ranked[most:])


def style_of(tie: Tie) -> Style:
    """Return how a tie is drawn; KeyError for a reporting line, which is drawn by itself."""
    style = _STYLES[tie.kind]
    return Style.AGAINST if tie.pulls < 0 and style is not Style.CONFLICT else style


def ties(reading: Reading, chart: Chart, _: Words) -> list[Planned]:
    """Return all ties between cards but the reporting ones, the most telling first."""
    default = reading.account.limits.tie_strength
    joined: dict[tuple[Style, str, str], list[Tie]] = {}
    for tie in reading.account.ties:
        ends = chart.key_of.get(tie.source), chart.key_of.get(tie.target)
        if tie.kind is TieKind.REPORTS_TO or None in ends or ends[0] == ends[1]:
            continue
        pair = sorted((str(ends[0]), str(ends[1])))
        joined.setdefault((style_of(tie), pair[0], pair[1]), []).append(tie)
    names = _names(reading, chart)
    planned = []
    for (style, _low, _high), ties in joined.items():
        source, target = chart.key_of[ties[0].source], chart.key_of[ties[0].target]
        strength = max(default if tie.strength is None else tie.strength for tie in ties)
        key = f"{style}:{source}:{target}"
        both = style in DIRECTED and len({tie.source for tie in ties}) > 1
        tip = " · ".join(_tip(tie, names, chart, style, _) for tie in ties[:_TOLD])
        planned.append(Planned(Wire(key, source, target, key), style, strength, both, tip))
    return sorted(
        planned,
        key=lambda line: (line.style not in (Style.AGAINST, Style.CONFLICT), -line.strength),
    )


def _tip(tie: Tie, names: dict[str, str], chart: Chart, style: Style, _: Words) -> str:
    pair = {
        "source": names[chart.key_of[tie.source]],
        "target": names[chart.key_of[tie.target]],
    }
    said = _(_SENTENCES[style], **pair)
    if tie.strength is None:
        return said
    return _("{said} (strength {strength})", said=said, strength=f"{tie.strength:.1f}")


def _names(reading: Reading, chart: Chart) -> dict[str, str]:
    people = {person.id: person.name for person in reading.account.people}
    names = {key: plain(people[person_id]) for person_id, key in chart.key_of.items()}
    # A fold is known by one of its people and how many more they are.
    folds = {member.key: len(member.folded) - 1 for member in chart.members if member.folded}
    return {key: f"{name} +{folds[key]}" if key in folds else name for key, name in names.items()}


def wires(planned: Sequence[Planned]) -> tuple[Wire, ...]:
    """Return what has to be led."""
    return tuple(line.wire for line in planned)
