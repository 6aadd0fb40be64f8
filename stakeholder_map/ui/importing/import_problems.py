"""What is wrong in a file and how to mend it, with sentences that can be read to their end."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from stakeholder_map.maps.escape import text as escape
from stakeholder_map.model.problem import Problem
from stakeholder_map.ui import blocks, state
from stakeholder_map.words import Words
from stakeholder_map.words.problems import place_text, problem_mend, problem_what, weight_text

#: More problems than this are drawn as a grid, which keeps only the rows in sight in the page.
WRAPPED = 300

_CELL = "padding:.35rem .6rem;vertical-align:top;text-align:left;border-bottom:1px solid #e4e8ee"
_SHORT = f"{_CELL};white-space:nowrap"
_LONG = f"{_CELL};white-space:normal;overflow-wrap:anywhere;min-width:9rem"
_STYLES = {"weight": _SHORT, "where": _LONG, "row": _SHORT, "column": _LONG}


def problems(found: tuple[Problem, ...]) -> None:
    """Draw every problem by file, sheet, row and column, with its mend; errors first."""
    _ = state.text()
    titles = {
        "weight": _.context("problem", "Severity"),
        "where": _("File"),
        "row": _("Row"),
        "column": _("Column"),
        "what": _("What is wrong"),
        "mend": _("How to mend it"),
    }
    rows = [_row(_, problem) for problem in found]
    if len(rows) > WRAPPED:
        _grid(titles, rows)
    else:
        _wrapped(titles, rows)


def _row(_: Words, problem: Problem) -> dict[str, str]:
    place = problem.place
    return {
        "weight": weight_text(_, problem.weight),
        "where": place_text(_, place.but(row=None, column="")),
        "row": "" if place.row is None else str(place.row),
        "column": place.column,
        "what": problem_what(_, problem),
        "mend": problem_mend(_, problem),
    }


def _wrapped(titles: dict[str, str], rows: list[dict[str, str]]) -> None:
    head = "".join(
        f'<th style="{_SHORT}" scope="col">{escape(title)}</th>' for title in titles.values()
    )
    body = "".join(
        "<tr>"
        + "".join(f'<td style="{_STYLES.get(n, _LONG)}">{escape(row[n])}</td>' for n in titles)
        + "</tr>"
        for row in rows
    )
    blocks.html(
        '<div class="wide" style="max-height:420px;overflow:auto"><table class="problems" '
        f'style="width:100%"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _grid(titles: dict[str, str], rows: list[dict[str, str]]) -> None:
    frame = pd.DataFrame(rows)
    frame["row"] = pd.to_numeric(frame["row"]).astype("Int64")
    widths = {"weight": 90, "where": 180, "row": 70, "column": 120, "what": 560, "mend": 640}
    st.dataframe(
        frame,
        hide_index=True,
        height=420,
        placeholder="",
        column_config={
            name: st.column_config.Column(title, width=widths[name])
            for name, title in titles.items()
        },
    )
