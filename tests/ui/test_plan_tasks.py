"""The plan page's tasks, calendar, outreach, stages and contacts, in both languages."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.competitor import AttackLine, Competitor, Trait
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.scales import Dimension, Level, SellingStage, TaskState
from stakeholder_map.model.seat import Stance
from stakeholder_map.model.task import Task
from stakeholder_map.model.team import Teammate
from stakeholder_map.playbook.library import built_in
from stakeholder_map.services import editing, exporting, playbook
from stakeholder_map.storage.store import Store
from stakeholder_map.ui.plan import downloads
from stakeholder_map.words import words
from stakeholder_map.words.values import word
from tests.ui.entry_app import fine, open_page, store_with
from tests.ui.reading_app import DAY, hostile, plant, seen

pytestmark = pytest.mark.usefixtures("fixed_day")

PARTS = ("tasks", "calendar", "outreach", "moves", "stages", "competitors", "contacts")


def part(name: str, language: str = "en", account: str = "plant") -> AppTest:
    app = open_page("plan", language, account)
    app.session_state["plan_section"] = name
    app.run()
    fine(app)
    return app


def press(app: AppTest, key: str) -> None:
    app.button(key=key).click().run()
    fine(app)


def not_needed(app: AppTest) -> str:
    """Return the key of the button that dismisses a task once the reason was asked."""
    (form,) = [b.key for b in app.button if b.key and b.key.startswith("FormSubmitter:form_dis")]
    return form


def only_task(store: Store) -> Task:
    (task,) = store.load("plant").account.tasks
    return task


def vetoed() -> Account:
    """The plant with a task of a rule: Bo holds a veto and nobody knows where he stands."""
    seat = plant().decisions[0].seats[1].but(veto=True)
    mia = Teammate(id="mia", name="Mia", level=Level.MIDDLE)
    return edits.put_seat(plant(teammates=(mia,)), "mes", seat)


def proposed(app: AppTest) -> str:
    """Return the id of the veto's task on the board."""
    (key,) = {
        b.key.removeprefix("task_doing_")
        for b in app.button
        if b.key and b.key.startswith("task_doing_") and b.key in veto_keys(app)
    }
    return key


def veto_keys(app: AppTest) -> set[str]:
    from stakeholder_map.analysis.reading import read
    from stakeholder_map.services import planning

    del app
    found = planning.board(read(vetoed(), "mes", DAY), words("en"))
    return {f"task_doing_{b.task.id}" for b in found if b.task.rule == "veto_unknown"}


@pytest.mark.parametrize("name", PARTS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_part_stands_hostile_names(name: str, language: str) -> None:
    store_with(hostile())
    app = part(name, language, "hostile")
    assert not [e for e in app.get("html") if "<script" in e.proto.body.lower()]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_rules_task_is_on_the_board_and_says_so(language: str) -> None:
    store = store_with(vetoed())
    text = seen(part("tasks", language))
    said = {
        "en": ("Find out where Bo Lind stands", "Veto unknown", "Nobody has taken it yet"),
        "zh": ("摸清Bo Lind的态度", "否决者态度不明", "尚无人认领"),
    }
    for sentence in said[language]:
        assert sentence in text
    assert not store.load("plant").account.tasks  # looking at it writes nothing


def test_a_task_is_started_done_and_comes_back_by_undo() -> None:
    store = store_with(vetoed())
    app = part("tasks")
    key = proposed(app)
    press(app, f"task_doing_{key}")
    assert only_task(store).state is TaskState.DOING
    press(app, f"task_done_{key}")
    press(app, "finish_alone")
    assert (only_task(store).state, only_task(store).done_on) == (TaskState.DONE, DAY)
    press(app, "undo")
    assert only_task(store).state is TaskState.DOING


def test_a_dismissed_task_is_not_made_again_and_can_be_brought_back() -> None:
    store = store_with(vetoed())
    app = part("tasks")
    key = proposed(app)
    press(app, f"task_dismissed_{key}")
    press(app, not_needed(app))
    assert only_task(store).state is TaskState.DISMISSED
    assert [e for e in app.expander if "1 dismissed task" in e.label]
    press(app, f"task_waiting_{key}")
    assert only_task(store).state is TaskState.WAITING


def test_a_task_is_written_by_hand_and_changed() -> None:
    store = store_with(plant())
    app = part("tasks")
    press(app, "new_task")
    (what,) = [t for t in app.text_input if t.label == "What is to be done"]
    what.set_value("Send the payback sheet")
    (save,) = [b for b in app.button if b.label == "Save task"]
    save.click().run()
    fine(app)
    task = only_task(store)
    assert (task.what, task.rule, task.decision_id) == ("Send the payback sheet", "", "mes")
    press(app, f"task_open_{task.id}")
    (result,) = [t for t in app.text_area if t.label == "What came of it"]
    result.set_value("They want it by Friday")
    (save,) = [b for b in app.button if b.label == "Save task"]
    save.click().run()
    fine(app)
    assert only_task(store).result == "They want it by Friday"


def test_a_task_without_words_is_not_saved() -> None:
    store = store_with(plant())
    app = part("tasks")
    press(app, "new_task")
    (save,) = [b for b in app.button if b.label == "Save task"]
    save.click().run()
    fine(app)
    assert "nothing was saved" in seen(app)
    assert not store.load("plant").account.tasks


def test_an_overdue_task_is_told_by_a_sign_and_a_word() -> None:
    task = Task(id="late", what="Call", due=DAY - timedelta(2), decision_id="mes")
    store_with(plant(tasks=(task,)))
    text = seen(part("tasks"))
    assert "1 task is overdue" in text
    assert "▲ overdue since 19 Nov 2026" in text


def test_the_board_can_be_filtered_by_whose_tasks() -> None:
    mates = (Teammate(id="mia", name="Mia"), Teammate(id="ole", name="Ole"))
    tasks = (
        Task(id="one", what="Mia calls", teammate_id="mia"),
        Task(id="two", what="Ole writes", teammate_id="ole"),
    )
    store_with(plant(teammates=mates, tasks=tasks))
    app = part("tasks")
    app.selectbox(key="tasks_of_plant").set_value("ole").run()
    fine(app)
    assert "Ole writes" in seen(app)
    assert "Mia calls" not in seen(app)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_calendar_shows_tasks_and_dates(language: str) -> None:
    task = Task(id="soon", what="Call them", due=DAY + timedelta(3), decision_id="mes")
    store_with(plant(tasks=(task,)))
    text = seen(part("calendar", language))
    assert "Call them" in text
    assert "Line control" in text  # decided within the six weeks


def test_a_talk_is_taken_as_a_task_of_whoever_it_names() -> None:
    store = store_with(vetoed())
    app = part("outreach")
    (first, *_others) = [
        b.key for b in app.button if b.key and b.key.startswith("take_") and "all" not in b.key
    ]
    press(app, first)
    task = only_task(store)
    assert (task.rule, task.teammate_id) == ("outreach", "mia")
    assert first not in {b.key for b in app.button}


def test_a_talk_that_is_not_wanted_is_dismissed() -> None:
    store = store_with(vetoed())
    app = part("outreach")
    first = next(b.key for b in app.button if b.key and b.key.startswith("not_"))
    press(app, first)
    press(app, not_needed(app))
    assert only_task(store).state is TaskState.DISMISSED


def test_moving_on_with_open_items_asks_why_and_keeps_it() -> None:
    account = plant()
    decision = account.decisions[0].but(selling_stage=SellingStage.DEVELOPMENT)
    store = store_with(edits.put_decision(account, decision))
    app = part("stages")
    stage = next(s for s in app.selectbox if s.label == "Our selling stage")
    stage.set_value(SellingStage.QUALIFICATION).run()
    fine(app)
    assert "items are open" in seen(app)
    assert app.button(key="move_stage").disabled
    why = next(t for t in app.text_input if t.label == "Why do we move on all the same?")
    why.set_value("They asked for an offer").run()
    press(app, "move_stage")
    held = store.load("plant").account.decisions[0]
    assert held.selling_stage is SellingStage.QUALIFICATION
    assert held.stage_moves[-1].reason == "They asked for an offer"
    assert held.stage_moves[-1].open_items
    assert "They asked for an offer" in seen(app)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_check_list_is_ticked_and_an_item_becomes_a_task(language: str) -> None:
    store = store_with(plant())
    app = part("stages", language)
    press(app, "tick_True_budget_source")
    (tick,) = store.load("plant").account.decisions[0].ticks
    assert (tick.item, tick.done, tick.on) == ("budget_source", True, DAY)
    press(app, "item_task_need_confirmed")
    assert only_task(store).rule == "check_item"
    assert app.button(key="item_task_need_confirmed").disabled


def test_a_tick_carries_its_evidence() -> None:
    store = store_with(plant())
    app = part("stages")
    press(app, "tick_True_need_confirmed")
    (box,) = [t for t in app.text_input if t.key and t.key.startswith("evidence_need_confirmed")]
    box.set_value("Minutes of the kick-off").run()
    fine(app)
    (tick,) = store.load("plant").account.decisions[0].ticks
    assert (tick.done, tick.evidence) == (True, "Minutes of the kick-off")
    assert "Minutes of the kick-off" in seen(app)


def test_the_relationship_says_what_to_do_and_to_watch() -> None:
    from stakeholder_map.model.scales import RelationshipStage

    store_with(plant(relationship_stage=RelationshipStage.SCANNING))
    text = seen(part("stages"))
    assert "Do not offer yet" in text
    for stage in RelationshipStage:
        assert word(words("en"), stage) in text


def test_who_alone_knows_somebody_is_named() -> None:
    from stakeholder_map.model.team import Contact

    knows = Contact(id="k", teammate_id="mia", person_id="bo", closeness=2)
    store_with(plant(contacts=(knows,)))
    text = seen(part("contacts"))
    assert "Mia alone knows 1 of them, 25% of the weight" in text
    assert "met, and nobody wrote down by whom" in text  # Anna's touch names none of us


def test_that_nothing_is_recorded_is_not_that_nobody_knows_them() -> None:
    people = [person.but(met=None) for person in plant().people]
    store = store_with(plant(people=tuple(people), touches=(), contacts=()))
    text = seen(part("contacts"))
    assert "nothing recorded" in text
    assert "nobody of us has met them" not in text
    anna = people[0].but(met=False)
    editing.change(store, store.load("plant"), lambda a: edits.put(a, "people", anna), by="")
    assert "nobody of us has met them" in seen(part("contacts"))


def test_a_stance_found_out_clears_the_board() -> None:
    account = edits.set_stance(vetoed(), "mes", "s-bo", Stance(on=DAY, support=1))
    store_with(account)
    assert "Find out where Bo Lind stands" not in seen(part("tasks"))


@pytest.mark.parametrize(
    ("language", "backed", "unanswered"),
    [
        ("en", "Backed by Bo Lind, 25% of the weight.", "1 attack has no answer of ours yet."),
        ("zh", "支持者：Bo Lind，占权重 25%。", "还有 1 条攻击没有应答。"),
    ],
)
def test_competitors_stand_beside_us_with_who_backs_them_and_what_is_unanswered(
    language: str, backed: str, unanswered: str
) -> None:
    rival = Competitor(
        id="r",
        name="Rival & Sons",
        traits=(Trait(dimension=Dimension.PRICE, strength="Cheap <b>now</b>", weakness="Later?"),),
        attack_lines=(
            AttackLine(id="a", text="They are small", answer="We answer the phone"),
            AttackLine(id="b", text="They are dear"),
        ),
    )
    ours = Trait(dimension=Dimension.PRICE, weakness="Dear")
    account = plant(competitors=(rival,), our_traits=(ours,))
    seat = account.decisions[0].seats[1]
    store_with(edits.put_seat(account, "mes", seat.but(backs_id="r")))
    shown = seen(part("competitors", language))
    for text in ("+ Cheap <b>now</b>", "− Later?", "− Dear", "We answer the phone"):
        assert text in shown.splitlines()
    assert backed in shown
    assert unanswered in shown


def test_without_a_competitor_the_page_asks_for_the_status_quo() -> None:
    store_with(plant())
    assert "Doing nothing is one too" in seen(part("competitors"))


def test_the_word_plan_of_this_page_speaks_with_our_own_texts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = built_in()[0]
    store = store_with(plant())
    playbook.keep(store, first.but(en="As Ruth says."), True, "ruth", None)
    offered: dict[str, Callable[[], bytes]] = {}
    monkeypatch.setattr(
        downloads.st,
        "download_button",
        lambda _label, **more: offered.update({more["mime"]: more["data"]}),
    )
    part("tasks")
    books: list[playbook.Shown] = []
    made = exporting.decision_file

    def noted(*given: Any, **more: Any) -> exporting.Export:
        books.append(more["book"])
        return made(*given, **more)

    monkeypatch.setattr(exporting, "decision_file", noted)
    assert offered[exporting.mime_of(exporting.Format.DOCX)]()[:2] == b"PK"
    assert "As Ruth says." in {entry.en for entry in books[0].entries}


def test_an_empty_board_of_an_empty_account_leads_to_where_people_are_entered() -> None:
    store = store_with()
    for row in store.accounts():
        editing.delete(store, row.id)
    store.create(Account(id="bare", name="Bare", decisions=(Decision(id="d", name="D"),)), by="x")
    text = seen(open_page("plan", "en", "bare"))
    assert "Nobody is on this map yet" in text
    assert "Take a talk from" not in text
    outreach = seen(open_page("plan", "en", "bare", part="outreach"))
    assert "every talk worth having is a task already" not in outreach
