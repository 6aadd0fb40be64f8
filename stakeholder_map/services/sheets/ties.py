"""The ties sheet: who reports to, influences, stands with or against whom."""

from __future__ import annotations

from typing import Any

from stakeholder_map.model.account import Account
from stakeholder_map.model.scales import Basis, TieKind
from stakeholder_map.model.tie import Tie
from stakeholder_map.services.sheets import codec as c
from stakeholder_map.services.sheets.book import Book
from stakeholder_map.services.sheets.places import field, in_account
from stakeholder_map.services.sheets.sheet import Column, Sheet
from stakeholder_map.words import N_

_TIES = in_account("ties")


def _end(name: str, other: str, title: str) -> Column:
    def put(book: Book, key: str, person_id: str) -> Account:
        _not_to_self(book, person_id, getattr(_TIES.find(book, key), other))
        return _TIES.change(book, key, **{name: person_id})

    return Column(
        name, title, c.one_of("people"), lambda _, tie: getattr(tie, name), put, needed=True
    )


def _not_to_self(book: Book, one: str, two: str) -> None:
    if one == two:
        raise c.CellRefused("tie_to_self", value=book.people.get(one, ""))


def _create(book: Book, key: str, values: dict[str, Any]) -> Account:
    _not_to_self(book, values["source"], values["target"])
    return _TIES.append(book, Tie(id=key, **values))


TIES = Sheet(
    "ties",
    _TIES.get,
    lambda _: (
        _end("source", "target", N_("From")),
        field(_TIES, "kind", N_("Relation"), c.choice(TieKind), needed=True),
        _end("target", "source", N_("To")),
        field(
            _TIES,
            "strength",
            N_("Strength %"),
            c.PERCENT,
            wide=-1,
            help=N_("How strong, 0 to 100. Blank: unknown."),
        ),
        Column(
            "against",
            N_("Against"),
            c.CHECK,
            lambda _, tie: tie.sign < 0,
            lambda book, key, value: _TIES.change(book, key, sign=-1 if value else 1),
            wide=-1,
            help=N_("Where the first goes, the second goes the other way."),
        ),
        field(
            _TIES,
            "dotted",
            N_("Dotted"),
            c.CHECK,
            wide=-1,
            help=N_("A second reporting line beside the solid one."),
        ),
        field(_TIES, "basis", N_("Basis"), c.choice(Basis)),
        field(_TIES, "said_by", N_("Said by"), c.LINE),
        field(_TIES, "on", N_("Date"), c.DAY),
        field(_TIES, "remark", N_("Remark"), c.TEXT, wide=1),
    ),
    _create,
)
