"""What is wrong with some input: a code, a place and values. Its sentence comes from ``words``."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from stakeholder_map.model.record import Record


class Weight(StrEnum):
    """Whether a problem stops us."""

    ERROR = "error"
    WARNING = "warning"


class Place(Record):
    """Where a problem is; only what applies is filled. Rows count from 1 as a sheet shows them."""

    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    path: str = ""


class Problem(Record):
    """One thing wrong. ``values`` fill the sentence that ``words`` keeps for ``code``."""

    code: str
    weight: Weight = Weight.ERROR
    place: Place = Place()
    values: dict[str, str] = Field(default_factory=dict)


class Refused(Exception):
    """Something cannot be done; carries every reason at once, never just the first."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"{p.code} {p.place.path}".strip() for p in problems))
        self.problems = problems
