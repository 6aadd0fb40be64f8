"""An account as a graph, in the formats that other programs read: GraphML, GEXF, Kumu."""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Mapping

import networkx as nx

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.exports.redaction import (
    Audience,
    for_management,
    formal_chart,
    formal_place,
)
from stakeholder_map.exports.separated import archive, csv_text
from stakeholder_map.maps.escape import plain
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.scales import TieKind
from stakeholder_map.words import Words
from stakeholder_map.words.values import hidden_influencer, word

Value = str | int | float

_CLOCK = re.compile(rb' lastmodifieddate="[^"]*"')


def graph_of(
    reading: Reading, audience: Audience, _: Words, people: Collection[str] | None = None
) -> nx.MultiDiGraph[str]:
    """Return people as nodes and ties as edges; what is unknown has no attribute.

    Nodes carry ``name``, ``title``, ``department`` … under the names that the import knows. The
    customer's graph is the formal chart of ``people``, with keys that say nothing of our ids.
    """
    if audience is Audience.CUSTOMER:
        return _chart(reading, people)
    account = reading.account
    if audience is Audience.MANAGEMENT:
        account = for_management(account)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=plain(account.name))
    decision = account.decision(reading.decision.id)
    for person_id, facts in _people(account, decision, reading, _).items():
        graph.add_node(person_id, **facts)
    for tie in account.ties:
        said: dict[str, Value | None] = {
            "relation": _relation(tie.kind, tie.sign, tie.dotted),
            "strength": tie.strength,
            "remark": plain(tie.remark),
        }
        graph.add_edge(tie.source, tie.target, key=tie.id, **_known(said))
    return graph


def graphml(graph: nx.MultiDiGraph[str]) -> bytes:
    """Return a graph as GraphML."""
    stream = io.BytesIO()
    nx.write_graphml(graph, stream, named_key_ids=True)
    return stream.getvalue()


def gexf(graph: nx.MultiDiGraph[str]) -> bytes:
    """Return a graph as GEXF 1.2, which Gephi reads; the same graph gives the same file."""
    for _key, facts in graph.nodes(data=True):
        facts["label"] = facts.get("name", "")
    stream = io.BytesIO()
    nx.write_gexf(graph, stream)
    return _CLOCK.sub(b"", stream.getvalue())


def kumu(graph: nx.MultiDiGraph[str]) -> bytes:
    """Return a graph as the two files that Kumu imports: elements and connections."""
    more = list(dict.fromkeys(key for _node, facts in graph.nodes(data=True) for key in facts))
    more = [key for key in more if key not in ("name", "label")]
    labels = _labels(graph)
    elements = [["Label", "Type", *more]]
    for key, facts in graph.nodes(data=True):
        elements.append([labels[key], "Person", *(str(facts.get(name, "")) for name in more)])
    connections = [["From", "To", "Direction", "Type", "Strength", "Description"]]
    for source, target, facts in graph.edges(data=True):
        mutual = facts["relation"] in (TieKind.ALLIED, TieKind.CONFLICT, TieKind.INFORMAL)
        connections.append(
            [
                labels[source],
                labels[target],
                "mutual" if mutual else "directed",
                facts["relation"],
                str(facts.get("strength", "")),
                str(facts.get("remark", "")),
            ]
        )
    return archive({"elements.csv": csv_text(elements), "connections.csv": csv_text(connections)})


def _labels(graph: nx.MultiDiGraph[str]) -> dict[str, str]:
    """Return what each node is called in Kumu, which knows elements by their labels alone."""
    names = [facts["name"] for _key, facts in graph.nodes(data=True)]
    return {
        key: facts["name"]
        if names.count(facts["name"]) == 1
        else f"{facts['name']} ({facts.get('department') or facts.get('title') or key})"
        for key, facts in graph.nodes(data=True)
    }


def _people(
    account: Account, decision: Decision, reading: Reading, _: Words
) -> dict[str, dict[str, Value]]:
    homes = {home.id: home.name for home in account.departments}
    homes |= {home.id: home.name for home in account.organisations}
    found: dict[str, dict[str, Value]] = {}
    for person in account.people:
        seat = decision.seat_of(person.id)
        held = seat.stance_on(reading.today) if seat else None
        roles = [word(_, role) for role in seat.roles] if seat else []
        if seat and seat.hidden:
            roles.append(hidden_influencer(_))
        if seat and seat.coach:
            roles.append(_("Coach"))
        facts: dict[str, Value | None] = {
            "name": plain(person.name) or person.id,
            "title": plain(person.title),
            "department": plain(homes.get(person.department_id or "", "")),
            "organisation": plain(homes.get(person.organisation_id or "", "")),
            "level": word(_, person.level) if person.level else "",
            "role": "; ".join(roles),
            "weight": seat.weight if seat else None,
            "veto": _("yes") if seat and seat.veto else "",
            "support": held.support if held else None,
            "confidence": held.confidence if held else None,
            "concern": "; ".join(plain(c.text) for c in seat.open_concerns) if seat else "",
            "notes": plain(person.notes),
            "email": plain(person.reachable.email),
            "phone": plain(person.reachable.phone),
        }
        found[person.id] = _known(facts)
    return found


def _chart(reading: Reading, people: Collection[str] | None) -> nx.MultiDiGraph[str]:
    account = reading.account
    chosen = formal_place(account, reading.today) if people is None else people
    chart = formal_chart(account, chosen)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=chart.account)
    for person in chart.people:
        facts = {"name": person.name, "title": person.title, "department": person.department}
        graph.add_node(person.key, **_known(facts))
    for person in chart.people:
        for superior in person.superiors:
            kind = _relation(TieKind.REPORTS_TO, 1, superior in person.dotted)
            graph.add_edge(person.key, superior, relation=kind)
    return graph


def _relation(kind: TieKind, sign: int, dotted: bool) -> str:
    """Return a kind of tie in the words that the import knows in every language."""
    if kind is TieKind.REPORTS_TO and dotted:
        return "dotted line"
    if kind is TieKind.INFLUENCES and sign < 0:
        return "influences against"
    return kind.value


def _known(facts: Mapping[str, Value | None]) -> dict[str, Value]:
    return {key: value for key, value in facts.items() if value is not None and value != ""}
