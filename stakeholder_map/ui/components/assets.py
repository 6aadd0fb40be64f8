"""Handing our files to Streamlit: served once from the installed package, or sent inline."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from importlib.resources import files
from typing import Any

import streamlit as st
from streamlit.errors import StreamlitAPIException

#: The project's name, before the component's, as the package's own pyproject.toml declares them.
_PROJECT = "stakeholder-map"

_ASSETS = files("stakeholder_map.maps") / "assets"


def text(name: str) -> str:
    """Return the text of one of our asset files."""
    return (_ASSETS / name).read_text("utf-8")


#: What a module brings from beside it; in one inline script it is there already.
_IMPORT = re.compile(r"^import [^;]*;$", re.MULTILINE)

#: A sheet that another one starts from.
_SHEET = re.compile(r'^@import "([\w.-]+)";$', re.MULTILINE)


@cache
def component(
    name: str, js: str, css: str, before: tuple[str, ...] = (), *, isolated: bool = True
) -> Callable[..., Any]:
    """Return a component made of our asset files.

    Streamlit serves files only of an installed package (``pip install -e .`` will do). In a bare
    checkout the same code is sent inside the page instead: slower, not different.

    Args:
        name: of the component, as the package's own pyproject.toml declares it.
        js: the module; ``before``: the files that it imports, for the inline case.
        css: its style sheet.
        isolated: whether it stands apart from the page's own style sheets.
    """
    make = partial(st.components.v2.component, isolate_styles=isolated)
    try:
        return make(f"{_PROJECT}.{name}", js=js, css=css)
    except StreamlitAPIException:
        code = _IMPORT.sub("", "\n".join(map(text, (*before, js))))
        style = _SHEET.sub(lambda found: text(found[1]), text(css))
        return make(f"{_PROJECT} {name}", js=code, css=style)
