"""The outreach plan: by level, balanced, and of least cost."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholder_map.analysis.acting.assigning import LOAD, NOT_NOW, assigned
from stakeholder_map.analysis.acting.executives import EnoughContact, executive_contacts
from stakeholder_map.analysis.acting.outreach import outreach
from stakeholder_map.analysis.acting.talks import Outreach, Purpose, workday
from stakeholder_map.analysis.outcome.moves import moves
from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.analysis.sides import is_partner, opponents
from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.competitor import Competitor
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Organisation, Person
from stakeholder_map.model.scales import (
    Level,
    OrganisationKind,
    Role,
    Severity,
    TaskState,
    TieKind,
)
from stakeholder_map.model.seat import Concern, Seat, Stance
from stakeholder_map.model.task import Task
from stakeholder_map.model.team import Contact, Teammate, Touch
from stakeholder_map.model.tie import Tie
from stakeholder_map.services.workspace import sample
from tests.strategies import accounts

DAY = date(2026, 11, 23)  # a Monday
SAMPLES = ("nordklinik-group", "huadong-precision", "jianglan-center", "aldermoor-bank")


def house(
    levels: dict[str, Level | None], team: dict[str, Level | None], **more: object
) -> Account:
    """An account whose people all sit in one decision, undecided and met yesterday."""
    people = tuple(Person(id=key, name=key.title(), level=level) for key, level in levels.items())
    seats = tuple(
        Seat(
            id=f"s-{key}",
            person_id=key,
            roles=(Role.DECISION_MAKER,),
            stances=(Stance(on=DAY, support=0),),
        )
        for key in levels
    )
    fields: dict[str, object] = {
        "touches": (Touch(id="t", on=DAY - timedelta(1), person_ids=tuple(levels), two_way=True),),
        "teammates": tuple(Teammate(id=k, name=k.title(), level=v) for k, v in team.items()),
    }
    return Account(
        id="a",
        name="A",
        people=people,
        decisions=(Decision(id="d", name="D", seats=seats),),
        **(fields | more),
    )  # type: ignore[arg-type]


def plan_of(account: Account, cap: int = 4, taken: tuple[str, ...] = ()) -> Outreach:
    reading = read(account, account.decisions[0].id, DAY)
    return outreach(reading, moves(reading, draws=200), cap, taken)


def rank_of(
    costs: list[list[float]], chosen: tuple[int | None, ...], cap: int
) -> tuple[float, float] | None:
    """How much of what matters is placed, and at what cost; None for what may not be."""
    placed, total = 0, 0.0
    for column in {column for column in chosen if column is not None}:
        # The dearest first: it then has the least on top of it.
        rows = sorted((costs[row][column] for row, c in enumerate(chosen) if c == column))[::-1]
        if len(rows) > cap or any(cost + LOAD * k > NOT_NOW for k, cost in enumerate(rows)):
            return None
        total += sum(cost + LOAD * k for k, cost in enumerate(rows))
    placed = sum(len(costs) - row for row, column in enumerate(chosen) if column is not None)
    return (-placed, total)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.lists(st.floats(-5, 9), min_size=2, max_size=2), min_size=1, max_size=5),
    st.integers(1, 3),
)
def test_no_other_assignment_places_more_of_what_matters_or_the_same_for_less(
    costs: list[list[float]], cap: int
) -> None:
    found = rank_of(costs, assigned(costs, [cap, cap], [0, 0]), cap)
    every = (rank_of(costs, chosen, cap) for chosen in product((None, 0, 1), repeat=len(costs)))
    best = min(rank for rank in every if rank is not None)
    assert found is not None
    assert found == pytest.approx(best, abs=1e-6)


def test_what_matters_most_does_not_wait_for_what_is_convenient() -> None:
    """One place, and the lesser talk would cost less."""
    assert assigned([[3.0], [-2.0]], [1], [0]) == (0, None)
    assert assigned([[NOT_NOW + 0.1], [-2.0]], [1], [0]) == (None, 0)


@settings(deadline=None, max_examples=25)
@given(accounts(max_people=6), st.integers(1, 4))
def test_nobody_of_us_gets_more_than_the_cap(account: Account, cap: int) -> None:
    for decision in account.decisions:
        reading = read(account, decision.id, DAY)
        found = outreach(reading, moves(reading, draws=50), cap)
        assert max(found.load.values(), default=0) <= cap
        assert sum(found.load.values()) == sum(line.teammate_id is not None for line in found.lines)
        people = [line.person_id for line in found.lines]
        assert len(people) == len(set(people))
        assert all(line.due > DAY and line.due.weekday() < 5 for line in found.lines)
        assert not {line.seat_id for line in found.lines} & set(found.left)


def test_what_one_of_us_has_to_do_already_leaves_less_room() -> None:
    levels: dict[str, Level | None] = {f"p{n}": Level.MIDDLE for n in range(6)}
    account = house(levels, {"a": Level.MIDDLE, "b": Level.MIDDLE})
    tasks = tuple(Task(id=f"t{n}", what="Offer", teammate_id="a") for n in range(3))
    found = plan_of(account.but(tasks=tasks), cap=3)
    assert found.busy == {"a": 3, "b": 0}
    assert found.load == {"a": 0, "b": 3}
    assert len(found.left) == 3
    done = tuple(task.but(state=TaskState.DONE) for task in tasks)
    assert plan_of(account.but(tasks=done), cap=3).load == {"a": 3, "b": 3}


def test_who_has_less_to_do_gets_more() -> None:
    levels: dict[str, Level | None] = {f"p{n}": Level.MIDDLE for n in range(4)}
    account = house(levels, {"a": Level.MIDDLE, "b": Level.MIDDLE})
    tasks = tuple(Task(id=f"t{n}", what="Offer", teammate_id="a") for n in range(2))
    assert plan_of(account.but(tasks=tasks), cap=10).load == {"a": 1, "b": 3}


def test_levels_meet_their_own() -> None:
    levels = {"chief": Level.UPPER, "head": Level.MIDDLE, "clerk": Level.WORKING}
    team = {"boss": Level.UPPER, "lead": Level.MIDDLE, "engineer": Level.WORKING}
    found = plan_of(house(levels, team))
    assert {line.person_id: line.teammate_id for line in found.lines} == {
        "chief": "boss",
        "head": "lead",
        "clerk": "engineer",
    }
    assert [line.level for line in found.lines] == [Level.UPPER, Level.MIDDLE, Level.WORKING]
    assert all(line.same_level for line in found.lines)


def test_an_executive_is_not_sent_to_a_clerk_they_do_not_know() -> None:
    found = plan_of(house({"clerk": Level.WORKING}, {"boss": Level.UPPER}))
    assert not found.lines
    assert found.left == ("s-clerk",)


def test_executives_whom_nobody_of_us_fits_take_no_place_from_the_others() -> None:
    chiefs = {f"chief{n}": Level.UPPER for n in range(5)}
    people: dict[str, Level | None] = {**chiefs, "anna": Level.WORKING, "ben": Level.WORKING}
    plan = plan_of(house(people, {"clerk": Level.WORKING}), cap=2)
    assert {line.person_id for line in plan.lines} == {"anna", "ben"}
    assert set(plan.left) == {f"s-{key}" for key in chiefs}


def test_who_knows_them_well_goes_although_the_level_differs() -> None:
    account = house(
        {"head": Level.MIDDLE},
        {"lead": Level.MIDDLE, "engineer": Level.WORKING},
        contacts=(
            Contact(id="c", teammate_id="engineer", person_id="head", closeness=4, is_owner=True),
        ),
    )
    (line,) = plan_of(account).lines
    assert line.teammate_id == "engineer"
    assert line.same_level is False
    assert line.knows


def test_work_spreads_before_anybody_is_full() -> None:
    levels: dict[str, Level | None] = {f"p{n}": Level.MIDDLE for n in range(6)}
    found = plan_of(house(levels, {"a": Level.MIDDLE, "b": Level.MIDDLE, "c": Level.MIDDLE}))
    assert set(found.load.values()) == {2}


def test_an_open_concern_is_what_the_talk_is_about_and_its_answerer_comes_along() -> None:
    account = house({"chief": Level.UPPER}, {"boss": Level.UPPER, "engineer": Level.WORKING})
    seat = account.decisions[0].seats[0]
    concern = Concern(id="c", text="Payback", owner_id="engineer")
    (line,) = plan_of(edits.put_seat(account, "d", seat.but(concerns=(concern,)))).lines
    assert (line.purpose, line.concern_id) == (Purpose.SETTLE, "c")
    assert (line.teammate_id, line.answers_id) == ("boss", "engineer")


def test_what_is_taken_is_not_proposed_until_its_reason_changes() -> None:
    account = house({"chief": Level.UPPER}, {"boss": Level.UPPER})
    (line,) = plan_of(account).lines
    assert not plan_of(account, taken=(line.key,)).lines
    seat = account.decisions[0].seats[0]
    later = seat.but(stances=(Stance(on=DAY - timedelta(2), support=1),))
    assert plan_of(edits.put_seat(account, "d", later), taken=(line.key,)).lines


def test_an_executive_who_is_wholly_for_us_is_still_visited() -> None:
    account = house({"chief": Level.UPPER, "head": Level.MIDDLE}, {"boss": Level.UPPER})
    for key in ("chief", "head"):
        stance = Stance(on=DAY, support=5)
        account = edits.set_stance(account, "d", f"s-{key}", stance)
    (line,) = plan_of(account).lines
    assert (line.person_id, line.purpose, line.gain_f) == ("chief", Purpose.KEEP, None)


def test_who_has_an_open_task_is_not_proposed_again() -> None:
    account = house({"chief": Level.UPPER}, {"boss": Level.UPPER})
    task = Task(id="t1", what="Call", person_ids=("chief",))
    assert not plan_of(account.but(tasks=(task,))).lines
    assert plan_of(account.but(tasks=(task.but(state=TaskState.DONE),))).lines


def test_an_open_task_about_another_concern_leaves_this_one_to_be_settled() -> None:
    account = house({"chief": Level.UPPER}, {"boss": Level.UPPER})
    first, second = (Concern(id=key, text=key, support_if_resolved=3) for key in ("c", "e"))
    seat = account.decisions[0].seats[0].but(concerns=(first,))
    account = edits.put_seat(account, "d", seat.but(concerns=(first, second)))
    (line,) = plan_of(account).lines
    other = ({"c", "e"} - {line.concern_id}).pop()
    task = Task(id="t1", what="Call", person_ids=("chief",), concern_id=line.concern_id)
    assert not plan_of(account.but(tasks=(task,))).lines
    assert plan_of(account.but(tasks=(task.but(concern_id=other),))).lines


def test_without_our_people_the_talks_are_named_all_the_same() -> None:
    (line,) = plan_of(house({"chief": Level.UPPER}, {})).lines
    assert line.teammate_id is None


def test_a_cap_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one call"):
        plan_of(house({"chief": Level.UPPER}, {}), cap=0)


@pytest.mark.parametrize(
    ("decided_in", "severity", "due"),
    [
        (60, None, 14),
        (18, None, 11),  # a week before the decision
        (9, None, 2),
        (3, None, 1),
        (-5, None, 14),  # it has passed: no reason to hurry
        (60, Severity.SERIOUS, 14),
        (60, Severity.BLOCKING, 7),
        (10, Severity.BLOCKING, 3),
    ],
)
def test_a_talk_comes_a_week_before_the_decision_at_the_latest(
    decided_in: int, severity: Severity | None, due: int
) -> None:
    account = house({"anna": Level.MIDDLE}, {"mia": Level.MIDDLE})
    decision = account.decisions[0].but(decide_by=DAY + timedelta(decided_in))
    if severity is not None:
        worry = Concern(id="c", text="Payback", severity=severity, support_if_resolved=3)
        decision = decision.but(seats=(decision.seats[0].but(concerns=(worry,)),))
    (line,) = plan_of(account.but(decisions=(decision,))).lines
    assert line.due == DAY + timedelta(due)


def test_a_day_agreed_for_a_concern_is_the_day_of_its_talk() -> None:
    account = house({"anna": Level.MIDDLE}, {"mia": Level.MIDDLE})
    for agreed, due in ((2, 2), (0, 14), (-3, 14)):
        worry = Concern(id="c", text="Payback", due=DAY + timedelta(agreed), support_if_resolved=3)
        decision = account.decisions[0]
        decision = decision.but(seats=(decision.seats[0].but(concerns=(worry,)),))
        (line,) = plan_of(account.but(decisions=(decision,))).lines
        assert line.due == DAY + timedelta(due)


def test_a_first_meeting_at_the_top_has_three_weeks() -> None:
    for level, due in ((Level.UPPER, 21), (Level.MIDDLE, 14), (None, 14)):
        account = house({"anna": level}, {"mia": level}, touches=())
        (line,) = plan_of(account).lines
        assert (line.purpose, line.due) == (Purpose.MEET, DAY + timedelta(due))


def test_a_weekend_becomes_a_friday_or_the_monday_after() -> None:
    assert workday(date(2026, 11, 28), DAY) == date(2026, 11, 27)
    assert workday(date(2026, 11, 28), date(2026, 11, 27)) == date(2026, 11, 30)
    assert workday(date(2026, 11, 25), DAY) == date(2026, 11, 25)


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_yield_a_plan_on_every_level(name: str) -> None:
    found = plan_of(sample(name, DAY))
    assert {line.level for line in found.lines} >= set(Level)
    upper = [line for line in found.lines if line.level is Level.UPPER]
    assert sum(bool(line.same_level) for line in upper) >= len(upper) / 2


def test_a_competitors_partner_is_not_visited() -> None:
    account = house({"chief": Level.UPPER, "agent": Level.MIDDLE}, {"lead": Level.MIDDLE})
    rival = Competitor(id="x", name="X")
    account = account.but(competitors=(rival,))
    seat = account.decisions[0].seats[1]
    account = edits.put_seat(account, "d", seat.but(backs_id="x"))
    assert "agent" in {line.person_id for line in plan_of(account).lines}  # one of the house
    for kind, visited in ((OrganisationKind.AGENT, False), (OrganisationKind.CONSULTANT, True)):
        home = Organisation(id="o", name="O", kind=kind)
        people = (account.people[0], account.people[1].but(organisation_id="o"))
        outside = account.but(organisations=(home,), people=people)
        found = {line.person_id for line in plan_of(outside).lines}
        assert ("agent" in found) is visited


def test_the_buyer_gets_who_knows_the_buyer_and_not_a_stranger_of_the_same_level() -> None:
    account = house(
        {"buyer": Level.WORKING},
        {"lead": Level.MIDDLE, "engineer": Level.WORKING},
        contacts=(
            Contact(id="c", teammate_id="lead", person_id="buyer", closeness=3, is_owner=True),
        ),
    )
    (line,) = plan_of(account).lines
    assert line.teammate_id == "lead"


def test_whom_nobody_knows_is_met_by_who_is_introduced() -> None:
    levels = {"friend": Level.MIDDLE, "officer": Level.MIDDLE}
    account = house(levels, {"a": Level.MIDDLE, "b": Level.MIDDLE})
    met = Touch(id="t", on=DAY - timedelta(1), person_ids=("friend",), two_way=True)
    account = account.but(
        touches=(met,),
        contacts=(Contact(id="c", teammate_id="b", person_id="friend", closeness=3),),
        ties=(Tie(source="friend", target="officer", kind=TieKind.INFORMAL, strength=0.5),),
    )
    found = {line.person_id: line for line in plan_of(account).lines}
    assert found["officer"].teammate_id == "b"
    assert found["officer"].path is not None
    assert found["officer"].path.through == ("friend",)


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_ask_no_opponent_for_an_introduction_and_visit_no_partner_of_a_rival(
    name: str,
) -> None:
    account = sample(name, DAY)
    against = opponents(account, DAY)
    for decision in account.decisions:
        reading = read(account, decision.id, DAY)
        for line in outreach(reading, moves(reading, draws=200)).lines:
            assert not is_partner(account, decision.seat(line.seat_id)), line.person_id
            assert not (line.path and against & set(line.path.through)), line.person_id


def executives(touches: tuple[Touch, ...], team: dict[str, Level | None]) -> EnoughContact:
    account = house({"chief": Level.UPPER}, team, touches=touches)
    (found,) = executive_contacts(account, account.decisions[0], DAY)
    return found.enough


def met(n: int, days: int = 30, *mates: str) -> Touch:
    return Touch(
        id=f"m{n}",
        on=DAY - timedelta(days),
        person_ids=("chief",),
        teammate_ids=mates,
        two_way=True,
    )


def test_two_to_five_contacts_a_year_are_right() -> None:
    team: dict[str, Level | None] = {"boss": Level.UPPER, "clerk": Level.WORKING}
    for n, wanted in (
        (1, EnoughContact.FEW),
        (2, EnoughContact.RIGHT),
        (5, EnoughContact.RIGHT),
        (6, EnoughContact.MANY),
    ):
        assert executives(tuple(met(i, 10 + i, "boss") for i in range(n)), team) is wanted
    assert executives(tuple(met(i, 400 + i, "boss") for i in range(3)), team) is EnoughContact.FEW
    assert executives(tuple(met(i, 10 + i, "clerk") for i in range(3)), team) is EnoughContact.FEW


def test_touches_without_names_leave_the_count_open() -> None:
    team: dict[str, Level | None] = {"boss": Level.UPPER}
    assert executives((met(1, 10), met(2, 20)), team) is EnoughContact.UNKNOWN


def test_two_touches_on_one_day_are_one_contact() -> None:
    team: dict[str, Level | None] = {"boss": Level.UPPER}
    assert executives((met(1, 10, "boss"), met(2, 10, "boss")), team) is EnoughContact.FEW


def test_the_reading_is_what_the_plan_is_made_of() -> None:
    account = house({"chief": Level.UPPER}, {"boss": Level.UPPER})
    reading: Reading = read(account, "d", DAY)
    first = outreach(reading, moves(reading))
    assert first == outreach(reading, moves(reading))
