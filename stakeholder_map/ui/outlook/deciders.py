"""Who really decides? Influence beside power, whose view is in whose vote, hidden influencers."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.maps.escape import text as escape
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks, hidden_proposals
from stakeholder_map.ui.naming import seat_name
from stakeholder_map.words import Words, figures
from stakeholder_map.words import numbers as say
from stakeholder_map.words.outlook import vote_view_sentence

#: Rows and columns of the table of views in votes; more cannot be read.
MOST = 12

_STYLE = """<style>
.votes{border-collapse:separate;border-spacing:2px;font-size:13px}
.votes th{font-weight:500;color:#5b6778;overflow:hidden;text-overflow:ellipsis;
padding:.1rem .3rem;text-align:left}
.votes thead th{max-width:4.6rem;vertical-align:bottom;line-height:1.2}
.votes thead th:first-child{max-width:none}
.votes tbody th{max-width:11rem;white-space:nowrap}
.votes td{min-width:2.9rem;padding:.3rem .35rem;text-align:right;border-radius:3px;
font-variant-numeric:tabular-nums}
.votes td.own{outline:2px solid #5b6778;outline-offset:-2px}
.votes-box{overflow:auto}
</style>"""


def draw(_: Words, stored: Stored, reading: Reading) -> None:
    """Draw the section."""
    if not reading.standings:
        st.text(_("Nobody is on the map of this decision yet."))
        return
    _ranked(_, reading)
    left, right = st.columns([2.7, 1], gap="large")
    with left:
        _votes(_, reading)
    with right:
        _hidden(_, stored, reading)


def _ranked(_: Words, reading: Reading) -> None:
    ranked = sorted(reading.standings.values(), key=lambda s: -abs(s.influence))
    names = [seat_name(_, reading, s.seat_id) for s in ranked]

    def points(values: list[float | None]) -> list[str]:
        return [figures.signed(None if v is None else v * 100, 1) for v in values]

    st.dataframe(
        pd.DataFrame(
            {
                _("Person"): names,
                _("Support"): [figures.signed(s.support) for s in ranked],
                _("Influence"): [figures.percent(s.influence) for s in ranked],
                _("Power"): [figures.percent(s.power) for s in ranked],
                _("Beyond title"): points([s.beyond_title for s in ranked]),
                _("Own vote"): points([s.own_vote for s in ranked]),
                _("Through others"): points([s.through_others for s in ranked]),
                _("In a sentence"): [
                    say.influence_sentence(_, name, s.influence)
                    + " "
                    + say.contribution_sentence(_, name, s.contribution, s.influence)
                    for name, s in zip(names, ranked, strict=True)
                ],
            }
        ),
        hide_index=True,
        height=min(38 + 35 * len(ranked), 320),
    )
    if reading.influence.is_signed:
        st.caption(
            _(
                "A tie against turns views round: a negative influence moves the outcome the "
                "other way, so the shares need not sum to 100."
            )
        )


def _votes(_: Words, reading: Reading) -> None:
    st.caption(_("Whose view is in whose vote"))
    model, keys = reading.influence, reading.chain.seat_ids
    votes = sorted(range(len(keys)), key=lambda i: -model.power[i])
    votes = [i for i in votes if model.power[i] > 0][:MOST]
    views = sorted(range(len(keys)), key=lambda j: -abs(model.share[j]))[:MOST]
    names = {i: seat_name(_, reading, keys[i]) for i in {*votes, *views}}
    head = "".join(f'<th title="{escape(names[j])}">{escape(names[j])}</th>' for j in views)
    rows = []
    for i in votes:
        cells = []
        for j in views:
            share = float(model.V[i, j])
            added = float(model.pairwise[i, j])
            # NaN is a view that nobody knows.
            adds = added if added == added else None  # noqa: PLR0124
            sentence = vote_view_sentence(_, names[i], names[j], share, adds, i == j)
            own = ' class="own"' if i == j else ""
            cells.append(
                f'<td{own} style="{_colour(share)}" title="{escape(sentence)}">'
                f"{figures.percent(share).replace('-', '−')}</td>"
            )
        rows.append(
            f"<tr><td>{figures.percent(float(model.power[i]))}</td>"
            f'<th title="{escape(names[i])}">{escape(names[i])}</th>{"".join(cells)}</tr>'
        )
    power, corner = _("Power"), _("vote ↓ view →")
    blocks.html(
        f'{_STYLE}<div class="votes-box"><table class="votes"><thead><tr>'
        f"<th>{escape(power)}</th><th>{escape(corner)}</th>{head}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )
    st.caption(
        _(
            "A row is one vote: of every 100 points of it, so many go back to each person's view. "
            "Framed: their own. Point at a number for its sentence."
        )
    )


def _colour(share: float) -> str:
    """Return a cell's colours: darker is more; the other way round is orange, beside its sign."""
    strength = min(abs(share), 0.6) / 0.6
    base = "157,47,6" if share < 0 else "16,82,140"
    ink = "#ffffff" if strength > 0.55 else "#1b2430"
    return f"background:rgba({base},{0.06 + 0.9 * strength:.2f});color:{ink}"


def _hidden(_: Words, stored: Stored, reading: Reading) -> None:
    st.caption(_("Hidden influencers"))
    found = hidden_proposals.proposed(reading)
    for key in found:
        with st.container(border=True):
            hidden_proposals.proposal(_, stored, reading, key, "deciders")
    confirmed = [seat for seat in reading.decision.seats if seat.hidden]
    for seat in confirmed:
        st.text("✓ " + _("{name} is marked as one.", name=seat_name(_, reading, seat.id)))
    for seat in reading.decision.seats:
        if seat.not_hidden:
            hidden_proposals.dismissed(_, stored, reading, seat.id, "deciders")
    if not found and not confirmed:
        st.text(
            _(
                "Nobody stands far above the formal power in at least 80 % of the readings "
                "that miss a fifth of the ties."
            )
        )
