"""Cells become values: the words of PEERS.md, numbers as people write them, dates."""

from datetime import date

import pytest

from stakeholder_map.importers.dates import Order, order_in, read_date
from stakeholder_map.importers.reader import Reader, TieRead, is_percent_column, scale_in
from stakeholder_map.model.problem import Place
from stakeholder_map.model.scales import Level, Role, TieKind
from tests.importers.making import TODAY

HERE = Place(row=2)


@pytest.fixture
def reader() -> Reader:
    return Reader(TODAY, {})


@pytest.mark.parametrize(
    ("text", "support"),
    [
        ("3", 3), ("+2", 2), ("-1", -1), ("−4", -4), ("–3", -3), ("－３", -3), ("５", 5), ("0", 0),
        ("4 – friendly", 4), ("-2 (was 1)", None), ("3.0", 3), ("4/5", 4), ("2-3", None),
        ("强烈支持", 4), ("champion", 4), ("支持", 2), ("Supporter", 2), ("中立", 0),
        ("neutral", 0),
        ("反对", -3), ("non-supporter", -3), ("Non Supporter", -3), ("强烈反对", -5), ("ENEMY", -5),
        ("不详", None), ("unknown", None), ("?", None), ("？", None), ("", None), ("-", None),
        ("6", None), ("-9", None), ("somehow", None), ("50%", None), ("1e999", None), ("nan", None),
    ],
)  # fmt: skip
def test_support(reader: Reader, text: str, support: int | None) -> None:
    assert reader.support(text, HERE) == support


@pytest.mark.parametrize("text", ["6", "-9", "100"])
def test_support_out_of_range_is_dropped_and_listed(reader: Reader, text: str) -> None:
    assert reader.support(text, HERE) is None
    [problem] = reader.problems
    assert (problem.code, problem.values["value"]) == ("support_range", text)


def test_unknown_and_blank_support_are_no_problems(reader: Reader) -> None:
    for text in ("", "?", "不详", "unknown", "n/a"):
        assert reader.support(text, HERE) is None
    assert reader.problems == []


@pytest.mark.parametrize(
    ("text", "roles", "hidden", "coach"),
    [
        ("Decision Maker", {"decision_maker"}, False, False),
        ("DECISION_MAKER;EXECUTIVE_SPONSOR", {"decision_maker"}, False, False),
        ("BUDGET_HOLDER; LEGAL_AND_COMPLIANCE", {"decision_maker", "gatekeeper"}, False, False),
        ("Economic Buyer", {"decision_maker"}, False, False),
        ("拍板人", {"decision_maker"}, False, False),
        ("审批人", {"decision_maker"}, False, False),
        ("把关者、决策者", {"gatekeeper", "decision_maker"}, False, False),
        ("守门人", {"gatekeeper"}, False, False),
        ("Technical Buyer", {"gatekeeper"}, False, False),
        ("Evaluator", {"gatekeeper"}, False, False),
        ("Business User", {"user"}, False, False),
        ("使用者", {"user"}, False, False),
        ("Influencer", {"influencer"}, False, False),
        ("隐形影响者？", {"influencer"}, True, False),
        ("Hidden influencer", {"influencer"}, True, False),
        ("内线", set(), False, True),
        ("CHAMPION", set(), False, True),
        ("user / coach", {"user"}, False, True),
        ("", set(), False, False),
        ("不详", set(), False, False),
    ],
)
def test_roles(reader: Reader, text: str, roles: set[str], hidden: bool, coach: bool) -> None:
    read = reader.role(text, HERE)
    assert {role.value for role in read.roles} == roles
    assert (read.hidden, read.coach, read.unmapped) == (hidden, coach, ())
    assert reader.problems == []


def test_a_role_that_is_not_known_is_kept_as_it_is_and_listed(reader: Reader) -> None:
    read = reader.role("Gate Guardian; User", HERE)
    assert (read.roles, read.unmapped) == ((Role.USER,), ("Gate Guardian",))
    assert [p.code for p in reader.problems] == ["role_unknown"]


def test_bare_numbers_are_roles_only_in_the_column_of_dynamics(reader: Reader) -> None:
    assert reader.role("1", HERE, codes=True).roles == (Role.DECISION_MAKER,)
    assert reader.role("1", HERE).unmapped == ("1",)


@pytest.mark.parametrize(
    ("text", "share"),
    [("0.4", 0.4), ("15%", 0.15), ("25", 0.25), ("0", 0.0), ("1", 1.0), ("１５％", 0.15),
     ("0,4", 0.4), ("100%", 1.0), ("", None), ("?", None)],
)  # fmt: skip
def test_weights(reader: Reader, text: str, share: float | None) -> None:
    assert reader.share("weight", text, HERE) == (None if share is None else pytest.approx(share))
    assert reader.problems == []


@pytest.mark.parametrize(
    ("text", "code"),
    [("250", "share_range"), ("-5%", "share_range"), ("a lot", "share_unreadable")],
)
def test_weights_that_are_none_are_listed(reader: Reader, text: str, code: str) -> None:
    assert reader.share("weight", text, HERE) is None
    assert [p.code for p in reader.problems] == [code]


def test_a_weight_that_says_veto_is_a_veto(reader: Reader) -> None:
    assert reader.weight("veto", HERE, percent=False) == (None, True)
    assert reader.weight("一票否决", HERE, percent=False) == (None, True)


def test_one_beside_forty_is_one_percent(reader: Reader) -> None:
    assert is_percent_column("Weight", ["1", "40", "59"])
    assert not is_percent_column("Weight", ["1", "0.4"])
    assert reader.share("weight", "1", HERE, percent=True) == pytest.approx(0.01)


@pytest.mark.parametrize(
    ("text", "lowest", "level"),
    [
        ("1", 3, Level.UPPER), ("2", 3, Level.MIDDLE), ("3", 3, Level.WORKING),
        ("１", 3, Level.UPPER),
        ("5", 5, Level.WORKING), ("3", 5, Level.MIDDLE), ("Executive", 3, Level.UPPER),
        ("高层", 3, Level.UPPER), ("VP", 3, Level.UPPER), ("Director", 3, Level.MIDDLE),
        ("总监", 3, Level.MIDDLE), ("Manager", 3, Level.MIDDLE), ("Specialist", 3, Level.WORKING),
        ("基层", 3, Level.WORKING), ("", 3, None), ("0", 3, None),
    ],
)  # fmt: skip
def test_levels(reader: Reader, text: str, lowest: int, level: Level | None) -> None:
    assert reader.level(text, HERE, lowest) is level


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("influences", TieRead(TieKind.INFLUENCES)),
        ("advice", TieRead(TieKind.INFLUENCES, reversed=True)),
        ("listens to", TieRead(TieKind.INFLUENCES, reversed=True)),
        ("reports_to", TieRead(TieKind.REPORTS_TO)),
        ("Reports To", TieRead(TieKind.REPORTS_TO)),
        ("friendship", TieRead(TieKind.INFORMAL)),
        ("friend", TieRead(TieKind.INFORMAL)),
        ("conflict", TieRead(TieKind.CONFLICT)),
        ("有矛盾", TieRead(TieKind.CONFLICT)),
        ("虚线汇报", TieRead(TieKind.REPORTS_TO, dotted=True)),
        ("同盟", TieRead(TieKind.ALLIED)),
    ],
)
def test_relations(reader: Reader, text: str, read: TieRead) -> None:
    assert reader.tie(text, HERE) == read


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-05", date(2026, 3, 5)), ("2026/3/5", date(2026, 3, 5)),
        ("2026年3月5日", date(2026, 3, 5)), ("2026.3.5", date(2026, 3, 5)),
        ("２０２６年３月５日", date(2026, 3, 5)), ("20260305", date(2026, 3, 5)),
        ("2026-11-03 14:22", date(2026, 11, 3)), ("2026-11-03T14:22:00Z", date(2026, 11, 3)),
        ("26 Jul 2025", date(2025, 7, 26)), ("Jul 26, 2025", date(2025, 7, 26)),
        ("03 Feb 2024", date(2024, 2, 3)), ("21.11.2026", date(2026, 11, 21)),
        ("21.11.2026 09:14", date(2026, 11, 21)), ("10/28/2026", date(2026, 10, 28)),
        ("28/10/2026", date(2026, 10, 28)), ("45950", date(2025, 10, 20)),
        ("45950.75", date(2025, 10, 20)),
        ("2026-13-45", None), ("last week", None), ("5-Mar", None), ("12345678", None),
        ("31.2.2026", None), ("7", None), ("", None),
    ],
)  # fmt: skip
def test_dates(text: str, day: date | None) -> None:
    assert read_date(text, None, TODAY) == day


def test_the_other_dates_of_a_column_say_which_number_is_the_day() -> None:
    assert order_in(["12/05/2026", "10/28/2026"]) is Order.MONTH_FIRST
    assert order_in(["12/05/2026", "28/10/2026"]) is Order.DAY_FIRST
    assert order_in(["12/05/2026"]) is None
    assert order_in(["10/28/2026", "28/10/2026"]) is None
    assert read_date("03/09/2026", Order.MONTH_FIRST, TODAY) == date(2026, 3, 9)
    assert read_date("03/09/2026", Order.DAY_FIRST, TODAY) == date(2026, 9, 3)


def test_without_proof_the_reading_that_has_come_already_is_taken_and_listed() -> None:
    reader = Reader(TODAY, {})
    assert reader.day("last_contact", "12/05/2026", HERE, None) == date(2026, 5, 12)
    assert [p.code for p in reader.problems] == ["date_ambiguous"]


def test_the_scale_in_a_header_is_read() -> None:
    assert scale_in("Stance (-5..5)") == (-5, 5)
    assert scale_in("Support (1-10)") == (1, 10)
    assert scale_in("支持度（−5 至 +5）") == (-5, 5)
    assert scale_in("Support") is None
