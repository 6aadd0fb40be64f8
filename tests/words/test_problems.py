"""Every problem that the code can raise has a sentence with a place and a mend."""

import ast
from pathlib import Path

import pytest

import stakeholder_map
from stakeholder_map.model.problem import Place, Problem
from stakeholder_map.words import words
from stakeholder_map.words.problems import SENTENCES, problem_mend, problem_text

PACKAGE = Path(stakeholder_map.__file__).parent

#: Functions whose first text is the code of a problem.
MAKERS = {"problem", "refusal", "refuse", "say", "_skipped"}


def codes_in_the_code() -> set[str]:
    found: set[str] = set()
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            given = [k.value for k in node.keywords if k.arg == "code"]
            if (name in MAKERS and "importers" in file.parts) or name == "refuse":
                given.extend(node.args[:1])
            if name == "Problem" or name in MAKERS:
                found.update(
                    part.value
                    for value in given
                    for part in ast.walk(value)
                    if isinstance(part, ast.Constant)
                    and isinstance(part.value, str)
                    and part.value.replace("_", "").isalpha()
                )
    return found


def test_every_code_has_a_sentence() -> None:
    found = codes_in_the_code()
    assert {"weights_sum", "tie_to_self", "file_empty", "role_unknown", "file_json"} <= found
    assert found - set(SENTENCES) == set()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_every_sentence_can_be_said_even_without_values(code: str, language: str) -> None:
    _ = words(language)
    bare = problem_text(_, Problem(code=code))
    assert "{" not in bare
    assert problem_mend(_, Problem(code=code))
    hostile = Problem(code=code, values={"value": "{boom}", "person": "{0}", "name": "<b>"})
    assert problem_text(_, hostile)


def test_the_place_comes_first() -> None:
    place = Place(file="p.xlsx", sheet="Ties", row=4, column="Role")
    problem = Problem(code="role_unknown", place=place, values={"value": "Boss"})
    assert problem_text(words("en"), problem) == (
        "p.xlsx, sheet “Ties”, row 4, column “Role”: “Boss” is no role that is known here; it is "
        "kept as “not mapped”. Choose decision-maker, user, gatekeeper or influencer for it."
    )
    assert problem_text(words("zh"), problem) == (
        "p.xlsx，工作表“Ties”，第 4 行，“Role”列：不认识角色“Boss”，已按“未对应”保留。"
        "请为它选择决策者、使用者、把关者或影响者。"
    )


def test_a_code_without_a_sentence_is_named() -> None:
    assert "from_tomorrow" in problem_text(words("en"), Problem(code="from_tomorrow"))
