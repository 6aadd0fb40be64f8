"""The power–support grid as SVG."""

from __future__ import annotations

from collections.abc import Iterator

from stakeholder_map.maps.escape import text
from stakeholder_map.maps.lenses.grid import NUMBERS, STRIP, PowerGrid, Spot
from stakeholder_map.maps.lenses.lens_svg import Sign, box, empty, frame, key, say, seat, step
from stakeholder_map.maps.svg import number
from stakeholder_map.maps.text import fit
from stakeholder_map.words import N_, Words
from stakeholder_map.words.figures import signed

#: What the quarters of the grid are called, and what to do there: above and below the average.
_QUARTERS = {
    "unknown": (
        (N_("Unread"), N_("powerful: ask first")),
        (N_("Unread"), N_("ask in passing")),
    ),
    "against": (
        (N_("Opponents"), N_("find out why; answer it through people they trust")),
        (N_("Critics"), N_("listen, keep informed, spend little time")),
    ),
    "neutral": ((N_("Undecided"), ""), (N_("Undecided"), "")),
    "for": (
        (N_("Champions"), N_("keep close; arm them for the talks we are not in")),
        (N_("Supporters"), N_("let them speak to those who decide")),
    ),
}

_OTHER_WAY = '<path class="other-way" d="M-7 -2.5h10M0 -5.5l3.5 3L0 .5M7 4h-10M0 1l-3.5 3L0 7"/>'


def grid_svg(drawn: PowerGrid, _: Words) -> str:
    """Return the picture; marks in the order of influence."""
    if not drawn.spots:
        sentence = _("Nobody is on this map yet.")
        return empty("grid", drawn.title, sentence, _, (drawn.width, drawn.height))
    return frame("grid", drawn.title, _, (drawn.width, drawn.height), _parts(drawn, _))


def _parts(drawn: PowerGrid, _: Words) -> Iterator[str]:
    plot = drawn.plot
    yield '<g class="plot" aria-hidden="true">'
    columns = dict(drawn.columns)
    spans = {
        "unknown": (columns[None].x, columns[None].right),
        "against": (columns[-5].x, columns[-1].right),
        "neutral": (columns[0].x, columns[0].right),
        "for": (columns[1].x, columns[5].right),
    }
    for name, (left, right) in spans.items():
        yield box(
            f"half {name}", left, plot.y - STRIP + 2, right - left, plot.height + 2 * STRIP - 4, 6
        )
    for y, said in drawn.ticks:
        yield f'<path class="tick" d="M{number(plot.x)} {number(y)}H{number(plot.right)}"/>'
        yield say("scale", plot.x - 8, y + 5, said)
    yield (
        f'<path class="average" d="M{number(plot.x)} {number(drawn.average)}'
        f'H{number(plot.right)}"/>'
    )
    yield say("scale mean", plot.x - 8, drawn.average + 5, drawn.average_text)
    for name, halves in _QUARTERS.items():
        left, right = spans[name]
        for y, (caption, advice) in zip(
            (plot.y - STRIP + 20, plot.bottom + 18), halves, strict=True
        ):
            yield say("quarter", left + 8, y, fit(_(caption), right - left - 9, 16, bold=True))
            if advice:
                yield say("advice", left + 8, y + 19, fit(_(advice), right - left - 12, 14))
    foot = plot.bottom + STRIP + 18
    for support, room in drawn.columns:
        shown = _("Support unknown") if support is None else signed(support)
        yield say("step", room.x + room.width / 2, foot, fit(shown, room.width, 14))
    middle = number(plot.y + plot.height / 2)
    axis = text(_("Influence on the outcome"))
    yield f'<text class="axis" transform="translate(16 {middle}) rotate(-90)">{axis}</text></g>'
    yield '<g class="leaders" aria-hidden="true">'
    for spot in drawn.spots:
        if spot.label.leader is not None:
            start, end = spot.label.leader
            yield (
                f'<path d="M{number(start[0])} {number(start[1])}'
                f'L{number(end[0])} {number(end[1])}"/>'
            )
    yield '</g><g class="cards">'
    for spot in drawn.spots:
        yield _spot(spot)
    yield "</g>"
    signs = tuple(_signs(drawn, _))
    yield key(signs, plot.x, plot.bottom + STRIP + NUMBERS, plot.width)[0]


def _spot(spot: Spot) -> str:
    mark, area = spot.mark, spot.label.area
    sign = step(spot.support)
    x, y = number(mark.x), number(mark.y)
    kind = "ghost" if spot.ghost else str(spot.reach)
    parts = [
        f'<circle class="s{sign}" cx="{x}" cy="{y}" r="{number(mark.radius)}"/>'
        f'<circle class="edge" cx="{x}" cy="{y}" r="{number(mark.radius - 1)}"/>'
    ]
    if spot.veto:
        parts.append(f'<circle class="ring" cx="{x}" cy="{y}" r="{number(mark.radius + 2.2)}"/>')
    parts.append(
        f'<text class="step n{sign}" x="{x}" y="{number(mark.y + 5)}">{signed(spot.support)}</text>'
    )
    if spot.other_way:
        parts.append(
            f'<g transform="translate({number(mark.x + mark.radius * 0.8)}'
            f' {number(mark.y + mark.radius * 0.8)})">'
            f'<circle class="badge" r="8.5"/>{_OTHER_WAY}</g>'
        )
    parts.append(say("who", area.x + 1, area.y + 14, spot.name.shown))
    return seat(spot.key, kind, spot.called, "".join(parts), spot.tip)


def _signs(drawn: PowerGrid, _: Words) -> Iterator[Sign]:
    yield Sign(
        '<circle class="dot" cx="6" cy="10" r="5"/><circle class="dot" cx="24" cy="10" r="10"/>',
        34,
        _("larger: more weight in the decision; the number is the support"),
    )
    reaches = {
        "met": _("met"),
        "cold": _("gone cold"),
        "never": _("never met"),
        "unknown": _("contact unknown"),
    }
    found = {str(spot.reach) for spot in drawn.spots if not spot.ghost}
    for reach, said in reaches.items():
        if reach in found:
            yield Sign(
                f'<g class="{reach}"><circle class="edge" cx="10" cy="10" r="9"/></g>', 20, said
            )
    if any(spot.ghost for spot in drawn.spots):
        yield Sign(
            '<g class="ghost"><circle class="edge" cx="10" cy="10" r="9"/></g>',
            20,
            _("missing: nobody known"),
        )
    if any(spot.veto for spot in drawn.spots):
        yield Sign('<circle class="ring" cx="10" cy="10" r="9"/>', 20, _("can stop it alone"))
    if any(spot.other_way for spot in drawn.spots):
        yield Sign(
            f'<g transform="translate(10 10)">{_OTHER_WAY}</g>',
            20,
            _("moves the outcome the other way"),
        )
    yield Sign('<path class="average" d="M0 10H30"/>', 30, _("average influence"))
