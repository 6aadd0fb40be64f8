"""The frame around every page: what is looked at, the language, and the navigation."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from stakeholder_map.storage.errors import StorageError
from stakeholder_map.ui import login, saving, state
from stakeholder_map.ui.places import FIRST, PAGES, page
from stakeholder_map.ui.quick import quick_button
from stakeholder_map.ui.style import STYLE
from stakeholder_map.words import Language, words
from stakeholder_map.words.problems import problem_text

LANGUAGE_NAMES = {Language.EN: "English", Language.ZH: "中文"}


def start() -> StreamlitPage:
    """Restore the session, draw the frame and return the page to run."""
    login.only_where_private()
    try:
        state.restore()
    except StorageError as error:
        _refuse(error)
    _ = state.text()
    pages = {
        name: st.Page(
            page(name),
            title=_(title),
            icon=icon,
            url_path="first" if name == FIRST else name,
            default=name == FIRST,
        )
        for name, title, icon in PAGES
    }
    # Streamlit serves the first page at the root only; people write and keep links by name.
    named = st.Page(page(FIRST), title=pages[FIRST].title, url_path=FIRST, visibility="hidden")
    chosen = st.navigation([*pages.values(), named], position="top")
    turn_to = st.session_state.pop("turn_to", FIRST if chosen is named else None)
    if turn_to is not None:
        st.switch_page(pages[turn_to])
    state.page_is(chosen.url_path)
    _what_is_looked_at()
    state.publish()
    stored = state.stored()
    if st.session_state.pop("dead_link", False) and stored is not None:
        saving.tell(
            _(
                "This link names an account that is not here. What you see is {name}.",
                name=stored.account.name,
            )
        )
    saving.show_said()
    if stored is not None:
        quick_button.panel(stored)
    return chosen


def _what_is_looked_at() -> None:
    """Draw one row: account, decision, undo and redo, language."""
    _ = state.text()
    st.html(STYLE)
    account_box, decision_box, undo_box, language_box = st.columns(
        [4, 4, 2, 1.6], vertical_alignment="center"
    )
    stored = state.stored()
    if stored is not None:
        names = state.accounts()
        with account_box:
            st.selectbox(
                _("Account"),
                list(names),
                index=list(names).index(stored.account.id),
                format_func=lambda key: names.get(key, key),
                key=f"account_box_{stored.account.id}",
                on_change=_turn_to_account,
                args=(f"account_box_{stored.account.id}",),
                label_visibility="collapsed",
            )
        decision = state.decision(stored.account)
        if decision is not None:
            state.seat(decision)  # a link may name one that is gone; the URL then forgets it
            decisions = {found.id: found.name for found in stored.account.decisions}
            with decision_box:
                st.selectbox(
                    _("Decision"),
                    list(decisions),
                    index=list(decisions).index(decision.id),
                    format_func=lambda key: decisions.get(key, key),
                    key=f"decision_box_{decision.id}",
                    on_change=_turn_to_decision,
                    args=(f"decision_box_{decision.id}",),
                    label_visibility="collapsed",
                )
        with undo_box.container(horizontal=True, horizontal_alignment="right"):
            quick_button.button(_)
            for name, icon, turn, label in (
                ("undo", ":material/undo:", saving.undo, _("Undo")),
                ("redo", ":material/redo:", saving.redo, _("Redo")),
            ):
                st.button("", icon=icon, key=name, help=label, on_click=turn, args=(stored,))
    with language_box:
        st.segmented_control(
            "Language · 语言",
            list(Language),
            default=state.text().language,
            format_func=LANGUAGE_NAMES.__getitem__,
            key="language_box",
            required=True,
            on_change=_turn_to_language,
            label_visibility="collapsed",
        )


def _turn_to_account(key: str) -> None:
    state.look_at(account_id=st.session_state[key])


def _turn_to_decision(key: str) -> None:
    state.look_at(decision_id=st.session_state[key])


def _turn_to_language() -> None:
    language = st.session_state.language_box
    st.session_state.lang = language
    state.store().set_preference("language", str(language))


def _refuse(error: StorageError) -> None:
    """Say in both languages why there is no store; without it there is no app."""

    for language in Language:
        st.text(problem_text(words(language), error.problem))
    st.stop()
