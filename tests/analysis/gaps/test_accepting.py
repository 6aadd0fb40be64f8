"""Accepted gaps stand apart until their day, or until they are another gap."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from stakeholder_map.analysis.gaps.accepting import Return, accept, evidence, told_apart
from stakeholder_map.analysis.gaps.gap import Gap, GapSeverity
from stakeholder_map.analysis.reading import read
from stakeholder_map.model import edits, file
from stakeholder_map.model.account import Account
from tests.analysis.gaps.deal import DM, TODAY, Deal, sat
from tests.any_deal import any_deals
from tests.strategies import accounts

LATER = TODAY + timedelta(days=30)


def gap(**fields) -> Gap:
    usual = {
        "rule": "decider_against",
        "severity": GapSeverity.SERIOUS,
        "seat_ids": ("s",),
        "values": {"name": "Ann", "support": -1, "share": 0.2, "days": 3},
        "weight": 0.2,
    }
    return Gap(**{**usual, **fields})


ACCEPTED = accept(gap(), "He retires in May", "Li Na", TODAY, LATER)


def back(found: Gap, today: date = TODAY) -> Return | None:
    shown, ((one),) = told_apart([found], [ACCEPTED], today)
    assert bool(shown) is (one.back is not None)
    return one.back


def test_an_accepted_gap_stands_apart_with_its_reason() -> None:
    shown, (one,) = told_apart([gap()], [ACCEPTED], TODAY)
    assert shown == ()
    assert (one.acceptance.reason, one.acceptance.by) == ("He retires in May", "Li Na")
    assert one.back is None


def test_it_comes_back_on_its_day_and_not_before() -> None:
    assert back(gap(), LATER - timedelta(days=1)) is None
    assert back(gap(), LATER) is Return.DUE


def test_it_comes_back_when_it_is_worse() -> None:
    assert back(gap(severity=GapSeverity.CRITICAL)) is Return.WORSE
    assert back(gap(weight=0.25)) is Return.WORSE
    assert back(gap(severity=GapSeverity.MINOR)) is None
    assert back(gap(weight=0.24)) is None


def test_it_comes_back_when_its_evidence_is_another() -> None:
    assert back(gap(values={**gap().values, "support": -4})) is Return.CHANGED
    assert back(gap(certain=False)) is Return.CHANGED


def test_days_that_pass_are_no_new_evidence() -> None:
    assert back(gap(values={**gap().values, "days": 9, "share": 0.21})) is None


def test_another_gap_is_not_accepted() -> None:
    other = gap(seat_ids=("t",))
    assert told_apart([other], [ACCEPTED], TODAY) == ((other,), ())


def test_a_reason_is_needed() -> None:
    with pytest.raises(ValidationError):
        accept(gap(), "  ", "", TODAY, LATER)


def test_the_fingerprint_tells_no_name() -> None:
    assert "Ann" not in evidence(gap())
    assert evidence(gap()) == evidence(gap())


# In an account


def hostile() -> Account:
    deal = Deal().person("Ann", support=-2, met=3, seat=sat(DM)).person("Ben", support=1, met=3)
    return deal.account()


def accepted(account: Account) -> Account:
    decision = account.decisions[0]
    found = next(g for g in read(account, "d", TODAY).gaps if g.rule == "decider_against")
    acceptance = accept(found, "He retires in May", "Li Na", TODAY, LATER)
    return edits.put_decision(account, decision.but(acceptances=(acceptance,)))


def test_a_reading_tells_accepted_gaps_apart() -> None:
    before, after = read(hostile(), "d", TODAY), read(accepted(hostile()), "d", TODAY)
    assert [g.rule for g in before.gaps if g not in after.gaps] == ["decider_against"]
    assert [one.gap.rule for one in after.accepted] == ["decider_against"]
    late = read(accepted(hostile()), "d", LATER)
    assert [one.back for one in late.accepted] == [Return.DUE]


def test_an_acceptance_survives_the_file_and_goes_with_its_person() -> None:
    account = accepted(hostile())
    assert file.read(file.write(account)) == account
    assert not edits.remove(account, "Ann").decisions[0].acceptances
    assert edits.remove(account, "Ben").decisions[0].acceptances


def test_a_copy_of_the_decision_accepts_nothing() -> None:
    copied = edits.duplicate_decision(accepted(hostile()), "d", "Again")
    assert not copied.decisions[1].acceptances


@settings(deadline=None, max_examples=80)
@given(st.one_of(accounts(), any_deals()), st.data())
def test_accepting_a_gap_takes_that_gap_away_and_no_other_until_its_day(
    account: Account, data
) -> None:
    for decision in account.decisions:
        clean = edits.put_decision(account, decision.but(acceptances=()))
        before = read(clean, decision.id, TODAY).gaps
        if not before:
            continue
        one = data.draw(st.sampled_from(before))
        acceptance = accept(one, "known", "", TODAY, LATER)
        held = edits.put_decision(clean, decision.but(acceptances=(acceptance,)))
        after = read(held, decision.id, TODAY)
        assert after.gaps == tuple(g for g in before if g.key != one.key)
        due = acceptance.but(until=TODAY)
        held = edits.put_decision(clean, decision.but(acceptances=(due,)))
        after = read(held, decision.id, TODAY)
        assert after.gaps == before
        assert [one.back for one in after.accepted] == [Return.DUE]
