"""The cells that a card may be moved to: those of its own lane and level, and one row more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stakeholder_map.maps.board.cells import Box
from stakeholder_map.maps.board.layout import EASY_ROW, Layout


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its corner and height in pixels, its column and row as they are kept.

    ``key``: who stands there, empty for nobody.
    """

    x: float
    y: float
    height: float
    column: int
    row: int
    key: str


@dataclass(frozen=True)
class Slots:
    """``groups``: the group of each card; ``cells``: of each group, by rows."""

    width: float
    groups: Mapping[str, int]
    cells: Mapping[int, tuple[Cell, ...]]

    def as_json(self) -> dict[str, object]:
        """Return it as plain lists for the board's script."""
        return {
            "width": self.width,
            "groups": dict(self.groups),
            "cells": {
                str(group): [
                    [cell.x, cell.y, cell.height, cell.column, cell.row, cell.key] for cell in cells
                ]
                for group, cells in self.cells.items()
            },
        }


def slots_of(boxes: Sequence[Box], layout: Layout, bands: int) -> Slots:
    """Return the cells that each box may be moved to."""
    groups = {box.key: box.lane * bands + box.band for box in boxes}
    wanted = set(groups.values())
    taken = layout.grid.taken
    found: dict[int, tuple[Cell, ...]] = {}
    for shelf in layout.grid.shelves:
        for span in shelf.lanes:
            for band in shelf.bands:
                group = span.lane * bands + band.band
                if group not in wanted:
                    continue
                cells = []
                for row in range(band.rows + 1):
                    at = min(band.first + row, band.first + band.rows - 1)
                    top, height = layout.rows[at]
                    # A row that is not there yet would begin below the last one.
                    top += height + EASY_ROW if row == band.rows else 0.0
                    for column in range(span.first, span.first + span.columns):
                        key = taken.get((at, column), "") if row < band.rows else ""
                        cells.append(Cell(layout.columns[column], top, height, column, row, key))
                found[group] = tuple(cells)
    return Slots(layout.sizes.card, groups, found)
