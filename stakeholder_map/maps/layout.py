"""From cells and ways to pixels: how wide the gutters are, where every card and line lies.

Nothing here knows what a card says; the same boxes and wires give the same picture.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from stakeholder_map.maps.arrange import BESIDE_PANEL, Box, Grid, LaneSpan, Screen, arrange
from stakeholder_map.maps.routes import Channel, Kind, Route, Routes, Side, Wire, lead

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle, in pixels from the top left corner of the picture."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the bottom side."""
        return self.y + self.height


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


@dataclass(frozen=True)
class Layout:
    """The picture without its content. ``lines``: wire key → its corners, source first."""

    width: float
    height: float
    cards: Mapping[str, Rect]
    lanes: tuple[LanePlace, ...]
    bands: tuple[BandPlace, ...]
    lines: Mapping[str, tuple[Point, ...]]


#: Pixels. A gutter keeps PAD free beside the cards: room for an arrow head.
LABELS = 30.0
PAD = 9.0
TRACK = 6.0
NARROWEST_CARD, WIDEST_CARD = 150.0, 236.0
TEXT_LINE, CARD_EDGE = 18.0, 12.0
LANE_GAP = 4.0
_USUAL_HEADING = 52.0
#: Room beyond what the lines need, so that sparse pictures are not cramped.
EASY_COLUMN, EASY_ROW, ROOMY_ROW = 18.0, 20.0, 44.0


#: Height of the heading of a lane with this much room for its texts.
Heading = Callable[[int, float], float]


def lay_out(
    boxes: Sequence[Box],
    lanes: int,
    bands: int,
    wires: Sequence[Wire],
    heading: Heading,
    screen: Screen = BESIDE_PANEL,
) -> Layout:
    """Arrange the boxes, lead the wires and measure everything.

    Args:
        boxes: what takes a cell, in the order of the account.
        lanes: number of lanes; an empty lane keeps its place.
        bands: number of levels; one without boxes takes no room.
        wires: the lines between boxes.
        heading: called for each lane when the widths are known.
        screen: width and height of the room that the picture should fill.
    """
    grid = arrange(boxes, lanes, bands, screen)
    routes = lead(grid, wires)
    return _Measure(grid, routes, {box.key: box.lines for box in boxes}, heading, screen).layout()


class _Measure:
    def __init__(
        self,
        grid: Grid,
        routes: Routes,
        lines: Mapping[str, int],
        heading: Heading,
        screen: Screen,
    ) -> None:
        self.grid, self.routes, self.screen = grid, routes, screen
        tallest = [0] * grid.rows
        for key, (row, _) in grid.cells.items():
            tallest[row] = max(tallest[row], lines[key])
        self.row_heights = [
            _USUAL_HEADING if row in grid.headings else CARD_EDGE + TEXT_LINE * max(2, lines_here)
            for row, lines_here in enumerate(tallest)
        ]
        self.column_gutters = [
            self._gutter(Kind.COLUMN_GUTTER, at, EASY_COLUMN) for at in range(grid.columns + 1)
        ]
        self.row_gutters = [self._row_gutter(at) for at in range(grid.rows + 1)]
        self._fit_to_screen()
        self.column_starts = _starts(LABELS, self.column_gutters, [self.card_width] * grid.columns)
        for number, shelf in enumerate(grid.shelves):
            self.row_heights[shelf.heading] = max(
                heading(span.lane, self._heading_width(number, span)) for span in shelf.lanes
            )
        self.row_starts = _starts(0.0, self.row_gutters, self.row_heights)
        self.width = self.column_starts[-1]
        self.height = self.row_starts[-1]

    def _gutter(self, kind: Kind, at: int, least: float) -> float:
        tracks = self.routes.counts.get((kind, at, 0), 0)
        return max(least, 2 * PAD + TRACK * (tracks - 1)) if tracks else least

    def _row_gutter(self, at: int) -> float:
        if at in self.grid.headings:
            # Above a heading: nothing at the top, a little between shelves.
            return self._gutter(Kind.ROW_GUTTER, at, 14.0) if at else 0.0
        if at - 1 in self.grid.headings:
            return self._gutter(Kind.ROW_GUTTER, at, 8.0)
        if at == self.grid.rows:
            return self._gutter(Kind.ROW_GUTTER, at, 12.0)
        return self._gutter(Kind.ROW_GUTTER, at, EASY_ROW)

    def _fit_to_screen(self) -> None:
        """Spend the room that the screen's shape leaves on card width, then on the rows."""
        columns = max(1, self.grid.columns)
        height = sum(self.row_heights) + sum(self.row_gutters)
        gutters = LABELS + sum(self.column_gutters)
        wanted = max(self.screen[0], height * self.screen[0] / self.screen[1])
        self.card_width = min(WIDEST_CARD, max(NARROWEST_CARD, (wanted - gutters) / columns))
        self.card_width = float(int(self.card_width))
        width = gutters + columns * self.card_width
        spare = width * self.screen[1] / self.screen[0] - height
        inner = [
            at
            for at in range(1, self.grid.rows)
            if at not in self.grid.headings and at - 1 not in self.grid.headings
        ]
        if inner and spare > 0:
            each = float(int(spare / len(inner)))
            for at in inner:
                most = max(self.row_gutters[at], ROOMY_ROW)
                self.row_gutters[at] = min(most, self.row_gutters[at] + each)

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
            return starts[2 * at] + sizes[at] / 2 + (track - (count - 1) / 2) * TRACK
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
