"""When a task ends the page asks once what came of it, or why it is not needed."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.scales import TaskState, TouchKind
from stakeholder_map.model.task import Task
from stakeholder_map.model.team import Teammate
from stakeholder_map.storage.store import Store
from tests.ui.entry_app import fine, open_page, store_with
from tests.ui.reading_app import DAY, plant, seen

pytestmark = pytest.mark.usefixtures("fixed_day")

CALL = Task(
    id="call",
    what="Call Bo [x](http://a.b)",
    decision_id="mes",
    teammate_id="mia",
    person_ids=("bo",),
    rule="contact_cold",
    key="contact_cold:bo:2026-01-01",
)


def account(*tasks: Task) -> Account:
    return plant(teammates=(Teammate(id="mia", name="Mia"),), tasks=tasks)


def board(language: str = "en") -> AppTest:
    app = open_page("plan", language, "plant")
    fine(app)
    return app


def press(app: AppTest, key: str) -> None:
    next(b for b in app.button if b.key and b.key.startswith(key)).click().run()
    fine(app)


def field(elements: Any, key: str) -> Any:
    return next(e for e in elements if str(e.key).startswith(key))


def kept(store: Store) -> Account:
    return store.load("plant").account


@pytest.mark.parametrize(
    ("language", "question", "said"),
    [("en", "What came of it", "contact recorded"), ("zh", "结果", "触达记录已写入")],
)
def test_done_asks_and_records_the_touch_in_one_change(
    language: str, question: str, said: str
) -> None:
    store = store_with(account(CALL))
    before = store.version("plant")
    app = board(language)
    press(app, "task_done_call")
    assert kept(store).tasks[0].is_open  # nothing is saved before it is answered
    assert field(app.text_input, "outcome_finish").label == question
    assert field(app.multiselect, "them_finish").value == ["Bo Lind"]
    assert field(app.multiselect, "us_finish").value == ["Mia"]
    assert field(app.selectbox, "kind_finish").value is TouchKind.CALL
    field(app.text_input, "outcome_finish").set_value("Wants the sheet by Friday").run()
    press(app, "finish_talked")
    now = kept(store)
    touch = now.touches[-1]
    assert (touch.on, touch.person_ids, touch.teammate_ids) == (DAY, ("bo",), ("mia",))
    assert (touch.two_way, touch.outcome) == (True, "Wants the sheet by Friday")
    assert now.tasks[0].result == "Wants the sheet by Friday"
    assert store.version("plant") == before + 1
    assert said in seen(app)
    assert "Wants the sheet by Friday" in seen(app)
    press(app, "undo")
    assert kept(store) == account(CALL)


def test_who_has_not_answered_stands_among_the_touches_as_not_answered() -> None:
    store = store_with(account(CALL))
    app = board()
    press(app, "task_done_call")
    press(app, "finish_unanswered")
    assert kept(store).touches[-1].two_way is False


def test_the_question_is_skipped_with_one_click() -> None:
    store = store_with(account(CALL))
    app = board()
    press(app, "task_done_call")
    press(app, "finish_alone")
    now = kept(store)
    assert (now.tasks[0].state, now.tasks[0].done_on) == (TaskState.DONE, DAY)
    assert now.touches == account().touches


def test_a_task_with_nobody_on_their_side_is_no_contact() -> None:
    store_with(account(CALL.but(person_ids=())))
    app = board()
    press(app, "task_done_call")
    assert app.button(key="finish_talked").disabled
    assert app.button(key="finish_unanswered").disabled
    assert not app.button(key="finish_alone").disabled


def _by_its_form(app: AppTest, end: TaskState) -> None:
    press(app, "task_open_call")
    field(app.text_area, "result_task_call").set_value("as typed")
    field(app.selectbox, "state_task_call").set_value(end)
    next(b for b in app.button if b.label == "Save task").click().run()
    fine(app)


def _by_its_card(app: AppTest, end: TaskState) -> None:
    press(app, f"task_{end}_call")


@pytest.mark.parametrize("way", [_by_its_form, _by_its_card])
@pytest.mark.parametrize("end", [TaskState.DONE, TaskState.DISMISSED])
def test_every_way_to_end_a_task_asks(
    way: Callable[[AppTest, TaskState], None], end: TaskState
) -> None:
    store = store_with(account(CALL))
    app = board()
    way(app, end)
    assert kept(store).tasks[0].is_open
    press(app, "finish_alone" if end is TaskState.DONE else "FormSubmitter:form_dismiss")
    assert kept(store).tasks[0].state is end
    assert kept(store).tasks[0].result == ("as typed" if way is _by_its_form else "")


@pytest.mark.parametrize(
    ("language", "with_reason", "without"),
    [
        ("en", "Not needed since 21 Nov 2026: Bo is on leave", "nobody said why"),
        ("zh", "2026年11月21日 决定不做：Bo is on leave", "未说明原因"),
    ],
)
def test_the_reason_stands_where_the_dismissed_are_listed(
    language: str, with_reason: str, without: str
) -> None:
    store = store_with(account(CALL, CALL.but(id="other", key="")))
    app = board(language)
    press(app, "task_dismissed_call")
    field(app.text_input, "why_dismiss").set_value("Bo is on leave")
    press(app, "FormSubmitter:form_dismiss")
    assert kept(store).tasks[0].result == "Bo is on leave"
    press(app, "task_dismissed_other")
    press(app, "FormSubmitter:form_dismiss")
    shown = seen(app)
    assert with_reason in shown
    assert without in shown


def test_more_that_came_of_it_goes_into_the_form_after_a_meeting() -> None:
    store = store_with(account(CALL))
    app = board()
    press(app, "task_done_call")
    field(app.text_input, "outcome_finish").set_value("He likes it").run()
    press(app, "finish_more")
    assert kept(store).tasks[0].is_open
    assert "finishes the task “Call Bo" in seen(app)
    app.switch_page("stakeholder_map/ui/pages/touches.py").run()  # where the browser is now
    assert field(app.multiselect, "them_meeting").value == ["Bo Lind"]
    field(app.selectbox, "support_bo").set_value("2").run()
    before = store.version("plant")
    press(app, "save_meeting")
    now = kept(store)
    assert now.tasks[0].state is TaskState.DONE
    assert (now.tasks[0].result, now.touches[-1].outcome) == ("He likes it", "He likes it")
    assert now.decision("mes").seat("s-bo").support == 2
    assert store.version("plant") == before + 1


def test_a_meeting_that_is_half_told_is_not_overwritten() -> None:
    store = store_with(account(CALL))
    store.keep_draft("plant", "", "meeting/plant", {"outcome": "half told", "them": ["anna"]})
    app = board()
    press(app, "task_done_call")
    assert app.button(key="finish_more").disabled


def test_a_task_that_was_deleted_meanwhile_ends_all_the_same() -> None:
    store = store_with(account(CALL))
    app = board()
    press(app, "task_done_call")
    store.save(edits.remove(kept(store), "call"), store.version("plant"), by="other")
    press(app, "finish_alone")
    assert [task.state for task in kept(store).tasks] == [TaskState.DONE]
