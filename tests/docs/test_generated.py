import json
import re
from enum import StrEnum

import pytest

from scripts import make_docs
from stakeholder_map.model import file, scales
from stakeholder_map.model.account import Account
from stakeholder_map.model.record import Record
from stakeholder_map.model.walk import records


@pytest.mark.parametrize("name", sorted(make_docs.documents()))
def test_a_generated_document_is_up_to_date(name: str) -> None:
    written = (make_docs.ROOT / name).read_text(encoding="utf-8")
    assert written == make_docs.documents()[name], "run: python scripts/make_docs.py"


def test_the_file_format_tells_every_field_and_every_value() -> None:
    text = make_docs.file_format()

    def kinds(kind: type[Record]) -> set[type[Record]]:
        return {kind}.union(*(kinds(below) for below in kind.__subclasses__()))

    in_files = set(file.schema()["$defs"]) | {"Account"}
    for kind in kinds(Record):
        if kind.__name__ in in_files and kind.__module__.startswith("stakeholder_map.model."):
            for field in kind.model_fields:
                assert f"| `{field}` |" in text, f"{kind.__name__}.{field}"
    for value in (
        v for kind in StrEnum.__subclasses__() if kind.__module__ == scales.__name__ for v in kind
    ):
        assert f"| `{value}` |" in text, value


def test_the_links_of_the_file_format_lead_somewhere() -> None:
    text = make_docs.file_format()
    headings = {line[4:].lower() for line in text.splitlines() if line.startswith("### ")}
    links = set(re.findall(r"\(#(\w+)\)", text))
    assert links
    assert links <= headings


def test_the_example_of_the_file_format_is_an_account() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", make_docs.file_format(), re.DOTALL)
    account = file.read(example)
    assert isinstance(account, Account)
    assert account.decision("pacs").seat_of("anna")
    assert len(list(records(account))) > 10
    assert json.loads(file.write(account))["account"]["name"] == "Nordklinik"
