"""The weights of the health score's parts, for one account or for all of them."""

from __future__ import annotations

import streamlit as st

from stakeholder_map.analysis.health import PART_WEIGHTS, HealthCode, part_weights
from stakeholder_map.model.rules import HealthWeights
from stakeholder_map.services import rules as service
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import entry, levels, mounted, saving, state
from stakeholder_map.words import Words
from stakeholder_map.words.figures import percent
from stakeholder_map.words.health import part_formula, part_name


def draw(stored: Stored | None) -> None:
    """Draw the form of one level: a blank weight is as the level below has it."""
    _ = state.text()
    with st.container(border=True):
        st.text(_("What the health score weighs"))
        own = levels.own(_, stored, "weights_level")
        team = service.team_defaults(state.store()).health_weights
        if own is not None:
            _form(_, own, own.account.health_weights, part_weights(team))
        else:
            _form(_, None, team, dict(PART_WEIGHTS))


def _form(
    _: Words, stored: Stored | None, own: HealthWeights, below: dict[HealthCode, float]
) -> None:
    facts = {str(code): _shown(getattr(own, code)) for code in HealthCode}
    name = f"weights_{stored.account.id if stored else 'team'}"
    form = mounted.mount(name, facts)
    whole = part_weights(HealthWeights(**{str(code): w for code, w in below.items()}), own)
    typed: dict[str, int | None] = {}
    with st.form(form.key(), border=False):
        for code in HealthCode:
            box, said = st.columns([2, 5], vertical_alignment="bottom")
            typed[code] = box.number_input(
                _("{part}, percent", part=part_name(_, code)),
                0,
                100,
                form.values[code],
                step=5,
                placeholder=_("usual: {weight}", weight=percent(below[code])),
                key=form.key(code),
            )
            said.text(
                _(
                    "Counts {weight}. {formula}",
                    weight=percent(whole[code]),
                    formula=part_formula(_, code),
                )
            )
        st.caption(
            _("A blank field is as usual. Only the proportions count: they are scaled to 100%.")
        )
        submitted = st.form_submit_button(_("Save weights"), type="primary")
    if submitted:
        _submitted(_, stored, form, typed, facts)
        st.rerun()
    form.offer_latest(facts)
    st.button(
        _("Back to the usual weights"),
        key=f"reset_{name}",
        disabled=own == HealthWeights(),
        on_click=_reset,
        args=(stored, name),
    )


def _submitted(
    _: Words,
    stored: Stored | None,
    form: mounted.Mounted,
    typed: dict[str, int | None],
    facts: dict[str, int | None],
) -> None:
    wanted = {code: None if value is None else value / 100 for code, value in typed.items()}
    if all(value == 0 for value in wanted.values()):
        saving.tell(_("At least one part has to count for something."))
    elif stored is None:
        _save_team(HealthWeights(**wanted))
        mounted.anew(form.name)
    else:
        changes = {code: wanted[code] for code in form.changes(typed)}
        form.save(
            stored,
            lambda account: account.but(health_weights=account.health_weights.but(**changes)),
            typed,
            facts,
        )


def _save_team(weights: HealthWeights) -> None:
    store = state.store()
    new = service.team_defaults(store).but(health_weights=weights)
    entry.attempt(lambda: service.set_team_defaults(store, new))


def _reset(stored: Stored | None, name: str) -> None:
    if stored is None:
        _save_team(HealthWeights())
    else:
        saving.save(stored, lambda account: account.but(health_weights=HealthWeights()))
    mounted.anew(name)


def _shown(weight: float | None) -> int | None:
    return None if weight is None else round(weight * 100)
