"""More files made to hurt, and files of other programs under the names of tables."""

import gzip
import io
import struct
import zipfile

from tests.importers.hostile import (
    GRAPHML,
    LAUGHS,
    MEGA,
    SMALL,
    Make,
    archive,
    deep,
    encrypted,
    rows,
    sheet,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PAGE = b"<html><body><table>%s</table></body></html>"


def climbing() -> bytes:
    """A workbook whose sheet is said to lie outside of it."""
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/worksheet" Target="../../../../etc/passwd"/></Relationships>'
    )
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(SMALL)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            at = name == "xl/_rels/workbook.xml.rels"
            new.writestr(name, relations if at else old.read(name))
        new.writestr("../../../../etc/passwd", b"root:x:0:0")
    return stream.getvalue()


def column_name(number: int) -> bytes:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters.encode()


def styled(wide: int, high: int) -> bytes:
    """Cells that are only formatted, in every column that there is."""
    return sheet(
        rows(*(
            b"".join(b'<c r="%s%d" s="1"/>' % (column_name(c), r) for c in range(1, wide + 1))
            for r in range(1, high + 1)
        ))
    )  # fmt: skip


def old_book(version: int = 0x0600) -> bytes:
    """A BIFF8 stream without the container that Excel puts around it."""
    return struct.pack("<HHHHHH", 0x0809, 8, version, 5, 0, 0) + b"\0" * 2000


def negative_string() -> bytes:
    return sheet(rows(b'<c r="A1" t="s"><v>-99999999999999999999</v></c>'))


def graph_keys(count: int) -> bytes:
    return GRAPHML % b"".join(
        b'<key id="d%d" for="node" attr.name="k%d" attr.type="string"/>' % (n, n)
        for n in range(count)
    )


#: name → (file name, bytes, code of the refusal)
KINDS: dict[str, tuple[str, Make, str]] = {
    "a sheet that lies outside of its workbook": ("a.xlsx", climbing, "file_empty"),
    "a million cells of nothing but style": ("a.xlsx", lambda: styled(16_384, 60), "file_empty"),
    "a string before the first": ("a.xlsx", negative_string, "file_damaged"),
    "a workbook that calls itself a workbook of macros and is text": (
        "a.xlsm", lambda: b"PK\x03\x04" + b"Name,Title\nAnna,CEO\n" * 50, "file_damaged"),
    "a workbook without any cell reference that ends": (
        "a.xlsx", lambda: sheet(rows(b'<c r="' + b"A" * 5000 + b'1"><v>1</v></c>')),
        "file_damaged"),
    "an Excel file of the old kind with a password": ("a.xls", encrypted, "file_password"),
    "an Excel file of the very old kind": ("a.xls", old_book, "file_binary"),
    "a message of Outlook": ("a.msg", lambda: OLE + b"__substg1.0_" * 500, "file_old_excel"),
    "Numbers of Apple": (
        "a.numbers", lambda: archive(Index__Document__iwa=b"x"), "file_kind_unknown"),
    "OpenDocument": (
        "a.ods",
        lambda: archive(
            mimetype=b"application/vnd.oasis.opendocument.spreadsheet",
            **{"content.xml": b"<office:document-content/>"},
        ),
        "file_kind_unknown",
    ),
    "a PDF called a table": (
        "a.csv", lambda: b"%PDF-1.7\n" + b"0 obj\n" * 999, "file_kind_unknown"),
    "a packed table": ("a.csv.gz", lambda: gzip.compress(b"Name\nAnna\n" * 999), "file_binary"),
    "nothing but zeros": ("a.csv", lambda: b"\0" * 100_000, "file_binary"),
    "zeros between the letters": ("a.csv", lambda: b"Name\0\0\0,Title\n" * 999, "file_binary"),
    "one line of fifty megabytes": (
        "a.csv", lambda: b"Name" + b"x" * (50 * MEGA), "file_too_large"),
    "one line of twenty megabytes": (
        "a.csv", lambda: b"Name" + b"x" * (20 * MEGA), "file_cell_too_long"),
    "separators alone, for twenty megabytes": (
        "a.csv", lambda: b";" * (20 * MEGA), "file_too_many_cells"),
    "a graph of keys": ("a.graphml", lambda: graph_keys(250_000), "file_no_people"),
    "a graph of Gephi that calls home": (
        "a.gexf",
        lambda: b'<!DOCTYPE gexf SYSTEM "http://evil.example/gexf.dtd"><gexf><graph/></gexf>',
        "xml_entities",
    ),
    # Web pages and XML under .xls
    "a page of five million breaks": ("a.xls", lambda: PAGE % (b"<br>" * 5_000_000),
                                      "file_too_many_cells"),
    "a page that never ends a comment": ("a.xls", lambda: PAGE % (b"<!--" * 1_000_000),
                                         "file_empty"),
    "a page with a cell of two megabytes": (
        "a.xls", lambda: PAGE % (b"<tr><td>" + b"x" * (2 * MEGA)), "file_cell_too_long"),
    "a cell that reaches over all columns": (
        "a.xls", lambda: PAGE % b"<tr><td colspan=9999999>Name", "file_too_many_cells"),
    "cells that reach down for ever": (
        "a.xls",
        lambda: PAGE % (b"<tr>" + b"<td rowspan=9999999>Name" * 250 + b"<tr><td>x" * 49_000),
        "file_too_many_cells",
    ),
    "a row at the end of the world": (
        "a.xls", lambda: b"<Workbook><Table><Row ss:Index='9999999'><Cell>", "file_too_many_cells"),
    "tables in tables in tables": ("a.xls", lambda: deep(b"table", 200_000), "file_empty"),
    "a page of attributes": (
        "a.xls", lambda: PAGE % (b"<td " + b'a="1" ' * 2_000_000 + b">"), "file_empty"),
    "a page that laughs": (
        "a.xls", lambda: LAUGHS + b"<Workbook><Table><Row><Cell><Data>&j;" , "file_no_table"),
    "an account file": (
        "a.csv", lambda: b'{\n "format": 1,\n "account": {}}', "file_is_account"),
    "a page whose session is over": (
        "a.xls", lambda: b"<html><body>Please sign in again", "file_kind_unknown"),
}  # fmt: skip
