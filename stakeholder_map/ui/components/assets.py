"""Handing our files to Streamlit: served once from the installed package, or sent inline."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
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


@cache
def component(name: str, js: str, css: str, before: str = "") -> Callable[..., Any]:
    """Return a component made of our asset files.

    Streamlit serves files only of an installed package (``pip install -e .`` will do). In a bare
    checkout the same code is sent inside the page instead, ``before`` (a script that the module
    would load from beside it) in front of it: slower, not different.
    """
    try:
        return st.components.v2.component(f"{_PROJECT}.{name}", js=js, css=css)
    except StreamlitAPIException:
        code = (f"{text(before)}\n" if before else "") + text(js)
        return st.components.v2.component(f"{_PROJECT} {name}", js=code, css=text(css))
