"""A formal organisation chart: names, titles, departments, reporting lines. Nothing else.

It draws what it is given and knows nothing of decisions: sizes, colours and places follow from
names and lines alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from stakeholder_map.maps.board.arrange import WALL
from stakeholder_map.maps.board.cells import Box
from stakeholder_map.maps.board.layout import TEXT_LINE, Layout, lay_out
from stakeholder_map.maps.board.routes import Wire
from stakeholder_map.maps.escape import text
from stakeholder_map.maps.rect import Rect
from stakeholder_map.maps.svg import label, number, path, rectangle, squeezed
from stakeholder_map.maps.text import wrap

NAME, SMALL, INSET = 16.0, 14.0, 12.0


@dataclass(frozen=True, slots=True)
class Place:
    """A person in the chart. ``superiors``: keys, solid first, with whether each is dotted."""

    key: str
    name: str
    title: str
    department: int
    superiors: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True)
class OrgLayout:
    """Where everything lies. ``dotted``: keys of the dotted lines among ``layout.lines``."""

    layout: Layout
    dotted: frozenset[str]


def org_layout(departments: Sequence[str], people: Sequence[Place]) -> OrgLayout:
    """Return where the chart of these people lies; a line's key is "person superior"."""
    boxes, wires = [], []
    for person in people:
        solid = next((key for key, dotted in person.superiors if not dotted), None)
        boxes.append(Box(person.key, person.department, 0, solid, lines=4))
        for key, dotted in person.superiors:
            net = f"dotted {person.key} {key}" if dotted else f"tree {key}"
            wires.append(Wire(f"{person.key} {key}", key, person.key, net, tree=True))
    layout = lay_out(
        boxes,
        len(departments),
        1,
        wires,
        lambda lane, room: 14.0 + 19 * len(wrap(departments[lane], room, NAME, bold=True)),
        WALL,
    )
    dots = frozenset(f"{p.key} {key}" for p in people for key, dotted in p.superiors if dotted)
    return OrgLayout(layout, dots)


def org_chart(title: str, departments: Sequence[str], people: Sequence[Place], lang: str) -> str:
    """Return the chart as an SVG; without people, an empty one.

    Args:
        title: what the picture is called.
        departments: the names of the lanes from left to right; may hold an empty name.
        people: in the order of reading; ``department`` is the position of a name.
        lang: language of the texts, for the fonts.
    """
    found = org_layout(departments, people)
    layout, dots = found.layout, found.dotted
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" lang="{text(lang)}"'
        f' viewBox="0 0 {number(max(layout.width, 1))} {number(max(layout.height, 1))}"'
        f' role="group" aria-label="{text(title)}">'
    ]
    for lane in layout.lanes:
        name = wrap(departments[lane.lane], lane.heading.width, NAME, bold=True)
        parts.append(f'<g class="lane">{rectangle(lane.area, 8)}')
        parts.extend(
            label("lane-name", lane.heading.x, lane.heading.y + 22 + 19 * at, line)
            for at, line in enumerate(name)
        )
        parts.append("</g>")
    parts.append('<g class="lines" aria-hidden="true">')
    for key, corners in layout.lines.items():
        kind = ' class="dotted"' if key in dots else ""
        parts.append(f'<path{kind} d="{path(list(corners), 3 if key in dots else 0)}"/>')
    parts.append("</g>")
    parts.extend(_card(person, layout.cards[person.key]) for person in people)
    parts.append("</svg>")
    return "".join(parts)


def org_chart_css() -> str:
    """Return the style sheet of the chart, squeezed."""
    return squeezed((files("stakeholder_map.maps") / "assets" / "chart.css").read_text("utf-8"))


def _card(person: Place, place: Rect) -> str:
    room = place.width - 2 * INSET
    names = wrap(person.name, room, NAME, bold=True)
    titles = wrap(person.title, room, SMALL) if person.title else ()
    lines = [("name", line) for line in names] + [("title", line) for line in titles]
    top = place.y + (place.height - TEXT_LINE * len(lines)) / 2 + 13.5
    said = ", ".join(filter(None, (person.name, person.title)))
    return (
        f'<g class="card" role="img" aria-label="{text(said)}">{rectangle(place, 8)}'
        + "".join(
            label(kind, place.x + INSET, top + TEXT_LINE * at, line)
            for at, (kind, line) in enumerate(lines)
        )
        + "</g>"
    )
