"""The influence network, built with pyvis: size is influence, colour and number are support.

pyvis builds the nodes, edges and options; its page template is not used (it loads scripts from
other hosts and does not escape everything). Positions are computed here and fixed, so that the
same account gives the same picture.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.maps.board.lines import Style, style_of
from stakeholder_map.maps.chart import Chart, Member, chart
from stakeholder_map.maps.escape import plain
from stakeholder_map.maps.network_key import COLOURS, DASHED, EDGE, GHOST, MISSING, network_key
from stakeholder_map.maps.palette import fill
from stakeholder_map.maps.spread import spread
from stakeholder_map.maps.text import width
from stakeholder_map.model.scales import TieKind
from stakeholder_map.words import Words
from stakeholder_map.words.figures import percent, signed

#: Nodes and the space they take, in pixels.
SMALLEST, LARGEST = 12.0, 46.0
_FONT, _LINE, _BELOW = 16.0, 19.0, 6.0
#: Rounds of placing, times n²: a large net takes fewer, so that it is there as fast.
_ROUNDS, _FEWEST, _WORK = 150, 50, 150 * 80**2
#: Width and height to fill: at 1920 × 1080 the text is then 15 pixels or larger.
ROOM = (1440.0, 690.0)


@dataclass(frozen=True)
class NetworkData:
    """Nodes, edges and options as vis-network takes them: plain values that JSON can hold.

    ``key``: its signs and what they mean, as the markup of a list; empty where nobody is shown.
    """

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    options: dict[str, Any]
    key: str

    def as_json(self) -> dict[str, Any]:
        """Return nodes, edges and options under their names."""
        return {"nodes": self.nodes, "edges": self.edges, "options": self.options}

    def renamed(self, names: Mapping[str, str]) -> NetworkData:
        """Return the same network with the nodes' ids replaced by ``names``."""
        return NetworkData(
            [{**node, "id": names[node["id"]]} for node in self.nodes],
            [{**edge, "from": names[edge["from"]], "to": names[edge["to"]]} for edge in self.edges],
            self.options,
            self.key,
        )


def network(reading: Reading, _: Words) -> NetworkData:
    """Return the influence network of a decision; without people, an empty one."""
    from pyvis.network import Network  # slow to load, and only this lens needs it

    found = chart(reading)
    members = [member for member in found.members if member.seat is not None]
    drawn = Network(directed=True, cdn_resources="local")
    tied = _tied(reading, found, members)
    largest = max((abs(standing.influence) for standing in reading.standings.values()), default=0.0)
    nodes = [_node(reading, member, largest, _) for member in members]
    places = _places(tied, nodes)
    for member, node, (x, y) in zip(members, nodes, places.tolist(), strict=True):
        drawn.add_node(member.key, **node, x=round(x, 1), y=round(y, 1))
    styles: set[Style] = set()
    for line in found.superiors:
        style = Style.DOTTED if line.dotted else Style.REPORTS
        styles.add(style)
        drawn.add_edge(
            line.superior,
            line.member,
            width=1,
            arrows="",
            color=COLOURS[style],
            dashes=style in DASHED,
        )
    for tie in reading.account.ties:
        source, target = found.key_of.get(tie.source), found.key_of.get(tie.target)
        if tie.kind is TieKind.REPORTS_TO or source is None or target is None or source == target:
            continue
        strength = reading.account.limits.tie_strength if tie.strength is None else tie.strength
        style = style_of(tie)
        styles.add(style)
        drawn.add_edge(
            source,
            target,
            width=round(1 + 4 * strength, 2),
            arrows="to" if tie.kind is TieKind.INFLUENCES else "",
            color=COLOURS[style],
            dashes=style in DASHED,
        )
    missing = any(member.person is None for member in members)
    return NetworkData(
        [_plain(node) for node in drawn.nodes],
        [_plain(edge) for edge in drawn.edges],
        _options(),
        network_key(styles, missing, _) if members else "",
    )


def positions(tied: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return a place (x, y) for each of n nodes; n × 2, centred on 0, the unit is one tie.

    Places whose distances follow the number of ties between two nodes: stress majorization
    (Gansner, Koren & North 2005) with weights 1/d², from a fixed start; nodes that nothing
    connects are put a little farther apart than the farthest connected ones. No randomness: the
    same ties give the same places.

    Args:
        tied: n × n, symmetric: whether a tie or a reporting line joins two nodes.
    """
    n = len(tied)
    if n <= 1:
        return np.zeros((n, 2))
    wanted = _distances(tied)
    weights = wanted**-2.0
    np.fill_diagonal(weights, 0)
    turn = np.arange(n) * (math.pi * (3 - math.sqrt(5)))
    here = np.sqrt(np.arange(n) + 0.5)[:, None] * np.stack([np.cos(turn), np.sin(turn)], 1)
    total = weights.sum(1, keepdims=True)
    for _round in range(rounds(n)):
        apart = here[:, None, :] - here[None, :, :]
        distance = np.maximum(np.sqrt((apart**2).sum(-1)), 1e-9)
        pull = weights * (wanted / distance)
        here = (weights @ here + (pull[..., None] * apart).sum(1)) / total
    centred: NDArray[np.float64] = here - here.mean(0)
    return centred


def rounds(n: int) -> int:
    """Return how many rounds n nodes are placed in: fewer for a crowd, since one costs n²."""
    return min(_ROUNDS, max(_FEWEST, _WORK // n**2))


def _distances(tied: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the number of ties on the shortest way between any two nodes (Floyd 1962)."""
    wanted = np.where(tied, 1.0, np.inf)
    np.fill_diagonal(wanted, 0)
    for via in range(len(tied)):
        wanted = np.minimum(wanted, wanted[:, via, None] + wanted[None, via, :])
    finite = wanted[np.isfinite(wanted)]
    wanted[~np.isfinite(wanted)] = finite.max() / 2 + 1.5
    np.fill_diagonal(wanted, 1)
    return wanted


def _places(tied: NDArray[np.bool_], nodes: list[dict[str, Any]]) -> NDArray[np.float64]:
    """Return the places of the dots, so that no dot or label lies on another."""
    alone: NDArray[np.bool_] = ~np.any(tied, axis=1)
    here = np.zeros((len(nodes), 2))
    here[~alone] = positions(tied[np.ix_(~alone, ~alone)])
    dots = np.array([2 * node["size"] for node in nodes]).reshape(-1, 1)
    lines = [node["label"].split("\n") for node in nodes]
    wide = np.array([max(width(line, _FONT) for line in said) for said in lines]).reshape(-1, 1)
    labels = 2 * _LINE + _BELOW
    sizes = np.concatenate([np.maximum(dots, wide), dots + labels], 1)
    # The label hangs below the dot: the dot's middle lies above that of both together.
    places: NDArray[np.float64] = spread(here, sizes, alone, ROOM) - np.array([0.0, labels / 2])
    return places


def _tied(reading: Reading, found: Chart, members: list[Member]) -> NDArray[np.bool_]:
    row = {member.key: at for at, member in enumerate(members)}
    tied = np.zeros((len(members), len(members)), dtype=bool)
    pairs = [(line.member, line.superior) for line in found.superiors]
    for tie in reading.account.ties:
        ends = found.key_of.get(tie.source), found.key_of.get(tie.target)
        if tie.kind is not TieKind.REPORTS_TO and ends[0] is not None and ends[1] is not None:
            pairs.append((ends[0], ends[1]))
    for source, target in pairs:
        if source != target:
            tied[row[source], row[target]] = tied[row[target], row[source]] = True
    return tied


def _node(reading: Reading, member: Member, largest: float, _: Words) -> dict[str, Any]:
    standing = reading.standings.get(member.key)
    support = standing.support if standing else None
    influence = abs(standing.influence) if standing else 0.0
    share = math.sqrt(influence / largest) if largest else 0.0
    missing = member.person is None
    name = _("Missing") if member.person is None else plain(member.person.name)
    shown = name if len(name) <= 24 else f"{name[:23]}…"
    colour = MISSING if missing else fill(support)
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
        "physics": False,
        "borderWidth": 2,
        "color": {
            "background": colour,
            "border": GHOST if missing else EDGE,
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
                "size": _FONT,
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
