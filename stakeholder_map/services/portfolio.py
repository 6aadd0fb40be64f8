"""The portfolio: a line for each decision of each account, thousands of them without waiting.

Lines come in two steps. What stands in an account, its lean and its coverage are computed for a
block of accounts at once, over arrays; health and gaps need a reading of each account. With a time
limit the second step waits until all accounts have made the first one, and a later call goes on.
Everything is computed once for each version and day; accounts are not kept open for it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import islice

from stakeholder_map.analysis.coverage import Share
from stakeholder_map.analysis.many.portfolio import outlooks
from stakeholder_map.analysis.many.stacking import stack
from stakeholder_map.analysis.reading import read
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.rules import TeamDefaults
from stakeholder_map.model.scales import BuyerStage, DecisionState, Money
from stakeholder_map.services import reading as readings
from stakeholder_map.services.kept import Kept, Key
from stakeholder_map.services.rules import team_defaults
from stakeholder_map.storage.store import AccountRow, Store, Stored

#: Accounts whose lines are kept; lines are a few hundred bytes.
KEPT_LINES = 50_000

#: Accounts that are loaded together.
BLOCK = 32

_quick = Kept(KEPT_LINES)
_whole = Kept(KEPT_LINES)


@dataclass(frozen=True)
class DecisionLine:
    """What the portfolio shows of a decision; unlike the decision it keeps no seats."""

    id: str
    name: str
    state: DecisionState
    buyer_stage: BuyerStage | None
    decide_by: date | None
    value: Money | None


@dataclass(frozen=True)
class PortfolioLine:
    """One decision of one account, as the portfolio shows it.

    Attributes:
        decision: None for an account without one, or that is not read yet.
        reached: coverage of the weight; None where nobody has a seat.
        lean, lean_off: F as far as it is known, ± this; None likewise.
        health, gaps, critical: None where there is nothing to say yet, or not read yet.
        people: how many the account has.
        is_read: whether health and gaps were computed already.
    """

    row: AccountRow
    people: int
    decision: DecisionLine | None = None
    reached: Share | None = None
    lean: float | None = None
    lean_off: float | None = None
    health: float | None = None
    gaps: int | None = None
    critical: int | None = None
    is_read: bool = True


_Lines = tuple[PortfolioLine, ...]


def portfolio(store: Store, today: date, seconds: float | None = None) -> _Lines:
    """Return the lines of all accounts, by name.

    ``seconds``: about how long to compute; accounts that it does not reach have lines with what
    the database lists (``is_read`` False), and the next call goes on. None: as long as it takes.
    """
    until = None if seconds is None else time.monotonic() + seconds
    defaults = team_defaults(store)
    rows = store.accounts()
    keys = {row.id: (store.url, row.id, row.version, today, defaults) for row in rows}
    gone: set[str] = set()

    def in_time() -> bool:
        return until is None or time.monotonic() < until

    new = (row for row in rows if _quick.get(keys[row.id]) is None)
    while in_time() and (block := list(islice(new, BLOCK))):
        loaded = _loaded(store, block, gone)
        for row, lines in zip(loaded, _quick_lines(loaded, today), strict=True):
            _quick.keep(keys[row.id], lines)
            # Without a limit the account is at hand and read at once.
            if until is None:
                whole = _read_lines(store, row, loaded[row], lines, today, defaults)
                _whole.keep(keys[row.id], whole)
    unread = (row for row in rows if _whole.get(keys[row.id]) is None)
    while in_time() and (block := list(islice(unread, BLOCK))):
        for row, account in _loaded(store, block, gone).items():
            quick = _quick.get(keys[row.id])
            if quick is not None and in_time():
                whole = _read_lines(store, row, account, quick, today, defaults)
                _whole.keep(keys[row.id], whole)
    return tuple(line for row in rows if row.id not in gone for line in _known(row, keys[row.id]))


def _known(row: AccountRow, key: Key) -> _Lines:
    """Return the lines of an account as far as they are computed."""
    known: _Lines | None = _whole.get(key) or _quick.get(key)
    return known or (PortfolioLine(row, row.people, is_read=False),)


def _loaded(store: Store, rows: Sequence[AccountRow], gone: set[str]) -> dict[AccountRow, Account]:
    """Return the accounts of rows; those deleted since the list was read are noted in ``gone``."""
    opened = {row: readings.there((store.url, row.id, row.version), _nothing) for row in rows}
    missing = [row.id for row, stored in opened.items() if stored is None]
    fresh = store.load_many(missing) if missing else {}
    found = {row: stored or fresh.get(row.id) for row, stored in opened.items()}
    gone.update(row.id for row, stored in found.items() if stored is None)
    return {row: stored.account for row, stored in found.items() if stored is not None}


def _nothing() -> Stored | None:
    return None


def _quick_lines(loaded: dict[AccountRow, Account], today: date) -> Iterator[_Lines]:
    """Yield the lines of each account with what needs no reading of its own."""
    pairs = [(account, d.id) for account in loaded.values() for d in account.decisions]
    stacked = stack(pairs, today)
    numbers, place = outlooks(stacked), iter(range(len(pairs)))
    for row, account in loaded.items():
        people = len(account.people)
        if not account.decisions:
            yield (PortfolioLine(row, people),)
            continue
        lines = []
        for decision in account.decisions:
            at = next(place)
            line = PortfolioLine(row, people, _decision_line(decision), is_read=False)
            if stacked.sizes[at]:
                line = replace(
                    line,
                    reached=Share(
                        float(numbers.covered_low[at]), float(numbers.covered_high[at]), 1.0
                    ),
                    lean=float(numbers.known[at]),
                    lean_off=float(numbers.unknown[at]),
                )
            lines.append(line)
        yield tuple(lines)


def _decision_line(decision: Decision) -> DecisionLine:
    return DecisionLine(
        id=decision.id,
        name=decision.name,
        state=decision.state,
        buyer_stage=decision.buyer_stage,
        decide_by=decision.decide_by,
        value=decision.value,
    )


def _read_lines(
    store: Store,
    row: AccountRow,
    account: Account,
    lines: _Lines,
    today: date,
    defaults: TeamDefaults,
) -> _Lines:
    """Return the lines with health and gaps."""
    found = []
    for line in lines:
        if line.decision is not None and readings.is_crowded(account.decision(line.decision.id)):
            line = replace(line, is_read=True)  # noqa: PLW2901 - there is nothing more to say
        elif line.decision is not None:
            decision_id = line.decision.id
            key = (store.url, row.id, row.version, decision_id, today, defaults)
            reading = readings.there(key, partial(read, account, decision_id, today, defaults))
            line = replace(  # noqa: PLW2901 - the same line with more in it
                line,
                health=reading.health.score,
                gaps=len(reading.sure_gaps),
                critical=len(reading.critical_gaps),
                is_read=True,
            )
        found.append(line)
    return tuple(found)
