"""A closed decision: how it ended, what was said of it the day before, and the map of that day."""

from __future__ import annotations

import streamlit as st

from stakeholder_map.exports.redaction import Audience
from stakeholder_map.model.decision import Decision
from stakeholder_map.services import exporting, outlook
from stakeholder_map.services.rules import team_defaults
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import state
from stakeholder_map.words import Words
from stakeholder_map.words.figures import day
from stakeholder_map.words.outlook import closing_sentence
from stakeholder_map.words.values import word


def draw(_: Words, stored: Stored, decision: Decision) -> None:
    """Draw what is kept of a closed decision."""
    said = decision.forecast_at_close
    if said is not None:
        st.text(closing_sentence(_, said.on, said.chance, decision.own_guess))
    st.text(
        _(
            "Closed on {day}: {state}. {outcome}",
            day=day(_, decision.closed_on),
            state=word(_, decision.state),
            outcome=decision.outcome,
        )
    )
    if decision.closed_on is not None:
        st.download_button(
            _("The map of that day"),
            data=lambda: _page(_, stored, decision).data,
            file_name=f"{decision.closed_on.isoformat()}.html",
            mime="text/html",
            help=_("A page with the map as it stood on the day it closed; for the team only."),
            on_click="ignore",
            icon=":material/download:",
            key="closed_map",
        )


def _page(_: Words, stored: Stored, decision: Decision) -> exporting.Export:
    store = state.store()
    account, on = outlook.account_at_close(store, stored, decision)
    return exporting.export(
        account,
        decision.id,
        audience=Audience.TEAM,
        language=_.language,
        today=on,
        defaults=team_defaults(store),
    )
