"""The findings: filtered, grouped by whom they are about, worst first; each can be accepted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from stakeholder_map.analysis.acting.at_it import at_gap, open_with
from stakeholder_map.analysis.chain.graph import department_of
from stakeholder_map.analysis.chain.reach import Reach
from stakeholder_map.analysis.gaps import RULES
from stakeholder_map.analysis.gaps.gap import Gap, GapSeverity
from stakeholder_map.analysis.gaps.rule import Subject
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.maps.escape import text as escape
from stakeholder_map.model.task import Task
from stakeholder_map.services import outlook
from stakeholder_map.services.gap_tasks import gap_key
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import access, blocks, state
from stakeholder_map.ui.figures import standing_figures
from stakeholder_map.ui.figures.figure import opener
from stakeholder_map.ui.gaps import finding
from stakeholder_map.ui.gaps.groups import Group, groups
from stakeholder_map.ui.naming import people_names, seat_name
from stakeholder_map.ui.plan import card
from stakeholder_map.ui.playbook import saying
from stakeholder_map.words import Words
from stakeholder_map.words.gaps import gap_severity
from stakeholder_map.words.rules import rule_subject

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
    wanted = _filter(_, reading)
    shown = [gap for gap in sure if wanted.has(reading, gap)]
    asked = [gap for gap in unsure if wanted.has(reading, gap)]
    apart = [one for one in reading.accepted if one.back is None and wanted.has(reading, one.gap)]
    if not (shown or asked or apart):
        st.text(_("Nothing of this kind. Take a filter back to see the rest."))
    st.html(finding.STYLE)
    _groups(_, stored, reading, shown)
    if asked:
        st.subheader(_("Cannot be told yet"))
        st.caption(
            _(
                "These rules have no answer because something is unknown. "
                "Finding it out is the task."
            )
        )
        _groups(_, stored, reading, asked)
    if apart:
        st.subheader(_("Accepted for now"))
        with st.container(border=True, gap=None):
            for one in apart:
                finding.draw_accepted(_, stored, reading, one)


def _filter(_: Words, reading: Reading) -> _Wanted:
    every = _("all")
    people = {
        person.id: person.name
        for person in reading.account.people
        if any(person.id in gap.person_ids for gap in reading.gaps)
    }
    homes = {d.id: d.name for d in reading.account.departments}
    sure = reading.sure_gaps
    counts = {severity: sum(g.severity is severity for g in sure) for severity in GapSeverity}
    kinds, more = st.columns([3, 1], vertical_alignment="center")
    with kinds:
        severities = st.pills(
            _("Severity"),
            list(GapSeverity),
            selection_mode="multi",
            format_func=lambda one: (
                f"{blocks.SEVERITY_SIGNS[one]} {gap_severity(_, one)} {counts[one]}"
            ),
            key="gap_severities",
            label_visibility="collapsed",
        )
    with more, st.popover(_("Filter"), icon=":material/filter_list:", width="stretch"):
        about = st.selectbox(
            _("About what"),
            [None, *Subject],
            format_func=lambda one: rule_subject(_, one) if one else every,
            key="gap_subject",
        )
        who = st.selectbox(
            _("Person"),
            [None, *people],
            format_func=lambda one: people[one] if one else every,
            key=f"gap_person_{reading.decision.id}",
        )
        where = st.selectbox(
            _("Department"),
            [None, *homes],
            format_func=lambda one: homes[one] if one else every,
            key=f"gap_department_{reading.decision.id}",
        )
    _say_filter(
        [
            rule_subject(_, about) if about else "",
            people[who] if who else "",
            homes[where] if where else "",
        ]
    )
    return _Wanted(tuple(severities or ()), about, who, where)


def _say_filter(chosen: list[str]) -> None:
    """Say what is filtered by: the fields themselves are behind a button."""
    if any(chosen):
        blocks.muted(" · ".join(part for part in chosen if part))


def _groups(_: Words, stored: Stored, reading: Reading, gaps: list[Gap]) -> None:
    back = {one.gap.key: one for one in reading.accepted if one.back is not None}
    for group in groups(gaps):
        with st.container(border=True, gap=None):
            _head(_, stored, reading, group)
            for gap in group.gaps:
                finding.draw(_, stored, reading, gap, back.get(gap.key))


def _head(_: Words, stored: Stored, reading: Reading, group: Group) -> None:
    """Draw whom the findings are about, how to get there, and the ways to map and playbook."""
    if group.seat_id is None:
        names = {department.id: department.name for department in reading.account.departments}
        whole = _("The decision as a whole")
        called = names.get(group.department_id, whole) if group.department_id else whole
        blocks.html(f'<p class="title">{escape(called)}</p>')
        return
    key = f"{group.seat_id} {group.gaps[0].certain}"
    text, ways = st.columns([3, 2], vertical_alignment="center")
    with text:
        blocks.html(_about(_, stored, reading, group.seat_id, group.gaps))
    with ways, st.container(horizontal=True, horizontal_alignment="right", gap="small"):
        st.button(
            _("Show on map"),
            key=f"gap {key}",
            icon=":material/account_tree:",
            type="tertiary",
            on_click=state.look_at,
            kwargs={"seat_id": group.seat_id, "turn_to": "map"},
        )
        saying.link(_, reading, group.seat_id, key)


def _about(_: Words, stored: Stored, reading: Reading, seat_id: str, gaps: Iterable[Gap]) -> str:
    """Return who it is, what they count, where they stand, the way to them and who is at it."""
    seat, standing = reading.decision.seat(seat_id), reading.standings.get(seat_id)
    person = reading.account.person(seat.person_id) if seat.person_id else None
    said = [escape(person.title if person else _("A missing seat: nobody known fills it."))]
    if person and standing:
        held = standing_figures.support(_, reading, seat_id)
        for figure in (standing_figures.power(_, reading, standing), held):
            said.append(f"{escape(figure.label)} {opener(figure)}")
    way = ""
    if person and reading.reaches[person.id].reach is not Reach.MET:
        path = outlook.best_paths_of(state.store(), stored, reading).get(person.id)
        if path is not None and len(path.hops) > 1:  # whom one of us knows needs no introduction
            line = access.path_line(path, people_names(reading))
            said_way = _("Way in: {path}", path=line)
            way = f'<p class="small">{escape(said_way)}</p>'
    shown = {at.id for gap in gaps if (at := _at(stored, reading, gap))}
    for task in open_with(stored.account, seat.person_id) if person else ():
        if task.id not in shown:
            at_it = _("On the board: {task}", task=card.at_it(_, reading, task))
            way += f'<p class="small">✓ {escape(at_it)}</p>'
    return (
        f'<p><span class="title">{escape(seat_name(_, reading, seat_id))}</span> '
        f'<span class="muted small">{" · ".join(part for part in said if part)}</span></p>'
        f"{way}"
    )


def _at(stored: Stored, reading: Reading, gap: Gap) -> Task | None:
    """Return the open task that stands below a gap."""
    return at_gap(stored.account, reading.decision.id, gap, gap_key(reading, gap))


def _departments(reading: Reading, gap: Gap) -> set[str | None]:
    people = {person.id: person for person in reading.account.people}
    seats = (reading.decision.seat(key) for key in gap.seat_ids)
    return {gap.department_id, *(department_of(people, seat) for seat in seats)}
