"""The people sheet: who they are, and the part each has in the decision that is looked at."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.person import Department, Organisation, Person
from stakeholder_map.model.record import new_id
from stakeholder_map.model.scales import Level, Role, TieKind
from stakeholder_map.model.seat import Seat, Stance
from stakeholder_map.model.tie import Tie
from stakeholder_map.services.sheets import codec as c
from stakeholder_map.services.sheets.book import Book
from stakeholder_map.services.sheets.places import YES_NO, field, in_account
from stakeholder_map.services.sheets.sheet import Column, Sheet
from stakeholder_map.words import N_

_PEOPLE = in_account("people")


def seat_of(book: Book, person_id: str) -> Seat | None:
    """Return the person's seat in the decision that is looked at."""
    return book.decision.seat_of(person_id) if book.decision_id else None


def _typed_seat(book: Book, person_id: str) -> Seat:
    """Return a bare seat whose id tells that it is there only for what was typed into a cell."""
    text = f"{book.decision.id} {person_id}".encode()
    return Seat(id=f"cell-{sha256(text).hexdigest()[:20]}", person_id=person_id)


def _seated(book: Book, person_id: str) -> tuple[Account, Seat]:
    """Return the account with a seat for the person, new where there was none, and the seat."""
    seat = seat_of(book, person_id)
    if seat is not None:
        return book.account, seat
    seat = _typed_seat(book, person_id)
    return edits.put_seat(book.account, book.decision.id, seat), seat


def _unseated(book: Book, person_id: str) -> Account:
    """Return the account without the person's seat if cells made it and nothing is left in it.

    An empty seat takes a share of the weight that is not entered. One that somebody gave on
    purpose stays, and so does one that an approval step names.
    """
    seat = seat_of(book, person_id)
    if seat is None or seat.but(place=None) != _typed_seat(book, person_id):
        return book.account
    if any(seat.id in step.seat_ids for step in book.decision.steps):
        return book.account
    return edits.remove(book.account, seat.id)


def _seat_column(
    name: str,
    title: str,
    codec: c.Codec,
    help: str = "",  # noqa: A002 - as Streamlit calls it
    wide: int = -1,
) -> Column:
    def get(book: Book, person: Person) -> Any:
        seat = seat_of(book, person.id)
        return codec.blank if seat is None else getattr(seat, name)

    def put(book: Book, person_id: str, value: Any) -> Account:
        account, seat = _seated(book, person_id)
        changes = {name: value}
        if name == "roles":
            changes["unmapped_role"] = ""  # whoever sets the roles has read that word
        account = edits.put_seat(account, book.decision.id, seat.but(**changes))
        return _unseated(book.with_(account), person_id)

    return Column(name, title, codec, get, put, wide=wide, help=help)


def restated(seat: Seat, book: Book, **values: Any) -> Stance:
    """Return the stance that holds today with changed values, as a judgement of today."""
    held = seat.stance_on(book.today)
    return held.but(on=book.today, **values) if held else Stance(on=book.today, **values)


def set_support(book: Book, person_id: str, support: int | None) -> Account:
    """Record a support as of today; evidence belongs to the support it was given for."""
    account, seat = _seated(book, person_id)
    held = seat.stance_on(book.today)
    if (held.support if held else None) == support:
        return book.account
    decision_id = book.decision.id
    if held is not None and held.on == book.today:
        if held.support is None:
            # Only the sureness was typed so far today: it was meant for this support.
            return edits.set_stance(account, decision_id, seat.id, held.but(support=support))
        if support is None and _only_typed(held):
            return _untold(book, person_id, seat, held)
    return edits.set_support(account, decision_id, seat.id, support, book.today)


def _only_typed(stance: Stance) -> bool:
    """Whether a stance says nothing but a support."""
    return stance == Stance(on=stance.on, support=stance.support)


def _untold(book: Book, person_id: str, seat: Seat, stance: Stance) -> Account:
    """Take back a bare support of today: as unknown as before, where nothing else was held."""
    kept = tuple(other for other in seat.stances if other != stance)
    if kept:
        unknown = stance.but(support=None)
        return edits.set_stance(book.account, book.decision.id, seat.id, unknown)
    account = edits.put_seat(book.account, book.decision.id, seat.but(stances=()))
    return _unseated(book.with_(account), person_id)


def _stance_column(name: str, title: str, codec: c.Codec, help: str) -> Column:  # noqa: A002
    def get(book: Book, person: Person) -> Any:
        seat = seat_of(book, person.id)
        held = seat.stance_on(book.today) if seat else None
        return getattr(held, name) if held else None

    def put(book: Book, person_id: str, value: Any) -> Account:
        account, seat = _seated(book, person_id)
        held = seat.stance_on(book.today)
        if value is None and (held is None or getattr(held, name) is None):
            return book.account
        stance = restated(seat, book, **{name: value})
        return edits.set_stance(account, book.decision.id, seat.id, stance)

    if name == "support":
        return Column(name, title, codec, get, set_support, wide=-1, help=help)
    return Column(name, title, codec, get, put, help=help)


def _home(
    collection: str, name: str, other: str, make: Callable[[str, str], Any]
) -> Callable[[Book, str, Any], Account]:
    def put(book: Book, person_id: str, value: Any) -> Account:
        account = book.account
        if isinstance(value, c.NewName):
            key = new_id()
            account = edits.put(account, collection, make(key, str(value)))
            value = key
        person = account.person(person_id)
        changes = {name: value, other: None} if value is not None else {name: None}
        return edits.put(account, "people", person.but(**changes))

    return put


_set_department = _home(
    "departments", "department_id", "organisation_id", lambda key, n: Department(id=key, name=n)
)
_set_organisation = _home(
    "organisations",
    "organisation_id",
    "department_id",
    lambda key, n: Organisation(id=key, name=n),
)


def _set_superiors(book: Book, person_id: str, superiors: tuple[str, ...]) -> Account:
    """Set the superiors: the first with the solid line, the others dotted. Known lines are kept.

    A known line stays solid or dotted as it was, unless the order of the known ones changed or
    somebody new was put before them: then the order decides for all.
    """
    if person_id in superiors:
        raise c.CellRefused("own_superior", value=book.people.get(person_id, ""))
    known = {
        tie.target: tie
        for tie in book.account.ties
        if tie.kind is TieKind.REPORTS_TO and tie.source == person_id
    }
    kept = [key for key in book.account.superiors(person_id) if key in superiors]
    in_order = list(superiors[: len(kept)]) == kept
    fresh: list[Tie] = []
    for position, superior in enumerate(superiors):
        line = known.get(superior)
        if line is None:
            line = Tie(source=person_id, target=superior, kind=TieKind.REPORTS_TO)
            line = line.but(dotted=position > 0)
        elif not in_order:
            line = line.but(dotted=position > 0)
        fresh.append(line)
    others = tuple(
        tie
        for tie in book.account.ties
        if not (tie.kind is TieKind.REPORTS_TO and tie.source == person_id)
    )
    return book.account.but(ties=(*others, *fresh))


def _reachable(name: str, title: str, wide: int = 0) -> Column:
    def put(book: Book, person_id: str, value: Any) -> Account:
        person = book.account.person(person_id)
        reachable = person.reachable.but(**{name: value})
        return edits.put(book.account, "people", person.but(reachable=reachable))

    return Column(
        name, title, c.LINE, lambda _, person: getattr(person.reachable, name), put, wide=wide
    )


_WHO = (
    field(_PEOPLE, "name", N_("Name"), c.LINE, needed=True),
    field(_PEOPLE, "title", N_("Title"), c.LINE),
    Column(
        "department",
        N_("Department"),
        c.name_of_new("departments"),
        lambda _, person: person.department_id,
        _set_department,
        help=N_("Choose one, or type the name of a new one."),
    ),
    field(_PEOPLE, "level", N_("Level"), c.choice(Level), wide=-1),
    Column(
        "reports_to",
        N_("Reports to"),
        c.some_of("people"),
        lambda book, person: book.account.superiors(person.id),
        _set_superiors,
        help=N_("The first is the solid line, further ones are dotted."),
    ),
)

_PART = (
    _seat_column("roles", N_("Roles"), c.choices(Role), wide=0),
    _stance_column(
        "support",
        N_("Support"),
        c.SUPPORT,
        N_("−5 works against us … +5 sells for us. Blank: unknown. A change is dated today."),
    ),
    _seat_column(
        "weight",
        N_("Weight %"),
        c.PERCENT,
        N_("Share of the formal decision, 0 to 100. Blank: unknown."),
    ),
    _seat_column("veto", N_("Veto"), c.CHECK, N_("Can stop it alone.")),
    _stance_column(
        "confidence",
        N_("Confidence %"),
        c.PERCENT,
        N_("Ours: how sure we are of the support we wrote. Blank: unknown."),
    ),
    _seat_column("hidden", N_("Hidden"), c.CHECK, N_("Sways the decision without a formal role.")),
    _seat_column("coach", N_("Coach"), c.CHECK, N_("Inside, and tells us the truth.")),
    _stance_column(
        "commitment",
        N_("Commitment %"),
        c.PERCENT,
        N_("Theirs: how firmly this person holds the stance. Blank: unknown."),
    ),
    Column(
        "organisation",
        N_("External organisation"),
        c.name_of_new("organisations"),
        lambda _, person: person.organisation_id,
        _set_organisation,
        help=N_("For people outside the account: choose one, or type the name of a new one."),
    ),
    _seat_column("backs_id", N_("Backs competitor"), c.one_of("competitors"), wide=0),
    _seat_column("note", N_("Remarks on this decision"), c.TEXT, wide=1),
)

_MORE = (
    _reachable("phone", N_("Phone")),
    _reachable("email", N_("E-mail address")),
    _reachable("wechat", N_("WeChat"), wide=-1),
    _reachable("preference", N_("Best reached by")),
    field(
        _PEOPLE,
        "met",
        N_("Ever met"),
        YES_NO,
        wide=-1,
        help=N_("“no”: we know that none of us ever met this person. Blank: not recorded."),
    ),
    field(_PEOPLE, "since", N_("In this post since"), c.DAY),
    field(_PEOPLE, "left_on", N_("Left on"), c.DAY),
    field(_PEOPLE, "profile", N_("Profile"), c.TEXT, wide=1),
    field(_PEOPLE, "notes", N_("Private notes"), c.TEXT, wide=1),
)

#: Names of the columns of each view of the sheet.
VIEWS = {
    "decision": tuple(column.name for column in (*_WHO, *_PART)),
    "details": ("name", "title", "organisation", *(column.name for column in _MORE)),
}


def _columns(book: Book) -> tuple[Column, ...]:
    if book.decision_id:
        return (*_WHO, *_PART, *_MORE)
    home = next(column for column in _PART if column.name == "organisation")
    return (*_WHO, home, *_MORE)


def _create(book: Book, key: str, values: dict[str, Any]) -> Account:
    account = edits.put(book.account, "people", Person(id=key, name=values["name"]))
    if book.decision_id is None:
        return account
    return edits.put_seat(account, book.decision_id, Seat(person_id=key))


PEOPLE = Sheet(
    "people",
    lambda book: book.account.people,
    _columns,
    _create,
    echoing=frozenset({"name"}),
)
