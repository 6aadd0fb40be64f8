"""Gap rules about single people: met or not, gone cold, vetoes, deciders, hidden influencers."""

from datetime import timedelta

import pytest

from stakeholder_map.analysis.gaps import GapSeverity
from stakeholder_map.model.decision import ApprovalStep
from stakeholder_map.model.scales import Money, StepRule
from stakeholder_map.model.team import Contact
from tests.analysis.gaps.deal import DM, TODAY, USER, Deal, sat

# Never met


def test_most_weight_never_met() -> None:
    deal = Deal().person("Anna", met=5, seat=sat(weight=0.4))
    deal.person("Lin", seat=sat(weight=0.6))
    deal.people[1] = deal.people[1].but(met=False)
    gap = deal.gap("never_met")
    assert (gap.severity, gap.certain, gap.person_ids) == (GapSeverity.CRITICAL, True, ("Lin",))
    assert gap.values == {"name": "Lin", "share": 0.6, "power": 0.6}


def test_nobody_recorded_it_so_we_cannot_tell() -> None:
    deal = Deal().person("Anna", met=5, seat=sat(weight=0.4)).person("Lin", seat=sat(weight=0.6))
    gap = deal.gap("never_met")
    assert not gap.certain


def test_a_mail_that_nobody_answered_is_no_meeting() -> None:
    deal = Deal().person("Lin", met=3, two_way=False, seat=sat(weight=1.0))
    assert deal.gap("never_met").certain


def test_a_heavy_one_beside_the_heaviest_is_serious() -> None:
    deal = Deal().person("Anna", met=5, seat=sat(weight=0.8)).person("B", seat=sat(weight=0.2))
    assert deal.gap("never_met").severity is GapSeverity.SERIOUS


def test_a_decision_maker_counts_whatever_the_weight() -> None:
    deal = Deal().person("Anna", met=5, seat=sat(weight=1.0)).person("B", seat=sat(DM, weight=0.0))
    assert deal.gap("never_met").person_ids == ("B",)


@pytest.mark.parametrize("days", [5, 300])
def test_who_was_met_once_is_no_longer_never_met(days: int) -> None:
    assert not Deal().person("Anna", met=days, seat=sat(weight=1.0)).gaps("never_met")


def test_who_the_rule_makes_strong_counts_though_light() -> None:
    """Without a step's only member nothing passes: all power, whatever the weight."""
    alone = ApprovalStep(id="x", name="Board", seat_ids=("s-B",), rule=StepRule.ALL)
    deal = Deal(steps=(alone,)).person("Anna", met=5, seat=sat(weight=0.95))
    gap = deal.person("B", seat=sat(weight=0.05)).gap("never_met")
    assert gap.person_ids == ("B",)
    assert gap.values["share"] == pytest.approx(0.05)
    assert gap.values["power"] == 1


def test_who_signs_only_from_an_amount_that_is_not_reached_is_minor_until_it_is() -> None:
    from_amount = (
        ApprovalStep(id="a", name="Board", seat_ids=("s-Anna",), rule=StepRule.ALL),
        ApprovalStep(id="b", name="Chair", seat_ids=("s-B",), rule=StepRule.ALL, from_value=100),
    )
    for amount, severity in ((99, GapSeverity.MINOR), (100, GapSeverity.CRITICAL)):
        deal = Deal(steps=from_amount, value=Money(amount=amount, currency="EUR"))
        deal.person("Anna", met=5, seat=sat(weight=0.95))
        deal.person("B", seat=sat(DM, weight=0.05))
        assert deal.gap("never_met").severity is severity


def test_without_weights_nobody_has_most() -> None:
    assert not Deal().person("A").person("B").gaps("never_met")


# Cold


def test_a_contact_gone_cold() -> None:
    deal = Deal().person("Anna", met=61, seat=sat(weight=1.0))
    gap = deal.gap("cold_contact")
    assert (gap.severity, gap.values["days"]) == (GapSeverity.SERIOUS, 61)
    assert gap.values["last"] == TODAY - timedelta(days=61)


def test_a_light_contact_gone_cold_is_minor() -> None:
    deal = Deal().person("Anna", met=5, seat=sat(weight=0.95))
    deal.person("Ben", met=90, seat=sat(weight=0.05))
    assert deal.gap("cold_contact").severity is GapSeverity.MINOR


def test_a_living_contact_is_not_cold() -> None:
    assert not Deal().person("Anna", met=60).gaps("cold_contact")


def test_a_relationship_without_a_day_cannot_be_told_cold() -> None:
    deal = Deal().person("Anna", seat=sat(DM))
    known = Contact(teammate_id="li", person_id="Anna", closeness=3)
    assert not deal.gap("cold_contact", contacts=(known,)).certain
    assert not deal.gaps("never_met", contacts=(known,))


# Vetoes and decision-makers


def test_a_veto_with_an_unknown_stance() -> None:
    gap = Deal().person("Xu", seat=sat(veto=True), met=1).gap("veto_unknown")
    assert (gap.severity, gap.certain) == (GapSeverity.CRITICAL, True)


def test_a_veto_with_a_known_stance_is_silent() -> None:
    assert not Deal().person("Xu", support=0, seat=sat(veto=True)).gaps("veto_unknown")
    assert not Deal().person("Xu").gaps("veto_unknown")


def test_a_decision_maker_with_an_unknown_stance() -> None:
    assert Deal().person("Lin", seat=sat(DM)).gap("decider_unknown")
    assert not Deal().person("Lin", support=1, seat=sat(DM)).gaps("decider_unknown")
    assert not Deal().person("Lin", seat=sat(DM, veto=True)).gaps("decider_unknown")


@pytest.mark.parametrize("seat", [sat(DM), sat(veto=True)])
def test_a_hostile_decision_maker_is_a_gap_however_well_we_reach_them(seat) -> None:
    gap = Deal().person("Lin", support=-1, met=1, seat=seat).gap("decider_against")
    assert gap.severity is GapSeverity.CRITICAL
    assert gap.values["veto"] == int(seat.get("veto", False))


def test_a_hostile_user_is_no_hostile_decision_maker() -> None:
    assert not Deal().person("Lin", support=-5, seat=sat(USER)).gaps("decider_against")
    assert not Deal().person("Lin", support=0, seat=sat(DM)).gaps("decider_against")


def test_nobody_marked_as_decision_maker() -> None:
    assert Deal().person("Anna", seat=sat(USER)).gap("no_decision_maker").certain
    assert not Deal().person("Anna").gap("no_decision_maker").certain
    assert not Deal().person("Anna", seat=sat(DM)).gaps("no_decision_maker")


# Hidden influencers


def network(met=None, **seat) -> Deal:
    """Everybody listens to Tang, who has no weight."""
    deal = Deal().person("Tang", met=met, seat=sat(weight=0.0, **seat))
    for k in range(8):
        deal.person(f"P{k}", met=1, seat=sat(weight=0.125)).tie("Tang", f"P{k}")
    return deal


def test_a_hidden_influencer_found_and_not_reached() -> None:
    gap = network().gap("hidden_unreached")
    assert (gap.person_ids, gap.certain) == (("Tang",), False)
    assert gap.values["influence"] > 0.1


def test_a_hidden_influencer_known_to_be_unmet_is_certain() -> None:
    deal = network()
    deal.people[0] = deal.people[0].but(met=False)
    assert deal.gap("hidden_unreached").certain


def test_a_hidden_influencer_marked_by_hand_counts_without_ties() -> None:
    assert Deal().person("Tang", seat=sat(hidden=True)).gap("hidden_unreached")


def test_a_hidden_influencer_whom_we_meet_is_silent() -> None:
    assert not network(met=3).gaps("hidden_unreached")
    assert not Deal().person("Tang").gaps("hidden_unreached")
