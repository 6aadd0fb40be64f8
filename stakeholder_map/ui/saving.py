"""Saving from a page: every edit at once, with undo, and a sentence when it cannot be."""

from __future__ import annotations

from typing import Any

import streamlit as st
from pydantic import ValidationError

from stakeholder_map.model.file import value_problem
from stakeholder_map.model.merge import Clash
from stakeholder_map.model.problem import Problem, Refused, Weight
from stakeholder_map.services import editing
from stakeholder_map.services.editing import Edit
from stakeholder_map.storage.errors import NothingToUndo, Stale, StorageError
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import state
from stakeholder_map.words import Words
from stakeholder_map.words.problems import problem_text

#: What the last edit of the session left to say; shown once, after the rerun.
_SAID = "said"

#: How often the session took back or made again a change; forms then show what holds now.
_TURNS = "turns"

#: The sign before what went well.
DONE = "✓"


def save(stored: Stored, edit: Edit, why: str = "") -> Stored | None:
    """Apply an edit to the account and save it; None when it was refused.

    What went wrong is said at the top of the page on the next run (see :func:`show_said`).
    """
    _ = state.text()
    try:
        return editing.change(state.store(), stored, edit, state.user(), why)
    except Refused as refused:
        say(refused.problems)
    except ValidationError as error:
        say(tuple(value_problem("", part) for part in error.errors()))
    except Stale as stale:
        tell(
            _(
                "Not saved: {who} changed the same thing meanwhile. It is shown as it is now; "
                "make your change again if yours should stand.",
                who=stale.theirs_by or _("somebody"),
            )
        )
        for clash in stale.clashes:
            tell(_clash(_, clash))
    except StorageError as error:
        say((error.problem,))
    return None


def tell_overwriting(theirs: Any, mine: Any) -> None:
    """Keep the question whether a value may be put over one that somebody else just saved."""
    _ = state.text()
    tell(
        _(
            "Not saved yet: somebody changed this meanwhile to “{theirs}”; you typed “{mine}”. "
            "Save once more if yours should stand.",
            theirs=_value(_, theirs),
            mine=_value(_, mine),
        )
    )


def _clash(_: Words, clash: Clash) -> str:
    return _(
        "{place}: theirs is “{theirs}”, yours was “{mine}”.",
        place=" · ".join(clash.names) or clash.path,
        theirs=_value(_, clash.theirs),
        mine=_value(_, clash.mine),
    )


def _value(_: Words, value: Any) -> str:
    """Return one of two clashing values as text; a record is known by its name."""
    if value is None or value == "":
        return _("nothing")
    if isinstance(value, dict):
        said = next((value[key] for key in ("name", "text", "title") if value.get(key)), None)
        return str(said) if said else _("an entry")
    if isinstance(value, list):
        return ", ".join(_value(_, each) for each in value) or _("nothing")
    return str(value)


def undo(stored: Stored) -> None:
    """Take back the account's latest change."""
    _back(stored, redo=False)


def redo(stored: Stored) -> None:
    """Make the change again that was taken back last."""
    _back(stored, redo=True)


def _back(stored: Stored, redo: bool) -> None:
    _ = state.text()
    store = state.store()
    turn = store.redo if redo else store.undo
    try:
        turn(stored.account.id, stored.version, by=state.user())
        st.session_state[_TURNS] = turns() + 1
    except NothingToUndo:
        tell(_("There is nothing to redo.") if redo else _("There is nothing to undo."))
    except Stale:
        tell(_("Somebody changed this account in the meantime. It is shown as it is now."))
    except StorageError as error:
        say((error.problem,))


def turns() -> int:
    """Return how often this session used undo and redo."""
    return int(st.session_state.get(_TURNS, 0))


def tell(sentence: str, sign: str = "⚠") -> None:
    """Keep a sentence for the top of the page; ``DONE`` is the sign of what went well."""
    st.session_state.setdefault(_SAID, []).append(f"{sign} {sentence}")


def say(problems: tuple[Problem, ...]) -> None:
    """Keep the sentences of problems for the top of the page."""
    _ = state.text()
    for problem in problems:
        tell(problem_text(_, problem))


def show_said() -> None:
    """Show what the last edit left to say, once. Names in it are shown as plain text."""
    for sentence in st.session_state.pop(_SAID, []):
        with st.container(border=True):
            st.text(sentence)


def show_problems(problems: tuple[Problem, ...]) -> None:
    """Show problems where they belong on a page, errors first."""
    _ = state.text()
    for problem in sorted(problems, key=lambda p: p.weight is Weight.WARNING):
        sign = "⛔" if problem.weight is Weight.ERROR else "⚠"
        st.text(f"{sign} {problem_text(_, problem)}")
