"""When the environment is made, with what, and that a finished one is left alone."""

from pathlib import Path

import pytest

from set_up.environment import (
    environment,
    only_one,
    remove,
    stamp,
    steps_needed,
    tool,
    try_lock,
)

LOCK, PROJECT, FOLDER = b"altair==6", b"[project]", Path("checkout")
DONE = stamp(LOCK, PROJECT, "3.11 cpython linux", FOLDER)


def test_the_same_set_up_needs_nothing() -> None:
    again = stamp(LOCK, PROJECT, "3.11 cpython linux", FOLDER)
    assert steps_needed(DONE, again, whole=True) == (False, False)


@pytest.mark.parametrize(
    "other",
    [
        stamp(b"altair==7", PROJECT, "3.11 cpython linux", FOLDER),
        stamp(LOCK, PROJECT, "3.12 cpython linux", FOLDER),
        stamp(LOCK, PROJECT, "3.11 cpython linux", Path("moved")),
    ],
    ids=["lock", "python", "folder"],
)
def test_another_lock_python_or_folder_needs_all(other: str) -> None:
    assert steps_needed(DONE, other, whole=True) == (True, True)


def test_another_pyproject_needs_only_the_package_itself() -> None:
    other = stamp(LOCK, b"[project]\nname", "3.11 cpython linux", FOLDER)
    assert steps_needed(DONE, other, whole=True) == (False, True)


def test_a_half_made_environment_needs_all() -> None:
    assert steps_needed(None, DONE, whole=True) == (True, True)
    assert steps_needed("", DONE, whole=True) == (True, True)


def test_an_environment_whose_python_is_gone_needs_all() -> None:
    assert steps_needed(DONE, DONE, whole=False) == (True, True)


@pytest.mark.parametrize(
    ("uv", "pip", "chosen"),
    [
        ("/usr/bin/uv", False, "uv"),
        ("/usr/bin/uv", True, "uv"),
        (None, True, "venv"),
        (None, False, "wheel"),
    ],
)
def test_the_tool_is_the_best_there_is(uv: str | None, pip: bool, chosen: str) -> None:
    assert tool(uv, has_pip=pip) == chosen


def test_settings_that_install_elsewhere_are_left_out_and_others_kept() -> None:
    given = {"PIP_USER": "1", "PYTHONPATH": "x", "PIP_REQUIRE_HASHES": "1", "HTTPS_PROXY": "p"}
    made = environment(given, "https://mirror.example/simple")
    assert not {"PIP_USER", "PYTHONPATH", "PIP_REQUIRE_HASHES"} & set(made)
    assert made["HTTPS_PROXY"] == "p"


def test_uv_asks_the_index_that_pip_would_ask() -> None:
    assert (
        environment({}, "https://mirror.example/s")["UV_DEFAULT_INDEX"]
        == "https://mirror.example/s"
    )
    own = environment({"UV_INDEX_URL": "https://uv.example/s"}, "https://uv.example/s")
    assert "UV_DEFAULT_INDEX" not in own


@pytest.mark.parametrize("name", ["PIP_CERT", "REQUESTS_CA_BUNDLE"])
def test_the_users_certificates_hold_for_every_tool(name: str) -> None:
    assert environment({name: "corp.pem"}, "i")["SSL_CERT_FILE"] == "corp.pem"
    assert environment({name: "a", "SSL_CERT_FILE": "b"}, "i")["SSL_CERT_FILE"] == "b"


def test_without_named_certificates_those_of_the_system_hold() -> None:
    assert environment({}, "i")["UV_SYSTEM_CERTS"] == "true"


def test_a_linked_environment_is_unlinked_and_its_target_kept(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere"
    target.mkdir()
    (target / "kept").touch()
    link = tmp_path / ".venv"
    try:
        link.symlink_to(target, target_is_directory=True)
    except OSError:
        pytest.skip("this system does not let the user make links")
    remove(link)
    assert not link.is_symlink()
    assert (target / "kept").exists()


def test_only_one_start_sets_up_at_a_time(tmp_path: Path) -> None:
    lock = tmp_path / ".venv.lock"
    with only_one(lock), lock.open("a+b") as another:
        assert not try_lock(another.fileno())
    with lock.open("a+b") as another:
        assert try_lock(another.fileno())
