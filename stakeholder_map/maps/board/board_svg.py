"""The scene as one SVG: real text, classes instead of inline style, every value escaped."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from importlib.resources import files

from stakeholder_map.maps.board.card_text import BLOCK, INSET, MARK, SHAPE
from stakeholder_map.maps.board.cards import Card
from stakeholder_map.maps.board.heads import Lane
from stakeholder_map.maps.board.layout import TEXT_LINE
from stakeholder_map.maps.board.lines import DIRECTED, Line, Style
from stakeholder_map.maps.board.scene import Band, Scene
from stakeholder_map.maps.escape import text
from stakeholder_map.maps.rect import Point, Rect
from stakeholder_map.maps.svg import label, number, path, rectangle, squeezed, toward
from stakeholder_map.maps.text import Fitted, width

#: Radius of a line's corners, and how far before a card an arrow's shaft ends.
_BEND, _HEAD = 6.0, 6.5

#: A sheet's rules for what is inside do not reach a shape that is used: attributes do.
_HOLLOW = 'fill="none" stroke="#5b3fc4" stroke-width="1.8" stroke-dasharray="2.4 1.8"'

#: Trees of reports lie on each other: only square corners do so without a seam.
_BENDS = {Style.REPORTS: 0.0, Style.DOTTED: 3.0}

#: Shapes of the roles and marks in a 12 × 12 box.
_SHAPES = {
    "decision_maker": '<path d="M6 0l6 6-6 6-6-6z"/>',
    "user": '<circle cx="6" cy="6" r="5.5"/>',
    "gatekeeper": '<path d="M1 1h10v10H1z"/>',
    "influencer": '<path d="M6 .5L12 11.5H0z"/>',
    "hidden": f'<circle cx="6" cy="6" r="5" {_HOLLOW}/>',
    "unmapped": f'<path d="M1.5 1.5h9v9h-9z" {_HOLLOW}/>',
    "coach": (
        '<path fill="#0f766e" d="M6 0l1.6 4.3 4.4.2-3.5 2.8 1.2 4.4L6 9.2 2.3 11.7l1.2-4.4L0 4.5'
        'l4.4-.2z"/>'
    ),
    "backs": '<path fill="#8a1c4a" d="M1 0h1.6v.9H11L8.6 3.8 11 6.7H2.6V12H1z"/>',
    "found": '<path fill="#5b3fc4" d="M6 0l4.5 5H8v7H4V5H1.5z"/>',
}


def board_svg(
    scene: Scene,
    styled: bool = False,
    brief: bool = False,
    own: str = "",
    signs: Collection[str] | None = None,
) -> str:
    """Return the picture.

    Args:
        scene: what to draw.
        styled: with the style sheet inside, for an SVG that stands alone. The page and the app
            bring the sheet themselves (``board_css``).
        brief: lines are not named, and cards by name and title only if those are not on them in
            full, for a page whose script says the rest. Its cards have no keys either, unless they
            are its ``own``: the script counts them from c1.
        own: begins the names inside, where several pictures stand in one page.
        signs: the shapes that the page needs; None is all.
    """
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="board" lang="{_lang(scene)}"'
        f' viewBox="0 0 {number(scene.width)} {number(scene.height)}" role="group"'
        f' aria-label="{text(scene.title)}">',
        f"<style>{board_css()}</style>" if styled else "",
        f"<defs>{''.join(_definitions(scene, signs))}</defs>",
        '<g class="lanes" aria-hidden="true">',
        *map(_lane, scene.lanes),
        *map(_band, scene.bands),
        "</g>",
        '<g class="lines" aria-hidden="true">',
        *_lines(scene.lines, brief),
        '</g><g class="cards">',
        *(_card(card, brief, counted=brief and not own) for card in scene.cards),
        "</g></svg>",
    ]
    drawn = "".join(parts)
    # A quotation mark in a text is escaped: these stand in our own markup only.
    for name in (' id="', ' href="#', '="url(#') if own else ():
        drawn = drawn.replace(name, name + own)
    return drawn


def board_css() -> str:
    """Return the style sheet of the picture, squeezed."""
    return squeezed((files("stakeholder_map.maps") / "assets" / "board.css").read_text("utf-8"))


def _sign(support: int | None) -> str:
    if support is None:
        return "x"
    return f"m{-support}" if support < 0 else str(support)


def _lang(scene: Scene) -> str:
    return "zh-CN" if scene.language == "zh" else scene.language


def _definitions(scene: Scene, signs: Collection[str] | None) -> Iterator[str]:
    for name, shape in _SHAPES.items():
        if signs is None or name in signs:
            yield f'<g id="{name}">{shape}</g>'
    # Cards of one height share their outline and, mostly, the block that carries the number.
    for card in {card.rect.height: card for card in scene.cards}.values():
        yield (
            f'<rect id="e{number(card.rect.height)}" width="{number(card.rect.width)}"'
            f' height="{number(card.rect.height)}" rx="8"/>'
        )
    for block in sorted({_block_of(card) for card in scene.cards}):
        yield f'<path id="b{_id(block)}" d="{_outline(*block)}"/>'
    for style in DIRECTED:
        yield (
            f'<marker id="head-{style}" class="head-{style}" viewBox="0 0 10 10" refX="1" refY="5"'
            ' markerWidth="9.5" markerHeight="9.5" markerUnits="userSpaceOnUse"'
            ' orient="auto-start-reverse"><path d="M0 0L10 5L0 10z"/></marker>'
        )
    yield (
        '<marker id="head-conflict" class="head-conflict" viewBox="0 0 10 10" refX="5" refY="5"'
        ' markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse">'
        '<path d="M1 1L9 9M9 1L1 9"/></marker>'
        '<marker id="head-allied" class="head-allied" viewBox="0 0 10 10" refX="5" refY="5"'
        ' markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse">'
        '<circle cx="5" cy="5" r="4"/></marker>'
    )


def _lane(lane: Lane) -> str:
    area, head = lane.area, lane.heading
    parts = [f'<g class="{"lane outside" if lane.outside else "lane"}">{rectangle(area, 8)}']
    y = head.y + 21
    if lane.weight:
        parts.append(
            f'<text class="share" x="{number(head.right)}" y="{number(y + 18 * lane.weight_at)}">'
            f"<title>{text(lane.weight_said)}</title>{text(lane.weight)}</text>"
        )
    for name in lane.name:
        parts.append(label("lane-name", head.x, y, name))
        y += 18
    if lane.demands:
        parts.append(label("demand", head.x, y + 1, lane.demands))
    return "".join(parts) + "</g>"


def _band(band: Band) -> str:
    area = band.area
    x, y = number(area.x + 18), number(area.y + area.height / 2)
    full = f"<title>{text(band.label.full)}</title>" if band.label.full else ""
    return (
        f'<text class="level" transform="translate({x} {y}) rotate(-90)">'
        f"{text(band.label.shown)}{full}</text>"
    )


def _lines(lines: Iterable[Line], brief: bool) -> Iterator[str]:
    by_style: dict[Style, list[Line]] = {style: [] for style in Style}
    for line in lines:
        by_style[line.style].append(line)
    for style, found in by_style.items():
        if not found:
            continue
        ends = ""
        if style in DIRECTED:
            ends = f' marker-end="url(#head-{style})"'
        elif style in (Style.CONFLICT, Style.ALLIED):
            ends = f' marker-start="url(#head-{style})" marker-end="url(#head-{style})"'
        yield f'<g class="{style}"{ends}>'
        yield from (_line(line, brief) for line in found)
        yield "</g>"


def _line(line: Line, brief: bool) -> str:
    corners = list(line.corners)
    extra = ""
    if line.style in DIRECTED:
        corners[-1] = drawn_back(corners[-2], corners[-1])
        extra = f' stroke-width="{number(1.4 + 2.6 * line.strength)}"'
        if line.both:
            corners[0] = drawn_back(corners[1], corners[0])
            extra += f' marker-start="url(#head-{line.style})"'
    elif line.style in (Style.CONFLICT, Style.ALLIED):
        corners[0] = drawn_back(corners[1], corners[0])
        corners[-1] = drawn_back(corners[-2], corners[-1])
    tip = "/>" if brief else f"><title>{text(line.tip)}</title></path>"
    bend = _BENDS.get(line.style, _BEND)
    ends = f'data-a="{text(line.source)}" data-b="{text(line.target)}"'
    if brief:
        ends = f'data-ends="{text(line.source)}-{text(line.target)}"'
    return f'<path {ends} d="{path(corners, bend)}"{extra}{tip}'


def drawn_back(before: Point, end: Point) -> Point:
    """Return the end drawn back by the length of an arrow head; the last piece keeps its way."""
    far = min(_HEAD, max(0.0, abs(end[0] - before[0]) + abs(end[1] - before[1]) - 1.0))
    return (
        end[0] + toward(end[0], before[0]) * far,
        end[1] + toward(end[1], before[1]) * far,
    )


def _card(card: Card, brief: bool, counted: bool) -> str:
    place = card.rect
    kind = "card ghost" if card.ghost else "card fold" if card.folds else f"card {card.reach}"
    # A page's script makes buttons of them; without it there is nothing to press.
    role = "" if brief else ' role="button" tabindex="0"'
    key = "" if counted else f' data-seat="{text(card.key)}"'
    rows = _Rows(place.width)
    rows.name(card)
    if card.roles and card.roles[0].before_title:
        rows.roles_and_title(card)
    else:
        for title in card.title:
            rows.line("title", title)
        if card.roles:
            rows.roles(card)
    if card.concern is not None:
        rows.concern(card, card.concern)
    if card.backs is not None and card.backs.shown:
        rows.marked("backs", card.backs)
    return (
        f'<g class="{kind}"{key}{_lane_of(card)}{role}'
        f' transform="translate({number(place.x)} {number(place.y)})">'
        f"{_title(card, brief)}"
        f"{_stack(place) if card.folds else ''}"
        f'<use class="edge" href="#e{number(place.height)}"/>'
        f"{_block(card)}{''.join(rows.parts)}</g>"
    )


def _title(card: Card, brief: bool) -> str:
    said = card.tip if not brief else "" if is_in_full(card) else card.called
    return f"<title>{text(said)}</title>" if said else ""


def is_in_full(card: Card) -> bool:
    """Return whether name and title stand on the card, each in one line and as they are."""
    lines = [line.shown for line in (*card.name, *card.title) if not line.full]
    return card.called == ", ".join(lines) and len(card.name) == 1 and len(lines) < 3


def _lane_of(card: Card) -> str:
    """Of a fold, the number of the lane that it opens."""
    return f' data-lane="{card.lane}"' if card.folds else ""


def _stack(place: Rect) -> str:
    """What looks out behind a card that stands for several."""
    return "".join(
        f'<path class="stack" d="M{at + 6} {number(place.height + at)}'
        f'H{number(place.width + at - 8)}a8 8 0 0 0 8 -8V{at + 6}"/>'
        for at in (6, 3)
    )


def _block(card: Card) -> str:
    """The column at the left: support on its colour, below it the weight and the veto."""
    height = card.rect.height
    foot = TEXT_LINE * (bool(card.weight) + bool(card.veto))
    sign = _sign(card.support)
    coloured = height - foot - (3 if foot else 0)
    parts = [
        f'<use class="s{sign}" href="#b{_id(_block_of(card))}"/>'
        f'<text class="number n{sign}" x="{number(BLOCK / 2)}" y="{number(coloured / 2 + 6.5)}">'
        f"{text(card.number)}</text>"
    ]
    below = height - foot + 11.5
    if card.weight:
        parts.append(
            f'<text class="weight" x="{number(BLOCK / 2)}" y="{number(below)}">'
            f"{text(card.weight)}</text>"
        )
    if card.veto:
        parts.append(
            f'<path class="veto" d="M1 {number(height - TEXT_LINE - 2)}H{number(BLOCK)}'
            f"V{number(height - 1)}H8"
            f'A7 7 0 0 1 1 {number(height - 8)}z"/>'
            f'<text class="veto-word" x="{number(BLOCK / 2)}" y="{number(height - 5.5)}">'
            f"{text(card.veto)}</text>"
        )
    return "".join(parts)


def _block_of(card: Card) -> tuple[float, float]:
    """Return the height of a card and of what stands below the coloured part of its block."""
    return card.rect.height, TEXT_LINE * (bool(card.weight) + bool(card.veto))


def _id(block: tuple[float, float]) -> str:
    return "-".join(map(number, block))


def _outline(height: float, foot: float) -> str:
    # One pixel inside the edge, whose line lies half on the card.
    if foot:
        low = f"V{number(height - foot - 3)}H1"
    else:
        low = f"V{number(height - 1)}H8A7 7 0 0 1 1 {number(height - 8)}"
    return f"M8 1H{number(BLOCK)}{low}V8A7 7 0 0 1 8 1z"


class _Rows:
    """The lines of text at the right of the block, each below the one before."""

    def __init__(self, card_width: float) -> None:
        self.x = BLOCK + INSET
        self.right = card_width - INSET
        self.y = 3.5
        self.parts: list[str] = []

    def _next(self) -> float:
        self.y += TEXT_LINE
        return self.y

    def name(self, card: Card) -> None:
        x, y = self.right - 12, self.y + TEXT_LINE * card.signs_at
        if card.severity and card.concern is None:
            # No line is left for the concern: its sign with the number of those that are open.
            self.parts.append(
                f'<rect class="chip {card.severity}" x="{number(x - 3)}"'
                f' y="{number(y + 4)}" width="15" height="16" rx="4"/>'
                f'<text class="concern more count" x="{number(x + 4.5)}"'
                f' y="{number(y + 17)}">{card.more}</text>'
            )
            x -= MARK
        marks = ["coach" if card.coach else "found" if card.found else ""]
        marks.append("backs" if card.backs is not None and not card.backs.shown else "")
        for mark in filter(None, marks):
            self.parts.append(_use(mark, x, y + TEXT_LINE - 12))
            x -= MARK
        for name in card.name:
            self.line("name", name)

    def line(self, kind: str, value: Fitted) -> None:
        self.parts.append(_words(kind, self.x, self._next(), value))

    def roles_and_title(self, card: Card) -> None:
        y = self._next()
        for at, mark in enumerate(card.roles):
            self.parts.append(_use(mark.shape, self.x + SHAPE * at, y - 11))
        for title in card.title:
            self.parts.append(_words("title", self.x + SHAPE * len(card.roles), y, title))

    def roles(self, card: Card) -> None:
        y, x = self._next(), self.x
        for mark in card.roles:
            self.parts.append(_use(mark.shape, x, y - 11))
            x += SHAPE
            if mark.word:
                kind = ' class="hidden-role"' if mark.shape == "hidden" else ""
                self.parts.append(
                    f'<text{kind} x="{number(x)}" y="{number(y)}">{text(mark.word)}</text>'
                )
                x += width(mark.word, 14) + 6

    def concern(self, card: Card, value: Fitted) -> None:
        y = self._next() + 1
        more = f" +{card.more}" if card.more else ""
        room = min(self.right - self.x, width(value.shown + more, 14) + 10)
        shown = (
            f'{text(value.shown)}<tspan class="more">{more}</tspan>' if more else text(value.shown)
        )
        self.parts.append(
            f'<rect class="chip {card.severity}" x="{number(self.x)}" y="{number(y - 13)}"'
            f' width="{number(room)}" height="17" rx="5"/>'
            f'<text class="concern" x="{number(self.x + 5)}" y="{number(y)}">{shown}</text>'
        )

    def marked(self, shape: str, value: Fitted) -> None:
        y = self._next() + 1
        self.parts.append(_use(shape, self.x, y - 11))
        self.parts.append(_words("backer", self.x + SHAPE, y, value))


def _use(shape: str, x: float, y: float) -> str:
    return f'<use href="#{shape}" x="{number(x)}" y="{number(y)}"/>'


def _words(kind: str, x: float, y: float, value: Fitted) -> str:
    """A text on a card; where it is cut, the card's own title has it in full."""
    return f'<text class="{kind}" x="{number(x)}" y="{number(y)}">{text(value.shown)}</text>'
