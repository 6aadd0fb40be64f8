"""Portfolio: every account on one page – health, gaps, and where weight is unreached."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pandas as pd
import streamlit as st

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.model.scales import DecisionState
from stakeholder_map.services import portfolio as service
from stakeholder_map.services import reading as readings
from stakeholder_map.services.portfolio import PortfolioLine
from stakeholder_map.storage.errors import StorageError
from stakeholder_map.ui import blocks, places, saving, state
from stakeholder_map.ui.figures import reading_figures
from stakeholder_map.ui.figures.figure import Figure, Parts
from stakeholder_map.words import Words, figures
from stakeholder_map.words.values import word

#: A decision due within so many days is "soon".
SOON = 30

#: How many decisions a number of the summary names.
NAMED = 8

#: Lines drawn at once; a search finds the others.
MOST = 1_000

#: Seconds that the first look may compute, and each later one while accounts are still read.
FIRST_LOOK, NEXT_LOOK = 0.4, 0.6


def page() -> None:
    """Draw the page. With thousands of accounts it fills up while one looks at it."""
    _ = state.text()
    st.subheader(_("Portfolio"))
    lines = service.portfolio(state.store(), state.today(), FIRST_LOOK)
    if not lines:
        blocks.ways_to_start(_)
        return
    waiting = any(not line.is_read for line in lines)
    # The clock runs only as long as there is something to read.
    st.fragment(_shown, run_every=2.0 if waiting else None)(waiting)
    blocks.ways_to_start(_)


def _shown(waited: bool) -> None:
    _ = state.text()
    lines = service.portfolio(state.store(), state.today(), NEXT_LOOK)
    unread = sum(not line.is_read for line in lines)
    if waited and not unread:
        st.rerun()
    if unread:
        st.progress(
            1 - unread / len(lines),
            _(
                "Health and gaps are being read: {n} of {all} lines. The rest fills in by itself.",
                n=len(lines) - unread,
                all=len(lines),
            ),
        )
    _summary(_, lines)
    found = _chosen(_, lines)
    shown = found[:MOST]
    table = _table(_, shown)
    asked = st.container()
    picked = st.dataframe(
        table,
        hide_index=True,
        placeholder=figures.UNKNOWN,
        height=min(720, 38 + 35 * max(1, len(table))),
        on_select="rerun",
        selection_mode="single-cell",
        key="portfolio_table",
        column_config={
            _("Health"): st.column_config.ProgressColumn(
                format="%d", min_value=0, max_value=100, help=_("0 to 100; blank is not known.")
            ),
            _("Critical"): st.column_config.NumberColumn(help=_("Critical gaps.")),
            _("Gaps"): st.column_config.NumberColumn(
                help=_("What is missing that could lose the decision.")
            ),
            _("Lean"): st.column_config.TextColumn(
                help=_(
                    "What all views add up to, from −100 against to +100 for us; ± what unknown "
                    "stances may change."
                )
            ),
            _("Unreached weight"): st.column_config.TextColumn(
                help=_("How much of the decision's weight no living contact covers.")
            ),
        },
    )
    if len(found) > len(shown):
        st.caption(
            _(
                "The first {n} of {all} lines, the least reached first. Search to see others.",
                n=len(shown),
                all=len(found),
            )
        )
    st.caption(
        _(
            "Click a number to read why, anything else to open the map. Unreached weight is a "
            "range while contacts are unknown."
        )
    )
    for row, column in picked.selection.cells:
        line = shown[row]
        if column in _columns(_) and line.decision is not None:
            with asked.container(border=True):
                _why(_, line, column)
        else:
            _open(line)


def _open(line: PortfolioLine) -> None:
    state.look_at(line.row.id, line.decision.id if line.decision else None)
    st.switch_page(places.page("map"))


def _columns(_: Words) -> dict[str, Callable[[Words, Reading], Figure]]:
    """Return the columns whose numbers open, each with what says why."""
    return {
        _("Health"): reading_figures.health,
        _("Lean"): reading_figures.lean,
        _("Unreached weight"): reading_figures.unreached,
        _("Gaps"): reading_figures.gaps,
        _("Critical"): reading_figures.gaps,
    }


def _why(_: Words, line: PortfolioLine, column: str) -> None:
    """Draw why a number of a line is what it is, from the reading that the map shows."""
    decision = line.decision
    if decision is None:
        return
    try:
        stored = readings.open_account(state.store(), line.row.id)
    except StorageError as error:
        saving.say((error.problem,))
        return
    reading = readings.reading_of(state.store(), stored, decision.id, state.today())
    blocks.muted(f"{line.row.name} · {decision.name}")
    blocks.opened(_columns(_)[column](_, reading))
    if st.button(_("Open the map"), key="portfolio_open", icon=":material/account_tree:"):
        _open(line)


def _summary(_: Words, lines: tuple[PortfolioLine, ...]) -> None:
    rows = {line.row.id: line.row for line in lines}
    running = [x for x in lines if x.decision and x.decision.state is DecisionState.RUNNING]
    soon = [x for x in running if _days_left(x) is not None and 0 <= (_days_left(x) or 0) <= SOON]
    critical = sum(line.critical or 0 for line in running)
    worst = sorted((x for x in running if x.critical), key=lambda x: -(x.critical or 0))
    # What is still being read can only add to these two.
    least = "≥ " if any(not line.is_read for line in lines) else ""
    decisions = sum(row.running for row in rows.values())
    blocks.numbers(
        (
            Figure(
                str(len(rows)),
                _("All accounts in your data, samples included; each may have several decisions."),
                label=_("Accounts"),
            ),
            Figure(
                str(decisions),
                _("Decisions that are open: neither won, lost nor dropped."),
                label=_("Running decisions"),
            ),
            Figure(
                f"{least}{len(soon)}",
                _(
                    "Running decisions that are to be taken from today on within {days} days.",
                    days=SOON,
                ),
                _first(
                    (_named(x), figures.day(_, x.decision.decide_by)) for x in soon if x.decision
                ),
                label=_("Due within {days} days", days=SOON),
            ),
            Figure(
                f"{least}{critical}",
                _("Gaps of running decisions each of which alone could lose the decision."),
                _first((_named(x), str(x.critical)) for x in worst),
                label=_("Critical gaps"),
            ),
        )
    )


def _named(line: PortfolioLine) -> str:
    return f"{line.row.name} · {line.decision.name}" if line.decision else line.row.name


def _first(parts: Iterable[tuple[str, str]]) -> Parts:
    """Return the first parts, and a sign where there are more."""
    every = tuple(parts)
    return every if len(every) <= NAMED else (*every[:NAMED], ("…", f"+ {len(every) - NAMED}"))


def _days_left(line: PortfolioLine) -> int | None:
    if line.decision is None or line.decision.decide_by is None:
        return None
    return (line.decision.decide_by - state.today()).days


def _chosen(_: Words, lines: tuple[PortfolioLine, ...]) -> list[PortfolioLine]:
    """Return the lines that the search finds, most unreached weight first, closed ones last."""
    wanted = st.text_input(
        _("Search accounts"), key="portfolio_search", placeholder=_("Account, decision or owner")
    ).casefold()
    found = [line for line in lines if wanted in _searched(line)]
    return sorted(found, key=_urgency)


def _searched(line: PortfolioLine) -> str:
    decision = line.decision.name if line.decision else ""
    return f"{line.row.name} {decision} {line.row.owner}".casefold()


def _urgency(line: PortfolioLine) -> tuple[bool, bool, float, str]:
    closed = line.decision is None or line.decision.state is not DecisionState.RUNNING
    # Where nothing is known about reach the whole weight may be unreached: that comes first too.
    unreached = 1 - line.reached.low if line.reached else 1.0
    return (closed, line.decision is None, -unreached, line.row.name.casefold())


def _table(_: Words, lines: list[PortfolioLine]) -> pd.DataFrame:
    def stage(line: PortfolioLine) -> str:
        if line.decision is None:
            return ""
        if line.decision.state is not DecisionState.RUNNING:
            return word(_, line.decision.state)
        stage = line.decision.buyer_stage
        return figures.UNKNOWN if stage is None else word(_, stage)

    return pd.DataFrame(
        {
            _("Account"): [line.row.name for line in lines],
            _("Decision"): [line.decision.name if line.decision else "–" for line in lines],
            _("Stage"): [stage(line) for line in lines],
            _("Decided by"): [
                figures.day(_, line.decision.decide_by if line.decision else None) for line in lines
            ],
            _("Value"): [
                figures.money(_, line.decision.value if line.decision else None, short=True)
                for line in lines
            ],
            _("People"): [line.people for line in lines],
            _("Health"): pd.array([line.health for line in lines], dtype="Float64"),
            _("Lean"): [_lean(line) for line in lines],
            _("Unreached weight"): [
                figures.percent_range(1 - line.reached.high, 1 - line.reached.low)
                if line.reached
                else figures.UNKNOWN
                for line in lines
            ],
            _("Gaps"): pd.array([line.gaps for line in lines], dtype="Int64"),
            _("Critical"): pd.array([line.critical for line in lines], dtype="Int64"),
            _("Owner"): [line.row.owner or figures.UNKNOWN for line in lines],
        }
    )


def _lean(line: PortfolioLine) -> str:
    if line.lean is None or line.lean_off is None:
        return figures.UNKNOWN
    return f"{figures.signed(line.lean * 100)} ± {line.lean_off * 100:.0f}"


page()
