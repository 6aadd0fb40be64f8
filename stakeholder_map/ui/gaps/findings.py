"""The findings: filtered, each with why, what to do and who, on the map or accepted."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from stakeholder_map.analysis.gaps import RULES
from stakeholder_map.analysis.gaps.accepting import Accepted
from stakeholder_map.analysis.gaps.gap import Gap, GapSeverity
from stakeholder_map.analysis.gaps.policy import policy
from stakeholder_map.analysis.gaps.rule import Subject
from stakeholder_map.analysis.graph import department_of
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks, state
from stakeholder_map.ui.gaps import accepting
from stakeholder_map.ui.playbook import saying
from stakeholder_map.words import Words
from stakeholder_map.words.gaps import gap_action, gap_severity, gap_title, gap_why
from stakeholder_map.words.rules import (
    accepted_sentence,
    back_sentence,
    doer_text,
    limit_text,
    rule_name,
    rule_source,
    rule_subject,
)

_RULES = {rule.id: rule for rule in RULES}


@dataclass(frozen=True)
class _Wanted:
    """What is to be shown; empty and None: everything."""

    severities: tuple[GapSeverity, ...]
    subject: Subject | None
    person_id: str | None
    department_id: str | None

    def has(self, reading: Reading, gap: Gap) -> bool:
        """Whether a gap is to be shown."""
        if self.severities and gap.severity not in self.severities:
            return False
        if self.subject is not None and _RULES[gap.rule].subject is not self.subject:
            return False
        if self.person_id is not None and self.person_id not in gap.person_ids:
            return False
        return self.department_id is None or self.department_id in _departments(reading, gap)


def draw(_: Words, stored: Stored, reading: Reading) -> None:
    """Draw what a reading finds, worst first; what cannot be told and what is accepted apart."""
    if not reading.gaps and not reading.accepted:
        st.text(_("No rule finds a gap. Look again after the next meeting."))
        return
    sure, unsure = reading.sure_gaps, reading.open_questions
    counts = {severity: sum(g.severity is severity for g in sure) for severity in GapSeverity}
    st.text(
        " · ".join(
            f"{blocks.SEVERITY_SIGNS[severity]} {gap_severity(_, severity)} {counts[severity]}"
            for severity in GapSeverity
        )
    )
    wanted = _filter(_, reading)
    back = {one.gap.key: one for one in reading.accepted if one.back is not None}
    shown = [gap for gap in sure if wanted.has(reading, gap)]
    asked = [gap for gap in unsure if wanted.has(reading, gap)]
    apart = [one for one in reading.accepted if one.back is None and wanted.has(reading, one.gap)]
    if not (shown or asked or apart):
        st.text(_("Nothing of this kind. Take a filter back to see the rest."))
    for gap in shown:
        _finding(_, stored, reading, gap, back.get(gap.key))
    if asked:
        st.subheader(_("Cannot be told yet"))
        st.caption(
            _(
                "These rules have no answer because something is unknown. "
                "Finding it out is the task."
            )
        )
        for gap in asked:
            _finding(_, stored, reading, gap, back.get(gap.key))
    if apart:
        st.subheader(_("Accepted for now"))
        for one in apart:
            _accepted(_, stored, reading, one)


def _filter(_: Words, reading: Reading) -> _Wanted:
    every = _("all")
    people = {
        person.id: person.name
        for person in reading.account.people
        if any(person.id in gap.person_ids for gap in reading.gaps)
    }
    homes = {d.id: d.name for d in reading.account.departments}
    severity, subject, person, department = st.columns([2.3, 1.2, 1.2, 1.2])
    with severity:
        severities = st.pills(
            _("Severity"),
            list(GapSeverity),
            selection_mode="multi",
            format_func=lambda one: f"{blocks.SEVERITY_SIGNS[one]} {gap_severity(_, one)}",
            key="gap_severities",
        )
    with subject:
        about = st.selectbox(
            _("About what"),
            [None, *Subject],
            format_func=lambda one: rule_subject(_, one) if one else every,
            key="gap_subject",
        )
    with person:
        who = st.selectbox(
            _("Person"),
            [None, *people],
            format_func=lambda one: people[one] if one else every,
            key=f"gap_person_{reading.decision.id}",
        )
    with department:
        where = st.selectbox(
            _("Department"),
            [None, *homes],
            format_func=lambda one: homes[one] if one else every,
            key=f"gap_department_{reading.decision.id}",
        )
    return _Wanted(tuple(severities or ()), about, who, where)


def _finding(
    _: Words, stored: Stored, reading: Reading, gap: Gap, back: Accepted | None = None
) -> None:
    key = " ".join(gap.key)
    with st.container(border=True):
        text, button = st.columns([5, 1], vertical_alignment="center")
        with text, blocks.together():
            blocks.finding(
                sign=blocks.SEVERITY_SIGNS[gap.severity],
                kind=gap_severity(_, gap.severity) if gap.certain else _("cannot tell"),
                tone=gap.severity if gap.certain else "unknown",
                title=gap_title(_, gap.rule, gap.values, gap.certain),
                lines=(
                    (_("Why it matters"), gap_why(_, gap.rule)),
                    (_("What to do"), gap_action(_, gap.rule, gap.values, gap.certain)),
                    (_("Who does it"), doer_text(_, gap.doer, _doer(reading, gap))),
                    *(_before(_, back) if back else ()),
                ),
            )
            blocks.aside(_("Rule"), _rule(_, reading, gap))
        with button:
            if gap.seat_ids:
                st.button(
                    _("Show on map"),
                    key=f"gap {key}",
                    on_click=state.look_at,
                    kwargs={"seat_id": gap.seat_ids[0], "turn_to": "map"},
                    width="stretch",
                )
                saying.link(_, reading, gap.seat_ids[0], key)
            accepting.button(_, gap)
        if accepting.is_asked(gap):
            accepting.form(_, stored, reading, gap)


def _accepted(_: Words, stored: Stored, reading: Reading, one: Accepted) -> None:
    gap, acceptance = one.gap, one.acceptance
    with st.container(border=True):
        text, button = st.columns([5, 1], vertical_alignment="center")
        with text:
            blocks.finding(
                sign=blocks.SEVERITY_SIGNS[gap.severity],
                kind=gap_severity(_, gap.severity) if gap.certain else _("cannot tell"),
                tone="unknown",
                title=gap_title(_, gap.rule, gap.values, gap.certain),
                lines=((_("Reason"), acceptance.reason),),
            )
            blocks.muted(accepted_sentence(_, acceptance.by, acceptance.on, acceptance.until))
        with button:
            accepting.take_back(_, stored, reading, gap)


def _before(_: Words, one: Accepted) -> tuple[tuple[str, str], ...]:
    was = one.acceptance
    said = back_sentence(_, str(one.back), was.by, was.on, was.until)
    return ((_("Accepted before"), said), (_("Reason"), was.reason))


def _rule(_: Words, reading: Reading, gap: Gap) -> tuple[str, ...]:
    rule = _RULES[gap.rule]
    said = [f"{rule_name(_, rule.id)} · {rule_subject(_, rule.subject)}"]
    if rule.limit is not None:
        use = policy(reading.account.rule_settings, reading.defaults.rule_settings).use(rule.id)
        limit = rule.limit.usual if use.limit is None else rule.limit.within(use.limit)
        said.append(_("Limit: {limit}.", limit=limit_text(_, limit, rule.limit.unit)))
    said.append(_("Who says so: {source}.", source=rule_source(_, rule.source)))
    return tuple(said)


def _doer(reading: Reading, gap: Gap) -> str:
    team = reading.account.teammates
    return next((teammate.name for teammate in team if teammate.id == gap.doer_id), "")


def _departments(reading: Reading, gap: Gap) -> set[str | None]:
    people = {person.id: person for person in reading.account.people}
    seats = (reading.decision.seat(key) for key in gap.seat_ids)
    return {gap.department_id, *(department_of(people, seat) for seat in seats)}
