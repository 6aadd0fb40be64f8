import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from scripts import make_docs
from stakeholder_map.cli import app_command
from stakeholder_map.cli.language import language_of
from stakeholder_map.cli.program import program
from stakeholder_map.words import words
from tests.cli.conftest import Run

HAN = re.compile(r"[㐀-鿿]")
COMMANDS = sorted(program(words("en")).commands)


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_help_teaches_with_examples(run: Run, command: str | None, language: str) -> None:
    ran = run(*([command] if command else []), "--help", "--language", language)
    assert ran.code == 0
    example = f"  stakeholder-map {command or ''}"
    assert example in ran.out.split("示例" if language == "zh" else "Examples")[1]
    assert bool(
        HAN.search(
            ran.out.replace("华东精密", "")
            .replace("决策链", "")
            .replace("客户联系人", "")
            .replace("华东", "")
        )
    ) == (language == "zh")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented_with_everything_it_takes(command: str) -> None:
    text = (make_docs.ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    section = text.split(f"## stakeholder-map {command}\n")[1].split("\n## ")[0]
    found = program(words("en")).commands[command]
    assert found.help
    assert found.help in section
    for param in found.params:
        name = param.opts[0] if isinstance(param, click.Option) else param.metavar
        assert f"`{name}" in section, name
        assert (param.get_help_record(click.Context(found)) or ("", ""))[1], f"{name} is not told"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_example_can_be_parsed(command: str) -> None:
    group = program(words("en"))
    found = group.commands[command]
    lines = " ".join(found.examples).replace("\\ ", "")  # type: ignore[attr-defined]
    for example in lines.split("stakeholder-map ")[1:]:
        name, *arguments = example.split()
        assert name == command
        found.make_context(command, arguments, parent=click.Context(group))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["shwo"], "shwo"),
        (["gaps"], "ACCOUNT"),
        (["gaps", "A.json", "--jsn"], "--jsn"),
        (["gaps", "A.json", "--fail-on", "bad"], "critical, serious, minor"),
        (["--on", "yesterday", "list"], "2026-03-05"),
        (["history", "x", "--limit", "none"], "--limit"),
        (["history", "x", "--limit"], "--limit"),
        (["import"], "--people"),
        (["list", "--language", "fr"], "en, zh"),
        (["show", "A.json", "B.json"], "B.json"),
    ],
)
def test_a_wrong_command_line_is_told_in_a_sentence(
    run: Run, arguments: list[str], told: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8" if language == "zh" else "C")
    ran = run(*arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert told in ran.err
    assert "--help" in ran.err
    assert bool(HAN.search(ran.err)) == (language == "zh")


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    ran = run()
    assert ran.code == 2
    assert "Examples" in ran.out + ran.err


def test_the_version_is_said(run: Run) -> None:
    ran = run("--version")
    assert ran.code == 0
    assert re.fullmatch(r"stakeholder-map \d+\.\d+\.\d+\s*", ran.out)


@pytest.mark.parametrize(
    ("arguments", "environ", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "zh_CN.UTF-8"}, "zh"),
        ([], {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ([], {"LANG": "de_DE.UTF-8"}, "en"),
        (["gaps", "--language", "zh"], {"LANG": "en_GB"}, "zh"),
        (["--language=en", "gaps"], {"LANG": "zh_CN"}, "en"),
        (["gaps", "--", "--language", "zh"], {"LANG": "C"}, "en"),
        (["gaps", "--language"], {"LANG": "C"}, "en"),
        (["gaps", "--language", "fr"], {"LANG": "C"}, "en"),
    ],
)
def test_the_language_is_known_before_parsing(
    arguments: list[str], environ: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("locale.getlocale", lambda: (None, None))
    assert language_of(arguments, environ) == language


def test_output_is_utf8_whatever_the_platform_says(tmp_path: Path) -> None:
    environ = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    environ["STAKEHOLDER_MAP_DATA"] = str(tmp_path)
    ran = subprocess.run(
        [sys.executable, "-m", "stakeholder_map.cli", "--language", "zh", "list"],
        env=environ,
        capture_output=True,
        check=True,
    )
    assert "没有客户" in ran.stdout.decode("utf-8")


def test_the_app_is_started_with_its_settings(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    calls = []

    def call(command: list[str], cwd: Path, env: dict[str, str]) -> int:
        calls.append((command, cwd, env))
        return 0

    monkeypatch.setattr(app_command.subprocess, "call", call)
    assert run("--database", "sqlite:///x.sqlite", "app", "--port", "8600", "--no-window").code == 0
    ((command, folder, environ),) = calls
    assert command[1:3] == ["-m", "stakeholder_map.ui.launch"]
    assert command[3:] == ["--server.port", "8600", "--server.headless", "true"]
    assert (folder / ".streamlit" / "config.toml").is_file()
    assert environ["STAKEHOLDER_MAP_DB"] == "sqlite:///x.sqlite"
    monkeypatch.setattr(app_command, "CHECKOUT", tmp_path)
    assert run("app").code == 2
