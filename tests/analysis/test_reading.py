"""The reading: everything of one decision, for every account there may be."""

import math
from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from stakeholder_map.analysis.chain.reach import Reach
from stakeholder_map.analysis.reading import read
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import ApprovalStep, Decision, RequiredRole
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import ConcernState, Role, Severity, StepRule
from stakeholder_map.model.seat import Concern, Seat
from tests.analysis.deals import TODAY, deal, seat, tie
from tests.lifelike import make_account
from tests.strategies import accounts


@settings(deadline=None)
@given(accounts())
def test_every_account_can_be_read(account: Account) -> None:
    before = account.model_dump_json()
    for decision in account.decisions:
        reading = read(account, decision.id, date(2026, 3, 2))
        standings = reading.standings.values()
        assert tuple(reading.standings) == reading.chain.seat_ids
        if standings:
            assert sum(s.share for s in standings) == pytest.approx(1)
            assert sum(s.power for s in standings) == pytest.approx(1)
        for s in standings:
            known = [s.contribution, s.own_vote, s.through_others, s.confidence]
            assert all((number is None) == (s.support is None) for number in known)
            assert all(math.isfinite(number) for number in known if number is not None)
            assert math.isfinite(s.influence)
        told = sum(s.contribution for s in standings if s.contribution is not None)
        assert told == pytest.approx(reading.influence.known, abs=1e-12)
    assert account.model_dump_json() == before


@pytest.mark.parametrize("people", [0, 1, 2, 12, 40])
def test_a_lifelike_account_of_any_size_can_be_read(people: int) -> None:
    reading = read(make_account(people), "dec0", TODAY)
    assert len(reading.standings) == people
    assert set(reading.reaches) == {f"per{n}" for n in range(people)}


def test_a_standing_says_what_the_measures_say() -> None:
    account = deal(
        [seat(0, 5, 0.6, confidence=0.8), seat(1, None, 0.4)], ties=[tie(1, 0, strength=0.8)]
    )
    reading = read(account, "d", TODAY)
    first, second = reading.standings.values()
    # V = (⅔, ⅓; ⅓, ⅔), see test_influence
    assert first.influence == pytest.approx(0.6 * 2 / 3 + 0.4 / 3)
    assert first.beyond_title == pytest.approx(first.influence - 0.6)
    assert first.contribution == pytest.approx(first.influence)
    assert first.own_vote == pytest.approx(0.6 * 2 / 3)
    assert first.through_others == pytest.approx(0.4 / 3)
    assert (first.weight, first.share, first.power) == (0.6, 0.6, 0.6)
    assert first.confidence == 0.8
    assert (second.support, second.contribution, second.own_vote) == (None, None, None)
    assert second.confidence is None
    assert reading.influence.unknown == pytest.approx(second.influence)


def test_power_is_what_the_rule_makes_of_the_weights() -> None:
    """Both have to agree: equal power, whatever the weights."""
    both = ApprovalStep(id="x", name="Board", seat_ids=("s0", "s1"), rule=StepRule.ALL)
    reading = read(deal([seat(0, 1, 0.9), seat(1, 1, 0.1)], [both]), "d", TODAY)
    assert [s.power for s in reading.standings.values()] == pytest.approx([0.5, 0.5])
    assert [s.share for s in reading.standings.values()] == pytest.approx([0.9, 0.1])


def test_a_missing_seat_is_never_reached() -> None:
    missing = Seat(id="m", title="Security", weight=0.5)
    reading = read(deal([seat(0, 1, 0.5), missing]), "d", TODAY)
    assert reading.standings["m"].reach.reach is Reach.NEVER
    assert reading.coverage.total.high == pytest.approx(0.5)


def test_required_roles_that_nobody_fills_are_ghosts() -> None:
    account = deal([seat(0, roles=(Role.USER,)), Seat(id="m", roles=(Role.GATEKEEPER,))])
    needed = (
        RequiredRole(id="u", role=Role.USER),
        RequiredRole(id="g", role=Role.GATEKEEPER),
    )
    decision = account.decisions[0].but(required_roles=needed)
    reading = read(account.but(decisions=(decision,)), "d", TODAY)
    assert [required.id for required in reading.unfilled_roles] == ["g"]


def test_a_found_hidden_influencer_is_proposed_until_marked() -> None:
    def account(hidden: bool):
        seats = [seat(0, weight=0.0, hidden=hidden)]
        seats += [seat(k, weight=0.125) for k in range(1, 9)]
        return deal(seats, ties=[tie(0, k, strength=0.9) for k in range(1, 9)])

    standing = read(account(False), "d", TODAY).standings["s0"]
    assert standing.is_hidden_found
    assert standing.stability == 1
    assert not read(account(True), "d", TODAY).standings["s0"].is_hidden_found


def test_the_same_day_gives_the_same_reading_and_a_later_day_an_older_one() -> None:
    account = make_account(12)
    one, two = read(account, "dec0", TODAY), read(account, "dec0", TODAY)
    assert one.gaps == two.gaps
    assert one.health == two.health
    later = read(account, "dec0", TODAY + timedelta(days=365))
    assert later.coverage.total.low == 0
    assert later.chain.confidence.sum() < one.chain.confidence.sum() / 10


def test_a_decision_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        read(Account(name="A"), "d", TODAY)


def test_an_empty_decision_is_unknown_and_not_zero() -> None:
    account = Account(
        name="A", people=(Person(id="p", name="P"),), decisions=(Decision(id="d", name="D"),)
    )
    reading = read(account, "d", TODAY)
    assert reading.health.score is None
    assert (reading.coverage.total.low, reading.coverage.total.high) == (0, 1)
    assert reading.standings == {}


def test_the_figures_count_what_is_certain_and_who_is_still_there() -> None:
    """Lin was never met (certain), of Wu nothing is recorded, Tang left with a blocking concern."""
    here = Concern(id="c1", text="Payback", severity=Severity.BLOCKING)
    mild = Concern(id="c2", text="Training", severity=Severity.MINOR)
    done = Concern(id="c3", text="Price", state=ConcernState.RESOLVED)
    gone = Concern(id="c4", text="Old worry", severity=Severity.BLOCKING)
    account = deal(
        [
            seat(0, None, 0.5, veto=True, concerns=(here, done)),
            seat(1, 2, 0.5, concerns=(mild,)),
            seat(2, 1, concerns=(gone,)),
        ]
    )
    people = (
        account.people[0].but(met=False),
        account.people[1],
        account.people[2].but(left_on=TODAY - timedelta(days=1)),
    )
    reading = read(account.but(people=people), "d", TODAY)
    assert {c.id for c in reading.open_concerns} == {"c1", "c2"}
    assert [c.id for c in reading.blocking_concerns] == ["c1"]
    assert {gap.certain for gap in reading.gaps} == {True, False}
    assert all(gap.certain for gap in reading.sure_gaps)
    assert not any(gap.certain for gap in reading.open_questions)
    assert len(reading.sure_gaps) + len(reading.open_questions) == len(reading.gaps)
    assert {gap.rule for gap in reading.critical_gaps} >= {"veto_unknown", "never_met"}
    assert all(gap.certain and gap.severity == "critical" for gap in reading.critical_gaps)
