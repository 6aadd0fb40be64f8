"""Which texts fit: every one in some account, none where something it asks for is not so."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholder_map.analysis.reading import read
from stakeholder_map.model import edits
from stakeholder_map.model.scales import (
    BuyerStage,
    BuyingStep,
    ConcernCategory,
    ConcernState,
    OrganisationKind,
    Role,
    SellingStage,
    Severity,
)
from stakeholder_map.model.seat import Concern, Stance
from stakeholder_map.playbook.entry import Entry
from stakeholder_map.playbook.kinds import DepartmentKind, Industry, Kind, Scene, Signal, Spin
from stakeholder_map.playbook.library import built_in, laid_over
from stakeholder_map.playbook.matching import (
    SPOKEN,
    ReasonCode,
    Tally,
    match,
    matches,
    offers,
    three,
)
from stakeholder_map.playbook.situation import situation
from stakeholder_map.playbook.sorting import department_kinds, industries_of
from stakeholder_map.words import words
from tests.playbook.deal import ANYBODY, deal_for
from tests.strategies import accounts

TODAY = date(2026, 11, 21)
ENTRIES = built_in()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_every_text_is_offered_complete_in_some_account(entry: Entry, language: str) -> None:
    account, clashes = deal_for(entry, TODAY)
    reading = read(account, "x", TODAY)
    found = situation(reading, "s", clashes)
    offered = offers(words(language), reading, found, matches(ENTRIES, found))
    (offer,) = [one for one in offered if one.entry == entry]
    assert offer.is_complete, offer.filled.missing
    assert "{" not in offer.filled.text
    asked = sum(map(len, (entry.roles, entry.departments, entry.concerns, entry.causes))) > 0
    assert offer.match.reasons or not asked


def of_anybody(**changes):
    account, _ = deal_for(ANYBODY, TODAY)
    seat = account.decision("x").seat("s")
    return read(edits.put_seat(account, "x", seat.but(**changes)), "x", TODAY)


def test_what_an_entry_asks_for_must_be_so() -> None:
    found = situation(of_anybody(), "s")
    for asks in (
        {"roles": (Role.GATEKEEPER,)},
        {"departments": (DepartmentKind.LEGAL,)},
        {"concerns": (ConcernCategory.PRICE,)},
        {"industries": (Industry.BANKING,)},
        {"signals": (Signal.VETO,)},
        {"causes": ("indecision",)},
    ):
        assert match(Entry(id="e", kind=Kind.MESSAGE, en="x", **asks), found) is None
    assert match(ANYBODY, found) is not None
    assert match(ANYBODY.but(hidden=True), found) is None


def test_an_unknown_stage_rules_nothing_out_and_a_known_one_does() -> None:
    late = Entry(id="late", kind=Kind.QUESTION, stages=(SellingStage.DELIVERY,), en="x?")
    reading = of_anybody()
    assert match(late, situation(reading, "s")) is not None
    early = reading.decision.but(selling_stage=SellingStage.PROPOSAL)
    again = read(edits.put_decision(reading.account, early), "x", TODAY)
    assert match(late, situation(again, "s")) is None


@pytest.mark.parametrize(
    ("known", "stages"),
    [
        ({"buying_step": BuyingStep.TENDER}, {SellingStage.TENDER}),
        (
            {"buyer_stage": BuyerStage.DECISION},
            {SellingStage.TENDER, SellingStage.NEGOTIATION},
        ),
        (
            {"selling_stage": SellingStage.PROPOSAL, "buying_step": BuyingStep.TENDER},
            {SellingStage.PROPOSAL},
        ),
    ],
)
def test_our_stage_follows_from_the_buyer_s_where_it_is_not_entered(known, stages) -> None:
    reading = of_anybody()
    told = edits.put_decision(reading.account, reading.decision.but(**known))
    assert situation(read(told, "x", TODAY), "s").stages == stages


def test_the_worst_unanswered_concern_is_talked_about_first() -> None:
    def concern(key: str, severity: Severity, state: ConcernState) -> Concern:
        return Concern(
            id=key, text=key, category=ConcernCategory.PRICE, severity=severity, state=state
        )

    reading = of_anybody(
        concerns=(
            concern("minor", Severity.MINOR, ConcernState.OPEN),
            concern("answered", Severity.SERIOUS, ConcernState.ANSWERED),
            concern("open", Severity.SERIOUS, ConcernState.OPEN),
            concern("resolved", Severity.BLOCKING, ConcernState.RESOLVED),
        )
    )
    found = situation(reading, "s")
    assert [c.id for c in found.concerns] == ["open", "answered", "minor"]
    price = Entry(id="e", kind=Kind.MESSAGE, concerns=(ConcernCategory.PRICE,), en="x")
    fits = match(price, found)
    assert fits is not None
    assert fits.concern is not None
    assert fits.concern.id == "open"
    assert [(r.code, r.points) for r in fits.reasons] == [(ReasonCode.CONCERN, 4)]


@pytest.mark.parametrize("late", [True, False])
def test_no_text_speaks_of_a_worry_about_the_own_standing_by_its_state(late: bool) -> None:
    """Whether it is overdue or answered: a text that names it would read it out."""
    worry = Concern(
        text="My post",
        category=ConcernCategory.PERSONAL,
        state=ConcernState.ANSWERED,
        due=TODAY - timedelta(days=3) if late else None,
        answer="It stays",
    )
    reading = of_anybody(concerns=(worry,))
    found = situation(reading, "s")
    asked = Signal.ANSWER_OVERDUE if late else Signal.CONCERN_ANSWERED
    assert asked in found.signals
    offered = offers(words("en"), reading, found, matches(ENTRIES, found))
    assert offered
    assert not [one.entry.id for one in offered if asked in one.entry.signals]
    assert not [one.entry.id for one in offered if "My post" in one.filled.text]


@pytest.mark.parametrize("met", [True, False])
def test_nobody_hears_their_concern_quoted_before_they_have_met_one_of_us(met: bool) -> None:
    worry = Concern(text="Who pays?", category=ConcernCategory.PRICE)
    account = of_anybody(concerns=(worry,)).account
    if not met:
        account = account.but(
            touches=(),
            contacts=(),
            people=(account.person("p").but(met=False), *account.people[1:]),
        )
    reading = read(account, "x", TODAY)
    found = situation(reading, "s")
    assert (Signal.NEVER_MET in found.signals) is not met
    quoting = Entry(id="own", kind=Kind.MESSAGE, en="On “{concern}”: strike out a line.")
    offered = {one.entry.id for one in matches((*ENTRIES, quoting), found)}
    assert offered
    assert ("own" in offered) is met


def test_what_fits_more_closely_comes_first_by_the_sum_of_the_reasons() -> None:
    found = situation(of_anybody(stances=(Stance(on=TODAY, support=-4),)), "s")
    wide = Entry(id="wide", kind=Kind.MESSAGE, roles=(Role.USER,), en="x")
    close = Entry(
        id="close", kind=Kind.OBJECTION, roles=(Role.USER,), signals=(Signal.AGAINST,), en="x"
    )
    assert [m.entry.id for m in matches([wide, close], found)] == ["close", "wide"]
    assert [m.score for m in matches([wide, close], found)] == [5, 2]


@pytest.mark.parametrize(
    ("worked", "used", "points"), [(0, 0, 0), (1, 1, 1), (9, 9, 2), (0, 9, -2), (1, 2, 0)]
)
def test_a_text_that_worked_rises_and_one_use_is_no_proof(
    worked: int, used: int, points: int
) -> None:
    assert Tally(worked, used).points == points
    fits = match(ANYBODY, situation(of_anybody(), "s"), Tally(worked, used))
    assert fits is not None
    assert fits.score == 2 + points


def test_three_are_of_three_kinds_and_need_nothing_unknown() -> None:
    message = next(e for e in ENTRIES if e.id == "message-gatekeeper-technical")
    account, clashes = deal_for(message.but(signals=(Signal.UNDECIDED,)), TODAY)
    bare = account.but(competitors=(), teammates=(), owner_id=None, contacts=())
    for one in (account, bare):
        reading = read(one, "x", TODAY)
        found = situation(reading, "s", clashes)
        best = three(words("en"), reading, found, matches(ENTRIES, found))
        assert len({offer.entry.kind for offer in best}) == 3
        assert all(offer.is_complete for offer in best)


def test_a_stranger_hears_no_objection_handling() -> None:
    reading = of_anybody()
    never = reading.account.person("p").but(met=False)
    account = edits.put(reading.account.but(touches=(), contacts=()), "people", never)
    found = situation(read(account, "x", TODAY), "s")
    assert found.scenes == {Scene.FIRST_CONTACT}
    assert not [m for m in matches(ENTRIES, found) if m.entry.scene not in {None, *found.scenes}]


def test_a_stranger_is_not_told_the_worry_that_others_told_us() -> None:
    """It would give away who did."""
    talk = next(e for e in ENTRIES if e.id == "message-decision-maker-price")
    account, clashes = deal_for(talk, TODAY)
    met = situation(read(account, "x", TODAY), "s", clashes)
    assert [m for m in matches(ENTRIES, met) if m.concern]
    never = account.person("p").but(met=False)
    account = edits.put(account.but(touches=(), contacts=()), "people", never)
    reading = read(account, "x", TODAY)
    found = situation(reading, "s", clashes)
    own = Entry(id="own", kind=Kind.MESSAGE, en="You worry about “{concern}”.")
    offered = offers(words("en"), reading, found, matches([*ENTRIES, own], found))
    assert offered
    assert not [one.entry.id for one in offered if one.match.concern]
    assert not [one.entry.id for one in offered if "It stands still" in one.filled.text]
    assert not {one.entry.spin for one in offered} & {Spin.IMPLICATION, Spin.NEED_PAYOFF}


def test_a_stranger_is_asked_what_one_asks_first_however_far_we_are_with_others() -> None:
    reading = of_anybody()
    never = reading.account.person("p").but(met=False)
    account = edits.put(reading.account.but(touches=(), contacts=()), "people", never)
    late = reading.decision.but(selling_stage=SellingStage.TENDER)
    found = situation(read(edits.put_decision(account, late), "x", TODAY), "s")
    early = Entry(
        id="early", kind=Kind.QUESTION, spin=Spin.SITUATION, stages=(SellingStage.DEVELOPMENT,),
        en="Who asks whom?",
    )  # fmt: skip
    bid = early.but(id="bid", stages=(SellingStage.TENDER,), en="Which page would you attack?")
    check = bid.but(id="check", kind=Kind.STAGE_CHECK, spin=None)
    assert {m.entry.id for m in matches([early, bid, check], found)} == {"early", "check"}


@pytest.mark.parametrize(
    ("kind", "theirs"),
    [(OrganisationKind.AGENT, True), (OrganisationKind.CONSULTANT, False)],
)
def test_who_does_business_with_a_competitor_hears_only_what_is_for_such_people(
    kind: OrganisationKind, theirs: bool
) -> None:
    partner = next(e for e in ENTRIES if e.id == "talk-objection-their-partner")
    account, _ = deal_for(partner.but(signals=(*partner.signals, Signal.AGAINST)), TODAY)
    account = edits.put(account, "organisations", account.organisation("o").but(kind=kind))
    found = situation(read(account, "x", TODAY), "s")
    offered = {m.entry.id for m in matches(ENTRIES, found) if m.entry.kind in SPOKEN}
    for_such = {e.id for e in ENTRIES if Signal.THEIR_PARTNER in e.signals}
    assert len(for_such) >= 3
    assert (offered == for_such) is theirs
    assert ("objection-competitor-attack" in offered) is not theirs


def test_own_texts_lie_over_the_built_in_ones() -> None:
    first = ENTRIES[0]
    mine = first.but(en="My own words.")
    new = Entry(id="new", kind=Kind.MESSAGE, en="New.")
    laid = laid_over([mine, new])
    assert len(laid) == len(ENTRIES) + 1
    assert laid[0] == mine
    assert laid[-1] == new


@pytest.mark.parametrize(
    ("names", "kinds"),
    [
        (("财务部", "财务总监"), {DepartmentKind.FINANCE}),
        (("信息部", "信息安全主管"), {DepartmentKind.IT, DepartmentKind.SECURITY}),
        (("Board", "CFO"), {DepartmentKind.EXECUTIVE, DepartmentKind.FINANCE}),
        (("Unit 7", "Fitter"), set()),  # "it" inside another word is not the IT department
        (("", ""), set()),
        (("IT", ""), {DepartmentKind.IT}),
        (("质量部", "体系工程师"), {DepartmentKind.QUALITY}),
        (("IT", "Software engineer"), {DepartmentKind.IT}),
        (("", "智能化专业总工程师"), {DepartmentKind.ENGINEERING}),
        (("招采中心", ""), {DepartmentKind.PURCHASING}),
    ],
)
def test_departments_are_known_by_what_people_call_them(names, kinds) -> None:
    assert department_kinds(*names) == kinds


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("汽车零部件机加工", {Industry.MANUFACTURING}),
        ("Hospitals", {Industry.HEALTHCARE}),
        ("Banking", {Industry.BANKING}),
        ("商业地产开发", {Industry.PROPERTY}),
        ("", set()),
        ("Astrology", set()),
    ],
)
def test_industries_are_known_by_what_people_call_them(name: str, kinds) -> None:
    assert industries_of(name) == kinds


@settings(max_examples=60, deadline=None)
@given(account=accounts(), language=st.sampled_from(["en", "zh"]), data=st.data())
def test_nothing_in_an_account_makes_it_fail(account, language: str, data) -> None:
    today = data.draw(st.dates(date(2000, 1, 1), date(2050, 1, 1)))
    for decision in account.decisions:
        reading = read(account, decision.id, today)
        for seat in decision.seats:
            found = situation(reading, seat.id)
            fitting = matches(ENTRIES, found)
            for offer in offers(words(language), reading, found, fitting):
                assert offer.filled.text
            assert len(three(words(language), reading, found, fitting)) <= 3


def test_matching_is_the_same_again_whatever_the_order_of_the_texts() -> None:
    account, clashes = deal_for(ENTRIES[0], TODAY + timedelta(0))
    found = situation(read(account, "x", TODAY), "s", clashes)
    forward = [m.entry.id for m in matches(ENTRIES, found)]
    assert forward == [m.entry.id for m in matches(tuple(reversed(ENTRIES)), found)]


def test_indecision_of_one_is_not_laid_to_another_s_charge() -> None:
    undecided = next(e for e in ENTRIES if e.id == "disagreement-indecision-date")
    account, clashes = deal_for(undecided, TODAY)
    reading = read(account, "x", TODAY)
    assert match(undecided, situation(reading, "s", clashes)) is not None
    assert match(undecided, situation(reading, "other", clashes)) is None
