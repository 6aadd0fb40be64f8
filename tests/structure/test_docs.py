"""What the documents say exists."""

import re
import tomllib

import pytest

from tests.conftest import ROOT
from tests.structure.sources import own_files, place

LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")
DOCUMENTS = [ROOT / "README.md", *own_files(".md", under=ROOT / "docs")]


@pytest.mark.parametrize("document", DOCUMENTS, ids=place)
def test_each_link_of_a_document_leads_somewhere(document) -> None:
    links = LINK.findall(document.read_text("utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_decisions_are_numbered_without_a_hole_and_titled_by_their_number() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [path.name[:4] for path in decisions]
    assert numbers == [f"{n:04d}" for n in range(1, len(decisions) + 1)]
    for path in decisions:
        assert path.read_text("utf-8").startswith(f"# {path.name[:4]} "), place(path)


def test_the_readme_names_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "\npython3 run.py " in readme
    assert "\npython3 run.py test " in readme


def test_everything_names_the_same_oldest_python() -> None:
    """README, run.py, and the package agree on the oldest Python."""
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"][
        "requires-python"
    ]
    oldest = asked.removeprefix(">=")
    assert f"Python {oldest}" in (ROOT / "README.md").read_text("utf-8")
    assert f"OLDEST = ({oldest.replace('.', ', ')})" in (ROOT / "run.py").read_text("utf-8")
