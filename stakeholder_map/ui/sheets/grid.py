"""The editable grid: a sheet in ``st.data_editor``, its rows known by id instead of position.

The editor reports edits by position, against the table it was mounted with, and knows neither
undo nor questions. So the grid keeps what was mounted, turns every report into cells of known
rows, applies and saves them at once, and mounts the editor anew only when something else changed
the account: whoever types is never thrown out of the cell. Cells that were refused stay visible
as they were typed, with the reason below the grid.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from stakeholder_map.model.record import new_id
from stakeholder_map.services.sheets.book import Book
from stakeholder_map.services.sheets.sheet import Column, Refusal, Sheet, apply
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import drafts, saving, state
from stakeholder_map.ui.sheets import asking, pasting, typing_on
from stakeholder_map.ui.sheets.editor import Cells, Mounted, drawn, frame_of, unsaved, whole
from stakeholder_map.words import Words
from stakeholder_map.words.entry import refusal_text

#: A grid grows with its rows up to this height; then it scrolls.
_HIGHEST = 560


def edit(sheet: Sheet, stored: Stored, view: Sequence[str] | None = None) -> None:
    """Draw a sheet as an editable grid; ``view`` names the columns to show and their order."""
    book = state.book(stored)
    _recall(sheet, stored, book)
    grid = _mounted(sheet, book, stored, tuple(view or ()))
    columns = _shown(sheet, book, view)
    if grid.doomed:
        _ask(sheet, grid, stored, book.words)
    rows = len(grid.frame) + (2 if sheet.create else 1)
    st.data_editor(
        grid.frame,
        key=editor_key(sheet, grid.number),
        num_rows="dynamic" if sheet.create else "fixed",
        hide_index=True,
        width="stretch",
        height=min(_HIGHEST, 36 + 35 * max(rows, 2)),
        column_config={
            column.name: drawn(column, grid.options[column.name], book.words, first=n == 0)
            for n, column in enumerate(columns)
        },
        placeholder="",
        on_change=_typed,
        args=(sheet, stored.account.id, tuple(view or ())),
    )
    pasting.draw(sheet.name)
    if sheet.create:
        typing_on.draw(sheet.name)
    _show_refused(sheet, grid, book)
    drafts.keep(stored, _draft_place(sheet, book), unsaved(grid))


def take(sheet: Sheet, stored: Stored, typed: dict[str, Cells]) -> tuple[int, int]:
    """Apply cells that were not typed into the editor; return how many were taken and refused.

    What is refused waits in the grid like what is typed there. The sheet must be drawn already.
    """
    book = state.book(stored)
    grid: Mounted = st.session_state[f"grid_{sheet.name}"]
    before = set(grid.refused)
    _take(sheet, book, stored, grid, typed)
    grid.stale = True
    refused = len(set(grid.refused) - before)
    return sum(map(len, typed.values())) - refused, refused


def editor_key(sheet: Sheet, number: int) -> str:
    """Return the key of the editor that a sheet is mounted in for the ``number``-th time."""
    return f"{sheet.name}_{number}"


# -- mounting --------------------------------------------------------------------------------


def _mounted(sheet: Sheet, book: Book, stored: Stored, view: tuple[str, ...]) -> Mounted:
    """Return what is mounted, anew if the account changed elsewhere."""
    place = f"grid_{sheet.name}"
    about = (stored.account.id, book.decision_id, book.words.language, view)
    there: Mounted | None = st.session_state.get(place)
    if (
        there is not None
        and not there.stale
        and there.about == about
        and there.version == stored.version
        and _still_mounted(sheet, there)
    ):
        there.options = _offered(book, _shown(sheet, book, view))
        return there
    same = there is not None and there.about[:2] == about[:2]
    drafts = there.drafts if there and same else {}
    waiting = {**there.away, **there.refused} if there and same else {}
    doomed = there.doomed if there and same else ()
    columns = _shown(sheet, book, view)
    rows = sheet.rows(book)
    rows.update({key: {c.name: None for c in columns} | cells for key, cells in drafts.items()})
    refused = {place_: why for place_, why in waiting.items() if place_[0] in rows}
    for (row, column), why in refused.items():
        rows[row][column] = why.cell
    grid = Mounted(
        about=about,
        version=stored.version,
        number=(there.number if there else 0) + 1,
        ids=list(rows),
        frame=frame_of(columns, list(rows.values())),
        options=_offered(book, columns),
        drafts=drafts,
        refused=refused,
        away={place_: why for place_, why in waiting.items() if place_[0] not in rows},
        doomed=tuple(key for key in doomed if key in rows),
    )
    st.session_state[place] = grid
    return grid


def _offered(book: Book, columns: list[Column]) -> dict[str, tuple[str, ...]]:
    return {column.name: column.codec.options(book) for column in columns}


def _still_mounted(sheet: Sheet, grid: Mounted) -> bool:
    """Whether the browser still holds what was typed; a visit to another page loses it."""
    return editor_key(sheet, grid.number) in st.session_state or not (grid.edited or grid.added)


def _shown(sheet: Sheet, book: Book, view: Sequence[str] | None) -> list[Column]:
    columns = {column.name: column for column in sheet.columns(book)}
    if not view:
        return list(columns.values())
    return [columns[name] for name in view if name in columns]


# -- what was typed --------------------------------------------------------------------------


def _typed(sheet: Sheet, account_id: str, view: tuple[str, ...]) -> None:
    """Take over what the editor reports. Runs before the page is drawn again."""
    grid: Mounted = st.session_state[f"grid_{sheet.name}"]
    report = whole(st.session_state[editor_key(sheet, grid.number)])
    stored = state.stored()
    if stored is None or stored.account.id != account_id:
        grid.stale = True
        return
    book = state.book(stored)
    typed = _news(grid, report)
    gone = [grid.ids[position] for position in report["deleted_rows"]]
    gone += _taken_out(grid, report["added_rows"])
    _remember(grid, report)
    if stored.version != grid.version:
        typed = _without_clashes(sheet, book, grid, typed, view)
    if typed:
        _take(sheet, book, stored, grid, typed)
    if gone:
        for key in gone:
            grid.drafts.pop(key, None)
        grid.refused = {place: why for place, why in grid.refused.items() if place[0] not in gone}
        there = {record.id for record in sheet.records(book)}
        grid.doomed = tuple(key for key in gone if key in there)
        grid.stale = True


def _news(grid: Mounted, report: Mapping[str, Any]) -> dict[str, Cells]:
    """Return the cells that differ from the last report, by row id."""
    typed: dict[str, Cells] = {}
    for position, cells in report["edited_rows"].items():
        before = grid.edited.get(position, {})
        fresh = {k: v for k, v in cells.items() if k not in before or before[k] != v}
        if fresh:
            typed[grid.ids[position]] = fresh
    added = report["added_rows"]
    if len(added) < len(grid.added):
        return typed
    while len(grid.added_ids) < len(added):
        grid.added_ids.append(new_id())
    for number, cells in enumerate(added):
        before = grid.added[number] if number < len(grid.added) else {}
        fresh = {k: v for k, v in cells.items() if k not in before or before[k] != v}
        if fresh or number >= len(grid.added):
            typed[grid.added_ids[number]] = fresh
    return typed


def _taken_out(grid: Mounted, added: list[Cells]) -> list[str]:
    """Return the ids of new rows that were deleted again before the grid was mounted anew."""
    gone: list[str] = []
    left = list(added)
    for number, cells in enumerate(grid.added):
        if left and left[0] == cells:
            left.pop(0)
        elif len(grid.added) - len(gone) > len(added):
            gone.append(grid.added_ids[number])
    return gone


def _remember(grid: Mounted, report: Mapping[str, Any]) -> None:
    grid.edited = {position: dict(cells) for position, cells in report["edited_rows"].items()}
    grid.added = [dict(cells) for cells in report["added_rows"]]


def _without_clashes(
    sheet: Sheet, book: Book, grid: Mounted, typed: dict[str, Cells], view: tuple[str, ...]
) -> dict[str, Cells]:
    """Leave out cells that somebody else changed since the grid was mounted; say so."""
    now = sheet.rows(book)
    columns = _shown(sheet, book, view)
    mounted = frame_of(columns, [now.get(key, {}) for key in grid.ids])
    kept: dict[str, Cells] = {}
    for row, cells in typed.items():
        for name, cell in cells.items():
            position = grid.ids.index(row) if row in grid.ids else None
            if position is not None and row not in now and row not in grid.drafts:
                saving.tell(state.text()("Not saved: somebody deleted this row meanwhile."))
            elif (
                position is not None
                and name in mounted
                and _text(mounted[name].iloc[position]) != _text(grid.frame[name].iloc[position])
                and (position, name) not in _own(grid, typed)
            ):
                theirs = _text(mounted[name].iloc[position])
                grid.refused[row, name] = Refusal(name, cell, "changed", {"theirs": theirs})
            else:
                kept.setdefault(row, {})[name] = cell
    grid.stale = True
    return kept


def _own(grid: Mounted, typed: dict[str, Cells]) -> set[tuple[int, str]]:
    """Return the cells that this session changed itself before what it types now."""
    mine = {(n, name) for n, cells in grid.edited.items() for name in cells}
    return mine - {
        (grid.ids.index(row), name)
        for row, cells in typed.items()
        if row in grid.ids
        for name in cells
    }


def _text(cell: Any) -> str:
    if isinstance(cell, list):
        return "; ".join(cell)
    return "" if cell is None or pd.isna(cell) else str(cell)


def _take(sheet: Sheet, book: Book, stored: Stored, grid: Mounted, typed: dict[str, Cells]) -> None:
    outcome = apply(sheet, book, typed, grid.drafts)
    saved = saving.save(stored, lambda _: outcome.account)
    if saved is None:
        for row, cells in typed.items():
            for name, cell in cells.items():
                why = Refusal(name, cell, "not_saved", {"value": _text(cell)})
                grid.refused[row, name] = why
        grid.stale = True
        return
    touched = {(row, name) for row, cells in typed.items() for name in cells} | outcome.taken
    grid.refused = {place: why for place, why in grid.refused.items() if place not in touched}
    grid.refused.update(outcome.refused)
    grid.drafts = outcome.drafts
    grid.version = saved.version
    grid.stale = grid.stale or outcome.redraw


# -- what waits to be mended is kept over a reload ----


def _draft_place(sheet: Sheet, book: Book) -> str:
    return f"grid/{sheet.name}/{book.decision_id or ''}"


def _recall(sheet: Sheet, stored: Stored, book: Book) -> None:
    """In a session that has not drawn this sheet yet, take up what waited in an earlier one."""
    place = f"grid_{sheet.name}"
    there: Mounted | None = st.session_state.get(place)
    if there is not None and there.about[:2] == (stored.account.id, book.decision_id):
        return
    kept = drafts.get(stored, _draft_place(sheet, book))
    if not isinstance(kept, dict):
        return
    refused = {
        (row, column): Refusal(column, cell, code, values)
        for row, column, cell, code, values in kept["refused"]
    }
    about = (stored.account.id, book.decision_id, None, ())
    number = there.number if there else 0
    st.session_state[place] = Mounted(
        about,
        -1,
        number,
        [],
        pd.DataFrame(),
        {},
        drafts=kept["drafts"],
        refused=refused,
        stale=True,
    )


# -- what is said around the grid ------------------------------------------------------------


def _show_refused(sheet: Sheet, grid: Mounted, book: Book) -> None:
    """Name row and column of every refused cell, and how to mend it."""
    if not grid.refused:
        return
    _ = book.words
    titles = {c.name: c.title if c.verbatim else _(c.title) for c in sheet.columns(book)}
    rows = {key: n for n, key in enumerate((*grid.ids, *grid.added_ids), start=1)}
    with st.container(border=True):
        waiting = len(grid.refused)
        st.text(_.plural("{n} cell is not saved yet", "{n} cells are not saved yet", waiting))
        for (row, column), why in grid.refused.items():
            reason = refusal_text(_, why.code, why.values)
            st.text(
                _(
                    "Row {row}, {column}: {reason}",
                    row=rows.get(row, "?"),
                    column=titles.get(column, column),
                    reason=reason,
                )
            )
        st.button(
            _("Forget what was not saved"),
            key=f"forget_{sheet.name}",
            on_click=_forget,
            args=(sheet.name,),
        )


def _forget(name: str) -> None:
    grid: Mounted = st.session_state[f"grid_{name}"]
    grid.refused, grid.away, grid.drafts, grid.stale = {}, {}, {}, True


def _ask(sheet: Sheet, grid: Mounted, stored: Stored, _: Words) -> None:
    """Ask before rows are deleted, naming what goes along."""
    asking.ask_to_delete(stored, grid.doomed, f"rows_{sheet.name}", (_decided, (sheet.name,)))


def _decided(name: str) -> None:
    grid: Mounted = st.session_state[f"grid_{name}"]
    grid.doomed, grid.stale = (), True
