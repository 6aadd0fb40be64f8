"""One editor as it is mounted: its table, its columns, and what was typed into it since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import streamlit as st

from stakeholder_map.services.sheets.codec import Kind, is_blank
from stakeholder_map.services.sheets.sheet import Column, Refusal
from stakeholder_map.tables.fold import without_halves
from stakeholder_map.words import Words

_WIDTHS = {-1: 96, 0: 140, 1: 280}

Cells = dict[str, Any]


@dataclass
class Mounted:
    """One editor as it was mounted, and what was typed into it since.

    ``away``: what was refused in rows that are gone now; "redo" may bring them back.
    """

    about: tuple[Any, ...]
    version: int
    number: int
    ids: list[str]
    frame: pd.DataFrame
    options: dict[str, tuple[str, ...]]
    edited: dict[int, Cells] = field(default_factory=dict)
    added: list[Cells] = field(default_factory=list)
    added_ids: list[str] = field(default_factory=list)
    drafts: dict[str, Cells] = field(default_factory=dict)
    refused: dict[tuple[str, str], Refusal] = field(default_factory=dict)
    away: dict[tuple[str, str], Refusal] = field(default_factory=dict)
    doomed: tuple[str, ...] = ()
    stale: bool = False


def frame_of(columns: list[Column], rows: list[Cells]) -> pd.DataFrame:
    """Return the table to mount. Every column has its type even where all cells are blank."""
    series: dict[str, pd.Series[Any]] = {}
    for column in columns:
        cells = [row.get(column.name) for row in rows]
        if column.codec.kind is Kind.DATE:
            series[column.name] = pd.Series(pd.to_datetime(pd.Series(cells, dtype="object")))
        elif column.codec.kind is Kind.CHECK:
            series[column.name] = pd.Series([bool(cell) for cell in cells], dtype="bool")
        elif column.codec.kind is Kind.CHOICES:
            listed = [_listed(cell) for cell in cells]
            series[column.name] = pd.Series(listed, dtype="object")
        else:
            plain = [None if cell is None else str(cell) for cell in cells]
            series[column.name] = pd.Series(plain, dtype="object")
    return pd.DataFrame(series)


def _listed(cell: Any) -> list[str] | None:
    if not cell:
        return None
    return [str(part) for part in cell] if isinstance(cell, list | tuple) else [str(cell)]


def drawn(column: Column, options: tuple[str, ...], _: Words, *, first: bool) -> Any:
    kind = column.codec.kind
    title = column.title if column.verbatim else _(column.title)
    common: dict[str, Any] = {
        "label": title,
        "help": _(column.help) if column.help else None,
        "disabled": column.set is None,
        "width": _WIDTHS[column.wide],
        "pinned": True if first else None,
    }
    make = st.column_config
    if kind is Kind.CHECK:
        return make.CheckboxColumn(**common)
    if kind is Kind.DATE:
        return make.DateColumn(**common, format="YYYY-MM-DD")
    if kind is Kind.CHOICE:
        return _quiet(make.SelectboxColumn(**common, options=list(options)))
    if kind is Kind.CHOICES:
        return _quiet(
            make.MultiselectColumn(
                **common, options=list(options), accept_new_options=column.codec.open
            )
        )
    return make.TextColumn(**common)


class _Options(list[Any]):
    """What a drop-down offers, unseen by what tells one editor from another.

    An editor whose rows can be added is mounted anew when the text of its columns changes, and
    then whoever types is thrown out of the cell. A name that was just typed has to be offered in
    the next row all the same.
    """

    def __repr__(self) -> str:
        return "offered"


def _quiet(column: Any) -> Any:
    config = column["type_config"]
    config["options"] = _Options(config["options"])
    return column


def unsaved(grid: Mounted) -> dict[str, Any] | None:
    """Return what is typed and not saved, as JSON; None where everything is saved."""
    if not grid.refused and not any(map(any_cell, grid.drafts.values())):
        return None
    why = [[*place, _plain(w.cell), w.code, w.values] for place, w in grid.refused.items()]
    rows = {
        row: {name: _plain(cell) for name, cell in cells.items()}
        for row, cells in grid.drafts.items()
    }
    return {"drafts": rows, "refused": why}


def _plain(cell: Any) -> Any:
    return cell if cell is None or isinstance(cell, str | bool | int | list) else str(cell)


def whole(report: Any) -> Any:
    """Return what an editor reports without halves of signs: a paste cuts some emoji in two."""
    if isinstance(report, str):
        return without_halves(report)
    if isinstance(report, Mapping):
        return {key: whole(value) for key, value in report.items()}
    return [whole(value) for value in report] if isinstance(report, list) else report


def any_cell(cells: Cells) -> bool:
    """Whether something is typed in a row."""
    return any(not is_blank(cell) and cell is not False for cell in cells.values())
