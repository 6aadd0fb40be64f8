"""A scenario beside today: outcome, coverage, gaps, people and paths that differ."""

from __future__ import annotations

import streamlit as st

from stakeholder_map.analysis.gaps.gap import Gap
from stakeholder_map.analysis.reading import Reading, Standing
from stakeholder_map.analysis.whatif import Difference, PathDifference
from stakeholder_map.ui import blocks
from stakeholder_map.ui.naming import people_names, seat_name
from stakeholder_map.words import Words, figures
from stakeholder_map.words.forecast import points
from stakeholder_map.words.gaps import gap_severity, gap_title
from stakeholder_map.words.loss import chance_line, coverage_line, index_line
from stakeholder_map.words.whatif import gaps_line, health_line

#: How many seats, paths and gaps are listed.
FIRST = 8


def draw(_: Words, found: Difference) -> None:
    """Draw both sides, in few elements: each one costs the browser time."""
    with blocks.together():
        _numbers(_, found)
        if found.is_nothing:
            blocks.told(_("Nothing that is shown would be different."))
        else:
            _sentences(_, found)
    if found.is_nothing:
        return
    left, right = st.columns(2, gap="medium")
    with left, blocks.together():
        _gaps(_, _("New gaps"), found.gaps_opened)
        _gaps(_, _("Gaps closed"), found.gaps_closed)
    with right, blocks.together():
        _seats(_, found)
        _paths(_, found)


def _sentences(_: Words, found: Difference) -> None:
    one, other = found.coverage
    blocks.told(
        chance_line(_, *found.chance),
        index_line(_, *found.known),
        coverage_line(_, (one.low, one.high), (other.low, other.high)),
        health_line(_, *found.health),
        gaps_line(_, len(found.gaps_opened), len(found.gaps_closed))
        if found.gaps_opened or found.gaps_closed
        else _("The gaps stay as they are."),
    )


def _numbers(_: Words, found: Difference) -> None:
    def of_100(value: float | None) -> str:
        return figures.UNKNOWN if value is None else points(value)

    def leaning(side: int) -> str:
        return f"{figures.signed(found.known[side] * 100)} ± {found.unknown[side] * 100:.0f}"

    def score(value: float | None) -> str:
        return figures.UNKNOWN if value is None else f"{value:.0f}"

    def count(side: Reading) -> str:
        return str(len(side.sure_gaps))

    blocks.table(
        (_("Number"), _("Today"), _("Scenario")),
        (
            (_("Passes, of 100 cases"), *map(of_100, found.chance)),
            (_("Lean"), leaning(0), leaning(1)),
            (_("Weight reached"), *map(blocks.share, found.coverage)),
            (_("Health"), *map(score, found.health)),
            (_("Gaps"), count(found.before), count(found.after)),
        ),
    )


def _gaps(_: Words, title: str, gaps: tuple[Gap, ...]) -> None:
    if not gaps:
        return
    blocks.caption(title)
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
    blocks.caption(_("Introductions that change"))
    names = {**people_names(found.before), **people_names(found.after)}

    def warm(path: object, chance: float) -> str:
        return figures.percent(chance) if path else _("none")

    def both(pair: PathDifference) -> tuple[str, str, str]:
        before = pair.before.chance if pair.before else 0.0
        after = pair.after.chance if pair.after else 0.0
        return names[pair.person_id], warm(pair.before, before), warm(pair.after, after)

    blocks.table((_("Warm in"), _("Today"), _("Scenario")), map(both, found.paths[:FIRST]))


def _seats(_: Words, found: Difference) -> None:
    if not found.seats:
        return
    blocks.caption(_("Who stands differently"))
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
    names = [name(pair.seat_id, found.before if pair.before else found.after) for pair in shown]
    columns = (both(pairs, what) for what in ("support", "power", "influence"))
    blocks.table(
        (_("Person"), _("Support"), _("Power"), _("Influence")),
        zip(names, *columns, strict=True),
    )
