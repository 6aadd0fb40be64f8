"""A file's bytes → its tables: the one way in for every spreadsheet, export and paste."""

from __future__ import annotations

from stakeholder_map.importers.collection import collector_resting
from stakeholder_map.importers.files.delimited import read_text
from stakeholder_map.importers.files.encoding import decoded
from stakeholder_map.importers.files.graph import is_graph_xml, read_edge_list, read_graph
from stakeholder_map.importers.files.markup import declared, is_markup, read_markup
from stakeholder_map.importers.files.workbook import read_workbook
from stakeholder_map.importers.layout import table_in
from stakeholder_map.importers.limits import MAX_BYTES
from stakeholder_map.importers.own.own_book import OwnBook, recognise
from stakeholder_map.importers.table import Sheet, Table, refusal

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_KINDS = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"{\\rtf", "RTF"),
)


def read_tables(name: str, data: bytes) -> tuple[Table, ...]:
    """Return the tables of a file, one for each sheet that holds one.

    What the bytes are is told by the bytes, not by the name. Nothing is interpreted: "001",
    "NA" and "5-Mar" stay as they are.

    Raises:
        Refused: the file is empty, too large, damaged, protected, hostile, in an unknown
            encoding, or holds no table; one problem says which.
    """
    if is_graph(name, data):
        return _graph(name, data)
    return _tables(name, _read(name, data))


def read_file(name: str, data: bytes) -> tuple[Table, ...] | OwnBook:
    """Return our own workbook where it is one, else the tables of a file.

    Raises:
        Refused: as ``read_tables``; a later version of the program wrote the workbook.
    """
    if is_graph(name, data):
        return _graph(name, data)
    sheets = _read(name, data)
    return recognise(name, sheets) or _tables(name, sheets)


def is_graph(name: str, data: bytes) -> bool:
    """Whether a file is to be read as a graph: by its first element, or as an edge list by name."""
    by_name = name.casefold().endswith((".graphml", ".gexf", ".edgelist", ".edges"))
    return bool(data) and (by_name or (data.lstrip()[:1] == b"<" and is_graph_xml(data)))


def _graph(name: str, data: bytes) -> tuple[Table, ...]:
    if len(data) > MAX_BYTES:
        raise refusal("file_too_large", name, limit=f"{MAX_BYTES // 1024 // 1024} MB")
    with collector_resting():
        if not name.casefold().endswith((".edgelist", ".edges")):
            return read_graph(name, data)
        found = read_edge_list(name, decoded(name, data))
        return found if found is not None else _tables(name, _read(name, data))


def _read(name: str, data: bytes) -> tuple[Sheet, ...]:
    if not data:
        raise refusal("file_empty", name)
    if len(data) > MAX_BYTES:
        raise refusal("file_too_large", name, limit=f"{MAX_BYTES // 1024 // 1024} MB")
    with collector_resting():
        sheets = _sheets(name, data)
    if not any(cell.text for sheet in sheets for row in sheet.rows for cell in row):
        raise refusal("file_empty", name)
    return sheets


def _tables(name: str, sheets: tuple[Sheet, ...]) -> tuple[Table, ...]:
    tables = tuple(table for sheet in sheets if (table := table_in(name, sheet)) is not None)
    if not tables:
        raise refusal("file_no_table", name)
    return tables


def read_pasted(text: str, name: str = "") -> tuple[Table, ...]:
    """Return the table of a block of text pasted from a spreadsheet.

    Raises:
        Refused: there is nothing in it, or no table.
    """
    return read_tables(name, text.encode("utf-8", "replace"))


def _sheets(name: str, data: bytes) -> tuple[Sheet, ...]:
    if data.startswith(_ZIP):
        return read_workbook(name, data)
    if data.startswith(_OLE):
        protected = "EncryptedPackage".encode("utf-16-le") in data
        raise refusal("file_password" if protected else "file_old_excel", name)
    for start, kind in _OTHER_KINDS:
        if data.startswith(start):
            raise refusal("file_kind_unknown", name, found=kind)
    text = decoded(name, data, declared(data))
    if text[:200].lstrip().startswith("{") and '"format"' in text[:200]:
        raise refusal("file_is_account", name)
    if is_markup(text):
        return read_markup(name, text)
    if text[:2000].lstrip().casefold().startswith(("<!doctype", "<html", "<?xml")):
        raise refusal("file_kind_unknown", name, found="HTML / XML")
    return (read_text(name, text),)
