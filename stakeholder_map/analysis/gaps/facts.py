"""What gap rules look at, and how they are declared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from inspect import cleandoc

from stakeholder_map.analysis.gaps.gap import Gap, GapSeverity, Value
from stakeholder_map.analysis.graph import Chain, department_of, level_of
from stakeholder_map.analysis.hidden import Hidden
from stakeholder_map.analysis.influence import Influence
from stakeholder_map.analysis.reach import Reach, ReachFact
from stakeholder_map.analysis.weights import Weights
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision, RequiredRole
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import Level, Role
from stakeholder_map.model.seat import Seat

#: Nobody known sits in a missing seat, so nobody has been met.
NOBODY = ReachFact(Reach.NEVER)


@dataclass(frozen=True, eq=False)
class Facts:
    """One decision as the rules see it."""

    account: Account
    decision: Decision
    today: date
    chain: Chain
    weights: Weights
    influence: Influence
    hidden: Hidden
    reaches: Mapping[str, ReachFact]
    unfilled_roles: tuple[RequiredRole, ...]

    @cached_property
    def people(self) -> dict[str, Person]:
        """Everybody in the account by id."""
        return {person.id: person for person in self.account.people}

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        """The seats of the chain, in its order."""
        by_id = {seat.id: seat for seat in self.decision.seats}
        return tuple(by_id[key] for key in self.chain.seat_ids)

    @cached_property
    def taken(self) -> tuple[Seat, ...]:
        """The seats of the chain that somebody known fills."""
        return tuple(seat for seat in self.seats if seat.person_id is not None)

    @cached_property
    def _power(self) -> dict[str, float]:
        return dict(zip(self.chain.seat_ids, self.influence.power.tolist(), strict=True))

    def power(self, seat: Seat) -> float:
        """Return v of the seat; 0 outside the chain."""
        return self._power.get(seat.id, 0.0)

    @cached_property
    def _share(self) -> dict[str, float]:
        return dict(zip(self.chain.seat_ids, self.weights.shares.tolist(), strict=True))

    def share(self, seat: Seat) -> float:
        """Return the scaled weight of the seat; 0 outside the chain."""
        return self._share.get(seat.id, 0.0)

    def counts(self, seat: Seat) -> float:
        """Return how much the seat counts: its weight, or its power where that is more."""
        return max(self.share(seat), self.power(seat))

    def moves(self, seat: Seat) -> float:
        """Return I of a seat of the chain."""
        return float(self.influence.share[self.chain.index(seat.id)])

    def support(self, seat: Seat) -> int | None:
        """Return the support that holds today; None is unknown."""
        stance = seat.stance_on(self.today)
        return stance.support if stance else None

    def reach(self, seat: Seat) -> ReachFact:
        """Return whether we reach who sits there."""
        return self.reaches.get(seat.person_id, NOBODY) if seat.person_id else NOBODY

    def name(self, seat: Seat) -> str:
        """Return the name of who sits there, or whom we look for."""
        return self.people[seat.person_id].name if seat.person_id else seat.title

    def names(self, seats: Iterable[Seat]) -> tuple[str, ...]:
        """Return the names of several seats."""
        return tuple(self.name(seat) for seat in seats)

    def level(self, seat: Seat) -> Level | None:
        """Return the level of the seat."""
        return level_of(self.people, seat)

    def department(self, seat: Seat) -> str | None:
        """Return the id of the department of the seat."""
        return department_of(self.people, seat)

    def decides(self, seat: Seat) -> bool:
        """Whether the seat is a decision-maker's or can stop the decision alone."""
        return seat.veto or Role.DECISION_MAKER in seat.roles


@dataclass(frozen=True)
class Finding:
    """What a rule finds; ``severity`` None takes the rule's own."""

    seats: tuple[Seat, ...] = ()
    values: Mapping[str, Value] = field(default_factory=dict)
    certain: bool = True
    severity: GapSeverity | None = None
    department_id: str | None = None
    concern_id: str | None = None
    role_id: str | None = None
    weight: float | None = None


Find = Callable[[Facts], Iterator[Finding]]


@dataclass(frozen=True)
class Rule:
    """A named rule: its name, how severe its findings are, and what it looks for."""

    id: str
    severity: GapSeverity
    find: Find

    @property
    def doc(self) -> str:
        """What the rule looks for, as its author wrote it."""
        return cleandoc(self.find.__doc__ or "")

    def gaps(self, facts: Facts) -> Iterator[Gap]:
        """Yield what the rule finds in these facts."""
        for found in self.find(facts):
            weight = sum(facts.power(seat) for seat in found.seats)
            yield Gap(
                rule=self.id,
                severity=found.severity or self.severity,
                certain=found.certain,
                seat_ids=tuple(seat.id for seat in found.seats),
                person_ids=tuple(seat.person_id for seat in found.seats if seat.person_id),
                department_id=found.department_id,
                concern_id=found.concern_id,
                role_id=found.role_id,
                values=found.values,
                weight=weight if found.weight is None else found.weight,
            )


def rule(severity: GapSeverity) -> Callable[[Find], Rule]:
    """Declare a rule; the function's name is the rule's name."""

    def declare(find: Find) -> Rule:
        return Rule(find.__name__, severity, find)

    return declare


def about(facts: Facts, seat: Seat, **values: Value) -> Finding:
    """Return a finding about one seat, with its name, weight and power as values."""
    counts = {"share": facts.share(seat), "power": facts.power(seat)}
    return Finding(seats=(seat,), values={"name": facts.name(seat), **counts, **values})


def unsure(finding: Finding) -> Finding:
    """Return the finding as "cannot tell"."""
    return replace(finding, certain=False)
