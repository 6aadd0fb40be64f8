"""What if? A scratch copy of the account, read beside today's; thrown away, kept or applied."""

from __future__ import annotations

import streamlit as st
from pydantic import ValidationError

from stakeholder_map.analysis.outcome.whatif import Difference
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.model import edits
from stakeholder_map.model.problem import Problem, Refused
from stakeholder_map.model.scenario import Scenario, Trial
from stakeholder_map.services import outlook
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import saving, state
from stakeholder_map.ui.naming import people_names
from stakeholder_map.ui.outlook import beside, supposing
from stakeholder_map.words import Words
from stakeholder_map.words.whatif import trial_text


def draw(_: Words, stored: Stored, reading: Reading) -> None:
    """Draw the section."""
    _section(stored.version, reading.decision.id)


@st.fragment
def _section(version: int, decision_id: str) -> None:
    """Draw the section; what is supposed runs this alone and not the whole page.

    ``version``: of the account on the rest of the page, which has to be drawn anew with another.
    """
    _ = state.text()
    stored, reading = state.stored(), state.reading()
    same = stored is not None and stored.version == version
    if stored is None or reading is None or not same or reading.decision.id != decision_id:
        st.rerun()
    if not reading.account.people:
        st.text(_("Nobody is on the map of this decision yet."))
        return
    trials = _trials(reading)
    found, problems = _tried(stored, reading, trials)
    left, right = st.columns([1, 1.7], gap="large")
    with right:
        if found is not None:
            beside.draw(_, found)
        elif problems:
            saving.show_problems(problems)
        elif trials:
            st.text(_("This no longer fits the account: somebody in it is gone. Discard it."))
        else:
            st.text(
                _(
                    "Suppose something on the left. Its effect appears here beside today; "
                    "nothing is saved before you apply it."
                )
            )
    with left:
        supposing.draw(_, reading, found.after if found else reading, _add)
        _supposed(_, stored, reading)
        _kept(_, stored, reading)


def _tried(
    stored: Stored, reading: Reading, trials: tuple[Trial, ...]
) -> tuple[Difference | None, tuple[Problem, ...]]:
    """Return what the trials change, or why they cannot all be true; nothing without a trial."""
    if not trials:
        return None, ()
    try:
        return outlook.try_out(state.store(), stored, reading, trials), ()
    except (KeyError, ValidationError):
        return None, ()
    except Refused as refused:
        return None, refused.problems


def _key(reading: Reading) -> str:
    return f"trials {reading.account.id} {reading.decision.id}"


def _trials(reading: Reading) -> tuple[Trial, ...]:
    found: tuple[Trial, ...] = st.session_state.get(_key(reading), ())
    return found


def _texts(_: Words, reading: Reading, trials: tuple[Trial, ...]) -> list[str]:
    """Return each trial in a line; it may be about somebody whom one of them lets join."""
    joining = {t.newcomer.id: t.newcomer.name for t in trials if t.newcomer}
    names = {**people_names(reading), **joining}
    ties = {tie.id: tie for tie in reading.account.ties}
    return [trial_text(_, trial, names, ties) for trial in trials]


def _supposed(_: Words, stored: Stored, reading: Reading) -> None:
    trials = _trials(reading)
    if not trials:
        return
    st.caption(_("Supposed"))
    for place, line in enumerate(_texts(_, reading, trials)):
        text, button = st.columns([6, 1], vertical_alignment="center")
        text.text(line)
        button.button(
            "",
            icon=":material/close:",
            key=f"trial_drop_{place}",
            help=_("Take it back"),
            on_click=_drop,
            args=(reading, place),
        )
    with st.container(horizontal=True):
        st.button(_("Discard"), key="trials_discard", on_click=_discard, args=(reading,))
        st.button(
            _("Apply to the account"),
            key="trials_apply",
            help=_("Saves it, dated today and marked as assumed. “Undo” takes it back."),
            on_click=_apply,
            args=(stored, reading),
        )
        with st.popover(_("Keep as…")):
            name = st.text_input(_("Name of the scenario"), key="scenario_name", max_chars=500)
            st.button(
                _("Keep"),
                key="scenario_keep",
                disabled=not name.strip(),
                on_click=_keep,
                args=(stored, reading, name),
            )


def _kept(_: Words, stored: Stored, reading: Reading) -> None:
    if not reading.decision.scenarios:
        return
    st.caption(_("Kept scenarios"))
    for scenario in reading.decision.scenarios:
        text, look, drop = st.columns([5, 2, 1], vertical_alignment="center")
        text.text(scenario.name)
        look.button(
            _("Look"),
            key=f"scenario_look_{scenario.id}",
            on_click=_look,
            args=(reading, scenario),
        )
        drop.button(
            "",
            icon=":material/delete:",
            key=f"scenario_drop_{scenario.id}",
            help=_("Delete scenario"),
            on_click=_forget,
            args=(stored, scenario.id),
        )
        for line in _texts(_, reading, scenario.trials):
            st.text(f"    {line}")


def _add(reading: Reading, trial: Trial) -> None:
    # Of the same thing the last word counts.
    kept = (other for other in _trials(reading) if _about(other) != _about(trial))
    st.session_state[_key(reading)] = (*kept, trial)


def _about(trial: Trial) -> tuple[str | None, ...]:
    return (trial.kind, trial.person_id, trial.other_id, trial.tie, trial.newcomer_id, trial.tie_id)


def _drop(reading: Reading, place: int) -> None:
    trials = _trials(reading)
    st.session_state[_key(reading)] = (*trials[:place], *trials[place + 1 :])


def _discard(reading: Reading) -> None:
    st.session_state[_key(reading)] = ()


def _look(reading: Reading, scenario: Scenario) -> None:
    st.session_state[_key(reading)] = scenario.trials


def _apply(stored: Stored, reading: Reading) -> None:
    trials = _trials(reading)
    try:
        saved = saving.save(
            stored, lambda account: outlook.supposed(account, reading, trials), "what if"
        )
    except KeyError:
        _ = state.text()
        saving.tell(_("Not applied: somebody in it is gone from the account."))
        return
    if saved is not None:
        _discard(reading)


def _keep(stored: Stored, reading: Reading, name: str) -> None:
    scenario = Scenario(name=name, trials=_trials(reading))
    decision = reading.decision
    changed = decision.but(scenarios=(*decision.scenarios, scenario))
    if saving.save(stored, lambda account: edits.put_decision(account, changed)):
        st.session_state.scenario_name = ""


def _forget(stored: Stored, scenario_id: str) -> None:
    saving.save(stored, lambda account: edits.remove(account, scenario_id))
