"""The numbers of a decision opened into their parts: outcome, coverage, health."""

from __future__ import annotations

import streamlit as st

from stakeholder_map.analysis.forecast import Forecast
from stakeholder_map.analysis.health import HealthChange
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.ui import blocks, shell
from stakeholder_map.words import Words, figures
from stakeholder_map.words import numbers as say
from stakeholder_map.words.forecast import chance_sentence, step_sentence
from stakeholder_map.words.health import (
    change_sentence,
    health_sentence,
    part_detail,
    part_formula,
    part_name,
    part_sentence,
)


def draw(_: Words, reading: Reading, forecast: Forecast) -> None:
    """Draw every key number with its sentence and its parts."""
    _coverage(_, reading)
    _chance(_, reading, forecast)
    _outcome(_, reading)
    _health(_, reading)


def _coverage(_: Words, reading: Reading) -> None:
    cover = reading.coverage
    st.caption(_("Weight reached"))
    st.text(say.coverage_sentence(_, cover.total.low, cover.total.high))
    behind, against = cover.behind, cover.against
    st.text(
        say.leaning_sentence(_, (behind.low, behind.high), (against.low, against.high)),
    )


def _chance(_: Words, reading: Reading, forecast: Forecast) -> None:
    st.caption(_("Passes today"))
    steps = {step.id: step.name for step in reading.decision.steps}
    blocks.told(
        chance_sentence(_, forecast.chance, forecast.low, forecast.high),
        *(
            step_sentence(_, steps.get(step.step_id, ""), step.chance)
            for step in (forecast.steps if forecast.stated else ())
        ),
    )
    st.page_link(
        shell.page("outlook"),
        label=_("How would it come out today?"),
        icon=":material/insights:",
    )


def _outcome(_: Words, reading: Reading) -> None:
    st.caption(_("Lean"))
    st.text(say.outcome_sentence(_, reading.influence.known, reading.influence.unknown))
    names = {person.id: person.name for person in reading.account.people}
    ranked = sorted(reading.standings.values(), key=lambda s: -abs(s.influence))

    def points(value: float | None) -> str:
        return figures.signed(None if value is None else value * 100, 1)

    # Not st.dataframe: it loads pandas, which would double the time to the first map.
    blocks.table(
        (
            _("Person"),
            _("Support"),
            _("Power"),
            _("Influence"),
            _("Beyond title"),
            _("Adds"),
            _("Own vote"),
            _("Through others"),
        ),
        (
            (
                names[found.person_id] if found.person_id else _("Missing seat"),
                figures.signed(found.support),
                figures.percent(found.power),
                figures.percent(found.influence),
                points(found.beyond_title),
                points(found.contribution),
                points(found.own_vote),
                points(found.through_others),
            )
            for found in ranked
        ),
    )
    st.caption(
        _("“Adds” sums to what we know of the outcome; a “?” is a stance nobody has found out.")
    )


def _health(_: Words, reading: Reading) -> None:
    health = reading.health
    st.caption(_("Health"))
    st.text(health_sentence(_, health.score, health.low, health.high, health.own_weights))
    blocks.explained(
        (
            part_name(_, part.code),
            part_sentence(_, part.value, part.low, part.high),
            f"{part_detail(_, part.code, part.detail)} · {part_formula(_, part.code)} "
            + _("Weight {weight}.", weight=figures.percent(part.weight)),
        )
        for part in health.parts
    )
    change = health.best_change
    if change is not None:
        st.text(
            _("The best single change:") + " " + change_sentence(_, *_change(_, reading, change))
        )


def _change(_: Words, reading: Reading, change: HealthChange) -> tuple[str, str, str, float]:
    seat = reading.decision.seat(change.seat_id)
    name = (
        reading.account.person(change.person_id).name
        if change.person_id
        else seat.title or _("Missing seat")
    )
    concern = next((c.text for c in seat.concerns if c.id == change.concern_id), "")
    return change.kind.value, name, concern, change.gain
