"""Where the cards of a decision stand on the board, kept so that an edit moves nobody else."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from stakeholder_map.model.record import Id, Record
from stakeholder_map.model.scales import Level

Count = Annotated[int, Field(ge=0, le=5_000)]
Pixels = Annotated[float, Field(ge=0, le=50_000, allow_inf_nan=False)]


class BoardPlace(Record):
    """The cell of a card: it holds while the person stays in the lane and at the level.

    ``column`` is counted over the whole board, ``row`` from the first row of the level on its
    shelf; so neither changes when a row is added above.
    """

    column: Count
    row: Count
    level: Level | None = None
    shelf: Count = 0


class BoardLane(Record):
    """A lane: a department, an organisation, or one of the lanes that several share."""

    department_id: Id | None = None
    organisation_id: Id | None = None
    outside: bool = Field(default=False, description="Of people outside the account.")
    other: bool = Field(default=False, description="Of several small departments together.")
    shelf: Count = 0
    first: Count = Field(description="Its first column, counted over the whole board.")
    columns: Annotated[int, Field(ge=1, le=5_000)] = 1


class BoardShelf(Record):
    """One row of lanes: how many rows each level has."""

    upper: Count = 0
    middle: Count = 0
    working: Count = 0
    unknown: Count = 0
    heading: Pixels = 0.0


class Board(Record):
    """The frame that the cards' places belong to, with the measures that have to stay.

    ``lines``: lines of text on the cards of each row (0: a row of headings); ``column_gutters``
    and ``row_gutters``: the free pixels before each column and row, and after the last.
    """

    lanes: tuple[BoardLane, ...] = ()
    shelves: tuple[BoardShelf, ...] = ()
    folded: bool = Field(default=False, description="Whether lanes are drawn as counts.")
    card_width: Pixels = 0.0
    lines: tuple[Count, ...] = ()
    column_gutters: tuple[Pixels, ...] = ()
    row_gutters: tuple[Pixels, ...] = ()
