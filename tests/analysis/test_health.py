"""Health: each part by hand, the unknown as a range, and the change that raises it most."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholder_map.analysis.chain.reach import Reach
from stakeholder_map.analysis.health import (
    PART_WEIGHTS,
    ChangeKind,
    HealthCode,
    HealthInputs,
    HealthSeat,
    health,
)
from stakeholder_map.model.decision import Criterion, Pain
from stakeholder_map.model.scales import ConcernState, Layer, Severity
from stakeholder_map.model.seat import Concern


def seat(name="a", **fields) -> HealthSeat:
    plain = HealthSeat(
        seat_id=name,
        person_id=name,
        power=1.0,
        influence=1.0,
        stance=None,
        fresh=0.0,
        reach=Reach.UNKNOWN,
        decides=False,
        department_id="it",
        concerns=(),
    )
    return replace(plain, **fields)


def part(code: HealthCode, *seats: HealthSeat, criteria=(), pains=()):
    return health(HealthInputs(seats, tuple(criteria), tuple(pains))).part(code)


def numbers(found) -> tuple:
    return found.value, found.low, found.high, found.known


def test_nothing_known_is_no_score() -> None:
    for inputs in (HealthInputs(()), HealthInputs((seat(),))):
        found = health(inputs)
        assert found.score is None
        assert found.best_change is None
        assert (found.low, found.high) == pytest.approx((0, 100))
        assert all(p.value is None for p in found.parts)


def test_the_weights_are_shares() -> None:
    assert sum(PART_WEIGHTS.values()) == pytest.approx(1)
    assert set(PART_WEIGHTS) == set(HealthCode)


def test_need_match_needs_criteria_and_pains() -> None:
    code = HealthCode.NEED_MATCH
    rated, pain = Criterion(text="Price", our_fit=3), Pain(text="Downtime", answer="Ours")
    assert part(code, criteria=[rated]).value is None
    assert part(code, pains=[pain]).value is None
    assert part(code, criteria=[Criterion(text="Price")], pains=[pain]).value is None
    # ½ · 3/4 + ½ · 1
    assert numbers(part(code, criteria=[rated], pains=[pain])) == pytest.approx((87.5,) * 3 + (1,))


def test_need_match_by_weight_and_severity() -> None:
    criteria = [
        Criterion(text="a", weight=0.75, our_fit=4),
        Criterion(text="b", weight=0.25, our_fit=None),
    ]
    pains = [Pain(text="x", severity=4, layer=Layer.BASIC), Pain(text="y", severity=1)]
    found = part(HealthCode.NEED_MATCH, criteria=criteria, pains=pains)
    # good = ½ · .75 + ½ · .8 = .775; unrated: ½ · .25 = .125; bad: the rest
    assert numbers(found) == pytest.approx((100 * 0.775 / 0.875, 77.5, 90.0, 0.875))
    assert found.detail == {"criteria": 2, "fits": 1, "pains": 2, "answered": 1}


def test_decider_reach_is_by_power_and_only_of_deciders() -> None:
    found = part(
        HealthCode.DECIDER_REACH,
        seat("a", decides=True, power=0.3, reach=Reach.MET),
        seat("b", decides=True, power=0.1, reach=Reach.COLD),
        seat("c", decides=True, power=0.2, reach=Reach.UNKNOWN),
        seat("d", power=0.4, reach=Reach.MET),
    )
    assert numbers(found) == pytest.approx((75, 50, 100 * 5 / 6, 2 / 3))


def test_a_decider_against_us_is_no_reach_however_often_we_meet() -> None:
    foe = seat("a", decides=True, power=0.8, influence=0.8, reach=Reach.MET, stance=-0.2, fresh=1.0)
    friend = seat("b", power=0.2, influence=0.2, reach=Reach.MET, stance=1.0, fresh=1.0)
    found = part(HealthCode.DECIDER_REACH, foe, friend)
    assert numbers(found) == pytest.approx((0, 0, 0, 1))
    assert (found.detail["met"], found.detail["against"]) == (1, 1)
    unknown = part(HealthCode.DECIDER_REACH, replace(foe, reach=Reach.UNKNOWN), friend)
    assert numbers(unknown) == pytest.approx((0, 0, 0, 1))
    neutral = part(HealthCode.DECIDER_REACH, replace(foe, stance=0.0), friend)
    assert neutral.value == 100


def test_of_two_deciders_alike_the_one_who_is_not_against_us_is_to_be_met() -> None:
    foe = seat("a", decides=True, power=0.5, reach=Reach.NEVER, stance=-1.0, fresh=1.0)
    found = health(HealthInputs((foe, replace(foe, seat_id="b", person_id="b", stance=0.4))))
    assert found.best_change is not None
    assert (found.best_change.kind, found.best_change.seat_id) == (ChangeKind.MEET, "b")


def test_winning_a_hostile_decider_is_a_change_of_reach_too() -> None:
    worry = Concern(text="audit", support_if_resolved=1)
    foe = seat("a", decides=True, reach=Reach.MET, stance=-1.0, fresh=1.0, concerns=(worry,))
    found = health(HealthInputs((foe,)))
    won = health(
        HealthInputs(
            (replace(foe, stance=0.2, concerns=(worry.but(state=ConcernState.RESOLVED),)),)
        )
    )
    assert found.best_change is not None
    assert found.best_change.after == pytest.approx(won.score)


def test_support_weighs_known_stances_by_influence() -> None:
    found = part(
        HealthCode.SUPPORT,
        seat("a", influence=0.5, stance=0.6),
        seat("b", influence=0.2, stance=-1.0),
        seat("c", influence=0.3),
    )
    # index .3 − .2 = .1 over .7 known
    assert found.value == pytest.approx(50 * (1 + 0.1 / 0.7))
    assert (found.low, found.high) == pytest.approx((50 * (1 + 0.1 - 0.3), 50 * (1 + 0.1 + 0.3)))


def test_somebody_who_moves_the_other_way_counts_with_the_sign() -> None:
    assert part(HealthCode.SUPPORT, seat(influence=-0.4, stance=1.0)).value == pytest.approx(0)


def test_concerns_count_by_severity_and_state() -> None:
    concerns = (
        Concern(text="a", severity=Severity.BLOCKING, state=ConcernState.OPEN),
        Concern(text="b", severity=Severity.SERIOUS, state=ConcernState.ANSWERED),
        Concern(text="c", severity=Severity.MINOR, state=ConcernState.RESOLVED),
    )
    found = part(HealthCode.CONCERNS, seat(concerns=concerns))
    assert found.value == pytest.approx(100 * (0 + 1 + 1) / 7)


def test_freshness_counts_what_nobody_asked_as_nothing() -> None:
    found = part(HealthCode.FRESHNESS, seat("a", power=0.6, fresh=0.5), seat("b", power=0.4))
    assert found.value == pytest.approx(30)


def test_breadth_wants_two_living_contacts_a_department() -> None:
    found = part(
        HealthCode.BREADTH,
        seat("a", power=0.2, reach=Reach.MET),
        seat("b", power=0.2, reach=Reach.COLD),
        seat("c", power=0.2, reach=Reach.NEVER),
        seat("d", power=0.4, reach=Reach.MET, department_id="fin"),
    )
    # IT (.6): one of two; Finance (.4): one of one
    assert found.value == pytest.approx(100 * (0.3 + 0.4))
    assert found.detail == {"departments": 2, "safe": 1}


def test_the_score_is_the_mean_of_what_is_known() -> None:
    found = health(HealthInputs((seat(decides=True, reach=Reach.MET, stance=0.0, fresh=1.0),)))
    weights = {p.code: p.weight for p in found.parts if p.value is not None}
    assert set(weights) == {
        HealthCode.DECIDER_REACH,
        HealthCode.SUPPORT,
        HealthCode.FRESHNESS,
        HealthCode.BREADTH,
    }
    assert found.score == pytest.approx((25 * 100 + 25 * 50 + 10 * 100 + 10 * 100) / 70)


def test_a_part_known_to_a_tenth_counts_a_tenth() -> None:
    """One friend among ten unknown people must not make the account healthy."""
    friend = seat("a", influence=0.1, power=0.1, stance=1.0, fresh=0.0, reach=Reach.NEVER)
    rest = [seat(f"x{n}", influence=0.1, power=0.1, department_id=None) for n in range(9)]
    found = health(HealthInputs((friend, *rest)))
    # support 100, weight .25, known .1; breadth 0, weight .10, known 1
    assert found.score == pytest.approx(100 * 0.025 / 0.125)


# The best change


def test_the_best_change_is_the_one_that_raises_the_score_most() -> None:
    seats = (
        seat("boss", decides=True, power=0.7, reach=Reach.NEVER, stance=0.2, fresh=0.9),
        seat("user", power=0.3, reach=Reach.MET, stance=0.2, fresh=0.9),
    )
    change = health(HealthInputs(seats)).best_change
    assert (change.kind, change.seat_id) == (ChangeKind.MEET, "boss")
    met = health(HealthInputs((replace(seats[0], reach=Reach.MET), seats[1])))
    assert change.after == pytest.approx(met.score)
    assert change.gain == pytest.approx(met.score - change.before)


def test_resolving_a_concern_counts_the_support_it_brings() -> None:
    concern = Concern(id="c", text="Payback", severity=Severity.BLOCKING, support_if_resolved=4)
    seats = (seat(reach=Reach.MET, stance=-0.6, fresh=1.0, concerns=(concern,)),)
    change = health(HealthInputs(seats)).best_change
    assert (change.kind, change.concern_id) == (ChangeKind.RESOLVE, "c")
    settled = concern.but(state=ConcernState.RESOLVED)
    after = health(HealthInputs((replace(seats[0], stance=0.8, concerns=(settled,)),)))
    assert change.after == pytest.approx(after.score)


def test_asking_again_is_proposed_where_all_else_is_done() -> None:
    seats = (seat(reach=Reach.MET, stance=1.0, fresh=0.1),)
    assert health(HealthInputs(seats)).best_change.kind is ChangeKind.ASK


def test_where_nothing_raises_the_score_nothing_is_proposed() -> None:
    seats = (seat(reach=Reach.MET, stance=1.0, fresh=1.0, decides=True),)
    assert health(HealthInputs(seats)).best_change is None


def test_nobody_is_met_in_an_empty_seat() -> None:
    missing = seat("m", person_id=None, reach=Reach.NEVER, decides=True)
    found = health(HealthInputs((missing, seat("a", reach=Reach.MET, fresh=1.0))))
    assert found.best_change is None or found.best_change.seat_id != "m"


SEATS = st.lists(
    st.builds(
        seat,
        st.sampled_from("abcdef"),
        power=st.floats(0, 1),
        influence=st.floats(-1, 1),
        stance=st.none() | st.floats(-1, 1),
        fresh=st.floats(0, 1),
        reach=st.sampled_from(list(Reach)),
        decides=st.booleans(),
        department_id=st.sampled_from(["it", "fin", None]),
        concerns=st.lists(
            st.builds(
                Concern,
                text=st.just("c"),
                severity=st.sampled_from(list(Severity)),
                state=st.sampled_from(list(ConcernState)),
            ),
            max_size=2,
        ).map(tuple),
    ),
    max_size=5,
)


@given(SEATS)
def test_values_lie_in_their_ranges(seats) -> None:
    found = health(HealthInputs(tuple(seats)))
    for p in found.parts:
        assert -1e-9 <= p.low <= p.high <= 100 + 1e-9
        assert 0 <= p.known <= 1 + 1e-9
        assert p.value is None or p.low - 1e-6 <= p.value <= p.high + 1e-6
    if found.score is not None:
        assert found.low - 1e-6 <= found.score <= found.high + 1e-6
    if found.best_change is not None:
        assert found.best_change.gain > 0


@given(SEATS, st.data())
def test_meeting_somebody_never_lowers_the_score(seats, data) -> None:
    if not seats:
        return
    row = data.draw(st.integers(0, len(seats) - 1))
    met = (*seats[:row], replace(seats[row], reach=Reach.MET), *seats[row + 1 :])
    before, after = health(HealthInputs(tuple(seats))).score, health(HealthInputs(met)).score
    if before is not None:
        assert after is not None
        assert after >= before - 1e-6


@given(SEATS)
def test_the_best_change_beats_every_other_one_tried_in_full(seats) -> None:
    """Parts are re-scored one by one inside; here every change is scored from scratch."""
    if len({s.seat_id for s in seats}) < len(seats):
        return
    inputs = HealthInputs(tuple(seats))
    found = health(inputs)
    if found.score is None:
        return
    best = found.best_change.after if found.best_change else found.score
    for row, old in enumerate(seats):
        for new in (replace(old, reach=Reach.MET), replace(old, fresh=1.0)):
            tried = health(HealthInputs((*seats[:row], new, *seats[row + 1 :]))).score
            assert tried <= best + 1e-6
