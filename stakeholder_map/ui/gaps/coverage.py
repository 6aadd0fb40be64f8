"""Coverage beside the gaps: how much of the weight we reach, by department, role and level."""

from __future__ import annotations

import streamlit as st

from stakeholder_map.analysis.coverage import Share
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.ui import blocks
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
            (_("reached and for us"), cover.behind),
            (_("reached and against us"), cover.against),
        ]
    )
    names = {department.id: department.name for department in account.departments}
    outside = _("Outside any department")
    sections: tuple[tuple[str, list[tuple[str, Share]]], ...] = (
        (
            _("By department"),
            [
                (names.get(key, outside) if key else outside, share)
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
