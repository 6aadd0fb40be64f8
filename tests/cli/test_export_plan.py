"""The account plan on the command line: for our own house only, the same bytes each time."""

from io import BytesIO
from pathlib import Path

import docx
import pytest

from stakeholder_map.model import file
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
