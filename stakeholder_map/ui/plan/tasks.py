"""The board of tasks: to do, doing, done; what rules propose stands in it until it is taken."""

from __future__ import annotations

import streamlit as st

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.maps.escape import text as escape
from stakeholder_map.model.scales import TaskState
from stakeholder_map.model.task import Task
from stakeholder_map.services import planning
from stakeholder_map.services.finishing import ENDS
from stakeholder_map.services.planning import BoardTask
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks, entry, saving, state
from stakeholder_map.ui.naming import people_names
from stakeholder_map.ui.plan import card, downloads, finishing, task_form
from stakeholder_map.words import Words
from stakeholder_map.words.values import word

#: Cards of a column that are drawn at once; the rest is counted.
MOST = 25

#: How many finished tasks stay in sight.
LATEST = 8

#: What can be done with a card of each column: new state, icon.
TURNS = {
    TaskState.WAITING: (
        (TaskState.DOING, ":material/play_arrow:"),
        (TaskState.DONE, ":material/check:"),
        (TaskState.DISMISSED, ":material/close:"),
    ),
    TaskState.DOING: (
        (TaskState.DONE, ":material/check:"),
        (TaskState.WAITING, ":material/undo:"),
    ),
    TaskState.DONE: ((TaskState.WAITING, ":material/undo:"),),
    TaskState.DISMISSED: ((TaskState.WAITING, ":material/undo:"),),
}


def draw(_: Words, stored: Stored, reading: Reading) -> None:
    """Draw the board."""
    whole = planning.board(reading, _)
    mates = {mate.id: mate.name for mate in stored.account.teammates}
    who_box, new_box, rest, files = st.columns([3, 2, 3, 5], vertical_alignment="bottom")
    with who_box:
        who = entry.pick(
            _("Whose tasks"),
            mates,
            None,
            f"tasks_of_{stored.account.id}",
            placeholder=_("everybody's"),
        )
    new_box.button(
        _("New task"), key="new_task", icon=":material/add:", on_click=task_form.begin, args=("",)
    )
    with files:
        downloads.draw(_, reading, who)
    late = sum(one.task.is_overdue(reading.today) for one in whole)
    if late:
        rest.text("▲ " + _.plural("{n} task is overdue", "{n} tasks are overdue", late))
    task_form.draw(_, stored, reading, {one.task.id: one.task for one in whole})
    shown = [one for one in whole if who is None or one.task.teammate_id == who]
    columns = st.columns(3)
    for column, column_state in zip(
        columns, (TaskState.WAITING, TaskState.DOING, TaskState.DONE), strict=True
    ):
        with column:
            _column(_, stored, reading, column_state, shown)
    gone = [one for one in shown if one.task.state is TaskState.DISMISSED]
    if gone:
        with st.expander(_.plural("{n} dismissed task", "{n} dismissed tasks", len(gone))):
            for one in gone:
                _card(_, stored, reading, one)


def _column(
    _: Words, stored: Stored, reading: Reading, kind: TaskState, shown: list[BoardTask]
) -> None:
    here = [one for one in shown if one.task.state is kind]
    blocks.html(f'<p class="title">{escape(word(_, kind))} · {len(here)}</p>')
    most = MOST
    if kind is TaskState.DONE:
        here.sort(key=lambda one: one.task.done_on or reading.today, reverse=True)
        most = LATEST
    for one in here[:most]:
        _card(_, stored, reading, one)
    if len(here) > most:
        st.caption(_("and {n} more", n=len(here) - most))
    if not here and kind is TaskState.WAITING and not reading.standings:
        blocks.nobody_yet(_)
    elif not here and kind is TaskState.WAITING:
        st.text(_("Nothing to do. Take a talk from “Outreach”, or write a task down."))


def _card(_: Words, stored: Stored, reading: Reading, one: BoardTask) -> None:
    task = one.task
    with st.container(border=True, gap=None):
        names = people_names(reading)
        if one.proposed:
            card.proposal(_, task, names, reading.today, one.also)
        else:
            card.task(_, task, names, reading.today, one.also)
        with st.container(horizontal=True):
            for to, icon in TURNS[task.state]:
                st.button(
                    _turn(_, task.state, to),
                    key=f"task_{to}_{task.id}",
                    icon=icon,
                    type="tertiary",
                    on_click=move,
                    args=(stored, task, to),
                )
            st.button(
                _("Open"),
                key=f"task_open_{task.id}",
                icon=":material/edit:",
                type="tertiary",
                on_click=task_form.begin,
                args=(task.id,),
            )


def _turn(_: Words, now: TaskState, to: TaskState) -> str:
    match to:
        case TaskState.DOING:
            return _("Start")
        case TaskState.DONE:
            return _.context("task", "Done")
        case TaskState.DISMISSED:
            return _("Not needed")
        case _other:
            return _("Not started") if now is TaskState.DOING else _("Bring back")


def move(stored: Stored, task: Task, to: TaskState) -> None:
    """Move a task to another column; before it ends, it is asked what came of it."""
    if to in ENDS:
        finishing.ask(task, to)
        return
    today = state.today()
    saving.save(stored, lambda account: planning.set_state(account, task, to, today), f"task {to}")
