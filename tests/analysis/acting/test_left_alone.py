"""What the team accepted is not proposed by a rule or a plan, until it is back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from stakeholder_map.analysis.acting.executives import is_executive
from stakeholder_map.analysis.acting.left_alone import CLOSES
from stakeholder_map.analysis.acting.outreach import outreach
from stakeholder_map.analysis.acting.talks import Purpose
from stakeholder_map.analysis.acting.task_rules import NAMES, rule_tasks
from stakeholder_map.analysis.gaps import RULES
from stakeholder_map.analysis.gaps.accepting import Accepted, accept
from stakeholder_map.analysis.outcome.moves import moves
from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import Level, Role
from stakeholder_map.model.seat import Seat
from stakeholder_map.model.team import Teammate, Touch
from stakeholder_map.services import rules as service
from stakeholder_map.services.workspace import sample

DAY = date(2026, 11, 22)
UNTIL = DAY + timedelta(30)


def reading_of(account: Account, on: date = DAY) -> Reading:
    return read(account, account.decisions[0].id, on)


def accepted(account: Account, rule: str, person: str) -> Account:
    """Return the account in which the gap of this rule about this person is accepted."""
    reading = reading_of(account)
    key = next(one.id for one in account.people if one.name == person)
    gap = next(g for g in reading.gaps if g.rule == rule and key in g.person_ids)
    decision = account.decisions[0].id
    return service.accepted(account, decision, gap, "Not before the tender", "", DAY, UNTIL)


def asked(reading: Reading, rule: str) -> set[str]:
    """Return the names of those whom a rule asks about."""
    return {
        reading.account.person(key).name
        for task in rule_tasks(reading)
        if task.rule == rule
        for key in task.person_ids
    }


@pytest.mark.parametrize(
    ("name", "gap", "rule", "person"),
    [
        ("huadong-precision", "veto_unknown", "veto_unknown", "徐娜"),
        ("nordklinik-group", "cold_contact", "contact_cold", "Piotr Zawadzki"),
        ("nordklinik-group", "level_mismatch", "executive_due", "Matthias Grote"),
        ("jianglan-center", "concern_overdue", "concern_overdue", "牛振华"),
    ],
)
def test_no_rule_asks_for_what_was_accepted_until_its_day(
    name: str, gap: str, rule: str, person: str
) -> None:
    account = sample(name, DAY)
    account = account.but(tasks=())
    assert person in asked(reading_of(account), rule)
    left = accepted(account, gap, person)
    assert person not in asked(reading_of(left), rule)
    assert person in asked(reading_of(left, UNTIL), rule)


def test_the_samples_propose_nothing_that_was_accepted() -> None:
    """Wu Jing is not to be met alone while the visit to the model factory is prepared."""
    reading = reading_of(sample("huadong-precision", DAY))
    assert "吴静" in {
        reading.account.person(key).name for one in reading.accepted for key in one.gap.person_ids
    }
    assert "吴静" not in asked(reading, "executive_due")


def test_nobody_is_sent_to_somebody_who_is_left_cold_on_purpose() -> None:
    reading = reading_of(sample("aldermoor-bank", DAY))
    plan = outreach(reading, moves(reading, draws=100))
    names = {reading.account.person(line.person_id).name for line in plan.lines}
    assert "Kev Doolan" not in names


def test_a_talk_that_was_wanted_is_told_as_left_alone_once_its_gap_is_accepted() -> None:
    account = sample("nordklinik-group", DAY).but(tasks=())

    def planned(account: Account) -> tuple[set[str], set[str]]:
        reading = reading_of(account)
        plan = outreach(reading, moves(reading, draws=100), cap=9)
        wanted = {line.seat_id for line in plan.lines} | set(plan.left)
        seats = [
            {reading.decision.seat(key).person_id for key in one} for one in (wanted, plan.alone)
        ]
        wanted, alone = ({account.person(k).name for k in one if k} for one in seats)
        return wanted, alone

    who = "Piotr Zawadzki"
    before, after = planned(account), planned(accepted(account, "cold_contact", who))
    assert (who in before[0], who in before[1]) == (True, False)
    assert (who in after[0], who in after[1]) == (False, True)


def test_what_closes_a_gap_is_named_as_rules_and_purposes_are() -> None:
    assert set(CLOSES) <= {*NAMES, *Purpose}
    assert set().union(*CLOSES.values()) <= {rule.id for rule in RULES}


def test_whom_nobody_goes_to_takes_no_place_of_those_who_are_asked_for() -> None:
    """Of three executives two are asked for at a time; the one who is left makes room."""
    names = ("Anna", "Bo", "Cleo")
    people = tuple(Person(id=name.lower(), name=name, level=Level.UPPER) for name in names)
    seats = tuple(
        Seat(id=f"s-{one.id}", person_id=one.id, roles=(Role.DECISION_MAKER,), weight=weight)
        for one, weight in zip(people, (0.5, 0.3, 0.2), strict=True)
    )
    mia, boss = Teammate(id="mia", name="Mia", level=Level.MIDDLE), Teammate(id="boss", name="Boss")
    met = Touch(
        id="t",
        on=DAY - timedelta(5),
        person_ids=tuple(one.id for one in people),
        teammate_ids=("mia",),
        two_way=True,
    )
    account = Account(
        id="a",
        name="A",
        people=people,
        teammates=(mia, boss.but(level=Level.UPPER, is_sponsor=True)),
        touches=(met,),
        decisions=(Decision(id="d", name="D", seats=seats),),
    )
    assert asked(reading_of(account), "executive_due") == {"Anna", "Bo"}
    (gap,) = [g for g in reading_of(account).gaps if g.rule == "level_mismatch"]
    only_anna = gap._replace(seat_ids=("s-anna",), person_ids=("anna",))
    reading = reading_of(account)
    accepted_one = Accepted(only_anna, accept(only_anna, "Not yet", "", DAY, UNTIL))
    assert asked(replace(reading, accepted=(accepted_one,)), "executive_due") == {"Bo", "Cleo"}


def test_our_top_is_not_sent_where_the_team_decided_that_it_stays_away() -> None:
    reading = reading_of(sample("huadong-precision", DAY))
    sponsors = {mate.id for mate in reading.account.teammates if is_executive(mate)}
    wu = next(one.id for one in reading.account.people if one.name == "吴静")
    for line in outreach(reading, moves(reading, draws=100)).lines:
        assert line.person_id != wu or line.teammate_id not in sponsors
