"""Coverage beside the gaps: how much of the weight we reach, by department, role and level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from stakeholder_map.analysis.chain.graph import department_of, level_of
from stakeholder_map.analysis.coverage import Share
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.ui import blocks
from stakeholder_map.ui.figures import reading_figures
from stakeholder_map.words import Words
from stakeholder_map.words.numbers import coverage_sentence
from stakeholder_map.words.values import word


def draw(_: Words, reading: Reading) -> None:
    """Draw the coverage of a reading as bars."""
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
            (reading_figures.coverage(_, reading), cover.total),
            *reading_figures.coverage_sides(_, reading),
        ]
    )
    people = {person.id: person for person in account.people}
    seats = {seat_id: reading.decision.seat(seat_id) for seat_id in reading.standings}
    homes = {key: department_of(people, seat) for key, seat in seats.items()}
    levels = {key: level_of(people, seat) for key, seat in seats.items()}
    names = {department.id: department.name for department in account.departments}
    outside = _("Outside any department")

    def bars(title: str, rows: Iterable[tuple[str, Share, Iterable[str]]]) -> None:
        drawn = [
            reading_figures.coverage_of(_, name, share, [reading.standings[k] for k in keys])
            for name, share, keys in rows
        ]
        if drawn:
            st.caption(title)
            blocks.bars(drawn)

    bars(
        _("By department"),
        (
            (names.get(key, outside) if key else outside, share, _of(homes, key))
            for key, share in cover.by_department.items()
        ),
    )
    bars(
        _("By role"),
        (
            (word(_, role), share, [key for key, seat in seats.items() if role in seat.roles])
            for role, share in cover.by_role.items()
        ),
    )
    bars(
        _("By level"),
        (
            (word(_, level) if level else _("Level not known"), share, _of(levels, level))
            for level, share in cover.by_level.items()
        ),
    )


def _of(groups: Mapping[str, object], group: object) -> list[str]:
    return [key for key, value in groups.items() if value == group]
