"""Exports as they really look: the people, values and problems read from them by hand."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from stakeholder_map.importers.people import propose
from stakeholder_map.importers.proposal import Proposal
from stakeholder_map.importers.table import Table
from stakeholder_map.importers.tables import read_tables
from stakeholder_map.model.problem import Refused
from stakeholder_map.model.scales import Level, Role, TieKind
from tests.importers.making import TODAY, codes, person, reading, seat, the


def tables(folder: Path, *names: str) -> list[Table]:
    return [t for name in names for t in read_tables(name, (folder / name).read_bytes())]


@pytest.fixture(scope="module")
def messy(shared_data: Path) -> Path:
    return shared_data / "messy"


def superiors(proposal: Proposal, name: str) -> list[str]:
    account = proposal.account
    return [account.person(key).name for key in account.superiors(person(proposal, name).id)]


def test_the_chinese_sheet_in_gb18030(messy: Path) -> None:
    found = propose(tables(messy, "chinese_crm_gb18030.csv"), today=TODAY)
    names = [p.name for p in found.account.people]
    assert names == [
        "林国栋",
        "赵敏",
        "陈伟",
        "吴静",
        "孙浩",
        "贺磊",
        "高燕",
        "唐锐",
        "朱琳",
        "王伟",
        "王伟",
    ]
    supports = {name: seat(found, name).support for name in names if name != "王伟"}
    assert supports == {
        "林国栋": None, "赵敏": -3, "陈伟": 2, "吴静": 4, "孙浩": 0, "贺磊": -3, "高燕": 5,
        "唐锐": None, "朱琳": 1,
    }  # fmt: skip
    assert seat(found, "赵敏").roles == (Role.GATEKEEPER, Role.DECISION_MAKER)
    assert [c.text for c in seat(found, "赵敏").concerns] == ["三年总成本", "回款周期"]
    assert seat(found, "唐锐").hidden
    assert not seat(found, "赵敏").veto, "a remark is no veto, it is offered as a reading"
    assert reading(found, "note", "有否决权") == ""
    assert person(found, "赵敏").notes == "有否决权"
    assert seat(found, "吴静").coach
    assert person(found, "林国栋").met is False
    assert superiors(found, "唐锐") == ["朱琳"], "朱琳 stands in a later row"
    met = {p.name: found.account.last_met(p.id, TODAY) for p in found.account.people}
    assert met["陈伟"] == date(2026, 11, 12)
    assert met["吴静"] == date(2026, 11, 18)
    assert met["贺磊"] == date(2026, 9, 1)
    assert {d.name for d in found.account.departments} == {
        "总经办", "财务部", "信息部", "生产部", "采购部"
    }  # fmt: skip
    [question] = found.questions
    assert (question.name, question.first.row, question.second.row) == ("王伟", 14, 15)
    assert sorted(codes(found)) == ["note_veto", "row_skipped"]
    assert the(found, "row_skipped").place.row == 16


def test_the_developer_workbook(messy: Path) -> None:
    found = propose(tables(messy, "developer_stakeholders.xlsx"), today=TODAY)
    assert found.account.name == "Harbour View Development"
    assert [p.name for p in found.account.people] == [
        "Victor Lam", "Irene Cho", "Ken Fong", "Dr. Alan Siu", "Maggie Yip", "Owen Pak"
    ]  # fmt: skip
    weights = {p.name: seat(found, p.name).weight for p in found.account.people}
    assert weights == {
        "Victor Lam": 0.4, "Irene Cho": 0.15, "Ken Fong": 0.25, "Dr. Alan Siu": None,
        "Maggie Yip": 0.0, "Owen Pak": None,
    }  # fmt: skip
    assert seat(found, "Owen Pak").veto
    supports = {p.name: seat(found, p.name).support for p in found.account.people}
    assert list(supports.values()) == [None, -1, 3, 2, 4, None]
    levels = [p.level for p in found.account.people]
    assert levels == [Level.UPPER, Level.MIDDLE, Level.MIDDLE, None, None, Level.WORKING]
    assert superiors(found, "Maggie Yip") == ["Ken Fong", "Dr. Alan Siu"]
    assert [c.text for c in seat(found, "Irene Cho").concerns] == ["Unit price / claims"]
    siu = person(found, "Dr. Alan Siu")
    assert found.account.organisation(siu.organisation_id or "").name == (
        "Siu & Partners Design Institute"
    )
    assert found.account.last_met(siu.id, TODAY) == date(2025, 10, 20), "serial 45950"
    assert not person(found, "Ken Fong").is_external
    ties = [t for t in found.account.ties if t.kind is not TieKind.REPORTS_TO]
    names = {p.id: p.name for p in found.account.people}
    assert {(names[t.source], t.kind.value, names[t.target], t.strength) for t in ties} == {
        ("Dr. Alan Siu", "influences", "Victor Lam", 0.8),
        ("Dr. Alan Siu", "influences", "Ken Fong", 0.6),
        ("Irene Cho", "conflict", "Ken Fong", 0.5),
        ("Maggie Yip", "informal", "Ken Fong", 0.3),
    }
    assert Counter(codes(found)) == {
        "tie_person_unknown": 1, "tie_to_self": 1, "date_unreadable": 2, "formula_empty": 2,
        "row_skipped": 1,
    }  # fmt: skip
    assert the(found, "tie_person_unknown").place.row == 6
    assert the(found, "tie_to_self").place.row == 7


def test_salesforce_contacts_with_their_roles(messy: Path) -> None:
    files = ("salesforce_contacts_report.csv", "salesforce_opportunity_contact_roles.csv")
    found = propose(tables(messy, *files), today=TODAY)
    assert found.account.name == "Nordklinik Group"
    assert len(found.account.people) == 9
    assert person(found, "Prof. Achterberg").title == "Medical Adviser (external)"
    assert person(found, "Jonas Weiß").external_ids == {"salesforce": "0035g00000A1b2dAAB"}
    roles = {p.name: seat(found, p.name).roles for p in found.account.people}
    assert roles == {
        "Helena Brandt": (Role.DECISION_MAKER,), "Jonas Weiß": (Role.DECISION_MAKER,),
        "Amélie Durand": (Role.USER,), "Piotr Zieliński": (Role.GATEKEEPER,),
        "Sofia O'Connor": (), "Mehmet Yılmaz": (), "Lena Vogel": (),
        "Prof. Achterberg": (Role.INFLUENCER,),
    }  # fmt: skip
    assert seat(found, "Mehmet Yılmaz").unmapped_role == "Gate Guardian"
    assert superiors(found, "Sofia O'Connor") == ["Amélie Durand"]
    days = {t.on for t in found.account.touches}
    assert days == {
        date(2026, 3, 9), date(2026, 11, 2), date(2026, 10, 28), date(2026, 11, 10),
        date(2026, 1, 15),
    }  # fmt: skip
    assert {t.two_way for t in found.account.touches} == {None}, "an activity may be one-way"
    assert Counter(codes(found)) == {
        "contact_unknown": 1, "date_future": 1, "superior_unknown": 1, "row_skipped": 3,
        "column_to_remark": 1, "row_deleted": 1, "role_unknown": 1,
    }  # fmt: skip
    assert the(found, "superior_unknown").values["value"] == "Unknown Boss"
    assert the(found, "date_future").values["read"] == "2026-12-05"
    assert [q.name for q in found.questions] == ["Lena Vogel"]


def test_hubspot_contacts(messy: Path) -> None:
    found = propose(tables(messy, "hubspot_contacts.csv"), today=TODAY)
    assert seat(found, "Rafael de la Cruz").roles == (Role.DECISION_MAKER, Role.GATEKEEPER)
    assert seat(found, "Yuki Tanabe").roles == (Role.GATEKEEPER,)
    assert seat(found, "Tom Ibarra").coach
    assert {t.name for t in found.account.teammates} == {"Ana Ruiz", "Ben Cole"}
    assert len(found.account.contacts) == 5
    hostile = person(found, '=HYPERLINK("http://evil.example","click") Mallory')
    assert hostile.title == "<img src=x onerror=alert(1)>"
    [question] = found.questions
    assert (question.because, question.first.row, question.second.row) == ("email", 2, 8)
    assert found.problems == ()
    answered = propose(
        tables(messy, "hubspot_contacts.csv"), today=TODAY, answers={question.key: "same"}
    )
    assert len(answered.account.people) == 6
    assert person(answered, "Grace Okafor").external_ids == {"hubspot": "501;507"}


def test_linkedin_connections(messy: Path) -> None:
    found = propose(tables(messy, "linkedin_Connections.csv"), today=TODAY)
    assert [p.name for p in found.account.people] == [
        "Tom Ibarra", "Ingrid Solberg", "Wei Zhang 张伟"
    ]  # fmt: skip
    assert person(found, "Wei Zhang 张伟").is_external
    assert person(found, "Tom Ibarra").notes == "Connected On: 26 Jul 2025"
    assert not found.account.touches, "being connected is no touch"


def test_utf_16_with_tabs(messy: Path) -> None:
    found = propose(tables(messy, "utf16_tab.txt"), today=TODAY)
    assert [p.name for p in found.account.people] == ["Karin Holm", "Åsa Lind"]
    assert superiors(found, "Åsa Lind") == ["Karin Holm"]
    assert (seat(found, "Karin Holm").support, seat(found, "Åsa Lind").support) == (2, None)
    assert found.problems == ()


@pytest.mark.parametrize(
    ("name", "code"), [("empty.csv", "file_empty"), ("truncated.xlsx", "file_damaged")]
)
def test_files_with_nothing_to_read_say_so(messy: Path, name: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        tables(messy, name)
    assert [p.code for p in caught.value.problems] == [code]


def test_the_managers_of_krackhardt(shared_data: Path) -> None:
    folder = shared_data / "krackhardt_hightech"
    found = propose(tables(folder, "nodes.csv"), tables(folder, "edges.csv"), today=TODAY)
    account = found.account
    assert {p.name for p in account.people} == {str(number) for number in range(1, 22)}
    kinds = Counter(tie.kind for tie in account.ties)
    assert kinds == {TieKind.REPORTS_TO: 20, TieKind.INFLUENCES: 190, TieKind.INFORMAL: 102}
    levels = Counter(p.level for p in account.people)
    assert levels == {Level.UPPER: 1, Level.MIDDLE: 4, Level.WORKING: 16}
    assert person(found, "7").level is Level.UPPER
    assert {d.name for d in account.departments} == {"0", "1", "2", "3", "4"}
    # "1,2,advice": 1 goes to 2 for advice, so 2 influences 1.
    ids = {p.name: p.id for p in account.people}
    influences = {(t.source, t.target) for t in account.ties if t.kind is TieKind.INFLUENCES}
    assert (ids["2"], ids["1"]) in influences
    heard = Counter(source for source, _ in influences)
    assert heard[ids["2"]] == 18, "most sought for advice, Wasserman & Faust 1994, p. 203"
