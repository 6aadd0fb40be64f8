"""Accounts into a :class:`Stack`, quickly: the same facts as ``chain``, ``seat_weights``,
``rule_power`` and ``reaches`` take one account at a time, gathered for many.

Most of the time goes into reading records that lie scattered in memory. So accounts are taken in
blocks: each record of a block is touched once, all its fields are taken from its ``__dict__`` in
one go, and what stands in one field of all of them is one list, and one array. A missing seat
stands among the persons as None, whom nobody has reached and no tie names.

Whatever is not plain (departments with weights, some weights blank, a quota in the rule, touches)
is left to the one-account code, so that there is one place for every rule of it. Powers of rules
that do not depend on weights are counted once for each shape of rule.

Degenerate cases: no account: an empty stack; an account without a seat takes no place in it but
counts in ``sizes``. Complexity O(records).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import accumulate, chain, count, islice, repeat
from operator import attrgetter, itemgetter
from typing import Any

import numpy as np

from stakeholder_map.analysis.chain.graph import SUPPORT_SCALE
from stakeholder_map.analysis.chain.power import power_of
from stakeholder_map.analysis.chain.reach import Reach, answers
from stakeholder_map.analysis.chain.rule import Floats, stated_rule
from stakeholder_map.analysis.chain.weights import NOTHING, seat_weights
from stakeholder_map.analysis.many.entries import KINDS, Ties, entries
from stakeholder_map.analysis.many.portfolio import Ints, Stack, joined
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import ApprovalStep, Decision, Stake
from stakeholder_map.model.person import Person
from stakeholder_map.model.record import Record
from stakeholder_map.model.scales import StepRule
from stakeholder_map.model.seat import Seat, Stance
from stakeholder_map.model.tie import Tie

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
_SITS = attrgetter("person_id")
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
    accounts, decisions = [a for a, _ in block], [a.decision(key) for a, key in block]
    people, ties, touches, contacts, limits = _columns(_ACCOUNT, accounts, 5)
    seats, steps, stakes = _columns(_DECISION, decisions, 3)
    there = _there(people, today)
    seats = list(map(_taking_part, seats, steps, there))
    parts = _slices(seats)
    ids, persons, weights, vetoes, stances = _columns(_SEAT, chain.from_iterable(seats), 5)
    on, support, sure, firm = _columns(_STANCE, _held(stances, today), 4)

    raw = _weights(weights, parts, stakes, block, ids)
    sizes = np.array([part.stop - part.start for part in parts], dtype=np.intp)
    weight = _scaled(np.array(raw, dtype=float), sizes)
    power = weight.copy()
    met: list[bool] = []
    possible: list[bool] = []
    for place, part in enumerate(parts):
        if steps[place]:
            power[part] = _power(decisions[place], ids[part], vetoes[part], weight[part])
        known, own = there[place], persons[part]
        if touches[place] or contacts[place]:
            cold = limits[place].cold_days
            reach = answers(known, touches[place], contacts[place], cold, today)
            found = [reach.get(key, Reach.NEVER) for key in own]
            met += [one is Reach.MET for one in found]
            possible += [one is Reach.MET or one is Reach.UNKNOWN for one in found]
        else:
            # Without any touch or contact only ``Person.met`` says something.
            met += repeat(False, len(own))
            possible += [known.get(key, False) is not False for key in own]

    settings = np.array(list(map(_LIMITS, map(_FIELDS, limits))), dtype=float).reshape(-1, 7)
    half_life, confidence, commitment = np.repeat(settings[:, :3], sizes, axis=0).T
    days = np.array(list(map(date.toordinal, on)), dtype=float)
    age = np.maximum(today.toordinal() - days, 0)
    stance = np.array(support, dtype=float) / SUPPORT_SCALE
    faded = _or(sure, confidence) * 0.5 ** (age / half_life)
    listener, heard, listens, sign = entries(_ties(ties, persons, parts, settings), len(ids))
    return Stack(
        sizes=sizes,
        prior=settings[:, 6],
        power=power,
        stance=stance,
        commitment=_or(firm, commitment),
        confidence=np.where(np.isnan(stance), 0.0, faded),
        weight=weight,
        met=np.array(met, dtype=bool),
        possible=np.array(possible, dtype=bool),
        listener=listener,
        heard=heard,
        listens=listens,
        sign=sign,
    )


def _columns(fields: itemgetter[Any], records: Iterable[Record], width: int) -> list[list[Any]]:
    """Return ``width`` fields of records as one list a field."""
    flat = list(chain.from_iterable(map(fields, map(_FIELDS, records))))
    return [flat[column::width] for column in range(width)]


def _slices(groups: Sequence[Sequence[Any]]) -> list[slice]:
    """Return where each group stands when all stand end to end."""
    ends = [0, *accumulate(map(len, groups))]
    return list(map(slice, ends, ends[1:]))


def _ties(
    ties: Sequence[Sequence[Tie]], persons: list[str | None], parts: list[slice], settings: Floats
) -> Ties:
    """Return the ties of all accounts as arrays."""
    source, target, kind, strength, sign = _columns(_TIE, chain.from_iterable(ties), 5)
    sources: list[int] = []
    targets: list[int] = []
    for part, lines in zip(parts, _slices(ties), strict=True):
        row = dict(zip(persons[part], count(part.start), strict=False)).get
        sources += map(row, source[lines], repeat(-1))
        targets += map(row, target[lines], repeat(-1))
    up, down, usual = np.repeat(settings[:, 3:6], list(map(len, ties)), axis=0).T
    return Ties(
        source=np.array(sources, dtype=np.intp),
        target=np.array(targets, dtype=np.intp),
        kind=np.array(list(map(KINDS.__getitem__, kind)), dtype=np.intp),
        strength=_or(strength, usual),
        sign=np.array(sign, dtype=float),
        up=up,
        down=down,
    )


def _weights(
    weights: list[float | None],
    parts: list[slice],
    stakes: Sequence[Sequence[Stake]],
    block: list[tuple[Account, str]],
    ids: list[str],
) -> list[float]:
    """Return the weights, not scaled; those of whoever is not plain as ``seat_weights`` has it."""
    raw: list[Any] = weights
    blank = None in weights
    for (account, key), part, staked in zip(block, parts, stakes, strict=True):
        if (blank and None in weights[part]) or any(s.weight is not None for s in staked):
            raw[part] = seat_weights(account, account.decision(key), ids[part]).shares.tolist()
    return raw


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


def _there(people: Sequence[Sequence[Person]], today: date) -> list[dict[str, bool | None]]:
    """Return by account whether they were met, of everybody who has not left."""
    ids, left, met = _columns(_PERSON, chain.from_iterable(people), 3)
    parts = _slices(people)
    found = [dict(zip(ids[part], met[part], strict=True)) for part in parts]
    if left.count(None) < len(left):
        for there, part in zip(found, parts, strict=True):
            for key, day in zip(ids[part], left[part], strict=True):
                if day is not None and day <= today:
                    del there[key]
    return found


def _taking_part(
    seats: Sequence[Seat], steps: Iterable[ApprovalStep], there: dict[str, bool | None]
) -> Sequence[Seat]:
    """Return the seats of people who are there, and missing ones that carry something."""
    if all(map(there.__contains__, map(_SITS, seats))):
        return seats
    in_steps = {key for step in steps for key in step.seat_ids}
    return [
        seat
        for seat in seats
        if seat.person_id in there
        or (seat.person_id is None and (seat.weight or seat.veto or seat.id in in_steps))
    ]


def _held(stances: Iterable[Sequence[Stance]], today: date) -> list[Stance]:
    """Return the latest stance of each seat up to today; they stand in order."""
    return [own[-1] if own and own[-1].on <= today else _held_before(own, today) for own in stances]


def _held_before(stances: Sequence[Stance], today: date) -> Stance:
    return next((stance for stance in reversed(stances) if stance.on <= today), _NO_STANCE)


# -- Power -----------------------------------------------------------------------------------

#: Powers by the shape of their rule, and how many shapes are kept. None: the weight.
_shapes: dict[tuple[Any, ...], Floats | None] = {}
SHAPES = 65_536


def _power(
    decision: Decision,
    seat_ids: Sequence[str],
    vetoes: Sequence[bool],
    shares: Floats,
) -> Floats:
    """Return the power of every seat; ``shares`` are the scaled weights."""
    if any(step.rule is StepRule.QUOTA for step in decision.steps):
        return power_of(stated_rule(decision, seat_ids, shares), shares).shares
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
    return shares if kept is None else kept


def _counted(decision: Decision, seat_ids: Sequence[str]) -> Floats | None:
    """Return the power by a rule in which no weight counts; None where no step applies."""
    equal = np.full(len(seat_ids), 1 / max(len(seat_ids), 1))
    rule = stated_rule(decision, seat_ids, equal)
    return power_of(rule, equal).shares if rule.stated else None
