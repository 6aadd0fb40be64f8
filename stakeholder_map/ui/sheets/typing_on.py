"""Typing into the empty last row of a grid, as in every spreadsheet.

Streamlit's grid opens that row with Enter or a blank only: letters that are typed there at once
are lost up to the first blank, and so is a second letter that comes before a cell is open. So the
letters are kept, the row is opened where the first has not done so, and they are put in.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

#: The last row is no cell for screen readers, so with the cursor in it none is selected; they are
#: told a moment after the cursor has moved, hence the tries.
_CODE = """
let typed = null;
const field = () => /^(TEXTAREA|INPUT)$/.test(document.activeElement?.tagName);
const pour = tries => {
  if (field()) {
    if (typed) document.execCommand("insertText", false, typed);
    typed = null;
  } else if (tries > 0) setTimeout(pour, 20, tries - 1);
  else typed = null;
};
const settle = (first, canvas, tries) => {
  const active = document.activeElement;
  const grid = canvas.closest('[data-testid="stDataFrame"]');
  if (field()) pour(0);
  else if (active === canvas && grid && !grid.querySelector('[aria-selected="true"]')) {
    typed = first + typed;
    const enter = {key: "Enter", code: "Enter", keyCode: 13, bubbles: true, cancelable: true};
    canvas.dispatchEvent(new KeyboardEvent("keydown", enter));
    pour(50);
  } else if (tries > 0) setTimeout(settle, 30, first, canvas, tries - 1);
  else typed = null;
};
const heard = event => {
  const {key, isTrusted, isComposing, ctrlKey, metaKey, altKey} = event;
  if (key.length !== 1 || !isTrusted || isComposing || ctrlKey || metaKey || altKey) return;
  if (typed !== null) {
    typed += key;
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  const canvas = document.activeElement?.closest("canvas");
  if (key === " " || !canvas?.closest('[data-testid="stDataFrame"]')) return;
  typed = "";
  setTimeout(settle, 40, key, canvas, 10);
};
let listening = false;
export default () => {
  if (!listening) document.addEventListener("keydown", heard, true);
  listening = true;
};
"""


@cache
def _component() -> Any:
    return st.components.v2.component("stakeholder-map typing on", js=_CODE)


def draw(name: str) -> None:
    """Let the grid above take what is typed into its empty last row; ``name`` is the sheet's."""
    _component()(key=f"typing_on_{name}", height=0)
