"""Who stands where: people into the cells of one grid, by lane and level.

Lanes are runs of columns, levels are runs of rows. Where one row of lanes would be too wide for
the screen, lanes wrap onto shelves below each other; every shelf has a row of lane headings and
its own levels. All shelves share one grid, so that the gutters between its columns and rows run
through the whole picture and every line can be led in them.

The result depends on order, lanes, levels and reporting alone: never on what we think of anybody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stakeholder_map.maps.board.cells import BandSpan, Box, Grid, LaneSpan, Shelf

#: Pixels of a heading and the level labels, of a gutter and of each line in a row or column:
#: rough, only for choosing between arrangements before the lines are led.
_HEADING, _LABELS, _GUTTER, _WIRE = 78.0, 30.0, 11.0, 1.8

#: A card as wide as this shows most names and titles; a picture larger than this gains nothing.
_EASY, _LARGE = 205.0, 1.2
#: The narrowest card, and how a line of text more makes a card higher.
_NARROW, _EDGE, _LINE = 116.0, 12.0, 17.0
#: What is lost where its text is smaller than it has to be.
_TOO_SMALL = 0.85

#: So many people are to be read from three metres.
FEW = 42

#: Width and height of the room that a picture has to fill: beside a side panel at 1920 × 1080 ...
BESIDE_PANEL = (1490.0, 752.0)
#: ... and with the whole width of such a screen to itself.
WALL = (1860.0, 800.0)

Screen = tuple[float, float]

_MAX_SHELVES = 6


def arrange(
    boxes: Sequence[Box],
    lanes: int,
    bands: int,
    screen: Screen = BESIDE_PANEL,
    fewest: int = 4,
    wires: int = 0,
) -> Grid:
    """Place ``boxes`` in ``lanes`` × ``bands`` so that the picture fills the screen best.

    A superior of the same lane or level stands above; reports stand under their superior where
    there is room. Boxes keep their order otherwise. No boxes or no lanes: an empty grid.

    Args:
        boxes: what takes a cell; their slots are not looked at (see ``settle``).
        lanes: number of lanes.
        bands: number of levels.
        screen: the room to fill.
        fewest: cards may be cut down to so many lines of text for a larger picture.
        wires: number of lines that will run between the boxes.

    Raises:
        ValueError: a lane or band is out of range, or a key stands twice.
    """
    if len({box.key for box in boxes}) != len(boxes):
        raise ValueError("two boxes have the same key")
    if any(not (0 <= box.lane < lanes and 0 <= box.band < bands) for box in boxes):
        raise ValueError("a box stands outside the lanes or levels")
    if not lanes:
        return Grid(rows=0, columns=0, shelves=(), cells={})
    depth = ranks(boxes)
    room = Room.of(screen, len(boxes))
    needs = _Needs(boxes, depth, lanes, bands)
    most = max((box.lines for box in boxes), default=2)
    plan = max(
        (
            _plan(needs, (lanes, bands), room, lines, wires)
            for lines in range(min(fewest, most), most + 1)
        ),
        key=lambda found: found[0],
    )[1]
    return _placed(boxes, depth, plan, bands)


def ranks(boxes: Sequence[Box]) -> dict[str, int]:
    """Return how many superiors of its own level stand above each box."""
    of = {box.key: box for box in boxes}
    found: dict[str, int] = {}
    for box in boxes:
        way: list[str] = []
        here: Box | None = box
        while here is not None and here.key not in found and here.key not in way:
            way.append(here.key)
            above = of.get(here.superior) if here.superior else None
            here = above if above is not None and above.band == box.band else None
        start = found.get(here.key, -1) if here is not None else -1
        for steps, key in enumerate(reversed(way), start=1):
            found[key] = start + steps
    return found


class _Needs:
    """How many rows a lane needs in a band when it has k columns."""

    def __init__(
        self, boxes: Sequence[Box], depth: Mapping[str, int], lanes: int, bands: int
    ) -> None:
        self._by_rank: list[list[list[int]]] = [[[] for _ in range(bands)] for _ in range(lanes)]
        for box in boxes:
            counts = self._by_rank[box.lane][box.band]
            rank = depth[box.key]
            counts.extend([0] * (rank + 1 - len(counts)))
            counts[rank] += 1
        self.people = [sum(map(sum, lane)) for lane in self._by_rank]
        self.widest = [max([1, *(max([1, *counts]) for counts in lane)]) for lane in self._by_rank]
        self._known: dict[tuple[int, int], tuple[int, ...]] = {}

    def rows(self, lane: int, columns: int) -> tuple[int, ...]:
        """Return the rows needed in each band."""
        found = self._known.get((lane, columns))
        if found is None:
            found = tuple(self._height(counts, columns) for counts in self._by_rank[lane])
            self._known[lane, columns] = found
        return found

    @staticmethod
    def _height(counts: list[int], columns: int) -> int:
        below, height = 0, 0
        for rank in range(len(counts) - 1, -1, -1):
            below += counts[rank]
            height = max(height, rank + -(-below // columns))
        return height


#: For each shelf, each lane with its number of columns.
_Plan = tuple[tuple[tuple[int, int], ...], ...]


def _plan(
    needs: _Needs, counts: tuple[int, int], room: Room, lines: int, wires: int
) -> tuple[float, _Plan]:
    """Return the best arrangement for cards of so many lines, and what it is worth."""
    best: tuple[float, _Plan] | None = None
    lanes, bands = counts
    card = _EDGE + _LINE * lines
    for shelves in range(1, min(_MAX_SHELVES, lanes) + 1):
        parts = _cut(needs, lanes, shelves)
        growths = [_growth(needs, part, bands) for part in parts]
        widths = sorted({columns for growth in growths for columns, _, _ in growth})
        for columns in widths:
            steps = [_widest_within(growth, columns) for growth in growths]
            if any(step is None for step in steps):
                continue
            found = [step for step in steps if step is not None]
            widest, rows = max(step[0] for step in found), sum(step[1] for step in found)
            high = shelves * _HEADING + rows * (card + _GUTTER) + wires * _WIRE
            between = _LABELS + widest * _GUTTER + wires * _WIRE
            value = room.worth(widest, high, lines, between) * 0.96 ** (shelves - 1)
            if best is None or value > best[0] + 1e-9:
                plan = tuple(
                    tuple(zip(part, step[2], strict=True))
                    for part, step in zip(parts, found, strict=True)
                )
                best = (value, plan)
    if best is None:  # cannot be: one shelf always has its own width
        raise AssertionError("no arrangement")
    return best


@dataclass(frozen=True, slots=True)
class Room:
    """What a picture has to fill, and how large it has to be for its text to be read.

    ``goal``: the scale at which its smallest text (14 pixels) is large enough.
    """

    screen: Screen
    goal: float

    @staticmethod
    def of(screen: Screen, people: int) -> Room:
        """Return the room for so many people: 14 pixels for up to 40 of them, then 11."""
        return Room(screen, 1.0 if people <= FEW else 11.0 / 14.0)

    def worth(self, columns: int, height: float, lines: float, between: float) -> float:
        """Return what a picture is worth: how large its text is, how much its cards show.

        Args:
            columns: of cards.
            height: of the picture in its own pixels.
            lines: lines of text on a card, on average.
            between: the width of everything but the cards.
        """
        wide, high = self.screen
        most = min(_LARGE, high / height, wide / (between + columns * _NARROW))
        # A picture that could be larger than it has to be may show more on wider cards instead.
        return max(
            self._worth(columns, lines, between, scale) for scale in {most, min(most, self.goal)}
        )

    def _worth(self, columns: int, lines: float, between: float, scale: float) -> float:
        card = (self.screen[0] / scale - between) / columns
        shown = 0.55 + 0.45 * min(1.0, max(0.0, card - 90) / (_EASY - 90))
        legible = scale / self.goal
        legible = legible**0.3 if legible > 0.999 else _TOO_SMALL * legible**4
        return legible * shown * _line_worth(lines)


def _line_worth(lines: float) -> float:
    """Return what cards of so many lines of text are worth, equally legible: 4 lines show all."""
    return 1.0 - 0.035 * max(0.0, 4 - lines) ** 2


def _cut(needs: _Needs, lanes: int, shelves: int) -> list[tuple[int, ...]]:
    """Cut the lanes into consecutive parts of about the same number of people."""
    # An empty lane takes room too: it counts like one person.
    sizes = [max(1, people) for people in needs.people]
    total, run = sum(sizes), 0
    parts: list[list[int]] = [[] for _ in range(shelves)]
    for lane in range(lanes):
        at = min(shelves - 1, int((run + sizes[lane] / 2) * shelves / total))
        parts[at].append(lane)
        run += sizes[lane]
    return [tuple(part) for part in parts if part]


#: Columns in all, rows in all, columns of each lane.
_Step = tuple[int, int, tuple[int, ...]]


def _growth(needs: _Needs, part: tuple[int, ...], bands: int) -> list[_Step]:
    """Return the best arrangements found of a shelf, wider and wider."""
    columns = [1] * len(part)
    rows = [needs.rows(lane, 1) for lane in part]
    steps: list[_Step] = []
    while True:
        tops = [max(lane_rows[band] for lane_rows in rows) for band in range(bands)]
        steps.append((sum(columns), sum(tops), tuple(columns)))
        best: tuple[tuple[int, int, int], int] | None = None
        for at, lane in enumerate(part):
            if columns[at] >= needs.widest[lane]:
                continue
            wider = needs.rows(lane, columns[at] + 1)
            # How many rows fewer at the levels where this lane is the tallest.
            gain = sum(
                rows[at][band] - wider[band]
                for band in range(bands)
                if rows[at][band] == tops[band]
            )
            key = (gain, sum(rows[at]) - sum(wider), -at)
            if best is None or key > best[0]:
                best = (key, at)
        if best is None:
            return steps
        columns[best[1]] += 1
        rows[best[1]] = needs.rows(part[best[1]], columns[best[1]])


def _widest_within(growth: list[_Step], columns: int) -> _Step | None:
    within = [step for step in growth if step[0] <= columns]
    return min(within, key=lambda step: (step[1], step[0])) if within else None


def _placed(boxes: Sequence[Box], depth: Mapping[str, int], plan: _Plan, bands: int) -> Grid:
    cells: dict[str, tuple[int, int]] = {}
    shelves: list[Shelf] = []
    row, columns = 0, 0
    for part in plan:
        spans, at = [], 0
        for lane, count in part:
            spans.append(LaneSpan(lane, at, count))
            at += count
        columns = max(columns, at)
        heading, first = row, row + 1
        band_spans = []
        for band in range(bands):
            rows = _fill(boxes, depth, spans, band, first, cells)
            if rows:
                band_spans.append(BandSpan(band, first, rows))
                first += rows
        shelves.append(Shelf(heading, tuple(spans), tuple(band_spans)))
        # A shelf of empty lanes still shows that they are empty.
        row = first if band_spans else first + 1
    return Grid(rows=row, columns=columns, shelves=tuple(shelves), cells=cells)


def _fill(
    boxes: Sequence[Box],
    depth: Mapping[str, int],
    spans: Sequence[LaneSpan],
    band: int,
    first: int,
    cells: dict[str, tuple[int, int]],
) -> int:
    """Place the boxes of one level of one shelf; return the rows they take."""
    span_of = {span.lane: span for span in spans}
    here = [box for box in boxes if box.band == band and box.lane in span_of]
    counts: dict[int, int] = {}
    for box in here:
        counts[box.lane] = counts.get(box.lane, 0) + 1
    most = max(
        (-(-n // span_of[lane].columns) for lane, n in counts.items()),
        default=0,
    )
    taken: set[tuple[int, int]] = set()
    used = 0

    def under(box: Box) -> tuple[int, int] | None:
        return cells.get(box.superior) if box.superior else None

    def order(item: tuple[int, Box]) -> tuple[int, bool, int, int]:
        above = under(item[1])
        in_lane = above is not None and _within(span_of[item[1].lane], above[1])
        return (
            depth[item[1].key],
            not in_lane,
            above[1] if above is not None and in_lane else 0,
            item[0],
        )

    waiting = sorted(enumerate(here), key=order)
    for rank in sorted({depth[box.key] for box in here}):
        # The order looks at where superiors stand, who were placed with the rank before.
        of_rank = sorted((item for item in waiting if depth[item[1].key] == rank), key=order)
        for _, box in of_rank:
            span = span_of[box.lane]
            above = under(box)
            lowest = 0
            if above is not None and above[0] >= first:
                lowest = above[0] - first + 1
            wanted: int | None = None
            if above is not None and _within(span, above[1]):
                wanted = above[1]
            elif counts[box.lane] == 1:
                wanted = span.first + (span.columns - 1) // 2
            place = free_cell(taken, span, lowest, wanted, most)
            taken.add(place)
            cells[box.key] = (first + place[0], place[1])
            used = max(used, place[0] + 1)
    return used


def _within(span: LaneSpan, column: int) -> bool:
    return span.first <= column < span.first + span.columns


def free_cell(
    taken: set[tuple[int, int]], span: LaneSpan, lowest: int, wanted: int | None, limit: int
) -> tuple[int, int]:
    """Return the best free (row, column): below ``lowest``, near ``wanted``, not too far down."""
    best: tuple[tuple[bool, int, int, int], tuple[int, int]] | None = None
    for column in range(span.first, span.first + span.columns):
        row = lowest
        while (row, column) in taken:
            row += 1
        away = 0 if wanted is None else abs(column - wanted)
        too_low = row >= max(limit, lowest + 1)
        key = (too_low, row, away, column) if too_low else (too_low, away, row, column)
        if best is None or key < best[0]:
            best = (key, (row, column))
    if best is None:
        raise AssertionError("a lane has at least one column")
    return best[1]
