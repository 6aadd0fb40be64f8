"""What do we not know? Where the uncertainty lies, and what the map rests on."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from stakeholder_map.analysis.coverage import Share
from stakeholder_map.analysis.reading import Reading, Standing
from stakeholder_map.services import outlook
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks, places, state
from stakeholder_map.ui.figures import reading_figures, standing_figures
from stakeholder_map.ui.naming import seat_name
from stakeholder_map.words import Words, figures
from stakeholder_map.words.numbers import coverage_sentence, outcome_sentence, uncertainty_sentence
from stakeholder_map.words.outlook import cut_names, find_out_text, sources_sentence
from stakeholder_map.words.reach import reach_sentence

#: How many people are told one by one; the rest is small.
FIRST = 8


def draw(_: Words, stored: Stored, reading: Reading) -> None:
    """Draw the section."""
    left, right = st.columns([1.6, 1], gap="large")
    with left:
        _people(_, stored, reading)
    with right:
        _coverage(_, reading)
        _sources(_, reading)


def _people(_: Words, stored: Stored, reading: Reading) -> None:
    st.caption(_("What to find out next"))
    ranked = sorted(reading.standings.values(), key=lambda s: -s.uncertainty)
    ranked = [standing for standing in ranked if standing.uncertainty > 0]
    if not ranked:
        st.text(_("There is nothing to find out: every stance is known for sure."))
        return
    first = ranked[0]
    blocks.told(
        outcome_sentence(_, reading.influence.known, reading.influence.unknown),
        uncertainty_sentence(_, seat_name(_, reading, first.seat_id), first.uncertainty),
    )
    blocks.bars(
        [
            (
                replace(
                    standing_figures.to_find_out(_, reading, standing),
                    label=seat_name(_, reading, standing.seat_id),
                ),
                Share(standing.uncertainty, standing.uncertainty, 1.0),
            )
            for standing in ranked[:FIRST]
        ]
    )
    paths = outlook.best_paths_of(state.store(), stored, reading)
    for place, standing in enumerate(ranked[:FIRST], start=1):
        name = seat_name(_, reading, standing.seat_id)
        path = paths.get(standing.person_id or "")
        mate = reading.account.teammate(path.teammate_id).name if path else ""
        blocks.finding(
            sign=f"{place}.",
            kind=standing_figures.to_find_out(_, reading, standing),
            tone="unknown",
            title=find_out_text(_, name, standing.confidence, _age(reading, standing)),
            lines=(
                (_("Contact"), _contact(_, standing)),
                (_("Who starts"), mate),
            ),
        )
    rest = ranked[FIRST:]
    if rest:
        left = sum(standing.uncertainty for standing in rest)
        st.caption(
            _(
                "The other {n} people hold {share} of what there is to find out.",
                n=len(rest),
                share=figures.percent(left),
            )
        )


def _age(reading: Reading, standing: Standing) -> int | None:
    stance = reading.decision.seat(standing.seat_id).stance_on(reading.today)
    return None if stance is None else (reading.today - stance.on).days


def _contact(_: Words, standing: Standing) -> str:
    if standing.person_id is None:
        return _("A missing seat: nobody known fills it.")
    fact = standing.reach
    return reach_sentence(_, fact.reach, fact.last_met, fact.days)


def _coverage(_: Words, reading: Reading) -> None:
    st.caption(_("Coverage"))
    total = reading.coverage.total
    blocks.bars([(reading_figures.coverage(_, reading), total)])
    st.text(coverage_sentence(_, total.low, total.high))
    st.page_link(places.page("gaps"), label=_("Gaps"), icon=":material/report:")


def _sources(_: Words, reading: Reading) -> None:
    st.caption(_("What the ties are based on"))
    found = outlook.sources(reading.account)
    st.text(sources_sentence(_, len(found.told_by), found.ties, found.unsaid))
    if found.told_by:
        st.text(cut_names(_, list(found.told_by), 6))
