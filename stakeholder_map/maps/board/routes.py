"""Leading lines through the gutters of a grid, so that none crosses a card or lies on another.

A line is a chain of straight pieces that turn at right angles. Every piece runs either in a
gutter (between two columns or two rows, through the whole picture) or in the free cells between
two neighbours of one column or row. Which pieces, is chosen here by length, turns and crowding;
where in its gutter a piece runs, is given by its place among the others there: lines that meet in
a gutter get tracks of their own, widths follow from the number of tracks (channel routing,
Hashimoto & Stevens 1971, left-edge order).

Coordinates are half cells: gutter i is 2 i, row or column i is 2 i + 1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from stakeholder_map.maps.board.cells import Grid


class Side(IntEnum):
    """The side of a card where a line ends."""

    TOP = 0
    BOTTOM = 1
    LEFT = 2
    RIGHT = 3


_UPRIGHT = (Side.TOP, Side.BOTTOM)


class Kind(IntEnum):
    """What a piece runs in."""

    ROW_GUTTER = 0
    COLUMN_GUTTER = 1
    COLUMN_CELLS = 2
    ROW_CELLS = 3


_GUTTERS = (Kind.ROW_GUTTER, Kind.COLUMN_GUTTER)

#: By kind: along which coordinate (x, y) a channel has its place, and where in its cell: gutters
#: lie before the cell, free cells in its middle.
_AXIS, _MIDDLE = (1, 0, 0, 1), (0, 0, 1, 1)

#: Where a piece runs: a gutter (kind, index, 0) or the free cells from a place on
#: (kind, column or row, first free row or column).
Channel = tuple[Kind, int, int]


@dataclass(frozen=True, slots=True)
class Wire:
    """A line to lead. Wires of one ``net`` may lie on each other (a tree of reports).

    ``tree``: leaves below and enters above; ``from_side``: enters from the left instead.
    """

    key: str
    source: str
    target: str
    net: str
    tree: bool = False
    from_side: bool = False


@dataclass(frozen=True, slots=True)
class Route:
    """The way of a wire: out of a side of the source, along channels, into the target."""

    wire: Wire
    start: Side
    channels: tuple[Channel, ...]
    end: Side


@dataclass(frozen=True)
class Routes:
    """All ways, and for each channel the nets in it in their order across it.

    ``tracks``: channel → net → track (0 is the top or left one); ``counts``: tracks of a channel;
    ``centred``: the nets that run in the middle of the free cells (reporting lines).
    """

    ways: tuple[Route, ...]
    tracks: dict[Channel, dict[str, int]]
    counts: dict[Channel, int]
    centred: dict[Channel, str]


#: About how many pixels half a column and half a row are, what a turn and a neighbour cost.
_HALF = (90.0, 52.0)
_TURN, _CROWD = 44.0, 9.0


@dataclass(slots=True)
class _Exit:
    """A way out of a card: through its free cells into a gutter."""

    side: Side
    cells: Channel
    gutter: int


@dataclass(slots=True)
class _Piece:
    """One net's stretch in a channel, with the turns at its ends (−1 up or left, +1)."""

    low: int
    high: int
    turns: dict[int, int] = field(default_factory=dict)


def lead(grid: Grid, wires: Sequence[Wire]) -> Routes:
    """Lead every wire; a wire to itself or to a key outside the grid is left out."""
    router = _Router(grid)
    ways = [
        router.way(wire)
        for wire in wires
        if wire.source != wire.target and wire.source in grid.cells and wire.target in grid.cells
    ]
    tracks: dict[Channel, dict[str, int]] = {}
    counts: dict[Channel, int] = {}
    centred: dict[Channel, str] = {}
    for channel, pieces in _pieces(grid, ways).items():
        if channel[0] in _GUTTERS:
            tracks[channel] = _shared_tracks(pieces)
        else:
            order = sorted(pieces, key=lambda net: _lean(pieces[net]))
            tracks[channel] = {net: at for at, net in enumerate(order)}
            straight = next(
                (
                    way.wire.net
                    for way in ways
                    if way.wire.tree and channel in (way.channels[0], way.channels[-1])
                ),
                None,
            )
            if straight is not None:
                centred[channel] = straight
        counts[channel] = 1 + max(tracks[channel].values(), default=-1)
    return Routes(tuple(ways), tracks, counts, centred)


class _Router:
    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.used: dict[Channel, set[str]] = defaultdict(set)
        self.columns: dict[int, list[int]] = defaultdict(list)
        self.rows: dict[int, list[int]] = defaultdict(list)
        for row, column in sorted(grid.taken):
            self.columns[column].append(row)
            self.rows[row].append(column)
        self._exits: dict[str, dict[Side, tuple[Channel, int]]] = {}

    def way(self, wire: Wire) -> Route:
        best: tuple[float, Route] | None = None
        source, target = self.grid.cells[wire.source], self.grid.cells[wire.target]
        sides: tuple[Iterable[Side], Iterable[Side]] = (Side, Side)
        if wire.tree:
            sides = ((Side.BOTTOM,), (Side.LEFT if wire.from_side else Side.TOP,))
        for out in self._out(wire.source, target, sides[0]):
            for into in self._out(wire.target, source, sides[1]):
                for channels in self._between(source, target, out, into):
                    cost = self._cost(wire, source, target, channels)
                    if best is None or cost < best[0]:
                        best = (cost, Route(wire, out.side, channels, into.side))
        if best is None:
            raise AssertionError("the gutters reach every card")
        for channel in best[1].channels:
            self.used[channel].add(wire.net)
        return best[1]

    def _reach(self, key: str) -> dict[Side, tuple[Channel, int]]:
        """Return for each side the free cells there and the farthest gutter they reach."""
        found = self._exits.get(key)
        if found is None:
            row, column = self.grid.cells[key]
            above = max(
                (r for r in (*self.columns[column], *self.grid.headings) if r < row), default=-1
            )
            below = min(
                (r for r in (*self.columns[column], *self.grid.headings) if r > row),
                default=self.grid.rows,
            )
            left = max((c for c in self.rows[row] if c < column), default=-1)
            right = min((c for c in self.rows[row] if c > column), default=self.grid.columns)
            found = {
                Side.TOP: ((Kind.COLUMN_CELLS, column, above + 1), above + 1),
                Side.BOTTOM: ((Kind.COLUMN_CELLS, column, row + 1), below),
                Side.LEFT: ((Kind.ROW_CELLS, row, left + 1), left + 1),
                Side.RIGHT: ((Kind.ROW_CELLS, row, column + 1), right),
            }
            self._exits[key] = found
        return found

    def _out(self, key: str, other: tuple[int, int], sides: Iterable[Side]) -> list[_Exit]:
        row, column = self.grid.cells[key]
        found: list[_Exit] = []
        for side in sides:
            cells, far = self._reach(key)[side]
            near = (row, row + 1, column, column + 1)[side]
            # Beyond the other card there is nothing to look for.
            wanted = other[0 if side in _UPRIGHT else 1]
            if side in (Side.TOP, Side.LEFT):
                gutters = range(near, max(far, min(near, wanted)) - 1, -1)
            else:
                gutters = range(near, min(far, max(near, wanted + 1)) + 1)
            found.extend(_Exit(side, cells, gutter) for gutter in gutters)
        return found

    def _between(
        self, source: tuple[int, int], target: tuple[int, int], out: _Exit, into: _Exit
    ) -> Iterator[tuple[Channel, ...]]:
        upright_out = out.side in _UPRIGHT
        upright_in = into.side in _UPRIGHT
        first = (Kind.ROW_GUTTER if upright_out else Kind.COLUMN_GUTTER, out.gutter, 0)
        last = (Kind.ROW_GUTTER if upright_in else Kind.COLUMN_GUTTER, into.gutter, 0)
        if upright_out != upright_in:
            yield (out.cells, first, last, into.cells)
        elif first != last:
            at = 1 if upright_out else 0
            kind = Kind.COLUMN_GUTTER if upright_out else Kind.ROW_GUTTER
            middles = {source[at], source[at] + 1, target[at], target[at] + 1}
            for middle in sorted(middles):
                # Above the first headings there is no gutter.
                if kind is Kind.COLUMN_GUTTER or middle > 0:
                    yield (out.cells, first, (kind, middle, 0), last, into.cells)
        elif out.cells == into.cells and out.side != into.side:
            yield (out.cells,)
        else:
            yield (out.cells, first, into.cells)

    def _cost(
        self,
        wire: Wire,
        source: tuple[int, int],
        target: tuple[int, int],
        channels: tuple[Channel, ...],
    ) -> float:
        here = [2 * source[1] + 1, 2 * source[0] + 1]
        cost = _TURN * (len(channels) - 1)
        for channel in channels:
            at, place = _AXIS[channel[0]], _place(channel)
            # The piece before this one ran across, up to this channel.
            length = abs(place - here[at]) * _HALF[at]
            used = self.used.get(channel)
            if used is not None and wire.net in used:
                length *= 0.5
                cost -= _TURN / 2
            elif used is not None:
                cost += _CROWD * len(used)
            cost += length
            here[at] = place
        cost += abs(2 * target[1] + 1 - here[0]) * _HALF[0]
        return cost + abs(2 * target[0] + 1 - here[1]) * _HALF[1]


def _place(channel: Channel) -> int:
    return 2 * channel[1] + _MIDDLE[channel[0]]


def _pieces(grid: Grid, ways: Sequence[Route]) -> dict[Channel, dict[str, _Piece]]:
    """Return what each net covers of each channel, hull over all its wires."""
    found: dict[Channel, dict[str, _Piece]] = defaultdict(dict)
    for way in ways:
        source, target = grid.cells[way.wire.source], grid.cells[way.wire.target]
        # Places along the way, by turns across and along; the cards stand at both ends. A line
        # out of the top or bottom starts upright: its card's row bounds the first piece.
        places = [
            2 * source[way.start not in _UPRIGHT] + 1,
            *map(_place, way.channels),
            2 * target[way.end not in _UPRIGHT] + 1,
        ]
        for at, channel in enumerate(way.channels):
            before, after = places[at], places[at + 2]
            piece = found[channel].get(way.wire.net)
            if piece is None:
                piece = found[channel][way.wire.net] = _Piece(
                    min(before, after), max(before, after)
                )
            piece.low, piece.high = min(piece.low, before, after), max(piece.high, before, after)
            here = places[at + 1]
            if at > 0:
                piece.turns[before] = _sign(places[at - 1] - here)
            if at + 1 < len(way.channels):
                piece.turns[after] = _sign(places[at + 3] - here)
    return found


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)


def _lean(piece: _Piece) -> tuple[float, int, int]:
    """Return where a stub wants to be in its free cells: by the way its line goes on."""
    turn = sum(piece.turns.values())
    return (turn, piece.low if turn < 0 else -piece.high, piece.high - piece.low)


def _shared_tracks(pieces: dict[str, _Piece]) -> dict[str, int]:
    """Give each net of a gutter a track; nets whose stretches touch never share one."""

    def order(net: str) -> tuple[int, int, int, str]:
        piece = pieces[net]
        turn = sum(piece.turns.values())
        length = piece.high - piece.low
        if turn < 0:
            return (turn, length, piece.low, net)
        if turn > 0:
            return (turn, -length, piece.low, net)
        falls = piece.turns.get(piece.low, 0) <= 0
        return (0, -piece.low if falls else piece.low, length, net)

    ends: list[list[_Piece]] = []
    found: dict[str, int] = {}
    first_of_class, last_turn = 0, None
    for net in sorted(pieces, key=order):
        piece = pieces[net]
        turn = _sign(sum(piece.turns.values()))
        if turn != last_turn:
            first_of_class, last_turn = max(0, len(ends) - 1), turn
        for at in range(first_of_class, len(ends)):
            if all(p.high < piece.low or p.low > piece.high for p in ends[at]):
                break
        else:
            at = len(ends)
            ends.append([])
        ends[at].append(piece)
        found[net] = at
    return found
