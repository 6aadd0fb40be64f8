"""Supposing: an account as it would be if the trials of a scenario were true."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from stakeholder_map.model.account import Account
from stakeholder_map.model.edits import put, put_seat, remove, set_stance
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import Basis, TieKind, TrialKind
from stakeholder_map.model.scenario import Newcomer, Trial
from stakeholder_map.model.seat import Seat, Stance
from stakeholder_map.model.tie import Tie

#: Ids have at most so many signs.
_LONGEST_ID = 64


def suppose(account: Account, decision_id: str, trials: Iterable[Trial], today: date) -> Account:
    """Return the account as if the trials were true from ``today`` on, one after the other.

    Nothing pretends to be known: a supposed stance is dated today, keeps our confidence and, where
    the trial says nothing of it, their commitment, and is marked as assumed; so is a supposed tie
    and every tie that changes.

    Raises:
        KeyError: the account has no such decision, person or tie, or the person no seat in it.
    """
    for trial in trials:
        account = _KINDS[trial.kind](account, decision_id, trial, today)
    return account


def seat_id_of(newcomer_id: str) -> str:
    """Return the id of the seat that somebody who joins would take; always the same one."""
    return f"seat-{newcomer_id}"[:_LONGEST_ID]


def _support(account: Account, decision_id: str, trial: Trial, today: date) -> Account:
    seat = _seat(account, decision_id, trial)
    held = seat.stance_on(today)
    commitment = trial.commitment
    if commitment is None and held is not None:
        commitment = held.commitment
    stance = Stance(
        on=today,
        support=trial.support,
        confidence=held.confidence if held else None,
        commitment=commitment,
        basis=Basis.ASSUMED,
    )
    return set_stance(account, decision_id, seat.id, stance)


def _weight(account: Account, decision_id: str, trial: Trial, _today: date) -> Account:
    seat = _seat(account, decision_id, trial)
    return put_seat(account, decision_id, seat.but(weight=trial.weight))


def _roles(account: Account, decision_id: str, trial: Trial, _today: date) -> Account:
    seat = _seat(account, decision_id, trial)
    changed = seat.but(roles=trial.roles, veto=trial.veto, hidden=trial.hidden)
    return put_seat(account, decision_id, changed)


def _leaves(account: Account, _decision_id: str, trial: Trial, today: date) -> Account:
    return put(account, "people", account.person(trial.person_id or "").but(left_on=today))


def _joins(account: Account, decision_id: str, trial: Trial, today: date) -> Account:
    new = trial.newcomer
    if new is None or any(person.id == new.id for person in account.people):
        # Applied before: the person is there, and may have become somebody else since.
        return account
    person = Person(
        id=new.id,
        name=new.name,
        title=new.title,
        department_id=new.department_id,
        level=new.level,
        since=today,
    )
    return put_seat(put(account, "people", person), decision_id, _seat_of(new, today))


def _seat_of(new: Newcomer, today: date) -> Seat:
    stance = Stance(on=today, support=new.support, basis=Basis.ASSUMED)
    return Seat(
        id=seat_id_of(new.id),
        person_id=new.id,
        roles=new.roles,
        weight=new.weight,
        veto=new.veto,
        stances=() if new.support is None else (stance,),
    )


def _tie(account: Account, _decision_id: str, trial: Trial, today: date) -> Account:
    tie = Tie(
        source=account.person(trial.person_id or "").id,
        target=account.person(trial.other_id or "").id,
        kind=trial.tie or TieKind.INFLUENCES,
        strength=trial.strength,
        sign=trial.sign,
        basis=Basis.ASSUMED,
        on=today,
    )
    return account.but(ties=(*account.ties, tie))


def _tie_changes(account: Account, _decision_id: str, trial: Trial, today: date) -> Account:
    tie = _tie_of(account, trial)
    changed = tie.but(strength=trial.strength, sign=trial.sign, basis=Basis.ASSUMED, on=today)
    return put(account, "ties", changed)


def _tie_ends(account: Account, _decision_id: str, trial: Trial, _today: date) -> Account:
    return remove(account, _tie_of(account, trial).id)


_Supposed = Callable[[Account, str, Trial, date], Account]

_KINDS: dict[TrialKind, _Supposed] = {
    TrialKind.SUPPORT: _support,
    TrialKind.WEIGHT: _weight,
    TrialKind.ROLES: _roles,
    TrialKind.LEAVES: _leaves,
    TrialKind.JOINS: _joins,
    TrialKind.TIE: _tie,
    TrialKind.TIE_CHANGES: _tie_changes,
    TrialKind.TIE_ENDS: _tie_ends,
}


def _seat(account: Account, decision_id: str, trial: Trial) -> Seat:
    seat = account.decision(decision_id).seat_of(trial.person_id or "")
    if seat is None:
        raise KeyError(trial.person_id)
    return seat


def _tie_of(account: Account, trial: Trial) -> Tie:
    for tie in account.ties:
        if tie.id == trial.tie_id:
            return tie
    raise KeyError(trial.tie_id)
