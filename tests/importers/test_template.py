"""The template comes back as it was filled in, in both languages."""

import io

import pytest
from openpyxl import load_workbook

from stakeholder_map.importers.people import propose
from stakeholder_map.importers.table import TableKind
from stakeholder_map.importers.tables import read_tables
from stakeholder_map.importers.template import template_xlsx
from stakeholder_map.model.scales import Level, Role, TieKind
from stakeholder_map.words import words
from stakeholder_map.words.values import hidden_influencer, word
from tests.importers.making import TODAY, codes, person, saved, seat


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_empty_template_holds_people_and_ties_and_nobody(language: str) -> None:
    tables = read_tables("t.xlsx", template_xlsx(words(language)))
    assert [t.kind for t in tables] == [TableKind.PEOPLE, TableKind.TIES]
    assert codes(propose(tables, today=TODAY)) == ["file_no_people"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_filled_in_with_the_words_of_the_language_is_read(language: str) -> None:
    _ = words(language)
    book = load_workbook(io.BytesIO(template_xlsx(_)))
    people, ties = book.worksheets[:2]
    roles = [*(word(_, role) for role in Role), hidden_influencer(_), _("Coach")]
    rows = [
        [f"P{i}", "t", "d", word(_, list(Level)[i % 3]), "P0" if i else None, role,
         "50%" if i < 2 else "0%",
         _("yes") if i == 1 else _("no"), f"{i - 2:+d}", "50%", "a; b", "2026-11-0" + str(i + 1),
         "Ana", "n"]
        for i, role in enumerate(roles)
    ]  # fmt: skip
    for i, row in enumerate(rows, start=2):
        for j, value in enumerate(row, start=1):
            people.cell(i, j).value = value
    for i, kind in enumerate(TieKind, start=2):
        for j, value in enumerate(("P1", f"P{i}", word(_, kind), "0.5", "r"), start=1):
            ties.cell(i, j).value = value if value != "P6" else "P0"
    found = propose(read_tables("t.xlsx", saved(book)), today=TODAY)
    assert codes(found) == []
    assert [p.name for p in found.account.people] == [f"P{i}" for i in range(6)]
    assert [p.level for p in found.account.people] == [*Level, *Level]
    assert seat(found, "P4").hidden
    assert seat(found, "P5").coach
    assert [seat(found, f"P{i}").support for i in range(6)] == [-2, -1, 0, 1, 2, 3]
    assert [seat(found, f"P{i}").veto for i in range(6)] == [False, True, *[False] * 4]
    kinds = {t.kind for t in found.account.ties if t.source == person(found, "P1").id}
    assert kinds == set(TieKind)


def test_its_drop_downs_offer_the_words_of_the_language() -> None:
    book = load_workbook(io.BytesIO(template_xlsx(words("zh"))))
    lists = {cell.value for row in book["lists"].iter_rows() for cell in row}
    assert {"高层", "决策者", "隐形影响者", "影响"} <= lists
    people = book.worksheets[0]
    assert len(people.data_validations.dataValidation) == 5
    assert people["I2"].number_format == "@"


def test_the_example_is_shown_but_never_imported() -> None:
    book = load_workbook(io.BytesIO(template_xlsx(words("en"))))
    assert book["Example"]["A2"].value == "Name"
    names = {row.cells[0] for t in read_tables("t.xlsx", saved(book)) for row in t.rows}
    assert names == set()
