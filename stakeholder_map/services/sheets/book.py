"""The book: what a sheet needs to know to show and to read its cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.record import Keyed
from stakeholder_map.words import Words

Thing = TypeVar("Thing", bound=Keyed)


@dataclass(frozen=True)
class Book:
    """An account, the decision that is looked at, today, and the language of the cells."""

    account: Account
    decision_id: str | None
    today: date
    words: Words

    def with_(self, account: Account) -> Book:
        """Return the same book with the account as it is now."""
        return replace(self, account=account)

    @property
    def decision(self) -> Decision:
        """The decision that is looked at; KeyError if there is none."""
        return self.account.decision(self.decision_id or "")

    @cached_property
    def people(self) -> dict[str, str]:
        """Labels of the people by id; namesakes are told apart by title or number."""
        return labels(self.account.people, lambda p: p.name, lambda p: p.title)

    @cached_property
    def departments(self) -> dict[str, str]:
        """Labels of the departments by id."""
        return labels(self.account.departments, lambda d: d.name)

    @cached_property
    def organisations(self) -> dict[str, str]:
        """Labels of the external organisations by id."""
        return labels(self.account.organisations, lambda o: o.name)

    @cached_property
    def teammates(self) -> dict[str, str]:
        """Labels of our people by id."""
        return labels(self.account.teammates, lambda t: t.name, lambda t: t.title)

    @cached_property
    def competitors(self) -> dict[str, str]:
        """Labels of the competitors by id."""
        return labels(self.account.competitors, lambda c: c.name)

    @cached_property
    def decisions(self) -> dict[str, str]:
        """Labels of the decisions by id."""
        return labels(self.account.decisions, lambda d: d.name)

    @cached_property
    def seats(self) -> dict[str, str]:
        """Labels of the seats of the decision by id: the person, or the title we look for."""
        _ = self.words
        if self.decision_id is None:
            return {}
        names = {
            seat.id: self.people.get(seat.person_id or "", "")
            or _("Missing: {title}", title=seat.title or "?")
            for seat in self.decision.seats
        }
        return labels(self.decision.seats, lambda seat: names[seat.id])


def labels(
    things: Iterable[Thing],
    name: Callable[[Thing], str],
    more: Callable[[Thing], str] = lambda _: "",
) -> dict[str, str]:
    """Return a label for each thing by its id, no two alike.

    Namesakes get ``more`` in brackets, and a number where that does not tell them apart.
    """
    things = tuple(things)
    named = Counter(name(thing) for thing in things)
    found: dict[str, str] = {}
    taken: Counter[str] = Counter()
    for thing in things:
        label = name(thing)
        if named[label] > 1 and more(thing):
            label = f"{label} ({more(thing)})"
        taken[label] += 1
        found[thing.id] = label if taken[label] == 1 else f"{label} #{taken[label]}"
    return found
