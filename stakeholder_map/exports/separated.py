"""Sheets of texts → CSV files in one archive, which Excel, WPS and LibreOffice open rightly."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Mapping, Sequence

from stakeholder_map.exports.sheets import TextSheet

#: What a spreadsheet takes for a formula; a number with its sign is none.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠|%]|[\t\r\n]")
_NUMBER = re.compile(r"[+-]\d{1,15}(\.\d+)?%?")

#: The date of every file in an archive: the same export is the same archive, byte for byte.
_DAY = (1980, 1, 1, 0, 0, 0)


def csv_text(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as CSV. A text that could be a formula gets an apostrophe before it."""
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    for row in rows:
        writer.writerow([harmless(text) for text in row])
    return stream.getvalue()


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula when it opens a CSV file."""
    kept = text.replace("\0", "")
    if _FORMULA.match(kept) and not _NUMBER.fullmatch(kept):
        return f"'{kept}"
    return kept


def csv_archive(sheets: Sequence[TextSheet]) -> bytes:
    """Return an archive with a CSV file for each sheet, in UTF-8 with its byte order mark."""
    return archive({f"{sheet.key}.csv": csv_text([sheet.headers, *sheet.rows]) for sheet in sheets})


def archive(files: Mapping[str, str]) -> bytes:
    """Return an archive of text files; each says by a mark that it is UTF-8."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as into:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            into.writestr(entry, text.encode("utf-8-sig", "replace"))
    return stream.getvalue()
