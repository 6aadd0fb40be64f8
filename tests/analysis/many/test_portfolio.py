"""Many accounts at once give the numbers of each account alone."""

from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholder_map.analysis.chain.solution import solve
from stakeholder_map.analysis.many.portfolio import Stack, outlooks, stacked
from stakeholder_map.analysis.many.stacking import stack
from stakeholder_map.analysis.outcome.loss import covered
from stakeholder_map.model.decision import Stake
from stakeholder_map.model.limits import Limits
from stakeholder_map.model.person import Department
from stakeholder_map.model.scales import Money, StepRule, TieKind
from stakeholder_map.model.seat import Seat, Stance
from stakeholder_map.model.team import Contact, Teammate, Touch
from tests.analysis.deals import TODAY, deal, deals, seat, step, tie


def slices(found: Stack) -> list[slice]:
    ends = np.cumsum(found.sizes)
    return [slice(end - size, end) for size, end in zip(found.sizes, ends, strict=True)]


def assert_same(accounts, found: Stack, today=TODAY) -> None:
    """Compare every number of the stack with the one-account code, to 1e-9."""
    many = outlooks(found)
    for number, (account, part) in enumerate(zip(accounts, slices(found), strict=True)):
        one = solve(account, "d", today)
        model = one.influence
        assert found.power[part] == pytest.approx(one.power.shares, abs=1e-12)
        assert many.share[part] == pytest.approx(model.share, abs=1e-9)
        assert many.leverage[part] == pytest.approx(model.leverage, abs=1e-9)
        assert many.contribution[part] == pytest.approx(model.contribution, abs=1e-9, nan_ok=True)
        assert many.uncertainty[part] == pytest.approx(model.uncertainty, abs=1e-9)
        variance = np.sum((model.share * model.half_width) ** 2) / 3
        expected = (model.known, model.unknown, model.total, variance)
        sums = (many.known, many.unknown, many.total, many.variance)
        assert [values[number] for values in sums] == pytest.approx(expected, abs=1e-9)


@given(st.lists(deals(), min_size=1, max_size=5))
@settings(max_examples=80, deadline=None)
def test_solved_decisions_stacked_equal_each_alone(accounts) -> None:
    assert_same(accounts, stacked(solve(account, "d", TODAY) for account in accounts))


@given(st.lists(deals(), min_size=1, max_size=5))
@settings(max_examples=80, deadline=None)
def test_accounts_stacked_equal_each_alone(accounts) -> None:
    assert_same(accounts, stack([(account, "d") for account in accounts], TODAY))


@given(st.lists(st.tuples(deals(), st.sampled_from([0.1, 1.0, 2.0, 10.0])), min_size=2, max_size=5))
@settings(max_examples=40, deadline=None)
def test_each_account_keeps_its_own_attention_beside_the_ties(drawn) -> None:
    accounts = [deal.but(limits=Limits(prior_attention=prior)) for deal, prior in drawn]
    assert_same(accounts, stack([(account, "d") for account in accounts], TODAY))
    assert_same(accounts, stacked(solve(account, "d", TODAY) for account in accounts))


@given(st.lists(deals(), min_size=1, max_size=4), st.integers(1, 400))
@settings(max_examples=30, deadline=None)
def test_older_facts_fade_alike(accounts, days) -> None:
    later = TODAY + timedelta(days=days)
    assert_same(accounts, stack([(account, "d") for account in accounts], later), later)


def later_stances(found: Seat) -> tuple[Stance, ...]:
    """Return the seat's stances as if they were held from tomorrow on."""
    return tuple(stance.but(on=TODAY + timedelta(1)) for stance in found.stances)


def odd_accounts():
    """The cases that random accounts miss."""
    empty = deal([])
    alone = deal([seat(0, 3, 1.0)])
    boss = deal([seat(0, 3, 1.0), seat(1, -3, 0.0), seat(2, None, 0.0)], [step(StepRule.ALL, 0)])
    zero = deal([seat(0, 3, 0.0), seat(1, -3, 0.0)])
    enemies = deal([seat(0, 3, 0.5), seat(1, 2, 0.5)], [], [tie(0, 1, TieKind.CONFLICT, 0.4)])
    several = deal(
        [seat(0, 3, 0.5), seat(1, 2, 0.5)],
        [],
        [
            tie(0, 1, TieKind.CONFLICT, 0.5),
            tie(0, 1, TieKind.INFLUENCES, 0.5),
            tie(1, 0, TieKind.REPORTS_TO, 0.9),
            tie(0, 1, TieKind.INFORMAL, 0.0),
        ],
    )
    ghost = deal([seat(0, 3, 0.5), Seat(id="ghost", weight=0.2), Seat(id="nothing")])
    start = deal([seat(0, 3, 0.2), seat(1, 2), seat(2, 1, 0.3)])
    homes = {"p0": "it", "p1": "it", "p2": "fin"}
    staked = start.but(
        departments=(Department(id="it", name="IT"), Department(id="fin", name="Finance")),
        people=tuple(p.but(department_id=homes[p.id]) for p in start.people),
        decisions=(
            start.decision("d").but(
                stakes=(Stake(department_id="it", weight=0.7), Stake(department_id="fin"))
            ),
        ),
    )
    tiny = deal([seat(0, 3, 1e-12), seat(1, -3, 1e-13)])
    dust = deal([seat(0, 3, 0.5), seat(1, -3, 9e-10)])
    later = deal([seat(0, 3, 0.5), seat(1, -3, 0.5)])
    ahead = tuple(
        s.but(stances=(Stance(on=TODAY - timedelta(9), support=1), *later_stances(s)))
        for s in later.decision("d").seats
    )
    later = later.but(decisions=(later.decision("d").but(seats=ahead),))
    steps = [step(StepRule.ALL, 0, from_value=100.0), step(StepRule.MAJORITY, 0, 1, 2)]
    tiered = deal([seat(0, 3, 0.5), seat(1, 2, 0.3), seat(2, 1, 0.2)], steps)
    cheap = tiered.but(
        decisions=(tiered.decision("d").but(value=Money(amount=5.0, currency="EUR")),)
    )
    left = boss.but(people=tuple(p.but(left_on=TODAY) if p.id == "p1" else p for p in boss.people))
    return [
        *(empty, alone, boss, zero, enemies, several, ghost, staked, left),
        *(tiny, dust, later, tiered, cheap),
    ]


def test_odd_accounts_are_alike_too() -> None:
    accounts = odd_accounts()
    assert_same(accounts, stack([(account, "d") for account in accounts], TODAY))
    assert_same(accounts, stacked(solve(account, "d", TODAY) for account in accounts))


def test_coverage_is_that_of_each_account() -> None:
    touched = deal(
        [seat(0, 3, 0.5), seat(1, 2, 0.3), seat(2, None, 0.2)],
        teammates=(Teammate(id="t", name="Mate"),),
        contacts=(Contact(teammate_id="t", person_id="p1", closeness=0),),
        touches=(Touch(on=TODAY, person_ids=("p0",), two_way=True),),
    )
    never = deal([seat(0, 3, 0.5), seat(1, 2, 0.5)])
    never = never.but(people=(never.people[0].but(met=False), never.people[1].but(met=True)))
    accounts = [touched, never, *odd_accounts()]
    many = outlooks(stack([(account, "d") for account in accounts], TODAY))
    for number, account in enumerate(accounts):
        one = covered(solve(account, "d", TODAY))
        ends = (many.covered_low[number], many.covered_high[number])
        assert ends == pytest.approx((one.low, one.high))


def test_large_chains_and_many_blocks_are_alike() -> None:
    random = np.random.default_rng(3)
    accounts = []
    for n in (150, 7, 150, 40):
        seats = [seat(i, int(random.integers(-5, 6)), 0.5, commitment=0.0) for i in range(n)]
        ends = random.integers(0, n, (3 * n, 2))
        kinds = list(TieKind)
        ties = [
            tie(int(a), int(b), kinds[int(random.integers(5))], float(random.random()))
            for a, b in ends
            if a != b
        ]
        accounts.append(deal(seats, [], {t.id: t for t in ties}.values()))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("stakeholder_map.analysis.many.portfolio.BLOCK", 160)
        assert_same(accounts, stack([(account, "d") for account in accounts], TODAY))


def test_no_account_at_all_gives_no_number() -> None:
    assert outlooks(stack([], TODAY)).known.shape == (0,)
    assert outlooks(stacked([])).share.shape == (0,)


def test_a_decision_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        stack([(deal([seat(0)]), "other")], TODAY)


def test_the_stack_is_not_changed() -> None:
    found = stack([(account, "d") for account in odd_accounts()], TODAY)
    before = {name: getattr(found, name).copy() for name in Stack.__dataclass_fields__}
    outlooks(found)
    for name, values in before.items():
        assert np.array_equal(getattr(found, name), values, equal_nan=True)
