"""A formal organisation chart on a slide: departments, cards with name and title, connectors."""

from __future__ import annotations

from collections.abc import Sequence

from stakeholder_map.maps.board.layout import TEXT_LINE
from stakeholder_map.maps.board.org_chart import INSET, NAME, SMALL, OrgLayout, Place
from stakeholder_map.maps.rect import Rect
from stakeholder_map.maps.slides.slide_lines import Lines, Way
from stakeholder_map.maps.slides.slide_shapes import (
    EMU_PER_POINT,
    Drawing,
    Run,
    Stroke,
    Words,
)
from stakeholder_map.maps.text import wrap

_DARK, _PALE = "#1a2433", "#56637a"


def draw_chart(
    drawing: Drawing,
    at: tuple[float, float],
    scale: float,
    chart: OrgLayout,
    departments: Sequence[str],
    people: Sequence[Place],
) -> None:
    """Draw the chart with its corner at ``at``, ``scale`` EMU a pixel."""

    def placed(place: Rect) -> Rect:
        return Rect(
            at[0] + place.x * scale,
            at[1] + place.y * scale,
            place.width * scale,
            place.height * scale,
        )

    def points(pixels: float) -> float:
        return pixels * scale / EMU_PER_POINT

    for lane in chart.layout.lanes:
        name = departments[lane.lane]
        heads = wrap(name, lane.heading.width, NAME, bold=True)
        drawing.box(
            placed(lane.area), name=name, kind="roundRect", corner=8 * scale, fill="#f3f5f9"
        )
        drawing.box(
            placed(Rect(lane.heading.x, lane.heading.y + 7, lane.heading.width, 19 * len(heads))),
            name=name,
            words=Words(
                [[Run(line.shown, points(NAME), "#33415a", bold=True)] for line in heads],
                leading=points(19),
            ),
        )
    names = {person.key: person.name for person in people}
    cards = chart.layout.cards
    lines = Lines(drawing, at, scale, cards)
    for person in people:
        for superior, dotted in person.superiors:
            corners = chart.layout.lines.get(f"{person.key} {superior}")
            if corners is not None:
                stroke = Stroke("#9aa6b8", 1.8 * scale, "sysDot" if dotted else "solid")
                tip = f"{names[superior]} – {person.name}"
                lines.draw(Way(superior, person.key, corners, stroke, tip))
    for person in people:
        place = cards[person.key]
        room = place.width - 2 * INSET
        said = [
            [Run(line.shown, points(NAME), _DARK, bold=True)]
            for line in wrap(person.name, room, NAME, bold=True)
        ]
        if person.title:
            said += [
                [Run(line.shown, points(SMALL), _PALE)] for line in wrap(person.title, room, SMALL)
            ]
        called = ", ".join(filter(None, (person.name, person.title)))
        drawing.begin(placed(place), called, called)
        drawing.box(
            placed(place),
            name=called,
            kind="roundRect",
            corner=8 * scale,
            fill="#ffffff",
            stroke=Stroke("#3c4d66", 1.4 * scale),
            number=lines.edges[person.key],
        )
        drawing.box(
            placed(Rect(place.x + INSET, place.y, room, place.height)),
            name=called,
            words=Words(said, anchor="ctr", leading=points(TEXT_LINE)),
        )
        for port in lines.ports(person.key):
            drawing.box(port.place, name=called, number=port.number)
        drawing.end()
