"""Columns are known by the names that CRM systems and people give them."""

import pytest

from stakeholder_map.importers.columns import field_of, kind_of
from stakeholder_map.importers.table import TableKind
from stakeholder_map.tables.headers import (
    PEOPLE_HEADERS,
    TIE_HEADERS,
    PersonField,
    TieField,
    header,
)

PEOPLE = TableKind.PEOPLE


@pytest.mark.parametrize(
    ("text", "field"),
    [
        # As the brief lists them for Salesforce, HubSpot, Dynamics, LinkedIn and Chinese sheets.
        ("Id", "id"), ("FirstName", "first_name"), ("LastName", "last_name"), ("Name", "name"),
        ("ReportsToId", "reports_to"), ("LastActivityDate", "last_activity"),
        ("Contact ID", "id"), ("First Name", "first_name"), ("Full Name", "name"),
        ("Reports To", "reports_to"), ("Last Activity", "last_activity"),
        ("Record ID", "id"), ("Email address", "email"), ("Job Title", "title"),
        ("Company Name", "organisation"), ("hs_buying_role", "role"), ("Buying Role", "role"),
        ("fullname", "name"), ("jobtitle", "title"), ("parent_contactid", "reports_to"),
        ("accountrolecode", "role"), ("msdyn_decisioninfluencetag", "role"),
        ("URL", "linkedin"), ("Email Address", "email"), ("Company", "organisation"),
        ("Position", "title"), ("姓名", "name"), ("部门", "department"), ("职务", "title"),
        ("职位", "title"), ("上级", "reports_to"), ("汇报对象", "reports_to"), ("角色", "role"),
        ("支持度", "support"), ("态度", "support"), ("疑虑", "concern"), ("关注点", "concern"),
        ("手机", "phone"), ("邮箱", "email"), ("客户名称", "organisation"),
        ("最近联系", "last_contact"), ("最近拜访", "last_contact"), ("备注", "notes"),
        ("Stance (-5..5)", "support"), ("Power %", "weight"), ("LAST_NAME", "last_name"),
        ("ｎａｍｅ", "name"), (" name ", "name"), ("dept", "department"), ("Worry", "concern"),
    ],
)  # fmt: skip
def test_people_columns(text: str, field: str) -> None:
    assert field_of(text, PEOPLE) == PersonField(field)


def test_what_is_not_known_is_not_guessed() -> None:
    for text in ("", "Age", "Tenure", "Favourite colour", "年龄"):
        assert field_of(text, PEOPLE) is None


@pytest.mark.parametrize("language", ["en", "zh"])
def test_our_own_headers_are_read_back(language: str) -> None:
    for field in PEOPLE_HEADERS:
        assert field_of(header(field, language), PEOPLE) is field
    for tie_field in TIE_HEADERS:
        assert field_of(header(tie_field, language), TableKind.TIES) is tie_field


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        (["Name", "Title"], PEOPLE),
        (["id", "age", "dept"], PEOPLE),
        (["From", "To", "Relation"], TableKind.TIES),
        (["source", "target", "relation", "weight"], TableKind.TIES),
        (["From", "To", "Direction", "Type"], TableKind.TIES),
        (["从", "到", "关系"], TableKind.TIES),
        (["Id", "OpportunityId", "ContactId", "Role", "IsPrimary"], TableKind.CONTACT_ROLES),
        (["record1id", "record2id", "record2roleid"], TableKind.CONTACT_ROLES),
        (["Label", "Type", "Description", "Tags"], PEOPLE),
        (["项目", "金额"], None),
    ],
)
def test_a_table_is_what_its_columns_say(headers: list[str], kind: TableKind | None) -> None:
    assert kind_of(headers) is kind


def test_a_column_of_ties_is_not_one_of_people() -> None:
    assert field_of("weight", TableKind.TIES) is TieField.STRENGTH
    assert field_of("weight", PEOPLE) is PersonField.WEIGHT
