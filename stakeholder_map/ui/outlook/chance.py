"""How would it come out today? The chance by the stated rule, step by step."""

from __future__ import annotations

import streamlit as st

from stakeholder_map.analysis.calibration import ENOUGH, ERRORS, FEW
from stakeholder_map.analysis.coverage import Share
from stakeholder_map.analysis.forecast import Forecast
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.services import outlook
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks, state
from stakeholder_map.ui.naming import seat_name, seat_names
from stakeholder_map.words import Words, figures
from stakeholder_map.words import forecast as say
from stakeholder_map.words.gaps import gap_title
from stakeholder_map.words.numbers import outcome_sentence
from stakeholder_map.words.outlook import lift_sentence
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


def chance_cell(_: Words, found: Forecast) -> tuple[str, str, str, str]:
    """Return the chance as a key number: label, number, small print, sentence."""
    return (
        _("Passes today"),
        _headline(found),
        _("of 100 cases; {range}", range=range_text(found)),
        say.chance_sentence(_, found.chance, found.low, found.high)
        + " "
        + _("If decided today; not calibrated."),
    )


#: A range wider than this says that nothing is known; its middle is no number to quote.
TOO_WIDE = 0.9


def _headline(found: Forecast) -> str:
    """Return the chance as the big figure; the range itself where it tells nothing yet."""
    if found.chance is None:
        return figures.UNKNOWN
    if found.low is not None and found.high is not None and found.high - found.low > TOO_WIDE:
        return range_text(found)
    return say.points(found.chance)


def range_text(found: Forecast) -> str:
    """Return the range of the chance in cases of a hundred, "?" where there is none."""
    if found.low is None or found.high is None:
        return figures.UNKNOWN
    low, high = say.points(found.low), say.points(found.high)
    return low if low == high else f"{low}–{high}"


def _chance(_: Words, reading: Reading, found: Forecast) -> None:
    model = reading.influence
    blocks.numbers(
        (
            chance_cell(_, found),
            (
                _("Lean"),
                f"{figures.signed(model.known * 100)} ± {model.unknown * 100:.0f}",
                _("−100 against … +100 for us"),
                outcome_sentence(_, model.known, model.unknown),
            ),
        )
    )
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
    st.caption(_("Step by step, each for itself"))
    steps = {step.id: step.name for step in reading.decision.steps}
    blocks.bars(
        [
            (
                steps.get(step.step_id, ""),
                Share(0.0, 1.0, 1.0)
                if step.chance is None
                else Share(step.chance, step.chance, 1.0),
            )
            for step in found.steps
        ]
    )
    blocks.muted(
        *(say.step_sentence(_, steps.get(step.step_id, ""), step.chance) for step in found.steps)
    )


def _votes(_: Words, reading: Reading, found: Forecast) -> None:
    if not found.lifts:
        return
    import pandas as pd  # slow to load, and the map asks this module for one number only

    st.caption(_("Whose yes is missing"))
    ranked = sorted(found.lifts, key=lambda key: -found.lifts[key])
    names = {key: seat_name(_, reading, key) for key in ranked}
    st.dataframe(
        pd.DataFrame(
            {
                _("Person"): [names[key] for key in ranked],
                _("Support"): [figures.signed(reading.standings[key].support) for key in ranked],
                _("Says yes, of 100"): [say.points(found.says_yes[key]) for key in ranked],
                _("A sure yes adds"): [figures.signed(found.lifts[key] * 100, 1) for key in ranked],
                _("In a sentence"): [
                    lift_sentence(_, names[key], found.says_yes[key], found.lifts[key])
                    for key in ranked
                ],
            }
        ),
        hide_index=True,
        height=min(38 + 35 * len(ranked), 320),
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
        lines = [say.record_sentence(_, record.rule, record.n)]
        for one in record.leads:
            off = None if one.error is None else ERRORS * one.error
            lines.append(
                say.lead_sentence(_, one.rival, one.score, one.n, one.lead, off, one.tells)
            )
        st.text("\n".join(lines))
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
