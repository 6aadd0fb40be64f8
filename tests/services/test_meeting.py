"""What a meeting brought is written together, and nothing that was not told."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholder_map.model import check
from stakeholder_map.model.account import Account
from stakeholder_map.model.scales import Basis, ConcernState, TouchKind
from stakeholder_map.model.seat import Stance
from stakeholder_map.services.meeting import Heard, Meeting, NextStep, record
from tests.after_meeting import before_meeting
from tests.strategies import accounts

DAY = date(2026, 11, 20)
ACCOUNT = before_meeting("a", "d", "Payback", "Lock-in")
MEETING = Meeting(
    on=DAY,
    kind=TouchKind.VISIT,
    teammate_ids=("eva",),
    new_teammates=("Tom",),
    heard=(
        Heard(
            "anna",
            spoke=True,
            support=1,
            evidence="asked for the contract",
            rose=("delay", "payback"),
            answered=("c1",),
            closed=("c2",),
        ),
        Heard("bo"),
        Heard(name="Cy", rose=("noise",)),
    ),
    outcome="good talk",
    next_step=NextStep("send the contract", owner_name="Tom", due=date(2026, 11, 30)),
)


def test_everything_a_meeting_brought_is_there() -> None:
    account = record(ACCOUNT, "d", MEETING)
    assert check.errors(account) == ()
    decision = account.decision("d")
    anna = decision.seat("s-anna")
    assert anna.stances[-1] == Stance(
        on=DAY,
        support=1,
        commitment=0.9,
        evidence="asked for the contract",
        basis=Basis.OBSERVED,
    )
    assert [(c.text, c.state) for c in anna.concerns] == [
        ("Payback", ConcernState.ANSWERED),
        ("Lock-in", ConcernState.RESOLVED),
        ("delay", ConcernState.OPEN),
    ]
    assert (anna.concerns[0].answered_on, anna.concerns[1].resolved_on) == (DAY, DAY)
    cy = next(p for p in account.people if p.name == "Cy")
    cy_seat = decision.seat_of(cy.id)
    assert cy_seat is not None
    assert [c.text for c in cy_seat.concerns] == ["noise"]
    assert decision.seat_of("bo") is None  # nothing was said of Bo's part
    touch = account.touches[0]
    assert touch.person_ids == ("anna", "bo", cy.id)
    assert [account.teammate(key).name for key in touch.teammate_ids] == ["Eva", "Tom"]
    assert account.person("anna").met is True
    task = account.tasks[0]
    assert (task.what, task.due) == ("send the contract", date(2026, 11, 30))
    assert task.person_ids == touch.person_ids
    assert account.teammate(task.teammate_id or "").name == "Tom"
    assert len(account.teammates) == 2  # Tom once, not twice


def test_a_support_that_was_confirmed_is_dated_anew_with_the_same_value() -> None:
    told = Meeting(on=DAY, heard=(Heard("anna", spoke=True, support=-2),), outcome="as before")
    stance = record(ACCOUNT, "d", told).decision("d").seat("s-anna").stances[-1]
    assert (stance.on, stance.support, stance.confidence) == (DAY, -2, 0.6)
    assert stance.evidence == "as before"


def test_without_a_decision_the_touch_and_the_next_step_are_kept() -> None:
    account = record(ACCOUNT.but(decisions=()), None, MEETING)
    assert len(account.touches) == 1
    assert len(account.tasks) == 1


@settings(max_examples=40, deadline=None)
@given(accounts(), st.data())
def test_a_meeting_never_breaks_an_account(account: Account, data: st.DataObject) -> None:
    people = [person.id for person in account.people]
    decision = data.draw(st.sampled_from([d.id for d in account.decisions] or [None]))
    chosen = data.draw(st.lists(st.sampled_from(people), unique=True)) if people else []
    heard = tuple(Heard(key, spoke=True, support=0, rose=("x",)) for key in chosen)
    after = record(account, decision, Meeting(on=DAY, heard=heard))
    assert len(check.errors(after)) <= len(check.errors(account))
    assert len(after.touches) == len(account.touches) + 1
