"""The import page asks in the open: which account, who is who, and what a date means."""

import pytest

from stakeholder_map.importers.duplicates import Answer
from stakeholder_map.model.account import Account
from tests.ui.entry_app import fine, open_page, store_with, texts
from tests.ui.test_start import brought, problems

TWINS = "Name,Last Activity\nWang,2026-03-05\nWang,2026-03-06\nLin,2026-04-01\n"


@pytest.mark.parametrize(
    ("language", "asked", "bought"),
    [
        ("en", "There is an account of this name already.", "New purchase"),
        ("zh", "已有同名客户", "新采购"),
    ],
)
def test_a_name_that_exists_is_asked_about_and_nothing_is_chosen_for_the_user(
    language: str, asked: str, bought: str
) -> None:
    store = store_with(Account(id="plant", name="Plant"))
    app = open_page("start", language, account="plant")
    brought(app, ("plant.csv", "Name\nEva\n"))
    assert asked in texts(app)
    assert app.button(key="accept_import").disabled
    choice = next(group for group in app.button_group if "import_same" in str(group.key))
    assert choice.value is None
    choice.set_value("").run()
    fine(app)
    assert not app.button(key="accept_import").disabled
    choice = next(group for group in app.button_group if "import_same" in str(group.key))
    choice.set_value("plant").run()
    fine(app)
    app.button(key="accept_import").click().run()
    fine(app)
    assert [row.id for row in store.accounts()] == ["plant"]
    account = store.load("plant").account
    assert [person.name for person in account.people] == ["Eva"]
    app = open_page("start", language, account="plant")
    brought(app, ("mill.csv", "Name\nEva\n"))
    assert asked not in texts(app)
    app.button(key="accept_import").click().run()
    new = next(row.id for row in store.accounts() if row.id != "plant")
    assert [d.name for d in store.load(new).account.decisions] == [bought]


@pytest.mark.parametrize("title", ["宏远精工 客户关键人清单", "客户名称：宏远精工"])
def test_the_name_that_the_file_suggests_stands_in_the_field(title: str) -> None:
    store_with()
    app = open_page("start", "zh")
    brought(app, ("x.csv", f"{title},\n姓名,部门\n赵敏,财务\n"))
    assert app.text_input(key="import_name").value == "宏远精工"
    brought(app, ("北辰重工_联系人名单_20260301.csv", "姓名\n赵敏\n"))
    assert app.text_input(key="import_name").value == "北辰重工"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "1 question is open: these people stay apart"),
        ("zh", "还有 1 处未确认：这些人将分开导入"),
    ],
)
def test_what_becomes_of_open_questions_is_said_beside_the_button(language: str, said: str) -> None:
    store_with()
    app = open_page("start", language)
    brought(app, ("chain.csv", TWINS))
    assert said in texts(app)
    choice = next(group for group in app.button_group if "answer_" in str(group.key))
    choice.set_value(Answer.TWO).run()
    assert said not in texts(app)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "3 dates in “Last Activity”: did they answer?"),
        ("zh", "“Last Activity”有 3 个日期：对方是否有回应？"),
    ],
)
def test_whether_they_answered_on_a_last_activity_is_asked_in_the_open(
    language: str, said: str
) -> None:
    store = store_with()
    app = open_page("start", language)
    brought(app, ("chain.csv", TWINS))
    assert said in texts(app)
    choice = next(group for group in app.button_group if "answered_" in str(group.key))
    assert choice.value == ""
    choice.set_value("two_way").run()
    fine(app)
    assert said in texts(app), "the answer can be taken back"
    app.button(key="accept_import").click().run()
    touches = store.load(store.accounts()[0].id).account.touches
    assert [touch.two_way for touch in touches] == [True, True, True]


def test_a_problem_with_markup_in_it_is_shown_as_text() -> None:
    store_with()
    app = open_page("start")
    brought(app, ("chain.csv", "Name,Role\nEva,<img src=x onerror=alert(1)>\n"))
    assert "<img src=x onerror" in problems(app)
    assert "<img" not in "".join(element.proto.body for element in app.get("html"))


def test_problems_by_the_hundred_are_listed_too() -> None:
    store_with()
    app = open_page("start")
    rows = "\n".join(f"Person {n},99" for n in range(400))
    brought(app, ("chain.csv", f"Name,Support\n{rows}\n"))
    [table] = [t.value for t in app.dataframe if "what" in t.value.columns]
    assert len(table) >= 400
    assert table["row"].tolist()[:2] == [2, 3]
