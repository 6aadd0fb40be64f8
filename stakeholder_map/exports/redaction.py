"""What may leave the house, by audience: an allow-list, and documents made only of it.

A document for others is not our account with parts blanked out. It is a new one, filled field by
field from ``MAY_SEE``; what is not named there cannot be in it. ``docs/audiences.md`` shows the
same table to readers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from stakeholder_map.maps.chart import superiors
from stakeholder_map.maps.escape import plain
from stakeholder_map.model.account import Account
from stakeholder_map.model.record import Record


class Audience(StrEnum):
    """Who reads a file that leaves the house."""

    TEAM = "team"
    MANAGEMENT = "management"
    CUSTOMER = "customer"


#: What a review by our own management needs: who decides, where they stand, what holds them back,
#: whom we reach. Judgements as numbers and short labels, no remark in somebody's own words: no
#: notes, profiles, evidence, sources of what was said, outcomes of touches; no ways to be reached.
_MANAGEMENT = {
    "Account": (
        *("id", "name", "currency", "owner_id", "departments", "organisations", "people"),
        *("ties", "teammates", "contacts", "touches", "tasks", "decisions", "competitors"),
        *("limits", "rule_settings", "health_weights"),
    ),
    "Department": ("id", "name"),
    "Organisation": ("id", "name", "kind"),
    "Person": (
        *("id", "name", "title", "department_id", "organisation_id", "level"),
        *("since", "left_on", "met"),
    ),
    "Tie": ("id", "source", "target", "kind", "strength", "sign", "dotted", "basis", "on"),
    "Teammate": ("id", "name", "title", "level", "is_sponsor"),
    "Contact": ("id", "teammate_id", "person_id", "closeness", "is_owner"),
    "Touch": ("id", "on", "kind", "teammate_ids", "person_ids", "two_way", "decision_id"),
    "Competitor": ("id", "name", "decision_ids"),
    "Decision": (
        *("id", "name", "state", "closed_on", "value", "decide_by", "buyer_stage"),
        *("buying_step", "selling_stage", "steps", "stakes", "required_roles", "seats"),
        *("criteria", "pains", "ticks", "stage_moves", "bant", "milestones", "acceptances"),
        "board",
    ),
    # Of BANT only where it stands: a rule must not tell management that the money is not confirmed
    # because the file does not know that it is.
    "Bant": ("budget", "authority", "need", "timeline"),
    "BantItem": ("state", "on", "person_id", "owner_id"),
    "Budget": ("state", "on", "person_id", "owner_id", "amount", "budget_state"),
    "Milestone": ("id", "on", "text", "done"),
    "Acceptance": ("id", "key", "on", "until", "severity", "weight", "evidence"),
    "RuleSetting": ("id", "rule", "on", "severity", "limit"),
    "HealthWeights": (
        *("need_match", "decider_reach", "support", "concerns", "freshness", "breadth"),
    ),
    "Money": ("amount", "currency"),
    "ApprovalStep": ("id", "name", "seat_ids", "rule", "quota", "from_value", "due"),
    "Stake": ("department_id", "weight", "demands"),
    "RequiredRole": ("id", "role", "department_id", "place"),
    "BoardPlace": ("column", "row", "level", "shelf"),
    "Board": (
        *("lanes", "shelves", "folded", "card_width", "lines", "column_gutters", "row_gutters"),
    ),
    "BoardLane": (
        *("department_id", "organisation_id", "outside", "other", "shelf", "first", "columns"),
    ),
    "BoardShelf": ("upper", "middle", "working", "unknown", "heading"),
    "Seat": (
        *("id", "person_id", "title", "department_id", "level", "roles", "unmapped_role"),
        *(
            "hidden",
            "coach",
            "weight",
            "veto",
            "checked_on",
            "stances",
            "concerns",
            "backs_id",
            "place",
        ),
    ),
    "Stance": ("on", "support", "confidence", "commitment", "basis"),
    "Concern": (
        *("id", "text", "category", "severity", "state", "owner_id", "due", "raised_on"),
        *("answered_on", "resolved_on", "checked_on", "support_if_resolved"),
    ),
    "Criterion": (
        *("id", "text", "weight", "set_by_id", "our_fit", "competitor_fits", "who_could_id"),
    ),
    "CompetitorFit": ("competitor_id", "fit"),
    "Pain": ("id", "text", "person_ids", "department_ids", "severity", "cost", "layer"),
    "Task": (
        *("id", "what", "state", "due", "decision_id", "teammate_id", "person_ids"),
        *("concern_id", "through_ids", "gain_f", "gain_chance", "made_on", "done_on", "rule"),
        "key",
    ),
    "Tick": ("id", "item", "done", "on", "teammate_id"),
    "StageMove": ("id", "on", "left", "entered", "step_left", "step_entered", "open_items"),
    "Limits": (
        *("cold_days", "half_life_days", "executive_days", "listens_up", "listens_down"),
        *("tie_strength", "prior_attention", "commitment", "confidence"),
    ),
}

#: By audience, the fields of each record that its files are made of; None: everything. Which
#: people are in a customer's file is the user's choice (``formal_place`` is only the preset).
MAY_SEE: Mapping[Audience, Mapping[str, tuple[str, ...]] | None] = MappingProxyType(
    {
        Audience.TEAM: None,
        Audience.MANAGEMENT: MappingProxyType(_MANAGEMENT),
        Audience.CUSTOMER: MappingProxyType(
            {
                "Account": ("name",),
                "Department": ("name",),
                "Organisation": ("name",),
                "Person": ("name", "title", "department_id", "organisation_id"),
                "Tie": ("source", "target", "dotted"),  # of the kind "reports to" only
            }
        ),
    }
)

#: Remarks of which management's file knows only whether there is one: a proposal that the team
#: dismissed is not made again to its manager, and a pain that has an answer counts as answered.
#: Of an accepted gap it knows that there is a reason.
ONLY_WHETHER: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"Seat": ("not_hidden",), "Pain": ("answer",), "Acceptance": ("reason",)}
)

_SOMETHING = "–"


def for_management(account: Account) -> Account:
    """Return a new account with what management may see; everything else is as never entered."""
    return Account.model_validate(_kept(account, _MANAGEMENT))


def _kept(value: Any, fields: Mapping[str, tuple[str, ...]]) -> Any:
    """Return a value with the named fields of every record in it, as plain data."""
    if isinstance(value, tuple):
        return tuple(_kept(one, fields) for one in value)
    if not isinstance(value, Record):
        return value
    kind = type(value).__name__
    kept = {name: _kept(getattr(value, name), fields) for name in fields[kind]}
    for name in ONLY_WHETHER.get(kind, ()):
        kept[name] = _SOMETHING if getattr(value, name).strip() else ""
    return kept


@dataclass(frozen=True, slots=True)
class FormalPerson:
    """A line of a formal chart. ``key`` is a new one: it says nothing of our ids.

    ``superiors``: keys, the solid line first; ``dotted``: those among them that are dotted.
    """

    key: str
    name: str
    title: str
    department: str
    superiors: tuple[str, ...]
    dotted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormalChart:
    """The formal chart: departments and people by name and reporting, in an order of its own."""

    account: str
    departments: tuple[str, ...]
    people: tuple[FormalPerson, ...]


def formal_place(account: Account, today: date) -> tuple[str, ...]:
    """Return the people with a formal place in the chart: what is ticked to begin with.

    They are inside the account, have not left, have a department or a superior or a report, and
    are in no decision a hidden influencer.
    """
    hidden = {seat.person_id for d in account.decisions for seat in d.seats if seat.hidden}
    everybody = {person.id: person.id for person in account.people}
    lines = superiors(account, everybody)
    in_chart = {line.member for line in lines} | {line.superior for line in lines}
    return tuple(
        person.id
        for person in account.people
        if not person.is_external
        and (person.left_on is None or person.left_on > today)
        and (person.department_id is not None or person.id in in_chart)
        and person.id not in hidden
    )


def formal_chart(account: Account, people: Collection[str]) -> FormalChart:
    """Return the formal chart of the people with these ids.

    Order and keys follow names and reporting alone: whoever reports to nobody in the chart comes
    first, then by department and name. Reporting lines stand only between people in the chart.
    Ids that the account does not know are left out.
    """
    wanted = set(people)
    chosen = {person.id: person for person in account.people if person.id in wanted}
    lines = [line for line in superiors(account, {key: key for key in chosen}) if not line.through]
    solid = {line.member: line.superior for line in reversed(lines) if not line.dotted}
    homes = {
        key: _home(account, person.department_id, person.organisation_id)
        for key, person in chosen.items()
    }
    ranks = {key: _rank(key, solid) for key in chosen}
    tops: dict[str, int] = {}
    for key, home in homes.items():
        tops[home] = min(tops.get(home, ranks[key]), ranks[key])
    departments = sorted(tops, key=lambda home: (home == "", tops[home], home))
    order = sorted(
        chosen,
        key=lambda key: (
            departments.index(homes[key]),
            ranks[key],
            plain(chosen[key].name),
            plain(chosen[key].title),
        ),
    )
    fresh = {key: f"p{number}" for number, key in enumerate(order, start=1)}
    return FormalChart(
        account=plain(account.name),
        departments=tuple(departments),
        people=tuple(
            FormalPerson(
                key=fresh[key],
                name=plain(chosen[key].name),
                title=plain(chosen[key].title),
                department=homes[key],
                superiors=tuple(
                    fresh[line.superior]
                    for line in sorted(lines, key=lambda line: line.dotted)
                    if line.member == key
                ),
                dotted=tuple(
                    fresh[line.superior] for line in lines if line.member == key and line.dotted
                ),
            )
            for key in order
        ),
    )


def _home(account: Account, department_id: str | None, organisation_id: str | None) -> str:
    if department_id is not None:
        return plain(account.department(department_id).name)
    if organisation_id is not None:
        return plain(account.organisation(organisation_id).name)
    return ""


def _rank(key: str, solid: Mapping[str, str]) -> int:
    """Return how many superiors stand above; a circle ends where it closes."""
    passed = [key]
    while (above := solid.get(passed[-1])) is not None and above not in passed:
        passed.append(above)
    return len(passed) - 1
