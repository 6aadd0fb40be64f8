"""Building blocks that several pages draw. Every text from an account is escaped here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import count

import streamlit as st

from stakeholder_map.analysis.coverage import Share
from stakeholder_map.analysis.gaps.gap import GapSeverity
from stakeholder_map.maps import palette
from stakeholder_map.maps.escape import text as escape
from stakeholder_map.services.reading import MOST_SEATS
from stakeholder_map.ui import places, state
from stakeholder_map.ui.figures.figure import Figure, opener, reason
from stakeholder_map.words import Words, figures

#: Severity is told by shape, colour and word together.
SEVERITY_SIGNS = {GapSeverity.CRITICAL: "▲", GapSeverity.SERIOUS: "◆", GapSeverity.MINOR: "●"}

#: What `together` has collected; None outside of it.
_collected: ContextVar[list[str] | None] = ContextVar("collected", default=None)


def html(body: str) -> None:
    """Draw our own markup; whatever comes from an account must be escaped in ``body``."""
    collected = _collected.get()
    if collected is None:
        st.html(f'<div class="sm">{body}</div>')
    else:
        collected.append(body)


@contextmanager
def together() -> Iterator[None]:
    """Draw all blocks inside as one element: the browser shows one sooner than ten."""
    with collected() as bodies:
        yield
    html(sections(bodies))


@contextmanager
def collected() -> Iterator[list[str]]:
    """Collect the markup of all blocks inside instead of drawing it."""
    bodies: list[str] = []
    token = _collected.set(bodies)
    try:
        yield bodies
    finally:
        _collected.reset(token)


def sections(bodies: Iterable[str]) -> str:
    """Return the markup of blocks below each other."""
    return "".join(f"<section>{body}</section>" for body in bodies)


def caption(title: str) -> None:
    """Draw the title of a few blocks."""
    html(f'<p class="caption">{escape(title)}</p>')


def finding(
    sign: str, kind: str | Figure, tone: str, title: str, lines: Iterable[tuple[str, str]] = ()
) -> None:
    """Draw a finding: its kind, a title and labelled lines."""
    rows = "".join(f"<dt>{escape(a)}</dt><dd>{escape(b)}</dd>" for a, b in lines if b)
    html(
        f'<p class="title"><span class="kind {escape(tone)}">{escape(sign)} {_cell(kind)}</span>'
        f"{escape(title)}</p>" + (f"<dl>{rows}</dl>" if rows else "")
    )


def aside(title: str, sentences: Iterable[str]) -> None:
    """Draw sentences that are shown when somebody asks for them by clicking the title."""
    body = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
    html(f'<details class="muted small"><summary>{escape(title)}</summary>{body}</details>')


def heading(name: str, small: str, badge: Figure, support: int | None) -> None:
    """Draw the name of a person beside the support, as a number on its colour."""
    colour = palette.fill(support)
    html(
        f'<div class="head"><span class="badge" style="background:{colour};'
        f'color:{palette.ink(colour)}">{opener(badge)}</span><span>'
        f'<span class="title">{escape(name)}</span><br><span class="muted">{escape(small)}</span>'
        "</span></div>"
    )


def explained(figures: Iterable[Figure]) -> None:
    """Draw figures below each other, each with its label and its sentence at once."""
    html(
        "".join(
            f'<p class="number"><span>{escape(figure.label)}</span>'
            f"<b>{opener(figure, said=False)}</b></p>"
            f'<p class="muted small">{escape(figure.sentence)}</p>'
            for figure in figures
        )
    )


def opened(figure: Figure) -> None:
    """Draw a figure as it is once it was clicked: its sentence, and what it is made of."""
    number = f'<p class="number"><span>{escape(figure.label)}</span><b>{escape(figure.number)}</b>'
    html(f'<div class="opened">{number}</p>{reason(figure)}</div>')


def facts(rows: Iterable[tuple[str, str]]) -> None:
    """Draw labelled facts below each other; rows without a value are left out."""
    body = "".join(f"<dt>{escape(a)}</dt><dd>{escape(b)}</dd>" for a, b in rows if b)
    html(f"<dl>{body}</dl>")


def listed(sign: str, title: str, rows: Iterable[str]) -> None:
    """Draw a titled list; every row starts with the sign."""
    body = "".join(f"<li>{escape(row)}</li>" for row in rows)
    style = f"list-style:'{sign}  ';padding-left:1.2rem;margin:.1rem 0 .6rem"
    html(f'<p class="title">{escape(title)}</p><ul style="{escape(style)}">{body}</ul>')


def muted(*sentences: str) -> None:
    """Draw sentences below each other in small print; unlike in a caption they may hold names."""
    html("".join(f'<p class="muted small">{escape(sentence)}</p>' for sentence in sentences))


def told(*sentences: str) -> None:
    """Draw sentences close below each other; empty ones are left out."""
    html("".join(f"<p>{escape(sentence)}</p>" for sentence in sentences if sentence))


def table(heads: Iterable[str], rows: Iterable[Iterable[str | Figure]], height: int = 420) -> None:
    """Draw a table that scrolls where it is higher than ``height`` pixels.

    A cell is a text or a figure; what has figures is set as numbers are.
    """
    body = [tuple(cells) for cells in rows]
    text = [
        not any(isinstance(cells[column], Figure) for cells in body)
        for column in range(max(map(len, body), default=0))
    ]

    def row(tag: str, cells: Iterable[str | Figure]) -> str:
        sides = (' class="text"' if place >= len(text) or text[place] else "" for place in count())
        return "".join(
            f"<{tag}{side}>{_cell(cell)}</{tag}>" for cell, side in zip(cells, sides, strict=False)
        )

    lines = "".join(f"<tr>{row('td', cells)}</tr>" for cells in body)
    html(
        f'<div class="wide" style="max-height:{height}px"><table><thead><tr>{row("th", heads)}</tr>'
        f"</thead><tbody>{lines}</tbody></table></div>"
    )


def _cell(cell: str | Figure) -> str:
    return opener(cell) if isinstance(cell, Figure) else escape(cell)


def numbers(figures: Iterable[Figure]) -> None:
    """Draw big numbers side by side, each with its label above and its small print below."""
    body = "".join(
        f"<div><small>{escape(figure.label)}</small>{opener(figure)}"
        f"<small>{escape(figure.small)}</small></div>"
        for figure in figures
    )
    html(f'<div class="numbers">{body}</div>')


def bars(rows: Iterable[tuple[Figure, Share]]) -> None:
    """Draw shares as bars behind their labels: solid what is sure, hatched what is possible."""
    body = "".join(
        f'<div class="bar"><span>{escape(figure.label)}</span><span class="track">'
        f'<span class="maybe" style="width:{value.high * 100:.0f}%"></span>'
        f'<span class="sure" style="width:{value.low * 100:.0f}%"></span></span>'
        f'<span class="figure">{opener(figure)}</span></div>'
        for figure, value in rows
    )
    html(body)


def share(value: Share) -> str:
    """Return a share as text, a range where it is not known exactly."""
    return figures.percent_range(value.low, value.high)


def nothing_yet(_: Words) -> None:
    """Say what to do while there is no decision to show, or too many people in it."""
    if crowd := state.crowd():
        st.text(crowded(_, crowd))
        st.text(
            _(
                "Nothing is lost. Delete the seats of those who have no part in it, or undo the "
                "import and bring the people of one customer only."
            )
        )
        st.page_link(places.page("people"), label=_("People & ties"), icon=":material/groups:")
        return
    st.text(_("There is no decision yet. Bring your people from a spreadsheet, or create one."))
    if state.stored() is None:
        ways_to_start(_)
        return
    with st.container(horizontal=True):
        st.page_link(places.page("decision"), label=_("Create a decision"), icon=":material/gavel:")
        _from_a_spreadsheet(_)


def crowded(_: Words, seats: int) -> str:
    """Return in a sentence that so many seats are too many for a map."""
    return _(
        "{n} people have a seat in this decision; a map and its numbers are made for up to {most}.",
        n=f"{seats:,}",
        most=MOST_SEATS,
    )


def nobody_yet(_: Words) -> None:
    """Say what to do while a decision has nobody in it."""
    st.text(_("Nobody is on this map yet. Who decides, who uses it, who could stop it?"))
    with st.container(horizontal=True):
        st.page_link(places.page("people"), label=_("Add people"), icon=":material/person_add:")
        _from_a_spreadsheet(_)


def _from_a_spreadsheet(_: Words) -> None:
    st.page_link(
        places.page("start"),
        label=_("Start from your own spreadsheet"),
        icon=":material/upload_file:",
    )


def ways_to_start(_: Words) -> None:
    """Draw the two ways to an account of one's own."""
    with st.container(horizontal=True):
        _from_a_spreadsheet(_)
        st.page_link(
            places.page("decision"), label=_("Create an empty account"), icon=":material/add:"
        )
