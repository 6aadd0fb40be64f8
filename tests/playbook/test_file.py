"""Texts and cases go into a file and come back, and a wrong file is refused in sentences."""

import json
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholder_map.model.problem import Refused
from stakeholder_map.model.scales import ConcernCategory
from stakeholder_map.playbook import file
from stakeholder_map.playbook.case import Case, matching_cases
from stakeholder_map.playbook.entry import Entry
from stakeholder_map.playbook.kinds import Kind
from stakeholder_map.playbook.library import built_in
from stakeholder_map.words import words
from stakeholder_map.words.problems import problem_text
from tests.conftest import ROOT
from tests.strategies import texts

TODAY = date(2026, 11, 21)


def test_all_built_in_texts_survive_a_file() -> None:
    assert file.read(file.write(built_in(), ())).entries == built_in()


@given(said=texts().filter(lambda text: bool(text.strip())), quote=texts())
def test_any_text_survives_a_file(said: str, quote: str) -> None:
    entry = Entry(id="e", kind=Kind.MESSAGE, zh=said)
    case = Case(id="c", customer=said, testimonial=quote, on=TODAY)
    back = file.read(file.write([entry], [case]).encode())
    assert back.items == (entry, case)


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        ("", {"file_empty"}),
        ("[]", {"playbook_file"}),
        ("{}", {"playbook_file"}),
        ('{"format": 1, "account": {}}', {"playbook_file"}),
        ("{", {"file_json"}),
        ('{"format": 2, "entries": []}', {"file_format"}),
        ('{"format": 1, "entries": [{"id": "a"}]}', {"field_missing"}),
        ('{"format": 1, "entries": [{"id": "a", "kind": "spell", "en": "x"}]}', {"field_wrong"}),
        ('{"format": 1, "entries": [{"id": "a", "kind": "message"}]}', {"field_wrong"}),
        (
            '{"format": 1, "entries": [{"id": "a", "kind": "message", "en": "x", "run": 1}]}',
            {"field_unknown"},
        ),
        (
            json.dumps({"format": 1, "entries": [{"id": "a", "kind": "message", "en": "x"}] * 2}),
            {"playbook_id_twice"},
        ),
    ],
)
def test_a_wrong_file_is_refused_in_a_sentence(content: str, codes: set[str]) -> None:
    with pytest.raises(Refused) as caught:
        file.read(content, "p.json")
    assert {problem.code for problem in caught.value.problems} == codes
    for language in ("en", "zh"):
        assert "p.json" in problem_text(words(language), caught.value.problems[0])


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with pytest.raises(Refused):
        file.read(content)


def case(key: str, on: date, industry: str = "", *concerns: ConcernCategory) -> Case:
    return Case(id=key, customer=key, on=on, industry=industry, concerns=concerns)


def test_cases_are_matched_by_industry_and_concern_and_stale_after_a_year() -> None:
    price = ConcernCategory.PRICE
    cases = [
        case("neither", TODAY, "Hospitals", ConcernCategory.SERVICE),
        case("industry", TODAY, "汽车零部件"),
        case("concern", TODAY, "Hospitals", price),
        case("both-but-old", date(2025, 11, 20), "机械加工", price),
        case("both", date(2025, 11, 21), "机械加工", price),
        case("blank", TODAY),
    ]
    found = matching_cases(cases, "汽车零部件机加工", [price], TODAY)
    assert [m.case.id for m in found] == ["both", "both-but-old", "concern", "industry"]
    assert [m.stale for m in found] == [False, True, False, False]
    assert found[0].concerns == (price,)
    assert matching_cases(cases, "", [], TODAY) == ()


def test_a_case_of_tomorrow_is_not_stale() -> None:
    assert case("c", date(2030, 1, 1)).age(TODAY) == 0


def test_the_example_of_the_document_is_a_file_that_can_be_read() -> None:
    text = (ROOT / "docs" / "playbook.md").read_text("utf-8")
    (example,) = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    (entry,) = file.read(example).entries
    assert entry.en
    assert entry.zh
    assert f"{len(built_in())} texts come with the program" in text
