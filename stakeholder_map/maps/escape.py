"""The one place where text becomes markup or script data. Nothing else escapes.

Three sinks, three functions: ``text`` for element content and quoted attributes of HTML and SVG,
``data`` for a JSON block inside an HTML page, ``plain`` for what may not stand in either.
"""

from __future__ import annotations

import json
import re
from typing import Any

#: Characters that no XML 1.0 document may hold; a browser's XML parser stops at them.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

#: Marks that turn the direction of what follows them, in the text and in its neighbours.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})

_JSON_ENTITIES = str.maketrans(
    {
        "<": "\\u003c",
        ">": "\\u003e",
        "&": "\\u0026",
        "\u2028": "\\u2028",
        "\u2029": "\\u2029",
    }
)


def plain(value: str) -> str:
    """Return ``value`` on one line, without what breaks a parser or its neighbours' direction.

    Control characters and lone surrogates go; direction overrides go; line ends of every kind
    become a blank. Letters, right-to-left ones and emoji among them, stay.
    """
    if value.isprintable():  # as nearly every text is: none of these, no blank but the plain one
        return " ".join(value.split())
    found = _TURNING.sub("", value)
    return _FORBIDDEN.sub("", " ".join(found.replace("\u2028", " ").replace("\u2029", " ").split()))


def text(value: str) -> str:
    """Return ``value`` for element content or a quoted attribute of HTML or SVG."""
    return plain(value).translate(_ENTITIES)


def data(value: Any) -> str:
    """Return ``value`` as JSON that stays data inside ``<script type="application/json">``.

    Raises:
        ValueError: a number is not finite.
        TypeError: a value has no JSON form.
    """
    found = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _FORBIDDEN.sub("", found).translate(_JSON_ENTITIES)
