"""Gaps: what is missing that could lose the decision, and what to do about it."""

from __future__ import annotations

import streamlit as st

from stakeholder_map.analysis.coverage import Share
from stakeholder_map.analysis.gaps.gap import Gap, GapSeverity
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.ui import blocks, state
from stakeholder_map.words import Words
from stakeholder_map.words.gaps import gap_action, gap_severity, gap_title, gap_why
from stakeholder_map.words.numbers import coverage_sentence
from stakeholder_map.words.values import word


def page() -> None:
    """Draw the page."""
    _ = state.text()
    reading = state.reading()
    st.subheader(_("Gaps"))
    if reading is None:
        blocks.nothing_yet(_)
        return
    left, right = st.columns([2.2, 1], gap="large")
    with left:
        _findings(_, reading)
    with right:
        _coverage(_, reading)


def _findings(_: Words, reading: Reading) -> None:
    if not reading.gaps:
        st.text(_("No rule finds a gap. Look again after the next meeting."))
        return
    sure, unsure = reading.sure_gaps, reading.open_questions
    counts = {severity: sum(g.severity is severity for g in sure) for severity in GapSeverity}
    st.text(
        " · ".join(
            f"{blocks.SEVERITY_SIGNS[severity]} {gap_severity(_, severity)} {counts[severity]}"
            for severity in GapSeverity
        )
    )
    for gap in sure:
        _finding(_, gap)
    if unsure:
        st.subheader(_("Cannot be told yet"))
        st.caption(
            _(
                "These rules have no answer because something is unknown. "
                "Finding it out is the task."
            )
        )
        for gap in unsure:
            _finding(_, gap)


def _finding(_: Words, gap: Gap) -> None:
    with st.container(border=True):
        text, button = st.columns([5, 1], vertical_alignment="center")
        with text:
            blocks.finding(
                sign=blocks.SEVERITY_SIGNS[gap.severity],
                kind=gap_severity(_, gap.severity) if gap.certain else _("cannot tell"),
                tone=gap.severity if gap.certain else "unknown",
                title=gap_title(_, gap.rule, gap.values, gap.certain),
                lines=(
                    (_("Why it matters"), gap_why(_, gap.rule)),
                    (_("What to do"), gap_action(_, gap.rule, gap.values, gap.certain)),
                ),
            )
        if gap.seat_ids:
            with button:
                st.button(
                    _("Show on map"),
                    key="gap " + " ".join(gap.key),
                    on_click=state.look_at,
                    kwargs={"seat_id": gap.seat_ids[0], "turn_to": "map"},
                )


def _coverage(_: Words, reading: Reading) -> None:
    account = reading.account
    cover = reading.coverage
    st.subheader(_("Coverage"))
    st.text(coverage_sentence(_, cover.total.low, cover.total.high))
    st.caption(
        _(
            "Reached: a two-way contact within {days} days. Unknown contacts make the range; "
            "they never count as covered.",
            days=account.limits.cold_days,
        )
    )
    blocks.bars(
        [
            (_("reached and for us"), cover.behind),
            (_("reached and against us"), cover.against),
        ]
    )
    names = {department.id: department.name for department in account.departments}
    sections: tuple[tuple[str, list[tuple[str, Share]]], ...] = (
        (
            _("By department"),
            [
                (
                    names.get(key, _("Outside any department"))
                    if key
                    else _("Outside any department"),
                    share,
                )
                for key, share in cover.by_department.items()
            ],
        ),
        (_("By role"), [(word(_, role), share) for role, share in cover.by_role.items()]),
        (
            _("By level"),
            [
                (word(_, level) if level else _("Level not known"), share)
                for level, share in cover.by_level.items()
            ],
        ),
    )
    for title, rows in sections:
        if rows:
            st.caption(title)
            blocks.bars(rows)


page()
