"""Whatever the bytes: a refusal with a sentence, or a proposal that can be saved."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stakeholder_map.importers.people import propose
from stakeholder_map.importers.tables import read_tables
from stakeholder_map.model import check
from stakeholder_map.model.problem import Refused
from stakeholder_map.tables.headers import MORE_PEOPLE_HEADERS, PEOPLE_HEADERS, TIE_HEADERS
from stakeholder_map.words import words
from stakeholder_map.words.problems import SENTENCES, problem_text
from tests.importers.making import TODAY, workbook

HEADERS = sorted(
    text
    for pair in (
        *PEOPLE_HEADERS.values(), *MORE_PEOPLE_HEADERS.values(), *TIE_HEADERS.values(),
        ("Contact ID", "IsDeleted"), ("First Name", "Opportunity ID"), ("Last Activity", "URL"),
    )
    for text in pair
)  # fmt: skip

#: Made once: a workbook holds the time it was made.
WORKBOOK = workbook(S=[["Name", "Title"], ["Anna", "CEO"]])

cells = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["", "?", "Anna", "Tom", "Anna; Tom", "veto", "-3", "９", "1e999", "nan", "12/05/2026",
         "2026-13-45", "0.4", "40%", "250", "advice", "reports to", "内线", "决策者、把关者", "＝1",
         "0000-01-01", "99999", "٣", "a@x.example", "Anna (IT)", "合计", "=SUM(A1)",
         "\u202e", "1" * 5000]
    ),
)  # fmt: skip
tables = st.lists(st.sampled_from(HEADERS), min_size=1, max_size=8, unique=True).flatmap(
    lambda headers: st.tuples(st.just(headers), st.lists(st.lists(cells, max_size=9), max_size=8))
)


def come_through(data: bytes) -> None:
    try:
        found = propose(read_tables("file", data), today=TODAY)
    except Refused as refused:
        problems = refused.problems
    else:
        assert check.errors(found.account) == ()
        problems = found.problems
    for language in ("en", "zh"):
        for problem in problems:
            assert problem.code in SENTENCES
            assert problem_text(words(language), problem)


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes(data: bytes) -> None:
    come_through(data)


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_bytes_that_start_like_a_workbook(data: bytes) -> None:
    come_through(b"PK\x03\x04" + data)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_workbook_with_any_bytes_changed(data: st.DataObject) -> None:
    whole = bytearray(WORKBOOK)
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    come_through(bytes(whole))


@given(tables)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_cells_under_known_headers(table: tuple[list[str], list[list[str]]]) -> None:
    import csv
    import io

    stream = io.StringIO()
    csv.writer(stream).writerows([table[0], *table[1]])
    come_through(stream.getvalue().encode("utf-8", "replace"))
