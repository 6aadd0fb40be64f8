"""Native PowerPoint shapes as DrawingML: boxes with text, groups, connectors.

Lengths are English Metric Units (EMU, 914,400 an inch); texts are escaped here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from stakeholder_map.maps.escape import text
from stakeholder_map.maps.rect import Point, Rect

EMU_PER_POINT = 12_700

#: The same letters on every machine that has PowerPoint, and the Chinese ones beside them.
_FONTS = '<a:latin typeface="Arial"/><a:ea typeface="Microsoft YaHei"/><a:cs typeface="Arial"/>'

#: Where a line may be glued to a rectangle: top, left, bottom, right.
TOP, LEFT, BOTTOM, RIGHT = range(4)


@dataclass(frozen=True, slots=True)
class Glue:
    """What holds the end of a connector: the id of a shape and one of its sides."""

    shape: int
    side: int


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text: its size in points, colour (#rrggbb) and weight."""

    text: str
    size: float
    colour: str = "#1a2433"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The text of a box: paragraphs of runs.

    ``align``: "l", "ctr" or "r"; ``anchor``: "t", "ctr" or "b"; ``leading``: exact height of a
    line in points, None is the font's own; ``turned``: reads from the foot up.
    """

    paragraphs: Sequence[Sequence[Run]] = ()
    align: str = "l"
    anchor: str = "t"
    leading: float | None = None
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line: colour, width in EMU, dash (a preset of DrawingML), and the ends."""

    colour: str
    width: float
    dash: str = "solid"
    start: str = ""
    end: str = ""


@dataclass(slots=True)
class Drawing:
    """The shapes of a slide, first to last from the back to the front, each with its own id."""

    language: str
    _last: int = 100
    parts: list[str] = field(default_factory=list)

    def take_id(self) -> int:
        """Return an id that no shape of this slide has yet."""
        self._last += 1
        return self._last

    def box(
        self,
        place: Rect,
        *,
        name: str,
        kind: str = "rect",
        fill: str | None = None,
        stroke: Stroke | None = None,
        words: Words | None = None,
        corner: float | None = None,
        number: int | None = None,
        tip: str = "",
    ) -> None:
        """Add a shape. ``corner``: radius in EMU of a ``roundRect``; ``tip``: its alternative."""
        is_text = words is not None and fill is None
        guides = ""
        if corner is not None:
            share = round(corner / max(1.0, min(place.width, place.height)) * 100_000)
            guides = f'<a:gd name="adj" fmla="val {min(50_000, share)}"/>'
        self.parts.append(
            f"<p:sp>{_named('Sp', number or self.take_id(), name, tip, is_text)}"
            f'<p:spPr>{_place("a:xfrm", place)}<a:prstGeom prst="{kind}"><a:avLst>{guides}'
            f"</a:avLst></a:prstGeom>{_fill(fill)}{_stroke(stroke)}</p:spPr>"
            f"{self.text_body(words)}</p:sp>"
        )

    def begin(self, place: Rect, name: str, tip: str = "") -> None:
        """Begin a group that keeps the coordinates of the slide."""
        child = _place("a:xfrm", place).replace(
            "</a:xfrm>",
            f'<a:chOff x="{place.x:.0f}" y="{place.y:.0f}"/>'
            f'<a:chExt cx="{place.width:.0f}" cy="{place.height:.0f}"/></a:xfrm>',
        )
        self.parts.append(
            f"<p:grpSp>{_named('GrpSp', self.take_id(), name, tip)}<p:grpSpPr>{child}</p:grpSpPr>"
        )

    def end(self) -> None:
        """End the group."""
        self.parts.append("</p:grpSp>")

    def connector(
        self,
        start: Point,
        end: Point,
        stroke: Stroke,
        name: str,
        glued: tuple[Glue | None, Glue | None] = (None, None),
        elbow: bool = False,
    ) -> None:
        """Add a line from ``start`` to ``end``.

        ``glued``: what holds its ends; ``elbow``: it leaves upright, crosses half-way and arrives
        upright, else it is straight.
        """
        ends = "".join(
            f'<a:{tag} id="{glue.shape}" idx="{glue.side}"/>'
            for tag, glue in zip(("stCxn", "endCxn"), glued, strict=True)
            if glue is not None
        )
        across, down = end[0] - start[0], end[1] - start[1]
        # A connector with an elbow starts along its own x axis: turned by a quarter, downwards.
        wide, high = (down, -across) if elbow else (across, down)
        place = Rect(
            start[0] + (across - abs(wide)) / 2,
            start[1] + (down - abs(high)) / 2,
            abs(wide),
            abs(high),
        )
        turn = ' rot="5400000"' if elbow else ""
        turn += ' flipH="1"' if wide < 0 else ""
        turn += ' flipV="1"' if high < 0 else ""
        kind = "bentConnector3" if elbow else "straightConnector1"
        self.parts.append(
            f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{self.take_id()}" name="{text(name[:200])}"/>'
            f"<p:cNvCxnSpPr>{ends}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>"
            f'{_place("a:xfrm", place, turn)}<a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom>'
            f"{_stroke(stroke)}</p:spPr></p:cxnSp>"
        )

    def text_body(self, words: Words | None) -> str:
        """Return the text of a shape."""
        if words is None:
            words = Words()
        turned = ' vert="vert270"' if words.turned else ""
        leading = (
            f'<a:lnSpc><a:spcPts val="{words.leading * 100:.0f}"/></a:lnSpc>'
            if words.leading
            else ""
        )
        paragraphs = "".join(
            f'<a:p><a:pPr algn="{words.align}">{leading}</a:pPr>'
            f"{''.join(self._run(run) for run in runs)}</a:p>"
            for runs in words.paragraphs
        )
        return (
            f'<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0"'
            f' anchor="{words.anchor}"{turned}><a:noAutofit/></a:bodyPr><a:lstStyle/>'
            f"{paragraphs or '<a:p/>'}</p:txBody>"
        )

    def _run(self, run: Run) -> str:
        bold = ' b="1"' if run.bold else ""
        return (
            f'<a:r><a:rPr lang="{self.language}" sz="{max(100, round(run.size * 100))}"{bold}'
            f' dirty="0">{_fill(run.colour)}{_FONTS}</a:rPr><a:t>{_inner(run.text)}</a:t></a:r>'
        )


def _inner(said: str) -> str:
    """Return the text of a run; unlike a whole text it may begin or end with a blank."""
    before, after = said[:1].isspace(), said[1:][-1:].isspace()
    return f"{' ' if before else ''}{text(said)}{' ' if after else ''}"


def _named(kind: str, number: int, name: str, tip: str, is_text: bool = False) -> str:
    described = f' descr="{text(tip)}"' if tip else ""
    # Some programs show at most 255 letters of a name.
    head = f'<p:cNvPr id="{number}" name="{text(name[:200])}"{described}/>'
    mark = ' txBox="1"' if is_text else ""
    return f"<p:nv{kind}Pr>{head}<p:cNv{kind}Pr{mark}/><p:nvPr/></p:nv{kind}Pr>"


def _place(tag: str, place: Rect, turn: str = "") -> str:
    return (
        f'<{tag}{turn}><a:off x="{place.x:.0f}" y="{place.y:.0f}"/>'
        f'<a:ext cx="{place.width:.0f}" cy="{place.height:.0f}"/></{tag}>'
    )


def _fill(colour: str | None) -> str:
    if colour is None:
        return "<a:noFill/>"
    return f'<a:solidFill><a:srgbClr val="{colour[1:].upper()}"/></a:solidFill>'


def _stroke(stroke: Stroke | None) -> str:
    if stroke is None:
        return "<a:ln><a:noFill/></a:ln>"
    ends = "".join(
        f'<a:{tag} type="{kind}" w="med" len="med"/>'
        for tag, kind in (("headEnd", stroke.start), ("tailEnd", stroke.end))
        if kind
    )
    return (
        f'<a:ln w="{stroke.width:.0f}">{_fill(stroke.colour)}<a:prstDash val="{stroke.dash}"/>'
        f"<a:round/>{ends}</a:ln>"
    )
