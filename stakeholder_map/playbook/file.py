"""The file in which texts and cases are shared: JSON, readable and diff-friendly."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Literal

from pydantic import ValidationError

from stakeholder_map.model.file import parsed, value_problem
from stakeholder_map.model.problem import Place, Problem, Refused
from stakeholder_map.model.record import Record
from stakeholder_map.playbook.case import Case
from stakeholder_map.playbook.entry import Entry

FORMAT: Literal[1] = 1


class PlaybookFile(Record):
    """What stands in a file. ``as_of`` is set on samples only: reading moves their dates."""

    format: Literal[1] = FORMAT
    as_of: date | None = None
    entries: tuple[Entry, ...] = ()
    cases: tuple[Case, ...] = ()

    @property
    def items(self) -> tuple[Entry | Case, ...]:
        """Everything in it."""
        return (*self.entries, *self.cases)


def write(entries: Iterable[Entry], cases: Iterable[Case]) -> str:
    """Return the text of a file; fields that hold their default are left out."""

    def dumped(things: Iterable[Entry | Case]) -> list[dict[str, Any]]:
        return [
            {"id": one.id, **one.model_dump(mode="json", exclude_defaults=True)} for one in things
        ]

    content = {"format": FORMAT, "entries": dumped(entries), "cases": dumped(cases)}
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def read(text: str | bytes, name: str = "", today: date | None = None) -> PlaybookFile:
    """Return what a file's text holds.

    Args:
        text: its content; bytes are UTF-8, with or without a byte order mark.
        name: the file's name, for the sentences of problems.
        today: with it, the cases of a file that says ``as_of`` are moved to this day.

    Raises:
        Refused: it is no playbook file, a field is unknown or out of range, or an id stands in it
            twice; with every problem at once.
    """
    content = parsed(text, name)
    place = Place(file=name)
    if not isinstance(content, dict) or not {"entries", "cases"} & set(content):
        raise Refused((Problem(code="playbook_file", place=place),))
    if content.get("format") != FORMAT:
        found = str(content.get("format", ""))[:80]
        raise Refused((Problem(code="file_format", place=place, values={"found": found}),))
    try:
        file = PlaybookFile.model_validate_json(json.dumps(content))
    except ValidationError as error:
        raise Refused(tuple(value_problem(name, part) for part in error.errors())) from None
    ids = [one.id for one in file.items]
    twice = sorted({key for key in ids if ids.count(key) > 1})
    if twice:
        raise Refused(
            tuple(
                Problem(code="playbook_id_twice", place=place, values={"id": key}) for key in twice
            )
        )
    return file if today is None or file.as_of is None else _moved(file, today - file.as_of)


def _moved(file: PlaybookFile, by: timedelta) -> PlaybookFile:
    return file.but(cases=tuple(case.but(on=case.on + by) for case in file.cases))
