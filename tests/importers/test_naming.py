"""Account names are read from titles and file names; explanations and list words are no names."""

import pytest

from stakeholder_map.importers.naming import file_name, title_name
from stakeholder_map.importers.people import suggested_name
from stakeholder_map.importers.tables import read_tables
from tests.importers.making import csv, proposed


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("贵州铝业集团客户关键人清单", "贵州铝业集团"),
        ("宏远精工 关键人清单（2026年3月）", "宏远精工"),
        ("北辰重工的联系人名单", "北辰重工"),
        ("江南大学附属医院", "江南大学附属医院"),
        ("客户名称：宏远精工", "宏远精工"),
        ("List of contacts of Nordklinik", "Nordklinik"),
        ("Harbour View – Key Contacts", "Harbour View"),
        ("Nordklinik AG", "Nordklinik AG"),
        ("Acme, Inc.", "Acme, Inc."),
        ("客户关键人清单", ""),
        ("联系人：王伟", ""),
        ("2026年3月 联系人名单", ""),
        ("Our people", ""),
        ("Exported on 2026-03-01", ""),
        ("本表由市场部填写，发送给总公司", ""),
        ("制表：远航咨询公司", ""),
        ("A" * 300 + " AG", ""),
    ],
)
def test_a_title_names_the_account_or_nothing(title: str, name: str) -> None:
    assert title_name([title]) == name


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("北辰重工_联系人名单_20260301.xlsx", "北辰重工"),
        ("Nordklinik contacts.csv", "Nordklinik"),
        ("people.csv", "people"),
        ("2026-03-01.csv", "2026-03-01"),
        ("", ""),
    ],
)
def test_a_file_name_loses_the_words_of_a_list(file: str, name: str) -> None:
    assert file_name(file) == name


def test_the_organisation_comes_before_the_title_and_the_title_before_the_file() -> None:
    titled = csv("宏远精工 客户关键人清单,", "姓名,部门", "赵敏,财务")
    assert suggested_name(read_tables("x.csv", titled)) == "宏远精工"
    assert proposed(titled).account.name == "宏远精工"
    stated = csv("宏远精工 客户关键人清单,", "姓名,公司", "赵敏,北辰重工")
    assert suggested_name(read_tables("x.csv", stated)) == "北辰重工"
    plain = csv("姓名,部门", "赵敏,财务")
    assert suggested_name(read_tables("x.csv", plain)) == "x"
    assert suggested_name(read_tables("", plain)) == ""
    assert proposed(plain).account.name == "people"
