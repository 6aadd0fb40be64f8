"""What is unknown neither makes a rule fire for sure nor keeps it silent."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholder_map.analysis.gaps import OPPOSITES, RULES, GapSeverity
from stakeholder_map.analysis.gaps.policy import Unit
from stakeholder_map.analysis.reading import read
from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Criterion, Pain, Stake
from stakeholder_map.model.scales import Level, TieKind
from stakeholder_map.model.seat import Stance
from stakeholder_map.model.team import Teammate, Touch
from stakeholder_map.model.tie import Tie
from stakeholder_map.words import words
from stakeholder_map.words.gaps import gap_title
from tests.analysis.gaps.deal import DM, TODAY, USER, Deal, sat
from tests.any_deal import any_deals

TEAM = (Teammate(id="li", name="Li Na"), Teammate(id="gu", name="Gu", level=Level.UPPER))


def ago(days: int):
    return TODAY - timedelta(days=days)


def tried(days: int = 5, **person) -> Deal:
    """Ann, last met 100 days ago, and a later touch of which nobody knows the answer."""
    deal = Deal().person("Ann", met=100, **person)
    deal.touches.append(Touch(on=ago(days), person_ids=("Ann",)))
    return deal


def left(**seat) -> Deal:
    return Deal().person("Ann", seat=sat(**seat), left_on=ago(9)).person("Ben")


def behind(*supports: int | None) -> Deal:
    deal = Deal()
    for number, support in enumerate(supports):
        deal.person(f"P{number}", support=support)
    return deal


def judged(*criteria: tuple[float | None, int | None]) -> Deal:
    made = tuple(Criterion(text=f"c{n}", weight=w, our_fit=f) for n, (w, f) in enumerate(criteria))
    return Deal(criteria=made).person("Ann")


def listening(*supports: int | None) -> Deal:
    deal = Deal().person("Ann", support=1, seat=sat(DM))
    for number, support in enumerate(supports):
        deal.person(f"P{number}", support=support)
        deal.tie(f"P{number}", "Ann", strength=0.5)
    return deal


def chief(level: Level | None) -> Deal:
    """An executive not met for a year, and somebody met yesterday."""
    return Deal().person("Ann", level=Level.UPPER, met=400).person("Ben", level=level, met=1)


def carried(mate: str) -> Deal:
    """Three equal contacts: two of Li's, and one of ``mate`` or nobody knows whose."""
    deal = Deal().person("Ann").person("Ben").person("Cai")
    for name, by in (("Ann", "li"), ("Ben", "li"), ("Cai", mate)):
        mates = (by,) if by else ()
        deal.touches.append(Touch(on=ago(3), two_way=True, person_ids=(name,), teammate_ids=mates))
    return deal


def unknown_home(weight: float | None, **person) -> Deal:
    stake = Stake(department_id="fin", weight=weight, demands=("payback",))
    return Deal(stakes=(stake,)).person("Ann", seat=sat(weight=0.5), **person)


def alone_there(level: Level | None) -> Deal:
    stake = Stake(department_id="fin", weight=0.4)
    return Deal(stakes=(stake,)).person("Ann", department_id="fin", level=level).person("Ben")


def used(support: int | None, *roles) -> Deal:
    return (
        Deal()
        .person("Ann", support=-1, seat=sat(USER))
        .person("Ben", support=support, seat=sat(*roles))
    )


def stage(**decision) -> Deal:
    return Deal(**decision).person("Ann")


Made = Callable[[], Deal]

#: Rule, an account in which nobody can tell, and what becomes of it when the unknown is known:
#: one that fires for sure, and one that is silent.
OPEN: list[tuple[str, Made, Made, Made]] = [
    ("cold_contact", tried, lambda: tried(61), lambda: Deal().person("Ann", met=5)),
    ("silence", tried, lambda: tried(31), lambda: Deal().person("Ann", met=5)),
    (
        "no_executive_contact",
        lambda: chief(None),
        lambda: chief(Level.MIDDLE),
        lambda: chief(Level.UPPER),
    ),
    (
        "new_person",
        lambda: tried(since=ago(20)),
        lambda: tried(30, since=ago(20)),
        lambda: Deal().person("Ann", met=5, since=ago(20)),
    ),
    ("left_open", left, lambda: left(weight=0.1), lambda: left(weight=0.0)),
    (
        "support_on_one",
        lambda: behind(3, 0, None),
        lambda: behind(3, 0, -1),
        lambda: behind(3, 3, 0),
    ),
    (
        "pain_unanswered",
        lambda: stage(pains=(Pain(text="Scrap"),)),
        lambda: stage(pains=(Pain(text="Scrap", severity=4),)),
        lambda: stage(pains=(Pain(text="Scrap", severity=3),)),
    ),
    (
        "department_unknown",
        lambda: unknown_home(None),
        lambda: unknown_home(0.3),
        lambda: unknown_home(0.05),
    ),
    (
        "criterion_lost",
        lambda: judged((0.7, 4), (None, 0)),
        lambda: judged((0.7, 4), (0.3, 0)),
        lambda: judged((0.9, 4), (None, 0)),
    ),
    (
        "decider_ear",
        lambda: listening(-2, None),
        lambda: listening(-2, 1),
        lambda: listening(-2, 2),
    ),
    ("teammate_single_point", lambda: carried(""), lambda: carried("li"), lambda: carried("gu")),
    (
        "stage_behind",
        lambda: stage(buying_step="tender"),
        lambda: stage(buying_step="tender", selling_stage="proposal"),
        lambda: stage(buying_step="tender", selling_stage="tender"),
    ),
    (
        "single_threaded",
        lambda: alone_there(None),
        lambda: alone_there(Level.MIDDLE),
        lambda: alone_there(Level.UPPER),
    ),
    ("no_user_behind", lambda: used(2), lambda: used(2, DM), lambda: used(2, USER)),
]


@pytest.mark.parametrize(("rule", "unknown", "fires", "silent"), OPEN)
def test_a_rule_asks_until_the_unknown_is_known(
    rule: str, unknown: Made, fires: Made, silent: Made
) -> None:
    (asked,) = unknown().gaps(rule, teammates=TEAM)
    (found,) = fires().gaps(rule, teammates=TEAM)
    assert (asked.certain, found.certain) == (False, True)
    assert not silent().gaps(rule, teammates=TEAM)
    for language in ("en", "zh"):
        told = [gap_title(words(language), rule, gap.values, gap.certain) for gap in (asked, found)]
        assert told[0] != told[1]
        assert not [text for text in told if "{" in text]


def test_a_leaver_of_unknown_weight_is_a_minor_question() -> None:
    assert left().gap("left_open").severity is GapSeverity.MINOR


def test_a_department_whose_only_one_has_left_is_empty() -> None:
    gone = {"department_id": "fin", "left_on": ago(3)}
    assert unknown_home(0.3).person("Bo", **gone).gap("department_unknown").certain
    assert not unknown_home(0.3).person("Bo", department_id="fin").gaps("department_unknown")
    ghost = unknown_home(0.3).missing(department_id="fin", title="Controller")
    assert not ghost.gaps("department_unknown")


def test_an_opponent_whom_others_turn_against_does_not_speak_for_us() -> None:
    """Who is against us and moves the outcome the other way is no supporter."""
    deal = Deal().person("Ann", support=-5, seat=sat(weight=0.01))
    for name in ("Ben", "Cai"):
        deal.person(name, support=0, seat=sat(weight=0.495))
        deal.ties.append(Tie(source="Ann", target=name, kind=TieKind.CONFLICT, strength=1.0))
    reading = read(deal.account(), "d", TODAY)
    assert reading.standings["s-Ann"].influence < 0
    assert not deal.gaps("support_on_one")
    assert deal.gap("no_supporter").certain


# -- Any deal --------------------------------------------------------------------------------

#: Blank weights are shared by level: what counts them may turn out either way.
SHARED = {rule.id for rule in RULES if rule.limit and rule.limit.unit is Unit.SHARE}

#: What a property fills in, and the rules about which the unknown of it is the finding itself.
ABOUT: dict[str, set[str]] = {
    "two_way": {"never_met"},  # "met: no" holds until a touch says otherwise
    "level": SHARED | {"no_champion", "hidden_unreached"},
    "support": {"decider_unknown", "veto_unknown", "opposition_not_found", "decider_ear"},
    "who": set(),
    "pain": set(),
    "fit": set(),
}


def known(account: Account, what: str, draw: Callable[[Any], Any]) -> Account:
    """Return the account with everything unknown of one kind filled in."""
    levels, supports = st.sampled_from(list(Level)), st.integers(-5, 5)
    mates = [mate.id for mate in account.teammates]

    def decided(**parts: Any) -> Account:
        return account.but(
            decisions=tuple(
                d.but(**{name: tuple(map(fill, getattr(d, name))) for name, fill in parts.items()})
                for d in account.decisions
            )
        )

    def stanced(seat: Any) -> Any:
        held = seat.stance_on(TODAY)
        if seat.person_id is None or (held is not None and held.support is not None):
            return seat
        return seat.but(stances=(*seat.stances, Stance(on=TODAY, support=draw(supports))))

    match what:
        case "level":
            return account.but(
                people=tuple(p if p.level else p.but(level=draw(levels)) for p in account.people)
            )
        case "two_way":
            return account.but(
                touches=tuple(
                    t if t.two_way is not None else t.but(two_way=draw(st.booleans()))
                    for t in account.touches
                )
            )
        case "who" if mates:
            return account.but(
                touches=tuple(
                    t if t.teammate_ids else t.but(teammate_ids=(draw(st.sampled_from(mates)),))
                    for t in account.touches
                )
            )
        case "support":
            return decided(seats=stanced)
        case "pain":
            return decided(
                pains=lambda p: p if p.severity else p.but(severity=draw(st.integers(1, 5)))
            )
        case "fit":
            return decided(
                criteria=lambda c: (
                    c if c.our_fit is not None else c.but(our_fit=draw(st.integers(0, 4)))
                )
            )
    return account


@settings(deadline=None, max_examples=150)
@given(any_deals(), st.sampled_from(sorted(ABOUT)), st.data())
def test_whatever_turns_out_a_sure_finding_was_not_made_of_ignorance(
    account: Account, what: str, data
) -> None:
    aside, later = ABOUT[what], known(account, what, data.draw)
    for decision in account.decisions:
        before, after = (read(one, decision.id, TODAY) for one in (account, later))
        sure = {gap.rule for gap in before.gaps if gap.certain}
        assert sure - aside <= {gap.rule for gap in after.gaps}


@settings(deadline=None, max_examples=150)
@given(any_deals())
def test_no_opposites_fire_for_sure_in_any_deal(account: Account) -> None:
    for decision in account.decisions:
        gaps = read(account, decision.id, TODAY).gaps
        sure = {gap.rule for gap in gaps if gap.certain}
        assert not [pair for pair in OPPOSITES if set(pair) <= sure]
        assert len({gap.key for gap in gaps}) == len(gaps)


@settings(deadline=None, max_examples=60)
@given(any_deals())
def test_a_decision_without_anybody_says_where_to_start_and_whom_it_needs(account: Account) -> None:
    for decision in account.decisions:
        steps = tuple(step.but(seat_ids=()) for step in decision.steps)
        bare = edits.put_decision(account, decision.but(seats=(), steps=steps))
        found = {gap.rule for gap in read(bare, decision.id, TODAY).gaps}
        assert "start_here" in found
        assert found <= {"start_here", "seat_missing"}
        assert bool(decision.required_roles) is ("seat_missing" in found)


#: Rules about who of us meets them, which a meeting may well set off.
OUR_SIDE = {"teammate_single_point", "level_mismatch", "executive_often"}


@settings(deadline=None, max_examples=150)
@given(any_deals(), st.data())
def test_a_fresh_two_way_touch_adds_no_gap_and_makes_none_surer_or_worse(
    account: Account, data
) -> None:
    if not account.people:
        return
    who = data.draw(st.sampled_from(account.people)).id
    touch = Touch(id="fresh", on=TODAY, two_way=True, person_ids=(who,))
    met, worst = account.but(touches=(*account.touches, touch)), list(GapSeverity)
    for decision in account.decisions:
        before, after = (read(one, decision.id, TODAY) for one in (account, met))
        old = {gap.key: gap for gap in before.gaps}
        for gap in after.gaps:
            if gap.rule not in OUR_SIDE:
                was = old[gap.key]
                assert was.certain or not gap.certain
                assert worst.index(was.severity) <= worst.index(gap.severity)


def test_rules_that_ask_whom_we_reach_are_marked() -> None:
    marked = {rule.id for rule in RULES if rule.covers}
    assert marked >= {"never_met", "cold_contact", "silence", "new_person", "single_threaded"}
