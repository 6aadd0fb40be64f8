"""The kept board: cards stay where they were, newcomers take what is free, rows are added last.

A card keeps its cell while its person stays in the lane and at the level. Whoever has none takes
a free cell of the own lane and level, in the order of the account; only where there is none, the
level gets a row more, which moves what is below it and nothing sideways. A new lane takes free
columns, or stands at the right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from stakeholder_map.maps.board.arrange import free_cell, ranks
from stakeholder_map.maps.board.cells import BandSpan, Box, Grid, LaneSpan, Shelf, Slot
from stakeholder_map.maps.board.layout import EASY_ROW, Sizes
from stakeholder_map.maps.chart import LEVELS, LaneKey, lane_keys
from stakeholder_map.model.board import Board, BoardLane, BoardPlace, BoardShelf
from stakeholder_map.model.scales import Level

_ROWS = {
    Level.UPPER: "upper",
    Level.MIDDLE: "middle",
    Level.WORKING: "working",
    None: "unknown",
}

#: Newcomers of a lane that is new stand in so many rows a level, if need be.
_NEW_ROWS = 3
_NEW_GUTTER = 24.0

#: A row of the grid: its shelf, its level (−1: the headings), its number in the level.
_Row = tuple[int, int, int]
_HEAD = -1


def slot_of(place: BoardPlace | None) -> Slot | None:
    """Return a kept place as a slot of the grid."""
    if place is None:
        return None
    return Slot(place.shelf, LEVELS.index(place.level), place.column, place.row)


def settle(
    boxes: Sequence[Box], lanes: Sequence[LaneKey], board: Board
) -> tuple[Grid, Sizes] | None:
    """Return where everybody stands, and the measures; None where the board contradicts itself.

    Args:
        boxes: what takes a cell, with the kept slots.
        lanes: the lanes of the picture; a box names its own by position.
        board: the kept frame.
    """
    if not _is_sound(board):
        return None
    rows = [[getattr(shelf, _ROWS[level]) for level in LEVELS] for shelf in board.shelves]
    before = list(_rows_of(rows))
    spans = _spans(boxes, lanes, board, rows)
    cells = _cells(boxes, spans, rows)
    grid = _grid(cells, spans, rows, len(lanes))
    return grid, _sizes(board, before, list(_rows_of(rows)), grid.columns)


def kept(
    grid: Grid, sizes: Sizes, lanes: Sequence[LaneKey], folded: bool
) -> tuple[Board, Mapping[str, BoardPlace]]:
    """Return a picture's frame and the places of its boxes by key, to be kept."""
    shelves, rows = [], {}
    for number, shelf in enumerate(grid.shelves):
        counts = {_ROWS[LEVELS[band.band]]: band.rows for band in shelf.bands}
        shelves.append(BoardShelf(**counts, heading=sizes.headings[number]))
        for band in shelf.bands:
            for row in range(band.rows):
                rows[band.first + row] = (number, LEVELS[band.band], row)
    frame = Board(
        lanes=tuple(
            BoardLane(
                department_id=lanes[span.lane].department_id,
                organisation_id=lanes[span.lane].organisation_id,
                outside=lanes[span.lane].outside,
                other=lanes[span.lane].other,
                shelf=number,
                first=span.first,
                columns=span.columns,
            )
            for number, shelf in enumerate(grid.shelves)
            for span in shelf.lanes
        ),
        shelves=tuple(shelves),
        folded=folded,
        card_width=sizes.card,
        lines=sizes.lines,
        column_gutters=sizes.columns,
        row_gutters=sizes.rows,
    )
    places = {}
    for key, (row, column) in grid.cells.items():
        shelf_at, level, at = rows[row]
        places[key] = BoardPlace(shelf=shelf_at, level=level, column=column, row=at)
    return frame, places


def _is_sound(board: Board) -> bool:
    rows = [[getattr(shelf, _ROWS[level]) for level in LEVELS] for shelf in board.shelves]
    columns = max((lane.first + lane.columns for lane in board.lanes), default=0)
    taken = [(lane.shelf, lane.first + at) for lane in board.lanes for at in range(lane.columns)]
    height = sum(1 for _row in _rows_of(rows))
    return (
        bool(board.lanes and board.shelves and board.card_width > 0)
        and len(set(taken)) == len(taken)
        and len(set(lane_keys(board))) == len(board.lanes)
        and all(lane.shelf < len(rows) for lane in board.lanes)
        and len(board.lines) == height
        and len(board.row_gutters) == height + 1
        and len(board.column_gutters) >= columns + 1
    )


def _rows_of(rows: Sequence[Sequence[int]]) -> Iterator[_Row]:
    """Yield the rows of the grid from the top; a shelf without any has an empty one."""
    for shelf, counts in enumerate(rows):
        yield shelf, _HEAD, 0
        for band, count in enumerate(counts):
            for row in range(count):
                yield shelf, band, row
        if not any(counts):
            yield shelf, len(counts), 0


def _spans(
    boxes: Sequence[Box], lanes: Sequence[LaneKey], board: Board, rows: list[list[int]]
) -> dict[int, tuple[int, LaneSpan]]:
    """Return shelf and columns of each lane."""
    there = dict(zip(lane_keys(board), board.lanes, strict=True))
    found: dict[int, tuple[int, LaneSpan]] = {}
    taken = {(lane.shelf, lane.first + at) for lane in board.lanes for at in range(lane.columns)}
    for lane, key in enumerate(lanes):
        if key in there:
            known = there[key]
            found[lane] = (known.shelf, LaneSpan(lane, known.first, known.columns))
    for lane in range(len(lanes)):
        if lane in found:
            continue
        counts = Counter(box.band for box in boxes if box.lane == lane)
        columns = max(1, -(-max(counts.values(), default=1) // _NEW_ROWS))
        first, lowest = min(
            (_first_free(taken, shelf, columns), -shelf) for shelf in range(len(rows))
        )
        shelf = -lowest
        taken |= {(shelf, first + at) for at in range(columns)}
        found[lane] = (shelf, LaneSpan(lane, first, columns))
    return found


def _first_free(taken: set[tuple[int, int]], shelf: int, columns: int) -> int:
    """Return the first column from which on a shelf has so many free ones."""
    first = 0
    while any((shelf, first + at) in taken for at in range(columns)):
        first += 1
    return first


def _cells(
    boxes: Sequence[Box], spans: Mapping[int, tuple[int, LaneSpan]], rows: list[list[int]]
) -> dict[str, Slot]:
    """Return everybody's slot; ``rows`` grows where a level needs more."""
    found: dict[str, Slot] = {}
    taken: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for box in boxes:
        shelf, span = spans[box.lane]
        slot = box.slot
        if (
            slot is None
            or (slot.shelf, slot.band) != (shelf, box.band)
            or not span.first <= slot.column < span.first + span.columns
            or slot.row >= rows[shelf][box.band]
        ):
            continue
        there = taken.setdefault((shelf, box.band), set())
        if (slot.row, slot.column) not in there:
            there.add((slot.row, slot.column))
            found[box.key] = slot
    depth = ranks(boxes)
    for box in sorted(boxes, key=lambda box: (depth[box.key], box.key in found)):
        if box.key in found:
            continue
        shelf, span = spans[box.lane]
        there = taken.setdefault((shelf, box.band), set())
        above = found.get(box.superior) if box.superior else None
        near = above is not None and above.shelf == shelf
        lowest = above.row + 1 if above is not None and near and above.band == box.band else 0
        wanted = above.column if above is not None and near else None
        if wanted is not None and not span.first <= wanted < span.first + span.columns:
            wanted = None
        row, column = free_cell(there, span, lowest, wanted, rows[shelf][box.band])
        there.add((row, column))
        rows[shelf][box.band] = max(rows[shelf][box.band], row + 1)
        found[box.key] = Slot(shelf, box.band, column, row)
    return found


def _grid(
    slots: Mapping[str, Slot],
    spans: Mapping[int, tuple[int, LaneSpan]],
    rows: Sequence[Sequence[int]],
    lanes: int,
) -> Grid:
    at = {row: number for number, row in enumerate(_rows_of(rows))}
    shelves = []
    for shelf, counts in enumerate(rows):
        bands = tuple(
            BandSpan(band, at[shelf, band, 0], count) for band, count in enumerate(counts) if count
        )
        here = sorted(
            (spans[lane][1] for lane in range(lanes) if spans[lane][0] == shelf),
            key=lambda span: span.first,
        )
        shelves.append(Shelf(at[shelf, _HEAD, 0], tuple(here), bands))
    return Grid(
        rows=len(at),
        columns=max(span.first + span.columns for _shelf, span in spans.values()),
        shelves=tuple(shelves),
        cells={
            key: (at[slot.shelf, slot.band, slot.row], slot.column) for key, slot in slots.items()
        },
    )


def _sizes(board: Board, before: Sequence[_Row], after: Sequence[_Row], columns: int) -> Sizes:
    """Return the kept measures, with usual ones for what is new."""
    lines = dict(zip(before, board.lines, strict=True))
    gutters = dict(zip(before, board.row_gutters, strict=False))
    usual = Counter(n for n in board.lines if n).most_common(1)
    between = [gap for row, gap in gutters.items() if row[1] != _HEAD]
    new_gutter = max(EASY_ROW, float(int(median(between)))) if between else EASY_ROW
    new_lines = usual[0][0] if usual else 2
    wide = [*board.column_gutters[:-1], *[_NEW_GUTTER] * columns][:columns]
    return Sizes(
        lines=tuple(lines.get(row, 0 if row[1] == _HEAD else new_lines) for row in after),
        card=board.card_width,
        columns=(*wide, board.column_gutters[-1]),
        rows=(*(gutters.get(row, new_gutter) for row in after), board.row_gutters[-1]),
        headings=tuple(shelf.heading for shelf in board.shelves),
    )
