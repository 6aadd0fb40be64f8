"""The worked example of docs/method-outlook.md, every number of it."""

import pytest

from stakeholder_map.analysis.chain.solution import solve
from stakeholder_map.analysis.outcome.forecast import forecast
from stakeholder_map.analysis.outcome.loss import loss_test
from stakeholder_map.analysis.outcome.moves import MoveKind, moves
from stakeholder_map.model.scales import StepRule
from tests.analysis.deals import TODAY, deal, seat, step


@pytest.fixture
def account():
    seats = [seat(0, 2, 0.6, confidence=0.5), seat(1, None, 0.4)]
    return deal(seats, [step(StepRule.ALL, 0, 1)])


def test_influence_of_the_example(account) -> None:
    model = solve(account, "d", TODAY).influence
    assert model.power == pytest.approx([1 / 2, 1 / 2])
    assert model.V.ravel() == pytest.approx([2 / 3, 1 / 3, 1 / 3, 2 / 3])
    assert model.G.ravel() == pytest.approx([4 / 3, 2 / 3, 2 / 3, 4 / 3])
    assert model.share == pytest.approx([0.5, 0.5])


def test_forecast_of_the_example(account) -> None:
    found = forecast(solve(account, "d", TODAY))
    assert (found.mean, found.variance) == pytest.approx((0.2, 0.3125 / 3))
    assert found.chance == pytest.approx(0.59625, abs=3 * found.error)
    assert found.chance == pytest.approx(0.59625, abs=0.015)
    assert (found.low, found.high) == (0.0, 1.0)


def test_moves_of_the_example(account) -> None:
    found = {(m.kind, m.seat_id): m for m in moves(solve(account, "d", TODAY), draws=20_000)}
    raised = found[MoveKind.RAISE_STANCE, "s0"]
    assert raised.gain_f == pytest.approx(0.2)
    assert raised.gain_chance == pytest.approx(0.7 - 0.59625, abs=0.006)
    assert found[MoveKind.WIN_COMMITMENT, "s0"].gain_f == pytest.approx(0.55)


def test_loss_of_the_example(account) -> None:
    found = loss_test(account, "d", "s1", TODAY)
    # Left alone, Anna's view is her own: uniform on −0.1 … 0.9.
    assert found.known == pytest.approx((0.2, 0.4))
    assert found.chance[1] == pytest.approx(0.9, abs=0.002)
