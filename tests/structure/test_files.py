"""Files stay small, finished, and free of the machine they were written on."""

import re
from urllib.parse import urlsplit

from tests.structure.sources import own_files, place

LONGEST = 400
UNFINISHED = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X"]) + r")\b")
MACHINE = re.compile(
    "|".join(["/wo" + "rk/", "/ro" + "ot/", r"/ho" + r"me/\w", r"[A-Z]:\\Us" + "ers"])
)


def lines(*suffixes: str) -> list[tuple[str, str]]:
    """Return each line of the project's files with its place."""
    return [
        (f"{place(path)}:{number}", line)
        for path in own_files(*suffixes)
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
    ]


def test_no_source_file_is_longer_than_400_lines() -> None:
    long = {
        place(path): count
        for path in own_files(".py", ".js", ".css", ".html")
        if (count := len(path.read_text("utf-8").splitlines())) > LONGEST
    }
    assert not long


def test_nothing_is_left_for_later() -> None:
    left = [place for place, line in lines(".py", ".js", ".css", ".md") if UNFINISHED.search(line)]
    assert not left


def test_no_path_of_a_machine_is_written_down() -> None:
    assert not [place for place, line in lines() if MACHINE.search(line)]


def test_the_lock_names_no_index_and_no_file_of_a_machine() -> None:
    locked = [line for place, line in lines(".txt") if place.startswith("requirements.txt")]
    assert locked
    assert not [line for line in locked if "://" in line or line.startswith(("-", "file:", "."))]


def test_only_the_set_up_knows_where_packages_come_from() -> None:
    address = re.compile(r"https?://[\w./-]+")
    indexes = {
        place.partition(":")[0]
        for place, line in lines(".py", ".toml", ".txt")
        for url in address.findall(line)
        if (urlsplit(url).hostname or "").startswith(("pypi.", "files.pythonhosted."))
    }
    assert indexes <= {"set_up/index.py"} | {p for p in indexes if p.startswith("tests/setup/")}
