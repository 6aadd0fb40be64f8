"""Pure rooms ask neither the clock nor an unseeded dice: the same input, the same result."""

import ast

import pytest

from tests.conftest import ROOT
from tests.structure.sources import own_files, place

PURE = ("model", "analysis", "playbook", "maps")
CLOCKS = {"now", "today", "utcnow"}
DICE = {"default_rng", "RandomState", "Random", "SeedSequence"}

#: A fresh id has to be one that nobody had before.
ALLOWED = {"stakeholder_map/model/record.py": ["secrets.token_hex()"]}


def ambient(source: str) -> list[str]:
    """Return the calls in a source text that ask the clock or unseeded chance."""
    tree = ast.parse(source)
    names = [a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names]
    # np.random.normal() and random.random() draw from one generator that all share
    shared = {"np.random", "numpy.random", "secrets", *({"random"} & set(names))}
    found = []
    for call in ast.walk(tree):
        if isinstance(call, ast.Call):
            name = ast.unparse(call.func)
            module, _, last = name.rpartition(".")
            clock = (module and last in CLOCKS) or module == "time"
            given = call.args or call.keywords
            chance = not given if last in DICE else module in shared
            if clock or chance:
                found.append(f"{name}()")
    return found


@pytest.mark.parametrize("room", PURE)
def test_a_pure_room_asks_no_clock_and_no_dice(room: str) -> None:
    files = list(own_files(".py", under=ROOT / "stakeholder_map" / room))
    assert files
    found = {place(file): ambient(file.read_text("utf-8")) for file in files}
    assert not {at: calls for at, calls in found.items() if calls and calls != ALLOWED.get(at)}


@pytest.mark.parametrize(
    "source",
    [
        "date.today()",
        "datetime.datetime.now(UTC)",
        "time.time()",
        "np.random.default_rng()",
        "np.random.normal(0, 1)",
        "import random; random.choice(people)",
        "uuid.UUID(int=secrets.randbits(128))",
    ],
)
def test_each_way_to_ask_is_seen(source: str) -> None:
    assert ambient(source)


@pytest.mark.parametrize(
    "source", ["np.random.default_rng(seed)", "read(account, today)", "random.permutation(9)"]
)
def test_what_is_given_is_allowed(source: str) -> None:
    assert not ambient(source)
