"""What came of a task, or why it is not needed: asked once, when it ends, wherever that is."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from stakeholder_map.model.scales import TaskState, TouchKind
from stakeholder_map.model.task import Task
from stakeholder_map.services.editing import Edit
from stakeholder_map.services.finishing import finish
from stakeholder_map.services.meeting import record
from stakeholder_map.services.sheets.book import Book
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks, meeting, mounted, saving, state
from stakeholder_map.ui.quick import focus
from stakeholder_map.words import Words

#: The task that is about to end.
_ENDING = "plan_ending"

#: How a contact of such a task usually happens, where it is not a meeting.
_KINDS = {"contact_cold": TouchKind.CALL}


@dataclass(frozen=True)
class _Ending:
    """A task as it is shown, and how it is to end."""

    task: Task
    end: TaskState


def ask(task: Task, end: TaskState) -> None:
    """Ask what came of a task, or why it is not needed, on the next run; it ends with the answer.

    ``task``: of the board, or a proposal that nobody has taken yet.
    """
    st.session_state[_ENDING] = _Ending(task, end)


def close() -> None:
    """Do not ask any more; the task stays as it is."""
    st.session_state.pop(_ENDING, None)


def draw(_: Words, stored: Stored) -> None:
    """Draw the question that is to be asked, if one is."""
    ending: _Ending | None = st.session_state.get(_ENDING)
    if ending is None:
        return
    if ending.end is TaskState.DONE:
        title, body = _("What came of it?"), _done
    else:
        title, body = _("Why is it not needed?"), _dismissed
    # Closed with the cross the task stays as it is: nobody has said that it is over.
    st.dialog(title, width="medium", on_dismiss=close)(body)(stored, ending.task)


def _done(stored: Stored, task: Task) -> None:
    """Ask for the result, and for the contact that it was."""
    _, account = state.text(), stored.account
    old: meeting.Fields = {"outcome": task.result, "them": list(task.person_ids)}
    if task.teammate_id:
        old["us"] = [task.teammate_id]
    if task.rule in _KINDS:
        old["kind"] = _KINDS[task.rule].value
    form = mounted.mount(f"finish_{task.id}", {"on": None})
    now: meeting.Fields = {}
    blocks.told(task.what)
    meeting.outcome(_, form, old, now)
    focus.on(form.key("outcome"))
    blocks.muted(_("Did you talk to somebody? Only where they answered it counts as a contact."))
    book = Book(account, task.decision_id, state.today(), _)
    meeting.whom(_, book, form, old, now, (*st.columns(2), *st.columns(2)))
    nobody = not now["them"]
    with st.container(horizontal=True):
        talked = st.button(
            _("We talked"),
            key="finish_talked",
            type="primary",
            icon=":material/forum:",
            shortcut="ctrl+enter",
            disabled=nobody,
        )
        unanswered = st.button(
            _("No answer yet"), key="finish_unanswered", icon=":material/mail:", disabled=nobody
        )
        alone = st.button(_("Only done, no contact"), key="finish_alone", icon=":material/check:")
        _more(_, stored, task, now)
    if talked or unanswered:
        contact = replace(meeting.told(account, task.decision_id, now), two_way=talked, task=task)
        _save(stored, lambda a: record(a, task.decision_id, contact), _said(_, contact.two_way))
    elif alone:
        _save(
            stored,
            lambda a: finish(a, task, TaskState.DONE, state.today(), now["outcome"]),
            _("The task is done."),
        )


def _said(_: Words, answered: bool | None) -> str:
    if answered:
        return _("The task is done and the contact recorded; “Undo” takes both back.")
    return _(
        "The task is done; it stands among the touches as not answered. “Undo” takes both back."
    )


def _more(_: Words, stored: Stored, task: Task, now: meeting.Fields) -> None:
    """Offer the form for all that a talk may bring, with what was told so far."""
    begun = meeting.is_begun(stored)
    if st.button(
        _("More came of it…"),
        key="finish_more",
        type="tertiary",
        icon=":material/edit_note:",
        disabled=begun,
        help=_(
            "“Touches” holds a meeting that you have not saved yet. Save it or start over first."
        )
        if begun
        else _("Support, concerns and the next step, in the form after a meeting."),
    ):
        meeting.begin(stored, now, task)
        close()
        st.session_state.touches_section = "meeting"
        state.look_at(turn_to="touches")
        st.rerun()


def _dismissed(stored: Stored, task: Task) -> None:
    """Ask for the reason."""
    _ = state.text()
    form = mounted.mount(f"dismiss_{task.id}", {"why": task.result})
    blocks.told(task.what)
    with st.form(form.key(), border=False):
        why = st.text_input(
            _("The reason, in a sentence"),
            form.values["why"],
            max_chars=20_000,
            placeholder=_("so that the next one of us need not ask"),
            key=form.key("why"),
        )
        pressed = st.form_submit_button(_("Not needed"), type="primary")
    focus.on(form.key("why"))
    if pressed:
        _save(
            stored,
            lambda a: finish(a, task, TaskState.DISMISSED, state.today(), why),
            _("It is not proposed again for the same reason; it stands with the dismissed tasks.")
            if task.rule
            else _("It stands with the dismissed tasks."),
        )


def _save(stored: Stored, edit: Edit, said: str) -> None:
    """Save the end of a task; what went wrong is said where it was asked."""
    if saving.save(stored, edit) is None:
        saving.show_said()
        return
    close()
    saving.tell(said, saving.DONE)
    st.rerun()
