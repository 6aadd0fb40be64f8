"""A scenario beside today: outcome, coverage, gaps, people and paths that differ."""

from __future__ import annotations

import streamlit as st

from stakeholder_map.analysis.gaps.gap import Gap
from stakeholder_map.analysis.outcome.whatif import Difference, PathDifference, SeatDifference
from stakeholder_map.analysis.reading import Standing
from stakeholder_map.ui import access, blocks
from stakeholder_map.ui.figures import reading_figures
from stakeholder_map.ui.figures.figure import Figure
from stakeholder_map.ui.naming import people_names, seat_name
from stakeholder_map.words import Words, figures
from stakeholder_map.words.forecast import chance_text
from stakeholder_map.words.gaps import gap_severity, gap_title
from stakeholder_map.words.loss import chance_line, coverage_line, index_line
from stakeholder_map.words.whatif import gaps_line, health_line
from stakeholder_map.words.why import scenario_sentence

#: How many seats, paths and gaps are listed.
FIRST = 8


def draw(_: Words, found: Difference) -> None:
    """Draw both sides, in few elements: each one costs the browser time."""
    with blocks.together():
        _numbers(_, found)
        if found.is_nothing:
            blocks.told(_("Nothing that is shown would be different."))
    if found.is_nothing:
        return
    left, right = st.columns(2, gap="medium")
    with left, blocks.together():
        _gaps(_, _("New gaps"), found.gaps_opened)
        _gaps(_, _("Gaps closed"), found.gaps_closed)
    with right, blocks.together():
        _seats(_, found)
        _paths(_, found)


def _numbers(_: Words, found: Difference) -> None:
    one, other = found.coverage
    lines = (
        (
            _("Passes, of 100 cases"),
            chance_line(_, *found.chance),
            tuple(map(chance_text, found.chance)),
        ),
        (
            _("Lean"),
            index_line(_, *found.known),
            tuple(
                f"{figures.signed(known * 100)} ± {unknown * 100:.0f}"
                for known, unknown in zip(found.known, found.unknown, strict=True)
            ),
        ),
        (
            _("Weight reached"),
            coverage_line(_, (one.low, one.high), (other.low, other.high)),
            (blocks.share(one), blocks.share(other)),
        ),
        (
            _("Health"),
            health_line(_, *found.health),
            tuple(figures.UNKNOWN if h is None else f"{h:.0f}" for h in found.health),
        ),
        (
            _("Gaps"),
            gaps_line(_, len(found.gaps_opened), len(found.gaps_closed))
            if found.gaps_opened or found.gaps_closed
            else _("The gaps stay as they are."),
            (str(len(found.before.sure_gaps)), str(len(found.after.sure_gaps))),
        ),
    )
    # The left number is one of today's reading; what it is made of stands there.
    today = (
        (),
        reading_figures.lean(_, found.before).parts,
        reading_figures.coverage(_, found.before).parts,
        reading_figures.health(_, found.before).parts,
        reading_figures.gaps(_, found.before).parts,
    )
    then = (
        (),
        reading_figures.lean(_, found.after).parts,
        reading_figures.coverage(_, found.after).parts,
        reading_figures.health(_, found.after).parts,
        reading_figures.gaps(_, found.after).parts,
    )
    blocks.table(
        (_("Number"), _("Today"), _("Scenario")),
        (
            (label, Figure(before, said, made), Figure(after, said, remade))
            for (label, said, (before, after)), made, remade in zip(lines, today, then, strict=True)
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

    def both(pair: PathDifference) -> tuple[str, Figure, Figure]:
        before = access.warmth(_, found.before, pair.person_id, pair.before)
        after = access.warmth(_, found.after, pair.person_id, pair.after)
        return names[pair.person_id], before, after

    blocks.table((_("Warm in"), _("Today"), _("Scenario")), map(both, found.paths[:FIRST]))


def _seats(_: Words, found: Difference) -> None:
    if not found.seats:
        return
    blocks.caption(_("Who stands differently"))
    heads = (_("Support"), _("Power"), _("Influence"))
    blocks.table(
        (_("Person"), *heads), (_seat(_, found, pair, heads) for pair in found.seats[:FIRST])
    )


def _seat(
    _: Words, found: Difference, pair: SeatDifference, heads: tuple[str, str, str]
) -> tuple[str | Figure, ...]:
    name = seat_name(_, found.before if pair.before else found.after, pair.seat_id)

    def said(standing: Standing | None) -> tuple[str, str, str]:
        if standing is None:
            return ("–", "–", "–")
        return (
            figures.signed(standing.support),
            figures.percent(standing.power),
            figures.percent(standing.influence),
        )

    return (
        name,
        *(
            Figure(f"{one} → {other}", scenario_sentence(_, what, name, one, other))
            for what, one, other in zip(heads, said(pair.before), said(pair.after), strict=True)
        ),
    )
