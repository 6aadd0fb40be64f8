"""Putting the cursor into a field, so that whoever opened it by key can type at once."""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

#: Streamlit gives the box of a keyed widget the class ``st-key-<key>``.
_CODE = """
const done = new Set();
const enter = (key, tries) => {
  const box = document.querySelector(`.st-key-${CSS.escape(key)} input`);
  box?.focus();
  // The field may come a moment after this script, or be drawn anew.
  if (box && document.activeElement === box) done.add(key);
  else if (tries > 0) setTimeout(() => enter(key, tries - 1), 50);
};
export default ({data}) => { if (!done.has(data[0])) enter(data[0], 60); };
"""


@cache
def _component() -> Any:
    return st.components.v2.component("stakeholder-map focus", js=_CODE)


def on(key: str) -> None:
    """Put the cursor into the field with this key, the first time it is drawn."""
    _component()(key=f"focus_{key}", data=[key], height=0)
