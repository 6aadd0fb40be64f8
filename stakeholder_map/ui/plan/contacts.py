"""Who of us knows whom, when they last talked, and what hangs on a single one of us."""

from __future__ import annotations

import streamlit as st

from stakeholder_map.analysis.acting.acquaintance import Acquaintance, acquaintances, leavings
from stakeholder_map.analysis.chain.reach import Reach
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.maps.escape import text as escape
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks, entry
from stakeholder_map.ui.figures import standing_figures
from stakeholder_map.ui.figures.figure import opener
from stakeholder_map.ui.naming import people_names, seat_names
from stakeholder_map.ui.plan import team
from stakeholder_map.words import Words
from stakeholder_map.words.figures import day, percent
from stakeholder_map.words.forecast import listed

#: A teammate who alone holds this share of the weight or more is a serious finding.
SERIOUS = 0.1


def draw(_: Words, stored: Stored, reading: Reading) -> None:
    """Draw what hangs on each of us, then everybody with who of us knows them."""
    names = people_names(reading)
    left, right = st.columns([1, 1.5], gap="large")
    with left:
        st.caption(_("If one of us leaves"))
        found = leavings(reading)
        if not stored.account.teammates:
            team.ask(_)
        elif not found and acquaintances(reading):
            st.text(_("Everybody whom we know is known to at least two of us."))
        for one in found:
            serious = max(one.share, one.power) >= SERIOUS
            blocks.finding(
                "◆" if serious else "●",
                _.context("gap", "serious") if serious else _.context("gap", "minor"),
                "serious" if serious else "minor",
                _(
                    "{mate} alone knows {n} of them, {share} of the weight",
                    mate=names[one.teammate_id],
                    n=len(one.seat_ids),
                    share=percent(one.share),
                ),
                (
                    (_("Their people"), listed(_, seat_names(_, reading, one.seat_ids))),
                    (_("Action"), _("Take a second one of us along to the next talk with each.")),
                ),
            )
        entry.way_to(
            "touches",
            "touches_section",
            "contacts",
            _("Enter who knows whom"),
            ":material/handshake:",
        )
    with right:
        if not any(standing.person_id for standing in reading.standings.values()):
            blocks.nobody_yet(_)
            return
        st.caption(_("Everybody in this decision, heaviest first"))
        blocks.muted(
            _("●○○○ known by name · ●●○○ talks · ●●●○ trusts · ●●●● close · ? not entered")
        )
        _everybody(_, reading, names)


def _everybody(_: Words, reading: Reading, names: dict[str, str]) -> None:
    by_person: dict[str, list[Acquaintance]] = {}
    for pair in acquaintances(reading):
        by_person.setdefault(pair.person_id, []).append(pair)
    rows = []
    for standing in sorted(reading.standings.values(), key=lambda s: (-s.share, -s.power)):
        if standing.person_id is None:
            continue
        pairs = by_person.get(standing.person_id, [])
        known = "".join(f"<p>{escape(_pair(_, pair, names))}</p>" for pair in pairs)
        nobody = _nobody(_, reading, standing.person_id, names)
        weight = standing_figures.weight(_, reading, standing)
        rows.append(
            f'<tr><td class="text">{escape(names[standing.person_id])}</td>'
            f'<td style="text-align:left">{opener(weight)}</td>'
            f'<td style="text-align:left">{known or nobody}</td></tr>'
        )
    heads = (_("Person"), _("Weight"), _.context("knows", "Who of us"))
    blocks.html(
        "<table><thead><tr>"
        + "".join(f'<th style="text-align:left">{escape(head)}</th>' for head in heads)
        + f"</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _nobody(_: Words, reading: Reading, person_id: str, names: dict[str, str]) -> str:
    """Return that nobody of us knows somebody, or that nothing is recorded, which is not that."""
    keeps = [
        names[contact.teammate_id]
        for contact in reading.account.contacts
        if contact.person_id == person_id and contact.is_owner
    ]
    line = " · ".join((listed(_, keeps), _("keeps the contact")))
    kept = f"<p>{escape(line)}</p>" if keeps else ""
    open_still = {
        Reach.UNKNOWN: _("nothing recorded"),
        Reach.MET: _("met, and nobody wrote down by whom"),
        Reach.COLD: _("met, and nobody wrote down by whom"),
    }.get(reading.reaches[person_id].reach)
    if open_still:
        return f'{kept}<span class="muted">? {escape(open_still)}</span>'
    said = _("nobody of us has met them")
    return f'{kept}<span class="critical">▲ {escape(said)}</span>'


def _pair(_: Words, pair: Acquaintance, names: dict[str, str]) -> str:
    close = "●" * (pair.closeness or 0) + "○" * (4 - (pair.closeness or 0))
    said = [
        names[pair.teammate_id],
        close if pair.closeness is not None else "?",
        _("keeps the contact") if pair.is_owner else "",
        _("last talk {day}", day=day(_, pair.last)) if pair.last else _("no talk recorded"),
    ]
    return " · ".join(filter(None, said))
