"""The question before something is deleted: what it is called, and what goes along."""

from __future__ import annotations

from typing import Any

import streamlit as st

from stakeholder_map.services.sheets import removal
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import saving, state
from stakeholder_map.words.entry import along_text, joined


def ask_to_delete(
    stored: Stored,
    ids: tuple[str, ...],
    key: str,
    afterwards: tuple[Any, tuple[Any, ...]],
    question: str = "",
) -> None:
    """Draw the question whether records are to be deleted, naming what would go along."""
    _ = state.text()
    called = removal.names(stored.account, ids)
    named = joined(_, called[:8]) + ("…" if len(called) > 8 else "")
    along = removal.goes_along(stored.account, ids)
    with st.container(border=True):
        st.text(question or _("Delete {names}?", names=named))
        if along:
            parts = joined(_, (along_text(_, kind, n) for kind, n in along.items()))
            st.text(_("This goes along: {parts}. “Undo” brings everything back.", parts=parts))
        with st.container(horizontal=True):
            st.button(
                _("Delete"),
                key=f"delete_{key}",
                type="primary",
                on_click=_delete,
                args=(stored, ids, *afterwards),
            )
            act, arguments = afterwards
            st.button(_("Keep"), key=f"keep_{key}", on_click=act, args=arguments)


def _delete(stored: Stored, ids: tuple[str, ...], act: Any, arguments: tuple[Any, ...]) -> None:
    saving.save(stored, lambda account: removal.removed(account, ids))
    act(*arguments)
