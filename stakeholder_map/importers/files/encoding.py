"""Bytes of a text file → text, in the encodings that spreadsheets and CRM systems write."""

from __future__ import annotations

import codecs
import re

from stakeholder_map.importers.table import refusal

#: A text that is really GB18030 consists mostly of the characters of GB 2312; other encodings
#: read as GB18030 come out as rare ones.
GB_COMMON_SHARE = 0.8

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")


def decoded(name: str, data: bytes, declared: str | None = None) -> str:
    """Return the text of a file in UTF-8, UTF-16, UTF-32 or GB18030.

    ``declared``: an encoding that it says it is in, for where it is in none of these.

    Raises:
        Refused: ``file_binary`` where it is no text, ``file_encoding`` where it is in none of
            these encodings.
    """
    text = _text(name, data, declared)
    if len(_CONTROL.findall(text[:100_000])) * 100 > len(text[:100_000]):
        raise refusal("file_binary", name)
    return text


def _text(name: str, data: bytes, declared: str | None) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(name, data, encoding)
    if b"\0" in data[:4096]:
        return _strict(name, data, _utf16_without_mark(name, data[:4096]))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if declared is not None:
        return _strict(name, data, declared)
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        raise refusal("file_encoding", name) from None
    if not _is_plausible_chinese(text):
        raise refusal("file_encoding", name)
    return text


def _strict(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise refusal("file_encoding", name) from None


def _utf16_without_mark(name: str, start: bytes) -> str:
    """Return the byte order of a text whose Latin characters show as every second byte zero."""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if odd > 4 * even and odd * 4 >= len(start[1::2]):
        return "utf-16-le"
    if even > 4 * odd and even * 4 >= len(start[0::2]):
        return "utf-16-be"
    raise refusal("file_binary", name)


def _is_plausible_chinese(text: str) -> bool:
    foreign = [sign for sign in text[:20_000] if ord(sign) > 127]
    common = sum(_in_gb2312(sign) for sign in foreign)
    return common >= GB_COMMON_SHARE * len(foreign)


def _in_gb2312(sign: str) -> bool:
    try:
        sign.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
