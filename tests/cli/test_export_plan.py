"""The account plan on the command line: for our own house only, the same bytes each time."""

from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest

from stakeholder_map.analysis.acting.outreach import outreach
from stakeholder_map.analysis.outcome.moves import moves
from stakeholder_map.analysis.reading import read
from stakeholder_map.model import file
from stakeholder_map.playbook.library import built_in
from stakeholder_map.services import playbook
from stakeholder_map.services.scripting import scripts_of
from stakeholder_map.services.workspace import sample
from stakeholder_map.storage.store import Store
from stakeholder_map.words import words
from tests.cli.conftest import Run
from tests.lifelike import make_account

ON = ("--on", "2026-03-02")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "A.json"
    path.write_text(file.write(make_account(8)), encoding="utf-8")
    return path


@pytest.mark.parametrize("audience", ["team", "management"])
def test_a_plan_is_written_and_the_same_again(
    run: Run, path: Path, language: str, audience: str
) -> None:
    fixed = ["export", path, "--format", "docx", "--audience", audience, "--language", language]
    written = []
    for name in ("one.docx", "two.docx"):
        assert run(*ON, *fixed, "--output", name).code == 0
        written.append(path.with_name(name).read_bytes())
    assert written[0] == written[1]
    text = "\n".join(p.text for p in docx.Document(BytesIO(written[0])).paragraphs)
    assert ("摘要" if language == "zh" else "Summary") in text


def test_there_is_none_for_the_customer(run: Run, path: Path, language: str) -> None:
    ran = run(
        "export", path, "--format", "docx", "--audience", "customer",
        "--language", language, "--output", "x.docx",
    )  # fmt: skip
    assert ran.code == 2
    assert ("仅供内部" if language == "zh" else "our own house") in ran.err
    assert not path.with_name("x.docx").exists()


def test_the_team_s_plan_of_a_stored_account_speaks_with_the_store_s_texts(
    run: Run, tmp_path: Path
) -> None:
    today = date(2026, 11, 22)
    account = sample("nordklinik-group", today)
    reading = read(account, account.decisions[0].id, today)
    lines = outreach(reading, moves(reading)).lines
    said = set(scripts_of(words("en"), reading, lines, playbook.built_in()).values())
    entry = next(entry for entry in built_in() if entry.en in said)
    store = Store()
    store.create(account, by="")
    playbook.keep(store, entry.but(en="As Ruth always says.", zh=""), True, "ruth", None)
    fixed = ["--on", "2026-11-22", "export", account.id, "--format", "docx", "--language", "en"]
    told = {}
    for audience in ("team", "management"):
        name = f"{audience}.docx"
        assert run(*fixed, "--audience", audience, "--output", name).code == 0
        read_back = docx.Document(str(tmp_path / name))
        told[audience] = "\n".join(p.text for p in read_back.paragraphs)
    assert "As Ruth always says." in told["team"]
    assert "As Ruth always says." not in told["management"]
