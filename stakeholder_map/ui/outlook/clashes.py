"""Where do they pull against each other? The clash, its likely causes, and what settles it."""

from __future__ import annotations

from datetime import date

import streamlit as st

from stakeholder_map.analysis.causes import Cause, Evidence, EvidenceCode, SettlingStep
from stakeholder_map.analysis.disagreement import Clash, ClashKind
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.services import outlook
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks, state
from stakeholder_map.ui.figures.figure import Figure
from stakeholder_map.ui.naming import seat_names
from stakeholder_map.ui.playbook import saying
from stakeholder_map.words import Words, figures
from stakeholder_map.words import disagreement as say
from stakeholder_map.words.forecast import joined, listed

#: Clashes told at once; the rest can be opened.
FIRST = 6

#: What to do where nothing recorded speaks for a cause.
WITHOUT_CAUSE = {
    ClashKind.TRIAD: SettlingStep.CHECK_THE_TIE,
    ClashKind.CIRCLE: SettlingStep.NAME_ONE_OWNER,
}


def draw(_: Words, stored: Stored, reading: Reading) -> None:
    """Draw the section."""
    found = outlook.clashes_of(state.store(), stored, reading)
    if not found:
        st.text(
            _(
                "Nothing recorded says that they pull against each other. That is rare: ask the "
                "coach who would rather not buy from us."
            )
        )
        return
    # Row by row, so that the order by what is at stake also holds where columns are stacked.
    for start in range(0, min(len(found), FIRST), 2):
        for column, clash in zip(
            st.columns(2, gap="large"), found[start : start + 2], strict=False
        ):
            with column.container(border=True):
                _clash(_, reading, clash)
    rest = found[FIRST:]
    if rest:
        with st.expander(_.plural("{n} more", "{n} more", len(rest))):
            for clash in rest:
                with st.container(border=True):
                    _clash(_, reading, clash)


def _clash(_: Words, reading: Reading, clash: Clash) -> None:
    ours = {one.id: one.name for one in reading.account.competitors}
    homes = {one.id: one.name for one in reading.account.departments}
    sides = [seat_names(_, reading, side) for side in clash.sides]
    if clash.department_ids:
        sides = [[homes[key]] for key in clash.department_ids]
    title = say.clash_title(
        _,
        clash.kind,
        sides[0],
        sides[1] if len(sides) > 1 else (),
        supports=clash.supports,
        categories=clash.categories,
        competitor=ours[clash.competitor_ids[0]] if clash.competitor_ids else "",
    )
    question = clash.is_question
    stake = _at_stake(_, reading, clash, sides)
    lines = [(_("At stake"), "" if question else stake.sentence)]
    for cause in clash.causes[:3]:
        lines += _cause(_, reading, cause)
    if not clash.causes:
        step = WITHOUT_CAUSE.get(clash.kind, SettlingStep.ASK_EACH_SIDE)
        lines += [
            (_("Likely cause"), "" if question else say.no_cause_text(_)),
            (_("What settles it"), say.settling_text(_, step)),
        ]
    blocks.finding(
        sign="?" if question else "◆",
        kind=_("Is it so?") if question else stake,
        tone="unknown" if question else "serious",
        title=title,
        lines=lines,
    )
    about = [key for cause in clash.causes for e in cause.evidence for key in e.seat_ids]
    people = [key for key in about if reading.decision.seat(key).person_id]
    if people:
        sides_key = " ".join((clash.kind, *clash.seat_ids, *clash.tie_ids, *clash.concern_ids))
        saying.settling(_, people[0], sides_key)


def _at_stake(_: Words, reading: Reading, clash: Clash, sides: list[list[str]]) -> Figure:
    """Return the influence of the lighter side, with that of each."""
    weights = [
        sum(abs(s.influence) for key in side if (s := reading.standings.get(key)))
        for side in clash.sides
    ]
    parts = tuple(
        (listed(_, names), figures.percent(weight))
        for names, weight in zip(sides, weights, strict=False)
    )
    return Figure(
        figures.percent(clash.at_stake),
        _(
            "{n} of 100 points of influence on the lighter side",
            n=f"{clash.at_stake * 100:.0f}",
        ),
        parts,
    )


def _cause(_: Words, reading: Reading, cause: Cause) -> list[tuple[str, str]]:
    said = [_evidence(_, reading, evidence) for evidence in cause.evidence]
    steps = [say.settling_text(_, step) for step in cause.steps]
    return [
        (_("Likely cause"), say.cause_text(_, cause.code)),
        (_("Evidence"), joined(_, *said)),
        (_("What settles it"), joined(_, *steps)),
    ]


def _evidence(_: Words, reading: Reading, evidence: Evidence) -> str:
    said = list(evidence.names)
    if evidence.code is EvidenceCode.BACKS_COMPETITOR:
        rivals = {one.id: one.name for one in reading.account.competitors}
        said = [rivals[key] for key in said]
    on: date | None = evidence.on
    names = list(dict.fromkeys(seat_names(_, reading, evidence.seat_ids)))
    return say.evidence_text(_, evidence.code, [listed(_, names)], on, evidence.number, said)
