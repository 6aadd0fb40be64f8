"""Several cells of a sheet at once: a block pasted as text, one value for several rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from stakeholder_map.services.sheets.block import Block, block_of, one_value
from stakeholder_map.services.sheets.book import Book
from stakeholder_map.services.sheets.codec import Kind
from stakeholder_map.services.sheets.sheet import Column, Sheet
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks, drafts, mounted, saving, state
from stakeholder_map.ui.sheets import grid
from stakeholder_map.words import Words
from stakeholder_map.words.entry import joined


def draw(sheet: Sheet, stored: Stored, view: Sequence[str] | None = None) -> None:
    """Draw, folded, the box for a block and the choice of rows; the sheet is drawn above."""
    _ = state.text()
    book = state.book(stored)
    paste_box, set_box = st.columns(2)
    with paste_box:
        box = st.expander(
            _("Paste a block from Excel or WPS"), key=f"paste_{sheet.name}", on_change="rerun"
        )
        if box.open:
            with box:
                _paste(_, sheet, stored, book, tuple(view or ()))
    with set_box:
        box = st.expander(
            _("One value for several rows"), key=f"several_{sheet.name}", on_change="rerun"
        )
        if box.open:
            with box:
                _several(_, sheet, stored, book)


def _paste(_: Words, sheet: Sheet, stored: Stored, book: Book, view: tuple[str, ...]) -> None:
    place = f"paste/{sheet.name}/{stored.account.id}"
    form = mounted.mount(place, {"block": drafts.text(stored, place)})
    text = st.text_area(
        _("Copy cells in Excel or WPS and paste them here"),
        form.values["block"],
        height=140,
        max_chars=200_000,
        key=form.key("block"),
        help=_(
            "With a line of headings the columns are found by name; else they are taken in the "
            "order of the sheet. Words may be in either language. Blank cells change nothing."
        ),
    )
    drafts.keep_text(stored, place, text)
    if not text.strip():
        return
    block = block_of(sheet, book, text, view)
    titles = {column.name: column for column in sheet.columns(book)}
    blocks.muted(*_said(_, block, titles))
    pressed = st.button(
        _.plural("Take over {n} row", "Take over {n} rows", len(block.typed)),
        key=f"take_{sheet.name}",
        type="primary",
        disabled=not block.typed,
    )
    if pressed:
        taken, refused = grid.take(sheet, stored, block.typed)
        drafts.forget(stored, place)
        mounted.anew(place)
        _tell(_, taken, refused)
        st.rerun()


def _said(_: Words, block: Block, titles: dict[str, Column]) -> list[str]:
    """Return how a block is read: its columns, which rows are known, what is left out."""
    used = dict.fromkeys(name for cells in block.typed.values() for name in cells)
    names = joined(_, (_(titles[name].title) for name in used if name in titles))
    said = [
        _("Headings found: {names}", names=names)
        if block.has_header
        else _("No headings found; taken in this order: {names}", names=names)
    ]
    if block.known:
        said.append(
            _.plural("{n} row is known and changes", "{n} rows are known and change", block.known)
        )
    if block.unread:
        said.append(_("Left out, no such column: {names}", names=joined(_, block.unread)))
    return said


def _several(_: Words, sheet: Sheet, stored: Stored, book: Book) -> None:
    columns = {c.name: c for c in sheet.columns(book) if c.set is not None and not c.needed}
    labels = _labels(sheet, book)
    rows = st.multiselect(
        _("Rows"),
        list(labels),
        format_func=lambda key: labels.get(key, key),
        placeholder=_("choose one or several"),
        key=f"several_rows_{sheet.name}",
    )
    which, what, button = st.columns([3, 4, 2], vertical_alignment="bottom")
    name = which.selectbox(
        _("Column"),
        list(columns),
        format_func=lambda key: _title(_, columns[key]) if key in columns else key,
        key=f"several_column_{sheet.name}",
    )
    if name is None:
        return
    column = columns[name]
    with what:
        value = _value(_, book, column, f"several_value_{sheet.name}_{name}")
    pressed = button.button(
        _.plural("Set in {n} row", "Set in {n} rows", len(rows)),
        key=f"set_{sheet.name}",
        disabled=not rows,
    )
    if pressed:
        taken, refused = grid.take(sheet, stored, one_value(rows, column, value))
        _tell(_, taken, refused)
        st.rerun()


def _value(_: Words, book: Book, column: Column, key: str) -> Any:
    """Draw the field for the value; blank empties the cells."""
    options = column.codec.options(book)
    if column.codec.kind is Kind.CHECK:
        return st.checkbox(_title(_, column), key=key)
    if column.codec.kind is Kind.DATE:
        return st.date_input(_("Value"), None, format="YYYY-MM-DD", key=key)
    if column.codec.kind is Kind.CHOICES:
        return st.multiselect(
            _("Value"),
            list(options),
            accept_new_options=column.codec.open,
            placeholder=_("blank"),
            key=key,
        )
    if options:
        return st.selectbox(_("Value"), list(options), index=None, placeholder=_("blank"), key=key)
    return st.text_input(_("Value"), max_chars=20_000, placeholder=_("blank"), key=key)


def _title(_: Words, column: Column) -> str:
    return column.title if column.verbatim else _(column.title)


def _labels(sheet: Sheet, book: Book) -> dict[str, str]:
    """Return what the rows are called: their first cells that say something."""
    found: dict[str, str] = {}
    for row, cells in sheet.rows(book).items():
        said = [c for c in cells.values() if isinstance(c, str) and c][:3]
        found[row] = " · ".join(said) or "?"
    return found


def _tell(_: Words, taken: int, refused: int) -> None:
    if taken:
        saving.tell(_.plural("{n} cell taken over", "{n} cells taken over", taken), saving.DONE)
    if refused:
        saving.tell(
            _.plural(
                "{n} cell waits below the sheet to be mended",
                "{n} cells wait below the sheet to be mended",
                refused,
            )
        )
