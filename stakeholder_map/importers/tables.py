"""A file's bytes → its tables: the one way in for every spreadsheet, export and paste."""

from __future__ import annotations

from stakeholder_map.importers.collection import collector_resting
from stakeholder_map.importers.delimited import read_text
from stakeholder_map.importers.encoding import decoded
from stakeholder_map.importers.layout import table_in
from stakeholder_map.importers.limits import MAX_BYTES
from stakeholder_map.importers.table import Sheet, Table, refusal
from stakeholder_map.importers.workbook import read_workbook

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
    if not data:
        raise refusal("file_empty", name)
    if len(data) > MAX_BYTES:
        raise refusal("file_too_large", name, limit=f"{MAX_BYTES // 1024 // 1024} MB")
    with collector_resting():
        sheets = _sheets(name, data)
    if not any(cell.text for sheet in sheets for row in sheet.rows for cell in row):
        raise refusal("file_empty", name)
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
    text = decoded(name, data)
    if text[:2000].lstrip().casefold().startswith(("<!doctype html", "<html", "<table", "<?xml")):
        raise refusal("file_kind_unknown", name, found="HTML / XML")
    return (read_text(name, text),)
