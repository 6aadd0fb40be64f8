"""What was agreed to is in the account, and nothing else."""

from datetime import date

import pytest

from stakeholder_map.model import check
from stakeholder_map.model.account import Account
from stakeholder_map.model.competitor import Competitor
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Department, Person, Reachable
from stakeholder_map.model.scales import Level, Role, TouchKind
from stakeholder_map.model.seat import Concern, Seat, Stance
from stakeholder_map.model.team import Teammate, Touch
from stakeholder_map.services.quick import naming, putting
from stakeholder_map.services.quick.naming import As
from stakeholder_map.services.quick.putting import Agreed

TODAY = date(2026, 11, 22)
ACCOUNT = Account(
    id="a",
    name="A",
    departments=(Department(id="fin", name="Finance"),),
    people=(
        Person(id="lin", name="林国栋"),
        Person(id="zhao", name="赵敏", notes="old", met=False, reachable=Reachable(phone="1")),
        Person(id="li", name="李明"),
    ),
    teammates=(Teammate(id="wei", name="Li Wei"),),
    competitors=(Competitor(id="s", name="Siemens"),),
    decisions=(
        Decision(
            id="d",
            name="D",
            seats=(
                Seat(
                    id="s-zhao",
                    person_id="zhao",
                    roles=(Role.GATEKEEPER,),
                    stances=(Stance(on=date(2026, 1, 1), support=-2, commitment=0.8),),
                    concerns=(Concern(id="c", text="Payback"),),
                ),
            ),
        ),
    ),
)


def put(agreed: Agreed) -> tuple[Account, Person, Seat]:
    account, person_id = putting.put(ACCOUNT, "d", agreed, "the line", TODAY)
    assert check.errors(account) == ()
    seat = account.decision("d").seat_of(person_id)
    assert seat is not None
    return account, account.person(person_id), seat


def test_a_new_person_has_what_was_said_and_else_nothing_is_known() -> None:
    account, person, seat = put(
        Agreed(name="Bo", title="CFO", department="finance", superior_id="lin", concerns=("price",))
    )
    assert (person.title, person.department_id, person.level) == ("CFO", "fin", None)
    assert account.superiors(person.id) == ("lin",)
    assert [c.text for c in seat.concerns] == ["price"]
    assert (seat.stances, seat.weight, seat.veto, seat.roles) == ((), None, False, ())


def test_a_known_person_keeps_what_was_not_said() -> None:
    account, person, seat = put(
        Agreed(
            person_id="zhao",
            level=Level.MIDDLE,
            knows_support=True,
            support=1,
            concerns=("payback", "delay"),
            roles=(Role.USER,),
            backs="siemens",
            note="likes tea",
        )
    )
    assert person.name == "赵敏"
    assert person.reachable.phone == "1"
    assert person.notes == "old\nlikes tea"
    assert seat.roles == (Role.GATEKEEPER, Role.USER)
    assert [c.text for c in seat.concerns] == ["Payback", "delay"]  # no concern twice
    assert seat.backs_id == "s"
    newest = Stance(on=TODAY, support=1, commitment=0.8, evidence="the line")
    assert seat.stances == (*ACCOUNT.decision("d").seats[0].stances, newest)
    assert len(account.people) == 3


def test_a_touch_is_logged_with_everybody_and_dates_the_stance() -> None:
    day = date(2026, 11, 20)
    touch = Touch(
        on=day, kind=TouchKind.CALL, teammate_ids=("wei",), person_ids=("li",), two_way=True
    )
    account, person, seat = put(
        Agreed(
            person_id="zhao",
            touch=touch,
            knows_support=True,
            support=0,
            new_teammates=("Eva",),
            new_people=("Chen",),
        )
    )
    logged = account.touches[0]
    names = {p.id: p.name for p in account.people}
    assert {names[key] for key in logged.person_ids} == {"赵敏", "李明", "Chen"}
    assert [account.teammate(key).name for key in logged.teammate_ids] == ["Li Wei", "Eva"]
    assert person.met is True
    assert seat.stances[-1].on == day


def test_without_a_decision_only_the_person_is_kept() -> None:
    bare = ACCOUNT.but(decisions=())
    account, person_id = putting.put(bare, None, Agreed(name="Bo", support=3), "x", TODAY)
    assert account.person(person_id).name == "Bo"
    assert account.decisions == ()


@pytest.mark.parametrize(
    ("name", "sure", "kinds"),
    [
        ("赵敏", 0, [As.PERSON, As.NEW_PERSON]),
        ("Zhao Min", 0, [As.PERSON, As.NEW_PERSON]),
        ("Zhao", None, [As.PERSON, As.NEW_PERSON]),  # a surname alone may be somebody new
        ("Berta", 0, [As.NEW_PERSON]),
    ],
)
def test_who_is_asked_where_it_is_not_sure(name: str, sure: int | None, kinds: list[As]) -> None:
    asked = naming.who(name, ACCOUNT)
    assert (asked.sure, [choice.as_ for choice in asked.choices]) == (sure, kinds)


def test_li_may_be_one_of_us_or_of_them() -> None:
    asked = naming.met("Li", ACCOUNT, "zhao")
    assert asked.sure is None
    assert [c.as_ for c in asked.choices[:2]] == [As.TEAMMATE, As.PERSON]
    assert naming.met("Li Wei", ACCOUNT, None).sure == 0
    assert naming.superior("Lin", ACCOUNT, "zhao").sure == 0
    assert naming.superior("Nobody", ACCOUNT, "zhao").sure is None
