"""Putting the cursor into a field, so that whoever opened it by key can type at once."""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

#: Streamlit gives the box of a keyed widget the class ``st-key-<key>``.
_CODE = """
const done = new Set();
export default ({data}) => {
  const wanted = data[0];
  if (done.has(wanted)) return;
  const box = document.querySelector(`.st-key-${CSS.escape(wanted)} input`);
  if (box) { done.add(wanted); box.focus(); }
};
"""


@cache
def _component() -> Any:
    return st.components.v2.component("stakeholder-map focus", js=_CODE)


def on(key: str) -> None:
    """Put the cursor into the field with this key, the first time it is drawn."""
    _component()(key=f"focus_{key}", data=[key], height=0)
