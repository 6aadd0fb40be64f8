"""Who has left keeps their history; their part in the decision waits for a successor."""

from datetime import date

from stakeholder_map.model import check
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import ApprovalStep, Decision
from stakeholder_map.model.person import Department, Person
from stakeholder_map.model.scales import Level, Role
from stakeholder_map.model.seat import Seat, Stance
from stakeholder_map.services.leaving import come_back, leave

DAY = date(2026, 11, 3)
ACCOUNT = Account(
    id="a",
    name="A",
    departments=(Department(id="fin", name="Finance"),),
    people=(Person(id="zhao", name="赵敏", title="CFO", department_id="fin", level=Level.UPPER),),
    decisions=(
        Decision(
            id="d",
            name="D",
            seats=(
                Seat(
                    id="s",
                    person_id="zhao",
                    roles=(Role.GATEKEEPER,),
                    weight=0.4,
                    veto=True,
                    stances=(Stance(on=date(2026, 1, 1), support=-2),),
                ),
            ),
            steps=(ApprovalStep(id="st", name="Finance", seat_ids=("s",)),),
        ),
        Decision(id="e", name="E", seats=(Seat(id="s2", person_id="zhao"),)),
    ),
)


def test_the_post_stays_as_a_missing_seat_with_its_say() -> None:
    account = leave(ACCOUNT, "zhao", DAY, successor="CFO")
    assert check.problems(account) == ()
    assert account.person("zhao").left_on == DAY
    old, empty = account.decision("d").seats
    assert (old.weight, old.veto, old.support, old.roles) == (None, False, -2, (Role.GATEKEEPER,))
    assert empty.is_missing
    assert (empty.title, empty.weight, empty.veto, empty.roles) == ("CFO", 0.4, True, old.roles)
    assert (empty.department_id, empty.level) == ("fin", Level.UPPER)
    assert account.decision("d").steps[0].seat_ids == (empty.id,)
    assert len(account.decision("e").seats) == 1  # no say there, so nobody is looked for


def test_without_a_successor_only_the_day_is_noted_and_can_be_taken_back() -> None:
    account = leave(ACCOUNT, "zhao", DAY)
    assert account.decisions == ACCOUNT.decisions
    assert come_back(account, "zhao") == ACCOUNT


def test_who_comes_back_has_the_post_again_that_waited_for_a_successor() -> None:
    assert come_back(leave(ACCOUNT, "zhao", DAY, successor="CFO"), "zhao") == ACCOUNT


def test_a_post_that_a_successor_has_or_of_which_more_is_known_is_not_taken_back() -> None:
    left = leave(ACCOUNT, "zhao", DAY, successor="CFO")
    decision = left.decision("d")
    old, empty = decision.seats
    for known in (empty.but(person_id="bo"), empty.but(note="Bo is said to follow")):
        account = left.but(
            people=(*left.people, Person(id="bo", name="Bo")),
            decisions=(decision.but(seats=(old, known)), left.decision("e")),
        )
        assert come_back(account, "zhao").decision("d") == account.decision("d")
