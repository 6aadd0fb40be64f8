"""Every file of ``messy``: what it brings and which problems it has, read by hand from the file."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from stakeholder_map.services import importing
from stakeholder_map.services.importing import Upload, Wishes
from tests.importers.making import TODAY


@dataclass(frozen=True)
class Expected:
    """What is in a file: counts, and problems as (code, row, column)."""

    people: int = 0
    ties: int = 0
    seats_with_support: int = 0
    concerns: int = 0
    touches: int = 0
    problems: tuple[tuple[str, int | None, str], ...] = ()
    questions: tuple[tuple[int | None, int | None], ...] = ()
    profiles: tuple[str, ...] = ()
    files: tuple[str, ...] = field(default=())


EXPECTED = {
    # 11 people of whom 10 report to somebody, 7 with an attitude, 2 王伟 (asked about), a total;
    # 有否决权 only stands in a remark. Row 4 is the header.
    "chinese_crm_gb18030.csv": Expected(
        people=11, ties=10, seats_with_support=7, concerns=7, touches=7,
        problems=(("note_veto", 6, "备注"), ("row_skipped", 16, "")),
        questions=((14, 15),),
        profiles=("chinese",),
    ),
    # Six people and one of them twice, with her address in capitals (asked about).
    "hubspot_contacts.csv": Expected(
        people=7, touches=5, questions=((2, 8),), profiles=("hubspot",)),
    # Two lines of notes above the header; "Connected On" is no known column.
    "linkedin_Connections.csv": Expected(
        people=3, problems=(("column_unknown", 4, "Connected On"),), profiles=("linkedin",)),
    # Two Lena Vogels with their own addresses and ids (asked about), an unknown boss, three
    # lines of footer; the dates are months first, as 10/28 and 01/15 tell, so 12/05 is to come.
    "salesforce_contacts_report.csv": Expected(
        people=9, ties=6, touches=5,
        problems=(
            ("date_future", 2, "Last Activity"), ("superior_unknown", 9, "Reports To"),
            ("row_skipped", 12, ""), ("row_skipped", 13, ""), ("row_skipped", 14, ""),
        ),
        questions=((8, 9),),
        profiles=("salesforce-contact",),
    ),
    # Roles refer to people of another file: alone every one of them is unknown, one is deleted.
    "salesforce_opportunity_contact_roles.csv": Expected(
        problems=(
            ("file_no_people", None, ""), ("column_to_remark", 1, "IsPrimary"),
            ("role_unknown", 9, "Role"), ("row_deleted", 8, ""),
            *(("contact_unknown", row, "ContactId") for row in (2, 3, 4, 5, 6, 7, 9)),
        ),
        profiles=("salesforce-roles",),
    ),
    "utf16_tab.txt": Expected(people=2, ties=1, seats_with_support=1),
    "empty.csv": Expected(problems=(("file_empty", None, ""),)),
    "truncated.xlsx": Expected(problems=(("file_damaged", None, ""),)),
    # Both Salesforce files together: eight roles, one for nobody, one of a deleted row.
    "salesforce_contacts_report.csv + salesforce_opportunity_contact_roles.csv": Expected(
        people=9, ties=6, touches=5,
        problems=(
            ("column_to_remark", 1, "IsPrimary"),
            ("contact_unknown", 7, "ContactId"), ("date_future", 2, "Last Activity"),
            ("superior_unknown", 9, "Reports To"), ("role_unknown", 9, "Role"),
            ("row_deleted", 8, ""),
            ("row_skipped", 12, ""), ("row_skipped", 13, ""), ("row_skipped", 14, ""),
        ),
        questions=((8, 9),),
        profiles=("salesforce-contact", "salesforce-roles"),
    ),
    # Powers of 40 %, 15 %, 25 %, blank, 0 and "veto"; "last week" and a 13th month are no dates;
    # a row of sums without results; a tie from nobody known and one to oneself. Two bosses: five
    # reporting lines and four ties.
    "developer_stakeholders.xlsx": Expected(
        people=6, ties=9, seats_with_support=4, concerns=5, touches=3,
        problems=(
            ("tie_person_unknown", 6, "From"), ("tie_to_self", 7, ""),
            ("date_unreadable", 8, "Last met"), ("date_unreadable", 9, "Last met"),
            ("formula_empty", 10, "Name"), ("formula_empty", 10, "Power %"),
            ("row_skipped", 10, ""),
        ),
        profiles=(),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EXPECTED)
def test_a_messy_file_brings_what_stands_in_it(shared_data: Path, name: str) -> None:
    expected = EXPECTED[name]
    uploads = [
        Upload(part, (shared_data / "messy" / part).read_bytes()) for part in name.split(" + ")
    ]
    sources = importing.read(uploads)
    assert sources.profiles == expected.profiles
    found = importing.preview(sources, Wishes(), TODAY) if not sources.is_empty else None
    problems = [*sources.problems, *(found.problems if found else ())]
    told = [(p.code, p.place.row, p.place.column) for p in problems]
    assert sorted(told, key=str) == sorted(expected.problems, key=str)
    if found is None:
        return
    account = found.account
    seats = account.decision(found.decision_id).seats
    assert len(account.people) == expected.people
    assert len(account.ties) == expected.ties
    assert sum(seat.support is not None for seat in seats) == expected.seats_with_support
    assert sum(len(seat.concerns) for seat in seats) == expected.concerns
    assert len(account.touches) == expected.touches
    asked = tuple((q.first.row, q.second.row) for q in found.questions)
    assert asked == expected.questions


def test_every_file_of_the_folder_is_in_the_table(shared_data: Path) -> None:
    named = {part for name in EXPECTED for part in name.split(" + ")}
    there = {path.name for path in (shared_data / "messy").iterdir()} - {"README.md"}
    assert there == named
