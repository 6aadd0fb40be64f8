"""Accounts into a :class:`Stack`, quickly: the same facts as ``chain``, ``seat_weights``,
``rule_power`` and ``reaches`` take one account at a time, gathered for many.

Most of the time goes into reading records that lie scattered in memory. So each record is touched
once, all its fields are taken from its ``__dict__`` in one go, and accounts are taken in blocks
whose records are still in the cache when their columns become arrays.

Whatever is not plain (departments with weights, some weights blank, a quota in the rule, touches)
is left to the one-account code, so that there is one place for every rule of it. Powers of rules
that do not depend on weights are counted once for each shape of rule.

Degenerate cases: no account: an empty stack; an account without a seat takes no place in it but
counts in ``sizes``. Complexity O(records).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, count, islice, repeat
from operator import attrgetter, itemgetter
from typing import Any, cast

import numpy as np

from stakeholder_map.analysis.entries import KINDS, Ties, entries
from stakeholder_map.analysis.graph import SUPPORT_SCALE
from stakeholder_map.analysis.portfolio import Ints, Stack, joined
from stakeholder_map.analysis.power import power_of
from stakeholder_map.analysis.reach import Reach, answers
from stakeholder_map.analysis.rule import Floats, stated_rule
from stakeholder_map.analysis.weights import NOTHING, seat_weights
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.record import Record
from stakeholder_map.model.scales import StepRule
from stakeholder_map.model.seat import Seat, Stance

#: Accounts taken together: their records stay in the cache until they are arrays.
BLOCK = 64

#: The fields of a record as a dictionary: a plain look-up, where an attribute of a model is a
#: call into pydantic's own look-up for each field.
_FIELDS = attrgetter("__dict__")

_ACCOUNT = itemgetter("people", "ties", "touches", "contacts", "limits")
_DECISION = itemgetter("seats", "steps", "stakes")
_PERSON = itemgetter("id", "left_on", "met")
_SEAT = itemgetter("id", "person_id", "weight", "veto", "stances")
_STANCE = itemgetter("on", "support", "confidence", "commitment")
_TIE = itemgetter("source", "target", "kind", "strength", "sign")
_LIMITS = itemgetter(
    "half_life_days",
    "confidence",
    "commitment",
    "listens_up",
    "listens_down",
    "tie_strength",
    "prior_attention",
)

#: Stands where nothing was recorded up to today.
_NO_STANCE = Stance(on=date.min)


#: Whom we may have reached.
_POSSIBLY = {Reach.MET, Reach.UNKNOWN}

#: A power that is the weight, filled in when the weights are known.
_AS_WEIGHT = float("nan")


@dataclass
class _Columns:
    """What is gathered over a block of accounts, as flat lists of plain values.

    Nothing else is kept: every tuple that stays alive costs more in garbage collection than in
    making it. Numbers nobody entered are None, and NaN once they are arrays.
    """

    sizes: list[int] = field(default_factory=list)
    limits: list[float] = field(default_factory=list)
    day: list[int] = field(default_factory=list)
    support: list[int | None] = field(default_factory=list)
    sure: list[float | None] = field(default_factory=list)
    firm: list[float | None] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
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
    rest = iter(decisions)
    parts = []
    while block := list(islice(rest, BLOCK)):
        parts.append(_stacked(block, today))
    return joined(parts or [_stacked([], today)])


def _stacked(block: list[tuple[Account, str]], today: date) -> Stack:
    columns = _Columns()
    for account, decision_id in block:
        _gather(columns, account, account.decision(decision_id), today)
    sizes = np.array(columns.sizes, dtype=np.intp)
    limits = np.array(columns.limits, dtype=float).reshape(len(sizes), 7)
    half_life, confidence, commitment = np.repeat(limits[:, :3], sizes, axis=0).T
    age = np.maximum(today.toordinal() - np.array(columns.day, dtype=float), 0)
    stance = np.array(columns.support, dtype=float) / SUPPORT_SCALE
    faded = _or(columns.sure, confidence) * 0.5 ** (age / half_life)
    weight = _scaled(np.array(columns.weights, dtype=float), sizes)
    power = np.array(columns.powers, dtype=float)
    up, down, usual = np.repeat(limits[:, 3:6], columns.tie_counts, axis=0).T
    listener, heard, listens, sign = entries(
        Ties(
            source=np.array(columns.source, dtype=np.intp),
            target=np.array(columns.target, dtype=np.intp),
            kind=np.array(columns.kind, dtype=np.intp),
            strength=_or(columns.strength, usual),
            sign=np.array(columns.sign, dtype=float),
            up=up,
            down=down,
        ),
        len(stance),
    )
    return Stack(
        sizes=sizes,
        prior=limits[:, 6],
        power=np.where(np.isnan(power), weight, power),
        stance=stance,
        commitment=_or(columns.firm, commitment),
        confidence=np.where(np.isnan(stance), 0.0, faded),
        weight=weight,
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


def _scaled(raw: Floats, sizes: Ints) -> Floats:
    """Return shares that sum to 1 in each account; equal ones where nothing weighs."""
    raw = np.where(raw < NOTHING, 0.0, raw)
    owner = np.repeat(np.arange(len(sizes)), sizes)
    total = np.bincount(owner, raw, minlength=len(sizes))
    some = (total > NOTHING)[owner]
    divisor = np.where(total > NOTHING, total, sizes)[owner]
    return np.asarray(np.where(some, raw, 1.0) / divisor)


def _gather(columns: _Columns, account: Account, decision: Decision, today: date) -> None:
    people, ties, touches, contacts, limits = _ACCOUNT(_FIELDS(account))
    seats, steps, stakes = _DECISION(_FIELDS(decision))
    there = _there(people, today)
    seat_ids, persons, weights, vetoes, stances = _columns(_SEAT, seats, 5)
    if None in persons or not all(map(there.__contains__, persons)):
        kept = list(_taking_part(seats, steps, there))
        seat_ids, persons, weights, vetoes, stances = _columns(_SEAT, kept, 5)
    start = len(columns.day)
    columns.sizes.append(len(seat_ids))
    columns.limits += _LIMITS(_FIELDS(limits))

    held = [own[-1] if own else _NO_STANCE for own in stances]
    on, support, sure, firm = _columns(_STANCE, held, 4)
    if on and max(on) > today:
        held = [_held(own, today) for own in stances]
        on, support, sure, firm = _columns(_STANCE, held, 4)
    columns.day += map(date.toordinal, on)
    columns.support += support
    columns.sure += sure
    columns.firm += firm

    if touches or contacts:
        # A missing seat is reached by nobody.
        reach = answers(there, touches, contacts, limits.cold_days, today).get
        columns.met += [reach(key) is Reach.MET for key in persons]
        columns.possible += [reach(key) in _POSSIBLY for key in persons]
    else:
        # Without any touch or contact only ``Person.met`` says something.
        columns.met += repeat(False, len(persons))
        columns.possible += [key is not None and there[key] is not False for key in persons]

    plain = None not in weights and not any(stake.weight is not None for stake in stakes)
    if not plain:
        weights = seat_weights(account, decision, seat_ids).shares.tolist()
    columns.weights += cast(Sequence[float], weights)
    if steps:
        columns.powers += _power(decision, seat_ids, vetoes, weights)
    else:
        columns.powers += repeat(_AS_WEIGHT, len(seat_ids))

    columns.tie_counts.append(len(ties))
    source, target, kind, strength, sign = _columns(_TIE, ties, 5)
    row = dict(zip(persons, count(start), strict=False)).get
    columns.source += map(row, source, repeat(-1))
    columns.target += map(row, target, repeat(-1))
    columns.kind += map(KINDS.__getitem__, kind)
    columns.strength += strength
    columns.sign += sign


def _columns(fields: itemgetter[Any], records: Iterable[Record], width: int) -> list[list[Any]]:
    """Return ``width`` fields of records as one list a field."""
    flat = list(chain.from_iterable(map(fields, map(_FIELDS, records))))
    return [flat[column::width] for column in range(width)]


def _there(people: Sequence[Record], today: date) -> dict[str, bool | None]:
    """Return whether they were met, of everybody who has not left."""
    ids, left, met = _columns(_PERSON, people, 3)
    if left.count(None) == len(left):
        return dict(zip(ids, met, strict=True))
    return {
        key: m for key, day, m in zip(ids, left, met, strict=True) if day is None or day > today
    }


def _taking_part(
    seats: Iterable[Seat], steps: Iterable[Any], there: dict[str, bool | None]
) -> Iterator[Seat]:
    """Yield the seats of people who are there, and missing ones that carry something."""
    in_steps = {key for step in steps for key in step.seat_ids}
    for seat in seats:
        if seat.person_id is None:
            counts = seat.weight or seat.veto or seat.id in in_steps
        else:
            counts = seat.person_id in there
        if counts:
            yield seat


def _held(stances: Iterable[Stance], today: date) -> Stance:
    """Return the latest stance up to today; ``stances`` stand in order."""
    held = _NO_STANCE
    for stance in stances:
        if stance.on <= today:
            held = stance
    return held


# -- Power -----------------------------------------------------------------------------------

#: Powers by the shape of their rule, and how many shapes are kept. None: the weight.
_shapes: dict[tuple[Any, ...], Sequence[float] | None] = {}
SHAPES = 65_536


def _power(
    decision: Decision, seat_ids: Sequence[str], vetoes: Sequence[bool], raw: Sequence[float]
) -> Iterable[float]:
    """Return the power of every seat, NaN where it is the weight."""
    if any(step.rule is StepRule.QUOTA for step in decision.steps):
        shares = _scaled(np.array(raw, dtype=float), np.array([len(raw)]))
        found: list[float] = power_of(
            stated_rule(decision, seat_ids, shares), shares
        ).shares.tolist()
        return found
    place = {key: position for position, key in enumerate(seat_ids)}.get
    steps = tuple(
        (step.rule, step.from_value, tuple(map(place, step.seat_ids))) for step in decision.steps
    )
    # The value matters where a step counts from a value on.
    tiered = any(from_value is not None for _, from_value, _ in steps)
    value = decision.value.amount if tiered and decision.value is not None else None
    shape = (tuple(vetoes), steps, value)
    if shape not in _shapes:
        if len(_shapes) >= SHAPES:
            _shapes.clear()
        _shapes[shape] = _counted(decision, seat_ids)
    kept = _shapes[shape]
    return repeat(_AS_WEIGHT, len(seat_ids)) if kept is None else kept


def _counted(decision: Decision, seat_ids: Sequence[str]) -> Sequence[float] | None:
    """Return the power by a rule in which no weight counts; None where no step applies."""
    equal = np.full(len(seat_ids), 1 / max(len(seat_ids), 1))
    rule = stated_rule(decision, seat_ids, equal)
    return power_of(rule, equal).shares.tolist() if rule.stated else None
