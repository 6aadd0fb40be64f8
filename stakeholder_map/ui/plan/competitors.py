"""The competitors of a decision: who backs them, strengths, what they say and our answers."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.exports.blocks import Paragraph, Table
from stakeholder_map.exports.plan_sections import competitors
from stakeholder_map.maps.escape import text as escape
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks, entry
from stakeholder_map.words import Words


def draw(_: Words, stored: Stored, reading: Reading) -> None:
    """Draw the same as the account plan says of them."""
    del stored
    found = tuple(competitors(reading, _))
    if not found:
        st.text(_("No competitor is recorded. Doing nothing is one too: what speaks for it?"))
    for block in found:
        match block:
            case Paragraph():
                bold, said = escape(block.bold), escape(block.text)
                blocks.html(f"<p><b>{bold}</b> · {said}</p>")
            case Table():
                _table(block.heads, block.rows)
    open_lines = [
        line.text
        for rival in reading.account.rivals_in(reading.decision.id)
        for line in rival.attack_lines
        if not line.answer.strip()
    ]
    if open_lines:
        n = len(open_lines)
        st.text(
            "▲ "
            + _.plural(
                "{n} attack has no answer of ours yet.",
                "{n} attacks have no answer of ours yet.",
                n,
            )
        )
    entry.way_to(
        "decision",
        "decision_section",
        "competitors",
        _("Enter competitors, strengths and answers"),
        ":material/swords:",
    )


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Draw a table of texts; a cell of several lines keeps them."""

    def cells(tag: str, texts: Sequence[str]) -> str:
        told = ("<br>".join(map(escape, text.split("\n"))) for text in texts)
        return "".join(f'<{tag} class="text">{said}</{tag}>' for said in told)

    lines = "".join(f"<tr>{cells('td', row)}</tr>" for row in rows)
    blocks.html(
        f"<table class='rivals'><thead><tr>{cells('th', heads)}</tr></thead>"
        f"<tbody>{lines}</tbody></table>"
        "<style>.sm .rivals td{vertical-align:top}.sm table.rivals{margin:.4rem 0 1rem}</style>"
    )
