"""What else was once known and may not hold any more: ties, parts, open concerns, BANT."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stakeholder_map.analysis.chain.graph import has_left
from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import BantItem, Decision
from stakeholder_map.model.seat import Concern, Seat
from stakeholder_map.model.tie import Tie
from stakeholder_map.services.reading import once
from stakeholder_map.storage.store import Store, Stored

#: What a part in the decision is, beside the stance, which fades by itself.
_PART = ("roles", "weight", "veto", "hidden", "coach")


class What(StrEnum):
    """What may be out of date."""

    TIE = "tie"
    PART = "part"
    CONCERN = "concern"
    BANT = "bant"


@dataclass(frozen=True)
class Aged:
    """A fact that nobody has confirmed for a half-life or longer.

    Attributes:
        id: of the tie, seat or concern; of BANT which of the four.
        on: the day it was last entered or confirmed; days: since then.
    """

    what: What
    id: str
    record: Tie | Seat | Concern | BantItem
    on: date
    days: int


def aged(store: Store, stored: Stored, decision_id: str, today: date) -> tuple[Aged, ...]:
    """Return what nobody has confirmed for ``half_life_days`` or longer, the oldest first.

    A fact has the day that stands with it: of a tie its date, of a concern when it was raised,
    answered or confirmed. Without one it is the day on which it was entered or changed last, by the
    history of the account. Ties and parts of people who have left are not asked about.
    """
    account = stored.account
    decision = account.decision(decision_id)
    gone = {person.id for person in account.people if has_left(person, today)}
    entered = entered_on(store, stored)
    found = [
        *_ties(account, gone, entered),
        *_parts(decision, gone, entered),
        *_concerns(decision, gone, entered),
        *_bant(decision),
    ]
    limit = account.limits.half_life_days
    old = [
        Aged(what, key, record, on, days)
        for what, key, record, on in found
        if on is not None and (days := (today - on).days) >= limit
    ]
    return tuple(sorted(old, key=lambda one: (-one.days, one.what, one.id)))


def confirmed(account: Account, decision_id: str, one: Aged, today: date) -> Account:
    """Return the account with a fact confirmed today; what it says stays as it is now.

    Raises:
        KeyError: the fact, or its decision, is gone.
    """
    decision = account.decision(decision_id)
    match one.what:
        case What.TIE:
            tie = next((tie for tie in account.ties if tie.id == one.id), None)
            if tie is None:
                raise KeyError(one.id)
            return edits.put(account, "ties", tie.but(on=today))
        case What.PART:
            seat = decision.seat(one.id)
            return edits.put_seat(account, decision_id, seat.but(checked_on=today))
        case What.CONCERN:
            for seat in decision.seats:
                if any(concern.id == one.id for concern in seat.concerns):
                    concerns = tuple(
                        c.but(checked_on=today) if c.id == one.id else c for c in seat.concerns
                    )
                    return edits.put_seat(account, decision_id, seat.but(concerns=concerns))
            raise KeyError(one.id)
        case What.BANT:
            item: BantItem = getattr(decision.bant, one.id)
            bant = decision.bant.but(**{one.id: item.but(on=today)})
            return edits.put_decision(account, decision.but(bant=bant))


def entered_on(store: Store, stored: Stored) -> Mapping[str, date]:
    """Return of each part of the account the day (UTC) of its last change, by its path.

    The empty path has the day of the first version, which holds for all that never changed.
    """
    key = (store.url, stored.account.id, stored.version, "entered_on")
    return once(key, lambda: _entered_on(store, stored.account.id))


def _entered_on(store: Store, account_id: str) -> dict[str, date]:
    found: dict[str, date] = {}
    for revision in store.history(account_id):  # the newest first
        found[""] = revision.at.date()
        for change in revision.changes:
            found.setdefault(change.path, revision.at.date())
    return found


def _last(entered: Mapping[str, date], *paths: str) -> date | None:
    """Return the latest day on which one of the paths, or what is below it, changed."""
    below = tuple(f"{path}/" for path in paths)
    days = [day for path, day in entered.items() if path in paths or path.startswith(below)]
    return max(days, default=entered.get(""))


_Found = tuple[What, str, Tie | Seat | Concern | BantItem, date | None]


def _ties(account: Account, gone: set[str], entered: Mapping[str, date]) -> list[_Found]:
    return [
        (What.TIE, tie.id, tie, tie.on or _last(entered, f"ties/{tie.id}"))
        for tie in account.ties
        if not {tie.source, tie.target} & gone
    ]


def _parts(decision: Decision, gone: set[str], entered: Mapping[str, date]) -> list[_Found]:
    found: list[_Found] = []
    for seat in decision.seats:
        if seat.person_id is None or seat.person_id in gone:
            continue
        if not (seat.roles or seat.weight is not None or seat.veto or seat.hidden or seat.coach):
            continue  # nothing is said that could be out of date
        path = f"decisions/{decision.id}/seats/{seat.id}"
        added = entered.get(path)
        changed = _last(entered, *(f"{path}/{name}" for name in _PART))
        known = [day for day in (added, changed, seat.checked_on) if day is not None]
        found.append((What.PART, seat.id, seat, max(known, default=None)))
    return found


def _concerns(decision: Decision, gone: set[str], entered: Mapping[str, date]) -> list[_Found]:
    found: list[_Found] = []
    for seat in decision.seats:
        if seat.person_id in gone:
            continue
        for concern in seat.open_concerns:
            own = [concern.raised_on, concern.answered_on, concern.checked_on]
            path = f"decisions/{decision.id}/seats/{seat.id}/concerns/{concern.id}"
            on = max((day for day in own if day), default=None) or _last(entered, path)
            found.append((What.CONCERN, concern.id, concern, on))
    return found


def _bant(decision: Decision) -> list[_Found]:
    items = {name: getattr(decision.bant, name) for name in type(decision.bant).model_fields}
    return [(What.BANT, name, item, item.on) for name, item in items.items() if item.on]
