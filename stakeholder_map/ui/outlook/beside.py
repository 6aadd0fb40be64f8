"""A scenario beside today: outcome, coverage, gaps, people and paths that differ."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from stakeholder_map.analysis.gaps.gap import Gap
from stakeholder_map.analysis.reading import Reading, Standing
from stakeholder_map.analysis.whatif import Difference
from stakeholder_map.ui import blocks
from stakeholder_map.ui.naming import people_names, seat_name
from stakeholder_map.words import Words, figures
from stakeholder_map.words.forecast import points
from stakeholder_map.words.gaps import gap_severity, gap_title
from stakeholder_map.words.loss import chance_line, coverage_line, index_line

#: How many seats, paths and gaps are listed.
FIRST = 8


def draw(_: Words, found: Difference) -> None:
    """Draw both sides."""
    _numbers(_, found)
    if found.is_nothing:
        st.text(_("Nothing that is shown would be different."))
        return
    one, other = found.coverage
    blocks.told(
        chance_line(_, *found.chance),
        index_line(_, *found.known),
        coverage_line(_, (one.low, one.high), (other.low, other.high)),
    )
    left, right = st.columns(2, gap="medium")
    with left:
        _gaps(_, _("New gaps"), found.gaps_opened)
        _gaps(_, _("Gaps closed"), found.gaps_closed)
        if not found.gaps_opened and not found.gaps_closed:
            st.text(_("The gaps stay as they are."))
    with right:
        _paths(_, found)
    _seats(_, found)


def _numbers(_: Words, found: Difference) -> None:
    def of_100(value: float | None) -> str:
        return figures.UNKNOWN if value is None else points(value)

    def leaning(side: int) -> str:
        return f"{figures.signed(found.known[side] * 100)} ± {found.unknown[side] * 100:.0f}"

    def score(value: float | None) -> str:
        return figures.UNKNOWN if value is None else f"{value:.0f}"

    st.dataframe(
        pd.DataFrame(
            {
                _("Number"): [
                    _("Passes, of 100 cases"),
                    _("Lean"),
                    _("Weight reached"),
                    _("Health"),
                    _("Gaps"),
                ],
                _("Today"): [
                    of_100(found.chance[0]),
                    leaning(0),
                    blocks.share(found.coverage[0]),
                    score(found.health[0]),
                    str(len(found.before.sure_gaps)),
                ],
                _("Scenario"): [
                    of_100(found.chance[1]),
                    leaning(1),
                    blocks.share(found.coverage[1]),
                    score(found.health[1]),
                    str(len(found.after.sure_gaps)),
                ],
            }
        ),
        hide_index=True,
    )


def _gaps(_: Words, title: str, gaps: tuple[Gap, ...]) -> None:
    if not gaps:
        return
    st.caption(title)
    for gap in gaps[:FIRST]:
        blocks.finding(
            sign=blocks.SEVERITY_SIGNS[gap.severity],
            kind=gap_severity(_, gap.severity) if gap.certain else _("cannot tell"),
            tone=gap.severity if gap.certain else "unknown",
            title=gap_title(_, gap.rule, gap.values, gap.certain),
        )


def _paths(_: Words, found: Difference) -> None:
    if not found.paths:
        return
    st.caption(_("Introductions that change"))
    names = {**people_names(found.before), **people_names(found.after)}

    def warm(path: object, chance: float) -> str:
        return figures.percent(chance) if path else _("none")

    for pair in found.paths[:FIRST]:
        before = pair.before.chance if pair.before else 0.0
        after = pair.after.chance if pair.after else 0.0
        st.text(f"{names[pair.person_id]}: {warm(pair.before, before)} → {warm(pair.after, after)}")


def _seats(_: Words, found: Difference) -> None:
    if not found.seats:
        return
    st.caption(_("Who stands differently"))
    shown = found.seats[:FIRST]

    def name(seat_id: str, side: Reading) -> str:
        return seat_name(_, side, seat_id)

    def both(values: list[tuple[Standing | None, Standing | None]], what: str) -> list[str]:
        def said(standing: Standing | None) -> str:
            if standing is None:
                return "–"
            if what == "support":
                return figures.signed(standing.support)
            return figures.percent(float(getattr(standing, what)))

        return [f"{said(one)} → {said(other)}" for one, other in values]

    pairs = [(pair.before, pair.after) for pair in shown]
    st.dataframe(
        pd.DataFrame(
            {
                _("Person"): [
                    name(pair.seat_id, found.before if pair.before else found.after)
                    for pair in shown
                ],
                _("Support"): both(pairs, "support"),
                _("Power"): both(pairs, "power"),
                _("Influence"): both(pairs, "influence"),
            }
        ),
        hide_index=True,
    )
