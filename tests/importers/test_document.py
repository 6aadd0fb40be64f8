"""The page about import says what the program really recognises."""

from pathlib import Path

from stakeholder_map.importers.document import import_page
from stakeholder_map.tables.headers import PEOPLE_HEADERS, TIE_HEADERS

PAGE = Path(__file__).parents[2] / "docs" / "import.md"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == import_page(), "run: python scripts/make_docs.py"


def test_the_page_names_every_header_of_the_template() -> None:
    text = import_page()
    for pair in (*PEOPLE_HEADERS.values(), *TIE_HEADERS.values()):
        for header in pair:
            assert header in text
