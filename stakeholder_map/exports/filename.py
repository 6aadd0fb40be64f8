"""File names from what users type: readable, Chinese kept, safe on every system."""

from __future__ import annotations

import unicodedata

#: Names that Windows keeps for devices, whatever follows the first dot.
_DEVICES = {
    *("con", "prn", "aux", "nul"),
    *(f"{port}{number}" for port in ("com", "lpt") for number in "123456789¹²³"),
}

_FORBIDDEN = set('<>:"/\\|?*')

#: Bytes that a name may have on common systems, less room for an ending and a number.
MAX_BYTES = 180


def safe_filename(name: str, ending: str = "", fallback: str = "account") -> str:
    """Return ``name`` as a file name with ``ending`` (for example ``".html"``).

    Letters of any alphabet, digits, blanks inside and most signs stay. Path separators, signs
    that some system forbids, control and direction characters become "-"; dots and blanks at the
    ends go; a device name gets "_" in front; what is too long is cut between characters.
    ``fallback`` stands in where nothing is left.
    """
    kept = "".join(
        "-"
        if sign in _FORBIDDEN or unicodedata.category(sign) in {"Cc", "Cs", "Co", "Cn"}
        else sign
        for sign in unicodedata.normalize("NFC", name)
        if unicodedata.category(sign) != "Cf"
    )
    kept = " ".join(kept.split())
    while len(kept.encode()) > MAX_BYTES:
        kept = kept[:-1]
    kept = kept.strip(" .-") or fallback
    if kept.split(".")[0].strip().casefold() in _DEVICES:
        kept = f"_{kept}"
    return kept + ending
