"""Pasting plain text into a grid: every cell arrives as it was copied.

Streamlit's grid counts signs and cuts by halves of them: behind an emoji, or a Han character
beyond the first 65,536 as in names like 𠮷田, each cell begins and ends in another's text. A
quotation mark within a cell makes it swallow the next ones. Tables it reads rightly, so a plain
text with such signs is handed over as a table; spreadsheets copy one themselves.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

#: A cell in quotation marks may hold line ends, and each of its quotation marks twice.
_CODE = r"""
const CELL = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/gy;
const SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "<br>"};
const table = text => {
  const rows = [[]];
  const plain = text.replace(/\r\n?/g, "\n");
  for (const [all, quoted, bare, end] of plain.matchAll(CELL)) {
    const cell = quoted === undefined ? bare : quoted.replaceAll('""', '"');
    if (all === "" && rows.at(-1).length === 0) break;  // nothing behind the last line end
    rows.at(-1).push(`<td>${cell.replace(/[&<>\n]/g, sign => SIGNS[sign])}</td>`);
    if (end === "\n") rows.push([]);
    if (end === "") break;
  }
  const filled = rows.filter(row => row.length > 0);
  return `<table>${filled.map(row => `<tr>${row.join("")}</tr>`).join("")}</table>`;
};
const part = async (item, kind) =>
  item.types.includes(kind) ? (await item.getType(kind)).text() : "";
const whole = async item => {
  const text = await part(item, "text/plain");
  if (!/["\ud800-\udfff]/.test(text) || /<table/i.test(await part(item, "text/html"))) return item;
  const html = new Blob([table(text)], {type: "text/html"});
  return {types: ["text/html"], getType: async () => html};
};
let listening = false;
export default () => {
  const clipboard = navigator.clipboard;
  if (listening || !clipboard?.read) return;
  listening = true;
  const read = clipboard.read.bind(clipboard);
  clipboard.read = async () => Promise.all((await read()).map(whole));
};
"""


@cache
def _component() -> Any:
    return st.components.v2.component("stakeholder-map pasting", js=_CODE)


def draw(name: str) -> None:
    """Let the grid above take pasted texts whole; ``name`` is the sheet's."""
    _component()(key=f"pasting_{name}", height=0)
