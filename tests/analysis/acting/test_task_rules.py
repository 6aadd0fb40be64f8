"""Every rule that makes a task can fire and can stay silent, and fires once for a fact."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholder_map.analysis.acting.nearest import nearest
from stakeholder_map.analysis.acting.talks import workday
from stakeholder_map.analysis.acting.task_rules import NAMES, RULES, RuleTask, rule_tasks
from stakeholder_map.analysis.reading import read
from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import ApprovalStep, Decision, Milestone
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import (
    ConcernState,
    DecisionState,
    Level,
    Role,
    SellingStage,
    TaskState,
)
from stakeholder_map.model.seat import Concern, Seat, Stance
from stakeholder_map.model.stage import StageMove, Tick
from stakeholder_map.model.task import Task
from stakeholder_map.model.team import Contact, Teammate, Touch
from stakeholder_map.words import words
from stakeholder_map.words.tasks import RULES as RULE_WORDS
from stakeholder_map.words.tasks import WHYS, task_title
from tests.any_deal import any_deals
from tests.strategies import accounts

DAY = date(2026, 11, 23)

MET = Touch(
    id="t", on=DAY - timedelta(5), person_ids=("anna",), teammate_ids=("boss",), two_way=True
)


def house(seat: dict[str, object] | None = None, **more: object) -> Account:
    """Anna, an executive with a stance of today, met by our executive twice: nothing to do."""
    held: dict[str, object] = {
        "roles": (Role.DECISION_MAKER,),
        "weight": 1.0,
        "stances": (Stance(on=DAY, support=2),),
    }
    decision: dict[str, object] = {
        "seats": (Seat(id="s", person_id="anna", **(held | (seat or {}))),),  # type: ignore[arg-type]
    }
    decision |= more.pop("decision", {})  # type: ignore[arg-type]
    fields: dict[str, object] = {
        "people": (Person(id="anna", name="Anna", level=Level.UPPER),),
        "teammates": (
            Teammate(id="mia", name="Mia", level=Level.MIDDLE),
            Teammate(id="boss", name="Boss", level=Level.UPPER, is_sponsor=True),
        ),
        "owner_id": "mia",
        "touches": (MET, MET.but(id="t2", on=DAY - timedelta(40))),
    }
    return Account(
        id="a",
        name="A",
        decisions=(Decision(id="d", name="Purchase", **decision),),
        **(fields | more),
    )  # type: ignore[arg-type]


def fired(account: Account) -> dict[str, RuleTask]:
    return {task.rule: task for task in rule_tasks(read(account, "d", DAY))}


OLD = (MET.but(on=DAY - timedelta(200)), MET.but(id="t2", on=DAY - timedelta(300)))

FIRING = {
    "stage_entered": house(decision={"selling_stage": SellingStage.TENDER}),
    "date_near": house(decision={"milestones": (Milestone(id="m", on=DAY, text="Board"),)}),
    "date_passed": house(
        decision={"milestones": (Milestone(id="m", on=DAY - timedelta(2), text="Board"),)}
    ),
    "contact_cold": house(touches=OLD),
    "new_person": house(
        people=(Person(id="anna", name="Anna", level=Level.UPPER, since=DAY - timedelta(3)),)
    ),
    "concern_overdue": house(
        {"concerns": (Concern(id="c", text="Payback", due=DAY - timedelta(1), owner_id="mia"),)}
    ),
    "veto_unknown": house({"veto": True, "stances": ()}),
    "executive_due": house(touches=(MET,)),
}

#: The same facts, a little different, about which there is nothing to do.
SILENT = {
    "stage_entered": house(
        decision={
            "selling_stage": SellingStage.TENDER,
            "stage_moves": (
                StageMove(id="m", on=DAY - timedelta(100), entered=SellingStage.TENDER),
            ),
        }
    ),
    "date_near": house(
        decision={
            "milestones": (
                Milestone(id="m", on=DAY, text="Board", done=True),
                Milestone(id="n", on=DAY + timedelta(15), text="Later"),
            )
        }
    ),
    "date_passed": house(
        decision={"milestones": (Milestone(id="m", on=DAY - timedelta(31), text="Board"),)}
    ),
    "contact_cold": house(touches=(MET.but(on=DAY - timedelta(60)),)),
    "new_person": house(
        people=(Person(id="anna", name="Anna", level=Level.UPPER, since=DAY - timedelta(8)),)
    ),
    "concern_overdue": house(
        {
            "concerns": (
                Concern(id="c", text="P", due=DAY - timedelta(1), state=ConcernState.ANSWERED),
                Concern(id="e", text="Q", due=DAY),
                Concern(id="f", text="R"),
            )
        }
    ),
    "veto_unknown": house({"veto": True}),
    "executive_due": house(),
}


def test_every_rule_is_tried() -> None:
    assert set(FIRING) == set(SILENT) == set(NAMES)
    assert set(RULES) <= set(NAMES)


@pytest.mark.parametrize("rule", NAMES)
def test_a_rule_fires(rule: str) -> None:
    task = fired(FIRING[rule])[rule]
    assert task.due > DAY
    assert task.teammate_id in {"mia", "boss"}
    for language in ("en", "zh"):
        assert "{" not in task_title(words(language), rule, task.values)


@pytest.mark.parametrize("rule", NAMES)
def test_a_rule_stays_silent(rule: str) -> None:
    assert rule not in fired(SILENT[rule])


@pytest.mark.parametrize("rule", NAMES)
@pytest.mark.parametrize("state", list(TaskState))
def test_what_is_taken_done_or_dismissed_is_not_made_again(rule: str, state: TaskState) -> None:
    made = fired(FIRING[rule])[rule]
    task = Task(what="x", state=state, rule=rule, key=made.key)
    assert made.key not in {t.key for t in fired(FIRING[rule].but(tasks=(task,))).values()}


def test_what_somebody_is_at_already_is_not_proposed() -> None:
    person = Task(id="p", what="See her", person_ids=("anna",))
    concern = Task(id="tc", what="Answer it", concern_id="c")
    for rule, task in (
        ("contact_cold", person),
        ("new_person", person),
        ("executive_due", person),
        ("concern_overdue", concern),
    ):
        assert rule not in fired(FIRING[rule].but(tasks=(task,)))
        assert rule in fired(FIRING[rule].but(tasks=(task.but(state=TaskState.DONE),)))
    assert "veto_unknown" in fired(FIRING["veto_unknown"].but(tasks=(person,)))
    assert "concern_overdue" in fired(FIRING["concern_overdue"].but(tasks=(person,)))


def test_a_new_fact_makes_a_new_task() -> None:
    first = fired(FIRING["contact_cold"])["contact_cold"]
    done = Task(what="x", state=TaskState.DONE, key=first.key)
    again = (MET.but(on=DAY - timedelta(90)), *OLD)
    account = FIRING["contact_cold"].but(tasks=(done,), touches=again)
    assert fired(account)["contact_cold"].key != first.key


def test_nothing_is_to_be_done_where_all_is_well() -> None:
    assert fired(house()) == {}


def test_a_closed_decision_makes_no_task() -> None:
    account = FIRING["veto_unknown"]
    closed = account.decisions[0].but(state=DecisionState.LOST, closed_on=DAY)
    assert fired(edits.put_decision(account, closed)) == {}


def test_the_tender_brings_our_sponsor_to_their_decision_maker() -> None:
    task = fired(FIRING["stage_entered"])["stage_entered"]
    assert (task.teammate_id, task.person_ids) == ("boss", ("anna",))


def test_what_is_late_after_a_stage_was_entered_is_not_due_tomorrow() -> None:
    """A visit at the top takes days to arrange, however late we are with it."""
    moved = StageMove(id="m", on=DAY - timedelta(30), entered=SellingStage.TENDER)
    tender = {"selling_stage": SellingStage.TENDER, "stage_moves": (moved,)}
    assert fired(house(decision=tender))["stage_entered"].due == workday(DAY + timedelta(14), DAY)


def test_an_executive_is_not_first_met_in_the_last_days_before_the_decision() -> None:
    account = FIRING["executive_due"]
    for days, due in ((100, 21), (20, 13), (9, 2)):
        decision = account.decisions[0].but(decide_by=DAY + timedelta(days))
        task = fired(account.but(decisions=(decision,)))["executive_due"]
        assert task.due == workday(DAY + timedelta(due), DAY)


def test_who_neither_decides_nor_counts_needs_no_meeting_at_the_top() -> None:
    account = FIRING["executive_due"]
    seat = account.decisions[0].seats[0].but(roles=(Role.INFLUENCER,), veto=False, weight=0.0)
    heavy = Seat(id="s-bob", person_id="bob", weight=1.0)
    people = (*account.people, Person(id="bob", name="Bob"))
    decision = account.decisions[0].but(seats=(seat, heavy), steps=())
    assert "executive_due" not in fired(account.but(people=people, decisions=(decision,)))


def test_what_a_stage_begins_with_is_not_asked_for_once_it_is_ticked_off() -> None:
    began = {"selling_stage": SellingStage.QUALIFICATION}
    assert "stage_entered" in fired(house(decision=began))
    tick = Tick(id="k", item="go_decided", on=DAY)
    assert "stage_entered" not in fired(house(decision={**began, "ticks": (tick,)}))
    undone = tick.but(done=False)
    assert "stage_entered" in fired(house(decision={**began, "ticks": (undone,)}))


def test_a_step_on_the_day_of_a_milestone_is_told_once() -> None:
    account = house(
        decision={
            "milestones": (Milestone(id="m", on=DAY, text="Board"),),
            "steps": (ApprovalStep(id="b", name="Board", due=DAY),),
        }
    )
    near = [t for t in rule_tasks(read(account, "d", DAY)) if t.rule == "date_near"]
    assert [t.values["kind"] for t in near] == ["milestone"]


def test_no_more_than_two_executives_at_a_time() -> None:
    people = tuple(Person(id=f"p{n}", name=f"P{n}", level=Level.UPPER) for n in range(5))
    seats = tuple(Seat(id=f"s{n}", person_id=f"p{n}") for n in range(5))
    account = house(people=people, touches=(), decision={"seats": seats})
    asked = [t for t in rule_tasks(read(account, "d", DAY)) if t.rule == "executive_due"]
    assert len(asked) == 2


def five_executives(*tasks: Task) -> list[str]:
    """The executives asked for, of five whom nobody of us has met."""
    people = tuple(Person(id=f"p{n}", name=f"P{n}", level=Level.UPPER) for n in range(5))
    seats = tuple(Seat(id=f"s{n}", person_id=f"p{n}", weight=0.2) for n in range(5))
    account = house(people=people, touches=(), decision={"seats": seats}, tasks=tasks)
    found = rule_tasks(read(account, "d", DAY))
    return [task.person_ids[0] for task in found if task.rule == "executive_due"]


def asked_for(person_id: str, state: TaskState) -> Task:
    key = f"executive_due:{person_id}:never"
    return Task(what="x", teammate_id="boss", rule="executive_due", key=key, state=state)


def test_an_executive_who_was_dismissed_keeps_nobody_else_from_being_asked_for() -> None:
    assert five_executives() == ["p0", "p1"]
    dismissed = [asked_for(key, TaskState.DISMISSED) for key in ("p0", "p1")]
    assert five_executives(*dismissed) == ["p2", "p3"]
    done = [asked_for(key, TaskState.DONE) for key in ("p0", "p1", "p2")]
    assert five_executives(*done) == ["p3", "p4"]


def test_an_executive_gone_cold_is_one_task_and_no_other() -> None:
    assert set(fired(FIRING["contact_cold"])) == {"contact_cold"}


def test_taking_one_executive_leaves_the_other_on_the_board() -> None:
    assert five_executives(asked_for("p0", TaskState.DOING)) == ["p1"]
    both = [asked_for(key, TaskState.WAITING) for key in ("p0", "p1")]
    assert five_executives(*both) == []


def test_what_is_due_before_a_decision_at_the_weekend_is_not_due_after_it() -> None:
    friday = date(2026, 11, 27)
    account = FIRING["veto_unknown"]
    soon = account.decisions[0].but(decide_by=friday + timedelta(1))
    found = rule_tasks(read(edits.put_decision(account, soon), "d", friday))
    assert {task.due for task in found} == {friday + timedelta(1)}
    later = account.decisions[0].but(decide_by=friday + timedelta(5))
    found = rule_tasks(read(edits.put_decision(account, later), "d", friday - timedelta(1)))
    assert all(task.due.weekday() < 5 for task in found)


def test_a_move_that_lies_ahead_has_not_been_made() -> None:
    move = StageMove(id="m", on=date.max, entered=SellingStage.TENDER)
    account = house(decision={"selling_stage": SellingStage.TENDER, "stage_moves": (move,)})
    task = fired(account)["stage_entered"]
    assert task.due <= DAY + timedelta(10)
    assert str(date.max) not in task.key


def test_only_a_veto_makes_an_unknown_stance_a_task() -> None:
    assert "veto_unknown" not in fired(house({"stances": ()}))
    assert "veto_unknown" in fired(house({"stances": (), "veto": True}))
    unknown = (Stance(on=DAY - timedelta(9), support=None),)
    key = fired(house({"stances": unknown, "veto": True}))["veto_unknown"].key
    assert key == f"veto_unknown:d:anna:{DAY - timedelta(9)}"


def test_a_concern_that_nobody_answers_for_goes_to_who_stands_nearest() -> None:
    late = Concern(id="c", text="Payback", due=DAY - timedelta(1))
    assert fired(house({"concerns": (late,)}))["concern_overdue"].teammate_id == "boss"
    owned = late.but(owner_id="mia")
    assert fired(house({"concerns": (owned,)}))["concern_overdue"].teammate_id == "mia"


def test_at_the_top_a_talk_of_our_clerk_is_no_acquaintance() -> None:
    talks = (MET.but(teammate_ids=("mia",)), MET.but(id="t2", teammate_ids=("boss",), two_way=None))
    assert nearest(house(touches=talks), "anna") == "mia"
    assert nearest(house(touches=talks[:1]), "anna", top=True) == "boss"
    assert nearest(house(touches=talks, owner_id=None), "nobody") is None


def test_the_nearest_of_us_keeps_the_contact_or_knows_them_best() -> None:
    knows = Contact(id="c", teammate_id="mia", person_id="anna", closeness=1)
    assert nearest(house(contacts=(knows,)), "anna") == "mia"
    assert nearest(house(), "anna") == "boss"  # met her last
    assert nearest(house(touches=()), "anna") == "mia"  # owns the account
    assert nearest(house(contacts=(knows,), touches=()), "anna", top=True) == "boss"


@settings(deadline=None, max_examples=80)
@given(st.one_of(accounts(), any_deals()))
def test_rules_never_fire_twice_for_one_fact(account: Account) -> None:
    for decision in account.decisions:
        reading = read(account, decision.id, DAY)
        first = rule_tasks(reading)
        assert len({task.key for task in first}) == len(first)
        assert all(task.due > DAY for task in first)
        taken = tuple(Task(id=f"rt{n}", what="x", key=task.key) for n, task in enumerate(first))
        kept = account.but(tasks=(*account.tasks, *taken))
        again = rule_tasks(read(kept, decision.id, DAY))
        assert not {task.key for task in again} & {task.key for task in first}


def test_every_rule_has_its_words() -> None:
    assert set(NAMES) <= set(RULE_WORDS)
    assert set(WHYS) == set(RULE_WORDS)
