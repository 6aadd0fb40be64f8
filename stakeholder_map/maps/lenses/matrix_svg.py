"""The who-knows-whom matrix as SVG: one block of rows, or several beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stakeholder_map.analysis.chain.reach import Reach
from stakeholder_map.maps.board.arrange import BESIDE_PANEL, Screen
from stakeholder_map.maps.lenses.lens_svg import (
    KEY_ROW,
    SMALL,
    Sign,
    box,
    empty,
    frame,
    key,
    say,
    seat,
    step,
)
from stakeholder_map.maps.lenses.matrix import Cell, Column, Group, Matrix, Row
from stakeholder_map.maps.svg import number
from stakeholder_map.maps.text import fit, width, wrap
from stakeholder_map.words import Words
from stakeholder_map.words.figures import percent, signed

#: Pixels: heights of a row and of the headings, widths of the fixed columns.
ROW, HEAD, FOOT = 21.0, 60.0, 58.0
_SUPPORT, _WEIGHT, _INFLUENCE, _KNOWN = 36.0, 60.0, 50.0, 142.0
_HOME, _NAMES, _CELL = (118.0, 180.0), (170.0, 320.0), (66.0, 104.0)
_APART, _MOST_BLOCKS = 26.0, 4
_EDGE = 6.0


@dataclass(frozen=True, slots=True)
class _Plan:
    """Widths of the columns of a block, and the rows of each block."""

    home: float
    names: float
    cell: float
    blocks: tuple[tuple[Group, ...], ...]
    columns: int

    @property
    def wide(self) -> float:
        return (
            self.home
            + _SUPPORT
            + self.names
            + _WEIGHT
            + _INFLUENCE
            + self.cell * self.columns
            + _KNOWN
        )


def matrix_svg(drawn: Matrix, _: Words, screen: Screen = BESIDE_PANEL) -> str:
    """Return the picture; rows from top to bottom, block after block.

    Args:
        drawn: the matrix.
        _: the language.
        screen: the room to fill; more rows than it holds make the picture larger.
    """
    if not drawn.rows:
        return empty("matrix", drawn.title, _("Nobody is on this map yet."), _, screen)
    if not drawn.columns:
        said = _("No teammate is recorded yet, so nobody can know anybody.")
        return empty("matrix", drawn.title, said, _, screen)
    plan = _plan(drawn, screen)
    count = len(plan.blocks)
    room = plan.wide * count + _APART * (count - 1)
    parts, at = [_PATTERN], 0.0
    most = 0.0
    for block in plan.blocks:
        markup, low = _block(drawn, plan, block, at, _)
        parts.append(markup)
        most = max(most, low)
        at += plan.wide + _APART
    totals = _totals(drawn, plan, (at - plan.wide - _APART, most), _)
    parts.append(totals)
    legend, high = key(tuple(_signs(drawn, _)), 0, most + FOOT + 8, room)
    parts.append(legend)
    return frame("matrix", drawn.title, _, (room, most + FOOT + 8 + high), parts)


#: What is not known is hatched.
_PATTERN = (
    '<defs><pattern id="unknown-matrix" width="6" height="6" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45)"><path class="hatch" d="M0 0V6"/></pattern></defs>'
)


def _plan(drawn: Matrix, screen: Screen) -> _Plan:
    """Return the plan that shows the rows largest."""
    columns = len(drawn.columns)
    plans = []
    for count in range(1, _MOST_BLOCKS + 1):
        blocks = _cut(drawn.groups, count)
        high = HEAD + FOOT + 2 * KEY_ROW + 8 + max(map(_rows, blocks)) * ROW
        # As wide as the screen's shape allows, within what the columns can use.
        wanted = high * screen[0] / screen[1] / len(blocks) - _APART
        fixed = _SUPPORT + _WEIGHT + _INFLUENCE + _KNOWN
        least = fixed + _HOME[0] + _NAMES[0] + _CELL[0] * columns
        most = fixed + _HOME[1] + _NAMES[1] + _CELL[1] * columns
        share = min(1.0, max(0.0, (wanted - least) / (most - least)))
        plan = _Plan(
            _between(_HOME, share), _between(_NAMES, share), _between(_CELL, share), blocks, columns
        )
        wide = plan.wide * len(blocks) + _APART * (len(blocks) - 1)
        plans.append((min(screen[0] / wide, screen[1] / high), -count, plan))
    return max(plans, key=lambda one: one[:2])[2]


def _between(ends: tuple[float, float], share: float) -> float:
    return round(ends[0] + (ends[1] - ends[0]) * share, 1)


def _rows(block: Sequence[Group]) -> int:
    return sum(len(group.rows) for group in block)


def _cut(groups: Sequence[Group], count: int) -> tuple[tuple[Group, ...], ...]:
    """Cut the groups into blocks of about as many rows, a group across two of them if need be."""
    total = _rows(groups)
    limit = -(-total // count)
    blocks: list[list[Group]] = [[]]
    for group in groups:
        rest = group.rows
        while rest:
            free = limit - _rows(blocks[-1])
            if free <= 0:
                blocks.append([])
                continue
            blocks[-1].append(Group(group.name, rest[:free]))
            rest = rest[free:]
    return tuple(tuple(block) for block in blocks)


def _block(
    drawn: Matrix, plan: _Plan, block: Sequence[Group], left: float, _: Words
) -> tuple[str, float]:
    parts = ["".join(_heads(drawn.columns, plan, left, _))]
    y = HEAD
    for group in block:
        high = ROW * len(group.rows)
        names = wrap(group.name, plan.home - 12, SMALL, bold=True, lines=min(3, len(group.rows)))
        parts.append(box("home", left, y + 1, plan.home - 4, high - 2, 4))
        for at, name in enumerate(names):
            parts.append(say("group", left + 6, y + 15 + at * 17, name))
        for row in group.rows:
            parts.append(_row(row, plan, left + plan.home, y, drawn.cold_days, _))
            y += ROW
        parts.append(
            f'<path class="rule" d="M{number(left)} {number(y)}H{number(left + plan.wide)}"/>'
        )
    return "".join(parts), y


def _heads(columns: Sequence[Column], plan: _Plan, left: float, _: Words) -> Iterator[str]:
    x = left + plan.home + _SUPPORT
    yield say("head", x, HEAD - 10, _("Person"))
    x += plan.names
    for name, wide in ((_("Weight"), _WEIGHT), (_("Infl."), _INFLUENCE)):
        yield say("head end", x + wide - 6, HEAD - 10, fit(name, wide - 2, SMALL, bold=True))
        x += wide
    for column in columns:
        yield box("mate", x + 2, 2, plan.cell - 4, HEAD - 8, 4)
        lines = wrap(column.name, plan.cell - 12, SMALL, bold=True)
        for at, line in enumerate(lines):
            yield say("head", x + 7, 16 + at * 16.5, line)
        if column.sponsor:
            yield say("advice", x + 7, 49, fit(_("Sponsor"), plan.cell - 12, SMALL))
        x += plan.cell
    yield say("head", x + 8, HEAD - 10, fit(_("Reached"), _KNOWN - 10, SMALL, bold=True))


def _row(row: Row, plan: _Plan, left: float, y: float, cold_days: int, _: Words) -> str:
    wide = plan.wide - plan.home
    base = y + 15
    sign = step(row.support)
    kind = "ghost" if row.ghost else str(row.reach)
    parts = [box("bed", left, y + 1, wide - 1, ROW - 2, 3)]
    parts.append(
        box(f"s{sign}", left + 2, y + 2, _SUPPORT - 8, ROW - 4, 3)
        + say(f"step n{sign}", left + 2 + (_SUPPORT - 8) / 2, base, signed(row.support))
    )
    x = left + _SUPPORT
    name = fit(row.name, plan.names - 8, 15, bold=True)
    parts.append(say("person", x, base, name.shown))
    taken = width(name.shown, 15, bold=True) + 8
    if row.title and plan.names - taken > 60:
        parts.append(
            say("title", x + taken, base, fit(row.title, plan.names - taken - 8, SMALL).shown)
        )
    x += plan.names
    parts.append(say("end", x + _WEIGHT - 6, base, row.weight))
    x += _WEIGHT
    moves = percent(row.influence) if row.influence is not None else ""
    parts.append(say("end", x + _INFLUENCE - 6, base, moves))
    x += _INFLUENCE
    for cell in row.cells:
        parts.append(_cell(cell, x, y, plan.cell, cold_days))
        x += plan.cell
    parts.append(say("verdict", x + 8, base, fit(_verdict(row, _), _KNOWN - 10, SMALL, bold=True)))
    return seat(row.key, kind, row.tip, "".join(parts))


def _verdict(row: Row, _: Words) -> str:
    if row.ghost:
        return _("nobody known")
    return {
        Reach.MET: _("met"),
        Reach.COLD: _("gone cold"),
        Reach.NEVER: _("never met"),
        Reach.UNKNOWN: _("contact unknown"),
    }[row.reach]


def _cell(cell: Cell, x: float, y: float, wide: float, cold_days: int) -> str:
    base = y + 15
    if not cell.recorded:
        return f'<circle class="none" cx="{number(x + 14)}" cy="{number(y + ROW / 2)}" r="1.8"/>'
    shade = "unsure" if cell.closeness is None else f"c{cell.closeness}"
    shown = "?" if cell.closeness is None else str(cell.closeness)
    parts = [
        box(f"close {shade}", x + 3, y + 2, 22, ROW - 4, 3),
        say(f"step {shade}", x + 14, base, shown),
    ]
    if cell.alone:
        parts.append(box("alone", x + 1.5, y + 0.8, wide - 3, ROW - 1.6, 4))
    if cell.days is not None:
        late = " late" if cell.days > cold_days else ""
        lost = "" if cell.answered else "→"
        parts.append(say(f"days{late}", x + 29, base, f"{lost}{cell.days}"))
    if cell.owner:
        parts.append(f'<path class="owner" d="{_star(x + wide - 12, y + ROW / 2)}"/>')
    return "".join(parts)


def _star(x: float, y: float) -> str:
    return f"M{number(x)} {number(y - 6)}l6 6-6 6-6-6z"


def _totals(drawn: Matrix, plan: _Plan, at: tuple[float, float], _: Words) -> str:
    """Three lines below the last block: for each teammate people, their weight, alone with."""
    lines = (
        (_("talks to, people"), [str(column.people) for column in drawn.columns]),
        (_("their weight in the decision"), [percent(column.share) for column in drawn.columns]),
        (_("the only one who does"), [str(column.alone or "–") for column in drawn.columns]),
    )
    end = at[0] + plan.wide - plan.cell * plan.columns - _KNOWN
    parts = ['<g class="totals">']
    for line, (name, values) in enumerate(lines):
        y = at[1] + 17 + line * 18
        parts.append(say("end", end - 8, y, name))
        x = end
        for value in values:
            parts.append(say("sum", x + 14, y, value))
            x += plan.cell
    reached = sum(row.reach is Reach.MET for row in drawn.rows)
    parts.append(say("sum whole", x + 8, at[1] + 17, f"{reached} / {len(drawn.rows)}"))
    return "".join(parts) + "</g>"


def _signs(drawn: Matrix, _: Words) -> Iterator[Sign]:
    cells = [cell for row in drawn.rows for cell in row.cells]
    scale = "".join(
        box(f"close c{value}", value * 23, 1, 22, 19, 3)
        + say(f"step c{value}", value * 23 + 11, 15, str(value))
        for value in range(5)
    )
    yield Sign(scale, 115, _("0 strangers, 1 by name, 2 talk, 3 trust, 4 close"))
    if any(cell.recorded and cell.closeness is None for cell in cells):
        mark = box("close unsure", 0, 1, 22, 19, 3) + say("step unsure", 11, 15, "?")
        yield Sign(mark, 22, _("how close is unknown"))
    if not all(cell.recorded for cell in cells):
        yield Sign('<circle class="none" cx="6" cy="10" r="1.8"/>', 12, _("nothing recorded"))
    yield Sign(say("days", 0, 15, "12"), 18, _("days since the last touch"))
    if any(cell.days is not None and cell.days > drawn.cold_days for cell in cells):
        cold = _("more than {days} days", days=drawn.cold_days)
        yield Sign(say("days late", 0, 15, "99"), 18, cold)
    if any(cell.days is not None and not cell.answered for cell in cells):
        yield Sign(say("days", 0, 15, "→"), 16, _("no answer recorded"))
    if any(cell.owner for cell in cells):
        yield Sign(f'<path class="owner" d="{_star(7, 10)}"/>', 14, _("keeps the contact"))
    if any(cell.alone for cell in cells):
        yield Sign(
            box("alone", 1, 1, 26, 19, 4), 28, _("only one of us talks to a person of weight")
        )
    if any(row.reach is Reach.NEVER for row in drawn.rows):
        yield Sign(f'<g class="never">{box("bed", 0, 1, 28, 19, 3)}</g>', 28, _("never reached"))
