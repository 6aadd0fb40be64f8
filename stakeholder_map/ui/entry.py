"""What the entry pages share: the account or a way to one, and small parts of forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

import streamlit as st

from stakeholder_map.model.decision import Decision
from stakeholder_map.model.problem import Refused
from stakeholder_map.storage.errors import StorageError
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import places, saving, state
from stakeholder_map.words.values import word

Choice = TypeVar("Choice", bound=StrEnum)
Done = TypeVar("Done")


def account() -> Stored:
    """Return the account that is looked at; without one say where to begin, and stop."""
    stored = state.stored()
    if stored is None:
        _ = state.text()
        st.text(_("There is no account yet. Begin with your own spreadsheet or an empty account."))
        st.page_link(places.page("start"), label=_("Import a spreadsheet"))
        st.page_link(places.page("decision"), label=_("Create an account"))
        st.stop()
    return stored


def decision(stored: Stored) -> Decision:
    """Return the decision that is looked at; without one say where to begin, and stop."""
    chosen = state.decision(stored.account)
    if chosen is None:
        _ = state.text()
        st.text(_("This account has no purchase decision yet; weights and support belong to one."))
        st.page_link(places.page("decision"), label=_("Create a decision"))
        st.stop()
    return chosen


def attempt(act: Callable[[], Done]) -> Done | None:
    """Do something with the store; what went wrong is said at the top of the next run."""
    try:
        return act()
    except Refused as refused:
        saving.say(refused.problems)
    except StorageError as error:
        saving.say((error.problem,))
    return None


def part_of_page(key: str, titles: Mapping[str, str]) -> str:
    """Draw the row of a page's parts and return the name of the chosen one.

    The URL names it, so that a link or a reload opens it again; the first one needs no name.
    """
    first = next(iter(titles))
    linked = st.session_state.get("section")
    if key not in st.session_state:
        st.session_state[key] = linked if linked in titles else first
    chosen = _row(key, titles, None)  # what the session holds counts
    st.session_state.section = chosen if chosen != first else None
    state.publish()
    return chosen


def way_to(page: str, key: str, part: str, label: str, icon: str) -> None:
    """Draw the way to a part of another page, whose row of parts has this ``key``."""
    st.button(
        label,
        key=f"way_to_{page}_{part}",
        icon=icon,
        type="tertiary",
        on_click=_turn_to_part,
        args=(page, key, part),
    )


def _turn_to_part(page: str, key: str, part: str) -> None:
    st.session_state[key] = part
    state.look_at(turn_to=page)


def section(key: str, titles: Mapping[str, str]) -> str:
    """Draw a row of sections inside a part and return the name of the chosen one."""
    return _row(key, titles, next(iter(titles)))


def _row(key: str, titles: Mapping[str, str], default: str | None) -> str:
    chosen = st.segmented_control(
        state.text()("Section"),
        list(titles),
        format_func=titles.__getitem__,
        default=default,
        required=True,
        key=key,
        label_visibility="collapsed",
    )
    return chosen or next(iter(titles))


def pick(
    label: str,
    options: Mapping[str, str],
    value: str | None,
    key: str,
    *,
    placeholder: str | None = None,
    **more: Any,
) -> str | None:
    """Draw a drop-down over labels by id that may stay empty; return the chosen id."""
    ids = list(options)
    return st.selectbox(
        label,
        ids,
        index=ids.index(value) if value in ids else None,
        format_func=lambda key: options.get(key, key),
        placeholder=placeholder or state.text()("not known"),
        key=key,
        **more,
    )


def pick_word(
    label: str, values: type[Choice], value: Choice | None, key: str, **more: Any
) -> Choice | None:
    """Draw a drop-down over a closed list that may stay empty; return the chosen value."""
    _ = state.text()
    every = list(values)
    chosen: Choice | None = st.selectbox(
        label,
        every,
        index=every.index(value) if value in every else None,
        format_func=lambda found: word(_, found),
        placeholder=_("not known"),
        key=key,
        **more,
    )
    return chosen


def typed_confirmation(
    question: str, wanted: str, button: str, key: str, act: Callable[[], None]
) -> None:
    """Draw a deletion that needs the name typed; ``act`` runs when it is right."""
    _ = state.text()
    st.text(question)
    typed = st.text_input(_("Type the name to confirm"), key=f"{key}_typed", max_chars=500)
    right = " ".join(typed.split()).casefold() == " ".join(wanted.split()).casefold()
    st.button(button, key=key, disabled=not right, on_click=act, type="primary")
    if typed.strip() and not right:
        st.text(_("This is not the name; nothing is deleted."))
