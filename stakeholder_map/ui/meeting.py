"""After a meeting: one form for who met whom, what moved, and what comes next."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any

import streamlit as st

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.scales import TouchKind
from stakeholder_map.model.task import Task
from stakeholder_map.services.meeting import Heard, Meeting, NextStep, record
from stakeholder_map.services.sheets.book import Book
from stakeholder_map.storage.store import Stored
from stakeholder_map.tables.fold import without_unseen
from stakeholder_map.ui import blocks, drafts, mounted, saving, state
from stakeholder_map.words import Words
from stakeholder_map.words.figures import signed
from stakeholder_map.words.values import word

#: The answers to "where do they stand now?" beside the numbers.
_SILENT, _AS_BEFORE, _UNKNOWN = "", "same", "unknown"
_SCALE = tuple(str(number) for number in range(5, -6, -1))

Fields = dict[str, Any]


def draw(stored: Stored, book: Book) -> None:
    """Draw the form; every field is kept on the server while it is filled in."""
    _ = book.words
    place = f"meeting/{stored.account.id}"
    kept: Fields = drafts.get(stored, place) or {}
    form = mounted.mount(place, {"on": kept.get("on")} | {"kept": kept})
    old: Fields = form.values["kept"]
    if "task" in old:
        blocks.muted(_("Saving it finishes the task “{what}” too.", what=old["task"]["what"]))
    elif old:
        blocks.muted(_("This is what you had typed and not saved."))
    now: Fields = {"task": old["task"]} if "task" in old else {}
    with st.container(border=True):
        whom(_, book, form, old, now, st.columns([2, 2, 4, 6]))
        outcome(_, form, old, now)
        _people(_, stored.account, state.decision(stored.account), form, old, now)
        _next(_, book, form, old, now)
    drafts.keep(stored, place, now if _is_filled(now) else None)
    with st.container(horizontal=True):
        # Not a callback: that would get the fields as they were before the last one was left.
        pressed = st.button(
            _("Save the meeting"),
            key="save_meeting",
            type="primary",
            icon=":material/check:",
            shortcut="ctrl+enter",
            disabled=not now["them"],
        )
        if _is_filled(now):
            st.button(_("Start over"), key="empty_meeting", on_click=_empty, args=(stored, form))
    if pressed and now["them"]:  # the keys may be reported once more after it is saved
        _save(stored, book.decision_id, now, form)
        st.rerun()
    if not now["them"]:
        blocks.muted(_("Choose whom you met; everything else may stay empty."))


def begin(stored: Stored, fields: Fields, task: Task) -> None:
    """Let the form begin with what was told of a task already; it finishes the task, too."""
    place = f"meeting/{stored.account.id}"
    drafts.keep(stored, place, fields | {"task": task.model_dump(mode="json")})
    mounted.anew(place)


def is_begun(stored: Stored) -> bool:
    """Whether something stands in the form that nobody has saved yet."""
    return drafts.get(stored, f"meeting/{stored.account.id}") is not None


def whom(
    _: Words, book: Book, form: mounted.Mounted, old: Fields, now: Fields, boxes: Sequence[Any]
) -> None:
    """Draw when and how, and who met whom, each in a box of its own; ``now`` gets what is said.

    ``form`` was mounted with "on" as its first field; ``old`` holds what the fields begin with.
    """
    day, how, ours, theirs = boxes
    on = day.date_input(
        _("Date"),
        value=date.fromisoformat(old["on"]) if old.get("on") else state.today(),
        max_value=state.today(),
        format="YYYY-MM-DD",
        key=form.key("on"),
    )
    now["on"] = (on or state.today()).isoformat()
    kinds = list(TouchKind)
    now["kind"] = how.selectbox(
        _("How"),
        kinds,
        index=kinds.index(TouchKind(old["kind"])) if old.get("kind") in set(TouchKind) else 1,
        format_func=lambda found: word(_, found),
        key=form.key("kind"),
    ).value
    now["us"] = _several(
        ours, _("Our people"), book.teammates, old.get("us", _me(book)), form.key("us")
    )
    now["them"] = _several(
        theirs, _("Their people"), book.people, old.get("them", []), form.key("them")
    )


def outcome(_: Words, form: mounted.Mounted, old: Fields, now: Fields) -> None:
    """Draw what came of it, as one line."""
    now["outcome"] = _line(
        st, _("What came of it"), old, "outcome", form, limit=20_000, hint=_("in one sentence")
    )


def _line(
    box: Any,
    title: str,
    old: Fields,
    name: str,
    form: mounted.Mounted,
    *,
    of: str = "",
    limit: int = 500,
    hint: str | None = None,
    titled: Any = "visible",
) -> str:
    """Draw a field for a line of text; ``of`` tells fields of one name apart by the person."""
    said: str = box.text_input(
        title,
        old.get(name, ""),
        max_chars=limit,
        placeholder=hint,
        key=form.key(f"{name}_{of}" if of else name),
        label_visibility=titled,
    )
    return said.strip()


def _me(book: Book) -> list[str]:
    """Return the user, where one of our people is called so."""
    mine = " ".join(state.user().split()).casefold()
    return [key for key, name in book.teammates.items() if mine and name.casefold() == mine]


def _several(box: Any, title: str, known: dict[str, str], old: list[str], key: str) -> list[str]:
    """Draw a choice of several that also takes new names; return ids, and new names as typed."""
    ids = {label: key_ for key_, label in known.items()}
    default = [known.get(one, one) for one in old]
    chosen = box.multiselect(
        title,
        list(dict.fromkeys((*ids, *default))),
        default=default,
        accept_new_options=True,
        placeholder=state.text()("choose or type"),
        key=key,
    )
    return [ids.get(label, _plain(label)) for label in chosen if _plain(label)]


def _plain(label: str) -> str:
    return " ".join(without_unseen(label).split())[:500]


def _people(
    _: Words,
    account: Account,
    decision: Decision | None,
    form: mounted.Mounted,
    old: Fields,
    now: Fields,
) -> None:
    """Draw a row for each of them: where they stand now, and their concerns."""
    now["heard"] = {}
    if decision is None or not now["them"]:
        return
    known = {person.id: person.name for person in account.people}
    st.caption(_("What moved? Leave blank what was not spoken of."))
    for place, one in enumerate(now["them"]):
        titled: Any = "visible" if place == 0 else "collapsed"
        seat = decision.seat_of(one) if one in known else None
        held = seat.stance_on(state.today()) if seat else None
        before: Fields = old.get("heard", {}).get(one, {})
        row: Fields = {}
        who, support, why, rose, moved = st.columns([2, 2.2, 3.4, 2.6, 3.6])
        with who:
            blocks.told(known.get(one, _("{name} (new)", name=one)))
        options = [_SILENT, *([_AS_BEFORE] if held else []), *_SCALE, _UNKNOWN]
        said = {
            _SILENT: _("not spoken of"),
            _AS_BEFORE: _("still {support}", support=signed(held.support if held else None)),
            _UNKNOWN: _("not known any more"),
        }
        chosen = before.get("support", _SILENT)
        row["support"] = support.selectbox(
            _("Support now"),
            options,
            index=options.index(chosen) if chosen in options else 0,
            format_func=_spelt(said),
            key=form.key(f"support_{one}"),
            label_visibility=titled,
        )
        row["why"] = _line(
            why,
            _("Evidence: what did they do or say?"),
            before,
            "why",
            form,
            of=one,
            limit=5000,
            titled=titled,
        )
        row["rose"] = _line(rose, _("New concern"), before, "rose", form, of=one, titled=titled)
        concerns = {c.id: c.text for c in seat.open_concerns} if seat else {}
        if concerns:
            with moved:
                # Titled once, like the other fields of these rows.
                again = any("answered" in other for other in now["heard"].values())
                row |= _concerns(_, concerns, before, form, one, titled=not again)
        now["heard"][one] = row


def _spelt(said: dict[str, str]) -> Callable[[str], str]:
    return lambda found: said[found] if found in said else signed(int(found))


def _concerns(
    _: Words,
    concerns: dict[str, str],
    before: Fields,
    form: mounted.Mounted,
    one: str,
    *,
    titled: bool,
) -> Fields:
    """Draw which of the open concerns were answered or closed."""
    found: Fields = {}
    answered, closed = st.columns(2)
    for box, name, title in (
        (answered, "answered", _("Answered")),
        (closed, "closed", _("Closed")),
    ):
        found[name] = box.multiselect(
            title,
            list(concerns),
            default=[key for key in before.get(name, ()) if key in concerns],
            format_func=lambda key: concerns.get(key, key),
            placeholder=_("none"),
            key=form.key(f"{name}_{one}"),
            label_visibility="visible" if titled else "collapsed",
        )
    return found


def _next(_: Words, book: Book, form: mounted.Mounted, old: Fields, now: Fields) -> None:
    """Draw the next step with its owner and day."""
    what, owner, due = st.columns([7, 3, 2])
    now["next"] = _line(
        what, _("Next step"), old, "next", form, hint=_("becomes a task on the plan")
    )
    mates = dict(book.teammates)
    new = [one for one in now["us"] if one not in mates]
    options = [*mates, *new]
    chosen = old.get("owner")
    first = next(iter(now["us"]), None)
    picked = owner.selectbox(
        _("Owner (ours)"),
        options,
        index=options.index(chosen) if chosen in options else None,
        format_func=lambda key: mates.get(key, key),
        placeholder=mates.get(first, first) if first else _("nobody yet"),
        key=form.key("owner"),
    )
    now["owner"] = picked or first
    day = due.date_input(
        _("Due"),
        value=date.fromisoformat(old["due"]) if old.get("due") else None,
        format="YYYY-MM-DD",
        key=form.key("due"),
    )
    now["due"] = day.isoformat() if day else None


def _is_filled(now: Fields) -> bool:
    return bool(now["them"] or now["outcome"] or now["next"])


def _empty(stored: Stored, form: mounted.Mounted) -> None:
    drafts.forget(stored, f"meeting/{stored.account.id}")
    mounted.anew(form.name)


def _save(stored: Stored, decision_id: str | None, now: Fields, form: mounted.Mounted) -> None:
    _ = state.text()
    meeting = told(stored.account, decision_id, now)
    if form.save(stored, lambda account: record(account, decision_id, meeting)) is None:
        return
    drafts.forget(stored, f"meeting/{stored.account.id}")
    saving.tell(_("The meeting is saved as one change; “Undo” takes all of it back."), saving.DONE)


def told(account: Account, decision_id: str | None, now: Fields) -> Meeting:
    """Return what the fields say."""
    people = {person.id for person in account.people}
    mates = {mate.id for mate in account.teammates}
    on = date.fromisoformat(now["on"])
    heard = []
    for one in now["them"]:
        row = now.get("heard", {}).get(one, {})
        support = row.get("support", _SILENT)
        held = None
        if decision_id is not None and one in people:
            seat = account.decision(decision_id).seat_of(one)
            held = seat.stance_on(state.today()) if seat else None
        number = held.support if support == _AS_BEFORE and held else None
        heard.append(
            Heard(
                person_id=one if one in people else None,
                name="" if one in people else one,
                spoke=support != _SILENT,
                support=int(support) if support in _SCALE else number,
                evidence=row.get("why", ""),
                rose=(row["rose"],) if row.get("rose") else (),
                answered=tuple(row.get("answered", ())),
                closed=tuple(row.get("closed", ())),
            )
        )
    return Meeting(
        on=on,
        kind=TouchKind(now["kind"]),
        teammate_ids=tuple(one for one in now["us"] if one in mates),
        new_teammates=tuple(one for one in now["us"] if one not in mates),
        heard=tuple(heard),
        outcome=now["outcome"],
        next_step=_step(now, mates) if now.get("next") else None,
        task=Task.model_validate(now["task"]) if "task" in now else None,
    )


def _step(now: Fields, mates: Collection[str]) -> NextStep:
    owner = now["owner"]
    return NextStep(
        now["next"],
        owner_id=owner if owner in mates else None,
        owner_name="" if owner is None or owner in mates else owner,
        due=date.fromisoformat(now["due"]) if now["due"] else None,
    )
