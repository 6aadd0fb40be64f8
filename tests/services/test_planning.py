"""The board, taking and moving tasks, ticks and moves between stages."""

from datetime import date, timedelta

import pytest

from stakeholder_map.analysis.acting.acquaintance import acquaintances, leavings
from stakeholder_map.analysis.acting.outreach import outreach
from stakeholder_map.analysis.acting.stages import (
    CHECK_LISTS,
    STEP_BESIDE,
    checks,
    open_items,
    stages_left,
)
from stakeholder_map.analysis.outcome.moves import MoveKind, moves
from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.competitor import AttackLine, Competitor
from stakeholder_map.model.decision import CompetitorFit, Criterion, Decision
from stakeholder_map.model.scales import BuyingStep, RelationshipStage, SellingStage, TaskState
from stakeholder_map.model.seat import Concern, Stance
from stakeholder_map.model.task import Task
from stakeholder_map.model.team import Contact, Teammate
from stakeholder_map.services import outlook, planning, playbook, scripting
from stakeholder_map.services.workspace import sample
from stakeholder_map.storage.store import Store
from stakeholder_map.words import stages as say
from stakeholder_map.words import words
from tests.ui.reading_app import DAY, plant

_ = words("en")


def reading(account: Account) -> Reading:
    return read(account, account.decisions[0].id, DAY)


def vetoed() -> Account:
    seat = plant().decisions[0].seats[1]
    return edits.put_seat(plant(), "mes", seat.but(veto=True))


def test_what_a_rule_proposes_stands_on_the_board_until_it_is_taken() -> None:
    account = vetoed()
    (one,) = [b for b in planning.board(reading(account), _) if b.task.rule == "veto_unknown"]
    assert one.proposed
    assert one.task.state is TaskState.WAITING
    taken = planning.set_state(account, one.task, TaskState.DOING, DAY)
    (kept,) = [b for b in planning.board(reading(taken), _) if b.task.rule == "veto_unknown"]
    assert not kept.proposed
    assert kept.task.state is TaskState.DOING
    assert kept.task.id == one.task.id


def test_a_proposal_goes_when_its_fact_is_gone() -> None:
    account = edits.set_stance(vetoed(), "mes", "s-bo", Stance(on=DAY, support=1))
    assert not [b for b in planning.board(reading(account), _) if b.task.rule == "veto_unknown"]


def test_taking_a_proposal_twice_is_taking_it_once() -> None:
    account = vetoed()
    one = next(b.task for b in planning.board(reading(account), _) if b.proposed)
    twice = planning.put_task(planning.put_task(account, one), one)
    assert len(twice.tasks) == 1


def test_done_and_dismissed_tasks_carry_their_day() -> None:
    task = Task(what="Call")
    for state in TaskState:
        (kept,) = planning.set_state(plant(), task, state, DAY).tasks
        assert (kept.done_on == DAY) is (state in (TaskState.DONE, TaskState.DISMISSED))


def test_the_board_is_in_the_order_of_days_and_of_this_decision_only() -> None:
    tasks = (
        Task(what="No day"),
        Task(what="Later", due=DAY + timedelta(90), decision_id="mes"),
        Task(what="Late", due=DAY - timedelta(90)),
    )
    other = edits.put_decision(
        plant(tasks=tasks),
        plant().decisions[0].but(id="two", seats=(), steps=(), required_roles=()),
    )
    other = other.but(tasks=(*other.tasks, Task(what="Elsewhere", decision_id="two")))
    found = [one.task.what for one in planning.board(reading(other), _) if not one.proposed]
    assert found == ["Late", "Later", "No day"]


def test_a_talk_becomes_a_task_and_is_not_proposed_again(tmp_path: object) -> None:
    store = Store(f"sqlite:///{tmp_path}/x.sqlite")
    account = plant(teammates=(Teammate(id="mia", name="Mia"),))
    store.create(account, by="")
    stored = store.load("plant")
    own: dict[MoveKind, int] = outlook.efforts(store)
    before = reading(stored.account)
    first = planning.outreach_of(store, stored, before, own)
    line = first.lines[0]
    task = planning.line_task(before, line, _)
    assert task.teammate_id == "mia"
    assert task.message
    assert task.material
    store.save(planning.put_task(stored.account, task), stored.version, by="")
    stored = store.load("plant")
    again = planning.outreach_of(store, stored, reading(stored.account), own)
    assert line.key not in {found.key for found in again.lines}


# -- Stages ----------------------------------------------------------------------------------


def test_six_stages_stand_beside_six_steps_each_with_a_check_list_and_words() -> None:
    assert list(STEP_BESIDE) == list(SellingStage)
    assert list(STEP_BESIDE.values()) == list(BuyingStep)
    codes = [item.code for stage in SellingStage for item in CHECK_LISTS[stage]]
    assert len(codes) == len(set(codes))
    assert set(codes) == set(say.ITEMS)
    for language in ("en", "zh"):
        for stage in SellingStage:
            assert say.key_node(words(language), stage)
        for relation in RelationshipStage:
            assert say.to_do(words(language), relation)
            assert say.to_watch(words(language), relation)


def test_every_item_that_the_data_can_answer_has_said_yes_and_no_or_unknown() -> None:
    told: dict[str, set[bool | None]] = {}
    rich = [sample(name, DAY) for name in ("nordklinik-group", "huadong-precision")]
    bare = Account(id="bare", name="Bare", decisions=(Decision(id="d", name="D"),))
    for account in (*rich, plant(), won_over(), bare):
        for stage in SellingStage:
            for check in checks(reading(account), stage):
                told.setdefault(check.code, set()).add(check.state)
    stuck = {
        item.code
        for stage in SellingStage
        for item in CHECK_LISTS[stage]
        if item.tell is not None and len(told[item.code]) < 2
    }
    assert not stuck


def won_over() -> Account:
    """The plant with everything that a check list asks of the data."""
    account = plant(
        competitors=(Competitor(id="r", name="R", attack_lines=(AttackLine(id="l", text="Dear"),)),)
    )
    decision = account.decisions[0]
    criterion = Criterion(
        id="k",
        text="Uptime",
        weight=1.0,
        our_fit=1,
        competitor_fits=(CompetitorFit(competitor_id="r", fit=3),),
    )
    anna = decision.seats[0]
    quiet = anna.but(concerns=(), roles=(*anna.roles, "gatekeeper", "user"), coach=True)
    return edits.put_decision(
        account, decision.but(criteria=(criterion,), seats=(quiet,), required_roles=())
    )


def test_a_tick_counts_more_than_the_data_and_can_be_taken_back() -> None:
    account = plant()
    code = "deciders_named"

    def state(of: Account) -> bool | None:
        found = checks(reading(of), SellingStage.DEVELOPMENT)
        return next(check.state for check in found if check.code == code)

    assert state(account) is True
    ticked = planning.set_tick(account, "mes", code, False, DAY)
    assert state(ticked) is False
    assert state(planning.set_tick(ticked, "mes", code, None, DAY)) is True
    again = planning.set_tick(ticked, "mes", code, True, DAY)
    assert len(again.decisions[0].ticks) == 1


def test_unknown_is_open() -> None:
    assert "go_decided" in open_items(reading(plant()), SellingStage.QUALIFICATION)


def test_a_move_leaves_behind_every_stage_that_it_passes() -> None:
    order = list(SellingStage)
    assert stages_left(None, order[2]) == tuple(order[:2])
    assert stages_left(order[1], order[3]) == (order[1], order[2])
    assert stages_left(order[3], order[1]) == ()
    assert stages_left(order[3], None) == ()


def test_moving_on_with_open_items_needs_a_reason_and_keeps_it() -> None:
    account = planning.move_stage(plant(), "mes", SellingStage.DEVELOPMENT, None, DAY)
    left = planning.left_open(reading(account), SellingStage.QUALIFICATION)
    assert left
    with pytest.raises(ValueError, match="reason"):
        planning.move_stage(account, "mes", SellingStage.QUALIFICATION, None, DAY, left)
    moved = planning.move_stage(
        account, "mes", SellingStage.QUALIFICATION, BuyingStep.SCREENING, DAY, left, "They hurry"
    )
    decision = moved.decision("mes")
    assert decision.selling_stage is SellingStage.QUALIFICATION
    assert decision.buying_step is BuyingStep.SCREENING
    last = decision.stage_moves[-1]
    assert (last.left, last.entered) == (SellingStage.DEVELOPMENT, SellingStage.QUALIFICATION)
    assert (last.reason, last.open_items, last.on) == ("They hurry", left, DAY)


def test_no_move_is_no_move() -> None:
    account = planning.move_stage(plant(), "mes", SellingStage.TENDER, None, DAY, ("x",), "y")
    assert planning.move_stage(account, "mes", SellingStage.TENDER, None, DAY) is account


def test_an_open_item_becomes_one_task() -> None:
    task = planning.item_task(reading(plant()), "go_decided", _)
    assert say.item_text(_, "go_decided") in task.what
    assert task == planning.item_task(reading(plant()), "go_decided", _).but(id=task.id)


# -- Who knows whom --------------------------------------------------------------------------


def test_who_alone_knows_somebody_is_a_single_point_of_failure() -> None:
    mates = (Teammate(id="mia", name="Mia"), Teammate(id="ole", name="Ole"))
    knows = Contact(id="k", teammate_id="mia", person_id="bo", closeness=2)
    (found,) = leavings(reading(plant(teammates=mates, contacts=(knows,))))
    assert (found.teammate_id, found.seat_ids) == ("mia", ("s-bo",))
    assert found.share == pytest.approx(0.25)
    second = Contact(id="l", teammate_id="ole", person_id="bo", closeness=1)
    assert not leavings(reading(plant(teammates=mates, contacts=(knows, second))))
    stranger = second.but(closeness=0)
    assert leavings(reading(plant(teammates=mates, contacts=(knows, stranger))))


def test_a_pair_shows_closeness_and_last_talk() -> None:
    knows = Contact(id="k", teammate_id="mia", person_id="anna", closeness=3, is_owner=True)
    touch = plant().touches[0].but(teammate_ids=("mia",))
    (pair,) = acquaintances(reading(plant(contacts=(knows,), touches=(touch,))))
    assert (pair.closeness, pair.is_owner, pair.touches, pair.last) == (3, True, 1, DAY)


def test_dates_in_the_future_are_no_talk() -> None:
    later = plant().touches[0].but(teammate_ids=("mia",), on=date(2027, 1, 1))
    assert not acquaintances(reading(plant(touches=(later,))))


# -- What to say -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "language"), [("nordklinik-group", "en"), ("huadong-precision", "zh")]
)
def test_talks_say_what_the_playbook_has_about_their_concern(
    name: str, language: str, tmp_path: object
) -> None:
    store = Store(f"sqlite:///{tmp_path}/x.sqlite")
    account = sample(name, DAY)
    store.create(account, by="")
    stored = store.load(account.id)
    seen = reading(account)
    lines = planning.outreach_of(store, stored, seen, outlook.efforts(store)).lines
    book = playbook.shown(store, None, account.id, DAY)
    said = scripting.scripts(words(language), store, stored, seen, lines, book)
    with_concern = [line for line in lines if line.concern_id]
    assert sum(line.seat_id in said for line in with_concern) >= len(with_concern) / 2
    assert not [text for text in said.values() if "{" in text]
    spoken = next(line for line in lines if line.seat_id in said)
    task = planning.line_task(seen, spoken, words(language), said[spoken.seat_id])
    assert task.message == said[spoken.seat_id]


# -- One person, one line --------------------------------------------------------------------


def much_about_bo() -> Account:
    """Bo holds a veto unknown to us, has gone cold, and waits for an answer that is overdue."""
    account = vetoed()
    seat = account.decisions[0].seats[1]
    late = Concern(id="late", text="Who pays?", due=DAY - timedelta(3))
    touch = account.touches[0].but(id="old", on=DAY - timedelta(200), person_ids=("bo",))
    account = account.but(touches=(*account.touches, touch))
    return edits.put_seat(account, "mes", seat.but(concerns=(late,)))


def about_bo(account: Account) -> list[planning.BoardTask]:
    return [one for one in planning.board(reading(account), _) if "bo" in one.task.person_ids]


def test_rules_that_name_one_person_make_one_line_with_every_reason() -> None:
    (one,) = about_bo(much_about_bo())
    assert one.task.rules == ("veto_unknown", "concern_overdue", "contact_cold")
    assert one.task.concern_id == "late"
    assert "veto" in one.task.what
    assert [("Who pays?" in said, "last met" in said) for said in one.also] == [
        (True, False),
        (False, True),
    ]


@pytest.mark.parametrize("state", list(TaskState))
def test_whatever_becomes_of_a_joined_line_none_of_its_rules_asks_again(state: TaskState) -> None:
    account = much_about_bo()
    (one,) = about_bo(account)
    account = planning.set_state(account, one.task, state, DAY)
    (kept,) = about_bo(account)
    assert (kept.proposed, kept.task.state) == (False, state)


def test_a_new_fact_after_a_line_was_done_is_a_new_line() -> None:
    account = much_about_bo()
    (first,) = about_bo(account)
    account = planning.set_state(account, first.task, TaskState.DONE, DAY)
    seat = account.decisions[0].seats[1]
    more = Concern(id="more", text="Who trains?", due=DAY - timedelta(1))
    account = edits.put_seat(account, "mes", seat.but(concerns=(*seat.concerns, more)))
    (second,) = [one for one in about_bo(account) if one.proposed]
    assert second.task.id != first.task.id
    assert second.task.rules == ("concern_overdue",)


def test_a_line_keeps_its_id_while_its_reasons_change() -> None:
    account = much_about_bo()
    (before,) = about_bo(account)
    account = edits.set_stance(account, "mes", "s-bo", Stance(on=DAY, support=1))
    (after,) = about_bo(account)
    assert "veto_unknown" not in after.task.rules
    assert after.task.id == before.task.id


def test_a_talk_that_is_taken_does_what_the_rules_ask_about_the_same_person() -> None:
    account = much_about_bo()
    now = reading(account)
    lines = outreach(now, moves(now, draws=50)).lines
    line = next(line for line in lines if line.person_id == "bo")
    task = planning.line_task(now, line, _, with_it=planning.done_with(now)["bo"])
    assert task.due == about_bo(account)[0].task.due
    (kept,) = about_bo(planning.put_task(account, task))
    assert not kept.proposed
    assert kept.task.rules[0] == "outreach"


def test_what_rules_ask_about_somebody_is_done_in_an_open_talk_that_is_no_later() -> None:
    account = much_about_bo()
    (alone,) = about_bo(account)
    due = alone.task.due
    assert due is not None
    talk = Task(id="own", what="Lunch", due=due, decision_id="mes", person_ids=("bo",))
    (one,) = about_bo(planning.put_task(account, talk))
    assert (one.task.id, one.proposed) == ("own", False)
    assert any("veto" in said for said in one.also)
    later = talk.but(due=due + timedelta(1))
    assert len(about_bo(planning.put_task(account, later))) == 2
    # What the talk did not settle is asked for again.
    done = about_bo(planning.put_task(account, talk.but(state=TaskState.DONE)))
    assert [found.proposed for found in done if found.task.is_open] == [True]


def test_whom_nobody_met_is_asked_by_who_of_us_is_introduced() -> None:
    """Nobody keeps the contact with the security officer; the way in begins with 周凯."""
    account = sample("huadong-precision", DAY)
    found = {
        one.task.rule: one.task
        for one in planning.board(read(account, "mes", DAY), words("zh"))
        if one.proposed and "p-xu-na" in one.task.person_ids
    }
    task = found["veto_unknown"]
    assert (task.teammate_id, task.through_ids) == ("t-zhou-kai", ("p-ding-yiming",))
    # Our sponsor keeps the contact with the general manager, and the way in stands with it.
    (top,) = [
        one.task
        for one in planning.board(read(account, "mes", DAY), words("zh"))
        if one.proposed and "p-lin-guodong" in one.task.person_ids
    ]
    assert top.teammate_id == "t-shen-guowei"
    assert top.through_ids[-1] == "p-tang-rui"
    assert top.due is not None and top.due > DAY + timedelta(7)
