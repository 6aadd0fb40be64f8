"""Whatever is typed into our own workbook, or stands in a graph file: sentences, no traceback."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stakeholder_map.exports.sheets import TextSheet
from stakeholder_map.importers.own.book_proposal import propose_book
from stakeholder_map.importers.tables import read_file
from stakeholder_map.model import check
from stakeholder_map.model.problem import Refused
from stakeholder_map.words import words
from stakeholder_map.words.problems import SENTENCES, problem_text
from tests.importers.odd import GEPHI, YED
from tests.importers.own.test_own_book import PLANT, TODAY, exported, opened
from tests.strategies import texts

TYPED = st.one_of(
    texts(),
    st.sampled_from(
        [
            *("", "?", "-", "zhao", "lin", "s1", "t1", "mes", "Lin", "Zhao Min", "Zhao Min; Lin"),
            *("[zhao]", "x [lin]", "1e999", "nan", "-9", "101%", "2026-13-45", "9999-12-31"),
            *("yes", "否", "User", "reports to", "a=b", "a", "x" * 600, "MES", "Finance", "#"),
        ]
    ),
)


@st.composite
def typed_over(draw: st.DrawFn) -> list[TextSheet]:
    """Our workbook with some cells typed over, and rows added."""
    sheets = []
    for sheet in exported(PLANT, TODAY):
        rows = [list(row) for row in sheet.rows]
        if sheet.key not in ("about", "gaps"):
            rows += [[""] * len(sheet.headers) for _ in range(draw(st.integers(0, 1)))]
            for _ in range(draw(st.integers(0, 3)) if rows else 0):
                row = draw(st.sampled_from(rows))
                row[draw(st.integers(0, len(row) - 1))] = draw(TYPED)
        sheets.append(TextSheet(sheet.key, sheet.title, sheet.headers, tuple(map(tuple, rows))))
    return sheets


@given(typed_over(), st.booleans())
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
def test_anything_may_be_typed_into_the_workbook(sheets: list[TextSheet], new: bool) -> None:
    found = propose_book(opened(sheets), today=TODAY, into=None if new else PLANT)
    assert check.errors(found.account) == ()
    for problem in found.problems:
        assert problem.code in SENTENCES
        for language in ("en", "zh"):
            assert problem_text(words(language), problem)


@given(st.sampled_from([YED, GEPHI]), st.data())
@settings(max_examples=200, deadline=None)
def test_a_graph_file_with_any_bytes_changed(whole: bytes, data: st.DataObject) -> None:
    changed = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 5))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_file("a.graphml", bytes(changed))
    except Refused as refused:
        assert {problem.code for problem in refused.problems} <= set(SENTENCES)


@given(st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
def test_a_graph_file_of_any_bytes(data: bytes) -> None:
    for name in ("a.graphml", "a.gexf", "a.edgelist"):
        try:
            read_file(name, data)
        except Refused as refused:
            assert {problem.code for problem in refused.problems} <= set(SENTENCES)
