import json
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from stakeholder_map.model import file
from stakeholder_map.model.account import Account
from stakeholder_map.model.problem import Refused
from stakeholder_map.model.task import Task
from stakeholder_map.model.team import Touch
from stakeholder_map.model.walk import records, retold, shifted
from tests.lifelike import make_account
from tests.strategies import HOSTILE, accounts


def refusals(text: str | bytes) -> list[tuple[str, str]]:
    """Return the code and path of everything that a file is refused for."""
    with pytest.raises(Refused) as caught:
        file.read(text, "a.json")
    assert all(problem.place.file == "a.json" for problem in caught.value.problems)
    return [(problem.code, problem.place.path) for problem in caught.value.problems]


def text_of(**fields: object) -> str:
    return json.dumps({"format": 1, "account": {"id": "a", "name": "A", **fields}})


@settings(max_examples=60, deadline=None)
@given(account=accounts(), with_mark=st.booleans())
def test_a_file_comes_back_exactly(account: Account, with_mark: bool) -> None:
    text = file.write(account)
    data = text.encode("utf-8-sig" if with_mark else "utf-8")
    again = file.read(data)
    assert again == account
    assert file.write(again) == text


@settings(max_examples=30, deadline=None)
@given(account=accounts())
def test_every_file_keeps_to_the_schema(account: Account) -> None:
    Draft202012Validator(file.schema()).validate(json.loads(file.write(account)))


def test_the_schema_is_a_schema_and_refuses_what_the_model_refuses() -> None:
    schema = file.schema()
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    assert validator.is_valid(json.loads(text_of()))
    for wrong in (
        text_of(colour="red"),
        text_of(people=[{"id": "p"}]),
        text_of(people=[{"id": "p", "name": "P", "level": "top"}]),
        json.dumps({"format": 2, "account": {"name": "A"}}),
    ):
        assert not validator.is_valid(json.loads(wrong))
        assert refusals(wrong)


def test_a_file_is_readable_and_changes_line_by_line() -> None:
    account = make_account(5)
    lines = file.write(account).splitlines()
    person = account.people[3].but(title="厂长")
    people = (*account.people[:3], person, *account.people[4:])
    again = file.write(account.but(people=people)).splitlines()
    assert [line for line in again if line not in lines] == ['    "title": "厂长",']


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_comes_back(text: str) -> None:
    account = Account(name=text, notes=text)
    assert file.read(file.write(account).encode()) == account


def test_a_field_that_nobody_knows_is_refused_with_its_place() -> None:
    assert refusals(text_of(people=[{"id": "p", "name": "P", "titel": "CEO"}])) == [
        ("field_unknown", "account.people[0].titel")
    ]
    assert refusals('{"format": 1, "author": "me", "account": {"name": "A"}}') == [
        ("field_unknown", "author")
    ]


def test_everything_wrong_is_told_at_once() -> None:
    seats = [{"id": "s", "stances": [{"on": "2026-02-30", "support": 6}], "weight": 1.5}]
    found = refusals(text_of(decisions=[{"id": "d", "name": " ", "seats": seats, "x": 1}]))
    assert sorted(found) == [
        ("field_unknown", "account.decisions[0].x"),
        ("field_wrong", "account.decisions[0].name"),
        ("field_wrong", "account.decisions[0].seats[0].stances[0].on"),
        ("field_wrong", "account.decisions[0].seats[0].stances[0].support"),
        ("field_wrong", "account.decisions[0].seats[0].weight"),
    ]


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused(word: str) -> None:
    text = text_of(ties=[{"id": "t", "source": "p", "target": "q", "strength": 0.5}])
    assert refusals(text.replace("0.5", word)) == [("file_number", "account.ties[0].strength")]


def test_a_number_too_large_to_be_one_is_refused() -> None:
    money = {"amount": 12345, "currency": "EUR"}
    text = text_of(decisions=[{"id": "d", "name": "D", "value": money}]).replace("12345", "1e999")
    assert refusals(text)


@pytest.mark.parametrize("brackets", ["[", '{"a":', '{"format":1,"account":{"people":[[['])
def test_deep_nesting_is_refused(brackets: str) -> None:
    (found,) = refusals(brackets * 100_000)
    assert found[0] in ("file_nesting", "file_json")


def test_deep_nesting_that_closes_is_refused() -> None:
    deep = "[" * 100_000 + "]" * 100_000
    assert refusals('{"format": 1, "account": {"name": "A", "people": ' + deep + "}}")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b"\xef\xbb\xbf", "file_empty"),
        (b" \r\n\t", "file_empty"),
        ('{"format": 1, "account": {"name": "客户"}}'.encode("gb18030"), "file_encoding"),
        ('{"format": 1, "account": {"name": "A"}}'.encode("utf-16"), "file_encoding"),
        (b'{"format": 1, "account": {"name": "A"', "file_json"),
        (b"Name,Title\nAnna,CEO", "file_json"),
        (b"\x00\x01\x02", "file_json"),
        (b'{"format": 2, "account": {"name": "A"}}', "file_format"),
        (b'{"account": {"name": "A"}}', "file_format"),
        (b'{"format": "1", "account": {"name": "A"}}', "file_format"),
        (b'{"format": 1}', "field_missing"),
        (b"[]", "field_wrong"),
        (b"null", "field_wrong"),
        (b'{"format": 1, "account": []}', "field_wrong"),
    ],
)
def test_what_is_no_account_file_is_refused(data: bytes, code: str) -> None:
    assert [found for found, _ in refusals(data)] == [code]


def test_a_torn_file_names_the_line() -> None:
    whole = file.write(make_account(4))
    with pytest.raises(Refused) as caught:
        file.read(whole[: len(whole) // 2], "a.json")
    (problem,) = caught.value.problems
    assert problem.code == "file_json"
    assert problem.place.row == whole[: len(whole) // 2].count("\n") + 1


def test_a_file_too_large_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "MAX_BYTES", 100)
    assert refusals("x" * 101) == [("file_too_large", "")]


def test_half_a_surrogate_pair_is_refused() -> None:
    assert refusals('{"format": 1, "account": {"id": "a", "name": "\\ud800"}}')


def test_an_id_used_twice_is_refused() -> None:
    people = [{"id": "p", "name": "A"}, {"id": "p", "name": "B"}]
    assert refusals(text_of(people=people)) == [("id_twice", "people[1]")]
    decisions = [{"id": "p", "name": "D"}]
    assert refusals(text_of(people=people[:1], decisions=decisions)) == [
        ("id_twice", "decisions[0]")
    ]


@pytest.mark.parametrize("key", ["", " ", "a/b", "../x", "-a", "a" * 65, "客户"])
def test_an_id_is_a_plain_word(key: str) -> None:
    assert refusals(text_of(people=[{"id": key, "name": "P"}])) == [
        ("field_wrong", "account.people[0].id")
    ]


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        (
            {"ties": [{"id": "t", "source": "p", "target": "no", "kind": "allied"}]},
            "ties[0].target",
        ),
        (
            {"contacts": [{"id": "c", "teammate_id": "p", "person_id": "p"}]},
            "contacts[0].teammate_id",
        ),
        (
            {"touches": [{"id": "t", "on": "2026-01-01", "person_ids": ["p", "no"]}]},
            "touches[0].person_ids",
        ),
        ({"owner_id": "p"}, "owner_id"),
        ({"people": [{"id": "p", "name": "P", "department_id": "no"}]}, "people[0].department_id"),
        (
            {"decisions": [{"id": "d", "name": "D", "seats": [{"id": "s", "person_id": "no"}]}]},
            "decisions[0].seats[0].person_id",
        ),
        (
            {
                "decisions": [
                    {"id": "d", "name": "D", "steps": [{"id": "s", "name": "S", "seat_ids": ["p"]}]}
                ]
            },
            "decisions[0].steps[0].seat_ids",
        ),
    ],
)
def test_a_reference_to_nowhere_is_refused_with_its_place(
    fields: dict[str, object], path: str
) -> None:
    assert refusals(text_of(**{"people": [{"id": "p", "name": "P"}], **fields})) == [
        ("points_nowhere", path)
    ]


def test_a_quota_step_without_its_quota_is_refused() -> None:
    steps = [{"id": "s", "name": "S", "rule": "quota"}]
    assert refusals(text_of(decisions=[{"id": "d", "name": "D", "steps": steps}])) == [
        ("field_wrong", "account.decisions[0].steps[0]")
    ]


def days_in(account: Account) -> list[date]:
    return [
        value
        for _, record in records(account)
        for name in type(record).model_fields
        if isinstance(value := getattr(record, name), date)
    ]


@settings(max_examples=40, deadline=None)
@given(account=accounts(), days=st.integers(-3000, 3000))
def test_shifting_moves_every_date_and_nothing_else(account: Account, days: int) -> None:
    moved = shifted(account, days)
    assert days_in(moved) == [day + timedelta(days=days) for day in days_in(account)]
    assert shifted(moved, -days) == account


@settings(max_examples=60, deadline=None)
@given(account=accounts(), days=st.integers(-3000, 3000).filter(bool))
def test_a_story_told_on_another_day_has_no_dates_on_weekends_and_keeps_their_order(
    account: Account, days: int
) -> None:
    as_of = date(2026, 3, 2)
    today = as_of + timedelta(days=days)
    before, after = days_in(account), days_in(retold(account, as_of, today))
    assert all(day.weekday() < 5 for day in after)
    for old, new in zip(before, after, strict=True):
        assert abs((new - old).days - days) <= 2
        assert (new <= today) == (old <= as_of)
    ordered = [new for _, new in sorted(zip(before, after, strict=True))]
    assert ordered == sorted(after)


def test_what_moves_on_to_a_weekend_was_on_the_friday_or_is_on_the_monday() -> None:
    touch, task = (
        Touch(id="t", on=date(2026, 2, 26)),
        Task(id="k", what="Call", due=date(2026, 3, 5)),
    )
    account = Account(id="a", name="A", touches=(touch,), tasks=(task,))
    told = retold(account, date(2026, 3, 2), date(2026, 3, 4))  # Thursdays become Saturdays
    assert told.touches[0].on == date(2026, 2, 27)
    assert told.tasks[0].due == date(2026, 3, 9)


def test_a_sample_is_moved_to_today_and_a_plain_file_is_not() -> None:
    account = make_account(6)
    sample = file.write(account, as_of=date(2026, 3, 2))
    assert file.read(sample, today=date(2026, 3, 12)) == retold(
        account, date(2026, 3, 2), date(2026, 3, 12)
    )
    assert file.read(sample) == account
    assert file.read(file.write(account), today=date(2030, 1, 1)) == account


def test_a_field_named_twice_is_refused_and_not_silently_the_last() -> None:
    text = '{"format": 1, "account": {"id": "a", "name": "One", "name": "Two"}}'
    assert refusals(text) == [("file_key_twice", "")]


@pytest.mark.parametrize("as_of", ["9999-12-31", "0001-01-01"])
def test_a_day_from_which_dates_leave_the_calendar_is_refused_and_not_a_crash(as_of: str) -> None:
    on = "0001-01-02" if as_of > "2026" else "9999-12-30"
    touch = {"id": "t", "on": on}
    text = json.dumps(
        {"format": 1, "as_of": as_of, "account": {"id": "a", "name": "A", "touches": [touch]}}
    )
    assert file.read(text).touches[0].on == date.fromisoformat(on)
    with pytest.raises(Refused) as caught:
        file.read(text, "a.json", date(2026, 3, 2))
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.path, problem.values) == (
        "file_date",
        "as_of",
        {"value": as_of},
    )
