"""Graph files (GraphML, GEXF, edge lists) → tables of nodes and edges, like any other tables.

Read event by event, so that nothing is expanded, fetched or built that a graph does not need:
document types, entities and deep nesting are refused before they can do harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.parsers import expat

from stakeholder_map.importers.limits import MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from stakeholder_map.importers.table import Row, Table, TableKind, clean, refusal

#: No graph file nests deeper, groups in groups included.
MAX_DEPTH = 60

NODES, EDGES = "nodes", "edges"
_NAMES = ("name", "label", "full name", "姓名")
_EDGE_LINE = re.compile(r"\s*(\S+)[ \t]+(\S+)(?:[ \t]+(\{.*\}|[-+.\deE]+))?\s*")
_WEIGHT = re.compile(r"['\"](?:weight|strength)['\"]\s*:\s*([-+.\deE]+)")


class _Refuse(Exception):
    """Why the file is refused."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code, self.values = code, values


@dataclass
class _Graph:
    """What is found: a record of texts for each node and each edge."""

    nodes: dict[str, dict[str, str]] = field(default_factory=dict)
    edges: list[dict[str, str]] = field(default_factory=list)
    cells: int = 0

    def check(self) -> None:
        """Refuse what is too much."""
        if self.cells > MAX_CELLS or len(self.nodes) > MAX_ROWS or len(self.edges) > MAX_ROWS:
            raise _Refuse("file_too_many_cells", limit=f"{MAX_ROWS} × {MAX_COLUMNS}")

    def put(self, record: dict[str, str], key: str, text: str) -> None:
        """Add a text to a record; what is too much is refused."""
        text = clean(text)
        if not text:
            return
        self.cells += 1
        self.check()
        if len(text) > MAX_CELL:
            raise _Refuse("file_cell_too_long", limit=str(MAX_CELL))
        record.setdefault(key, text)


def is_graph_xml(text: bytes) -> bool:
    """Whether bytes look like GraphML or GEXF, by their first element."""
    return re.search(rb"<(?:\w{1,20}:)?(graphml|gexf)[\s>]", text[:4000], re.IGNORECASE) is not None


def read_graph(name: str, data: bytes) -> tuple[Table, ...]:
    """Return a GraphML or GEXF file as a table of nodes and a table of edges.

    Raises:
        Refused: it declares a document type or entities, nests too deep, holds more than
            ``importers.limits`` allow, is malformed, or holds no node.
    """
    reader = _XmlReader()
    try:
        reader.parse(data)
        graph = reader.graph
        if not graph.nodes:
            raise _Refuse("file_no_people")
        return _tables(name, graph)
    except _Refuse as why:
        raise refusal(why.code, name, None, **why.values) from None
    except (expat.ExpatError, ValueError, LookupError):
        raise refusal("xml_damaged", name) from None


def read_edge_list(name: str, text: str) -> tuple[Table, ...] | None:
    """Return a list of "one other [weight]" lines as a table of edges, None where it is none.

    Lines that start with # are remarks. The words are ids or names without blanks.
    """
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    found = [_EDGE_LINE.fullmatch(line) for line in lines[: MAX_ROWS + 1]]
    if len(found) < 1 or not all(found):
        return None
    if len(found) > MAX_ROWS:
        raise refusal("file_too_many_cells", name, limit=f"{MAX_ROWS} × {MAX_COLUMNS}")
    edges = []
    for line in found:
        assert line is not None
        weight = _WEIGHT.search(line[3] or "")
        said = weight[1] if weight else (line[3] or "") if "{" not in (line[3] or "") else ""
        edges.append({"source": line[1], "target": line[2], "strength": said})
    return (_table(name, EDGES, edges, ("source", "target"), TableKind.TIES),)


def people_of(ties: Iterable[Table]) -> Table | None:
    """Return a table of everybody that tables of ties name, in order; None where there is none.

    Needed where only the edges of a graph were brought.
    """
    names: dict[str, None] = {}
    first: Table | None = None
    for table in ties:
        ends = [n for n, header in enumerate(table.headers) if header.casefold() in _ENDS]
        first = first or table
        for row in table.rows:
            names.update(dict.fromkeys(row.cells[n] for n in ends if row.cells[n]))
    if first is None or not names:
        return None
    rows = tuple(Row(number, (text,)) for number, text in enumerate(names, start=1))
    return Table(first.file, first.sheet, 1, ("Name",), rows, TableKind.PEOPLE)


_ENDS = {"from", "to", "source", "target", "从", "到", "起点", "终点", "来源", "目标"}


def _tables(name: str, graph: _Graph) -> tuple[Table, ...]:
    nodes = []
    for key, record in graph.nodes.items():
        folded = {field.casefold(): field for field in record}
        called = next((folded[n] for n in _NAMES if n in folded), None)
        parts = ("firstname" in folded or "first name" in folded) and called is None
        known = {key, record[called]} if called else {key}
        rest = {
            field: text
            for field, text in record.items()
            if field != called and not (field.casefold() in _NAMES and text in known)
        }
        rest.pop("id", None)
        named = {} if parts else {"Name": record[called] if called else key}
        nodes.append({"ID": key, **named, **rest})
    edges = [
        {
            "source": edge.pop("source", ""),
            "target": edge.pop("target", ""),
            **({"relation": said} if (said := _relation(edge)) else {}),
            **edge,
        }
        for edge in graph.edges
    ]
    tables = [_table(name, NODES, nodes, ("ID", "Name"), TableKind.PEOPLE)]
    if edges:
        tables.append(_table(name, EDGES, edges, ("source", "target"), TableKind.TIES))
    return tuple(tables)


def _relation(edge: dict[str, str]) -> str:
    """Take what an edge says about its kind out of it; "" where it says nothing."""
    for key in ("relation", "relationship", "kind", "type", "label", "关系"):
        at = next((field for field in edge if field.casefold() == key), None)
        if at is not None and edge[at] not in ("directed", "undirected", "mutual"):
            return edge.pop(at)
    return ""


def _table(
    name: str, sheet: str, records: list[dict[str, str]], first: tuple[str, ...], kind: TableKind
) -> Table:
    headers = list(first)
    for record in records:
        headers.extend(key for key in record if key not in headers)
        if len(headers) > MAX_COLUMNS:
            raise refusal("file_too_many_cells", name, limit=f"{MAX_ROWS} × {MAX_COLUMNS}")
    used = [h for h in headers if h in first[:2] or any(record.get(h) for record in records)]
    if len(used) * len(records) > MAX_CELLS:
        raise refusal("file_too_many_cells", name, limit=f"{MAX_ROWS} × {MAX_COLUMNS}")
    rows = tuple(
        Row(number, tuple(record.get(header, "") for header in used))
        for number, record in enumerate(records, start=1)
    )
    return Table(name, sheet, 1, tuple(used), rows, kind)


class _XmlReader:
    """Reads GraphML and GEXF at once: their elements do not clash."""

    def __init__(self) -> None:
        self.graph = _Graph()
        self._keys: dict[str, str] = {}
        self._depth = 0
        self._here: list[dict[str, str]] = []
        self._field = ""
        self._text: list[str] = []
        self._attributes_of = ""
        self._ends: list[str] = []

    def parse(self, data: bytes) -> None:
        """Read a whole file."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _no_doctype
        parser.EntityDeclHandler = _no_doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.Parse(data, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise _Refuse("xml_deep")
        name = name.rpartition(":")[2].casefold()
        match name:
            case "key":  # GraphML: what a piece of data is
                self._keys[attributes.get("id", "")] = attributes.get("attr.name", "")
            case "attribute":  # GEXF: the same
                key = f"{self._attributes_of}{attributes.get('id', '')}"
                self._keys[key] = attributes.get("title", "")
            case "attributes":
                self._attributes_of = f"{attributes.get('class', 'node')}:"
            case "node":
                self._node(attributes)
            case "edge":
                self._edge(attributes)
            case "data" if self._here:
                self._field, self._text = self._keys.get(attributes.get("key", ""), ""), []
            case "nodelabel" if self._here:  # yEd keeps names in its drawing
                self._field, self._text = "label", []
            case "attvalue" if self._here:
                kind = "edge:" if "source" in self._here[-1] else "node:"
                named = self._keys.get(f"{kind}{attributes.get('for', '')}", "")
                if named:
                    self.graph.put(self._here[-1], named, attributes.get("value", ""))

    def _node(self, attributes: dict[str, str]) -> None:
        key = clean(attributes.get("id", ""))[:MAX_CELL]
        record = self.graph.nodes.setdefault(key, {}) if key else {}
        self._here.append(record)
        self.graph.check()
        if "label" in attributes:
            self.graph.put(record, "label", attributes["label"])

    def _edge(self, attributes: dict[str, str]) -> None:
        record: dict[str, str] = {}
        self._here.append(record)
        self.graph.edges.append(record)
        self.graph.check()
        for key in ("source", "target", "label", "kind", "weight"):
            self.graph.put(record, key, attributes.get(key, ""))

    def _data(self, text: str) -> None:
        if self._field:
            self._text.append(text)

    def _end(self, name: str) -> None:
        self._depth -= 1
        name = name.rpartition(":")[2].casefold()
        if name in {"data", "nodelabel"} and self._field and self._here:
            self.graph.put(self._here[-1], self._field, "".join(self._text))
            self._field = ""
        elif name in {"node", "edge"} and self._here:
            self._here.pop()


def _no_doctype(*_declared: object) -> None:
    raise _Refuse("xml_entities")
