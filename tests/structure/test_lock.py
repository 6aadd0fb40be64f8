"""requirements.txt is the lock of pyproject.toml: every package, in range, every file hashed."""

import re
import tomllib
from importlib.metadata import distribution

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.conftest import ROOT

ENTRY = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)(?: ; ([^\\]+))?")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def entries() -> list[str]:
    """Return the lock's entries, each with its continued lines joined."""
    text = (ROOT / "requirements.txt").read_text("utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def locked() -> dict[str, list[Version]]:
    """Return the locked versions of each package (several where systems differ)."""
    found: dict[str, list[Version]] = {}
    for entry in entries():
        match = ENTRY.match(entry)
        assert match, entry
        found.setdefault(canonicalize_name(match[1]), []).append(Version(match[2]))
    return found


def asked() -> list[str]:
    table = project()
    build, dev = table["build-system"]["requires"], table["dependency-groups"]["dev"]
    return [*table["project"]["dependencies"], *build, *dev]


@pytest.mark.parametrize("text", asked())
def test_each_asked_package_is_locked_within_its_range(text: str) -> None:
    requirement = Requirement(text)
    versions = locked().get(canonicalize_name(requirement.name))
    assert versions, "not in requirements.txt"
    assert all(version in requirement.specifier for version in versions)


def test_every_entry_has_hashes() -> None:
    assert [entry for entry in entries() if not HASH.search(entry)] == []


def test_what_a_locked_package_needs_is_locked_too() -> None:
    """A lock with a hole fails only on the machine of somebody else."""
    versions = locked()
    holes = []
    for name in versions:
        try:
            needs = distribution(name).requires or []
        except ModuleNotFoundError:  # locked for another system
            continue
        for need in map(Requirement, needs):
            wanted = need.marker is None or need.marker.evaluate(
                {**default_environment(), "extra": ""}
            )
            if wanted and canonicalize_name(need.name) not in versions:
                holes.append(f"{name} needs {need}")
    assert not holes


def test_every_locked_package_serves_three_systems() -> None:
    """Entries are limited to a system only where the package is for that system."""
    limited = {ENTRY.match(entry)[1] for entry in entries() if "sys_platform ==" in entry}
    assert limited <= {"colorama", "pywin32", "tzdata"}
