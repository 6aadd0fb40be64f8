"""Through whom? The best introduction to everybody above a weight, and ways round a person."""

from __future__ import annotations

import streamlit as st

from stakeholder_map.analysis.outcome.paths import AccessPath
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.services import outlook
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import access, blocks, state
from stakeholder_map.ui.figures import standing_figures
from stakeholder_map.ui.naming import people_names
from stakeholder_map.words import Words
from stakeholder_map.words.reach import reach_word

#: From this weight on people are listed unless the user says otherwise, in percent.
FROM = 5


def draw(_: Words, stored: Stored, reading: Reading) -> None:
    """Draw the section."""
    left, right = st.columns([1.6, 1], gap="large")
    with left:
        _table(_, stored, reading)
    with right:
        _one(_, reading)


def _table(_: Words, stored: Stored, reading: Reading) -> None:
    least = st.slider(
        _("Everybody with at least this much of the weight or of the influence, in percent"),
        0,
        30,
        FROM,
        key="ways_from",
    )
    shown = sorted(
        (
            s
            for s in reading.standings.values()
            if s.person_id and max(s.share, abs(s.influence)) * 100 >= least
        ),
        key=lambda s: -max(s.share, abs(s.influence)),
    )
    if not shown:
        st.text(_("Nobody has that much. Move the slider to the left."))
        return
    paths = outlook.best_paths_of(state.store(), stored, reading)
    names = people_names(reading)
    blocks.table(
        (
            _("Person"),
            _("Weight"),
            _("Influence"),
            _("Contact"),
            _("Warm in"),
            _("Best way"),
            _("Weakest link"),
        ),
        (
            (
                names[s.person_id or ""],
                standing_figures.weight(_, reading, s),
                standing_figures.influence(_, reading, s),
                reach_word(_, s.reach.reach),
                access.warmth(_, reading, s.person_id or "", path),
                access.path_line(path, names) if path else _("no introduction known"),
                _link(path, names),
            )
            for s in shown
            for path in (paths.get(s.person_id or ""),)
        ),
        height=560,
    )
    st.caption(
        _(
            "“Warm in”: the chance that every step carries a warm introduction, the product of "
            "the steps. Click any number to read why."
        )
    )


def _link(path: AccessPath | None, names: dict[str, str]) -> str:
    if path is None:
        return ""
    weakest = path.weakest
    return f"{names[weakest.source]} → {names[weakest.target]}"


def _one(_: Words, reading: Reading) -> None:
    people = {
        s.person_id: reading.account.person(s.person_id).name
        for s in sorted(reading.standings.values(), key=lambda s: s.reach.reach == "met")
        if s.person_id
    }
    if not people:
        return
    chosen = st.selectbox(
        _("Ways to one person"),
        list(people),
        format_func=lambda key: people.get(key, key),
        key=f"ways_to_{reading.account.id}_{reading.decision.id}",
    )
    if chosen is not None:
        access.draw(_, reading, chosen, "ways")
