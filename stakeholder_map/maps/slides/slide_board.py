"""The chain board on a slide: lanes, cards as groups, connectors glued to the cards, a legend."""

from __future__ import annotations

from collections.abc import Sequence

from stakeholder_map.analysis.chain.reach import Reach
from stakeholder_map.maps.board.card_text import BLOCK, INSET, NAME
from stakeholder_map.maps.board.cards import Card
from stakeholder_map.maps.board.heads import Lane
from stakeholder_map.maps.board.layout import TEXT_LINE
from stakeholder_map.maps.board.legend import LegendItem
from stakeholder_map.maps.board.lines import Style
from stakeholder_map.maps.board.scene import Scene
from stakeholder_map.maps.palette import DARK, SUPPORT, fill, ink
from stakeholder_map.maps.rect import Rect
from stakeholder_map.maps.slides.slide_lines import Lines, Way
from stakeholder_map.maps.slides.slide_shapes import (
    EMU_PER_POINT,
    Drawing,
    Run,
    Stroke,
    Words,
)
from stakeholder_map.maps.text import Fitted, width
from stakeholder_map.model.scales import Severity
from stakeholder_map.words.figures import signed

PALE, QUIET, SOFT = "#56637a", "#667288", "#475467"

#: Signs of roles and marks as letters, with their colour: they are edited like any text.
SIGNS = {
    "decision_maker": ("◆", DARK),
    "user": ("●", DARK),
    "gatekeeper": ("■", DARK),
    "influencer": ("▲", DARK),
    "hidden": ("○", "#5b3fc4"),
    "unmapped": ("□", "#5b3fc4"),
    "coach": ("★", "#0f766e"),
    "backs": ("►", "#8a1c4a"),
    "found": ("↑", "#5b3fc4"),
}
_CHIPS = {Severity.BLOCKING: "#f9d0bd", Severity.SERIOUS: "#fdeec2", Severity.MINOR: "#f1f1ec"}
_EDGES = {
    Reach.MET: ("#27364b", 2.0, "solid"),
    Reach.COLD: ("#27364b", 2.4, "sysDot"),
    Reach.NEVER: ("#27364b", 2.0, "dash"),
    Reach.UNKNOWN: ("#7a869a", 1.6, "lgDashDot"),
}
_GHOST_EDGE = ("#9aa4b5", 1.6, "dash")

#: Colour, width in pixels, dash, what stands at the start and at the end.
_LINES = {
    Style.REPORTS: ("#aeb7c6", 1.8, "solid", "", ""),
    Style.DOTTED: ("#8f9bb0", 1.8, "sysDot", "", ""),
    Style.INFLUENCE: ("#6b4fd0", 0.0, "solid", "", "triangle"),
    Style.AGAINST: ("#c2410c", 0.0, "dash", "", "triangle"),
    Style.CONFLICT: ("#c2410c", 2.0, "sysDash", "diamond", "diamond"),
    Style.ALLIED: ("#0f766e", 2.2, "solid", "oval", "oval"),
    Style.INFORMAL: ("#0f766e", 1.8, "lgDashDot", "", ""),
}
_LEGEND_ROW, _LEGEND_GAP = 24.0, 14.0
_STEP = 24.0


class Board:
    """Draws a scene into ``drawing``; ``at`` is its corner, ``scale`` EMU a pixel."""

    def __init__(self, drawing: Drawing, at: tuple[float, float], scale: float) -> None:
        self.drawing, self.at, self.scale = drawing, at, scale

    def draw(self, scene: Scene) -> None:
        """Draw lanes and levels, then the lines, then the cards over them."""
        for lane in scene.lanes:
            self._lane(lane)
        for band in scene.bands:
            place = Rect(band.area.x + 8, band.area.y, 20, band.area.height)
            runs = [[self.run(band.label, 14, QUIET, bold=True)]]
            self.drawing.box(
                self.placed(place),
                name=band.label.full or band.label.shown,
                words=Words(runs, align="ctr", anchor="ctr", turned=True),
            )
        lines = Lines(
            self.drawing, self.at, self.scale, {card.key: card.rect for card in scene.cards}
        )
        for line in scene.lines:
            stroke = self.stroke(line.style, line.strength, line.both)
            lines.draw(Way(line.source, line.target, line.corners, stroke, line.tip))
        for card in scene.cards:
            self._card(card, lines)

    def placed(self, place: Rect) -> Rect:
        return Rect(
            self.at[0] + place.x * self.scale,
            self.at[1] + place.y * self.scale,
            place.width * self.scale,
            place.height * self.scale,
        )

    def _points(self, pixels: float) -> float:
        return pixels * self.scale / EMU_PER_POINT

    def run(self, said: Fitted | str, pixels: float, colour: str, bold: bool = False) -> Run:
        shown = said if isinstance(said, str) else said.shown
        return Run(shown, self._points(pixels), colour, bold)

    def _lane(self, lane: Lane) -> None:
        head = lane.heading
        name = " ".join(line.shown for line in lane.name)
        self.drawing.box(
            self.placed(lane.area),
            name=name,
            kind="roundRect",
            corner=8 * self.scale,
            fill="#faf6ee" if lane.outside else "#f3f5f9",
        )
        lines = [[self.run(line, NAME, DARK, bold=True)] for line in lane.name]
        if lane.demands:
            lines.append([self.run(lane.demands, 14, PALE)])
        self.drawing.box(
            self.placed(Rect(head.x, head.y + 7, head.width, 19 * len(lines))),
            name=name,
            words=Words(lines, leading=self._points(19)),
            tip=lane.demands.full or "" if lane.demands else "",
        )
        if lane.weight:
            self.drawing.box(
                self.placed(Rect(head.right - 60, head.y + 7 + 19 * lane.weight_at, 60, 19)),
                name=lane.weight,
                words=Words(
                    [[self.run(lane.weight, 14, SOFT, bold=True)]],
                    align="r",
                    leading=self._points(19),
                ),
            )

    def stroke(self, style: Style, strength: float, both: bool = False) -> Stroke:
        colour, wide, dash, start, end = _LINES[style]
        return Stroke(
            colour,
            (wide or 1.4 + 2.6 * strength) * self.scale,
            dash,
            end if both else start,
            end,
        )

    def _card(self, card: Card, lines: Lines) -> None:
        place, drawing = card.rect, self.drawing
        drawing.begin(self.placed(place), card.called, card.tip)
        colour, wide, dash = _GHOST_EDGE if card.ghost else _EDGES[card.reach]
        drawing.box(
            self.placed(place),
            name=card.called,
            kind="roundRect",
            corner=8 * self.scale,
            fill="#fbfbfd" if card.ghost else "#ffffff",
            stroke=Stroke(colour, wide * self.scale, dash),
            number=lines.edges[card.key],
        )
        self._block(card)
        self._texts(card)
        for port in lines.ports(card.key):
            drawing.box(port.place, name=card.called, number=port.number)
        drawing.end()

    def _block(self, card: Card) -> None:
        """Draw the column at the left: support on its colour, the weight and the veto below."""
        place, drawing = card.rect, self.drawing
        foot = TEXT_LINE * (bool(card.weight) + bool(card.veto))
        tile = Rect(place.x + 3, place.y + 3, BLOCK - 4, place.height - foot - 6)
        colour = "#eceff4" if card.ghost else fill(card.support)
        drawing.box(
            self.placed(tile),
            name=card.number,
            kind="roundRect",
            corner=5 * self.scale,
            fill=colour,
            words=Words(
                [[self.run(card.number, 18, PALE if card.ghost else ink(colour), bold=True)]],
                align="ctr",
                anchor="ctr",
            ),
        )
        y = tile.bottom + 1
        if card.weight:
            drawing.box(
                self.placed(Rect(tile.x, y, tile.width, TEXT_LINE)),
                name=card.weight,
                words=Words(
                    [[self.run(card.weight, 14, "#33415a", bold=True)]], "ctr", anchor="ctr"
                ),
            )
            y += TEXT_LINE
        if card.veto:
            drawing.box(
                self.placed(Rect(tile.x, y, tile.width, TEXT_LINE)),
                name=card.veto,
                kind="roundRect",
                corner=4 * self.scale,
                fill="#a3160f",
                words=Words([[self.run(card.veto, 13, "#ffffff", bold=True)]], "ctr", "ctr"),
            )

    def _texts(self, card: Card) -> None:
        lines = self._lines_of(card)
        room = card.rect.width - BLOCK - 2 * INSET
        x, y = card.rect.x + BLOCK + INSET, card.rect.y + 5
        if card.concern is not None:
            more = f" +{card.more}" if card.more else ""
            wide = min(room, width(card.concern.shown + more, 14) + 12)
            top = y + TEXT_LINE * len(lines) + 1
            runs = [self.run(card.concern, 14, "#6b3d06")]
            if more:
                runs.append(self.run(more, 14, "#6b3d06", bold=True))
            self.drawing.box(
                self.placed(Rect(x, top, wide, TEXT_LINE)),
                name=card.concern.full or card.concern.shown,
                kind="roundRect",
                corner=5 * self.scale,
                fill=_CHIPS[card.severity or Severity.SERIOUS],
                words=Words([runs], "ctr", "ctr"),
            )
        elif card.backs is not None and card.backs.shown:
            sign, colour = SIGNS["backs"]
            lines.append([self.run(f"{sign} {card.backs.shown}", 14, colour)])
        self.drawing.box(
            self.placed(Rect(x, y, room, TEXT_LINE * len(lines))),
            name=card.called,
            words=Words(lines, leading=self._points(TEXT_LINE)),
        )
        marks = [SIGNS[sign] for sign in self._marks(card)]
        if card.severity and card.concern is None:
            marks.append((f" !{card.more}", "#6b3d06"))
        if marks:
            self.drawing.box(
                self.placed(Rect(x, y + TEXT_LINE * card.signs_at, room, TEXT_LINE)),
                name=" ".join(sign for sign, _colour in marks),
                words=Words(
                    [[self.run(sign, 14, colour, bold=True) for sign, colour in marks]],
                    align="r",
                    leading=self._points(TEXT_LINE),
                ),
            )

    @staticmethod
    def _marks(card: Card) -> Sequence[str]:
        first = "coach" if card.coach else "found" if card.found else ""
        backs = "backs" if card.backs is not None and not card.backs.shown else ""
        return tuple(filter(None, (first, backs)))

    def _lines_of(self, card: Card) -> list[list[Run]]:
        name = PALE if card.ghost else DARK
        lines = [[self.run(line, NAME, name, bold=True)] for line in card.name]
        signs: list[Run] = []
        for mark in card.roles:
            sign, colour = SIGNS[mark.shape]
            signs.append(self.run(f"{sign} ", 13, colour))
            if mark.word:
                shown = colour if mark.shape == "hidden" else DARK
                signs.append(self.run(f"{mark.word} ", 14, shown))
        if card.roles and card.roles[0].before_title:
            title = card.title[0] if card.title else ""
            return [*lines, [*signs, self.run(title, 14, PALE)]]
        lines += [[self.run(line, 14, PALE)] for line in card.title]
        return [*lines, signs] if signs else lines


class Legend:
    """The legend on a slide: rows of signs with their words, ``room`` pixels wide."""

    def __init__(self, items: Sequence[LegendItem], room: float) -> None:
        self.items, self.places = items, []
        x = y = 0.0
        for item in items:
            wide = _sign_width(item) + 8 + width(item.text, 14)
            if x and x + wide > room:
                x, y = 0.0, y + _LEGEND_ROW
            self.places.append((x, y))
            x += wide + _LEGEND_GAP
        self.height = y + _LEGEND_ROW if items else 0.0

    def draw(self, board: Board) -> None:
        """Draw the rows with the board's own pen, moved to its place."""
        for item, (x, y) in zip(self.items, self.places, strict=True):
            _Sign(board, x, y).draw(item)


def _sign_width(item: LegendItem) -> float:
    if item.kind == "support":
        return (len(SUPPORT) + 1) * _STEP
    return {"reach": 30.0, "role": 14.0, "mark": 22.0, "line": 36.0}.get(item.kind, 0.0)


class _Sign:
    def __init__(self, board: Board, x: float, y: float) -> None:
        self.board, self.x, self.y = board, x, y

    def draw(self, item: LegendItem) -> None:
        pen, drawing = self.board, self.board.drawing
        wide = _sign_width(item)
        self._sign(item)
        start = self.x + wide + (8 if wide else 0)
        drawing.box(
            pen.placed(Rect(start, self.y, width(item.text, 14), 20)),
            name=item.text,
            words=Words([[pen.run(item.text, 14, DARK)]], anchor="ctr"),
        )

    def _tile(
        self, wide: float, colour: str | None, said: Words | None = None, edge: Stroke | None = None
    ) -> None:
        pen = self.board
        pen.drawing.box(
            pen.placed(Rect(self.x + 1, self.y + 2, wide - 2, 16)),
            name="",
            kind="roundRect",
            corner=4 * pen.scale,
            fill=colour,
            stroke=edge,
            words=said,
        )

    def _sign(self, item: LegendItem) -> None:
        pen = self.board
        if item.kind == "support":
            for value in (*SUPPORT, None):
                colour = fill(value)
                run = pen.run(signed(value), 13, ink(colour), bold=True)
                self._tile(_STEP, colour, Words([[run]], "ctr", "ctr"))
                self.x += _STEP
            self.x -= _sign_width(item)
        elif item.kind == "line":
            y = pen.at[1] + (self.y + 10) * pen.scale
            pen.drawing.connector(
                (pen.at[0] + (self.x + 2) * pen.scale, y),
                (pen.at[0] + (self.x + 34) * pen.scale, y),
                pen.stroke(Style(item.sign), 0.5),
                item.text,
            )
        elif item.kind == "reach":
            colour, wide, dash = _EDGES[Reach(item.sign)]
            self._tile(28, "#ffffff", edge=Stroke(colour, wide * pen.scale, dash))
        elif item.sign in SIGNS:
            sign, colour = SIGNS[item.sign]
            pen.drawing.box(
                pen.placed(Rect(self.x, self.y, _sign_width(item), 20)),
                name=item.text,
                words=Words([[pen.run(sign, 14, colour, bold=True)]], "ctr", "ctr"),
            )
        elif item.sign == "veto":
            self._tile(22, "#a3160f")
        elif item.sign == "concern":
            self._tile(22, _CHIPS[Severity.SERIOUS])
        elif item.sign == "ghost":
            colour, wide, dash = _GHOST_EDGE
            self._tile(22, "#fbfbfd", edge=Stroke(colour, wide * pen.scale, dash))
        elif item.sign == "fold":
            self._tile(22, "#ffffff", edge=Stroke("#27364b", 2 * pen.scale, "solid"))
        elif item.sign == "about":
            run = pen.run("≈", 14, "#33415a", bold=True)
            self._tile(22, None, Words([[run]], "ctr", "ctr"))
