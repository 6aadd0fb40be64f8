"""Own and shared: what is kept, what is put away or was deleted, and the file for others."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from stakeholder_map.playbook.entry import Entry
from stakeholder_map.services import playbook
from stakeholder_map.services.playbook import Shown
from stakeholder_map.storage.playbook import OnShelf
from stakeholder_map.ui import blocks, entry, saving, state, uploading
from stakeholder_map.ui.playbook import card
from stakeholder_map.words import Words, figures

#: So many letters of a text are told in a row.
_BEGINNING = 90


def draw(_: Words, book: Shown) -> None:
    """Draw the section."""
    left, right = st.columns(2, gap="large")
    with left:
        _kept(_, book)
        _hidden(_, book)
        _deleted(_)
    with right:
        _export(_)
        _import(_)


def _title(_: Words, held: OnShelf) -> str:
    if isinstance(held.item, Entry):
        return card.heading(_, held.item)
    return _("Case: {customer}", customer=held.item.customer)


def _begins(_: Words, held: OnShelf) -> str:
    """Return how a text begins: many are called alike."""
    if not isinstance(held.item, Entry):
        return ""
    text = " ".join(held.item.text(_.language).split())
    return f"“{text[:_BEGINNING].rstrip()}…”" if len(text) > _BEGINNING else f"“{text}”"


def _row(label: str, small: str, button: str, key: str, act: Callable[[], None]) -> None:
    said, clicked = st.columns([4, 1], vertical_alignment="center")
    with said, blocks.together():
        blocks.told(label)
        blocks.muted(small)
    clicked.button(button, key=key, on_click=act)


def _kept(_: Words, book: Shown) -> None:
    kept = [held for held in book.own.values() if not _is_hidden(held)]
    blocks.caption(_("Texts and cases of your own and of the team"))
    if not kept:
        blocks.muted(_("None yet. What you add or change on this page is kept here."))
    for held in kept:
        shared = _("For the team") if held.is_shared else _("Only for me")
        when = figures.day(_, held.changed_at.astimezone().date())
        small = " · ".join(
            part for part in (shared, when, held.changed_by, _begins(_, held)) if part
        )
        _row(
            _title(_, held),
            small,
            _("Only for me") if held.is_shared else _("Share"),
            f"scope {held.item.id}",
            lambda held=held: _turn(held),  # type: ignore[misc]
        )


def _is_hidden(held: OnShelf) -> bool:
    return isinstance(held.item, Entry) and held.item.hidden


def _turn(held: OnShelf) -> None:
    """Share what was one's own, or take it back from the team."""
    entry.attempt(
        lambda: playbook.keep(state.store(), held.item, not held.is_shared, state.user(), held)
    )


def _hidden(_: Words, book: Shown) -> None:
    if not book.hidden:
        return
    blocks.caption(_("Put away"))
    for one in book.hidden:
        small = one.text(_.language)[:160]
        _row(
            card.heading(_, one),
            small,
            _("Bring out"),
            f"bring out {one.id}",
            lambda one=one: _bring_out(one, book.own[one.id]),  # type: ignore[misc]
        )


def _bring_out(one: Entry, held: OnShelf) -> None:
    entry.attempt(lambda: playbook.bring_out(state.store(), one, state.user(), held))


def _deleted(_: Words) -> None:
    gone = state.store().playbook.all(card.viewer(), deleted=True)
    gone = tuple(held for held in gone if not _is_hidden(held))
    if not gone:
        return
    blocks.caption(_("Deleted in the last 30 days"))
    for held in gone:
        day = held.deleted_at.astimezone().date() if held.deleted_at else None
        _row(
            _title(_, held),
            " · ".join(filter(None, (figures.day(_, day), _begins(_, held)))),
            _("Bring back"),
            f"bring back {held.item.id} {held.owner}",
            lambda held=held: _bring_back(held),  # type: ignore[misc]
        )


def _bring_back(held: OnShelf) -> None:
    entry.attempt(lambda: state.store().playbook.restore(held.item.id, held.owner))


def _export(_: Words) -> None:
    kept = state.store().playbook.all(card.viewer())
    blocks.caption(_("Give them to others"))
    shared_only = st.toggle(_("Only what the team shares"), key="playbook_export_shared")
    chosen = [held for held in kept if held.is_shared or not shared_only]
    st.download_button(
        _("Download as a file"),
        data=lambda: playbook.export(chosen),
        file_name=f"playbook-{state.today().isoformat()}.json",
        mime="application/json",
        icon=":material/download:",
        on_click="ignore",
        disabled=not chosen,
        key="playbook_export",
    )
    blocks.muted(
        _(
            "Texts and cases only: no account, no names of the account, no uses. Look through "
            "your own texts for names before you send the file."
        )
    )


def _import(_: Words) -> None:
    blocks.caption(_("Take over from others"))
    found = uploading.files(_("A playbook file"), "playbook_file_box", ["json"], several=False)
    if not found:
        return
    shared = st.toggle(_("For the team"), key="playbook_import_shared")
    replace = st.toggle(
        _("Replace mine where the file has another version"), key="playbook_import_replace"
    )
    file = found[0]
    if st.button(_("Take over"), type="primary", key="playbook_import"):
        brought = entry.attempt(
            lambda: playbook.bring(
                state.store(), file.getvalue(), file.name, shared, state.user(), replace
            )
        )
        if brought is not None:
            new, of = brought
            same = of - new
            saving.tell(
                _(
                    "Taken over: {new} new or changed, {same} left as they were.",
                    new=new,
                    same=same,
                ),
                saving.DONE,
            )
        st.rerun()
