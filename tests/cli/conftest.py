"""The program run as a user runs it, on a store and in a folder of its own."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from stakeholder_map.cli import program
from stakeholder_map.cli.language import language_of
from stakeholder_map.storage.place import sqlite_url
from stakeholder_map.words import words


@dataclass(frozen=True)
class Ran:
    """What a run left."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program in its own process's manner; the working folder is ``tmp_path``."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STAKEHOLDER_MAP_DB", sqlite_url(tmp_path / "store.sqlite"))
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")

    def run(*arguments: object) -> Ran:
        given = [str(argument) for argument in arguments]
        streams = [io.TextIOWrapper(io.BytesIO(), "ascii") for _ in range(2)]
        with monkeypatch.context() as printed:
            printed.setattr(sys, "stdout", streams[0])
            printed.setattr(sys, "stderr", streams[1])
            with pytest.raises(SystemExit) as left:
                program.main(given)
            for stream in streams:
                stream.flush()
        out, err = (stream.buffer.getvalue().decode("utf-8") for stream in streams)
        assert isinstance(left.value.code, int)
        assert language_of(given) in ("en", "zh")
        assert "Traceback" not in out + err
        return Ran(left.value.code, out, err)

    return run


@pytest.fixture(params=["en", "zh"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def said(language: str) -> Callable[[str], str]:
    return words(language)
