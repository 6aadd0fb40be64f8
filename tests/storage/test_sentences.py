"""Every failure of the store says what happened and how to mend it, in both languages."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

import stakeholder_map
from stakeholder_map.model.account import Account
from stakeholder_map.model.problem import Problem
from stakeholder_map.storage import Stale, Stored, errors
from stakeholder_map.words import words
from stakeholder_map.words.problems import problem_mend, problem_text
from stakeholder_map.words.store import STORE


def failures(kind: type[errors.StorageError]) -> set[type[errors.StorageError]]:
    return {kind}.union(*(failures(below) for below in kind.__subclasses__()))


def test_every_failure_has_its_sentence() -> None:
    codes = {kind.code for kind in failures(errors.StorageError) - {errors.StorageError}}
    assert codes <= set(STORE)


def test_no_sentence_is_left_over() -> None:
    package = Path(stakeholder_map.__file__).parent
    sources = [path for path in package.rglob("*.py") if path.name != "store.py"]
    code = "".join(path.read_text(encoding="utf-8") for path in sources)
    assert [name for name in STORE if f'"{name}"' not in code] == []


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("code", sorted(STORE))
def test_a_sentence_tells_the_mend(code: str, language: str) -> None:
    assert problem_mend(words(language), Problem(code=code)).strip()


def test_a_stale_save_names_the_other() -> None:
    theirs = Stored(Account(id="a", name="华东精密"), 7)
    stale = Stale(theirs, "Li Wei", datetime(2026, 3, 1, tzinfo=UTC))
    text = problem_text(words("en"), stale.problem)
    assert "Li Wei" in text
    assert "华东精密" in text
    assert "7" in text
