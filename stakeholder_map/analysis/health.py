"""Health: how well the account stands, as a mean of parts that each open into their inputs.

Every part is a mean over items between 0 and 100: the score is the mean over the *known* items of
all parts, so that what is unknown neither raises nor lowers it; what it could do is the range::

    score = Σ weight · known · value / Σ weight · known

=============  ============================================================================
part           value (0 … 100)
=============  ============================================================================
need_match     half: fit of our offer to their criteria, by weight; half: share of their pains
               that we have an answer to, by severity. Not known before both are entered.
decider_reach  share of the power of decision-makers and veto holders, met and not against us
support        50 (1 + Σ I_j x0_j / Σ |I_j|) over the known stances
concerns       resolved 1, answered ½, open 0, by severity (minor 1, serious 2, blocking 4)
freshness      Σ v_j 0.5^(age / half-life); nothing known of j counts 0. Not known before one
               stance is recorded.
breadth        two living contacts a department (one where only one person is known), by the
               power of the department
=============  ============================================================================

No reference: a check list with visible weights, made a number; no forecast, and not comparable
between firms. Degenerate cases: nothing known, or all weights 0: no score; a part of which nothing
is known counts in the range alone. Complexity O(n²).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from stakeholder_map.analysis.chain.reach import Reach
from stakeholder_map.model.decision import Criterion, Pain
from stakeholder_map.model.rules import HealthWeights
from stakeholder_map.model.scales import ConcernState, Severity
from stakeholder_map.model.seat import Concern


class HealthCode(StrEnum):
    """The parts of the health score."""

    NEED_MATCH = "need_match"
    DECIDER_REACH = "decider_reach"
    SUPPORT = "support"
    CONCERNS = "concerns"
    FRESHNESS = "freshness"
    BREADTH = "breadth"


class ChangeKind(StrEnum):
    """What one could do to raise the score."""

    MEET = "meet"
    RESOLVE = "resolve"
    ASK = "ask"


#: The usual weight of each part in the score; users may set others (``part_weights``).
PART_WEIGHTS = {
    HealthCode.NEED_MATCH: 0.15,
    HealthCode.DECIDER_REACH: 0.25,
    HealthCode.SUPPORT: 0.25,
    HealthCode.CONCERNS: 0.15,
    HealthCode.FRESHNESS: 0.10,
    HealthCode.BREADTH: 0.10,
}

SEVERITY_COUNTS = {Severity.MINOR: 1.0, Severity.SERIOUS: 2.0, Severity.BLOCKING: 4.0}
STATE_COUNTS = {ConcernState.OPEN: 0.0, ConcernState.ANSWERED: 0.5, ConcernState.RESOLVED: 1.0}

#: The best fit of a criterion, and the severity taken for a pain without one.
FULL_FIT = 4
PAIN_SEVERITY = 3

#: So many living contacts make a department safe.
THREADS = 2


@dataclass(frozen=True)
class HealthPart:
    """One part of the score.

    Attributes:
        code: which part.
        value: 0 … 100, over what is known; None where nothing is.
        low, high: what it would be if everything unknown were bad, or good.
        known: the share, 0 … 1, of what it needs that is known.
        weight: its visible weight in the score.
        detail: its inputs by name.
    """

    code: HealthCode
    value: float | None
    low: float
    high: float
    known: float
    weight: float
    detail: Mapping[str, int | float]


@dataclass(frozen=True)
class HealthChange:
    """A single change and what it makes of the score."""

    kind: ChangeKind
    seat_id: str
    person_id: str | None
    concern_id: str | None
    before: float
    after: float

    @property
    def gain(self) -> float:
        """By how many points the score rises."""
        return self.after - self.before


@dataclass(frozen=True)
class Health:
    """The score with its parts.

    Attributes:
        score: 0 … 100; None where no part is known.
        low, high: if everything unknown were bad, or good.
        parts: all parts, the unknown ones too.
        best_change: the single change that raises the score most; None where none does.
        reweighted: the parts whose weight users have changed.
    """

    score: float | None
    low: float
    high: float
    parts: tuple[HealthPart, ...]
    best_change: HealthChange | None
    reweighted: tuple[HealthCode, ...] = ()

    def part(self, code: HealthCode) -> HealthPart:
        """Return one part."""
        return next(part for part in self.parts if part.code is code)

    @property
    def own_weights(self) -> dict[str, float]:
        """The weights of the parts that users weigh otherwise than usual, by part."""
        return {str(code): self.part(code).weight for code in self.reweighted}


@dataclass(frozen=True)
class HealthSeat:
    """What the score needs to know of one seat.

    Attributes:
        power, influence: v and I of the seat.
        stance: x0 in [−1, 1]; None where unknown.
        fresh: 0.5^(age / half-life) of the stance; 0 where nothing is known.
        decides: whether the seat is a decision-maker's or holds a veto.
    """

    seat_id: str
    person_id: str | None
    power: float
    influence: float
    stance: float | None
    fresh: float
    reach: Reach
    decides: bool
    department_id: str | None
    concerns: tuple[Concern, ...]

    @property
    def is_hostile(self) -> bool:
        """Whether they are known to be against us."""
        return self.stance is not None and self.stance < 0


@dataclass(frozen=True)
class HealthInputs:
    """Everything that the score is made of."""

    seats: tuple[HealthSeat, ...]
    criteria: tuple[Criterion, ...] = ()
    pains: tuple[Pain, ...] = ()


Weights = Mapping[HealthCode, float]


def part_weights(*levels: HealthWeights) -> dict[HealthCode, float]:
    """Return the weight of each part, sum 1: the last level that sets one counts, else the usual.

    All 0 where the levels together leave nothing that counts.
    """
    found = dict(PART_WEIGHTS)
    for level in levels:
        for code in HealthCode:
            own = getattr(level, code)
            found[code] = found[code] if own is None else own
    total = sum(found.values())
    return {code: weight / total if total > 0 else 0.0 for code, weight in found.items()}


def health(inputs: HealthInputs, weights: Weights | None = None) -> Health:
    """Return the score with its parts and the single change that raises it most.

    Args:
        inputs: what it is made of.
        weights: of each part, sum 1 (see :func:`part_weights`); None: the usual ones.
    """
    own = PART_WEIGHTS if weights is None else weights
    parts = {code: replace(find(inputs), weight=own[code]) for code, find in _PARTS.items()}
    counts = any(own.values())
    score = _score(parts, own)
    return Health(
        score=score,
        low=sum(part.weight * part.low for part in parts.values()),
        high=sum(part.weight * part.high for part in parts.values()) if counts else 100.0,
        parts=tuple(parts.values()),
        best_change=None if score is None else _best_change(inputs, parts, own, score),
        reweighted=tuple(c for c in HealthCode if abs(own[c] - PART_WEIGHTS[c]) > 1e-9),
    )


def _score(parts: Mapping[HealthCode, HealthPart], weights: Weights) -> float | None:
    known = [(weights[c] * p.known, p.value) for c, p in parts.items() if p.value is not None]
    total = sum(weight for weight, _ in known)
    return sum(weight * value for weight, value in known) / total if total > 0 else None


def _best_change(
    inputs: HealthInputs,
    parts: Mapping[HealthCode, HealthPart],
    weights: Weights,
    before: float,
) -> HealthChange | None:
    best: HealthChange | None = None
    for change, row, seat, touched in _changes(inputs, before):
        changed = replace(inputs, seats=(*inputs.seats[:row], seat, *inputs.seats[row + 1 :]))
        after = _score({**parts, **{code: _PARTS[code](changed) for code in touched}}, weights)
        # Of changes that raise it equally, but for rounding, the first.
        if after is not None and after > (best.after if best else before) + 1e-9:
            best = replace(change, after=after)
    return best


def _changes(
    inputs: HealthInputs, before: float
) -> Iterator[tuple[HealthChange, int, HealthSeat, tuple[HealthCode, ...]]]:
    """Yield the single changes; of those that come to the same the first, of asking the best."""
    people = [(row, seat) for row, seat in enumerate(inputs.seats) if seat.person_id is not None]
    # Asking tells most where most power is stale.
    stalest = max(people, key=lambda p: round(p[1].power * (1 - p[1].fresh), 12), default=None)
    met_alike: set[tuple[str | None, Reach, tuple[float, bool] | None]] = set()
    for row, seat in people:
        same = HealthChange(ChangeKind.MEET, seat.seat_id, seat.person_id, None, before, before)
        # Of people who do not decide it is the same whom of a department one meets.
        decides = (seat.power, seat.is_hostile) if seat.decides else None
        alike = (seat.department_id, seat.reach, decides)
        if seat.reach is not Reach.MET and alike not in met_alike:
            met_alike.add(alike)
            met = replace(seat, reach=Reach.MET)
            yield same, row, met, (HealthCode.DECIDER_REACH, HealthCode.BREADTH)
        if stalest is not None and row == stalest[0]:
            asked = replace(seat, fresh=1.0)
            yield replace(same, kind=ChangeKind.ASK), row, asked, (HealthCode.FRESHNESS,)
        for concern in [concern for concern in seat.concerns if concern.is_open]:
            settled = concern.model_copy(update={"state": ConcernState.RESOLVED})
            rest = tuple(settled if one is concern else one for one in seat.concerns)
            hoped = concern.support_if_resolved
            stance = seat.stance if hoped is None else hoped / 5
            resolved = replace(seat, concerns=rest, stance=stance)
            change = replace(same, kind=ChangeKind.RESOLVE, concern_id=concern.id)
            touched = (HealthCode.CONCERNS, HealthCode.SUPPORT, HealthCode.DECIDER_REACH)
            yield change, row, resolved, touched


def _part(
    code: HealthCode, good: float, bad: float, unknown: float, **detail: int | float
) -> HealthPart:
    """Return a part of weighted items that are good, bad or unknown."""
    total, known = good + bad + unknown, good + bad
    return HealthPart(
        code=code,
        value=100 * good / known if known > 0 else None,
        low=100 * good / total if total > 0 else 0.0,
        high=100 * (good + unknown) / total if total > 0 else 100.0,
        known=known / total if total > 0 else 0.0,
        weight=PART_WEIGHTS[code],
        detail=detail,
    )


def _need_match(inputs: HealthInputs) -> HealthPart:
    code, criteria, pains = HealthCode.NEED_MATCH, inputs.criteria, inputs.pains
    answered = [pain for pain in pains if pain.answer.strip() or pain.layer is not None]
    counts = {
        "criteria": len(criteria),
        "fits": sum(criterion.our_fit is not None for criterion in criteria),
        "pains": len(pains),
        "answered": len(answered),
    }
    if not pains or not counts["fits"]:
        return _part(code, 0, 0, 1, **counts)
    weighed = any(criterion.weight for criterion in criteria)
    sizes = [(c.weight or 0.0) if weighed else 1.0 for c in criteria]
    fits = [(size, c.our_fit) for size, c in zip(sizes, criteria, strict=True)]
    whole = sum(sizes)
    rated = sum(size for size, fit in fits if fit is not None) / whole
    fit = sum(size * fit / FULL_FIT for size, fit in fits if fit is not None) / whole
    hurt = sum(pain.severity or PAIN_SEVERITY for pain in pains)
    helped = sum(pain.severity or PAIN_SEVERITY for pain in answered) / hurt
    good = (fit + helped) / 2
    return _part(code, good, (rated + 1) / 2 - good, (1 - rated) / 2, **counts)


def _decider_reach(inputs: HealthInputs) -> HealthPart:
    deciders = [seat for seat in inputs.seats if seat.decides]
    powerful = any(seat.power > 0 for seat in deciders)
    sizes: dict[Reach, float] = defaultdict(float)
    for seat in deciders:  # whoever is against us is no reach, however often we meet
        sizes[Reach.NEVER if seat.is_hostile else seat.reach] += seat.power if powerful else 1.0
    return _part(
        HealthCode.DECIDER_REACH,
        sizes[Reach.MET],
        sizes[Reach.COLD] + sizes[Reach.NEVER],
        sizes[Reach.UNKNOWN],
        deciders=len(deciders),
        met=sum(seat.reach is Reach.MET for seat in deciders),
        unclear=sum(seat.reach is Reach.UNKNOWN for seat in deciders),
        against=sum(seat.is_hostile for seat in deciders),
    )


def _support(inputs: HealthInputs) -> HealthPart:
    known = [seat for seat in inputs.seats if seat.stance is not None]
    size = sum(abs(seat.influence) for seat in known)
    lean = sum(seat.influence * (seat.stance or 0.0) for seat in known)
    unknown = sum(abs(seat.influence) for seat in inputs.seats if seat.stance is None)
    return _part(
        HealthCode.SUPPORT,
        (size + lean) / 2,
        (size - lean) / 2,
        unknown,
        known=len(known),
        seats=len(inputs.seats),
        index=lean,
        unknown_share=unknown,
    )


def _concerns(inputs: HealthInputs) -> HealthPart:
    all_of = [concern for seat in inputs.seats for concern in seat.concerns]
    size = sum(SEVERITY_COUNTS[concern.severity] for concern in all_of)
    done = sum(SEVERITY_COUNTS[c.severity] * STATE_COUNTS[c.state] for c in all_of)
    states = [concern.state for concern in all_of]
    return _part(
        HealthCode.CONCERNS,
        done,
        size - done,
        0.0 if all_of else 1.0,
        concerns=len(all_of),
        open=states.count(ConcernState.OPEN),
        answered=states.count(ConcernState.ANSWERED),
        resolved=states.count(ConcernState.RESOLVED),
    )


def _freshness(inputs: HealthInputs) -> HealthPart:
    dated = sum(seat.fresh > 0 for seat in inputs.seats)
    fresh = sum(seat.power * seat.fresh for seat in inputs.seats)
    whole = sum(seat.power for seat in inputs.seats)
    sizes = (fresh, whole - fresh, 0.0) if dated else (0.0, 0.0, 1.0)
    return _part(HealthCode.FRESHNESS, *sizes, dated=dated, seats=len(inputs.seats))


def _breadth(inputs: HealthInputs) -> HealthPart:
    departments: dict[str, list[HealthSeat]] = defaultdict(list)
    for seat in inputs.seats:
        if seat.department_id is not None and seat.person_id is not None:
            departments[seat.department_id].append(seat)
    good = bad = unknown = 0.0
    safe = 0
    for seats in departments.values():
        reaches = [seat.reach for seat in seats]
        slots = min(len(seats), THREADS)
        met = min(reaches.count(Reach.MET), slots)
        possible = min(met + reaches.count(Reach.UNKNOWN), slots)
        size = sum(seat.power for seat in seats) / slots
        good += size * met
        unknown += size * (possible - met)
        bad += size * (slots - possible)
        safe += met == slots
    unknown = unknown if good + bad + unknown > 0 else 1.0
    return _part(HealthCode.BREADTH, good, bad, unknown, departments=len(departments), safe=safe)


_MADE = (_need_match, _decider_reach, _support, _concerns, _freshness, _breadth)
_PARTS: dict[HealthCode, Callable[[HealthInputs], HealthPart]] = dict(
    zip(HealthCode, _MADE, strict=True)
)
