"""Accounts into a :class:`Stack`, quickly: the same facts as ``chain``, ``seat_weights``,
``rule_power`` and ``reaches`` take one account at a time, gathered for many.

Whatever is not plain (departments with weights, some weights blank, a quota in the rule) is left
to the one-account code, so that there is one place for every rule of it. Powers of rules that do
not depend on weights are counted once for each shape of rule.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Any

import numpy as np

from stakeholder_map.analysis.graph import SUPPORT_SCALE
from stakeholder_map.analysis.portfolio import Ints, Stack
from stakeholder_map.analysis.power import power_of
from stakeholder_map.analysis.reach import Reach, reaches
from stakeholder_map.analysis.rule import Floats, Rule, stated_rule
from stakeholder_map.analysis.weights import seat_weights
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.scales import StepRule, TieKind

#: The fields that are read, fetched in one go: half of the time is reading fields.
_PERSON = attrgetter("id", "left_on", "met")
_SEAT = attrgetter("id", "person_id", "weight", "veto", "stances")
_STANCE = attrgetter("on", "support", "confidence", "commitment")
_TIE = attrgetter("source", "target", "kind", "strength", "sign")

_LIMITS = attrgetter(
    "half_life_days", "confidence", "commitment", "listens_up", "listens_down", "tie_strength"
)

_NO_STANCE: tuple[date, Any, Any, Any] = (date.min, None, None, None)
_KINDS = {kind: code for code, kind in enumerate(TieKind)}


@dataclass
class _Columns:
    """What is gathered over all accounts, as flat lists of plain values.

    Nothing else is kept: among millions of records every tuple that stays alive costs more in
    garbage collection than in making it.
    """

    sizes: list[int] = field(default_factory=list)
    limits: list[float] = field(default_factory=list)
    day: list[int] = field(default_factory=list)
    support: list[int | None] = field(default_factory=list)
    sure: list[float | None] = field(default_factory=list)
    firm: list[float | None] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)
    powers: list[float] = field(default_factory=list)
    met: list[bool] = field(default_factory=list)
    possible: list[bool] = field(default_factory=list)
    kind: list[int] = field(default_factory=list)
    strength: list[float | None] = field(default_factory=list)
    sign: list[int] = field(default_factory=list)
    tie_counts: list[int] = field(default_factory=list)
    source: list[int] = field(default_factory=list)
    target: list[int] = field(default_factory=list)


def stack(decisions: Iterable[tuple[Account, str]], today: date) -> Stack:
    """Return decisions, given as account and decision id, as one stack.

    Raises:
        KeyError: an account has no such decision.
    """
    columns = _Columns()
    for account, decision_id in decisions:
        _gather(columns, account, account.decision(decision_id), today)
    sizes = np.array(columns.sizes, dtype=np.intp)
    limits = np.array(columns.limits, dtype=float).reshape(len(sizes), 6)
    half_life, confidence, commitment = np.repeat(limits[:, :3], sizes, axis=0).T
    age = np.maximum(today.toordinal() - np.array(columns.day, dtype=float), 0)
    stance = np.array(columns.support, dtype=float) / SUPPORT_SCALE
    faded = _or(columns.sure, confidence) * 0.5 ** (age / half_life)
    listener, heard, listens, sign = _strongest(*_entries(columns, limits[:, 3:]))
    return Stack(
        sizes=sizes,
        power=np.array(columns.powers, dtype=float),
        stance=stance,
        commitment=_or(columns.firm, commitment),
        confidence=np.where(np.isnan(stance), 0.0, faded),
        weight=np.array(columns.shares, dtype=float),
        met=np.array(columns.met, dtype=bool),
        possible=np.array(columns.possible, dtype=bool),
        listener=listener,
        heard=heard,
        listens=listens,
        sign=sign,
    )


def _or(values: list[float | None], default: Floats) -> Floats:
    """Return the values, the default where one is None."""
    given = np.array(values, dtype=float)
    return np.where(np.isnan(given), default, given)


def _gather(columns: _Columns, account: Account, decision: Decision, today: date) -> None:
    there = {
        key: met for key, left, met in map(_PERSON, account.people) if left is None or left > today
    }
    reach = reaches(account, today) if account.touches or account.contacts else None
    in_steps = {key for step in decision.steps for key in step.seat_ids}
    start = row = len(columns.day)
    add_day, add_support = columns.day.append, columns.support.append
    add_sure, add_firm = columns.sure.append, columns.firm.append
    add_met, add_possible = columns.met.append, columns.possible.append
    rows: dict[str, int] = {}
    seat_ids: list[str] = []
    entered: list[float | None] = []
    for seat_id, person, weight, veto, stances in map(_SEAT, decision.seats):
        if person is None:
            if not (weight or veto or seat_id in in_steps):
                continue
            answer = Reach.NEVER
        elif person not in there:
            continue
        else:
            rows[person] = row
            if reach is not None:
                answer = reach[person].reach
            else:
                # Without any touch or contact only ``Person.met`` says something.
                answer = Reach.NEVER if there[person] is False else Reach.UNKNOWN
        row += 1
        seat_ids.append(seat_id)
        entered.append(weight)
        add_met(answer is Reach.MET)
        add_possible(answer is Reach.MET or answer is Reach.UNKNOWN)
        day, support, sure, firm = _NO_STANCE
        for stance in reversed(stances):
            if stance.on <= today:
                day, support, sure, firm = _STANCE(stance)
                break
        add_day(day.toordinal())
        add_support(support)
        add_sure(sure)
        add_firm(firm)
    columns.sizes.append(row - start)
    shares = _shares(account, decision, seat_ids, entered)
    columns.shares += shares
    columns.powers += _power(decision, seat_ids, shares) if decision.steps else shares
    if account.ties:
        source, target, kind, strength, sign = zip(*map(_TIE, account.ties), strict=True)
        get, code = rows.get, _KINDS.__getitem__
        columns.source += [get(person, -1) for person in source]
        columns.target += [get(person, -1) for person in target]
        columns.kind += map(code, kind)
        columns.strength += strength
        columns.sign += sign
    columns.tie_counts.append(len(account.ties))
    columns.limits += _LIMITS(account.limits)


def _shares(
    account: Account, decision: Decision, seat_ids: list[str], entered: list[float | None]
) -> list[float]:
    plain = not any(stake.weight is not None for stake in decision.stakes)
    if plain and None not in entered:
        total = sum(entered)  # type: ignore[arg-type]
        if total > 0:
            return [weight / total for weight in entered]  # type: ignore[operator]
    shares: list[float] = seat_weights(account, decision, seat_ids).shares.tolist()
    return shares


def _power(decision: Decision, seat_ids: list[str], shares: list[float]) -> list[float]:
    weights = np.array(shares)
    rule = stated_rule(decision, seat_ids, weights)
    heads_only = rule.stated and all(step.rule is not StepRule.QUOTA for step in rule.steps)
    if not heads_only:
        found: list[float] = power_of(rule, weights).shares.tolist()
        return found
    steps = tuple((tuple(step.members.tolist()), step.needed) for step in rule.steps)
    return _power_of_shape(rule.n, steps, tuple(rule.vetoes.tolist()), _Kept(rule))


class _Kept:
    """A rule that travels beside the key of a cache without being part of it."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=65_536)
def _power_of_shape(
    n: int,
    steps: tuple[tuple[tuple[int, ...], float], ...],  # noqa: ARG001 - the key of the cache
    vetoes: tuple[int, ...],  # noqa: ARG001 - the key of the cache
    kept: _Kept,
) -> list[float]:
    shares: list[float] = power_of(kept.rule, np.full(n, 1 / n)).shares.tolist()
    return shares


def _entries(columns: _Columns, limits: Floats) -> tuple[Ints, Ints, Floats, Floats]:
    """Return who listens to whom, how strongly and with which sign, for every tie that counts."""
    up, down, usual = np.repeat(limits, columns.tie_counts, axis=0).T
    kind = np.array(columns.kind, dtype=np.intp)
    size = _or(columns.strength, usual)
    sign = np.where(kind == _KINDS[TieKind.CONFLICT], -1.0, np.array(columns.sign, dtype=float))
    source = np.array(columns.source, dtype=np.intp)
    target = np.array(columns.target, dtype=np.intp)
    counts = (source >= 0) & (target >= 0) & (source != target)
    line = kind == _KINDS[TieKind.REPORTS_TO]
    both = counts & (kind != _KINDS[TieKind.INFLUENCES])
    # Everybody named second listens to who is named first; all but "influences" go both ways.
    listener = np.concatenate([target[counts], source[both]])
    heard = np.concatenate([source[counts], target[both]])
    back, there = np.where(line, down, size), np.where(line, up, size)
    return (
        listener,
        heard,
        np.concatenate([back[counts], there[both]]),
        np.concatenate([sign[counts], sign[both]]),
    )


def _strongest(
    listener: Ints, heard: Ints, size: Floats, sign: Floats
) -> tuple[Ints, Ints, Floats, Floats]:
    """Keep one tie for each entry: the strongest, of equally strong ones the one against."""
    order = np.lexsort((heard, listener))
    listener, heard, size, sign = listener[order], heard[order], size[order], sign[order]
    first = np.ones(len(listener), dtype=bool)
    first[1:] = (listener[1:] != listener[:-1]) | (heard[1:] != heard[:-1])
    if not first.all():
        starts = np.flatnonzero(first)
        most = np.maximum.reduceat(size, starts)
        against = np.maximum.reduceat(np.where(sign < 0, size, -1.0), starts)
        listener, heard, size = listener[starts], heard[starts], most
        sign = np.where(against == most, -1.0, 1.0)
    kept = size > 0
    return listener[kept], heard[kept], size[kept], sign[kept]
