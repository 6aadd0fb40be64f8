"""What the package imports is asked for in pyproject.toml, and what is asked for is imported."""

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT
from tests.structure.sources import own_files

#: Not imported by us: openpyxl refuses entity bombs in a workbook where this is installed.
USED_BY_PRESENCE = {"defusedxml"}


def imported() -> set[str]:
    """Return the distributions that the package and app.py import."""
    names: set[str] = set()
    for path in [*own_files(".py", under=ROOT / "stakeholder_map"), ROOT / "app.py"]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    found = packages_distributions()
    return {
        canonicalize_name(distribution)
        for name in names - sys.stdlib_module_names - {"stakeholder_map"}
        for distribution in found.get(name, [name])
    }


def asked() -> set[str]:
    table = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return {canonicalize_name(Requirement(text).name) for text in table["project"]["dependencies"]}


def test_everything_imported_is_asked_for() -> None:
    assert imported() - asked() == set()


def test_everything_asked_for_is_imported() -> None:
    assert asked() - imported() - USED_BY_PRESENCE == set()
