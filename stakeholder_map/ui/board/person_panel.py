"""The card of the selected seat: facts, numbers with their sentences, concerns and gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import streamlit as st

from stakeholder_map.analysis.reading import Reading, Standing
from stakeholder_map.maps.board.lines import Planned, ties
from stakeholder_map.maps.chart import chart
from stakeholder_map.model.person import Person
from stakeholder_map.model.seat import Concern, Seat
from stakeholder_map.services.sheets.places import CLOSENESS_WORDS
from stakeholder_map.ui import access, blocks, state
from stakeholder_map.ui.board import elsewhere, hidden_proposals, map_edit, person_ways
from stakeholder_map.ui.figures import standing_figures
from stakeholder_map.ui.figures.figure import Figure
from stakeholder_map.ui.playbook import saying
from stakeholder_map.words import Language, Words, figures, words
from stakeholder_map.words.forecast import joined
from stakeholder_map.words.gaps import gap_severity, gap_title
from stakeholder_map.words.reach import reach_sentence
from stakeholder_map.words.values import hidden_influencer, word


@lru_cache(maxsize=16)
def details(reading: Reading, language: Language) -> dict[str, str]:
    """Return what is known of every seat of a decision as our own markup, by seat.

    A reading is one object for as long as its version is (``services.reading``).
    """
    _ = words(language)
    lines = ties(reading, chart(reading), _)
    return {seat.id: _detail(_, reading, seat, lines) for seat in reading.decision.seats}


def _detail(_: Words, reading: Reading, seat: Seat, lines: Sequence[Planned]) -> str:
    person = reading.account.person(seat.person_id) if seat.person_id else None
    held = seat.stance_on(reading.today)
    support = held.support if held else None
    standing = reading.standings.get(seat.id)
    with blocks.collected() as bodies:
        blocks.heading(
            _name(_, seat, person),
            person.title if person else _("A missing seat: nobody known fills it."),
            standing_figures.support(_, reading, seat.id),
            support,
        )
        _facts(_, reading, seat, person)
        if standing is not None:
            _numbers(_, reading, standing)
        _concerns(_, reading, seat)
        _ties(_, lines, seat)
        _gaps(_, reading, seat)
    return blocks.sections(bodies)


def draw(_: Words, reading: Reading, seat: Seat) -> None:
    """Draw what the panel of a seat has beyond its details: what can be done and looked into."""
    person = reading.account.person(seat.person_id) if seat.person_id else None
    standing = reading.standings.get(seat.id)
    if standing is not None:
        _hidden(_, reading, standing)
    person_ways.draw(_, reading, seat)
    if person is not None:
        map_edit.buttons(_, seat)
    saying.draw(_, reading, seat)
    if person is not None:
        elsewhere.draw(_, reading, person.id)
        # Drawn only when it is opened: its drop-down alone costs as much as the rest of the panel.
        through = st.expander(_("Through whom?"), key="through", on_change="rerun")
        if through.open:
            with through:
                access.draw(_, reading, person.id, "panel")
        _history(_, reading, seat, person)


def _name(_: Words, seat: Seat, person: Person | None) -> str:
    return person.name if person else seat.title or _("Missing seat")


def _facts(_: Words, reading: Reading, seat: Seat, person: Person | None) -> None:
    account = reading.account
    roles = [word(_, role) for role in seat.roles]
    if seat.hidden:
        roles.append(hidden_influencer(_))
    if seat.coach:
        roles.append(_("Coach"))
    if seat.unmapped_role:
        roles.append(_("“{role}” (not matched to a role)", role=seat.unmapped_role))
    stance = seat.stance_on(reading.today)
    rows = [
        (_("Role"), " · ".join(roles) or _("not known")),
        (_("Veto"), _("Can stop it alone") if seat.veto else ""),
    ]
    if person is not None:
        fact = reading.reaches[person.id]
        home = ""
        if person.department_id:
            home = account.department(person.department_id).name
        elif person.organisation_id:
            home = account.organisation(person.organisation_id).name
        boss = [account.person(key).name for key in account.superiors(person.id)]
        rows += [
            (_("Belongs to"), home),
            (_("Level"), word(_, person.level) if person.level else ""),
            (_("Reports to"), ", ".join(boss)),
            (_("Contact"), reach_sentence(_, fact.reach, fact.last_met, fact.days)),
            (_("Known by"), _known_by(_, reading, person)),
        ]
        backs = account.competitor(seat.backs_id).name if seat.backs_id else ""
        rows.append((_("Backs"), backs))
    if stance is not None:
        said = " – ".join(part for part in (stance.evidence, stance.said_by) if part)
        rows.append((_("Evidence"), f"{figures.day(_, stance.on)}: {said}" if said else ""))
    blocks.facts(rows)


def _ties(_: Words, lines: Sequence[Planned], seat: Seat) -> None:
    """Say all ties of a person, the strongest first; the map draws them while they are selected."""
    found = [line.tip for line in lines if seat.id in (line.wire.source, line.wire.target)]
    if found:
        blocks.facts([(_("Ties"), "; ".join(found))])


def _known_by(_: Words, reading: Reading, person: Person) -> str:
    names = {mate.id: mate.name for mate in reading.account.teammates}
    known = sorted(
        (contact for contact in reading.account.contacts if contact.person_id == person.id),
        key=lambda contact: -(contact.closeness or 0),
    )
    return ", ".join(
        f"{names[contact.teammate_id]} ({_(CLOSENESS_WORDS[contact.closeness])})"
        if contact.closeness is not None
        else names[contact.teammate_id]
        for contact in known
        if contact.closeness != 0
    )


def _numbers(_: Words, reading: Reading, standing: Standing) -> None:
    rows = [
        _influence(_, reading, standing),
        standing_figures.weight_to_power(_, reading, standing),
        standing_figures.contribution(_, reading, standing),
        standing_figures.to_find_out(_, reading, standing),
    ]
    if standing.confidence is not None:
        rows.append(standing_figures.confidence(_, reading, standing))
    blocks.explained(rows)


def _influence(_: Words, reading: Reading, standing: Standing) -> Figure:
    figure = standing_figures.influence(_, reading, standing)
    beyond = standing_figures.beyond_title(_, reading, standing).sentence
    return replace(figure, sentence=joined(_, figure.sentence, beyond))


def _hidden(_: Words, reading: Reading, standing: Standing) -> None:
    stored = state.stored()
    if standing.is_hidden_found and stored is not None:
        hidden_proposals.proposal(_, stored, reading, standing.seat_id, "panel")


def _concerns(_: Words, reading: Reading, seat: Seat) -> None:
    if not seat.concerns:
        return
    owners = {mate.id: mate.name for mate in reading.account.teammates}
    blocks.caption(_("Concerns"))
    for concern in sorted(seat.concerns, key=lambda concern: not concern.is_open):
        blocks.finding(
            sign="○" if concern.is_open else "✓",
            kind=f"{word(_, concern.severity)}, {word(_, concern.state)}",
            tone="serious" if concern.is_open else "unknown",
            title=concern.text,
            lines=_concern_lines(_, reading, concern, owners),
        )


def _concern_lines(
    _: Words, reading: Reading, concern: Concern, owners: dict[str, str]
) -> list[tuple[str, str]]:
    owner = owners[concern.owner_id] if concern.owner_id else ""
    due = figures.day(_, concern.due) if concern.due else ""
    if concern.is_open and concern.due and concern.due < reading.today:
        due = _("{day} (overdue)", day=due)
    missing = _("nobody yet") if concern.is_open else ""
    return [
        (_("Owner"), owner or missing),
        (_("Due"), due if concern.is_open else ""),
        (_("Our answer"), concern.answer),
    ]


def _gaps(_: Words, reading: Reading, seat: Seat) -> None:
    gaps = [gap for gap in reading.gaps if seat.id in gap.seat_ids]
    if not gaps:
        return
    blocks.caption(_("Gaps"))
    for gap in gaps:
        blocks.finding(
            sign=blocks.SEVERITY_SIGNS[gap.severity],
            kind=gap_severity(_, gap.severity) if gap.certain else _("cannot tell"),
            tone=gap.severity if gap.certain else "unknown",
            title=gap_title(_, gap.rule, gap.values, gap.certain),
        )


def _history(_: Words, reading: Reading, seat: Seat, person: Person) -> None:
    with st.expander(_("Stances and touches over time")):
        lines = [
            f"{figures.day(_, stance.on)}  {figures.signed(stance.support)}  {stance.evidence}"
            for stance in reversed(seat.stances)
        ]
        lines += [
            f"{figures.day(_, touch.on)}  {word(_, touch.kind)}  {touch.outcome}"
            for touch in reading.account.touches_of(person.id)[:8]
        ]
        blocks.told(*lines)
    if person.notes or seat.note:
        with st.expander(_("Private notes")):
            st.text("\n".join(note for note in (person.notes, seat.note) if note))
