"""What an import changes in an account that is there, in words: person, field, now and after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date

from stakeholder_map.importers.directory import shown_ids
from stakeholder_map.importers.proposal import Proposal
from stakeholder_map.model.account import Account
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import TieKind
from stakeholder_map.model.seat import Seat
from stakeholder_map.model.tie import Tie
from stakeholder_map.words import Words
from stakeholder_map.words.figures import day, percent, signed
from stakeholder_map.words.readings import field_text, value_text
from stakeholder_map.words.values import hidden_influencer, word

#: person, field, now, after
Line = tuple[str, str, str, str]

#: field → text, of one person
Facts = dict[str, str]


def changed(_: Words, proposal: Proposal, today: date) -> list[Line]:
    """Return every field that differs, of people who were there before; blank: not known.

    A decision that the import begins changes nothing that was there, so its seats are left out.
    """
    before, after = proposal.before, proposal.account
    if before is None or not proposal.changes:
        return []
    if proposal.from_book:
        return [
            (cell.record, f"{cell.sheet} · {cell.column}", cell.before, cell.after)
            for cell in proposal.cells
        ]
    fresh = all(decision.id != proposal.decision_id for decision in before.decisions)
    old = _facts(_, before, None if fresh else proposal.decision_id, today)
    new = _facts(_, after, None if fresh else proposal.decision_id, today)
    return [
        (person.name, field_text(_, field), then.get(field, ""), now.get(field, ""))
        for person in before.people
        for then, now in [(old[person.id], new[person.id])]
        for field in dict.fromkeys((*now, *then))
        if then.get(field, "") != now.get(field, "")
    ]


def kept(_: Words, proposal: Proposal) -> list[Line]:
    """Return what stays although a file says otherwise."""
    names = {person.id: person.name for person in proposal.account.people}
    return [
        (
            names[each.person_id],
            field_text(_, each.field),
            value_text(_, each.field, each.stays),
            value_text(_, each.field, each.said),
        )
        for each in proposal.kept
    ]


def _facts(_: Words, account: Account, decision_id: str | None, today: date) -> dict[str, Facts]:
    """Return person id → what an import can change about that person, in words."""
    homes = {department.id: department.name for department in account.departments}
    homes |= {organisation.id: organisation.name for organisation in account.organisations}
    names = {person.id: person.name for person in account.people}
    facts = {person.id: _person(_, person, homes) for person in account.people}
    mates = {mate.id: mate.name for mate in account.teammates}
    several: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for tie in account.ties:
        reports = tie.kind is TieKind.REPORTS_TO and not tie.dotted
        text = names[tie.target] if reports else _tie(_, tie, names[tie.target])
        several[tie.source]["reports_to" if reports else "relation"].append(text)
    for contact in account.contacts:
        if contact.is_owner:
            several[contact.person_id]["owner"].append(mates[contact.teammate_id])
    for person_id, fields in several.items():
        facts[person_id] |= {field: " · ".join(sorted(texts)) for field, texts in fields.items()}
    latest: dict[str, date] = {}
    for touch in account.touches:
        for person_id in touch.person_ids:
            if touch.on <= today:
                latest[person_id] = max(touch.on, latest.get(person_id, touch.on))
    # Babel takes long over a date, and thousands of people were met on the same few days.
    days = {on: day(_, on) for on in set(latest.values())}
    for person_id, on in latest.items():
        facts[person_id]["last_contact"] = days[on]
    seats = account.decision(decision_id).seats if decision_id is not None else ()
    for seat in seats:
        if seat.person_id is not None:
            facts[seat.person_id] |= _seat(_, seat)
    return facts


def _person(_: Words, person: Person, homes: dict[str, str]) -> Facts:
    there = person.reachable
    return {
        "title": person.title,
        "department": homes.get(person.department_id or person.organisation_id or "", ""),
        "level": word(_, person.level) if person.level else "",
        "email": there.email,
        "phone": there.phone,
        "wechat": there.wechat,
        "id": " · ".join(shown_ids(person.external_ids)),
        "contact": value_text(_, "note", "never") if person.met is False else "",
        "notes": person.notes,
    }


def parts(_: Words, seat: Seat) -> str:
    """Return the roles of a seat in words, with what marks it: hidden, coach, not mapped."""
    marks: list[tuple[bool, Callable[[], str]]] = [
        (seat.hidden, lambda: hidden_influencer(_)),
        (seat.coach, lambda: value_text(_, "note", "coach")),
        (bool(seat.unmapped_role), lambda: f"“{seat.unmapped_role}”"),
    ]
    roles = [word(_, role) for role in seat.roles]
    return " · ".join([*roles, *(text() for stands, text in marks if stands)])


def _seat(_: Words, seat: Seat) -> Facts:
    held = seat.stance
    return {
        "role": parts(_, seat),
        "weight": percent(seat.weight) if seat.weight is not None else "",
        "veto": value_text(_, "veto", "yes") if seat.veto else "",
        "support": signed(seat.support) if seat.support is not None else "",
        "confidence": percent(held.confidence) if held and held.confidence is not None else "",
        "concern": " · ".join(concern.text for concern in seat.concerns),
        "note": seat.note,
    }


def _tie(_: Words, tie: Tie, target: str) -> str:
    marks = " ".join(
        mark for mark, stands in (("dotted", tie.dotted), ("against", tie.sign < 0)) if stands
    )
    kind = value_text(_, "relation", f"{tie.kind.value} {marks}".strip())
    strength = f" {percent(tie.strength)}" if tie.strength is not None else ""
    return f"{kind} → {target}{strength}"
