"""The heat map as SVG: in each cell who is troubled and how much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stakeholder_map.maps.board.arrange import BESIDE_PANEL, Screen
from stakeholder_map.maps.escape import text
from stakeholder_map.maps.lenses.heat import Ache, Cell, Heard, Heat, Quiet, Row, Worry
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
)
from stakeholder_map.maps.svg import number
from stakeholder_map.maps.text import Fitted, fit, width, wrap
from stakeholder_map.model.scales import Severity
from stakeholder_map.words import Words
from stakeholder_map.words.values import word

#: Pixels: a line of text, the headings, the totals; widths of the columns.
LINE, HEAD, FOOT = 19.5, 62.0, 46.0
_HOME, _CELL, _QUIET, _PAIN = (140.0, 200.0), (84.0, 260.0), (210.0, 320.0), (250.0, 420.0)
_INSET, _COUNT = 5.0, 16.0
_LINES = 2

_SHAPES = {
    Severity.BLOCKING: "M4.3 0h5.4L14 4.3v5.4L9.7 14H4.3L0 9.7V4.3z",
    Severity.SERIOUS: "M7 .5L14 13.5H0z",
    Severity.MINOR: "M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9z",
}


@dataclass(frozen=True, slots=True)
class _Plan:
    home: float
    cell: float
    quiet: float
    pain: float
    columns: int

    @property
    def wide(self) -> float:
        return self.home + self.cell * self.columns + self.quiet + self.pain


def heat_svg(drawn: Heat, _: Words, screen: Screen = BESIDE_PANEL) -> str:
    """Return the picture, as wide as ``screen`` where the columns allow it.

    Args:
        drawn: the heat map.
        _: the language.
        screen: the room to fill; more rows than it holds make the picture higher.
    """
    if not drawn.rows:
        return empty("heat", drawn.title, _("Nobody is on this map yet."), _, screen)
    plan = _plan(drawn, screen)
    parts = [_PATTERN, "".join(_heads(drawn, plan, _))]
    y = HEAD
    for row in drawn.rows:
        high = _height(row, plan.cell)
        parts.append(_row(row, plan, y, high, _))
        y += high
    parts.append(_totals(drawn, plan, y, _))
    legend, high = key(tuple(_signs(drawn, _)), 0, y + FOOT + 6, plan.wide)
    parts.append(legend)
    return frame("heat", drawn.title, _, (plan.wide, y + FOOT + 6 + high), parts)


_PATTERN = (
    '<defs><pattern id="unknown-heat" width="7" height="7" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45)"><path class="hatch" d="M0 0V7"/></pattern></defs>'
)


def _plan(drawn: Heat, screen: Screen) -> _Plan:
    columns = len(drawn.categories)
    pain = _PAIN if drawn.pains else (0.0, 0.0)
    rows = sum(_height(row, _CELL[0]) for row in drawn.rows)
    high = HEAD + FOOT + 2 * KEY_ROW + rows
    wanted = max(screen[0] * 0.9, high * screen[0] / screen[1])
    least = _HOME[0] + _QUIET[0] + pain[0] + _CELL[0] * columns
    most = _HOME[1] + _QUIET[1] + pain[1] + _CELL[1] * columns
    share = min(1.0, max(0.0, (wanted - least) / (most - least)))

    def between(ends: tuple[float, float]) -> float:
        return round(ends[0] + (ends[1] - ends[0]) * share, 1)

    return _Plan(between(_HOME), between(_CELL), between(_QUIET), between(pain), columns)


def _height(row: Row, wide: float) -> float:
    lines = [
        _LINES,
        *(sum(map(len, _names(cell, wide))) + _says_settled(cell) for cell in row.cells),
        -(-len(row.quiet) // _beside(row)),
        len(row.aches),
    ]
    return max(lines) * LINE + 7


def _says_settled(cell: Cell) -> bool:
    """Whether the resolved concerns need a line below the open ones."""
    return bool(cell.worries and cell.settled)


def _names(cell: Cell, wide: float) -> list[tuple[Fitted, ...]]:
    """Return the names of a cell, each on one line or on two; the count stands beside the first."""
    room = wide - 2 * _INSET - 19
    count = _COUNT if len(cell.worries) > 1 else 0
    return [
        wrap(worry.name, room - (0 if at else count), SMALL)
        for at, worry in enumerate(cell.worries)
    ]


def _beside(row: Row) -> int:
    """How many quiet people stand in one line: the two lines that every row has come first."""
    return 1 if len(row.quiet) <= _LINES else 2


def _heads(drawn: Heat, plan: _Plan, _: Words) -> Iterator[str]:
    yield say("head", 0, HEAD - 12, _("Department"))
    x = plan.home
    for category in drawn.categories:
        lines = wrap(word(_, category), plan.cell - 10, SMALL, bold=True, lines=3)
        for at, line in enumerate(lines):
            yield say("head", x + _INSET, HEAD - 12 - 17 * (len(lines) - 1 - at), line)
        x += plan.cell
    yield say(
        "head", x + _INSET, HEAD - 12, fit(_("No open concern"), plan.quiet - 10, SMALL, True)
    )
    if drawn.pains:
        x += plan.quiet
        yield say("head", x + _INSET, HEAD - 12, _("Pains"))


def _row(row: Row, plan: _Plan, y: float, high: float, _: Words) -> str:
    beside = 44 if row.weight else 0
    name = fit(row.name, plan.home - 12 - beside, SMALL, bold=True)
    met = _("{met} of {people} met", met=row.met, people=row.people)
    never = " never" if row.people and not row.met else ""
    parts = [
        box(f"home{never}", 0, y + 1, plan.home - 3, high - 2, 4),
        say("group", 6, y + 18, name),
        say("end share", plan.home - 8, y + 18, row.weight) if row.weight else "",
        say(
            f"asked{never}",
            6,
            y + 37,
            fit(met if row.people else _("nobody known"), plan.home - 12, SMALL),
        ),
    ]
    x = plan.home
    for cell in row.cells:
        parts.append(_cell(cell, x, y, plan.cell, high, _))
        x += plan.cell
    parts.append(box("bed", x + 1, y + 1, plan.quiet - 2, high - 2, 4))
    per_line = _beside(row)
    room = (plan.quiet - 2 * _INSET) / per_line
    for at, one in enumerate(row.quiet):
        line, column = divmod(at, per_line)
        parts.append(_silent(one, x + _INSET + column * room, y + 4 + line * LINE, room))
    x += plan.quiet
    if plan.pain:
        parts.append(box("bed", x + 1, y + 1, plan.pain - 2, high - 2, 4))
        for at, ache in enumerate(row.aches):
            parts.append(_pain(ache, x + _INSET, y + 4 + at * LINE, plan.pain - 2 * _INSET))
    return "".join(parts)


def _cell(cell: Cell, x: float, y: float, wide: float, high: float, _: Words) -> str:
    shade = cell.worries[0].severity.value if cell.worries else cell.heard.value
    parts = [box(f"cell {shade}", x + 1, y + 1, wide - 2, high - 2, 4)]
    middle = x + wide / 2
    if cell.heard is Heard.UNKNOWN:
        parts.append(say("blank unsure", middle, y + high / 2 + 6, "?"))
    elif cell.heard is Heard.NONE:
        shown = f"✓ {cell.settled}" if cell.settled else "–"
        parts.append(say("blank", middle, y + high / 2 + 5, shown))
    line = 0
    for worry, lines in zip(cell.worries, _names(cell, wide), strict=True):
        room = wide - 2 * _INSET
        parts.append(_worry(worry, lines, x + _INSET, y + 4 + line * LINE, room))
        line += len(lines)
    if len(cell.worries) > 1:
        parts.append(say("count", x + wide - 6, y + 19, str(len(cell.worries))))
    if _says_settled(cell):
        parts.append(say("settled", x + _INSET + 18, y + 19 + line * LINE, f"✓ {cell.settled}"))
    return "".join(parts)


def _worry(worry: Worry, lines: Sequence[Fitted], x: float, y: float, room: float) -> str:
    hollow = " answered" if worry.answered else ""
    return seat(
        worry.key,
        f"worry {worry.severity}{hollow}",
        worry.tip,
        box("back", x - 2, y, room + 4, LINE * len(lines), 4)
        + f'<path class="shape" transform="translate({number(x)} {number(y + 3)})"'
        f' d="{_SHAPES[worry.severity]}"/>'
        + "".join(
            say("whom", x + 18, y + 15 + at * (LINE - 1.5), line.shown)
            for at, line in enumerate(lines)
        ),
    )


def _silent(one: Quiet, x: float, y: float, room: float) -> str:
    kind = "ghost" if one.ghost else "heard" if one.met else "unheard"
    return seat(
        one.key,
        f"quiet {kind}",
        one.tip,
        box("back", x - 2, y, room, LINE, 4)
        + say("tick", x + 6, y + 15, "–" if one.met else "?")
        + say("whom", x + 16, y + 15, fit(one.name, room - 20, SMALL).shown),
    )


def _pain(ache: Ache, x: float, y: float, room: float) -> str:
    level = ache.severity or 0
    cost = fit(ache.cost, room / 2, SMALL)
    beside = width(cost.shown, SMALL)
    drawn = (
        box("back", x - 2, y, room + 4, LINE, 4)
        + box(f"ache a{level}", x, y + 2, 18, 17, 3)
        + say(f"step a{level}", x + 9, y + 15.5, str(ache.severity or "?"))
        + say("whom", x + 24, y + 15, fit(ache.text, room - 36 - beside, SMALL).shown)
        + say("cost", x + room - 2, y + 15, cost.shown)
    )
    if ache.key is not None:
        return seat(ache.key, "pain", ache.tip, drawn)
    return f'<g class="pain"><title>{text(ache.tip)}</title>{drawn}</g>'


def _totals(drawn: Heat, plan: _Plan, y: float, _: Words) -> str:
    parts = ['<g class="totals">', say("group", 6, y + 18, _("All open"))]
    x = plan.home
    for at, _category in enumerate(drawn.categories):
        worries = [worry for row in drawn.rows for worry in row.cells[at].worries]
        blocking = sum(worry.severity is Severity.BLOCKING for worry in worries)
        parts.append(say("sum", x + _INSET, y + 18, str(len(worries))))
        if blocking:
            shape = _SHAPES[Severity.BLOCKING]
            parts.append(
                f'<g class="worry blocking"><path class="shape" d="{shape}"'
                f' transform="translate({number(x + _INSET)} {number(y + 25)})"/></g>'
                + say("hard", x + _INSET + 19, y + 36.5, str(blocking))
            )
        x += plan.cell
    quiet = [one for row in drawn.rows for one in row.quiet if not one.ghost]
    unheard = sum(not one.met for one in quiet)
    parts.append(say("sum", x + _INSET, y + 18, str(len(quiet))))
    if unheard:
        said = _.plural("{n} of them never asked", "{n} of them never asked", unheard)
        parts.append(say("hard", x + _INSET, y + 36, fit(said, plan.quiet - 10, SMALL)))
    x += plan.quiet
    if drawn.pains:
        cost = _("{cost} a year", cost=" + ".join(drawn.costs)) if drawn.costs else ""
        parts.append(say("sum", x + _INSET, y + 18, fit(cost, plan.pain - 10, SMALL, bold=True)))
        if drawn.unpriced:
            said = _.plural("{n} without a cost", "{n} without a cost", drawn.unpriced)
            parts.append(say("hard", x + _INSET, y + 36, fit(said, plan.pain - 10, SMALL)))
    return "".join(parts) + "</g>"


def _signs(drawn: Heat, _: Words) -> Iterator[Sign]:
    cells = [cell for row in drawn.rows for cell in row.cells]
    worries = [worry for cell in cells for worry in cell.worries]
    for severity in reversed(Severity):
        if any(worry.severity is severity for worry in worries):
            yield Sign(
                f'<g class="worry {severity}"><path class="shape" transform="translate(0 3)"'
                f' d="{_SHAPES[severity]}"/></g>',
                14,
                word(_, severity),
            )
    if any(worry.answered for worry in worries):
        yield Sign(
            '<g class="worry serious answered"><path class="shape" transform="translate(0 3)"'
            f' d="{_SHAPES[Severity.SERIOUS]}"/></g>',
            14,
            _("hollow: answered, not yet accepted"),
        )
    if any(cell.settled for cell in cells):
        yield Sign(say("", 0, 15, "✓"), 12, _("resolved"))
    if any(cell.heard is Heard.NONE for cell in cells):
        yield Sign(say("", 0, 15, "–"), 10, _("none heard from those we met"))
    if any(cell.heard is Heard.UNKNOWN for cell in cells):
        mark = box("cell unknown", 0, 1, 24, 19, 3) + say("blank unsure", 12, 16, "?")
        yield Sign(mark, 24, _("not known: nobody of them was ever met"))
    if drawn.pains:
        mark = box("ache a5", 0, 2, 18, 17, 3) + say("step a5", 9, 15.5, "5")
        yield Sign(mark, 18, _("pain: severity 1 to 5"))
