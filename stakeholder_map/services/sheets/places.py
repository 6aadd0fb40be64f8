"""Places: where the records of a sheet stand in an account, and columns that are their fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.record import Keyed
from stakeholder_map.services.sheets.book import Book
from stakeholder_map.services.sheets.codec import CellRefused, Codec, Kind
from stakeholder_map.services.sheets.sheet import Column
from stakeholder_map.words import N_


@dataclass(frozen=True)
class Place:
    """A tuple of records somewhere in the account: how to get it and how to put it back."""

    get: Callable[[Book], tuple[Any, ...]]
    put: Callable[[Book, tuple[Any, ...]], Account]

    def find(self, book: Book, key: str) -> Any:
        """Return the record with this id; KeyError if there is none."""
        for record in self.get(book):
            if record.id == key:
                return record
        raise KeyError(key)

    def change(self, book: Book, key: str, **values: Any) -> Account:
        """Return the account with fields of one record changed."""
        changed = self.find(book, key).but(**values)
        return self.put(book, tuple(changed if r.id == key else r for r in self.get(book)))

    def append(self, book: Book, record: Keyed) -> Account:
        """Return the account with one more record at the end."""
        return self.put(book, (*self.get(book), record))


def in_account(collection: str) -> Place:
    """Return the place of a collection of the account."""
    return Place(
        lambda book: tuple(getattr(book.account, collection)),
        lambda book, records: book.account.but(**{collection: records}),
    )


def in_decision(collection: str) -> Place:
    """Return the place of a collection of the decision that is looked at."""

    def get(book: Book) -> tuple[Any, ...]:
        return tuple(getattr(book.decision, collection)) if book.decision_id else ()

    return Place(
        get,
        lambda book, records: edits.put_decision(
            book.account, book.decision.but(**{collection: records})
        ),
    )


def field(
    place: Place,
    name: str,
    title: str,
    codec: Codec,
    *,
    needed: bool = False,
    wide: int = 0,
    help: str = "",  # noqa: A002 - as Streamlit calls it
) -> Column:
    """Return the column of one field of the records at a place."""
    return Column(
        name=name,
        title=title,
        codec=codec,
        get=lambda _, record: getattr(record, name),
        set=lambda book, key, value: place.change(book, key, **{name: value}),
        needed=needed,
        wide=wide,
        help=help,
    )


def _parse_yes_no(book: Book, cell: Any) -> bool:
    _ = book.words
    folded = str(cell).strip().casefold()
    if folded in {_("yes").casefold(), "yes", "true", "1", "是"}:
        return True
    if folded in {_("no").casefold(), "no", "false", "0", "否"}:
        return False
    raise CellRefused("unknown_name", value=str(cell))


#: Yes, no, or blank for unknown.
YES_NO = Codec(
    Kind.CHOICE,
    lambda book, value: None if value is None else book.words("yes" if value else "no"),
    _parse_yes_no,
    lambda book: (book.words(N_("yes")), book.words(N_("no"))),
)

#: 0 not at all … 4 close, as sentences; blank is unknown.
CLOSENESS_WORDS = (
    N_("0 · not at all"),
    N_("1 · by name"),
    N_("2 · talks to us"),
    N_("3 · trusts us"),
    N_("4 · close"),
)

#: How well an offer meets a criterion.
FIT_WORDS = (
    N_("0 · does not meet it"),
    N_("1 · poorly"),
    N_("2 · half"),
    N_("3 · well"),
    N_("4 · fully"),
)


def scale(titles: tuple[str, ...]) -> Codec:
    """Return the codec of a scale from 0, each step shown as number and word."""

    def parse(book: Book, cell: Any) -> int:
        text = str(cell).strip()
        for number, title in enumerate(titles):
            if text in {book.words(title), str(number), f"{number}.0"}:
                return number
        raise CellRefused("unknown_name", value=text)

    return Codec(
        Kind.CHOICE,
        lambda book, value: None if value is None else book.words(titles[value]),
        parse,
        lambda book: tuple(book.words(title) for title in titles),
    )


CLOSENESS = scale(CLOSENESS_WORDS)
FIT = scale(FIT_WORDS)
