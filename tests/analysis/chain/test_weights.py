"""Weights: entered shares, blanks, departments, and what had to be bent."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholder_map.analysis.chain.weights import WeightNote, seat_weights
from stakeholder_map.model.decision import Stake
from stakeholder_map.model.person import Department
from stakeholder_map.model.scales import Level
from tests.analysis.deals import deal, seat

U, M, W = Level.UPPER, Level.MIDDLE, Level.WORKING


def weigh(rows, stakes=None):
    """Weigh seats given as (weight, department, level)."""
    account = deal([seat(n, weight=row[0]) for n, row in enumerate(rows)])
    homes = sorted({row[1] for row in rows if row[1]} | set(stakes or ()))
    people = tuple(
        person.but(department_id=row[1], level=row[2])
        for person, row in zip(account.people, rows, strict=True)
    )
    decision = account.decisions[0].but(
        stakes=tuple(Stake(department_id=key, weight=w) for key, w in (stakes or {}).items())
    )
    departments = tuple(Department(id=key, name=key) for key in homes)
    account = account.but(people=people, departments=departments, decisions=(decision,))
    return seat_weights(account, decision, [s.id for s in decision.seats])


def codes(weights) -> list[str]:
    return [note.code for note in weights.notes]


def test_weights_that_add_up_are_kept() -> None:
    found = weigh([(0.5, None, U), (0.3, None, M), (0.2, None, W)])
    assert found.shares == pytest.approx([0.5, 0.3, 0.2])
    assert found.entered == (0.5, 0.3, 0.2)
    assert found.notes == ()


def test_blanks_share_what_is_left_by_level() -> None:
    found = weigh([(0.4, None, U), (None, None, U), (None, None, M), (None, None, W)])
    assert found.shares == pytest.approx([0.4, 0.3, 0.2, 0.1])


def test_blanks_share_what_is_left_of_their_department() -> None:
    rows = [(0.1, "it", U), (None, "it", M), (None, "it", W), (None, "fin", W)]
    found = weigh(rows, {"it": 0.4, "fin": 0.6})
    assert found.shares == pytest.approx([0.1, 0.2, 0.1, 0.6])
    assert found.notes == ()


def test_entered_weights_scale_to_their_department_and_it_is_said() -> None:
    found = weigh([(0.1, "it", U), (0.3, "it", M), (0.4, "fin", W)], {"it": 0.6, "fin": 0.4})
    assert found.shares == pytest.approx([0.15, 0.45, 0.4])
    assert codes(found) == [WeightNote.DEPARTMENT]
    note = found.notes[0]
    assert (note.department_id, note.entered, note.expected) == ("it", pytest.approx(0.4), 0.6)


def test_blanks_get_nothing_where_nothing_is_left() -> None:
    found = weigh([(0.7, None, U), (0.3, None, M), (None, None, W)])
    assert found.shares == pytest.approx([0.7, 0.3, 0])
    assert codes(found) == [WeightNote.BLANK_ZERO]


def test_people_outside_departments_share_what_the_departments_leave() -> None:
    found = weigh([(None, "it", M), (None, None, M)], {"it": 0.75})
    assert found.shares == pytest.approx([0.75, 0.25])


def test_a_department_with_weight_but_nobody_is_said_and_spread() -> None:
    found = weigh([(None, "it", M)], {"it": 0.75, "fin": 0.25})
    assert found.shares == pytest.approx([1.0])
    assert codes(found) == [WeightNote.EMPTY, WeightNote.SUM]
    assert found.notes[0].department_id == "fin"


def test_weights_that_do_not_add_up_are_scaled_and_it_is_said() -> None:
    found = weigh([(0.9, None, U), (0.3, None, M)])
    assert found.shares == pytest.approx([0.75, 0.25])
    assert codes(found) == [WeightNote.SUM]
    assert found.notes[0].entered == pytest.approx(1.2)


@pytest.mark.parametrize("weight", [None, 0.0])
def test_nothing_entered_is_uniform_and_said(weight) -> None:
    found = weigh([(weight, None, U), (weight, None, W)])
    assert found.shares == pytest.approx([0.5, 0.5])
    assert found.is_uniform


def test_an_unknown_level_counts_as_the_middle_one() -> None:
    found = weigh([(0.0, None, U), (None, None, None), (None, None, M)])
    assert found.shares == pytest.approx([0, 0.5, 0.5])


def test_no_seats_have_no_weights() -> None:
    assert weigh([]).shares.shape == (0,)


@given(
    st.lists(
        st.tuples(
            st.none() | st.floats(0, 1),
            st.sampled_from([None, "it", "fin"]),
            st.sampled_from([None, *Level]),
        ),
        min_size=1,
        max_size=8,
    ),
    st.dictionaries(st.sampled_from(["it", "fin", "law"]), st.none() | st.floats(0, 1)),
)
def test_shares_are_never_negative_and_sum_to_one(rows, stakes) -> None:
    found = weigh(rows, stakes)
    assert (found.shares >= 0).all()
    assert np.isclose(found.shares.sum(), 1)
