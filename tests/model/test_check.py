import pytest
from hypothesis import given, settings

from stakeholder_map.model import check, edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.person import Person
from stakeholder_map.model.problem import Weight
from stakeholder_map.model.seat import Seat
from stakeholder_map.model.tie import Tie
from tests.lifelike import make_account
from tests.strategies import accounts


def reporting(*lines: str, dotted: str = "") -> Account:
    """An account of people a … e with reporting lines such as "ab": a reports to b."""
    people = tuple(Person(id=key, name=key) for key in "abcde")
    ties = tuple(
        Tie(source=line[0], target=line[1], kind="reports_to", dotted=line == dotted)
        for line in lines
    )
    return Account(id="x", name="X", people=people, ties=ties)


@settings(max_examples=40, deadline=None)
@given(account=accounts())
def test_an_account_whose_references_hold_has_no_errors(account: Account) -> None:
    assert check.errors(account) == ()


@pytest.mark.parametrize(
    ("account", "circles"),
    [
        (reporting("ab", "bc", "cd"), ()),
        (reporting("ab", "ba"), (("a", "b"),)),
        (reporting("ab", "bc", "ca", "da", "ed"), (("a", "b", "c"),)),
        (reporting("ab", "ba", "cd", "dc"), (("a", "b"), ("c", "d"))),
        (reporting("ab", "ba", dotted="ba"), (("a", "b"),)),
        (reporting("ab", "bc", "ba", dotted="ba"), ()),
    ],
)
def test_reporting_circles_are_found_once_each(
    account: Account, circles: tuple[tuple[str, ...], ...]
) -> None:
    assert check.reporting_circles(account) == circles


def test_a_circle_is_a_warning_in_words() -> None:
    (problem,) = check.problems(reporting("ab", "ba"))
    assert (problem.code, problem.weight) == ("reporting_circle", Weight.WARNING)
    assert problem.values["people"] == "a → b → a"


def test_a_tie_to_oneself_and_two_seats_are_errors() -> None:
    account = reporting("aa")
    assert [problem.code for problem in check.errors(account)] == ["tie_to_self"]
    account = make_account(2)
    twice = edits.put_seat(account, "dec0", Seat(id="again", person_id="per0"))
    assert [problem.code for problem in check.errors(twice)] == ["seat_twice"]


def test_the_same_name_is_told_once_and_whatever_its_case() -> None:
    people = tuple(Person(id=f"p{n}", name=name) for n, name in enumerate(("Li", "LI", "li", "Wu")))
    (problem,) = check.problems(Account(name="A", people=people))
    assert (problem.code, problem.weight) == ("same_name", Weight.WARNING)


@pytest.mark.parametrize(
    ("weights", "told"),
    [
        ((), None),
        ((None, None), None),
        ((0.5, 0.5), None),
        ((0.333, 0.333, 0.333), None),  # rounded in a sheet
        ((0.5, 0.4), "90%"),
        ((0.5, 0.4, None), None),  # the blank one takes the rest
        ((0.7, 0.7, None), "140%"),
        ((0.0, 0.0), "0%"),
    ],
)
def test_weights_that_do_not_sum_to_one_are_told(
    weights: tuple[float | None, ...], told: str | None
) -> None:
    account = make_account(0)
    seats = tuple(Seat(id=f"s{n}", weight=w) for n, w in enumerate(weights))
    account = edits.put_decision(account, account.decision("dec0").but(seats=seats))
    found = [p.values["sum"] for p in check.problems(account) if p.code == "weights_sum"]
    assert found == ([told] if told else [])
