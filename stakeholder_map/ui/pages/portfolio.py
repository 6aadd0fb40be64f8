"""Portfolio: every account on one page – health, gaps, and where weight is unreached."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from stakeholder_map.model.scales import DecisionState
from stakeholder_map.services import reading as reading_service
from stakeholder_map.services.reading import PortfolioLine
from stakeholder_map.ui import blocks, shell, state
from stakeholder_map.words import Words, figures
from stakeholder_map.words.values import word

#: A decision due within so many days is "soon".
SOON = 30


def page() -> None:
    """Draw the page."""
    _ = state.text()
    st.subheader(_("Portfolio"))
    # Seen only while it takes long: the first time of a day, with many accounts.
    with st.spinner(_("Reading all accounts. The first time of a day takes a while.")):
        lines = reading_service.portfolio(state.store(), state.today())
    if not lines:
        blocks.ways_to_start(_)
        return
    _summary(_, lines)
    shown = _chosen(_, lines)
    table = _table(_, shown)
    picked = st.dataframe(
        table,
        hide_index=True,
        height=min(720, 38 + 35 * max(1, len(table))),
        on_select="rerun",
        selection_mode="single-cell",
        key="portfolio_table",
        column_config={
            _("Health"): st.column_config.ProgressColumn(
                format="%d", min_value=0, max_value=100, help=_("0 to 100; blank is not known.")
            ),
            _("Critical"): st.column_config.NumberColumn(help=_("Critical gaps.")),
        },
    )
    st.caption(
        _("Click a row to open its map. Unreached weight is a range while contacts are unknown.")
    )
    for row, _column in picked.selection.cells:
        line = shown[row]
        state.look_at(line.row.id, line.decision.id if line.decision else None)
        st.switch_page(shell.page("map"))
    blocks.ways_to_start(_)


def _summary(_: Words, lines: tuple[PortfolioLine, ...]) -> None:
    running = [x for x in lines if x.decision and x.decision.state is DecisionState.RUNNING]
    soon = [x for x in running if _days_left(x) is not None and 0 <= (_days_left(x) or 0) <= SOON]
    boxes = st.columns(4)
    boxes[0].metric(_("Accounts"), len({line.row.id for line in lines}))
    boxes[1].metric(_("Running decisions"), len(running))
    boxes[2].metric(_("Due within {days} days", days=SOON), len(soon))
    boxes[3].metric(_("Critical gaps"), sum(line.critical for line in running))


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
            _("Unreached weight"): [
                figures.percent_range(1 - line.reached.high, 1 - line.reached.low)
                if line.reached
                else figures.UNKNOWN
                for line in lines
            ],
            _("Gaps"): [line.gaps for line in lines],
            _("Critical"): [line.critical for line in lines],
            _("Owner"): [line.row.owner or figures.UNKNOWN for line in lines],
        }
    )


page()
