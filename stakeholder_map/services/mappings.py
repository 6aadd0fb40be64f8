"""Column mappings that a user keeps under a name: for the app, and for scripts as a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from stakeholder_map.importers.table import TableKind
from stakeholder_map.model.problem import Place, Problem, Refused
from stakeholder_map.services.importing import fields_of
from stakeholder_map.storage.store import Store

#: The preference that holds them: name → (column name → field).
KEY = "import_mappings"

#: No mapping file is longer.
MAX_BYTES = 1024 * 1024

#: What a column may be mapped to; "" keeps it as a remark, "ignored" leaves it out.
FIELDS = frozenset(field for kind in TableKind for field in fields_of(kind)) | {""}

_EXAMPLE = '{"Chef": "reports_to", "Haltung": "support"}'


def saved(store: Store) -> dict[str, dict[str, str]]:
    """Return the mappings by name."""
    found = store.preference(KEY, {})
    return {name: dict(mapping) for name, mapping in found.items()}


def save(store: Store, name: str, mapping: Mapping[str, str]) -> None:
    """Keep a mapping under a name; one that was there is replaced."""
    store.set_preference(KEY, {**saved(store), name.strip(): dict(mapping)})


def forget(store: Store, name: str) -> None:
    """Forget the mapping of this name, if there is one."""
    store.set_preference(KEY, {key: value for key, value in saved(store).items() if key != name})


def read_mapping(path: Path) -> dict[str, str]:
    """Return the mapping of a file.

    Raises:
        Refused: it cannot be read or is no mapping: a JSON object of column name to field.
    """
    try:
        with path.open("rb") as file:
            text = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        values = {"reason": reason}
        raise Refused(
            (Problem(code="file_unreadable", place=Place(file=str(path)), values=values),)
        ) from None
    if len(text) > MAX_BYTES:
        raise _malformed(path, f"> {MAX_BYTES // 1024} kB")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _malformed(path, type(error).__name__) from None
    if not isinstance(found, dict):
        raise _malformed(path, "{…}")
    for header, field in found.items():
        if not isinstance(field, str) or field not in FIELDS:
            raise _malformed(path, f"{str(header)[:60]}: {str(field)[:60]}")
    return found


def named(store: Store, name: str) -> dict[str, str]:
    """Return the mapping that is kept under a name.

    Raises:
        Refused: there is none.
    """
    there = saved(store)
    if name not in there:
        values = {"name": name, "known": ", ".join(there) or "–"}
        raise Refused((Problem(code="map_unknown", values=values),))
    return there[name]


def _malformed(path: Path, reason: str) -> Refused:
    place = Place(file=path.name)
    values = {"reason": reason, "example": _EXAMPLE}
    return Refused((Problem(code="map_malformed", place=place, values=values),))
