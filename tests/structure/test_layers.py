"""The rooms of the package use each other in one direction only."""

import os

import pytest
from importlinter.cli import lint_imports

from tests.conftest import ROOT


def test_the_layer_rule_holds(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    code = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    printed = capsys.readouterr().out
    assert code == os.EX_OK if hasattr(os, "EX_OK") else code == 0, printed
    assert "9 kept, 0 broken" in printed
