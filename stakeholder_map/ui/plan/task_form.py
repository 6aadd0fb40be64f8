"""One task opened: every field to read and change, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.model import edits
from stakeholder_map.model.record import new_id
from stakeholder_map.model.scales import TaskState
from stakeholder_map.model.task import Task
from stakeholder_map.services import planning
from stakeholder_map.services.finishing import ENDS, as_kept
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks, entry, mounted, saving, state
from stakeholder_map.ui.naming import people_names
from stakeholder_map.ui.plan import finishing
from stakeholder_map.ui.plan.card import made_by
from stakeholder_map.words import Words
from stakeholder_map.words.moves import gain_sentence
from stakeholder_map.words.paths import path_text
from stakeholder_map.words.tasks import task_why

#: Which task is open: its id, "" for a new one, absent for none.
_OPEN = "plan_task"

#: The fields of the form.
_FIELDS = ("what", "teammate_id", "person_ids", "concern_id", "due", "state")
_TEXTS = ("message", "material", "result")


def begin(task_id: str) -> None:
    """Open a task (of the board or, with an empty id, a new one) on the next run."""
    st.session_state[_OPEN] = task_id
    if not task_id:
        mounted.anew("task_new")


def close() -> None:
    """Close the form."""
    st.session_state.pop(_OPEN, None)


def draw(_: Words, stored: Stored, reading: Reading, there: Mapping[str, Task]) -> None:
    """Draw the form of the task that is open, if one is."""
    task_id = st.session_state.get(_OPEN)
    if task_id is None:
        return
    task = there.get(task_id)
    if task is None and task_id:  # undone, deleted, or of another decision
        close()
        return
    with st.container(border=True):
        if task is not None and task.rule:
            _origin(_, reading, task)
        _form(_, stored, reading, task)
        with st.container(horizontal=True):
            st.button(_("Close"), key="task_close", on_click=close)
            if task is not None and any(task.id == kept.id for kept in stored.account.tasks):
                st.button(
                    _("Delete task"),
                    key="task_delete",
                    icon=":material/delete:",
                    on_click=_delete,
                    args=(stored, task.id),
                )


def _origin(_: Words, reading: Reading, task: Task) -> None:
    names = people_names(reading)
    effect = (
        _("Expected: {gain}", gain=gain_sentence(_, task.gain_f, task.gain_chance or 0.0, 0.0))
        if task.gain_f is not None
        else ""
    )
    through = path_text([names[key] for key in (*task.through_ids, *task.person_ids)])
    blocks.muted(
        _("Made by the rule: {rule}", rule=made_by(_, task)) + " · " + task_why(_, task.rule),
        *filter(None, (effect, _("Through: {path}", path=through) if task.through_ids else "")),
    )


def _form(_: Words, stored: Stored, reading: Reading, task: Task | None) -> None:
    facts: dict[str, Any] = {
        name: getattr(task, name) if task else None for name in (*_FIELDS, *_TEXTS)
    }
    if task is None:
        facts |= {"what": "", "person_ids": (), "state": TaskState.WAITING}
        facts |= dict.fromkeys(_TEXTS, "")
    form = mounted.mount(f"task_{task.id if task else 'new'}", facts)
    held = form.values
    account = stored.account
    people = {person.id: person.name for person in account.people}
    concerns = {
        concern.id: f"{people.get(seat.person_id or '', '')}: {concern.text}"
        for seat in reading.decision.seats
        for concern in seat.concerns
    }
    typed: dict[str, Any] = {}
    with st.form(form.key(), border=False):
        one, two, three = st.columns([6, 2, 2])
        what = one.text_input(
            _("What is to be done"), held["what"], max_chars=500, key=form.key("what")
        )
        due = two.date_input(_("By when"), held["due"], format="YYYY-MM-DD", key=form.key("due"))
        with three:
            kind = entry.pick_word(
                _("Where it stands"), TaskState, held["state"], form.key("state")
            )
        one, two, three = st.columns([2, 4, 4])
        with one:
            mates = {mate.id: mate.name for mate in account.teammates}
            mate = entry.pick(_("Who of us"), mates, held["teammate_id"], form.key("mate"))
        whom = two.multiselect(
            _("Their people"),
            list(people),
            list(held["person_ids"]),
            format_func=lambda key: people.get(key, key),
            placeholder=_("choose one or several"),
            key=form.key("whom"),
        )
        with three:
            concern = entry.pick(
                _("About which concern"), concerns, held["concern_id"], form.key("concern")
            )
        labels = (_("What to say"), _("What to bring"), _("What came of it"))
        for column, name, label in zip(st.columns(3), _TEXTS, labels, strict=True):
            typed[name] = column.text_area(
                label, held[name], max_chars=20_000, height=90, key=form.key(name)
            )
        submitted = st.form_submit_button(_("Save task"), type="primary")
    if not submitted:
        form.offer_latest(facts)
        return
    typed |= dict(
        zip(
            _FIELDS,
            (what.strip(), mate, tuple(whom), concern, due, kind or TaskState.WAITING),
            strict=True,
        )
    )
    if not what.strip():
        saving.tell(_("A task needs to say what is to be done; nothing was saved."))
    elif _save(form, stored, reading, task, typed):
        close()
    st.rerun()


def _save(
    form: mounted.Mounted,
    stored: Stored,
    reading: Reading,
    task: Task | None,
    typed: dict[str, Any],
) -> bool:
    changes = form.changes(typed)
    begun = task or Task(
        id=new_id(), what=typed["what"], decision_id=reading.decision.id, made_on=state.today()
    )
    end = changes.get("state")
    if end in ENDS:
        # What came of it is asked in one place; until that is answered the task stands as it did.
        del changes["state"]
    elif end is not None:
        changes["done_on"] = None
    if changes or task is None:
        saved = form.save(stored, lambda a: planning.put_task(a, as_kept(a, begun).but(**changes)))
        if saved is None:
            return False
    if end in ENDS:
        finishing.ask(begun.but(**changes), end)
    return True


def _delete(stored: Stored, task_id: str) -> None:
    if saving.save(stored, lambda account: edits.remove(account, task_id), "task deleted"):
        close()
