"""What if? A scratch copy of the account, read beside today's; thrown away, kept or applied."""

from __future__ import annotations

import streamlit as st
from pydantic import ValidationError

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.model import edits
from stakeholder_map.model.problem import Refused
from stakeholder_map.model.scales import TieKind, TrialKind
from stakeholder_map.model.scenario import Scenario, Trial
from stakeholder_map.services import outlook
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import saving, state
from stakeholder_map.ui.naming import people_names
from stakeholder_map.ui.outlook import beside
from stakeholder_map.words import Words
from stakeholder_map.words.outlook import trial_text
from stakeholder_map.words.values import word


def draw(_: Words, stored: Stored, reading: Reading) -> None:
    """Draw the section."""
    if not reading.account.people:
        st.text(_("Nobody is on the map of this decision yet."))
        return
    left, right = st.columns([1, 1.7], gap="large")
    with left:
        _new(_, reading)
        _supposed(_, stored, reading)
        _kept(_, stored, reading)
    with right:
        trials = _trials(reading)
        if not trials:
            st.text(
                _(
                    "Suppose something on the left. Its effect appears here beside today; "
                    "nothing is saved before you apply it."
                )
            )
            return
        try:
            found = outlook.try_out(state.store(), stored, reading, trials)
        except (KeyError, ValidationError):
            st.text(_("This no longer fits the account: somebody in it is gone. Discard it."))
        except Refused as refused:
            saving.show_problems(refused.problems)
        else:
            beside.draw(_, found)


def _key(reading: Reading) -> str:
    return f"trials {reading.account.id} {reading.decision.id}"


def _trials(reading: Reading) -> tuple[Trial, ...]:
    found: tuple[Trial, ...] = st.session_state.get(_key(reading), ())
    return found


def _new(_: Words, reading: Reading) -> None:
    """Draw what can be supposed; each control adds one trial."""
    st.caption(_("Suppose that"))
    names = people_names(reading)
    seated = {s.person_id: names[s.person_id] for s in reading.decision.seats if s.person_id}
    here = {person.id: person.name for person in reading.account.people}
    kind = st.segmented_control(
        _("What changes"),
        list(TrialKind),
        default=TrialKind.SUPPORT,
        format_func=lambda value: word(_, value),
        key="trial_kind",
        required=True,
        label_visibility="collapsed",
    )
    kind = kind or TrialKind.SUPPORT
    options = seated if kind in (TrialKind.SUPPORT, TrialKind.WEIGHT) else here
    if not options:
        st.text(_("Nobody is on the map of this decision yet."))
        return
    person = st.selectbox(
        _("Person"),
        list(options),
        format_func=lambda key: options.get(key, key),
        key=f"trial_person_{kind}_{reading.decision.id}",
    )
    trial = _filled(_, reading, kind, person, here) if person else None
    st.button(
        _("Suppose"),
        key="trial_add",
        type="primary",
        disabled=trial is None,
        on_click=_add,
        args=(reading, trial),
    )


def _filled(
    _: Words, reading: Reading, kind: TrialKind, person: str, here: dict[str, str]
) -> Trial | None:
    """Draw the fields of a kind of trial; None while something is missing."""
    seat = reading.decision.seat_of(person)
    if kind is TrialKind.SUPPORT:
        now = seat.support if seat else None
        support = st.slider(
            _("Support"), -5, 5, now if now is not None else 0, key=f"trial_support_{person}"
        )
        return Trial(kind=kind, person_id=person, support=support)
    if kind is TrialKind.WEIGHT:
        standing = reading.standings.get(seat.id) if seat else None
        weight = st.slider(
            _("Weight, in percent"),
            0,
            100,
            round((standing.share if standing else 0.0) * 100),
            key=f"trial_weight_{person}",
        )
        return Trial(kind=kind, person_id=person, weight=weight / 100)
    if kind is TrialKind.LEAVES:
        return Trial(kind=kind, person_id=person)
    tie = st.selectbox(
        _("Tie"),
        [TieKind.INFLUENCES, TieKind.ALLIED, TieKind.CONFLICT, TieKind.INFORMAL],
        format_func=lambda value: word(_, value),
        key="trial_tie",
    )
    others = [key for key in here if key != person]
    other = st.selectbox(
        _("Other person"),
        others,
        index=None,
        placeholder=_("choose"),
        format_func=lambda key: here.get(key, key),
        key=f"trial_other_{person}",
    )
    strength = st.slider(_("Strength, in percent"), 5, 100, 50, step=5, key="trial_strength")
    against = tie is TieKind.INFLUENCES and st.checkbox(
        _("The other one turns away from it (influence against)"), key="trial_against"
    )
    if other is None:
        return None
    return Trial(
        kind=kind,
        person_id=person,
        other_id=other,
        tie=tie,
        strength=strength / 100,
        sign=-1 if against else 1,
    )


def _supposed(_: Words, stored: Stored, reading: Reading) -> None:
    trials = _trials(reading)
    if not trials:
        return
    st.caption(_("Supposed"))
    names = people_names(reading)
    for place, trial in enumerate(trials):
        text, button = st.columns([6, 1], vertical_alignment="center")
        text.text(trial_text(_, trial, names))
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
    names = people_names(reading)
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
        for trial in scenario.trials:
            st.text(f"    {trial_text(_, trial, names)}")


def _add(reading: Reading, trial: Trial) -> None:
    st.session_state[_key(reading)] = (*_trials(reading), trial)


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
