"""Building blocks that several pages draw. Every text from an account is escaped here."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from stakeholder_map.analysis.coverage import Share
from stakeholder_map.analysis.gaps.gap import GapSeverity
from stakeholder_map.maps import palette
from stakeholder_map.maps.escape import text as escape
from stakeholder_map.ui import shell
from stakeholder_map.words import Words, figures

#: Severity is told by shape, colour and word together.
SEVERITY_SIGNS = {GapSeverity.CRITICAL: "▲", GapSeverity.SERIOUS: "◆", GapSeverity.MINOR: "●"}

_STYLE = """<style>
.sm{font-size:15px;line-height:1.45;color:#1b2430}
.sm p{margin:0 0 .2rem}
.sm .muted{color:#5b6778}
.sm .title{font-weight:650;font-size:16px;overflow-wrap:anywhere}
.sm .kind{font-size:13px;font-weight:650;margin-right:.5em;white-space:nowrap}
.sm .critical{color:#b42318}.sm .serious{color:#b45309}
.sm .minor{color:#475467}.sm .unknown{color:#5b6778}
.sm dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem .8rem;margin:.2rem 0}
.sm dt{color:#5b6778}.sm dd{margin:0;overflow-wrap:anywhere}
.sm .head{display:flex;gap:.7rem;align-items:center}
.sm .badge{flex:none;min-width:2.6rem;padding:.45rem .3rem;border-radius:6px;text-align:center;
font-weight:700;font-size:18px}
.sm .number{display:flex;justify-content:space-between;gap:1rem;margin-top:.35rem}
.sm .small{font-size:13.5px;line-height:1.35}
.sm .bar{display:grid;grid-template-columns:8.5rem 1fr 5.2rem;gap:.6rem;align-items:center}
.sm .bar span:first-child{overflow-wrap:anywhere}
.sm .track{height:12px;border-radius:6px;background:#e4e8ee;position:relative;overflow:hidden}
.sm .sure,.sm .maybe{position:absolute;top:0;bottom:0;left:0}
.sm .sure{background:#1f5f99}
.sm .maybe{background:repeating-linear-gradient(135deg,#9bbcdb 0 4px,#e4e8ee 4px 8px)}
.sm .figure{text-align:right;font-variant-numeric:tabular-nums}
.sm .wide{max-height:240px;overflow:auto;border:1px solid #c9d2dd;border-radius:4px}
.sm table{border-collapse:collapse;width:100%;font-size:14px;font-variant-numeric:tabular-nums}
.sm th{position:sticky;top:0;background:#f1f4f8;font-weight:600;white-space:nowrap}
.sm th,.sm td{padding:.25rem .6rem;text-align:right;border-bottom:1px solid #e4e8ee}
.sm th:first-child,.sm td:first-child{text-align:left}
.sm .numbers{display:flex;flex-wrap:wrap;gap:.2rem 1.5rem}
.sm .numbers b{display:block;font-size:25px;line-height:1.15;font-weight:700}
.sm .numbers small{display:block;color:#5b6778;font-size:13px}
</style>"""


def html(body: str) -> None:
    """Draw our own markup; whatever comes from an account must be escaped in ``body``."""
    st.html(f'{_STYLE}<div class="sm">{body}</div>')


def finding(
    sign: str, kind: str, tone: str, title: str, lines: Iterable[tuple[str, str]] = ()
) -> None:
    """Draw a finding: its kind, a title and labelled lines."""
    rows = "".join(f"<dt>{escape(a)}</dt><dd>{escape(b)}</dd>" for a, b in lines if b)
    html(
        f'<p class="title"><span class="kind {escape(tone)}">{escape(sign)} {escape(kind)}</span>'
        f"{escape(title)}</p>" + (f"<dl>{rows}</dl>" if rows else "")
    )


def heading(name: str, small: str, badge: str, support: int | None) -> None:
    """Draw the name of a person beside the support, as a number on its colour."""
    colour = palette.fill(support)
    html(
        f'<div class="head"><span class="badge" style="background:{colour};'
        f'color:{palette.ink(colour)}">{escape(badge)}</span><span>'
        f'<span class="title">{escape(name)}</span><br><span class="muted">{escape(small)}</span>'
        "</span></div>"
    )


def explained(rows: Iterable[tuple[str, str, str]]) -> None:
    """Draw numbers below each other, each with its sentence: label, number, sentence."""
    html(
        "".join(
            f'<p class="number"><span>{escape(label)}</span><b>{escape(number)}</b></p>'
            f'<p class="muted small">{escape(sentence)}</p>'
            for label, number, sentence in rows
        )
    )


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


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Draw a table that scrolls where it is long; all columns but the first are numbers."""
    head = "".join(f"<th>{escape(name)}</th>" for name in heads)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>" for cells in rows
    )
    html(f'<div class="wide"><table><thead><tr>{head}</tr></thead>{body}</table></div>')


def numbers(cells: Iterable[tuple[str, str, str, str]]) -> None:
    """Draw big numbers side by side: label, number, small print, and its sentence on hovering."""
    body = "".join(
        f'<div title="{escape(sentence)}"><small>{escape(label)}</small><b>{escape(number)}</b>'
        f"<small>{escape(small)}</small></div>"
        for label, number, small, sentence in cells
    )
    html(f'<div class="numbers">{body}</div>')


def bars(rows: Iterable[tuple[str, Share]]) -> None:
    """Draw shares as bars: solid what is sure, hatched what is possible."""
    body = "".join(
        f'<div class="bar"><span>{escape(label)}</span><span class="track">'
        f'<span class="maybe" style="width:{value.high * 100:.0f}%"></span>'
        f'<span class="sure" style="width:{value.low * 100:.0f}%"></span></span>'
        f'<span class="figure">{escape(share(value))}</span></div>'
        for label, value in rows
    )
    html(body)


def share(value: Share) -> str:
    """Return a share as text, a range where it is not known exactly."""
    return figures.percent_range(value.low, value.high)


def nothing_yet(_: Words) -> None:
    """Say what to do while there is no decision to show."""
    st.text(_("There is no decision yet. Bring your people from a spreadsheet, or create one."))
    ways_to_start(_)


def ways_to_start(_: Words) -> None:
    """Draw the two ways to an account of one's own."""
    with st.container(horizontal=True):
        st.page_link(
            shell.page("start"),
            label=_("Start from your own spreadsheet"),
            icon=":material/upload_file:",
        )
        st.page_link(
            shell.page("decision"), label=_("Create an empty account"), icon=":material/add:"
        )
