"""From cells and ways to pixels: how wide the gutters are, where every card and line lies.

Nothing here knows what a card says; the same boxes and wires give the same picture.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from stakeholder_map.maps.board.arrange import BESIDE_PANEL, Room, Screen, arrange
from stakeholder_map.maps.board.cells import Box, Grid, LaneSpan
from stakeholder_map.maps.board.routes import Channel, Kind, Route, Routes, Side, Wire, lead
from stakeholder_map.maps.rect import Point, Rect


@dataclass(frozen=True, slots=True)
class LanePlace:
    """Where a lane lies: its band from heading to foot, and the room for its heading."""

    lane: int
    area: Rect
    heading: Rect


@dataclass(frozen=True, slots=True)
class BandPlace:
    """Where a level lies on a shelf."""

    band: int
    area: Rect


@dataclass(frozen=True, slots=True)
class Sizes:
    """The measures of a picture in pixels: what has to stay, so that nobody moves.

    Attributes:
        lines: lines of text on the cards of each row; 0 of a row of headings.
        card: width of a card.
        columns: the gutter left of each column, and the last one.
        rows: the gutter above each row, and the last one.
        headings: the height of each shelf's row of headings.
    """

    lines: tuple[int, ...]
    card: float
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    headings: tuple[float, ...]


@dataclass(frozen=True)
class Layout:
    """The picture without its content. ``lines``: wire key → its corners, source first.

    ``columns``: the left side of each column; ``rows``: top and height of each row.
    """

    width: float
    height: float
    cards: Mapping[str, Rect]
    lanes: tuple[LanePlace, ...]
    bands: tuple[BandPlace, ...]
    lines: Mapping[str, tuple[Point, ...]]
    grid: Grid
    sizes: Sizes
    columns: tuple[float, ...]
    rows: tuple[tuple[float, float], ...]


#: Pixels. A gutter keeps PAD free beside the cards: room for an arrow head.
LABELS = 30.0
PAD = 7.5
#: How far lines run from each other: easily, in a full picture, among many people, and in a gutter
#: that has to stay, where they may come nearer to the cards too.
TRACK, CLOSE, CLOSER, CLOSEST = 6.0, 4.5, 3.4, 1.2
NEAR, NEAREST = 5.5, 4.0
NARROWEST_CARD, WIDEST_CARD = 116.0, 236.0
TEXT_LINE, CARD_EDGE = 17.0, 12.0
LANE_GAP = 4.0
_USUAL_HEADING = 52.0
#: Room beyond what the lines need, so that sparse pictures are not cramped.
EASY_COLUMN, EASY_ROW, ROOMY_ROW = 16.0, 18.0, 44.0


#: Height of the heading of a lane with this much room for its texts.
Heading = Callable[[int, float], float]


def lay_out(
    boxes: Sequence[Box],
    lanes: int,
    bands: int,
    wires: Sequence[Wire],
    heading: Heading,
    screen: Screen = BESIDE_PANEL,
    fewest: int = 4,
    kept: tuple[Grid, Sizes] | None = None,
) -> Layout:
    """Arrange the boxes, lead the wires and measure everything.

    Args:
        boxes: what takes a cell, in the order of the account.
        lanes: number of lanes; an empty lane keeps its place.
        bands: number of levels; one without boxes takes no room.
        wires: the lines between boxes.
        heading: called for each lane when the widths are known.
        screen: width and height of the room that the picture should fill.
        fewest: cards may be cut down to so many lines of text for a larger picture.
        kept: where the boxes stand and how large everything is; both stay, and only a gutter
            with more lines than it can take, or a higher heading, pushes what is behind it.
    """
    grid = arrange(boxes, lanes, bands, screen, fewest, len(wires)) if kept is None else kept[0]
    routes = lead(grid, wires)
    if kept is not None:
        return _Measure(grid, routes, kept[1], heading, CLOSEST).layout()
    wanted = [0] * grid.rows
    for box in boxes:
        row = grid.cells[box.key][0]
        wanted[row] = max(wanted[row], box.lines)
    room = Room.of(screen, len(boxes))
    tracks = (TRACK, CLOSE, CLOSER)
    tries = [_sized(grid, routes, heading, room, wanted, fewest, track) for track in tracks]
    # max takes the first of equals: the easiest tracks.
    best = max(range(len(tracks)), key=lambda at: tries[at][0])
    return _Measure(grid, routes, tries[best][1], heading, tracks[best]).layout()


def _sized(
    grid: Grid,
    routes: Routes,
    heading: Heading,
    room: Room,
    wanted: Sequence[int],
    fewest: int,
    track: float,
) -> tuple[float, Sizes]:
    """Return what the picture is worth with such tracks, and its measures.

    Rows have the lines of text that they want as far as the picture stays large enough, the
    upper levels first.
    """
    columns = [
        _gutter(routes, Kind.COLUMN_GUTTER, at, EASY_COLUMN, track)
        for at in range(grid.columns + 1)
    ]
    rows = [_row_gutter(grid, routes, at, track) for at in range(grid.rows + 1)]
    between = LABELS + sum(columns)
    lines = [
        0 if at in grid.headings else min(fewest, max(2, want)) for at, want in enumerate(wanted)
    ]
    high = sum(rows) + sum(_row_height(n) for n in lines if n)
    usual = high + _USUAL_HEADING * len(grid.shelves)
    card = _card_width(room.screen, grid.columns, usual, between)
    high += sum(
        max(heading(span.lane, span.columns * card) for span in shelf.lanes)
        for shelf in grid.shelves
    )
    budget = room.screen[1] / room.goal
    for more in range(fewest + 1, max(wanted, default=0) + 1):
        for at, want in enumerate(wanted):
            if lines[at] == more - 1 and want >= more and high + TEXT_LINE <= budget:
                lines[at] += 1
                high += TEXT_LINE
    card = _card_width(room.screen, grid.columns, high, between)
    spread = _spread(grid, rows, room.screen, between + grid.columns * card, high)
    average = sum(lines) / max(1, sum(map(bool, lines)))
    value = room.worth(max(1, grid.columns), max(1.0, high), average, between)
    sizes = Sizes(tuple(lines), card, tuple(columns), spread, tuple(0.0 for _ in grid.shelves))
    return value, sizes


def _row_height(lines: int) -> float:
    return CARD_EDGE + TEXT_LINE * lines


def _card_width(screen: Screen, columns: int, high: float, between: float) -> float:
    """Return how wide cards can be where a picture of this height fills the screen."""
    wanted = max(screen[0], high * screen[0] / screen[1])
    wide = (wanted - between) / max(1, columns)
    return float(int(min(WIDEST_CARD, max(NARROWEST_CARD, wide))))


def _spread(
    grid: Grid, rows: Sequence[float], screen: Screen, wide: float, high: float
) -> tuple[float, ...]:
    """Return the gutters between rows with the height that the screen's shape leaves over."""
    spare = wide * screen[1] / screen[0] - high
    inner = [
        at for at in range(1, grid.rows) if at not in grid.headings and at - 1 not in grid.headings
    ]
    found = list(rows)
    if inner and spare > 0:
        each = float(int(spare / len(inner)))
        for at in inner:
            found[at] = min(max(found[at], ROOMY_ROW), found[at] + each)
    return tuple(found)


def _gutter(routes: Routes, kind: Kind, at: int, least: float, track: float) -> float:
    tracks = routes.counts.get((kind, at, 0), 0)
    pad = PAD if track >= CLOSE else NEAR if track >= CLOSER else NEAREST
    return max(least, 2 * pad + track * (tracks - 1)) if tracks else least


def _row_gutter(grid: Grid, routes: Routes, at: int, track: float) -> float:
    least = EASY_ROW if track >= CLOSE else EASY_ROW - 4
    if at in grid.headings:
        # Above a heading: nothing at the top, a little between shelves.
        if not at:
            return 0.0
        least = 14.0
    elif at - 1 in grid.headings or at == grid.rows:
        least = 12.0
    return _gutter(routes, Kind.ROW_GUTTER, at, least, track)


class _Measure:
    """Everything in pixels; ``track``: how far lines run from each other where there is room."""

    def __init__(
        self, grid: Grid, routes: Routes, sizes: Sizes, heading: Heading, track: float
    ) -> None:
        self.grid, self.routes = grid, routes
        self.card_width = sizes.card
        self.row_heights = [_row_height(lines) for lines in sizes.lines]
        self.column_gutters = [
            max(size, _gutter(routes, Kind.COLUMN_GUTTER, at, 0.0, track))
            for at, size in enumerate(sizes.columns)
        ]
        self.row_gutters = [
            max(size, _gutter(routes, Kind.ROW_GUTTER, at, 0.0, track)) if at else 0.0
            for at, size in enumerate(sizes.rows)
        ]
        self.column_starts = _starts(LABELS, self.column_gutters, [self.card_width] * grid.columns)
        for number, shelf in enumerate(grid.shelves):
            heights = [
                heading(span.lane, self._heading_width(number, span)) for span in shelf.lanes
            ]
            self.row_heights[shelf.heading] = max([sizes.headings[number], *heights])
        self.row_starts = _starts(0.0, self.row_gutters, self.row_heights)
        self.width = self.column_starts[-1]
        self.height = self.row_starts[-1]
        self.sizes = Sizes(
            sizes.lines,
            sizes.card,
            tuple(self.column_gutters),
            tuple(self.row_gutters),
            tuple(self.row_heights[shelf.heading] for shelf in grid.shelves),
        )

    def layout(self) -> Layout:
        cards = {
            key: Rect(
                self.column_starts[2 * column + 1],
                self.row_starts[2 * row + 1],
                self.card_width,
                self.row_heights[row],
            )
            for key, (row, column) in self.grid.cells.items()
        }
        lanes, bands = [], []
        for number, shelf in enumerate(self.grid.shelves):
            ends = [s.heading for s in self.grid.shelves[number + 1 :]] or [self.grid.rows]
            top = self.row_starts[2 * shelf.heading + 1]
            foot = self.row_starts[2 * ends[0]] + (
                self.row_gutters[ends[0]] if ends[0] == self.grid.rows else 0
            )
            if ends[0] != self.grid.rows:
                foot += self.row_gutters[ends[0]] / 2
            for span in shelf.lanes:
                left = self._middle(span.first)
                right = self._middle(span.first + span.columns)
                area = Rect(left + LANE_GAP / 2, top, right - left - LANE_GAP, foot - top)
                heading = Rect(
                    self.column_starts[2 * span.first + 1],
                    top,
                    self._heading_width(number, span),
                    self.row_heights[shelf.heading],
                )
                lanes.append(LanePlace(span.lane, area, heading))
            for band in shelf.bands:
                start = self.row_starts[2 * band.first + 1]
                last_row = band.first + band.rows - 1
                end = self.row_starts[2 * last_row + 1] + self.row_heights[last_row]
                bands.append(BandPlace(band.band, Rect(0.0, start, self.width, end - start)))
        return Layout(
            self.width,
            self.height,
            cards,
            tuple(lanes),
            tuple(bands),
            {way.wire.key: self._corners(way, cards) for way in self.routes.ways},
            self.grid,
            self.sizes,
            tuple(self.column_starts[2 * at + 1] for at in range(self.grid.columns)),
            tuple(
                (self.row_starts[2 * at + 1], height) for at, height in enumerate(self.row_heights)
            ),
        )

    def _heading_width(self, shelf: int, span: LaneSpan) -> float:
        # A line may run between the columns of a lane that is not on the first shelf.
        if shelf:
            return self.card_width
        last = self.column_starts[2 * (span.first + span.columns - 1) + 1]
        return last + self.card_width - self.column_starts[2 * span.first + 1]

    def _middle(self, gutter: int) -> float:
        return self.column_starts[2 * gutter] + self.column_gutters[gutter] / 2

    def _corners(self, way: Route, cards: Mapping[str, Rect]) -> tuple[Point, ...]:
        places = [self._place(channel, way.wire.net) for channel in way.channels]
        start = _edge(cards[way.wire.source], way.start)
        end = _edge(cards[way.wire.target], way.end)
        upright = way.start in (Side.TOP, Side.BOTTOM)
        stops = [start, *places, end]
        corners: list[Point] = []
        for here, following in pairwise(stops):
            corners.append((following, here) if upright else (here, following))
            upright = not upright
        return tuple(corners)

    def _place(self, channel: Channel, net: str) -> float:
        kind, at, _ = channel
        track, count = self.routes.tracks[channel][net], self.routes.counts[channel]
        if kind in (Kind.ROW_GUTTER, Kind.COLUMN_GUTTER):
            starts, sizes = (
                (self.row_starts, self.row_gutters)
                if kind is Kind.ROW_GUTTER
                else (self.column_starts, self.column_gutters)
            )
            apart = min(TRACK, (sizes[at] - 2 * PAD) / (count - 1)) if count > 1 else 0.0
            if count > 1 and apart < CLOSER - 0.1:
                apart = max(CLOSEST, (sizes[at] - 2 * NEAR) / (count - 1))
            return starts[2 * at] + sizes[at] / 2 + (track - (count - 1) / 2) * apart
        if kind is Kind.COLUMN_CELLS:
            start, size, widest = self.column_starts[2 * at + 1], self.card_width, 14.0
        else:
            start, size, widest = self.row_starts[2 * at + 1], self.row_heights[at], 12.0
        middle = self.routes.centred.get(channel)
        centre = (count - 1) / 2
        if middle is not None:
            centre = float(self.routes.tracks[channel][middle])
        beside = max(centre, count - 1 - centre, 1)
        return start + size / 2 + (track - centre) * min(widest, (size / 2 - 9) / beside)


def _edge(card: Rect, side: Side) -> float:
    return (card.y, card.bottom, card.x, card.right)[side]


def _starts(first: float, gutters: Sequence[float], cells: Sequence[float]) -> list[float]:
    """Return where gutter 0, cell 0, gutter 1 … begin, and at the end where all ends."""
    found = [first]
    for gutter, cell in zip(gutters, [*cells, 0.0], strict=True):
        found.extend((found[-1] + gutter, found[-1] + gutter + cell))
    return found[:-1]
