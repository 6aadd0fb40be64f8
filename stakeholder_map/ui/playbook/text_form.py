"""The form in which a text is written or changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, TypeVar

import streamlit as st
from pydantic import ValidationError

from stakeholder_map.analysis.causes import CauseCode
from stakeholder_map.model.file import value_problem
from stakeholder_map.model.record import new_id
from stakeholder_map.model.scales import BuyingStep, ConcernCategory, Role, SellingStage
from stakeholder_map.playbook.blanks import Blank, named
from stakeholder_map.playbook.entry import Entry
from stakeholder_map.playbook.kinds import (
    DepartmentKind,
    Industry,
    Kind,
    Scene,
    Signal,
    Spin,
    Topic,
)
from stakeholder_map.services import playbook
from stakeholder_map.services.playbook import Shown
from stakeholder_map.storage.playbook import OnShelf
from stakeholder_map.ui import blocks, entry, saving, state
from stakeholder_map.words import N_, Words
from stakeholder_map.words import playbook as say
from stakeholder_map.words.forecast import listed
from stakeholder_map.words.values import word

Choice = TypeVar("Choice", bound=StrEnum)

#: What is being written: the entry as it was (None for a new one) and what is kept of it.
_OPEN = "playbook_form"

#: The id of the text that was saved last.
SAVED = "playbook_saved"

#: Lists of the form in their order: field, its label, its values.
_MANY: tuple[tuple[str, str, type[StrEnum]], ...] = (
    ("roles", N_("For which roles"), Role),
    ("departments", N_("For which departments"), DepartmentKind),
    ("concerns", N_("Against which concerns"), ConcernCategory),
    ("stages", N_("In which of our stages"), SellingStage),
    ("industries", N_("In which industries"), Industry),
    ("signals", N_("Only where this holds"), Signal),
    ("steps", N_("In which of their steps"), BuyingStep),
    ("causes", N_("For which quarrels"), CauseCode),
)

_ONE: tuple[tuple[str, str, type[StrEnum]], ...] = (
    ("scene", N_("Scene"), Scene),
    ("spin", N_("Kind of question"), Spin),
    ("topic", N_("What they object to"), Topic),
)

_OF_THE_MODEL = (Role, ConcernCategory, SellingStage, BuyingStep)


def is_open() -> bool:
    """Whether a text is being written."""
    return _OPEN in st.session_state


def open_new() -> None:
    """Begin a new text."""
    st.session_state[_OPEN] = (None, None, new_id())


def open_for(one: Entry, held: OnShelf | None) -> None:
    """Begin to change a text."""
    st.session_state[_OPEN] = (one, held, one.id)


def close() -> None:
    """Leave the form."""
    st.session_state.pop(_OPEN, None)


def draw(_: Words, book: Shown) -> None:
    """Draw the form."""
    was, held, key = st.session_state[_OPEN]
    base = was or Entry(id=key, kind=Kind.MESSAGE, hidden=True)
    if was is not None and book.is_built_in(was.id):
        st.text(_("You change your own copy; the built-in text can be brought back at any time."))
    with st.form(f"text_{key}", border=True):
        typed = _fields(_, base, key)
        shared = _scope(_, held, key)
        _placeholders(_)
        with st.container(horizontal=True):
            done = st.form_submit_button(_("Save the text"), type="primary")
            given_up = st.form_submit_button(_("Cancel"))
    if given_up:
        close()
        st.rerun()
    if done and _save(_, was if held is None else None, key, typed, shared, held):
        close()
        st.rerun()
    if done:
        saving.show_said()


def _fields(_: Words, base: Entry, key: str) -> dict[str, Any]:
    typed: dict[str, Any] = {}
    kinds = list(Kind)
    typed["kind"] = st.selectbox(
        _("What it is"),
        kinds,
        index=kinds.index(base.kind),
        format_func=lambda value: say.term(_, value),
        key=f"{key}_kind",
    )
    left, right = st.columns(2)
    typed["en"] = left.text_area(
        _("The text in English"), base.en, height=150, max_chars=2000, key=f"{key}_en"
    )
    typed["zh"] = right.text_area(
        _("The text in Chinese"), base.zh, height=150, max_chars=2000, key=f"{key}_zh"
    )
    columns = st.columns(4)
    for place, (name, label, values) in enumerate(_MANY):
        typed[name] = columns[place % 4].multiselect(
            _(label),
            list(values),
            default=list(getattr(base, name)),
            format_func=_shown(_, values),
            placeholder=_("any"),
            key=f"{key}_{name}",
        )
    columns = st.columns(4)
    for place, (name, label, values) in enumerate(_ONE):
        typed[name] = _one(columns[place], _, label, values, getattr(base, name), f"{key}_{name}")
    return typed


def _shown(_: Words, values: type[StrEnum]) -> Callable[[StrEnum], str]:
    if values in _OF_THE_MODEL:
        return lambda value: word(_, value)
    return lambda value: say.term(_, value)


def _one(
    box: st.delta_generator.DeltaGenerator,
    _: Words,
    label: str,
    values: Iterable[StrEnum],
    value: StrEnum | None,
    key: str,
) -> StrEnum | None:
    every = list(values)
    return box.selectbox(
        _(label),
        every,
        index=every.index(value) if value is not None else None,
        format_func=lambda one: say.term(_, one),
        placeholder=_("any"),
        key=key,
    )


def _scope(_: Words, held: OnShelf | None, key: str) -> bool:
    names = {False: _("Only for me"), True: _("For the team")}
    return bool(
        st.radio(
            _("Who sees it"),
            list(names),
            index=int(held is not None and held.is_shared),
            format_func=names.__getitem__,
            horizontal=True,
            key=f"{key}_scope",
        )
    )


def _placeholders(_: Words) -> None:
    with st.expander(_("Placeholders that are filled with the account's own facts")):
        rows = [(f"{{{blank}}}", say.term(_, blank)) for blank in Blank]
        blocks.facts(rows)


def _save(
    _: Words,
    was: Entry | None,
    key: str,
    typed: dict[str, Any],
    shared: bool,
    held: OnShelf | None,
) -> bool:
    try:
        new = Entry(id=key, **typed)
    except ValidationError as error:
        if not typed["en"].strip() and not typed["zh"].strip():
            saving.tell(_("Nothing is saved yet: write the text in one of the two languages."))
        else:
            saving.say(tuple(value_problem("", part) for part in error.errors()))
        return False
    if new == was:
        return True  # saving what nobody changed makes no copy of it
    kept = entry.attempt(lambda: playbook.keep(state.store(), new, shared, state.user(), held))
    if kept is None:
        return False
    st.session_state[SAVED] = new.id
    unknown = [name for name in named(f"{new.en} {new.zh}") if name not in set(Blank)]
    if unknown:
        names = listed(_, [f"{{{name}}}" for name in unknown])
        saving.tell(_("Saved. Not a placeholder, shown as it is written: {names}", names=names))
    else:
        saving.tell(_("Saved."), saving.DONE)
    return True
