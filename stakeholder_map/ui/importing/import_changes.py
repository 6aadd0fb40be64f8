"""What an import changes in an account that is there: person, field, now and after."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from stakeholder_map.importers.proposal import Proposal
from stakeholder_map.services.import_changes import Line, changed, kept
from stakeholder_map.ui import state


def changes(proposal: Proposal) -> None:
    """Draw what changes for people who are there already, and what stays against the file."""
    if proposal.before is None:
        return
    _ = state.text()
    lines = changed(_, proposal, state.today())
    if lines:
        st.text(
            _.plural(
                "{n} change to people who are there already:",
                "{n} changes to people who are there already:",
                len(lines),
            )
        )
        _table(lines, (_("Person"), _("Field"), _("Now"), _("After the import")))
    else:
        st.text(_("Nothing changes for people who are there already."))
    stays(proposal)


def stays(proposal: Proposal) -> None:
    """Draw what stays as it is although the file says otherwise."""
    _ = state.text()
    found = kept(_, proposal)
    if found:
        st.text(_("Stays as it is, although the file says otherwise:"))
        _table(found, (_("Person"), _("Field"), _("Stays"), _("The file says")))


def _table(lines: list[Line], titles: tuple[str, str, str, str]) -> None:
    names = ("person", "field", "now", "after")
    st.dataframe(
        pd.DataFrame(lines, columns=list(names)),
        hide_index=True,
        height=min(320, 38 + 35 * len(lines)),
        placeholder="",
        column_config={
            name: st.column_config.TextColumn(title)
            for name, title in zip(names, titles, strict=True)
        },
    )
