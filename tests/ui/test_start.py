"""Import: what the files hold is shown first, corrected, and saved only when the user agrees."""

import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from stakeholder_map.importers.duplicates import Answer
from stakeholder_map.model import file
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Department, Person, Reachable
from stakeholder_map.model.seat import Seat, Stance
from stakeholder_map.services import importing
from tests.ui.entry_app import fine, open_page, store_with, texts, type_into

PEOPLE = (
    "Name,Title,Department,Reports To,Role,Weight,Support\n"
    "Lin,CEO,Board,,Decision-maker,0.6,?\n"
    "Zhao,CFO,Finance,Lin,Gatekeeper,0.6,-2\n"
    "Wang,Planner,Plant,Lin,Wizard,,9\n"
    "Wang,Guard,IT,Nobody,User,,1\n"
)
TIES = "From,To,Relation,Strength\nZhao,Lin,influences,0.8\nLin,Lin,allied,\n"


def brought(app: AppTest, *files: tuple[str, str], ties: tuple[str, str] | None = None) -> None:
    upload = [(name, text.encode(), "text/csv") for name, text in files]
    app.file_uploader(key="people_files").set_value(upload)
    if ties:
        app.file_uploader(key="ties_files").set_value([(ties[0], ties[1].encode(), "text/csv")])
    app.run()
    fine(app)


def problems(app: AppTest) -> str:
    """Return the table of problems: one line for each, its cells between bars."""
    bodies = "".join(element.proto.body for element in app.get("html"))
    rows = re.findall(r"<tr>(<td.*?)</tr>", bodies, re.DOTALL)
    cells = [re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL) for row in rows]
    return "\n".join(" | ".join(map(unescape, row)) for row in cells)


@pytest.mark.parametrize(
    ("language", "counted", "refused"),
    [
        ("en", "6 rows read · 4 people added · 3 ties added", "Support 9 lies outside −5 … +5"),
        ("zh", "读取 6 行 · 新增 4 人 · 新增 3 条关系", "支持度"),
    ],
)
def test_the_preview_counts_and_names_every_problem_and_saves_nothing(
    language: str, counted: str, refused: str
) -> None:
    store = store_with()
    app = open_page("start", language)
    brought(app, ("chain.csv", PEOPLE), ties=("ties.csv", TIES))
    assert counted in texts(app)
    found = problems(app)
    assert refused in found
    assert "Wizard" in found
    assert "Nobody" in found
    assert not store.accounts()


def test_another_file_is_another_preview_even_where_it_lies_in_memory_as_the_first_did(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store_with()
    read, place = importing.read, importing.Sources()

    def read_into_the_same_place(*given: Any) -> importing.Sources:
        for name, value in vars(read(*given)).items():
            object.__setattr__(place, name, value)
        return place

    monkeypatch.setattr(importing, "read", read_into_the_same_place)
    app = open_page("start")
    brought(app, ("chain.csv", PEOPLE))
    assert "4 people added" in texts(app)
    brought(app, ("chain.csv", "Name\nEva\n"))
    assert "1 person added" in texts(app)


def test_after_agreeing_the_account_is_there_and_the_map_opens() -> None:
    store = store_with()
    app = open_page("start")
    brought(app, ("chain.csv", PEOPLE), ties=("ties.csv", TIES))
    app.text_input(key="import_name").set_value("Plant")
    app.text_input(key="import_decision").set_value("MES")
    app.checkbox(key="import_scale").check()
    app.run()
    assert not store.accounts()
    app.button(key="accept_import").click().run()
    row = store.accounts()[0]
    account = store.load(row.id).account
    assert account.name == "Plant"
    decision = account.decisions[0]
    assert decision.name == "MES"
    assert [person.name for person in account.people] == ["Lin", "Zhao", "Wang", "Wang"]
    weights = [seat.weight for seat in decision.seats]
    assert weights == [pytest.approx(0.5), pytest.approx(0.5), None, None]
    assert [seat.support for seat in decision.seats] == [None, -2, None, 1]
    assert app.session_state["account"] == row.id


def test_namesakes_are_asked_about_and_merged_only_on_the_answer() -> None:
    store_with()
    app = open_page("start")
    brought(app, ("chain.csv", PEOPLE))
    assert "One person or two? They have the same name:" in texts(app)
    question = next(group for group in app.button_group if group.label == "Same person?")
    question.set_value(Answer.SAME).run()
    fine(app)
    assert "3 people added" in texts(app)
    question = next(group for group in app.button_group if group.label == "Same person?")
    question.set_value(Answer.TWO).run()
    assert "4 people added" in texts(app)


def test_importing_again_into_the_account_changes_and_never_blanks() -> None:
    zhao = Person(id="zhao", name="Zhao", title="Treasurer", department_id="fin", notes="golf")
    store = store_with(
        Account(
            id="plant",
            name="Plant",
            departments=(Department(id="fin", name="Finance"),),
            people=(zhao,),
            decisions=(
                Decision(id="mes", name="MES", seats=(Seat(person_id="zhao", weight=0.3),)),
            ),
        )
    )
    app = open_page("start", account="plant")
    brought(app, ("chain.csv", "Name,Title,Department,Weight\nZhao,CFO,Finance,\n"))
    app.selectbox(key="import_into").set_value("plant").run()
    fine(app)
    question = next(group for group in app.button_group if group.label == "Same person?")
    question.set_value(Answer.SAME).run()
    fine(app)
    assert "0 people added · 1 person changed" in texts(app)
    app.button(key="accept_import").click().run()
    account = store.load("plant").account
    assert account.person("zhao").title == "CFO"
    assert account.person("zhao").notes == "golf"
    seat = account.decision("mes").seat_of("zhao")
    assert seat is not None
    assert seat.weight == pytest.approx(0.3)


def lines(app: AppTest) -> list[list[str]]:
    """Return the tables of what changes and of what stays: person, field, now, after."""
    tables = [t.value for t in app.dataframe if list(t.value.columns)[:2] == ["person", "field"]]
    return [list(map(str, row)) for table in tables for row in table.to_numpy()]


@pytest.mark.parametrize(
    ("language", "heading", "expected"),
    [
        (
            "en",
            "4 changes to people who are there already:",
            [
                ["Zhao", "Title", "Treasurer", "CFO"],
                ["Zhao", "Reports to", "", "Lin"],
                ["Zhao", "Role", "Hidden influencer", "User · Hidden influencer"],
                ["Zhao", "Support", "−2", "+3"],
                ["Zhao", "Role", "Hidden influencer", "User"],
            ],
        ),
        (
            "zh",
            "已有人员将有 4 处变更：",
            [
                ["Zhao", "职务", "Treasurer", "CFO"],
                ["Zhao", "汇报对象", "", "Lin"],
                ["Zhao", "角色", "隐形影响者", "使用者 · 隐形影响者"],
                ["Zhao", "支持度", "−2", "+3"],
                ["Zhao", "角色", "隐形影响者", "使用者"],
            ],
        ),
    ],
)
def test_what_changes_and_what_stays_is_shown_before_agreeing(
    language: str, heading: str, expected: list[list[str]]
) -> None:
    zhao = Person(
        id="zhao", name="Zhao", title="Treasurer", reachable=Reachable(email="z@x.example")
    )
    stance = Stance(on=date(2026, 1, 5), support=-2)
    seat = Seat(person_id="zhao", hidden=True, weight=0.3, stances=(stance,))
    decision = Decision(id="mes", name="MES", seats=(seat,))
    store = store_with(Account(id="plant", name="Plant", people=(zhao,), decisions=(decision,)))
    app = open_page("start", language, account="plant")
    people = (
        "Name,Title,Email,Role,Support,Reports to\nZhao,CFO,z@x.example,User,3,Lin\nLin,CEO,,,,\n"
    )
    brought(app, ("chain.csv", people))
    assert lines(app) == [], "a new account changes nobody"
    app.selectbox(key="import_into").set_value("plant").run()
    fine(app)
    assert heading in texts(app)
    assert lines(app) == expected
    assert store.load("plant").account.person("zhao").title == "Treasurer"
    app.button(key="accept_import").click().run()
    found = store.load("plant").account.decision("mes").seat_of("zhao")
    assert found is not None
    assert found.hidden


def test_importing_what_is_there_says_that_nothing_changes() -> None:
    decision = Decision(id="mes", name="MES", seats=(Seat(person_id="zhao"),))
    zhao = Person(id="zhao", name="Zhao", title="CFO")
    store_with(Account(id="plant", name="Plant", people=(zhao,), decisions=(decision,)))
    app = open_page("start", account="plant")
    brought(app, ("chain.csv", "Name,Title\nZhao,CFO\n"))
    app.selectbox(key="import_into").set_value("plant").run()
    assert "there is nothing to change" in texts(app)


@pytest.mark.parametrize(("language", "offer"), [("en", "holds a veto"), ("zh", "有否决权")])
def test_a_veto_in_a_remark_is_listed_with_what_to_choose(language: str, offer: str) -> None:
    store = store_with()
    app = open_page("start", language)
    brought(app, ("chain.csv", "姓名,备注\n赵敏,有否决权\n"))
    [row] = [line for line in problems(app).splitlines() if "备注" in line or "emark" in line]
    assert offer in row.split(" | ")[-1]
    type_into(app, "readings_note", {0: {"value": offer}})
    app.button(key="accept_import").click().run()
    [saved] = store.accounts()
    [seat] = store.load(saved.id).account.decisions[0].seats
    assert seat.veto


@pytest.mark.parametrize(
    ("language", "said"), [("en", "There is nothing in the file."), ("zh", "文件")]
)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(language: str, said: str) -> None:
    store = store_with()
    app = open_page("start", language)
    app.file_uploader(key="people_files").set_value([("empty.csv", b"", "text/csv")]).run()
    fine(app)
    assert said in problems(app)
    assert not store.accounts()


def test_a_bad_file_keeps_no_good_one_from_being_read() -> None:
    store_with()
    app = open_page("start")
    cut = ("cut.xlsx", "PK\x03\x04 cut short")
    brought(app, ("chain.csv", PEOPLE), cut)
    assert "4 people added" in texts(app)
    assert "cut.xlsx" in problems(app)


def test_a_pasted_block_is_read_like_a_file() -> None:
    store_with()
    app = open_page("start")
    app.text_area(key="pasted").set_value("姓名\t部门\t支持度\n林国栋\t总经办\t+2\n").run()
    fine(app)
    assert "1 person added" in texts(app)


def test_an_account_file_is_opened_and_a_second_one_is_asked_about() -> None:
    account = Account(id="plant", name="Plant", people=(Person(name="Anna"),))
    store = store_with()
    app = open_page("start")
    data = file.write(account).encode()
    app.file_uploader(key="account_file").set_value(("plant.json", data, "application/json")).run()
    fine(app)
    assert "“Plant”: 1 people" in texts(app)
    app.button(key="open_file").click().run()
    assert store.load("plant").account == account
    app = open_page("start")
    app.file_uploader(key="account_file").set_value(("plant.json", data, "application/json")).run()
    app.button(key="keep_both").click().run()
    assert [row.name for row in store.accounts()] == ["Plant", "Plant"]


def test_a_broken_account_file_is_refused_with_its_place() -> None:
    store = store_with()
    app = open_page("start")
    app.file_uploader(key="account_file").set_value(("x.json", b'{"format": 1', "a/json")).run()
    fine(app)
    assert "x.json" in problems(app)
    assert not store.accounts()


def test_the_real_exports_import_with_their_words_read(shared_data: Path) -> None:
    store_with()
    app = open_page("start", "zh")
    crm = shared_data / "messy" / "chinese_crm_gb18030.csv"
    app.file_uploader(key="people_files").set_value([(crm.name, crm.read_bytes(), "text/csv")])
    app.run()
    fine(app)
    assert "新增 11 人" in texts(app)
    people = next(t.value for t in app.dataframe if "姓名" in t.value.columns)
    assert "王伟" in set(people["姓名"])
