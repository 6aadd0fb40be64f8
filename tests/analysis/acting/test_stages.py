"""Check lists: what the data tell of an item, by its own words; what is unknown is open."""

import pytest

from stakeholder_map.analysis.acting.stages import checks, open_items, stages_left
from stakeholder_map.analysis.reading import read
from stakeholder_map.model.account import Account
from stakeholder_map.model.competitor import Competitor
from stakeholder_map.model.decision import Bant, BantItem, Budget
from stakeholder_map.model.scales import (
    BantState,
    BudgetState,
    ConcernState,
    Role,
    SellingStage,
    StepRule,
)
from stakeholder_map.model.seat import Concern
from stakeholder_map.model.stage import Tick
from stakeholder_map.model.team import Touch
from tests.analysis.deals import TODAY, deal, seat, step

DM, KEEPER, USER = (Role.DECISION_MAKER,), (Role.GATEKEEPER,), (Role.USER,)
BLOCK = Concern(id="c", text="Payback", severity="blocking")


def told(account: Account, item: str) -> bool | None:
    reading = read(account, "d", TODAY)
    found = [check for stage in SellingStage for check in checks(reading, stage)]
    (one,) = (check for check in found if check.code == item)
    assert one.by_data == (one.state is not None)
    return one.state


def with_bant(bant: Bant) -> Account:
    account = deal([seat(0)])
    return account.but(decisions=(account.decision("d").but(bant=bant),))


@pytest.mark.parametrize(
    "item",
    [
        *("vetoes_known", "gatekeepers_quiet", "nothing_blocks", "deciders_content"),
        *("need_confirmed", "budget_source", "budget_approved", "roles_filled"),
        *("rivals_known", "criterion_ours", "attacks_answered", "go_decided", "paid"),
    ],
)
def test_an_empty_map_proves_nothing(item: str) -> None:
    assert told(deal([]), item) is None


@pytest.mark.parametrize(
    ("item", "yes", "no", "unknown"),
    [
        ("gatekeepers_quiet", seat(0, 0, roles=KEEPER), seat(0, -1, roles=KEEPER), seat(0, -1)),
        ("user_behind", seat(0, 1, roles=USER), seat(0, 0, roles=USER), seat(0, roles=USER)),
        ("vetoes_known", seat(0, -5, veto=True), seat(0, None, veto=True), seat(0, 1)),
        ("nothing_blocks", seat(0), seat(0, concerns=(BLOCK,)), None),
        (
            "deciders_content",
            seat(0, roles=DM, concerns=(BLOCK.but(state=ConcernState.RESOLVED),)),
            seat(0, roles=DM, concerns=(BLOCK,)),
            seat(0, concerns=(BLOCK,)),
        ),
    ],
)
def test_an_item_about_people_is_told_by_them(item, yes, no, unknown) -> None:
    assert told(deal([yes]), item) is True
    assert told(deal([no]), item) is False
    if unknown is not None:
        assert told(deal([unknown]), item) is None


def test_that_nobody_has_a_veto_is_known_from_a_stated_rule() -> None:
    assert told(deal([seat(0)], [step(StepRule.ALL, 0)]), "vetoes_known") is True


def test_one_unknown_leaves_open_what_no_one_denies() -> None:
    keepers = [seat(0, 1, roles=KEEPER), seat(1, None, roles=KEEPER)]
    assert told(deal(keepers), "gatekeepers_quiet") is None
    assert told(deal([*keepers, seat(2, -1, roles=KEEPER)]), "gatekeepers_quiet") is False


def test_money_and_need_are_read_from_their_own_fields() -> None:
    assert told(with_bant(Bant(need=BantItem(state=BantState.CONFIRMED))), "need_confirmed") is True
    assert told(with_bant(Bant(need=BantItem(state=BantState.MISSING))), "need_confirmed") is False
    for state in BudgetState:
        budget = Bant(budget=Budget(budget_state=state))
        assert told(with_bant(budget), "budget_approved") is (state is BudgetState.APPROVED)


def test_a_tick_outweighs_the_data_and_what_is_not_true_is_open() -> None:
    account = deal([seat(0, concerns=(BLOCK,))])
    ticked = account.decision("d").but(ticks=(Tick(item="nothing_blocks", done=True, on=TODAY),))
    for found, state in ((account, False), (account.but(decisions=(ticked,)), True)):
        reading = read(found, "d", TODAY)
        (check,) = (c for c in checks(reading, SellingStage.PROPOSAL) if c.code == "nothing_blocks")
        assert check.state is state
        assert ("nothing_blocks" in open_items(reading, SellingStage.PROPOSAL)) is not state


def test_a_move_leaves_the_stages_behind_it_and_none_on_the_way_back() -> None:
    first, second, third, *_ = SellingStage
    assert stages_left(None, second) == (first,)
    assert stages_left(first, third) == (first, second)
    assert stages_left(third, first) == stages_left(first, first) == ()
    assert stages_left(first, None) == ()


def test_a_hostile_decider_whom_we_meet_is_no_cover() -> None:
    def covered(support: int | None) -> bool | None:
        account = deal([seat(0, support, roles=DM, weight=0.6), seat(1, 5, weight=0.4)])
        met = (Touch(on=TODAY, two_way=True, person_ids=("p0", "p1")),)
        return told(account.but(touches=met), "covered")

    assert covered(0) is True
    assert covered(None) is True
    assert covered(-1) is False


def test_one_coach_among_others_is_a_coach() -> None:
    assert told(deal([seat(0), seat(1, coach=True)]), "coach_found") is True
    assert told(deal([seat(0), seat(1)]), "coach_found") is False


def test_a_competitor_of_another_decision_is_none_of_this_one() -> None:
    rival = Competitor(id="r", name="Rival", decision_ids=("other",))
    account = deal([seat(0)])
    assert told(account.but(competitors=(rival,)), "rivals_known") is None
    assert told(account.but(competitors=(rival.but(decision_ids=("d",)),)), "rivals_known")
    assert told(account.but(competitors=(rival.but(decision_ids=()),)), "rivals_known")


def test_whether_somebody_was_met_is_unknown_until_it_is_known_of_all() -> None:
    people = deal([seat(0), seat(1)])
    never = people.but(people=tuple(p.but(met=False) for p in people.people))
    half = people.but(people=(people.people[0].but(met=False), people.people[1]))
    met = Touch(on=TODAY, two_way=True, person_ids=("p0",))
    found = [told(one, "somebody_met") for one in (people, half, never)]
    assert found == [None, None, False]
    assert told(people.but(touches=(met,)), "somebody_met") is True
