"""Who stands behind whom: us, each competitor, nobody, and those of whom we do not know."""

from __future__ import annotations

import streamlit as st

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.ui import blocks
from stakeholder_map.ui.naming import seat_names
from stakeholder_map.words import Words
from stakeholder_map.words.figures import percent
from stakeholder_map.words.forecast import listed


def draw(_: Words, reading: Reading) -> None:
    """Draw the camps of a decision with the weight and the people of each."""
    camps: dict[str, list[str]] = {"us": [], "none": [], "unknown": []}
    for key, standing in reading.standings.items():
        seat = reading.decision.seat(key)
        if seat.person_id is None:
            continue
        if seat.backs_id is not None:
            camps.setdefault(seat.backs_id, []).append(key)
        elif standing.support is None:
            camps["unknown"].append(key)
        else:
            camps["us" if standing.support > 0 else "none"].append(key)
    there = {rival.id for rival in reading.account.rivals_in(reading.decision.id)} | set(camps)
    rivals = [rival for rival in reading.account.competitors if rival.id in there]
    rows = [(_("Behind us"), "us")]
    rows += [(_("Behind {name}", name=rival.name), rival.id) for rival in rivals]
    rows += [(_("Behind nobody yet"), "none"), (_("Stance unknown"), "unknown")]
    st.text(_("Who backs whom in this decision"))
    blocks.facts((label, _camp(_, reading, camps.get(key, []))) for label, key in rows)


def _camp(_: Words, reading: Reading, seats: list[str]) -> str:
    if not seats:
        return _("nobody")
    seats = sorted(seats, key=lambda key: -reading.standings[key].share)
    weight = sum(reading.standings[key].share for key in seats)
    people = _.plural("{n} person", "{n} people", len(seats))
    return f"{percent(weight)} · {people} · {listed(_, seat_names(_, reading, seats))}"
