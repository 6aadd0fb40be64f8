"""Merging loses nothing and points nowhere; splitting moves exactly what was named."""

from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from stakeholder_map.model import check, merging
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import ApprovalStep, Decision
from stakeholder_map.model.person import Department, Person, Reachable
from stakeholder_map.model.scales import Level, Role, TieKind
from stakeholder_map.model.seat import Concern, Seat, Stance
from stakeholder_map.model.task import Task
from stakeholder_map.model.team import Contact, Teammate, Touch
from stakeholder_map.model.tie import Tie
from tests.strategies import accounts

JAN, FEB = date(2026, 1, 1), date(2026, 2, 1)
ACCOUNT = Account(
    id="a",
    name="A",
    departments=(Department(id="fin", name="Finance"), Department(id="it", name="IT")),
    people=(
        Person(
            id="zhao",
            name="赵敏",
            department_id="fin",
            notes="golf",
            external_ids={"crm": "1"},
            met=False,
        ),
        Person(
            id="min",
            name="Zhao Min",
            title="CFO",
            department_id="it",
            level=Level.UPPER,
            reachable=Reachable(email="z@x.cn"),
            notes="tea",
            external_ids={"crm": "2", "li": "x"},
            met=True,
        ),
        Person(id="lin", name="林国栋"),
    ),
    ties=(
        Tie(id="t1", source="zhao", target="lin", kind=TieKind.REPORTS_TO),
        Tie(id="t2", source="min", target="lin", kind=TieKind.REPORTS_TO, strength=0.5),
        Tie(id="t3", source="min", target="zhao", kind=TieKind.ALLIED),
        Tie(id="t4", source="lin", target="min", kind=TieKind.INFLUENCES),
    ),
    teammates=(Teammate(id="eva", name="Eva"),),
    contacts=(
        Contact(id="k1", teammate_id="eva", person_id="zhao", closeness=1),
        Contact(id="k2", teammate_id="eva", person_id="min", closeness=3, is_owner=True),
    ),
    touches=(Touch(id="x", on=JAN, person_ids=("min", "zhao", "lin")),),
    tasks=(Task(id="y", what="call", person_ids=("min",)),),
    decisions=(
        Decision(
            id="d",
            name="D",
            seats=(
                Seat(
                    id="s1",
                    person_id="zhao",
                    roles=(Role.USER,),
                    stances=(Stance(on=JAN, support=-1),),
                    concerns=(Concern(id="c1", text="price"),),
                ),
                Seat(
                    id="s2",
                    person_id="min",
                    roles=(Role.GATEKEEPER,),
                    weight=0.3,
                    veto=True,
                    stances=(Stance(on=JAN, support=4), Stance(on=FEB, support=2)),
                    concerns=(Concern(id="c2", text="price"), Concern(id="c3", text="delay")),
                ),
            ),
            steps=(ApprovalStep(id="st", name="Board", seat_ids=("s2", "s1")),),
        ),
        Decision(id="e", name="E", seats=(Seat(id="s3", person_id="min"),)),
    ),
)


def test_two_entries_become_one_person_with_what_both_had() -> None:
    account = merging.merged(ACCOUNT, "zhao", "min")
    assert check.errors(account) == ()
    zhao = account.person("zhao")
    assert (zhao.name, zhao.title, zhao.department_id) == ("赵敏", "CFO", "fin")
    assert (zhao.level, zhao.reachable.email, zhao.met) == (Level.UPPER, "z@x.cn", True)
    assert zhao.notes == "golf\ntea"
    assert zhao.external_ids == {"crm": "1;2", "li": "x"}
    assert [t.id for t in account.ties] == ["t1", "t4"]  # to oneself: gone; alike: one
    assert account.ties[0].strength == 0.5
    assert account.ties[1].target == "zhao"
    assert [(k.closeness, k.is_owner) for k in account.contacts] == [(3, True)]
    assert account.touches[0].person_ids == ("zhao", "lin")
    assert account.tasks[0].person_ids == ("zhao",)


def test_two_seats_become_one_and_the_steps_name_it() -> None:
    account = merging.merged(ACCOUNT, "zhao", "min")
    seat = account.decision("d").seats[0]
    assert seat.roles == (Role.USER, Role.GATEKEEPER)
    assert (seat.weight, seat.veto) == (0.3, True)
    assert [(s.on, s.support) for s in seat.stances] == [(JAN, -1), (FEB, 2)]
    assert [c.text for c in seat.concerns] == ["price", "delay"]
    assert account.decision("d").steps[0].seat_ids == ("s1",)
    assert account.decision("e").seats[0].person_id == "zhao"


def test_the_other_entry_s_fields_are_taken_where_they_were_chosen() -> None:
    zhao = merging.merged(ACCOUNT, "zhao", "min", ("name", "home")).person("zhao")
    assert (zhao.name, zhao.department_id) == ("Zhao Min", "it")


def test_of_two_weights_and_stances_of_a_day_the_chosen_one_stays_evidence_of_both() -> None:
    mine, theirs = ACCOUNT.decision("d").seats
    no, yes = (
        Stance(on=JAN, support=-1, evidence="said no"),
        Stance(on=JAN, support=4, evidence="liked the demo"),
    )
    seats = (mine.but(weight=0.4, stances=(no,)), theirs.but(stances=(yes,)))
    both = ACCOUNT.but(decisions=(ACCOUNT.decision("d").but(seats=seats),))
    kept = merging.merged(both, "zhao", "min").decision("d").seats[0]
    assert kept.weight == 0.4
    assert kept.stances == (no.but(evidence="said no\nliked the demo"),)
    chosen = (merging.weight_of("d"), merging.stance_of("d"))
    other = merging.merged(both, "zhao", "min", chosen).decision("d").seats[0]
    assert other.weight == 0.3
    assert other.stances == (yes.but(evidence="liked the demo\nsaid no"),)


def test_nobody_is_merged_with_themselves() -> None:
    with pytest.raises(ValueError, match="themselves"):
        merging.merged(ACCOUNT, "zhao", "zhao")


def test_a_split_moves_exactly_what_was_named() -> None:
    one = merging.merged(ACCOUNT, "zhao", "min")
    other = Person(id="new", name="Zhao Min")
    account = merging.split(one, "zhao", other, ("t4", "x", "s3"))
    assert check.errors(account) == ()
    assert account.ties[0].source == "zhao"
    assert account.ties[1].target == "new"
    assert account.touches[0].person_ids == ("new", "lin")
    assert account.decision("e").seats[0].person_id == "new"
    assert account.decision("d").seats[0].person_id == "zhao"
    assert account.tasks[0].person_ids == ("zhao",)


@settings(max_examples=60, deadline=None)
@given(accounts(), st.data())
def test_merging_any_two_people_leaves_no_trace_of_one_and_breaks_nothing(
    account: Account, data: st.DataObject
) -> None:
    assume(len(account.people) >= 2 and not check.errors(account))
    kept, gone = data.draw(
        st.lists(
            st.sampled_from([p.id for p in account.people]), min_size=2, max_size=2, unique=True
        )
    )
    other = data.draw(st.sets(st.sampled_from(merging.CHOICES)))
    after = merging.merged(account, kept, gone, other)
    assert check.errors(after) == ()
    assert gone not in after.model_dump_json().replace(gone + ";", "")
    assert len(after.people) == len(account.people) - 1
    assert len(after.touches) == len(account.touches)


def test_what_was_done_about_one_entry_is_done_about_the_one_person() -> None:
    """Else a rule would ask again for what somebody has dismissed."""
    key = "contact_cold:min:2026-01-01 veto_unknown:d:min:never stage_entered:d:tender:"
    task = Task(id="y", what="call", person_ids=("min",), rule="contact_cold", key=key)
    (kept,) = merging.merged(ACCOUNT.but(tasks=(task,)), "zhao", "min").tasks
    assert kept.person_ids == ("zhao",)
    assert kept.keys == (
        "contact_cold:zhao:2026-01-01",
        "veto_unknown:d:zhao:never",
        "stage_entered:d:tender:",
    )
