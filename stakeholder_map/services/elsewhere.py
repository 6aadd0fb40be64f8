"""Where else a person sits: in other decisions of the account, and, for somebody from outside the
house, in those of other accounts.

The same consultant or designer keeps one id wherever they appear: what they say of us in one house
is heard in the other.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date

from stakeholder_map.analysis.chain.reach import ReachFact, reach_of
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.seat import Seat
from stakeholder_map.services import reading
from stakeholder_map.storage.errors import NoSuchAccount
from stakeholder_map.storage.store import Store

#: So many other accounts are looked into; a name that stands in more says nothing.
MOST = 20


@dataclass(frozen=True)
class SeatElsewhere:
    """One other seat of a person.

    Attributes:
        account: where the seat is: the account itself, or another.
        decision, seat: the seat; None where the person only stands in that account.
        reach: whether we reach the person, by what that account records.
        today: the day it was asked for.
    """

    account: Account
    decision: Decision | None
    seat: Seat | None
    reach: ReachFact
    today: date

    @property
    def support(self) -> int | None:
        """Where the person stands there today; None is unknown."""
        stance = self.seat.stance_on(self.today) if self.seat else None
        return stance.support if stance else None

    @property
    def met_by(self) -> tuple[str, ...]:
        """The names of those of us who met the person last, as that account has it."""
        names = {mate.id: mate.name for mate in self.account.teammates}
        return tuple(names[key] for key in self.reach.by)


def accounts_naming(store: Store, name: str) -> tuple[str, ...]:
    """Return the ids of the accounts in which somebody is called so; the whole store is searched.

    That takes a tenth of a second for a thousand accounts, so a page keeps the answer for a while.
    """
    return tuple(row.id for row in store.accounts(name))


def seats_elsewhere(
    store: Store,
    account: Account,
    decision_id: str,
    person_id: str,
    today: date,
    naming: Callable[[str], Collection[str]] | None = None,
) -> tuple[SeatElsewhere, ...]:
    """Return the other seats of a person: first of the same account, then of others by their names.

    Somebody of the account's own house is not looked for in other accounts, nor is somebody from
    outside known there only by the same name: the id has to be the same.

    Args:
        store, account, decision_id, person_id, today: whose other seats, as of which day.
        naming: the accounts in which somebody is called so; by default they are searched for.

    Raises:
        KeyError: there is no such person.
    """
    person = account.person(person_id)
    found = list(_seats(account, person_id, today, decision_id))
    if not person.is_external:
        return tuple(found)
    there = naming(person.name) if naming else accounts_naming(store, person.name)
    for account_id in [key for key in there if key != account.id][:MOST]:
        try:
            other = reading.open_account(store, account_id).account
        except NoSuchAccount:  # deleted since the list was read
            continue
        if any(p.id == person_id and p.is_external for p in other.people):
            seats = list(_seats(other, person_id, today))
            found += seats or [
                SeatElsewhere(other, None, None, reach_of(other, person_id, today), today)
            ]
    return tuple(found)


def _seats(
    account: Account, person_id: str, today: date, but: str | None = None
) -> Iterator[SeatElsewhere]:
    for decision in account.decisions:
        seat = decision.seat_of(person_id)
        if seat is not None and decision.id != but:
            yield SeatElsewhere(account, decision, seat, reach_of(account, person_id, today), today)
