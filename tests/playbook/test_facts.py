"""What is filled in comes from the account; what it does not say is not filled in."""

from datetime import date, timedelta

import pytest

from stakeholder_map.analysis.reading import read
from stakeholder_map.model import edits
from stakeholder_map.model.competitor import Competitor, Trait
from stakeholder_map.model.decision import Pain
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import (
    ConcernCategory,
    ConcernState,
    Dimension,
    Money,
    Role,
    Severity,
    TieKind,
)
from stakeholder_map.model.seat import Concern
from stakeholder_map.model.tie import Tie
from stakeholder_map.playbook.blanks import Blank
from stakeholder_map.playbook.facts import facts, payback_months, total_worth
from stakeholder_map.playbook.naming import address, house, together
from stakeholder_map.playbook.situation import situation
from stakeholder_map.words import Language, words
from tests.playbook.deal import ANYBODY, deal_for

TODAY = date(2026, 11, 21)


def known(account, language: str = "en"):
    reading = read(account, "x", TODAY)
    return facts(words(language), reading, situation(reading, "s"))


def euro(amount: float) -> Money:
    return Money(amount=amount, currency="EUR")


def test_numbers_are_the_account_s_own() -> None:
    account, _ = deal_for(ANYBODY, TODAY)
    told = known(account)
    # 900,000 at 300,000 a year is three years.
    assert told[Blank.PRICE] == "€900,000"
    assert told[Blank.VALUE] == "€300,000"
    assert told[Blank.PAYBACK] == "36"
    assert told[Blank.COST] == "€400,000"
    assert told[Blank.DAYS_LEFT] == "200"
    assert told[Blank.TEAMMATE] == "Mia"
    assert told[Blank.BOSS] == "Bo Lind"
    assert told[Blank.MILESTONE] == "First test"


def test_nothing_is_made_up_of_an_empty_account() -> None:
    account, _ = deal_for(ANYBODY, TODAY)
    decision = account.decision("x").but(
        value=None, decide_by=None, pains=(), criteria=(), milestones=(), stakes=()
    )
    bare = edits.put_decision(account, decision).but(
        competitors=(), our_traits=(), teammates=(), owner_id=None, contacts=(), ties=()
    )
    bare = bare.but(touches=())
    told = known(bare)
    assert set(told) == {Blank.ACCOUNT, Blank.DECISION, Blank.PERSON, Blank.DEPARTMENT}


def test_amounts_are_said_as_one_says_them() -> None:
    account, _ = deal_for(ANYBODY, TODAY)
    dear = account.decision("x").but(value=euro(23_500_000))
    account = edits.put_decision(account, dear)
    assert known(account)[Blank.PRICE] == "€23.5 million"
    assert known(account, "zh")[Blank.PRICE] == "2350万欧元"
    yuan = dear.but(value=Money(amount=4_800_000, currency="CNY"))
    assert known(edits.put_decision(account, yuan), "zh")[Blank.PRICE] == "480万元"


def test_the_year_is_said_only_where_it_is_another_one() -> None:
    account, _ = deal_for(ANYBODY, TODAY)
    # Decided 200 days after 21 November; the next milestone is nine days ahead.
    assert known(account)[Blank.DECIDE_BY] == "9 June 2027"
    assert known(account)[Blank.MILESTONE_DAY] == "30 November"
    assert known(account, "zh")[Blank.DECIDE_BY] == "2027年6月9日"
    assert known(account, "zh")[Blank.MILESTONE_DAY] == "11月30日"


@pytest.mark.parametrize(("days", "left"), [(2, "2"), (1, None), (0, None)])
def test_nobody_counts_the_days_on_the_last_one(days: int, left: str | None) -> None:
    account, _ = deal_for(ANYBODY, TODAY)
    decision = account.decision("x").but(decide_by=TODAY + timedelta(days=days))
    assert known(edits.put_decision(account, decision)).get(Blank.DAYS_LEFT) == left


def test_a_superior_who_left_is_not_named() -> None:
    account, _ = deal_for(ANYBODY, TODAY)
    gone = account.person("q").but(left_on=TODAY)
    alone = edits.put(account, "people", gone)
    assert Blank.BOSS not in known(alone)
    second = Person(id="r", name="Cara Holm")
    line = Tie(source="p", target="r", kind=TieKind.REPORTS_TO, dotted=True)
    both = alone.but(people=(*alone.people, second), ties=(*alone.ties, line))
    assert known(both)[Blank.BOSS] == "Cara Holm"


def test_several_people_are_named_as_one_says_them() -> None:
    assert together(["Ann"], Language.EN) == "Ann"
    assert together(["Ann", "Bo", "Cy"], Language.EN) == "Ann, Bo and Cy"
    assert together(["陈总", "贺工"], Language.ZH) == "陈总、贺工"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("华东精密机械有限公司", "华东精密机械"),
        ("江澜置业集团", "江澜置业集团"),
        ("江澜置业股份有限公司", "江澜置业"),
        ("Acme Ltd.", "Acme"),
        ("Veltmann GmbH", "Veltmann"),
        ("Nordsea S.A.", "Nordsea"),
        ("Aldermoor Bank", "Aldermoor Bank"),
        ("Limited", "Limited"),
        ("有限公司", "有限公司"),
    ],
)
def test_a_company_is_called_without_its_legal_form(name: str, said: str) -> None:
    assert house(name) == said


@pytest.mark.parametrize(
    ("price", "worth", "months"),
    [
        (euro(900), euro(300), 36),
        (euro(1000), euro(300), 40),
        (euro(1001), euro(300), 41),  # 40.04: it has not paid for itself after 40
        (euro(5000), euro(300), None),  # 200 months convince nobody
        (euro(300), euro(2000), 2),
        (euro(100), euro(2000), None),  # within a month: nobody believes it
        (None, euro(300), None),
        (Money(amount=900, currency="CNY"), euro(300), None),
        (euro(-5), euro(300), None),
        (euro(0), euro(300), None),
    ],
)
def test_a_payback_is_price_over_worth_or_not_said(price, worth, months) -> None:
    assert payback_months(price, worth) == months


def test_worths_of_several_currencies_are_not_added_up() -> None:
    one, other = Pain(text="a", worth=euro(5)), Pain(text="b", worth=euro(7))
    foreign = Pain(text="c", worth=Money(amount=7, currency="USD"))
    assert total_worth([one, other]) == euro(12)
    assert total_worth([one, foreign]) is None
    assert total_worth([Pain(text="d"), Pain(text="e", worth=euro(-1))]) is None


def test_one_s_own_pain_is_talked_about_before_a_dearer_one_of_others() -> None:
    account, _ = deal_for(ANYBODY, TODAY)
    dearer = Pain(text="Far away", person_ids=("q",), cost=euro(9_000_000))
    decision = account.decision("x")
    told = known(edits.put_decision(account, decision.but(pains=(dearer, *decision.pains))))
    assert told[Blank.PAIN] == "Two hours lost a shift"


@pytest.mark.parametrize(
    ("seat", "told"),
    [
        ({"roles": (Role.USER,)}, None),
        ({"roles": (Role.DECISION_MAKER,)}, "Far away"),
    ],
)
def test_the_pain_of_others_is_an_argument_only_for_who_decides(seat, told) -> None:
    account, _ = deal_for(ANYBODY, TODAY)
    others = Pain(text="Far away", person_ids=("q",), cost=euro(9_000_000))
    decision = account.decision("x").but(pains=(others,))
    account = edits.put_decision(account, decision)
    account = edits.put_seat(account, "x", account.decision("x").seat("s").but(**seat))
    assert known(account).get(Blank.PAIN) == told


def test_a_worry_about_the_own_standing_is_never_filled_in() -> None:
    account, _ = deal_for(ANYBODY, TODAY)
    personal = Concern(
        text="My post after the merger",
        answer="We will speak to the board",
        category=ConcernCategory.PERSONAL,
        severity=Severity.BLOCKING,
        state=ConcernState.ANSWERED,
    )
    other = Concern(text="Too slow", category=ConcernCategory.TECHNICAL)
    seat = account.decision("x").seat("s")
    alone = edits.put_seat(account, "x", seat.but(concerns=(personal,)))
    assert Blank.CONCERN not in known(alone)
    assert Blank.ANSWER not in known(alone)
    both = edits.put_seat(account, "x", seat.but(concerns=(personal, other)))
    assert known(both)[Blank.CONCERN] == "Too slow"


def test_the_weakness_is_of_the_dimension_that_the_concern_is_about() -> None:
    account, _ = deal_for(ANYBODY, TODAY)
    rival = Competitor(
        id="c",
        name="Kestrel",
        traits=(
            Trait(dimension=Dimension.PRODUCT, weakness="No remote work"),
            Trait(dimension=Dimension.COST, weakness="Days are not capped"),
        ),
    )
    seat = account.decision("x").seat("s")
    worry = seat.but(concerns=(Concern(text="Dear", category=ConcernCategory.PRICE),))
    told = known(edits.put_seat(account.but(competitors=(rival,)), "x", worry))
    assert told[Blank.THEIR_WEAKNESS] == "Days are not capped"


@pytest.mark.parametrize(
    ("name", "title", "zh"),
    [
        ("林国栋", "总经理", "林总"),
        ("吴静", "生产副总", "吴总"),
        ("欧阳明", "财务经理", "欧阳经理"),
        ("贺磊", "架构组长", "贺工"),
        ("孙浩", "采购部长", "孙部长"),
        ("鲁振邦", "总包项目经理", "鲁经理"),
        ("方正", "总部采购主管", "方主管"),
        ("钱远之", "智能化专业总工程师", "钱总工"),
        ("韩雪", "总经理助理", "韩雪"),
        ("马超", "", "马超"),
        ("Anna Berg", "CIO", "Anna Berg"),
    ],
)
def test_people_are_addressed_as_one_does_in_their_language(name, title, zh) -> None:
    person = Person(id="p", name=name, title=title)
    assert address(person, Language.ZH) == zh
    assert address(person, Language.EN) == name
