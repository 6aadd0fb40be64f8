"""The plan to take along: as a Word document, and its dates for a calendar."""

from __future__ import annotations

from functools import partial

import streamlit as st

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.exports.redaction import Audience
from stakeholder_map.services import exporting, playbook
from stakeholder_map.services.formats import Format
from stakeholder_map.ui import state
from stakeholder_map.ui.playbook import card as shelf
from stakeholder_map.words import Words


def draw(_: Words, reading: Reading, mate_id: str | None = None) -> None:
    """Draw a button for each; the file is made when it is clicked.

    ``mate_id``: whose dates the calendar has, as the page beside it; None: everybody's.
    """
    today, language = state.today(), _.language
    # At the click there is no session to ask.
    store, viewer = state.store(), shelf.viewer()

    def made(kind: Format) -> bytes:
        book = playbook.shown(store, viewer, reading.account.id, today)
        return exporting.decision_file(
            reading,
            kind,
            audience=Audience.TEAM,
            language=language,
            book=book,
            at=exporting.moment(today),
            mate_id=mate_id,
        ).data

    with st.container(horizontal=True):
        for kind, label, icon in (
            (Format.DOCX, _("Account plan (Word)"), ":material/description:"),
            (Format.ICS, _("Calendar file (.ics)"), ":material/event:"),
        ):
            st.download_button(
                label,
                data=partial(made, kind),
                file_name=exporting.file_name(reading, kind, Audience.TEAM, language),
                mime=exporting.mime_of(kind),
                # Handed over at the click and not drawn again: nothing private waits in the server.
                on_click="ignore",
                icon=icon,
                key=f"plan_file_{kind}_{today.isoformat()}_{mate_id or ''}",
            )
