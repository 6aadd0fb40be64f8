"""Clashes are found where people pull against each other, and nowhere else."""

from datetime import timedelta

import pytest
from hypothesis import given, settings

from stakeholder_map.analysis.causes import CauseCode, EvidenceCode, likely_causes
from stakeholder_map.analysis.chain.solution import solve
from stakeholder_map.analysis.disagreement import ClashKind, disagreements
from stakeholder_map.model.competitor import Competitor
from stakeholder_map.model.decision import Criterion, Stake
from stakeholder_map.model.person import Department
from stakeholder_map.model.scales import ConcernCategory, StepRule, TieKind
from stakeholder_map.model.seat import Concern, Stance
from stakeholder_map.model.team import Teammate, Touch
from tests.analysis.deals import TODAY, deal, deals, seat, step, tie


def found(account):
    return disagreements(solve(account, "d", TODAY))


def kinds(account):
    return [clash.kind for clash in found(account)]


def test_opposed_supports_of_people_who_meet() -> None:
    account = deal([seat(0, 3), seat(1, -2)], [], [tie(0, 1)])
    (clash,) = found(account)
    assert clash.kind is ClashKind.OPPOSED
    assert clash.sides == (("s0",), ("s1",))
    assert clash.supports == (3, -2)
    assert clash.tie_ids == (account.ties[0].id,)
    assert kinds(deal([seat(0, 3), seat(1, -2)], [step(StepRule.ALL, 0, 1)])) == [ClashKind.OPPOSED]


@pytest.mark.parametrize(
    ("one", "other"), [(3, None), (3, 0), (5, 0), (-5, 0), (5, 1), (1, -1), (None, None)]
)
def test_the_unknown_the_neutral_and_the_near_oppose_nobody(one, other) -> None:
    assert kinds(deal([seat(0, one), seat(1, other)], [], [tie(0, 1)])) == []


def test_opponents_who_never_meet_do_not_clash() -> None:
    assert kinds(deal([seat(0, 5), seat(1, -5)])) == []


def test_a_conflict_and_an_influence_against_are_clashes() -> None:
    conflict = deal([seat(0), seat(1)], [], [tie(0, 1, TieKind.CONFLICT)])
    assert kinds(conflict) == [ClashKind.CONFLICT_TIE]
    against = deal([seat(0), seat(1)], [], [tie(0, 1, sign=-1)])
    assert kinds(against) == [ClashKind.CONFLICT_TIE]


def with_departments(account, homes, stakes=()):
    names = sorted(set(homes))
    people = tuple(
        person.but(department_id=home) for person, home in zip(account.people, homes, strict=True)
    )
    decision = account.decision("d").but(stakes=tuple(stakes))
    return account.but(
        departments=tuple(Department(id=name, name=name) for name in names),
        people=people,
        decisions=(decision,),
    )


def test_departments_of_unlike_mind() -> None:
    account = with_departments(
        deal([seat(0, 4, 0.4), seat(1, -1, 0.1), seat(2, -3, 0.5)]), ["it", "it", "fin"]
    )
    clash = next(c for c in found(account) if c.kind is ClashKind.DEPARTMENTS)
    assert clash.department_ids == ("fin", "it")
    assert clash.sides == (("s2",), ("s0", "s1"))
    mild = with_departments(deal([seat(0, 4, 0.4), seat(2, 0, 0.5)]), ["it", "fin"])
    assert ClashKind.DEPARTMENTS not in kinds(mild)


def worried(number, category, **more):
    concern = Concern(id=f"c{number}", text="Worry", category=category, **more)
    return seat(number, None, concerns=(concern,))


def test_concerns_whose_remedies_pull_apart() -> None:
    account = deal([worried(0, ConcernCategory.PRICE), worried(1, ConcernCategory.SECURITY)])
    (clash,) = found(account)
    assert clash.kind is ClashKind.CONCERNS
    assert clash.categories == (ConcernCategory.PRICE, ConcernCategory.SECURITY)
    assert clash.concern_ids == ("c0", "c1")
    resolved = deal(
        [worried(0, ConcernCategory.PRICE), worried(1, ConcernCategory.SECURITY, state="resolved")]
    )
    assert kinds(resolved) == []
    same = deal([worried(0, ConcernCategory.PRICE), worried(1, ConcernCategory.PRICE)])
    assert kinds(same) == []


def test_a_competitors_camp_against_our_supporters() -> None:
    seats = [seat(0, 3), seat(1, None, backs_id="rival")]
    account = deal(seats, competitors=(Competitor(id="rival", name="Rival"),))
    (clash,) = found(account)
    assert clash.kind is ClashKind.CAMPS
    assert clash.sides == (("s1",), ("s0",))
    assert clash.competitor_ids == ("rival",)
    assert CauseCode.COMPETITOR_CAMP in [cause.code for cause in clash.causes]


def test_a_triangle_under_strain_is_a_question_and_comes_last() -> None:
    account = deal(
        [seat(0), seat(1), seat(2)],
        [],
        [tie(0, 1, TieKind.ALLIED), tie(0, 2, TieKind.ALLIED), tie(1, 2, TieKind.CONFLICT)],
    )
    conflict, triad = found(account)
    assert conflict.kind is ClashKind.CONFLICT_TIE
    assert triad.is_question
    assert triad.sides == (("s0",), ("s1", "s2"))
    assert len(triad.tie_ids) == 3
    assert triad.causes == ()
    enemies = [tie(a, b, TieKind.CONFLICT) for a, b in ((0, 1), (0, 2), (1, 2))]
    assert ClashKind.TRIAD not in kinds(deal([seat(0), seat(1), seat(2)], [], enemies))


def test_the_buck_passed_in_a_circle() -> None:
    account = deal([seat(0), seat(1), seat(2)])
    passing = [("p0", "p1"), ("p1", "p2"), ("p2", "p0"), ("p0", "p0")]
    criteria = tuple(Criterion(text="Uptime", set_by_id=a, who_could_id=b) for a, b in passing)
    account = account.but(decisions=(account.decision("d").but(criteria=criteria),))
    (clash,) = found(account)
    assert clash.kind is ClashKind.CIRCLE
    assert set(clash.seat_ids) == {"s0", "s1", "s2"}
    lines = [tie(0, 1, TieKind.REPORTS_TO), tie(1, 0, TieKind.REPORTS_TO)]
    assert kinds(deal([seat(0), seat(1)], [], lines)) == [ClashKind.CIRCLE]


def causes(account):
    return {c.code: c.evidence for c in likely_causes(solve(account, "d", TODAY), [["s0"], ["s1"]])}


def test_no_cause_without_evidence() -> None:
    assert causes(deal([seat(0, 4), seat(1, -4)])) == {}


def test_uneven_information_is_meeting_one_side_only() -> None:
    touch = Touch(on=TODAY - timedelta(days=3), person_ids=("p0",), two_way=True)
    (evidence,) = causes(deal([seat(0, 4), seat(1, -4)], touches=(touch,)))[
        CauseCode.UNEVEN_INFORMATION
    ]
    assert (evidence.seat_ids, evidence.names) == (("s0",), ("s1",))
    assert evidence.on == touch.on
    both = touch.but(person_ids=("p0", "p1"))
    assert causes(deal([seat(0, 4), seat(1, -4)], touches=(both,))) == {}


def test_different_stakes_are_demands_or_concerns_that_differ() -> None:
    stakes = [
        Stake(department_id="it", demands=("Technical fit",)),
        Stake(department_id="fin", demands=("Payback",)),
    ]
    account = with_departments(deal([seat(0, 4), seat(1, -4)]), ["it", "fin"], stakes)
    (evidence,) = causes(account)[CauseCode.DIFFERENT_STAKES]
    assert evidence.code is EvidenceCode.DEMANDS_DIFFER
    assert evidence.names == ("Technical fit", "Payback")
    worries = deal([worried(0, ConcernCategory.PRICE), worried(1, ConcernCategory.CHANGE)])
    (other,) = causes(worries)[CauseCode.DIFFERENT_STAKES]
    assert other.code is EvidenceCode.CONCERNS_DIFFER


def test_something_we_did_is_a_fall_after_a_touch_or_an_overdue_answer() -> None:
    earlier = Stance(on=TODAY - timedelta(days=60), support=3, confidence=1.0)
    fallen = seat(1, -4)
    fallen = fallen.but(stances=(earlier, *fallen.stances))
    touch = Touch(on=TODAY - timedelta(days=10), person_ids=("p1",), two_way=True)
    (evidence,) = causes(deal([seat(0, 4), fallen], touches=(touch,)))[CauseCode.SOMETHING_WE_DID]
    assert (evidence.code, evidence.number) == (EvidenceCode.FELL_AFTER_TOUCH, 7)
    # A stance as high as before, recorded after the touch: the touch did not bring it down.
    held = Stance(on=TODAY - timedelta(days=5), support=3, confidence=1.0)
    since = fallen.but(stances=(earlier, held, fallen.stances[-1]))
    assert CauseCode.SOMETHING_WE_DID not in causes(deal([seat(0, 4), since], touches=(touch,)))
    long_ago = touch.but(on=TODAY - timedelta(days=31))
    assert CauseCode.SOMETHING_WE_DID not in causes(deal([seat(0, 4), fallen], touches=(long_ago,)))
    late = Concern(id="c", text="Payback", owner_id="t0", due=TODAY - timedelta(days=5))
    mate = (Teammate(id="t0", name="Mate"),)
    (overdue,) = causes(deal([seat(0, 4), seat(1, -4, concerns=(late,))], teammates=mate))[
        CauseCode.SOMETHING_WE_DID
    ]
    assert (overdue.code, overdue.number) == (EvidenceCode.OVERDUE_WITH_US, 5)


def test_indecision_is_near_zero_loose_or_turning() -> None:
    near = causes(deal([seat(0, 1), seat(1, -4, commitment=0.2)]))[CauseCode.INDECISION]
    assert [e.code for e in near] == [EvidenceCode.NEAR_ZERO, EvidenceCode.HELD_LOOSELY]
    past = [Stance(on=TODAY - timedelta(days=d), support=s) for d, s in ((90, 3), (60, -3))]
    turning = seat(0, 4)
    turning = turning.but(stances=(*past, *turning.stances))
    (turned,) = causes(deal([turning, seat(1, -4)]))[CauseCode.INDECISION]
    assert (turned.code, turned.number) == (EvidenceCode.TURNED_ROUND, 2)


@given(deals())
@settings(max_examples=60, deadline=None)
def test_questions_come_last_and_weightier_clashes_first(account) -> None:
    clashes = found(account)
    order = [(clash.is_question, -clash.at_stake) for clash in clashes]
    assert order == sorted(order)
    unknown = {s.id for s in account.decision("d").seats if s.support is None}
    for clash in clashes:
        if clash.kind is ClashKind.OPPOSED:
            assert not unknown & set(clash.seat_ids)
