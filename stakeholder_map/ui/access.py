"""Through whom to reach somebody: introductions with their weakest link, and ways round."""

from __future__ import annotations

import streamlit as st

from stakeholder_map.analysis.outcome.paths import AccessPath
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.services import outlook
from stakeholder_map.ui import blocks
from stakeholder_map.ui.figures.figure import Figure
from stakeholder_map.ui.naming import people_names
from stakeholder_map.words import Words
from stakeholder_map.words.figures import UNKNOWN, percent
from stakeholder_map.words.forecast import listed
from stakeholder_map.words.paths import (
    no_path_sentence,
    path_sentence,
    path_text,
    weakest_sentence,
)


def draw(_: Words, reading: Reading, person_id: str, place: str) -> None:
    """Draw the best introductions to a person and whom to leave out; ``place``: of the keys."""
    names = people_names(reading)
    others = [key for key in names if key != person_id]
    avoid = st.multiselect(
        _("Not through"),
        others,
        format_func=lambda key: names.get(key, key),
        placeholder=_("nobody left out"),
        key=f"{place} avoid {reading.account.id} {person_id}",
    )
    found = outlook.paths_to(reading, person_id, tuple(avoid))
    if not found:
        avoided = listed(_, [names[key] for key in avoid])
        # Only then is it the one left out who holds the way.
        holds = avoid and outlook.paths_to(reading, person_id)
        st.text(no_path_sentence(_, names[person_id], avoided if holds else ""))
        return
    with blocks.together():
        for path in found:
            blocks.told(path_sentence(_, path_names(path, names), path.chance))
            weakest = path.weakest
            if len(path.hops) > 1 or weakest.assumed:
                blocks.muted(
                    weakest_sentence(
                        _,
                        names[weakest.source],
                        names[weakest.target],
                        weakest.strength,
                        weakest.assumed,
                    )
                )


def warmth(_: Words, reading: Reading, person_id: str, path: AccessPath | None) -> Figure:
    """Return the chance of a warm introduction with its steps; "?" where none is known."""
    names = people_names(reading)
    if path is None:
        return Figure(UNKNOWN, no_path_sentence(_, names[person_id]))
    weakest = path.weakest
    said = weakest_sentence(
        _, names[weakest.source], names[weakest.target], weakest.strength, weakest.assumed
    )
    steps = tuple(
        (f"{names[hop.source]} → {names[hop.target]}", percent(hop.strength)) for hop in path.hops
    )
    return Figure(
        percent(path.chance),
        path_sentence(_, path_names(path, names), path.chance),
        (*steps, ("", said)),
    )


def path_names(path: AccessPath, names: dict[str, str]) -> list[str]:
    """Return who is on a path, our teammate first."""
    return [names[path.teammate_id], *(names[hop.target] for hop in path.hops)]


def path_line(path: AccessPath, names: dict[str, str]) -> str:
    """Return a path as one line: "Li Wei → Zhang → Anna"."""
    return path_text(path_names(path, names))
