"""Coverage: a range in which the unknown never counts as covered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholder_map.analysis.chain.reach import Reach
from stakeholder_map.analysis.coverage import Covered, Share, coverage, share_of
from stakeholder_map.model.scales import Level, Role


def seat(share, reach, support=None, department="it", roles=(), level=None) -> Covered:
    return Covered(f"{share}{reach}", share, reach, support, department, roles, level)


FOUR = (
    seat(0.4, Reach.MET, 3, "it", (Role.DECISION_MAKER, Role.USER), Level.UPPER),
    seat(0.3, Reach.UNKNOWN, None, "it", (Role.USER,), Level.MIDDLE),
    seat(0.2, Reach.COLD, -2, "fin", (Role.GATEKEEPER,), None),
    seat(0.1, Reach.NEVER, None, None),
)


def ranged(share: Share) -> tuple[float, float, float]:
    return share.low, share.high, share.weight


def test_coverage_runs_from_surely_to_possibly_reached() -> None:
    assert ranged(coverage(FOUR).total) == pytest.approx((0.4, 0.7, 1.0))


def test_groups_are_covered_by_their_own_weight() -> None:
    found = coverage(FOUR)
    assert ranged(found.by_department["it"]) == pytest.approx((4 / 7, 1.0, 0.7))
    assert ranged(found.by_department["fin"]) == pytest.approx((0, 0, 0.2))
    assert ranged(found.by_department[None]) == pytest.approx((0, 0, 0.1))
    assert ranged(found.by_role[Role.USER]) == pytest.approx((4 / 7, 1.0, 0.7))
    assert ranged(found.by_role[Role.DECISION_MAKER]) == pytest.approx((1, 1, 0.4))
    assert ranged(found.by_level[None]) == pytest.approx((0, 0, 0.3))


def test_a_person_is_covered_wholly_perhaps_or_not() -> None:
    by_seat = list(coverage(FOUR).by_seat.values())
    assert [(share.low, share.high) for share in by_seat] == [(1, 1), (0, 1), (0, 0), (0, 0)]


def test_reaching_is_not_winning() -> None:
    """A hostile decision-maker whom we meet is covered, but stands in no column of friends."""
    found = coverage([seat(0.7, Reach.MET, -5), seat(0.3, Reach.MET, 4)])
    assert found.total.low == 1
    assert ranged(found.behind) == pytest.approx((0.3, 0.3, 1.0))
    assert ranged(found.against) == pytest.approx((0.7, 0.7, 1.0))


def test_an_unknown_stance_could_be_either() -> None:
    found = coverage([seat(1.0, Reach.MET, None)])
    assert ranged(found.behind) == pytest.approx((0, 1, 1))
    assert ranged(found.against) == pytest.approx((0, 1, 1))


def test_without_weight_nothing_is_known() -> None:
    assert coverage([]).total == Share(0.0, 1.0, 0.0)
    assert share_of([seat(0.0, Reach.MET)]) == Share(0.0, 1.0, 0.0)
    assert coverage([seat(0.0, Reach.MET)]).by_department == {}


SEATS = st.lists(
    st.builds(
        seat,
        st.floats(0.01, 1),
        st.sampled_from(list(Reach)),
        st.none() | st.integers(-5, 5),
        st.sampled_from(["it", "fin", None]),
    ),
    max_size=6,
)


@given(SEATS)
def test_ranges_are_in_order(seats) -> None:
    found = coverage(seats)
    for share in (found.total, found.behind, found.against, *found.by_department.values()):
        assert 0 <= share.low <= share.high <= 1
    assert found.behind.low + found.against.low <= found.total.low + 1e-9


@given(SEATS, st.data())
def test_meeting_somebody_never_lowers_coverage(seats, data) -> None:
    if not seats:
        return
    row = data.draw(st.integers(0, len(seats) - 1))
    old = seats[row]
    met = Covered(old.seat_id, old.share, Reach.MET, old.support, old.department_id, (), None)
    before, after = coverage(seats).total, coverage([*seats[:row], met, *seats[row + 1 :]]).total
    assert after.low >= before.low - 1e-12
    assert after.high >= before.high - 1e-12
