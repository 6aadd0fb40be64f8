"""What a manager reads in the account plan: nobody left out, nothing past, nothing unknown told."""

import re
import zipfile
from datetime import timedelta
from io import BytesIO
from xml.etree import ElementTree

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from stakeholder_map.analysis.outcome.forecast import forecast
from stakeholder_map.analysis.reading import read
from stakeholder_map.exports.blocks import Document, Table
from stakeholder_map.exports.document import docx_file
from stakeholder_map.exports.redaction import Audience
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import Level
from stakeholder_map.model.seat import Seat
from stakeholder_map.model.task import Task
from stakeholder_map.model.team import Teammate
from stakeholder_map.services.workspace import sample
from stakeholder_map.ui.figures import reading_figures
from stakeholder_map.words.figures import percent_range
from tests.exports.test_account_plan import TODAY, made, said
from tests.ui.reading_app import plant


def sections(data: bytes) -> dict[str, list[str]]:
    """Return the paragraphs below each heading of the first level."""
    found: dict[str, list[str]] = {}
    for paragraph in docx.Document(BytesIO(data)).paragraphs:
        if paragraph.style and paragraph.style.name == "Heading 1":
            found[paragraph.text] = []
        elif found:
            found[next(reversed(found))].append(paragraph.text)
    return found


def test_of_what_nobody_knows_no_chance_and_no_reach_is_told() -> None:
    people = (Person(id="a", name="Ann"), Person(id="b", name="Bo"))
    seats = tuple(Seat(id=f"s{one.id}", person_id=one.id) for one in people)
    bare = Account(
        id="x", name="X", people=people, decisions=(Decision(id="d", name="D", seats=seats),)
    )
    text = said(made(bare))
    assert "Whom of them we reach is not recorded." in text
    assert "how it ends is open" in text
    assert "of 100 cases" not in text
    assert "0–100% of the decision" not in text


@pytest.mark.parametrize("name", ["aldermoor-bank", "huadong-precision"])
def test_the_numbers_of_the_summary_are_those_of_the_app(name: str) -> None:
    """Of a chance of which too little is known the app quotes the range alone; so does the plan."""
    account = sample(name, TODAY)
    reading = read(account, account.decisions[0].id, TODAY)
    found = forecast(reading)
    told = "\n".join(sections(made(account))["Summary"])
    (line,) = [one for one in told.splitlines() if "of 100 cases" in one]
    (shown,) = re.findall(r"pass in (\d+(?: to \d+)?) of", line)
    assert shown.replace(" to ", "–") == reading_figures.chance_headline(found)
    covered = reading.coverage.total
    assert f"reach {percent_range(covered.low, covered.high)} of the decision" in told


def test_a_day_that_has_gone_by_is_not_told_as_one_to_come() -> None:
    chief = Teammate(id="boss", name="Cleo Chief", level=Level.UPPER)
    late = Task(
        id="t",
        what="Half an hour",
        decision_id="mes",
        due=TODAY - timedelta(days=5),
        person_ids=("anna",),
        teammate_id="boss",
    )
    account = plant(tasks=(late,), teammates=(Teammate(id="mia", name="Mia"), chief))
    data = made(account)
    assert "Half an hour (Cleo Chief, ▲ due since 18 Nov 2026)" in said(data)
    assert "by 18 Nov 2026" not in said(data)
    cells = [
        cell.text
        for table in docx.Document(BytesIO(data)).tables
        for row in table.rows
        for cell in row.cells
        if "18 Nov 2026" in cell.text
    ]
    assert cells
    assert all("▲" in cell for cell in cells)


@pytest.mark.parametrize("name", ["aldermoor-bank", "huadong-precision"])
def test_everybody_with_something_planned_stands_in_the_strategy(name: str) -> None:
    account = sample(name, TODAY)
    data = made(account)
    told = "\n".join(sections(data)["Strategy by person"])
    tables = docx.Document(BytesIO(data)).tables
    (plan,) = [one for one in tables if "With whom" in [cell.text for cell in one.rows[0].cells]]
    names = {person.name for person in account.people}
    planned = {
        name for row in plan.rows[1:]
        for name in re.split(" → |, ", row.cells[3].text)[-1:] if name in names
    }  # fmt: skip
    assert len(planned) > 10
    assert not [name for name in planned if name not in told]
    backers = [
        account.person(seat.person_id).name
        for seat in account.decisions[0].seats
        if seat.backs_id and seat.person_id
    ]
    assert [name for name in backers if f"{name} · support" not in told] == []


def test_no_words_are_printed_for_two_people() -> None:
    people = tuple(Person(id=f"p{n}", name=f"Person {n}") for n in range(5))
    seats = tuple(Seat(id=f"s{one.id}", person_id=one.id) for one in people)
    bare = Account(
        id="x", name="X", people=people, decisions=(Decision(id="d", name="D", seats=seats),)
    )
    data = made(bare)
    talks = [line for line in said(data).splitlines() if line.startswith("Meet Person")]
    told = sections(data)["Strategy by person"]
    words = [line for line in told if line.endswith("?")]
    assert len(talks) > 2
    assert words
    assert len(words) == len(set(words))


def test_who_hangs_on_one_of_us_alone_is_named() -> None:
    account = sample("aldermoor-bank", TODAY)
    risks = "\n".join(sections(made(account))["Risks"])
    found = re.findall(r"Only (.+?) knows (.+?) \(\d+% of the weight\)", risks)
    assert found
    names = {person.name for person in account.people}
    assert all(set(whom.split(", ")) <= names for _mate, whom in found)


def test_management_is_not_asked_to_judge_what_it_may_not_see() -> None:
    """Our answers to attacks are the team's; a question mark would say that nobody knows."""
    account = sample("aldermoor-bank", TODAY)
    item = "Every attack of a competitor has our answer"
    team = sections(made(account))["Stage: Tender"]
    management = sections(made(account, Audience.MANAGEMENT))["Stage: Tender"]
    assert [line for line in team if item in line]
    assert not [line for line in management if item in line]
    assert not [line for line in management if line.startswith("?")]


def test_digits_beside_chinese_letters_stand_on_lines_of_one_height() -> None:
    def heights(*row: str) -> set[object]:
        document = Document(title="t", facts="", foot="", lang="en", blocks=(Table(row, (row,)),))
        (table,) = docx.Document(BytesIO(docx_file(document, TODAY))).tables
        cells = [cell for row in table.rows for cell in row.cells]
        return {cell.paragraphs[0].paragraph_format.line_spacing for cell in cells}

    assert heights("权重", "12%") == {Pt(12)}
    assert heights("Weight", "12%") == {None}


def test_word_finds_nothing_to_repair() -> None:
    """What Word's own check asks of tables and drawings: grids, cells, ids, order."""
    with zipfile.ZipFile(BytesIO(made(sample("huadong-precision", TODAY)))) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(parts.read(name))
        body = ElementTree.fromstring(parts.read("word/document.xml"))
    drawn = [element.get("id") for element in body.iter() if element.tag.endswith("}docPr")]
    assert len(drawn) == len(set(drawn))
    for table in body.iter(qn("w:tbl")):
        grid = table.find(qn("w:tblGrid"))
        assert grid is not None
        for row in table.findall(qn("w:tr")):
            cells = row.findall(qn("w:tc"))
            assert len(cells) == len(grid)
            assert all(cell[-1].tag == qn("w:p") for cell in cells)
