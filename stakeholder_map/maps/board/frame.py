"""Who stands where: from the reading to the layout, kept places first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.maps.board import lines as tie_lines
from stakeholder_map.maps.board.arrange import BESIDE_PANEL, Screen
from stakeholder_map.maps.board.cards import lines_of
from stakeholder_map.maps.board.cells import Box
from stakeholder_map.maps.board.fold import folded, is_folded, only_lane
from stakeholder_map.maps.board.heads import Head
from stakeholder_map.maps.board.kept import kept, settle, slot_of
from stakeholder_map.maps.board.layout import Layout, lay_out
from stakeholder_map.maps.board.lines import Planned
from stakeholder_map.maps.chart import LEVELS, Chart, chart
from stakeholder_map.model.board import Board, BoardPlace
from stakeholder_map.words import Words

#: Cards are cut down to so many lines of text before the picture gets too small to read.
FEWEST_LINES = 2


@dataclass(frozen=True)
class Frame:
    """A decision's cards with their places, and its lines; nothing of it is drawn yet."""

    chart: Chart
    boxes: tuple[Box, ...]
    heads: tuple[Head, ...]
    lines: tuple[Planned, ...]
    unshown: int
    layout: Layout
    is_folded: bool


def frame(
    reading: Reading, _: Words, screen: Screen = BESIDE_PANEL, lane: int | None = None
) -> Frame:
    """Return where everybody stands; ``lane``: of a folded board, the one lane to show."""
    found, is_crowd = _chart(reading, lane)
    boxes = _boxes(found)
    chain = tie_lines.reporting(reading, found, _)
    others, unshown = tie_lines.influences(reading, found, _)
    heads = tuple(Head(reading, key, _) for key in found.lanes)
    board = reading.decision.board
    there = None
    if board is not None and board.folded == is_crowd and lane is None and found.lanes:
        there = settle(boxes, found.lanes, board)
    layout = lay_out(
        boxes,
        len(found.lanes),
        len(LEVELS),
        tie_lines.wires((*chain, *others)),
        lambda at, room: heads[at].height(room),
        screen,
        FEWEST_LINES,
        there,
    )
    return Frame(found, boxes, heads, (*chain, *others), unshown, layout, is_crowd)


def kept_board(reading: Reading, _: Words) -> tuple[Board, Mapping[str, BoardPlace]] | None:
    """Return the board as it is seen now, to be kept: its frame, and the places by card.

    None where nobody is on it. Cards that stand for several people have no place of their own.
    """
    found, is_crowd = _chart(reading, None)
    board = reading.decision.board
    if not found.members:
        return None
    there = None
    if board is not None and board.folded == is_crowd:
        there = settle(_boxes(found), found.lanes, board)
    if there is None:
        layout = frame(reading, _).layout
        there = layout.grid, layout.sizes
    return kept(*there, found.lanes, is_crowd)


def _chart(reading: Reading, lane: int | None) -> tuple[Chart, bool]:
    found = chart(reading)
    is_crowd = is_folded(reading, found)
    if not is_crowd:
        return found, False
    return (folded(found) if lane is None else only_lane(found, lane)), True


def _boxes(found: Chart) -> tuple[Box, ...]:
    lanes = {lane: at for at, lane in enumerate(found.lanes)}
    under = {line.member: line.superior for line in reversed(found.superiors) if not line.dotted}
    bands = {member.key: LEVELS.index(member.level) for member in found.members}
    # A missing seat of no level is looked for at any: it needs no row of its own.
    free = {m.key for m in found.members if m.person is None and m.level is None and not m.folded}
    for member in found.members:
        if member.key in free and member.place is not None:
            bands[member.key] = LEVELS.index(member.place.level)
    lowest = max((band for key, band in bands.items() if key not in free), default=len(LEVELS) - 1)
    return tuple(
        Box(
            member.key,
            lanes[member.lane],
            lowest if member.key in free and member.place is None else bands[member.key],
            under.get(member.key),
            lines_of(member),
            slot_of(member.place),
        )
        for member in found.members
    )
