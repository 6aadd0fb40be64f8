"""The influence network, built with pyvis: size is influence, colour and number are support.

pyvis builds the nodes, edges and options; its page template is not used (it loads scripts from
other hosts and does not escape everything). Positions are computed here and fixed, so that the
same account gives the same picture.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.maps.chart import Chart, Member, chart
from stakeholder_map.maps.escape import plain
from stakeholder_map.maps.palette import fill
from stakeholder_map.model.scales import TieKind
from stakeholder_map.words import Words
from stakeholder_map.words.figures import percent, signed

#: Nodes and the space they take, in pixels.
SMALLEST, LARGEST = 12.0, 46.0
_ASPECT = 1.7
_SPACE = 150.0

_COLOURS = {
    TieKind.INFLUENCES: "#6b4fd0",
    TieKind.ALLIED: "#0f766e",
    TieKind.CONFLICT: "#c2410c",
    TieKind.INFORMAL: "#0f766e",
    TieKind.REPORTS_TO: "#b4bccb",
}
_AGAINST = "#c2410c"


@dataclass(frozen=True)
class NetworkData:
    """Nodes, edges and options as vis-network takes them: plain values that JSON can hold."""

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    options: dict[str, Any]

    def as_json(self) -> dict[str, Any]:
        """Return all three under their names."""
        return {"nodes": self.nodes, "edges": self.edges, "options": self.options}


def network(reading: Reading, _: Words) -> NetworkData:
    """Return the influence network of a decision; without people, an empty one."""
    from pyvis.network import Network  # slow to load, and only this lens needs it

    found = chart(reading)
    members = [member for member in found.members if member.seat is not None]
    drawn = Network(directed=True, cdn_resources="local")
    pulls = _pulls(reading, found, members)
    places = positions(pulls)
    largest = max((abs(standing.influence) for standing in reading.standings.values()), default=0.0)
    for at, member in enumerate(members):
        drawn.add_node(member.key, **_node(reading, member, places[at], largest, _))
    for line in found.superiors:
        drawn.add_edge(
            line.superior,
            line.member,
            color=_COLOURS[TieKind.REPORTS_TO],
            width=1,
            dashes=line.dotted,
            arrows="",
        )
    for tie in reading.account.ties:
        source, target = found.key_of.get(tie.source), found.key_of.get(tie.target)
        if tie.kind is TieKind.REPORTS_TO or source is None or target is None or source == target:
            continue
        strength = reading.account.limits.tie_strength if tie.strength is None else tie.strength
        against = tie.pulls < 0
        drawn.add_edge(
            source,
            target,
            color=_AGAINST if against else _COLOURS[tie.kind],
            width=round(1 + 4 * strength, 2),
            dashes=against or tie.kind is TieKind.INFORMAL,
            arrows="to" if tie.kind is TieKind.INFLUENCES else "",
        )
    return NetworkData(
        [_plain(node) for node in drawn.nodes], [_plain(edge) for edge in drawn.edges], _options()
    )


def positions(pulls: NDArray[np.float64], seed: int = 7) -> NDArray[np.float64]:
    """Return a place (x, y) in pixels for each of n nodes; n × 2, centred on 0.

    Force-directed placement (Fruchterman & Reingold 1991) from a seeded start, cooled over a
    fixed number of steps.

    Args:
        pulls: n × n, symmetric, >= 0: how strongly two nodes draw each other.
        seed: of the start.
    """
    n = len(pulls)
    if n == 0:
        return np.zeros((0, 2))
    rng = np.random.default_rng(seed)
    turn = np.arange(n) * (math.pi * (3 - math.sqrt(5)))
    here = np.sqrt((np.arange(n) + 0.5) / n)[:, None] * np.stack([np.cos(turn), np.sin(turn)], 1)
    here = here + rng.normal(scale=0.01, size=(n, 2))
    near = 1.6 / math.sqrt(n)
    for step in range(180):
        apart = here[:, None, :] - here[None, :, :]
        distance = np.maximum(np.sqrt((apart**2).sum(-1)), 1e-3)
        push = near**2 / distance**2
        np.fill_diagonal(push, 0)
        force = ((push - pulls * distance / near)[..., None] * apart).sum(1) - 0.35 * near * here
        size = np.maximum(np.sqrt((force**2).sum(-1, keepdims=True)), 1e-9)
        here = here + force / size * np.minimum(size, 0.12 * (1 - step / 180))
    here = here - here.mean(0)
    spread = np.maximum(np.abs(here).max(0), 1e-9)
    room = _SPACE * math.sqrt(n) / 2
    placed: NDArray[np.float64] = here / spread * np.array([room * _ASPECT, room])
    return placed


def _pulls(reading: Reading, found: Chart, members: list[Member]) -> NDArray[np.float64]:
    row = {member.key: at for at, member in enumerate(members)}
    pulls = np.zeros((len(members), len(members)))
    pairs = [(line.member, line.superior, 0.35) for line in found.superiors]
    for tie in reading.account.ties:
        ends = found.key_of.get(tie.source), found.key_of.get(tie.target)
        if tie.kind is not TieKind.REPORTS_TO and ends[0] in row and ends[1] in row:
            strength = reading.account.limits.tie_strength if tie.strength is None else tie.strength
            pairs.append((str(ends[0]), str(ends[1]), 0.3 + strength))
    for source, target, pull in pairs:
        if source != target and source in row and target in row:
            here, there = row[source], row[target]
            pulls[here, there] = pulls[there, here] = max(pulls[here, there], pull)
    return pulls


def _node(
    reading: Reading, member: Member, place: NDArray[np.float64], largest: float, _: Words
) -> dict[str, Any]:
    standing = reading.standings.get(member.key)
    support = standing.support if standing else None
    influence = abs(standing.influence) if standing else 0.0
    share = math.sqrt(influence / largest) if largest else 0.0
    missing = member.person is None
    name = _("Missing") if member.person is None else plain(member.person.name)
    shown = name if len(name) <= 24 else f"{name[:23]}…"
    colour = "#eceff4" if missing else fill(support)
    said = [name, plain(member.person.title) if member.person else ""]
    said.append(
        _("Support unknown") if support is None else _("Support {support}", support=signed(support))
    )
    if standing is not None:
        said.append(_("Influence {share}", share=percent(standing.influence)))
    return {
        "label": f"{shown}\n{signed(support)}",
        "title": " · ".join(filter(None, said)),
        "shape": "dot",
        "size": round(SMALLEST + (LARGEST - SMALLEST) * share, 2),
        "x": round(float(place[0]), 1),
        "y": round(float(place[1]), 1),
        "physics": False,
        "borderWidth": 2,
        "color": {
            "background": colour,
            "border": "#9aa4b5" if missing else "#27364b",
            "highlight": {"background": colour, "border": "#1552d6"},
        },
        "shapeProperties": {"borderDashes": [4, 4] if missing else False},
    }


def _plain(made: Any) -> dict[str, Any]:
    """Return what pyvis keeps of a node or an edge as a plain dictionary."""
    return dict(made if isinstance(made, dict) else made.options)


def _options() -> dict[str, Any]:
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False, "randomSeed": 7},
        "nodes": {
            "font": {
                "size": 16,
                "color": "#1a2433",
                "strokeWidth": 3,
                "strokeColor": "#ffffff",
                "face": "Arial, sans-serif",
            }
        },
        "edges": {
            "smooth": {"enabled": True, "type": "curvedCW", "roundness": 0.14},
            "arrows": {"to": {"scaleFactor": 0.6}},
        },
        "interaction": {
            "hover": True,
            "multiselect": False,
            "navigationButtons": False,
            "keyboard": False,
            "zoomSpeed": 0.5,
        },
    }
