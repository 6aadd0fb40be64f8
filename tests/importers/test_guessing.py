"""Columns whose headers tell nothing are guessed by what stands in them, to be looked at."""

import pytest

from stakeholder_map.importers.guessing import guess
from stakeholder_map.importers.tables import read_tables
from tests.importers.making import csv


def guessed(*lines: str) -> dict[str, str]:
    [table] = read_tables("a.csv", csv(*lines))
    return guess(table)


def test_each_kind_of_column_is_known_by_its_cells() -> None:
    assert guessed(
        "Wer,Chef,Haltung,Kontakt,Wann,Teil,Rolle,Stufe,Frei",
        "Anna Berg,,+3,anna@x.example,2026-03-05,40%,User,upper,some words",
        "Tom Ibarra,Anna Berg,-1,tom@x.example,2026年3月6日,60%,把关者,中层,others",
        "Mei Lin,Anna Berg,?,mei@x.example,5.3.2026,,Coach,working,some words",
    ) == {
        "Wer": "name", "Chef": "reports_to", "Haltung": "support", "Kontakt": "email",
        "Wann": "last_contact", "Teil": "weight", "Rolle": "role", "Stufe": "level",
    }  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        ("Name,Haltung", "Anna,3", "Tom,-1"),
        ("From,To,Relation", "Anna,Tom,influences"),
        ("A,B", "1,2", "3,4"),
        ("A,B", "same,3", "same,2", "same,1"),
        ("A,B",),
    ],
)
def test_nothing_is_guessed_where_names_are_known_or_cannot_be(lines: tuple[str, ...]) -> None:
    assert guessed(*lines) == {}
