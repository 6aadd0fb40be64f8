"""The kinds of files that leave the house, and how they are called."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """What kind of file.

    A page for any browser, the map as a picture (sharp at any size, or of pixels) or as a slide to
    be edited; the account plan as a Word document; or the account file, complete and private.
    """

    HTML = "html"
    SVG = "svg"
    PNG = "png"
    PPTX = "pptx"
    DOCX = "docx"
    JSON = "json"
    XLSX = "xlsx"
    CSV = "csv"
    GRAPHML = "graphml"
    GEXF = "gexf"
    KUMU = "kumu"
    ICS = "ics"


MIMES = {
    Format.HTML: "text/html",
    Format.SVG: "image/svg+xml",
    Format.PNG: "image/png",
    Format.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.JSON: "application/json",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.CSV: "application/zip",
    Format.GRAPHML: "application/graphml+xml",
    Format.GEXF: "application/gexf+xml",
    Format.KUMU: "application/zip",
    Format.ICS: "text/calendar",
}

#: How the file's name ends, where it is not called like the format.
ENDINGS = {Format.CSV: ".csv.zip", Format.KUMU: ".kumu.zip"}

#: Tables for spreadsheets, graphs for other programs, and the dates as a calendar.
TABLES = frozenset((Format.XLSX, Format.CSV, Format.GRAPHML, Format.GEXF, Format.KUMU, Format.ICS))
