"""The outlook of a decision: how it would come out, what to do next, what breaks, and what if.

Everything is computed once for a version of an account on a day and kept (see ``reading``), so
that a page asks for as much as it shows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from stakeholder_map.analysis.disagreement import Clash, disagreements
from stakeholder_map.analysis.outcome.calibration import (
    Case,
    TrackRecord,
    closed_cases,
    track_record,
)
from stakeholder_map.analysis.outcome.forecast import Forecast, chance_together, forecast
from stakeholder_map.analysis.outcome.loss import Loss, loss_tests
from stakeholder_map.analysis.outcome.moves import Move, MoveDefaults, MoveKind, moves
from stakeholder_map.analysis.outcome.paths import AccessPath, access_paths, best_paths
from stakeholder_map.analysis.outcome.plans import Aim, MoveSets, Plan, best_sets, plan
from stakeholder_map.analysis.outcome.whatif import Difference, compare
from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.model import check, supposing
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import ClosingForecast, Decision
from stakeholder_map.model.problem import Refused
from stakeholder_map.model.scales import DecisionState
from stakeholder_map.model.scenario import Trial
from stakeholder_map.services.reading import once
from stakeholder_map.storage.store import Store, Stored

#: The preference that keeps the user's own efforts by kind of move, in half-days.
EFFORTS = "move_efforts"

#: Efforts a user may enter, in half-days.
MOST_EFFORT = 60


@dataclass(frozen=True)
class Sources:
    """How many people the recorded ties come from.

    ``told_by``: their names as entered, most ties first; ``ties``: all of the account's;
    ``unsaid``: those of which nobody wrote down who said so.
    """

    told_by: tuple[str, ...]
    ties: int
    unsaid: int


def forecast_of(store: Store, stored: Stored, reading: Reading) -> Forecast:
    """Return how the decision would come out today."""
    return once((*_key(store, stored, reading), "forecast"), lambda: forecast(reading))


def chance_together_of(store: Store, stored: Stored, reading: Reading) -> float | None:
    """Return the chance if everybody whose view we do not know thought alike."""
    return once((*_key(store, stored, reading), "together"), lambda: chance_together(reading))


def clashes_of(store: Store, stored: Stored, reading: Reading) -> tuple[Clash, ...]:
    """Return where people pull against each other, what matters most first."""
    return once((*_key(store, stored, reading), "clashes"), lambda: disagreements(reading))


def losses_of(
    store: Store, stored: Stored, reading: Reading, replaced: bool = False
) -> tuple[Loss, ...]:
    """Return the loss test of everybody, the worst loss first."""
    return once(
        (*_key(store, stored, reading), "losses", replaced),
        lambda: loss_tests(stored.account, reading.decision.id, reading.today, replaced),
    )


def best_paths_of(store: Store, stored: Stored, reading: Reading) -> dict[str, AccessPath]:
    """Return the best introduction to every person who can be reached, by person id."""
    return once(
        (*_key(store, stored, reading), "paths"),
        lambda: best_paths(stored.account, reading.today),
    )


def paths_to(
    reading: Reading, person_id: str, avoid: Collection[str] = ()
) -> tuple[AccessPath, ...]:
    """Return the best introductions to one person, none through anybody in ``avoid``."""
    return access_paths(reading.account, person_id, reading.today, avoid)


def sources(account: Account) -> Sources:
    """Return from how many people the recorded ties come; one name however it is written."""
    names = [tie.said_by.strip() for tie in account.ties if tie.said_by.strip()]
    said = [name.casefold() for name in names]
    spelling = dict(zip(reversed(said), reversed(names), strict=True))
    told_by = sorted(set(said), key=lambda name: (-said.count(name), name))
    told = tuple(spelling[name] for name in told_by)
    return Sources(told, len(account.ties), len(account.ties) - len(said))


# -- Next moves ------------------------------------------------------------------------------


def efforts(store: Store) -> dict[MoveKind, int]:
    """Return the effort of each kind of move in half-days: the user's own, else the default."""
    entered = store.preference(EFFORTS, {})
    return {kind: int(entered.get(kind, usual)) for kind, usual in MoveDefaults().effort.items()}


def set_efforts(store: Store, wanted: dict[MoveKind, int]) -> None:
    """Keep the user's efforts; those equal to the default are not kept.

    Raises:
        ValueError: an effort is below 1 or above ``MOST_EFFORT`` half-days.
    """
    if any(not 1 <= effort <= MOST_EFFORT for effort in wanted.values()):
        raise ValueError("an effort is at least one half-day")
    usual = MoveDefaults().effort
    own = {str(kind): effort for kind, effort in wanted.items() if effort != usual[kind]}
    store.set_preference(EFFORTS, own or None)


def moves_of(
    store: Store, stored: Stored, reading: Reading, own: dict[MoveKind, int]
) -> tuple[Move, ...]:
    """Return every move that would help or tell us something, best for its effort first."""
    return once(
        (*_key(store, stored, reading), "moves", tuple(own.items())),
        lambda: moves(reading, replace(MoveDefaults(), effort=own)),
    )


def plan_of(
    store: Store, stored: Stored, reading: Reading, own: dict[MoveKind, int], budget: int
) -> Plan:
    """Return the best plan for a budget of half-days."""
    found = moves_of(store, stored, reading, own)
    return once(
        (*_key(store, stored, reading), "plan", tuple(own.items()), budget),
        lambda: plan(reading, found, budget, Aim.CHANCE),
    )


def sets_of(
    store: Store, stored: Stored, reading: Reading, own: dict[MoveKind, int], budget: int
) -> MoveSets:
    """Return the best sets of up to three moves within a budget of half-days."""
    found = moves_of(store, stored, reading, own)
    return once(
        (*_key(store, stored, reading), "sets", tuple(own.items()), budget),
        lambda: best_sets(reading, found, budget=budget),
    )


# -- What if ---------------------------------------------------------------------------------


def try_out(
    store: Store, stored: Stored, reading: Reading, trials: tuple[Trial, ...]
) -> Difference:
    """Read the decision as if the trials were true, beside today's. Nothing is saved.

    Raises:
        KeyError: a trial is about somebody who is not there any more.
        Refused: the result contradicts itself.
        pydantic.ValidationError: a value is out of its range.
    """
    return once(
        (*_key(store, stored, reading), "trials", trials),
        lambda: compare(
            reading,
            read(
                supposed(stored.account, reading, trials),
                reading.decision.id,
                reading.today,
                reading.defaults,
            ),
            today=forecast_of(store, stored, reading),
            ways=best_paths_of(store, stored, reading),
        ),
    )


def supposed(account: Account, reading: Reading, trials: Iterable[Trial]) -> Account:
    """Return the account with the trials made true; errors as for :func:`try_out`."""
    result = supposing.suppose(account, reading.decision.id, trials, reading.today)
    wrong = check.errors(result)
    if wrong:
        raise Refused(wrong)
    return result


# -- The record of closed decisions ----------------------------------------------------------


def closing_forecast(account: Account, decision: Decision) -> ClosingForecast | None:
    """Return what was said of a closed decision the day before; None where it has no outcome.

    The day before, because what is entered when the outcome is known is no forecast.
    """
    alone = account.model_copy(update={"decisions": (decision,)})
    found = next(iter(closed_cases(alone)), None)
    if found is None or decision.closed_on is None:
        return None
    return ClosingForecast(
        on=decision.closed_on - timedelta(days=1),
        chance=found.chance,
        headcount=found.headcount,
        weighted_mean=found.weighted_mean,
    )


def account_at_close(store: Store, stored: Stored, decision: Decision) -> tuple[Account, date]:
    """Return an account as it stood at the end of the day on which a decision closed, and the day.

    An account that came into the store later, already closed, is returned as it is.

    Raises:
        ValueError: the decision is not closed.
    """
    if decision.closed_on is None:
        raise ValueError("the decision is not closed")
    then = store.on_day(stored.account.id, decision.closed_on)
    there = then is not None and any(one.id == decision.id for one in then.decisions)
    return (then if then is not None and there else stored.account), decision.closed_on


def record_of(store: Store) -> TrackRecord:
    """Score what was said of all closed decisions against what came. Samples do not count."""
    rows = tuple(
        (row.id, row.version, row.changed_at)
        for row in store.accounts()
        if row.decisions > row.running and not row.is_sample
    )
    return once((store.url, "record", rows), lambda: _record(store, [row[0] for row in rows]))


def _record(store: Store, account_ids: Iterable[str]) -> TrackRecord:
    # Read past what is kept: thousands of closed accounts would push out the ones in use.
    return track_record(case for key in account_ids for case in cases_of(store.load(key).account))


def cases_of(account: Account) -> tuple[Case, ...]:
    """Return the closed decisions of an account as calibration counts them.

    What was frozen at the closing counts; only where nothing was, the map is read back to the day
    before from what is recorded now.
    """
    cases = []
    for decision in account.decisions:
        if decision.state not in (DecisionState.WON, DecisionState.LOST):
            continue
        said = decision.forecast_at_close or closing_forecast(account, decision)
        if said is not None:
            cases.append(
                Case(
                    account_id=account.id,
                    decision_id=decision.id,
                    won=decision.state is DecisionState.WON,
                    chance=said.chance,
                    headcount=said.headcount,
                    weighted_mean=said.weighted_mean,
                    guess=decision.own_guess,
                )
            )
    return tuple(cases)


def _key(store: Store, stored: Stored, reading: Reading) -> tuple[object, ...]:
    place = (store.url, stored.account.id, stored.version, reading.decision.id, reading.today)
    return (*place, reading.defaults)
