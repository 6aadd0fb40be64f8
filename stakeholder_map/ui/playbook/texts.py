"""The texts of the playbook: filtered, filled for a chosen person, copied, rated and changed."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.playbook.blanks import Filled, fill
from stakeholder_map.playbook.entry import Entry
from stakeholder_map.playbook.matching import Match, Offer, offers
from stakeholder_map.playbook.situation import Situation
from stakeholder_map.services import playbook
from stakeholder_map.services.playbook import Shown
from stakeholder_map.ui import blocks, entry, saving, state
from stakeholder_map.ui.playbook import card, filters, text_form, whom
from stakeholder_map.words import Words
from stakeholder_map.words import playbook as say

#: Texts shown at once.
FIRST = 12


@dataclass(frozen=True)
class Line:
    """One text of the list, as it is shown."""

    entry: Entry
    filled: Filled
    why: str = ""


def draw(_: Words, book: Shown) -> None:
    """Draw the section."""
    if text_form.is_open():
        text_form.draw(_, book)
        return
    _undo(_)
    stored, reading = state.stored(), state.reading()
    person, search = st.columns(2)
    with person:
        nobody = _("nobody: all texts, not filled in")
        found = whom.choose(_, stored, reading, "playbook_person", nobody)
    wanted = filters.draw(_, search)
    lines = _saved_first(_, book, reading, found, _lines(_, book, reading, found))
    lines = [line for line in lines if wanted.lets(line.entry, card.heading(_, line.entry))]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(_.plural("{n} text", "{n} texts", len(lines)))
        st.button(
            _("Add a text"),
            key="playbook_add",
            icon=":material/add:",
            on_click=text_form.open_new,
        )
    if not lines:
        st.text(_("No text is like that. Take a filter away, or add the text that is missing."))
        return
    more = st.session_state.get("playbook_more", 1)
    st.html(card.STYLE)
    for start in range(0, min(len(lines), more * FIRST), 2):
        for column, line in zip(
            st.columns(2, gap="medium"), lines[start : start + 2], strict=False
        ):
            with column.container(border=True):
                _card(_, book, line)
    if len(lines) > more * FIRST:
        st.button(_("Show more"), key="playbook_show_more", on_click=_more, args=(more + 1,))


def _more(pages: int) -> None:
    st.session_state.playbook_more = pages


def _lines(_: Words, book: Shown, reading: Reading | None, found: Situation | None) -> list[Line]:
    if reading is None or found is None:
        return [_bare(_, one) for one in book.entries]
    if playbook.is_gone(found):
        st.text(_("This person has left; there is nothing to say to them."))
        return []
    fitting = playbook.offers_for(_, book, reading, found)
    every = st.toggle(_("Also texts that do not fit"), key="playbook_every")
    fitting.sort(key=lambda offer: not offer.is_complete)
    lines = [_line(_, offer) for offer in fitting]
    if every:
        there = {offer.entry.id for offer in fitting}
        rest = (Match(one, ()) for one in book.entries if one.id not in there)
        lines += [_line(_, offer) for offer in offers(_, reading, found, rest)]
    return lines


def _saved_first(
    _: Words, book: Shown, reading: Reading | None, found: Situation | None, lines: list[Line]
) -> list[Line]:
    """Put what was saved last before all others, whether it fits or not: one looks for it there."""
    saved = st.session_state.get(text_form.SAVED)
    entry = next((one for one in book.entries if one.id == saved), None)
    if entry is None or (found is not None and playbook.is_gone(found)):
        return lines
    (first,) = [line for line in lines if line.entry.id == saved] or [
        _unfitting(_, reading, found, entry)
    ]
    return [first, *(line for line in lines if line.entry.id != saved)]


def _unfitting(_: Words, reading: Reading | None, found: Situation | None, one: Entry) -> Line:
    if reading is None or found is None:
        return _bare(_, one)
    (offer,) = offers(_, reading, found, [Match(one, ())])
    return _line(_, offer)


def _bare(_: Words, one: Entry) -> Line:
    # For nobody nothing is to be known: placeholders stand in the text and are not asked for.
    return Line(
        one, Filled(fill(one.text(_.language), {}, lambda b: say.open_blank(_, b)).text, ())
    )


def _line(_: Words, offer: Offer) -> Line:
    return Line(offer.entry, offer.filled, card.why(_, offer.match.reasons))


def _card(_: Words, book: Shown, line: Line) -> None:
    one = line.entry
    held = book.own.get(one.id)
    whose = ""
    if held is not None:
        whose = _("The team's text") if held.is_shared else _("Your own text")
    with blocks.together():
        kind, _dot, title = card.heading(_, one).partition(" · ")
        blocks.finding(sign="▸", kind=kind, tone="minor", title=title)
        if line.why:
            blocks.muted(_("Why this one: {reasons}", reasons=line.why))
        if whose:
            blocks.muted(whose)
        card.missing(_, line.filled)
    card.text(f"list_{one.id}", line.filled)
    with st.container(horizontal=True, vertical_alignment="center"):
        card.rating(_, one, "list", book.tallies.get(one.id))
        st.button(
            "",
            icon=":material/edit:",
            help=_("Change this text"),
            key=f"edit {one.id}",
            on_click=text_form.open_for,
            args=(one, held),
        )
        if held is None or playbook.is_override(one.id):
            st.button(
                "",
                icon=":material/visibility_off:",
                help=_("Put this text away"),
                key=f"hide {one.id}",
                on_click=_hide,
                args=(one, book),
            )
        if held is not None:
            st.button(
                "",
                icon=":material/delete:",
                help=_("Back to the built-in text")
                if playbook.is_override(one.id)
                else _("Delete this text"),
                key=f"delete {one.id}",
                on_click=_delete,
                args=(one.id, book),
            )


def _hide(one: Entry, book: Shown) -> None:
    entry.attempt(lambda: playbook.put_away(state.store(), one, state.user(), book.own.get(one.id)))
    _ = state.text()
    saving.tell(_("Put away. It is under “Own and shared”, where it can be brought out."), "✓")


def _delete(item_id: str, book: Shown) -> None:
    held = book.own[item_id]
    entry.attempt(lambda: state.store().playbook.delete(held, state.user()))
    st.session_state.playbook_undo = (item_id, held.owner)


def _undo(_: Words) -> None:
    """Offer to bring back what was deleted last."""
    if st.session_state.get("playbook_undo") is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(_("Deleted."))
        st.button(_("Bring it back"), key="playbook_bring_back", on_click=_bring_back)


def _bring_back() -> None:
    item_id, owner = st.session_state.pop("playbook_undo")
    entry.attempt(lambda: state.store().playbook.restore(item_id, owner))
