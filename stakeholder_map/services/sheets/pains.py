"""The pains sheet of a decision: what hurts whom at what cost, and what our answer is worth."""

from __future__ import annotations

import re
from typing import Any

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Pain
from stakeholder_map.model.scales import Layer, Money
from stakeholder_map.services.sheets import codec as c
from stakeholder_map.services.sheets.book import Book
from stakeholder_map.services.sheets.places import field, in_decision
from stakeholder_map.services.sheets.sheet import Column, Sheet
from stakeholder_map.words import N_

_PAINS = in_decision("pains")

#: An amount with its currency before or behind it, or without one.
_AMOUNT = re.compile(r"(?P<before>[A-Za-z]{3})?\s*(?P<amount>.*?)\s*(?P<behind>[A-Za-z]{3})?")


def _parse_money(_book: Book, cell: Any) -> tuple[float, str | None]:
    """Return the amount, and the code of the currency if one was typed."""
    found = _AMOUNT.fullmatch(str(cell).strip())
    if found is None:
        raise c.CellRefused("no_number", value=str(cell))
    amount = c.plain_number(found["amount"])
    if amount < 0:
        raise c.CellRefused("below_zero", value=str(cell))
    code = found["behind"] or found["before"]
    return amount, code.upper() if code else None


def _show_money(_book: Book, value: Money | None) -> str | None:
    if value is None:
        return None
    return f"{value.amount:,.2f}".removesuffix(".00") + f" {value.currency}"


_MONEY = c.Codec(c.Kind.TEXT, _show_money, _parse_money)


def _money(name: str, title: str, help: str) -> Column:  # noqa: A002 - as Streamlit calls it
    def put(book: Book, key: str, typed: tuple[float, str | None] | None) -> Account:
        if typed is None:
            return _PAINS.change(book, key, **{name: None})
        amount, code = typed
        known = (getattr(_PAINS.find(book, key), name), book.decision.value)
        code = code or next((money.currency for money in known if money), book.account.currency)
        if code is None:
            raise c.CellRefused("no_currency", value=c.short_number(amount))
        return _PAINS.change(book, key, **{name: Money(amount=amount, currency=code)})

    return Column(name, title, _MONEY, lambda _, pain: getattr(pain, name), put, help=help)


def _parse_severity(_book: Book, cell: Any) -> int:
    number = c.plain_number(cell)
    if number not in range(1, 6):
        raise c.CellRefused("unknown_name", value=str(cell))
    return int(number)


_SEVERITY = c.Codec(
    c.Kind.CHOICE,
    lambda _, value: None if value is None else str(value),
    _parse_severity,
    lambda _: ("1", "2", "3", "4", "5"),
)

PAINS = Sheet(
    "pains",
    _PAINS.get,
    lambda _: (
        field(_PAINS, "text", N_("What hurts"), c.LINE, needed=True, wide=1),
        field(_PAINS, "person_ids", N_("Whom it hurts"), c.some_of("people")),
        field(_PAINS, "department_ids", N_("Which departments"), c.some_of("departments")),
        field(
            _PAINS,
            "severity",
            N_("Severity 1–5"),
            _SEVERITY,
            wide=-1,
            help=N_("1 a nuisance … 5 threatens the business. Blank: unknown."),
        ),
        _money(
            "cost",
            N_("Costs them a year"),
            N_("An amount with its currency, for example 250,000 CNY. Blank: unknown."),
        ),
        field(_PAINS, "answer", N_("Our answer"), c.TEXT, wide=1),
        field(_PAINS, "layer", N_("Layer of our offer"), c.choice(Layer)),
        _money(
            "worth",
            N_("Worth to them a year"),
            N_("What our answer saves or earns them, with its currency. Blank: unknown."),
        ),
    ),
    lambda book, key, values: _PAINS.append(book, Pain(id=key, text=values["text"])),
)
