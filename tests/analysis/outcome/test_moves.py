"""Moves change the index as re-solving the changed account does."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from stakeholder_map.analysis.chain.influence import influence
from stakeholder_map.analysis.chain.solution import solve
from stakeholder_map.analysis.outcome.effects import Effect, Scorer
from stakeholder_map.analysis.outcome.forecast import chance_of
from stakeholder_map.analysis.outcome.moves import MoveDefaults, MoveKind, moves
from stakeholder_map.model.competitor import Competitor
from stakeholder_map.model.edits import put_seat, set_stance
from stakeholder_map.model.person import Organisation
from stakeholder_map.model.scales import OrganisationKind, Severity, StepRule, TieKind
from stakeholder_map.model.seat import Concern, Seat
from stakeholder_map.model.team import Contact, Teammate, Touch
from tests.analysis.deals import TODAY, deal, deals, seat, step, tie


def solved_of(account):
    return solve(account, "d", TODAY)


def expected_f(solved) -> float:
    return float(solved.influence.share @ np.nan_to_num(solved.influence.initial))


@given(deals())
@settings(max_examples=60, deadline=None)
def test_a_raised_stance_equals_the_account_with_that_stance(account) -> None:
    before = solved_of(account)
    for move in moves(before, draws=200):
        if move.kind is not MoveKind.RAISE_STANCE:
            continue
        held = account.decision("d").seat(move.seat_id).stance
        assert held is not None
        stance = held.but(support=round(held.support + move.points))
        after = solved_of(set_stance(account, "d", move.seat_id, stance))
        assert move.gain_f == pytest.approx(expected_f(after) - expected_f(before), abs=1e-12)
        change = chance_of(after, 200) - chance_of(before, 200)
        assert move.gain_chance == pytest.approx(change, abs=1e-12)


@given(deals())
@settings(max_examples=60, deadline=None)
def test_a_won_commitment_equals_solving_with_an_immovable_person(account) -> None:
    before = solved_of(account)
    model, scorer = before.influence, Scorer(before, 100)
    for row in range(len(before.chain)):
        gain = scorer.gain_f(Effect(hold=frozenset({row})))
        # The formula of the method, and the model solved with λ_j = 0 and x0_j = 1.
        settled = model.V @ np.nan_to_num(model.initial)
        formula = (1 - settled[row]) * model.leverage[row] / model.G[row, row]
        assert gain == pytest.approx(formula, abs=1e-12)
        lam, start = model.susceptibility.copy(), np.nan_to_num(model.initial)
        lam[row], start[row] = 0, 1
        views = np.linalg.solve(
            np.eye(len(lam)) - lam[:, None] * model.attention, (1 - lam) * start
        )
        assert gain == pytest.approx(model.power @ (views - settled), abs=1e-12)


@given(deals(most=4))
@settings(max_examples=40, deadline=None)
def test_two_commitments_at_once_equal_solving_with_both_immovable(account) -> None:
    before = solved_of(account)
    model, n = before.influence, len(before.chain)
    rows = [0, n - 1]
    gain = Scorer(before, 50).gain_f(Effect(hold=frozenset(rows)))
    lam, start = model.susceptibility.copy(), np.nan_to_num(model.initial)
    settled = model.V @ start
    lam[rows], start[rows] = 0, 1
    views = np.linalg.solve(np.eye(n) - lam[:, None] * model.attention, (1 - lam) * start)
    assert gain == pytest.approx(model.power @ (views - settled), abs=1e-12)


@given(deals())
@settings(max_examples=60, deadline=None)
def test_a_weakened_tie_equals_the_account_with_weaker_attention(account) -> None:
    before = solved_of(account)
    for move in moves(before, draws=50):
        if move.kind is MoveKind.WEAKEN_TIE:
            row = before.chain.index(move.seat_id)
            column = before.chain.person_ids.index(move.heard_id)
            weaker = before.chain.listens.copy()
            weaker[row, column] /= 2
            after = influence(replace(before.chain, listens=weaker), before.power.shares)
            gain = after.share @ np.nan_to_num(after.initial) - expected_f(before)
            assert move.gain_f == pytest.approx(gain, abs=1e-12)


def test_weakening_a_tie_equals_a_weaker_tie_in_the_account() -> None:
    seats = [seat(0, 1, 0.6), seat(1, -4, 0.2), seat(2, 3, 0.2)]
    other = tie(2, 0, strength=0.8)
    strong = deal(seats, [], [tie(1, 0, strength=0.8), other])
    (found,) = [m for m in moves(solved_of(strong)) if m.kind is MoveKind.WEAKEN_TIE]
    assert found.tie_ids == (strong.ties[0].id,)
    assert (found.person_id, found.heard_id) == ("p0", "p1")
    weak = solved_of(deal(seats, [], [tie(1, 0, strength=0.4), other]))
    change = weak.influence.known - solved_of(strong).influence.known
    assert found.gain_f == pytest.approx(change, abs=1e-12)
    assert found.gain_f > 0


def test_a_lone_tie_sets_its_own_scale_and_weakening_it_is_no_move() -> None:
    # c0 is twice the mean strength: halving every recorded tie leaves W as it is.
    account = deal([seat(0, 1, 0.6), seat(1, -4, 0.4)], [], [tie(1, 0, strength=0.8)])
    assert MoveKind.WEAKEN_TIE not in [m.kind for m in moves(solved_of(account))]


def test_a_reporting_line_cannot_be_weakened() -> None:
    seats = [seat(0, 1, 0.6), seat(1, -4, 0.4)]
    account = deal(seats, [], [tie(0, 1, TieKind.REPORTS_TO), tie(1, 0, strength=0.9)])
    assert MoveKind.WEAKEN_TIE not in [m.kind for m in moves(solved_of(account))]


def concerned(support, **more):
    concern = Concern(id="c", text="Payback", **more)
    return deal([seat(0, support, 1.0, concerns=(concern,))], [step(StepRule.ALL, 0)])


def test_a_concern_moves_to_its_support_if_resolved_or_by_its_severity() -> None:
    def resolved(account):
        (found,) = [m for m in moves(solved_of(account)) if m.kind is MoveKind.RESOLVE_CONCERN]
        assert found.concern_id == "c"
        return found

    stated = resolved(concerned(-2, support_if_resolved=3))
    assert stated.points == 5
    assert stated.gain_f == pytest.approx(1.0)
    assert stated.gain_chance == pytest.approx(1.0)
    assert resolved(concerned(-2, severity=Severity.MINOR)).points == 1
    assert resolved(concerned(-2, severity=Severity.BLOCKING)).points == 4
    assert resolved(concerned(4, severity=Severity.BLOCKING)).points == 1
    assert resolved(concerned(None, support_if_resolved=3)).gain_f == pytest.approx(0.6)


def test_resolved_concerns_and_full_supporters_leave_nothing_to_do() -> None:
    done = deal(
        [seat(0, 5, 1.0, concerns=(Concern(text="Payback", state="resolved"),))],
        touches=(Touch(on=TODAY, person_ids=("p0",), two_way=True),),
    )
    assert moves(solved_of(done)) == ()
    assert moves(solved_of(deal([]))) == ()


def test_whoever_is_not_met_is_to_be_met_and_a_missing_seat_found() -> None:
    ghost = Seat(id="ghost", weight=0.3)
    account = deal(
        [seat(0, 2, 0.4), seat(1, None, 0.3), ghost],
        ties=[tie(0, 1, TieKind.ALLIED, 0.5)],
        teammates=(Teammate(id="t0", name="Mate"),),
        contacts=(Contact(teammate_id="t0", person_id="p0", closeness=3),),
        touches=(Touch(on=TODAY, teammate_ids=("t0",), person_ids=("p0",), two_way=True),),
    )
    found = {(m.kind, m.seat_id): m for m in moves(solved_of(account))}
    meet = found[MoveKind.MEET, "s1"]
    assert meet.effort == 2
    assert meet.path is not None
    assert meet.path.through == ("p0",)
    assert meet.learns > 0.1
    assert found[MoveKind.FIND_SEAT, "ghost"].person_id is None
    assert (MoveKind.MEET, "s0") not in found
    # A stance nobody knows cannot be raised, nor a commitment be won.
    assert (MoveKind.RAISE_STANCE, "s1") not in found
    assert (MoveKind.WIN_COMMITMENT, "s1") not in found


def kinds_of(account, seat_id: str) -> set[MoveKind]:
    return {move.kind for move in moves(solved_of(account)) if move.seat_id == seat_id}


def test_who_is_against_us_has_to_come_round_before_their_commitment_is_won() -> None:
    for support, won in ((-2, False), (-1, False), (0, True), (2, True)):
        found = kinds_of(deal([seat(0, support, 1.0)]), "s0")
        assert (MoveKind.WIN_COMMITMENT in found) is won
        assert MoveKind.RAISE_STANCE in found


def test_a_competitors_partner_is_not_won_but_what_they_are_heard_in_is_weakened() -> None:
    account = deal(
        [seat(0, 1, 1.0), seat(1, -4, 0.0, backs_id="x"), seat(2, 2, 0.0)],
        [step(StepRule.ALL, 0)],
        [tie(1, 0, TieKind.INFLUENCES, 0.8), tie(2, 0, TieKind.INFLUENCES, 0.5)],
        competitors=(Competitor(id="x", name="X"),),
        organisations=(Organisation(id="o", name="O", kind=OrganisationKind.INTEGRATOR),),
    )
    assert kinds_of(account, "s1") >= {MoveKind.MEET, MoveKind.RAISE_STANCE}  # one of the house
    people = (account.people[0], account.people[1].but(organisation_id="o"), account.people[2])
    outside = account.but(people=people)
    assert kinds_of(outside, "s1") == set()
    assert MoveKind.WEAKEN_TIE in kinds_of(outside, "s0")


def test_to_settle_what_holds_a_stranger_back_costs_meeting_them_as_well() -> None:
    def effort(**person) -> int:
        account = concerned(0)
        people = (account.people[0].but(**person), *account.people[1:])
        (found,) = [
            move
            for move in moves(solved_of(account.but(people=people)))
            if move.kind is MoveKind.RESOLVE_CONCERN
        ]
        return found.effort

    assert (effort(), effort(met=False)) == (2, 3)


def test_nobody_is_raised_whom_the_decider_turns_against() -> None:
    account = deal(
        [seat(0, 1, 1.0, commitment=0), seat(1, -1, 0.0)],
        [step(StepRule.ALL, 0)],
        [tie(1, 0, TieKind.CONFLICT, 1.0)],
    )
    raised = [m.seat_id for m in moves(solved_of(account)) if m.kind is MoveKind.RAISE_STANCE]
    assert raised == ["s0"]


def test_the_user_may_set_what_a_move_does_and_costs() -> None:
    defaults = MoveDefaults(raise_by=1, effort={**MoveDefaults().effort, MoveKind.RAISE_STANCE: 9})
    account = concerned(0)
    found = [m for m in moves(solved_of(account), defaults) if m.kind is MoveKind.RAISE_STANCE]
    assert (found[0].points, found[0].effort) == (1, 9)


@given(deals())
@settings(max_examples=30, deadline=None)
def test_the_ranking_is_by_chance_for_the_effort(account) -> None:
    found = moves(solved_of(account), draws=100)
    worth = [round(move.gain_chance / move.effort, 9) for move in found]
    assert worth == sorted(worth, reverse=True)
    assert all(move.gain_f > 0 for move in found)


def test_the_account_is_not_changed() -> None:
    account = put_seat(concerned(1), "d", seat(0, 1))
    before = account.model_dump_json()
    moves(solved_of(account))
    assert account.model_dump_json() == before


def test_the_error_of_a_change_is_that_of_the_paired_cases() -> None:
    """One person, x0 on [−1, 1]: yes in ½; raised by 2 points yes in .7; changed: p = .2."""
    account = deal([seat(0, 0, confidence=0.0)], [step(StepRule.ALL, 0)])
    (raised,) = (m for m in moves(solved_of(account)) if m.kind is MoveKind.RAISE_STANCE)
    assert raised.gain_chance == pytest.approx(0.2, abs=0.001)
    assert raised.error == pytest.approx((0.2 * 0.8 / 2000) ** 0.5, rel=0.01)
