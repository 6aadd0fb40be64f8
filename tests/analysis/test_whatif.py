"""A what-if shows what an edit does, and changes nothing."""

from datetime import date

import pytest
from hypothesis import given, settings

from stakeholder_map.analysis.forecast import forecast
from stakeholder_map.analysis.reading import read
from stakeholder_map.analysis.whatif import Scenario, applied, compare, scenario, what_if
from stakeholder_map.model.edits import put, remove, set_support
from stakeholder_map.model.problem import Refused
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


def test_a_changed_stance_moves_chance_and_index() -> None:
    start = account()
    untouched = start.model_dump_json()
    won_over = scenario("Won over", start, set_support(start, "d", "s1", 4, TODAY))
    found = what_if(start, won_over, "d", TODAY)
    assert found.chance[1] > found.chance[0]
    assert found.known[1] > found.known[0]
    assert "s1" in [pair.seat_id for pair in found.seats]
    assert found.paths == ()
    direct = read(set_support(start, "d", "s1", 4, TODAY), "d", TODAY)
    assert found.chance[1] == forecast(direct).chance
    assert start.model_dump_json() == untouched


def test_a_removed_person_takes_the_paths_with_them() -> None:
    start = account()
    found = what_if(start, scenario("Gone", start, remove(start, "p0")), "d", TODAY)
    assert {pair.person_id for pair in found.paths} == {"p0", "p1", "p2"}
    assert all(pair.after is None for pair in found.paths)
    gone = next(pair for pair in found.seats if pair.seat_id == "s0")
    assert gone.after is None


def test_a_new_contact_opens_paths_and_closes_gaps() -> None:
    start = account()
    contact = Contact(id="new", teammate_id="t0", person_id="p2", closeness=4)
    found = what_if(start, scenario("Meet", start, put(start, "contacts", contact)), "d", TODAY)
    assert [pair.person_id for pair in found.paths if pair.after and pair.before] != []
    assert found.paths[-1].person_id == "p2"
    before, after = ({gap.key for gap in side.gaps} for side in (found.before, found.after))
    assert {gap.key for gap in found.gaps_closed} == before - after
    assert {gap.key for gap in found.gaps_opened} == after - before


def test_a_scenario_survives_storage_and_lies_over_a_later_account() -> None:
    start = account()
    idea = scenario("Won over", start, set_support(start, "d", "s1", 4, date(2026, 3, 3)))
    again = Scenario.model_validate_json(idea.model_dump_json())
    later = set_support(start, "d", "s0", 5, date(2026, 3, 3))
    laid_over = applied(later, again)
    assert laid_over.decision("d").seat("s1").support == 4
    assert laid_over.decision("d").seat("s0").support == 5


def test_a_scenario_about_somebody_who_is_gone_is_refused() -> None:
    start = account()
    idea = scenario("Won over", start, set_support(start, "d", "s1", 4, TODAY))
    with pytest.raises(Refused) as refused:
        applied(remove(start, "p1"), idea)
    assert refused.value.problems[0].code == "scenario_stale"
    assert refused.value.problems[0].values == {"name": "Won over"}


def test_a_scenario_that_makes_no_account_is_refused() -> None:
    start = account()
    idea = scenario("Tie", start, put(start, "ties", tie(0, 2)))
    with pytest.raises(Refused) as refused:
        applied(remove(start, "p2"), idea)
    assert refused.value.problems[0].code == "points_nowhere"


@given(deals(most=4))
@settings(max_examples=25, deadline=None)
def test_nothing_differs_from_itself(found) -> None:
    result = what_if(found, scenario("Nothing", found, found), "d", TODAY)
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
