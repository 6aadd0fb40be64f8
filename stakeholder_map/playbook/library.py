"""The texts that come with the program, and one's own laid over them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from stakeholder_map.playbook.entry import Entry
from stakeholder_map.playbook.kinds import Kind

#: The folder of the built-in texts: a file a kind, of some kinds several (messages: one a role).
TEXTS = files("stakeholder_map") / "playbook" / "texts"


@cache
def built_in() -> tuple[Entry, ...]:
    """Return the built-in entries by kind, within a kind in the order of their files.

    Raises:
        pydantic.ValidationError: a file was edited and is wrong.
    """
    found = []
    for file in sorted(TEXTS.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            content = tomllib.loads(file.read_text("utf-8"))
            shared = {key: value for key, value in content.items() if key != "entry"}
            found += [Entry.model_validate({**shared, **entry}) for entry in content["entry"]]
    order = list(Kind)
    return tuple(sorted(found, key=lambda entry: order.index(entry.kind)))


@cache
def built_in_ids() -> frozenset[str]:
    """Return the ids of the built-in entries."""
    return frozenset(entry.id for entry in built_in())


def laid_over(own: Iterable[Entry], base: Iterable[Entry] | None = None) -> tuple[Entry, ...]:
    """Return the built-in entries with one's own over them: the same id replaces, new ones follow.

    Args:
        own: the later of two with the same id counts.
        base: in the place of the built-in ones.
    """
    found = {entry.id: entry for entry in (built_in() if base is None else base)}
    found.update((entry.id, entry) for entry in own)
    return tuple(found.values())
