"""The cells of the board: one grid of columns and rows, cut into lanes, levels and shelves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that stays when rows come or go above it.

    ``column``: of the whole grid; ``row``: counted from the first row of its level on its shelf.
    """

    shelf: int
    band: int
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Box:
    """Something that takes one cell.

    Attributes:
        key: its name in the picture.
        lane: position of its lane, 0 … lanes − 1.
        band: position of its level, 0 … bands − 1, the top one first.
        superior: key of the box it stands under, if any; a circle is cut where it closes.
        lines: lines of text that it would fill.
        slot: where it is kept, if anywhere.
    """

    key: str
    lane: int
    band: int
    superior: str | None = None
    lines: int = 4
    slot: Slot | None = None


@dataclass(frozen=True, slots=True)
class LaneSpan:
    """The columns of a lane: ``first`` … ``first + columns − 1``."""

    lane: int
    first: int
    columns: int


@dataclass(frozen=True, slots=True)
class BandSpan:
    """The rows of a level on a shelf: ``first`` … ``first + rows − 1``."""

    band: int
    first: int
    rows: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """One row of lanes: its heading row, its lanes and its levels."""

    heading: int
    lanes: tuple[LaneSpan, ...]
    bands: tuple[BandSpan, ...]


@dataclass(frozen=True)
class Grid:
    """Cells and what stands in them. ``cells``: key → (row, column)."""

    rows: int
    columns: int
    shelves: tuple[Shelf, ...]
    cells: Mapping[str, tuple[int, int]]

    @cached_property
    def headings(self) -> frozenset[int]:
        """The rows that hold lane headings."""
        return frozenset(shelf.heading for shelf in self.shelves)

    @cached_property
    def taken(self) -> Mapping[tuple[int, int], str]:
        """(row, column) → key."""
        return {cell: key for key, cell in self.cells.items()}
