"""Entries that may be one person side by side, and one entry that was two people."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten

import streamlit as st

from stakeholder_map.model import merging
from stakeholder_map.model.account import Account
from stakeholder_map.model.person import Person
from stakeholder_map.model.seat import Stance
from stakeholder_map.services import likeness
from stakeholder_map.services.likeness import Pair
from stakeholder_map.services.sheets.book import Book
from stakeholder_map.services.sheets.removal import names as record_names
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks, entry, saving, state
from stakeholder_map.words import Words
from stakeholder_map.words.entry import joined, labelled
from stakeholder_map.words.figures import day, percent, signed
from stakeholder_map.words.merging import because_text, field_title
from stakeholder_map.words.values import word

#: So many suggestions are shown at once; the next come when these are dealt with.
SHOWN = 8


def suggestions(stored: Stored) -> tuple[Pair, ...]:
    """Return the pairs that may be one person and were not said to be two."""
    store = state.store()
    key = f"pairs_{stored.account.id}_{stored.version}"
    apart = likeness.apart(store, stored.account.id)
    kept: tuple[tuple[str, ...], tuple[Pair, ...]] | None = st.session_state.get(key)
    if kept is None or kept[0] != apart:
        kept = (apart, likeness.pairs(stored.account, apart))
        st.session_state[key] = kept
    return kept[1]


def draw(stored: Stored) -> None:
    """Draw the suggestions, each to be merged or kept apart."""
    _ = state.text()
    pairs = suggestions(stored)
    if not pairs:
        st.text(_("No two entries look like one person."))
        return
    st.text(_.plural("{n} pair may be one person", "{n} pairs may be one person", len(pairs)))
    for pair in pairs[:SHOWN]:
        with st.container(border=True):
            why = joined(_, (because_text(_, code) for code in pair.because))
            blocks.told(_("{a} and {b}: {why}", a=pair.first.name, b=pair.second.name, why=why))
            side_by_side(stored, pair.first, pair.second, pair)


def side_by_side(stored: Stored, first: Person, second: Person, pair: Pair | None = None) -> None:
    """Draw two entries beside each other, with a choice for each field in which they differ."""
    _ = state.text()
    facts = [_facts(_, stored.account, one) for one in (first, second)]
    rows = [(name, field_title(_, name), *(fact[name] for fact in facts)) for name in facts[0]]
    other: list[str] = []
    key = f"{first.id}_{second.id}"
    for name, heading, mine, theirs in (*rows, *_seats(_, stored.account, first, second)):
        if not mine and not theirs:
            continue
        title, choice = st.columns([2, 9], vertical_alignment="center")
        with title:
            blocks.muted(heading)
        with choice:
            if mine == theirs or not (mine and theirs):
                blocks.told(mine or theirs)
                continue
            values = {"first": mine, "second": theirs}
            taken = st.selectbox(
                heading,
                list(values),
                format_func=values.__getitem__,
                key=f"choose_{name}_{key}",
                label_visibility="collapsed",
            )
            if taken == "second":
                other.append(name)
    blocks.muted(_("Notes, ties, touches, contacts, tasks and seats of both are kept."))
    with st.container(horizontal=True):
        st.button(
            _("Merge into one person"),
            key=f"merge_{key}",
            type="primary",
            on_click=_merge,
            args=(stored, first, second, tuple(other)),
        )
        if pair is not None:
            st.button(
                _("These are two people"), key=f"apart_{key}", on_click=_apart, args=(stored, pair)
            )


def with_another(stored: Stored, book: Book, person: Person) -> None:
    """Draw the choice of an entry that is the same person, whatever it is called."""
    _ = book.words
    others = {key: label for key, label in book.people.items() if key != person.id}
    chosen = entry.pick(
        _("The same person as"),
        others,
        None,
        f"same_as_{person.id}",
        placeholder=_("choose or type a name"),
    )
    if chosen is not None:
        side_by_side(stored, person, stored.account.person(chosen))


def split(stored: Stored, book: Book, person: Person) -> None:
    """Draw what belongs to a person, to be given to a second one."""
    _ = book.words
    things = _belongings(_, stored.account, person)
    name_box, what_box, button = st.columns([3, 7, 2], vertical_alignment="bottom")
    name = name_box.text_input(
        _("Name of the second person"), max_chars=500, key=f"split_name_{person.id}"
    )
    moved = what_box.multiselect(
        _("What belongs to the second person"),
        list(things),
        format_func=lambda key: things.get(key, key),
        placeholder=_("choose"),
        key=f"split_what_{person.id}",
    )
    pressed = button.button(_("Split"), key="split", type="primary", disabled=not name.strip())
    if pressed:
        other = Person(name=name, title=person.title, department_id=person.department_id)
        if saving.save(stored, lambda a: merging.split(a, person.id, other, moved), "split"):
            likeness.keep_apart(state.store(), stored.account.id, Pair(person, other, ()))
            said = _("{a} and {b} are two people now.", a=person.name, b=other.name)
            saving.tell(said, saving.DONE)
        st.rerun()


def _belongings(_: Words, account: Account, person: Person) -> dict[str, str]:
    """Return labels of what can be given away, by record id."""
    found: dict[str, str] = {}
    for tie in account.ties:
        if person.id in {tie.source, tie.target}:
            ends = record_names(account, (tie.id,))[0]
            found[tie.id] = labelled(_, word(_, tie.kind), ends)
    for touch in account.touches_of(person.id):
        when = f"{day(_, touch.on)} {touch.outcome}".strip()
        found[touch.id] = labelled(_, word(_, touch.kind), when)
    for contact in account.contacts:
        if contact.person_id == person.id:
            mate = account.teammate(contact.teammate_id).name
            found[contact.id] = _("Known by {name}", name=mate)
    for task in account.tasks:
        if person.id in task.person_ids:
            found[task.id] = _("Task: {what}", what=task.what)
    for decision in account.decisions:
        seat = decision.seat_of(person.id)
        if seat is not None:
            found[seat.id] = _("Seat in {decision}", decision=decision.name)
    return found


def _facts(_: Words, account: Account, person: Person) -> dict[str, str]:
    home = ""
    if person.department_id:
        home = account.department(person.department_id).name
    elif person.organisation_id:
        home = account.organisation(person.organisation_id).name
    reachable = person.reachable
    return {
        "name": person.name,
        "title": person.title,
        "home": home,
        "level": word(_, person.level) if person.level else "",
        "phone": reachable.phone,
        "email": reachable.email,
        "wechat": reachable.wechat,
        "preference": reachable.preference,
        "since": day(_, person.since) if person.since else "",
    }


def _seats(
    _: Words, account: Account, first: Person, second: Person
) -> Iterator[tuple[str, str, str, str]]:
    """Yield what only one of two seats can bring along: the weight, and the stance of a day."""
    for decision in account.decisions:
        mine, theirs = decision.seat_of(first.id), decision.seat_of(second.id)
        if mine is None or theirs is None:
            continue
        if mine.weight is not None and theirs.weight is not None:
            title = labelled(_, _("Weight"), decision.name)
            weights = percent(mine.weight), percent(theirs.weight)
            yield merging.weight_of(decision.id), title, *weights
        days = {stance.on: stance for stance in mine.stances}
        same = [(days[one.on], one) for one in theirs.stances if one.on in days]
        if same:
            title = labelled(_, _("Support"), decision.name)
            one, other = same[-1]
            yield merging.stance_of(decision.id), title, _stance(_, one), _stance(_, other)


def _stance(_: Words, stance: Stance) -> str:
    evidence = shorten(stance.evidence, 80, placeholder="…")
    return f"{signed(stance.support)}  {day(_, stance.on)}  {evidence}".strip()


def _merge(stored: Stored, first: Person, second: Person, other: tuple[str, ...]) -> None:
    _ = state.text()
    edited = saving.save(
        stored, lambda account: merging.merged(account, first.id, second.id, other), "merge"
    )
    if edited is not None:
        name = edited.account.person(first.id).name
        saving.tell(_("{name} is one person now. “Undo” takes it back.", name=name), saving.DONE)


def _apart(stored: Stored, pair: Pair) -> None:
    likeness.keep_apart(state.store(), stored.account.id, pair)
