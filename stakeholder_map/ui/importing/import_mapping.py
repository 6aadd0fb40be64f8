"""Which column is what: as it was recognised, as it was kept under a name, as the user says."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from stakeholder_map.importers.proposal import Proposal
from stakeholder_map.importers.table import TableKind
from stakeholder_map.services import importing, mappings
from stakeholder_map.tables.profiles import Profile
from stakeholder_map.ui import saving, state
from stakeholder_map.ui.importing.import_preview import digest
from stakeholder_map.words import N_, Words
from stakeholder_map.words.readings import field_text

_KINDS = {
    TableKind.PEOPLE: N_("People"),
    TableKind.TIES: N_("Ties"),
    TableKind.CONTACT_ROLES: N_("Roles of contacts"),
}

_PROFILES = {
    Profile.SALESFORCE_CONTACT: N_("Salesforce contacts"),
    Profile.SALESFORCE_ROLES: N_("Salesforce contact roles"),
    Profile.HUBSPOT: N_("HubSpot contacts"),
    Profile.DYNAMICS: N_("Dynamics 365"),
    Profile.LINKEDIN: N_("LinkedIn connections"),
    Profile.KUMU: N_("Kumu"),
    Profile.CHINESE: N_("a Chinese table"),
    Profile.TEMPLATE: N_("our template"),
    Profile.GRAPH: N_("a graph"),
}


def columns(
    proposal: Proposal, key: str, profiles: tuple[Profile, ...], guesses: dict[str, str]
) -> tuple[tuple[str, str], ...]:
    """Draw what each column was taken for; return header → field where it is to be changed.

    Args:
        proposal: as the columns were guessed.
        key: stands for the tables.
        profiles: the programs that the tables seem to come from.
        guesses: header → field where only the cells tell what a column is.
    """
    _ = state.text()
    if profiles:
        names = ", ".join(_(_PROFILES[profile]) for profile in profiles)
        st.caption(_("Recognised: {names}", names=names))
    chosen, changed = _saved(key)
    if guesses and not chosen:
        changed = dict(guesses)
        st.text(_("No header tells who is who; this is guessed from what stands in the columns."))
    for kind in TableKind:
        read = [column for column in proposal.columns if column.kind is kind]
        if not read:
            continue
        keep = _("keep as a remark")
        texts = {field_text(_, field): field for field in importing.fields_of(kind)}
        frame = pd.DataFrame(
            {
                "file": [" · ".join(p for p in (c.file, c.sheet) if p) for c in read],
                "header": [c.header for c in read],
                "example": [c.example for c in read],
                "field": [_shown(_, changed.get(c.header, c.field), keep) for c in read],
            }
        )
        st.text(_(_KINDS[kind]))
        edited = st.data_editor(
            frame,
            key=f"columns_{kind}_{digest(key, _.language, chosen)}",
            hide_index=True,
            disabled=["file", "header", "example"],
            column_config={
                "file": st.column_config.TextColumn(_("File")),
                "header": st.column_config.TextColumn(_("Column in the file")),
                "example": st.column_config.TextColumn(_("Example"), width="medium"),
                "field": st.column_config.SelectboxColumn(
                    _("Taken for"), options=[*texts, keep], required=True, width="medium"
                ),
            },
        )
        for column, before, after in zip(read, frame["field"], edited["field"], strict=True):
            if after != before:
                changed[column.header] = texts.get(str(after), "")
    _keep_mapping(chosen, changed)
    return tuple(sorted(changed.items()))


def _shown(_: Words, field: str, keep: str) -> str:
    return field_text(_, field) if field else keep


def _saved(key: str) -> tuple[str, dict[str, str]]:
    """Draw the choice of a mapping that was saved; return its name and what it says."""
    _ = state.text()
    there = mappings.saved(state.store())
    if not there:
        return "", {}
    chosen = st.selectbox(
        _("Column mapping"),
        ["", *there],
        format_func=lambda name: name or _("as recognised"),
        key=f"mapping_{digest(key)}",
    )
    return chosen, dict(there.get(chosen, {}))


def _keep_mapping(chosen: str, changed: dict[str, str]) -> None:
    """Draw how the mapping is kept under a name, and how one is forgotten."""
    _ = state.text()
    if not changed:
        return
    name_field, save, forget = st.columns([3, 1, 1], vertical_alignment="bottom")
    name = name_field.text_input(
        _("Keep this mapping under a name, for the next file of this kind"),
        value=chosen,
        max_chars=80,
        key=f"mapping_name_{digest(chosen)}",
    )
    if save.button(_("Keep it"), disabled=not name.strip(), key="mapping_save", width="stretch"):
        mappings.save(state.store(), name, changed)
        saving.tell(_("The column mapping “{name}” is kept.", name=name.strip()), saving.DONE)
        st.rerun()
    if chosen and forget.button(_("Forget it"), key="mapping_forget", width="stretch"):
        mappings.forget(state.store(), chosen)
        st.rerun()
