"""A what-if shows what an edit does, and changes nothing."""

from hypothesis import given, settings

from stakeholder_map.analysis.outcome.forecast import forecast
from stakeholder_map.analysis.outcome.whatif import Difference, compare
from stakeholder_map.analysis.reading import read
from stakeholder_map.model.account import Account
from stakeholder_map.model.edits import put, remove, set_support
from stakeholder_map.model.scales import StepRule, TieKind
from stakeholder_map.model.team import Contact, Teammate
from tests.analysis.deals import TODAY, deal, deals, seat, step, tie


def account():
    return deal(
        [seat(0, 3, 0.4), seat(1, -2, 0.4), seat(2, None, 0.2)],
        [step(StepRule.ALL, 0, 1)],
        [tie(0, 1, TieKind.ALLIED, 0.6), tie(1, 2, TieKind.ALLIED, 0.5)],
        teammates=(Teammate(id="t0", name="Mate"),),
        contacts=(Contact(teammate_id="t0", person_id="p0", closeness=3),),
    )


def beside(today: Account, other: Account) -> Difference:
    """Return what differs between today's account and another state of it."""
    return compare(read(today, "d", TODAY), read(other, "d", TODAY))


def test_a_changed_stance_moves_chance_and_index() -> None:
    start = account()
    untouched = start.model_dump_json()
    found = beside(start, set_support(start, "d", "s1", 4, TODAY))
    assert found.chance[1] > found.chance[0]
    assert found.known[1] > found.known[0]
    assert "s1" in [pair.seat_id for pair in found.seats]
    # Who was against us introduced us to nobody, and now does.
    (opened,) = found.paths
    assert (opened.person_id, opened.before) == ("p2", None)
    assert opened.after is not None
    assert opened.after.through == ("p0", "p1")
    direct = read(set_support(start, "d", "s1", 4, TODAY), "d", TODAY)
    assert found.chance[1] == forecast(direct).chance
    assert start.model_dump_json() == untouched


def test_a_removed_person_takes_the_paths_with_them() -> None:
    start = account()
    found = beside(start, remove(start, "p0"))
    assert {pair.person_id for pair in found.paths} == {"p0", "p1"}  # p1 leads nowhere today
    assert all(pair.after is None for pair in found.paths)
    gone = next(pair for pair in found.seats if pair.seat_id == "s0")
    assert gone.after is None


def test_a_new_contact_opens_paths_and_closes_gaps() -> None:
    start = account()
    contact = Contact(id="new", teammate_id="t0", person_id="p2", closeness=4)
    found = beside(start, put(start, "contacts", contact))
    assert [pair.person_id for pair in found.paths if pair.after and pair.before] != []
    assert found.paths[-1].person_id == "p2"
    before, after = ({gap.key for gap in side.gaps} for side in (found.before, found.after))
    assert {gap.key for gap in found.gaps_closed} == before - after
    assert {gap.key for gap in found.gaps_opened} == after - before


@given(deals(most=4))
@settings(max_examples=25, deadline=None)
def test_nothing_differs_from_itself(found) -> None:
    result = beside(found, found)
    assert result.is_nothing
    assert result.gaps_closed == ()


@given(deals(most=4))
@settings(max_examples=25, deadline=None)
def test_turning_the_sides_round_turns_the_difference_round(found) -> None:
    one = read(found, "d", TODAY)
    other = read(set_support(found, "d", "s0", 5, TODAY), "d", TODAY)
    there, back = compare(one, other), compare(other, one)
    assert there.known == back.known[::-1]
    assert there.chance == back.chance[::-1]
    assert {g.key for g in there.gaps_opened} == {g.key for g in back.gaps_closed}
    assert {pair.seat_id for pair in there.seats} == {pair.seat_id for pair in back.seats}
