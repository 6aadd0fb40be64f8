"""What an import makes of the files: made once, and how far it is meanwhile said in words."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st

from stakeholder_map.importers.progress import Listener, Progress, Stage, heard_by
from stakeholder_map.ui import state
from stakeholder_map.words import Words

Made = TypeVar("Made")

#: What is made of so many combinations of files and wishes is kept; a preview is of one of them.
KEPT = 4

#: Seconds: work that takes less shows nothing, and nothing is drawn more often.
PATIENCE, PAUSE = 0.3, 0.15


def once(kind: str, key: object, make: Callable[[], Made]) -> Made:
    """Return what was made for this key before, so that no file is read twice; else make it.

    While it is made, the page tells how far it is.
    """
    made: list[tuple[str, object, Any]] = st.session_state.setdefault("import_made", [])
    for entry in made:
        if entry[0] == kind and entry[1] == key:
            found: Made = entry[2]
            return found
    place = st.empty()
    with heard_by(_shown_in(place, state.text())):
        new = make()
    place.empty()
    made.append((kind, key, new))
    del made[:-KEPT]
    return new


def said(_: Words, now: Progress) -> str:
    """Return how far the import is, as a sentence."""
    done, total = f"{now.done:,}", f"{now.total:,}"
    match now.stage:
        case Stage.READING:
            return _("Reading the file: {done} of {total} rows", done=done, total=total)
        case Stage.VALUES:
            return _("Reading the values: {done} of {total} rows", done=done, total=total)
        case Stage.PEOPLE:
            return _("Matching the people: {done} of {total} rows", done=done, total=total)
        case Stage.COMPARING:
            return _("Comparing {total} people with those who are there already", total=total)


def _shown_in(place: Any, _: Words) -> Listener:
    next_time = time.monotonic() + PATIENCE

    def listener(now: Progress) -> None:
        nonlocal next_time
        moment = time.monotonic()
        if moment >= next_time:
            next_time = moment + PAUSE
            place.progress(now.share, text=said(_, now))

    return listener
