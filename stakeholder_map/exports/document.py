"""The Word file of a document.

Texts are put in as runs, so nothing in them can be markup. Every style names a Chinese font too
(``w:eastAsia``), or Word would show Chinese letters in whatever it finds.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from io import BytesIO

import docx
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table as DocxTable
from docx.table import _Cell

from stakeholder_map.exports.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Picture,
    Table,
)
from stakeholder_map.maps.escape import plain
from stakeholder_map.maps.timeless import timeless

#: A Latin font that every system has, or one with the same widths, so that pages break alike.
LATIN, EAST_ASIAN = "Arial", "Microsoft YaHei"

#: A table of up to so many rows stays on one page.
WHOLE_TABLE = 10

#: So many rows of a longer one stand together at least.
FIRST_ROWS = 3

#: A4 and its margins in millimetres; narrower ones around the map, so that it is read.
WIDE, HIGH, MARGIN = 210, 297, 18
AROUND_MAP = 12

_INK, _PALE, _ACCENT = RGBColor(0x1A, 0x24, 0x33), RGBColor(0x5B, 0x67, 0x78), "1F5F99"

_HAN = re.compile(r"[㐀-鿿]")

#: The colour of a table's lines.
_LINE = "B8C2CF"


def docx_file(document: Document, today: date) -> bytes:
    """Return a Word file; the same document and day give the same bytes."""
    made = docx.Document()
    _styles(made)
    _page(made)
    _foot(made, document.foot)
    made.add_paragraph(plain(document.title), style="Title")
    _pale(made, document.facts)
    for block in document.blocks:
        _block(made, block)
    known = made.core_properties
    known.title = plain(document.title)[:255]
    known.author = known.last_modified_by = known.comments = known.keywords = ""
    known.created = known.modified = datetime(today.year, today.month, today.day)  # noqa: DTZ001
    known.language = document.lang
    known.revision = 1
    saved = BytesIO()
    made.save(saved)
    return timeless(saved.getvalue())


def _block(made: Docx, block: Block) -> None:
    match block:
        case Heading():
            made.add_heading(plain(block.text), block.level)
        case Paragraph():
            if block.pale:
                _pale(made, block.text, block.with_next)
                return
            line = made.add_paragraph()
            if block.bold:
                line.add_run(f"{plain(block.bold)} ").bold = True
            line.add_run(_lines(block.text))
            line.paragraph_format.keep_together = True
            line.paragraph_format.keep_with_next = block.with_next
        case Bullets():
            for item in block.items:
                line = made.add_paragraph(_lines(item), style="List Bullet")
                line.paragraph_format.keep_together = True
                line.paragraph_format.keep_with_next = block.with_next
        case Table():
            _table(made, block)
        case Picture():
            _across(made, block)


def _pale(made: Docx, text: str, with_next: bool = False) -> None:
    line = made.add_paragraph()
    line.paragraph_format.keep_with_next = with_next
    run = line.add_run(_lines(text))
    run.font.color.rgb = _PALE
    run.font.size = Pt(9.5)


def _lines(text: str) -> str:
    """Return a text without what XML forbids; its line ends stay."""
    return "\n".join(plain(line) for line in text.splitlines())


# -- Styles ----------------------------------------------------------------------------------


def _styles(made: Docx) -> None:
    sizes = {"Normal": 10.5, "Title": 20, "Heading 1": 15, "Heading 2": 12, "List Bullet": 10.5}
    for name, size in sizes.items():
        style = made.styles[name]
        style.font.name = LATIN
        style.font.size = Pt(size)
        style.font.color.rgb = _INK
        style.paragraph_format.space_after = Pt(4)
        properties = style.element.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        # A theme's font would win over the one that is named.
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), EAST_ASIAN)
    normal = made.styles["Normal"].element.get_or_add_rPr()
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), "en-GB")
    # Chinese names in an English plan too are set with the signs of the mainland.
    spoken.set(qn("w:eastAsia"), "zh-CN")
    normal.append(spoken)
    for name, before in (("Heading 1", 14), ("Heading 2", 9)):
        made.styles[name].paragraph_format.space_before = Pt(before)
        made.styles[name].paragraph_format.keep_with_next = True


def _page(made: Docx) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Mm(WIDE), Mm(HIGH)
    _margins(section, MARGIN)


def _margins(section: Section, wide: int) -> None:
    section.left_margin = section.right_margin = Mm(wide)
    section.top_margin = section.bottom_margin = Mm(wide)
    section.footer_distance = Mm(min(wide, MARGIN) / 2)


def _foot(made: Docx, text: str) -> None:
    line = made.sections[0].footer.paragraphs[0]
    runs = [line.add_run(f"{plain(text)}   ")]
    # Each part of the field in a run of its own, or the number is drawn in another size.
    for kind, said in (("begin", ""), ("", "PAGE"), ("separate", ""), ("", "1"), ("end", "")):
        runs.append(line.add_run(said if said.isdigit() else ""))
        if kind or not said.isdigit():
            part = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                part.set(qn("w:fldCharType"), kind)
            else:
                part.text = said
            runs[-1]._r.append(part)
    for run in runs:
        run.font.size = Pt(8)
        run.font.color.rgb = _PALE


# -- Tables and pictures ---------------------------------------------------------------------


def _table(made: Docx, block: Table) -> None:
    columns = len(block.heads)
    table = made.add_table(rows=1, cols=columns, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _quiet(table)
    shares = block.widths or [1 / columns] * columns
    widths = [Mm((WIDE - 2 * MARGIN) * share / sum(shares)) for share in shares]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    whole_table = len(block.rows) <= WHOLE_TABLE
    # Digits beside Chinese letters stand on lines as high as theirs.
    mixed = any(_HAN.search(text) for row in (block.heads, *block.rows) for text in row)
    height = Pt(12) if mixed else None
    for cell, head, width in zip(table.rows[0].cells, block.heads, widths, strict=True):
        cell.width = width
        _fill(cell, head, height, head=True, with_next=True)
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for n, row in enumerate(block.rows, start=1):
        added = table.add_row()
        whole = OxmlElement("w:cantSplit")
        added._tr.get_or_add_trPr().append(whole)
        for cell, text, width in zip(added.cells, row, widths, strict=True):
            cell.width = width
            # A long table does not begin with a single row at the foot of a page.
            last = n == len(block.rows) if whole_table else n >= FIRST_ROWS
            _fill(cell, text, height, with_next=not last)
    made.add_paragraph().paragraph_format.space_after = Pt(2)


def _quiet(table: DocxTable) -> None:
    """Give a table pale lines and some room around its texts."""
    borders, room = OxmlElement("w:tblBorders"), OxmlElement("w:tblCellMar")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", _LINE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    for side, wide in (("top", 30), ("left", 80), ("bottom", 30), ("right", 80)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(wide))
        margin.set(qn("w:type"), "dxa")
        room.append(margin)
    known = table._tbl.tblPr
    layout = known.find(qn("w:tblLayout"))
    # The order of these is prescribed: borders, layout, margins.
    if layout is None:
        known.extend((borders, room))
    else:
        layout.addprevious(borders)
        layout.addnext(room)


def _fill(
    cell: _Cell, text: str, height: Pt | None, head: bool = False, with_next: bool = False
) -> None:
    line = cell.paragraphs[0]
    line.paragraph_format.space_after = Pt(0)
    line.paragraph_format.line_spacing = height
    line.paragraph_format.keep_with_next = with_next
    run = line.add_run(_lines(text))
    run.font.size = Pt(8.5 if head else 9)
    if head:
        run.bold = True
        run.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), _ACCENT)
        cell._tc.get_or_add_tcPr().append(shade)


def _across(made: Docx, block: Picture) -> None:
    """Put a picture on a page laid across, as large as it fits, and turn back after it."""
    section = made.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(HIGH), Mm(WIDE)
    _margins(section, AROUND_MAP)
    wide, high = _pixels(block.png)
    # Room for the line below a picture of any shape, and for the foot of the page.
    room = (HIGH - 2 * AROUND_MAP, WIDE - 2 * AROUND_MAP - 20)
    width = min(room[0], room[1] * wide / high)
    made.add_picture(BytesIO(block.png), width=Mm(width))
    made.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.CENTER
    shape = made.inline_shapes[-1]._inline.docPr
    shape.set("descr", plain(block.alt))
    _pale(made, block.alt)
    back = made.add_section()
    back.orientation = WD_ORIENT.PORTRAIT
    back.page_width, back.page_height = Mm(WIDE), Mm(HIGH)
    _margins(back, MARGIN)


def _pixels(png: bytes) -> tuple[int, int]:
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
