"""Forms that survive what happens around them: nothing typed is lost, nothing old is saved.

A form's fields live in the browser until it is submitted, and the account may change meanwhile:
by a cell of the grid beside it, or by somebody else. So a form is known by its record and not by
the account's version, remembers the values that it was mounted with, and hands over only the
fields that were changed since. It is mounted anew after its own save, after undo and redo, and
when the user asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from stakeholder_map.model.account import Account
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import saving, state


@dataclass(frozen=True)
class Mounted:
    """A form as it was mounted: which time this is, and the value of each field then.

    ``told``: what others saved meanwhile and the user was told of, by field.
    """

    name: str
    number: int
    turns: int
    values: Mapping[str, Any]
    told: Mapping[str, Any] = field(default_factory=dict)

    def key(self, field: str = "form") -> str:
        """Return the key of a field's widget, or of the form itself."""
        return f"{field}_{self.name}_{self.number}"

    def changes(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        """Return the fields that differ from what the form was mounted with."""
        return {name: value for name, value in typed.items() if value != self.values[name]}

    def save(
        self,
        stored: Stored,
        edit: Callable[[Account], Account],
        typed: Mapping[str, Any] | None = None,
        now: Mapping[str, Any] | None = None,
    ) -> Stored | None:
        """Save what was submitted; only a success mounts the form anew.

        With the fields as ``typed`` and as recorded ``now``, a field that somebody else changed
        to something else meanwhile is told first, and saved only when it is submitted again.
        """
        if self._told_clashes(typed or {}, now or {}):
            return None
        saved = saving.save(stored, edit)
        if saved is not None:
            anew(self.name)
        return saved

    def _told_clashes(self, typed: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
        clashing = {
            key: now[key]
            for key in self.changes(typed)
            if key in now and now[key] not in (self.values[key], typed[key])
        }
        news = {key: theirs for key, theirs in clashing.items() if self.told.get(key) != theirs}
        for key, theirs in news.items():
            saving.tell_overwriting(theirs, typed[key])
        if news:
            st.session_state[f"mounted_{self.name}"] = replace(self, told={**self.told, **news})
        return bool(news)

    def offer_latest(self, now: Mapping[str, Any]) -> None:
        """Say below the form that the record changed meanwhile, and offer to show it."""
        if dict(now) == dict(self.values):
            return
        _ = state.text()
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(_("This changed meanwhile. Saving writes only the fields you changed here."))
            st.button(
                _("Show it as it is now"),
                key=f"latest_{self.key()}",
                on_click=anew,
                args=(self.name,),
            )


def mount(name: str, values: Mapping[str, Any]) -> Mounted:
    """Return the form ``name`` as it is mounted: as before, or anew with ``values``.

    The first of ``values`` must be the name of a field that is drawn: by it a form is known to
    be still in the browser; a visit to another page drops it.
    """
    place = f"mounted_{name}"
    there: Mounted | None = st.session_state.get(place)
    turns = saving.turns()
    if (
        there is not None
        and there.turns == turns
        and there.key(next(iter(values))) in (st.session_state)
    ):
        return there
    fresh = Mounted(name, there.number + 1 if there else 1, turns, dict(values))
    st.session_state[place] = fresh
    return fresh


def anew(name: str) -> None:
    """Let the form be mounted anew on the next run, with what is recorded then."""
    place = f"mounted_{name}"
    there: Mounted | None = st.session_state.get(place)
    if there is not None:
        st.session_state[place] = Mounted(name, there.number, -1, there.values)
