"""Who really decides? Influence beside power, whose view is in whose vote, hidden influencers."""

from __future__ import annotations

import math

import streamlit as st

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.maps.escape import text as escape
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks
from stakeholder_map.ui.board import hidden_proposals
from stakeholder_map.ui.figures import standing_figures
from stakeholder_map.ui.figures.figure import Figure, opener
from stakeholder_map.ui.naming import seat_name
from stakeholder_map.words import Words, figures
from stakeholder_map.words.outlook import vote_view_sentence

#: Rows and columns of the table of views in votes; more cannot be read.
MOST = 12

_STYLE = """<style>
.sm .votes{border-collapse:separate;border-spacing:2px;font-size:13px}
.sm .votes th{font-weight:500;color:#5b6778;overflow:hidden;text-overflow:ellipsis;
padding:.1rem .3rem;text-align:left}
.sm .votes thead th{max-width:4.4rem;vertical-align:bottom;line-height:1.2;font-size:12px;
overflow-wrap:anywhere}
.sm .votes thead th:first-child{max-width:none;overflow-wrap:normal}
.sm .votes tbody th{max-width:9rem;white-space:nowrap}
.sm .votes td{min-width:2.2rem;padding:.3rem .3rem;text-align:right;border-radius:3px;
font-variant-numeric:tabular-nums}
.sm .votes td.own{outline:2px solid #5b6778;outline-offset:-2px}
.sm .votes-box{overflow:auto}
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
    made = (
        standing_figures.influence,
        standing_figures.weight,
        standing_figures.power,
        standing_figures.beyond_title,
        standing_figures.contribution,
        standing_figures.own_vote,
        standing_figures.through_others,
    )
    ranked = sorted(reading.standings.values(), key=lambda s: -abs(s.influence))
    blocks.table(
        (
            _("Person"),
            _("Support"),
            _("Influence"),
            _("Weight"),
            _("Power"),
            _("Beyond title"),
            _("Adds"),
            _("Own vote"),
            _("Through others"),
        ),
        (
            (
                seat_name(_, reading, s.seat_id),
                standing_figures.support(_, reading, s.seat_id),
                *(figure(_, reading, s) for figure in made),
            )
            for s in ranked
        ),
        height=320,
    )
    st.caption(
        _("“Adds” sums to what we know of the outcome; a “?” is a stance nobody has found out.")
        + " "
        + _("Click any number to read why.")
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
            own = ' class="own"' if i == j else ""
            cells.append(
                f'<td{own} style="{_colour(float(model.V[i, j]))}">'
                f"{opener(_in_vote(_, reading, names, i, j))}</td>"
            )
        power = standing_figures.power(_, reading, reading.standings[keys[i]])
        rows.append(
            f"<tr><td>{opener(power)}</td>"
            f'<th title="{escape(names[i])}">{escape(names[i])}</th>{"".join(cells)}</tr>'
        )
    title, corner = _("Power"), _("vote ↓ view →")
    blocks.html(
        f'{_STYLE}<div class="votes-box"><table class="votes"><thead><tr>'
        f"<th>{escape(title)}</th><th>{escape(corner)}</th>{head}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )
    st.caption(
        _(
            "A row is one vote: of every 100 points of it, so many go back to each person's view. "
            "Framed: their own. Click a number for its sentence."
        )
    )


def _in_vote(_: Words, reading: Reading, names: dict[int, str], i: int, j: int) -> Figure:
    """Return how much of i's vote goes back to j's view, and how strongly i listens to j."""
    model = reading.influence
    share, added = float(model.V[i, j]), float(model.pairwise[i, j])
    adds = None if math.isnan(added) else added
    heard = () if i == j else ((_("Listens directly"), _share(float(model.attention[i, j]))),)
    taken = _share(float(model.susceptibility[i]))
    return Figure(
        _share(share),
        vote_view_sentence(_, names[i], names[j], share, adds, i == j),
        (*heard, (_("{name} takes from others", name=names[i]), taken)),
    )


def _share(share: float) -> str:
    return figures.percent(share).replace("-", "−")


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
