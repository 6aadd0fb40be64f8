"""How would it come out today? The chance by the stated rule, step by step."""

from __future__ import annotations

import numpy as np
import streamlit as st

from stakeholder_map.analysis.coverage import Share
from stakeholder_map.analysis.outcome.calibration import ENOUGH, ERRORS, FEW, Lead
from stakeholder_map.analysis.outcome.forecast import Forecast, StepChance
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.services import outlook
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks, state
from stakeholder_map.ui.figures import reading_figures, standing_figures
from stakeholder_map.ui.figures.figure import Figure
from stakeholder_map.ui.naming import seat_name, seat_names
from stakeholder_map.words import Words, figures, why
from stakeholder_map.words import forecast as say
from stakeholder_map.words.gaps import gap_title
from stakeholder_map.words.numbers import outcome_sentence
from stakeholder_map.words.rule import rule_text


def draw(_: Words, stored: Stored, reading: Reading) -> None:
    """Draw the section."""
    found = outlook.forecast_of(state.store(), stored, reading)
    left, right = st.columns([1.6, 1], gap="large")
    with left:
        _chance(_, reading, found)
        _votes(_, reading, found)
    with right:
        _rule(_, reading, found)
        several = reading.influence.known_mask.sum() < len(reading.chain) - 1
        together = outlook.chance_together_of(state.store(), stored, reading) if several else None
        _record(_, found, together)


def _chance(_: Words, reading: Reading, found: Forecast) -> None:
    model = reading.influence
    blocks.numbers((reading_figures.chance(_, reading, found), reading_figures.lean(_, reading)))
    blocking = ""
    if found.blocking is not None:
        name = seat_name(_, reading, found.blocking)
        blocking = f"▲ {say.blocking_sentence(_, name, found.lifts[found.blocking])}"
    elif found.chance is not None:
        blocking = say.blocking_sentence(_, None)
    blocks.told(
        say.chance_sentence(_, found.chance, found.low, found.high),
        outcome_sentence(_, model.known, model.unknown),
        blocking,
    )
    if not found.stated or not found.steps:
        return
    st.caption(_("Step by step, each for itself: in how many of 100 cases it passes"))
    blocks.bars([_step(_, reading, found, step) for step in found.steps])


def _step(_: Words, reading: Reading, found: Forecast, step: StepChance) -> tuple[Figure, Share]:
    """Return a step's chance with who sits in it, and its bar; nobody there leaves it open."""
    stated = next(one for one in reading.decision.steps if one.id == step.step_id)
    figure = Figure(
        say.chance_text(step.chance),
        say.step_sentence(_, stated.name, step.chance),
        tuple(
            (seat_name(_, reading, key), say.chance_text(found.says_yes[key]))
            for key in stated.seat_ids
            if key in found.says_yes
        ),
        label=stated.name,
    )
    if step.chance is None:
        return figure, Share(0.0, 1.0, 1.0)
    return figure, Share(step.chance, step.chance, 1.0)


def _votes(_: Words, reading: Reading, found: Forecast) -> None:
    if not found.lifts:
        return
    st.caption(_("Whose yes is missing"))
    ranked = sorted(found.lifts, key=lambda key: -found.lifts[key])
    blocks.table(
        (_("Person"), _("Support"), _("Says yes, of 100"), _("A sure yes adds")),
        (
            (
                seat_name(_, reading, key),
                standing_figures.support(_, reading, key),
                _yes(_, reading, found, key),
                _lift(_, reading, found, key),
            )
            for key in ranked
        ),
        height=320,
    )
    st.caption(_("Click any number to read why."))


def _yes(_: Words, reading: Reading, found: Forecast, key: str) -> Figure:
    model, row = reading.influence, reading.chain.index(key)
    settled = float((model.V @ np.nan_to_num(model.initial))[row])
    return Figure(
        say.points(found.says_yes[key]),
        why.yes_sentence(_, seat_name(_, reading, key), found.says_yes[key]),
        (
            (_("Own view, −100 … +100"), _signed(float(model.initial[row]))),
            (_("May be off by"), f"± {model.half_width[row] * 100:.0f}"),
            (_("Takes from others"), figures.percent(float(model.susceptibility[row]))),
            (_("Where what we know settles"), _signed(settled)),
        ),
    )


def _signed(view: float) -> str:
    return figures.signed(None if np.isnan(view) else view * 100)


def _lift(_: Words, reading: Reading, found: Forecast, key: str) -> Figure:
    chance, lift = found.chance or 0.0, found.lifts[key]
    return Figure(
        figures.signed(lift * 100, 1),
        why.lift_sentence(_, seat_name(_, reading, key), lift),
        (
            (_("Passes today"), say.points(chance)),
            (_("With this yes for sure"), say.points(min(chance + lift, 1.0))),
        ),
    )


def _rule(_: Words, reading: Reading, found: Forecast) -> None:
    st.caption(_("The rule as entered, read back"))
    every = {seat.id: seat_name(_, reading, seat.id) for seat in reading.decision.seats}
    with st.container(border=True):
        st.text(rule_text(_, reading.decision, every))
    steps = {step.id: step.name for step in reading.decision.steps}
    # The power tells the same of the rule where it was counted by it; each thing is said once.
    notes = {
        say.note_text(
            _,
            note.code,
            steps.get(note.step_id or "", ""),
            seat_names(_, reading, note.seat_ids),
            reading.power.error,
        ): None
        for note in (*found.notes, *reading.power.notes)
    }
    bent = (gap for gap in reading.gaps if gap.rule == "weights_bent")
    notes |= {gap_title(_, gap.rule, gap.values, gap.certain): None for gap in bent}
    for note in notes:
        st.text(f"⚠ {note}")


def _rival(_: Words, one: Lead) -> tuple[str | Figure, ...]:
    """Return another way to say a chance beside the rule, over the same decisions."""
    off = None if one.error is None else ERRORS * one.error
    said = say.lead_sentence(_, one.rival, one.score, one.n, one.lead, off, one.tells)
    parts = (
        (_("This rule"), f"{one.rule:.3f}"),
        (_(say.RIVALS[one.rival]), f"{one.score:.3f}"),
        (_("Decisions"), str(one.n)),
    )
    lead = figures.signed(one.lead, 3)
    return (
        _(say.RIVALS[one.rival]),
        Figure(f"{one.score:.3f}", said, parts),
        str(one.n),
        Figure(lead if off is None else f"{lead} ± {off:.3f}", said, parts),
    )


def _record(_: Words, found: Forecast, together: float | None) -> None:
    st.caption(_("How good has it been?"))
    record = outlook.record_of(state.store())
    corrected = None if found.chance is None else record.calibrated(found.chance)
    if corrected is not None:
        span = None if found.chance is None else record.calibrated_range(found.chance)
        st.text(say.calibrated_sentence(_, corrected, span, record.n))
    else:
        st.text(say.not_calibrated(_, record.n, ENOUGH))
    if record.rule is not None and record.n >= FEW:
        said = say.record_sentence(_, record.rule, record.n)
        own = Figure(f"{record.rule:.3f}", said)
        blocks.table(
            (_("Who said it"), _("Error"), _("Decisions"), _("The rule is better by")),
            ((_("This rule"), own, str(record.n), ""), *(_rival(_, one) for one in record.leads)),
        )
        blocks.muted(
            _("The error is the mean of (chance said − outcome)²: 0 is perfect, 0.25 is a coin.")
        )
    with st.expander(_("How the chance is made")):
        st.text(
            _(
                "{draws} cases are drawn: each person's own view as far as we know it (unknown: "
                "anything from −5 to +5), then what they hear from each other. The rule says "
                "which cases pass. The drawing itself may be off by {error} points. The range is "
                "the chance with everybody we do not know against us, and for us.",
                draws=f"{found.draws:,}",
                error=f"{found.error * 100:.1f}",
            )
        )
        if together is not None:
            st.text(say.together_sentence(_, together))
