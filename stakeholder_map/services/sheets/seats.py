"""The sheets of one decision about its people: concerns, missing seats, required roles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import RequiredRole
from stakeholder_map.model.person import Person
from stakeholder_map.model.record import Keyed
from stakeholder_map.model.scales import ConcernCategory, ConcernState, Level, Role, Severity
from stakeholder_map.model.seat import Concern, Seat
from stakeholder_map.services.sheets import codec as c
from stakeholder_map.services.sheets.book import Book
from stakeholder_map.services.sheets.places import field, in_decision
from stakeholder_map.services.sheets.sheet import Column, Sheet
from stakeholder_map.words import N_

_SEATS = in_decision("seats")
_ROLES = in_decision("required_roles")


def _missing(book: Book) -> tuple[Keyed, ...]:
    return tuple(seat for seat in _SEATS.get(book) if seat.is_missing)


def _fill(book: Book, key: str, found: str | None) -> Account:
    """Give a missing seat its person, who may be new; a bare seat they had already gives way."""
    if found is None:
        return book.account
    if isinstance(found, c.NewName):
        return filled_by_somebody_new(book.account, book.decision.id, key, str(found))
    return filled(book, key, found)


def filled_by_somebody_new(account: Account, decision_id: str, seat_id: str, name: str) -> Account:
    """Return the account in which a missing seat is a new person's, with what is known of it."""
    seat = account.decision(decision_id).seat(seat_id)
    person = Person(name=name, title=seat.title, department_id=seat.department_id, level=seat.level)
    account = edits.put(account, "people", person)
    return edits.put_seat(account, decision_id, seat.but(person_id=person.id))


def filled(book: Book, key: str, person_id: str) -> Account:
    """Return the account in which a missing seat is a known person's.

    Raises:
        CellRefused: the person has a part of their own in this decision.
    """
    there = book.decision.seat_of(person_id)
    account = book.account
    if there is not None:
        # Where a card stands on the board says nothing of the part that its person has.
        if there.but(place=None) != Seat(id=there.id, person_id=person_id):
            raise c.CellRefused("has_a_seat", value=book.people.get(person_id, ""))
        account = edits.remove(account, there.id)
    return _SEATS.change(book.with_(account), key, person_id=person_id)


MISSING = Sheet(
    "missing",
    _missing,
    lambda _: (
        field(_SEATS, "title", N_("Whom we look for"), c.LINE, needed=True, wide=1),
        field(_SEATS, "department_id", N_("Department"), c.one_of("departments")),
        field(_SEATS, "level", N_("Level"), c.choice(Level)),
        Column(
            "roles",
            N_("Roles"),
            c.choices(Role),
            lambda _, seat: seat.roles,
            lambda book, key, roles: _SEATS.change(book, key, roles=roles, unmapped_role=""),
        ),
        field(_SEATS, "weight", N_("Weight %"), c.PERCENT, wide=-1),
        field(_SEATS, "veto", N_("Veto"), c.CHECK, wide=-1),
        Column(
            "person_id",
            N_("Found: it is"),
            c.name_of_new("people"),
            lambda _, seat: seat.person_id,
            _fill,
            help=N_("Choose or type who it is; the seat with its roles and weight becomes theirs."),
        ),
        field(_SEATS, "note", N_("Remarks on this decision"), c.TEXT, wide=1),
    ),
    lambda book, key, values: _SEATS.append(book, Seat(id=key, title=values["title"])),
)

REQUIRED_ROLES = Sheet(
    "required_roles",
    _ROLES.get,
    lambda _: (
        field(_ROLES, "role", N_("Role"), c.choice(Role), needed=True),
        field(_ROLES, "department_id", N_("Department"), c.one_of("departments")),
        field(_ROLES, "note", N_("Remark"), c.LINE, wide=1),
    ),
    lambda book, key, values: _ROLES.append(book, RequiredRole(id=key, role=values["role"])),
)


@dataclass(frozen=True)
class _Row:
    """A concern with the seat it belongs to."""

    seat: Seat
    concern: Concern

    @property
    def id(self) -> str:
        return self.concern.id


def _concerns(book: Book) -> tuple[Any, ...]:
    return tuple(_Row(seat, concern) for seat in _SEATS.get(book) for concern in seat.concerns)


def _row(book: Book, key: str) -> _Row:
    found: _Row = next(row for row in _concerns(book) if row.id == key)
    return found


def _put(book: Book, seat: Seat, concern: Concern) -> Account:
    there = any(other.id == concern.id for other in seat.concerns)
    concerns = (
        tuple(concern if other.id == concern.id else other for other in seat.concerns)
        if there
        else (*seat.concerns, concern)
    )
    return edits.put_seat(book.account, book.decision.id, seat.but(concerns=concerns))


def _move(book: Book, key: str, seat_id: str) -> Account:
    row = _row(book, key)
    if row.seat.id == seat_id:
        return book.account
    rest = tuple(other for other in row.seat.concerns if other.id != key)
    account = edits.put_seat(book.account, book.decision.id, row.seat.but(concerns=rest))
    book = book.with_(account)
    return _put(book, book.decision.seat(seat_id), row.concern)


def _set_state(book: Book, key: str, state: ConcernState | None) -> Account:
    """Set the state and its date; opening it again forgets when it was answered."""
    row = _row(book, key)
    state = state or ConcernState.OPEN
    answered, resolved = row.concern.answered_on, row.concern.resolved_on
    if state is ConcernState.OPEN:
        answered = resolved = None
    elif state is ConcernState.ANSWERED:
        answered, resolved = answered or book.today, None
    else:
        resolved = resolved or book.today
    changed = row.concern.but(state=state, answered_on=answered, resolved_on=resolved)
    return _put(book, row.seat, changed)


def _concern(
    name: str,
    title: str,
    codec: c.Codec,
    *,
    wide: int = 0,
    needed: bool = False,
    help: str = "",  # noqa: A002 - as Streamlit calls it
) -> Column:
    def put(book: Book, key: str, value: Any) -> Account:
        row = _row(book, key)
        if value is None and Concern.model_fields[name].default is not None:
            value = Concern.model_fields[name].default
        return _put(book, row.seat, row.concern.but(**{name: value}))

    return Column(
        name, title, codec, lambda _, row: getattr(row.concern, name), put, needed, wide, help
    )


CONCERNS = Sheet(
    "concerns",
    _concerns,
    lambda _: (
        Column(
            "seat", N_("Person"), c.one_of("seats"), lambda _, row: row.seat.id, _move, needed=True
        ),
        _concern("text", N_("Concern"), c.LINE, wide=1, needed=True),
        _concern("category", N_("Category"), c.choice(ConcernCategory)),
        _concern("severity", N_("Severity"), c.choice(Severity), wide=-1),
        Column(
            "state",
            N_("State"),
            c.choice(ConcernState),
            lambda _, row: row.concern.state,
            _set_state,
            wide=-1,
        ),
        _concern("owner_id", N_("Owner (ours)"), c.one_of("teammates")),
        _concern("due", N_("Due"), c.DAY),
        _concern(
            "support_if_resolved",
            N_("Support if resolved"),
            c.SUPPORT,
            help=N_("What the support would be once this concern is settled. Blank: unknown."),
        ),
        _concern("answer", N_("Our answer"), c.TEXT, wide=1),
        _concern("raised_on", N_("Raised on"), c.DAY),
    ),
    lambda book, key, values: _put(
        book,
        book.decision.seat(values["seat"]),
        Concern(id=key, text=values["text"], raised_on=book.today),
    ),
)
