"""The sheets of our side: teammates, who knows whom, and the touches."""

from __future__ import annotations

from typing import Any

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.scales import Level, TouchKind
from stakeholder_map.model.team import Contact, Teammate, Touch
from stakeholder_map.services.sheets import codec as c
from stakeholder_map.services.sheets.book import Book
from stakeholder_map.services.sheets.places import CLOSENESS, YES_NO, field, in_account
from stakeholder_map.services.sheets.sheet import Column, Sheet
from stakeholder_map.words import N_

_TEAM = in_account("teammates")
_TOUCHES = in_account("touches")

TEAMMATES = Sheet(
    "teammates",
    _TEAM.get,
    lambda _: (
        field(_TEAM, "name", N_("Name"), c.LINE, needed=True),
        field(_TEAM, "title", N_("Title"), c.LINE),
        field(_TEAM, "level", N_("Level"), c.choice(Level)),
        field(_TEAM, "email", N_("E-mail address"), c.LINE),
        field(
            _TEAM,
            "is_sponsor",
            N_("Executive sponsor"),
            c.CHECK,
            wide=-1,
            help=N_("Our executive who stands for this account."),
        ),
    ),
    lambda book, key, values: _TEAM.append(book, Teammate(id=key, name=values["name"])),
    echoing=frozenset({"name"}),
)


def _touch_set(name: str) -> Any:
    """Set a field of a touch; a blank kind or date keeps what was there."""

    def put(book: Book, key: str, value: Any) -> Account:
        return _TOUCHES.change(book, key, **{name: TouchKind.OTHER if value is None else value})

    return put


TOUCHES = Sheet(
    "touches",
    lambda book: tuple(sorted(book.account.touches, key=lambda t: t.on, reverse=True)),
    lambda _: (
        field(_TOUCHES, "on", N_("Date"), c.DAY, needed=True),
        Column("kind", N_("How"), c.choice(TouchKind), lambda _, t: t.kind, _touch_set("kind")),
        field(_TOUCHES, "teammate_ids", N_("Our people"), c.some_of("teammates")),
        field(_TOUCHES, "person_ids", N_("Their people"), c.some_of("people"), wide=1),
        field(
            _TOUCHES,
            "two_way",
            N_("They answered"),
            YES_NO,
            wide=-1,
            help=N_("A mail nobody answered is no contact. Blank: unknown."),
        ),
        field(_TOUCHES, "outcome", N_("What came of it"), c.TEXT, wide=1),
        field(_TOUCHES, "decision_id", N_("For which decision"), c.one_of("decisions")),
    ),
    lambda book, key, values: _TOUCHES.append(book, Touch(id=key, on=values["on"])),
)


# -- who of us knows whom --------------------------------------------------------------------


def contact_of(account: Account, teammate_id: str, person_id: str) -> Contact | None:
    """Return what is recorded of a teammate and a person."""
    for contact in account.contacts:
        if contact.teammate_id == teammate_id and contact.person_id == person_id:
            return contact
    return None


def _closeness(teammate_id: str, name: str) -> Column:
    def get(book: Book, person: Any) -> Any:
        contact = contact_of(book.account, teammate_id, person.id)
        return contact.closeness if contact else None

    def put(book: Book, person_id: str, value: Any) -> Account:
        contact = contact_of(book.account, teammate_id, person_id)
        if contact is None:
            contact = Contact(teammate_id=teammate_id, person_id=person_id)
        contact = contact.but(closeness=value)
        if value is None and not contact.is_owner and not contact.note:
            return edits.remove(book.account, contact.id)
        return edits.put(book.account, "contacts", contact)

    return Column(f"by_{teammate_id}", name, CLOSENESS, get, put, verbatim=True)


def _owner(book: Book, person: Any) -> str | None:
    return next(
        (k.teammate_id for k in book.account.contacts if k.person_id == person.id and k.is_owner),
        None,
    )


def _set_owner(book: Book, person_id: str, teammate_id: str | None) -> Account:
    """Make one teammate the keeper of the contact; nobody else keeps it then."""
    kept: list[Contact] = []
    for contact in book.account.contacts:
        if contact.person_id == person_id and contact.is_owner:
            contact = contact.but(is_owner=False)  # noqa: PLW2901
            if contact.closeness is None and not contact.note:
                continue
        kept.append(contact)
    account = book.account.but(contacts=tuple(kept))
    if teammate_id is None:
        return account
    contact = contact_of(account, teammate_id, person_id) or Contact(
        teammate_id=teammate_id, person_id=person_id
    )
    return edits.put(account, "contacts", contact.but(is_owner=True))


def _contact_columns(book: Book) -> tuple[Column, ...]:
    return (
        Column("name", N_("Person"), c.LINE, lambda book, person: book.people[person.id]),
        Column("title", N_("Title"), c.LINE, lambda _, person: person.title),
        *(_closeness(key, name) for key, name in book.teammates.items()),
        Column(
            "owner",
            N_("Keeps the contact"),
            c.one_of("teammates"),
            _owner,
            _set_owner,
        ),
        Column(
            "last_met",
            N_("Last met"),
            c.DAY,
            lambda book, person: book.account.last_met(person.id, book.today),
            help=N_("The latest touch in which they answered."),
        ),
    )


CONTACTS = Sheet("contacts", lambda book: book.account.people, _contact_columns)


_CONTACTS = in_account("contacts")

#: What each of us knows of the contact; a row comes with the first closeness in ``CONTACTS``.
CONTACT_NOTES = Sheet(
    "contact_notes",
    _CONTACTS.get,
    lambda _: (
        Column(
            "person_id",
            N_("Person"),
            c.one_of("people"),
            lambda _, contact: contact.person_id,
        ),
        Column(
            "teammate_id",
            N_("Known by one of us"),
            c.one_of("teammates"),
            lambda _, contact: contact.teammate_id,
        ),
        field(
            _CONTACTS,
            "note",
            N_("Remark"),
            c.TEXT,
            wide=1,
            help=N_("Where you know each other from, what to bear in mind."),
        ),
    ),
)
