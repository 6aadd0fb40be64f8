"""What gap rules look at: one decision, with everything that several rules ask computed once.

Complexity: that of ``hidden``, which is computed only if a rule asks for it, else O(n + ties).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from stakeholder_map.analysis.chain.graph import Chain, department_of, has_left, level_of
from stakeholder_map.analysis.chain.influence import Influence
from stakeholder_map.analysis.chain.reach import TALKS, Reach, ReachFact
from stakeholder_map.analysis.chain.weights import Weights
from stakeholder_map.analysis.gaps.policy import AS_THEY_COME, Policy, RuleLimit, Unit
from stakeholder_map.analysis.hidden import Hidden, hidden_influencers, may_be_hidden
from stakeholder_map.model.account import Account
from stakeholder_map.model.competitor import Competitor
from stakeholder_map.model.decision import Decision, RequiredRole
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import (
    BuyerStage,
    BuyingStep,
    DecisionState,
    Level,
    Role,
    SellingStage,
)
from stakeholder_map.model.seat import Concern, Seat, Stance
from stakeholder_map.model.team import Contact, Touch

#: Nobody known sits in a missing seat, so nobody has been met.
NOBODY = ReachFact(Reach.NEVER)

#: The six steps, theirs and ours: equal places belong together.
BUYING = {step: place for place, step in enumerate(BuyingStep)}
SELLING = {stage: place for place, stage in enumerate(SellingStage)}
BUYER = {BuyerStage.PLANNING: 0, BuyerStage.SELECTION: 1, BuyerStage.DECISION: 3}

#: Shares that differ by less are the same: sums of weights are rounded.
ROUNDING = 1e-9

#: Places of the steps.
SCREENING, CRITERIA, TENDER = 1, 2, 3


@dataclass(frozen=True, eq=False)
class Facts:
    """One decision as the rules see it."""

    account: Account
    decision: Decision
    today: date
    chain: Chain
    weights: Weights
    influence: Influence
    reaches: Mapping[str, ReachFact]
    unfilled_roles: tuple[RequiredRole, ...]
    policy: Policy = AS_THEY_COME

    def limit(self, rule_id: str, limit: RuleLimit) -> float:
        """Return the limit that a rule compares with: set by users, within its range.

        A limit that is a share is less by ``ROUNDING``, so that weights that add up to it reach it.
        """
        wanted = self.policy.use(rule_id).limit
        number = limit.usual if wanted is None else limit.within(wanted)
        return number - ROUNDING if limit.unit is Unit.SHARE else number

    # -- Who is there

    @cached_property
    def people(self) -> dict[str, Person]:
        """Everybody in the account by id."""
        return {person.id: person for person in self.account.people}

    @cached_property
    def departments(self) -> dict[str, str]:
        """The names of the departments by id."""
        return {department.id: department.name for department in self.account.departments}

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        """The seats of the chain, in its order."""
        by_id = {seat.id: seat for seat in self.decision.seats}
        return tuple([by_id[key] for key in self.chain.seat_ids])

    @cached_property
    def taken(self) -> tuple[Seat, ...]:
        """The seats of the chain that somebody known fills."""
        return tuple([seat for seat in self.seats if seat.person_id is not None])

    @cached_property
    def seat_of(self) -> dict[str, Seat]:
        """The seats of the chain by the person who sits there."""
        return {seat.person_id: seat for seat in self.taken if seat.person_id}

    @cached_property
    def deciders(self) -> tuple[Seat, ...]:
        """The taken seats of who decides or can stop the decision alone."""
        return tuple([seat for seat in self.taken if self.decides(seat)])

    @cached_property
    def executives(self) -> tuple[Seat, ...]:
        """The taken seats of their upper level."""
        return tuple([seat for seat in self.taken if self.level(seat) is Level.UPPER])

    @cached_property
    def by_department(self) -> dict[str, list[Seat]]:
        """The taken seats of the chain by department; those outside any are left out."""
        found: dict[str, list[Seat]] = defaultdict(list)
        for seat in self.taken:
            key = self.department(seat)
            if key is not None:
                found[key].append(seat)
        return found

    @cached_property
    def colleagues(self) -> dict[str, list[Person]]:
        """Everybody who is still there by department; those outside any are left out."""
        found: dict[str, list[Person]] = defaultdict(list)
        for person in self.account.people:
            if person.department_id is not None and not has_left(person, self.today):
                found[person.department_id].append(person)
        return found

    @cached_property
    def open_concerns(self) -> tuple[tuple[Seat, Concern], ...]:
        """What is not resolved yet, with whose it is."""
        return tuple((seat, c) for seat in self.seats for c in seat.concerns if c.is_open)

    @cached_property
    def at(self) -> dict[str, int]:
        """The rows of the chain by seat id."""
        return {key: row for row, key in enumerate(self.chain.seat_ids)}

    # -- What counts

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

    @cached_property
    def _counts(self) -> dict[str, float]:
        return {key: max(share, self._power[key]) for key, share in self._share.items()}

    def counts(self, seat: Seat) -> float:
        """Return how much the seat counts: its weight, or its power where that is more."""
        return self._counts.get(seat.id, 0.0)

    @cached_property
    def _moves(self) -> dict[str, float]:
        return dict(zip(self.chain.seat_ids, self.influence.share.tolist(), strict=True))

    def moves(self, seat: Seat) -> float:
        """Return I of a seat of the chain."""
        return self._moves[seat.id]

    def decides(self, seat: Seat) -> bool:
        """Whether the seat is a decision-maker's or can stop the decision alone."""
        return seat.veto or Role.DECISION_MAKER in seat.roles

    def has_no_say(self, seat: Seat) -> bool:
        """Whether approval steps are entered and, at today's value, none of them asks this seat."""
        return bool(self.decision.steps) and not seat.veto and self.power(seat) < ROUNDING

    @cached_property
    def _weighty(self) -> dict[float, tuple[Seat, ...]]:
        return {}

    def weighty(self, limit: float) -> tuple[Seat, ...]:
        """Return the taken seats that decide, or count at least ``limit``."""
        known = self._weighty.get(limit)  # several rules ask with one limit
        if known is None:
            known = tuple([s for s in self.taken if self.decides(s) or self.counts(s) >= limit])
            self._weighty[limit] = known
        return known

    @cached_property
    def hidden(self) -> Hidden:
        """The hidden influencers that the analysis finds; costly, so asked for last."""
        return hidden_influencers(self.chain, self.influence, self.decision)

    def is_hidden(self, seat: Seat) -> bool:
        """Whether the seat is a hidden influencer's, marked or found."""
        if seat.hidden:
            return True
        beyond = self.moves(seat) - self.power(seat)
        return may_be_hidden(seat, beyond) and seat.id in self.hidden.found

    @cached_property
    def _listens(self) -> list[list[float]]:
        listens: list[list[float]] = (self.chain.listens * self.chain.sign).tolist()
        return listens

    def heard_by(self, seat: Seat) -> list[tuple[float, Seat]]:
        """Return whom a seat of the chain listens to, and how strongly; nobody it turns from."""
        sizes = self._listens[self.at[seat.id]]
        return [(size, other) for size, other in zip(sizes, self.seats, strict=True) if size > 0]

    # -- Where they stand

    @cached_property
    def stances(self) -> dict[str, Stance]:
        """The stance that holds today, by seat id; seats without one are left out."""
        held = ((seat.id, seat.stance_on(self.today)) for seat in self.decision.seats)
        return {key: stance for key, stance in held if stance is not None}

    @cached_property
    def _supports(self) -> dict[str, int | None]:
        return {key: stance.support for key, stance in self.stances.items()}

    def support(self, seat: Seat) -> int | None:
        """Return the support that holds today; None is unknown."""
        return self._supports.get(seat.id)

    @cached_property
    def rivals(self) -> dict[str, Competitor]:
        """The competitors that are met in this decision, by id."""
        return {rival.id: rival for rival in self.account.rivals_in(self.decision.id)}

    def backs(self, seat: Seat) -> str:
        """Return the name of the competitor that the seat backs, or nothing."""
        if seat.backs_id is None:
            return ""
        named = {rival.id: rival.name for rival in self.account.competitors}
        return named.get(seat.backs_id, "")

    # -- Whom we reach

    def reach(self, seat: Seat) -> ReachFact:
        """Return whether we reach who sits there."""
        return self.reaches.get(seat.person_id, NOBODY) if seat.person_id else NOBODY

    @cached_property
    def unmet(self) -> tuple[Seat, ...]:
        """The taken seats of whom nothing says that one of us has met them."""
        facts = [(seat, self.reach(seat)) for seat in self.taken]
        return tuple([s for s, fact in facts if fact.last_met is None and not fact.is_related])

    @cached_property
    def meetings(self) -> dict[str, list[Touch]]:
        """The two-way touches up to today by person, in the order of entry."""
        found: dict[str, list[Touch]] = defaultdict(list)
        for touch in self.account.touches:
            if touch.two_way and touch.on <= self.today:
                for person_id in touch.person_ids:
                    found[person_id].append(touch)
        return found

    def met_by(self, person_id: str | None, within: int) -> set[str]:
        """Return the teammates who met a person in the last so many days."""
        return {
            teammate
            for touch in self.meetings.get(person_id or "", ())
            if (self.today - touch.on).days <= within
            for teammate in touch.teammate_ids
        }

    @cached_property
    def contacts(self) -> dict[str, list[Contact]]:
        """The contacts by person."""
        found: dict[str, list[Contact]] = defaultdict(list)
        for contact in self.account.contacts:
            found[contact.person_id].append(contact)
        return found

    # -- Who of us

    @cached_property
    def sponsor_id(self) -> str | None:
        """Our executive sponsor, else the first of us at the upper level; None without either."""
        team = self.account.teammates
        sponsor = next((t.id for t in team if t.is_sponsor), None)
        return sponsor or next((t.id for t in team if t.level is Level.UPPER), None)

    def contact_of(self, seats: Iterable[Seat]) -> str | None:
        """Return who of us keeps the contact with the first of these people, else knows them best.

        Else who met them last; None where nobody of us has anything to do with them.
        """
        for seat in seats:
            if seat.person_id:
                return self._nearest.get(seat.person_id)
        return None

    @cached_property
    def _nearest(self) -> dict[str, str | None]:
        return {person_id: self._nearest_to(person_id) for person_id in self.people}

    def _nearest_to(self, person_id: str) -> str | None:
        known = self.contacts.get(person_id)
        if known:
            keeps = next((c.teammate_id for c in known if c.is_owner), None)
            if keeps is not None:
                return keeps
            best = max(known, key=lambda c: c.closeness or 0)
            if (best.closeness or 0) >= TALKS:
                return best.teammate_id
        fact = self.reaches.get(person_id, NOBODY)
        return fact.by[0] if fact.by else None

    @cached_property
    def _answers(self) -> dict[str, str]:
        return {
            concern.id: concern.owner_id
            for seat in self.decision.seats
            for concern in seat.concerns
            if concern.owner_id
        }

    def answers_for(self, concern_id: str | None) -> str | None:
        """Return the teammate who answers for a concern; None where nobody does."""
        return self._answers.get(concern_id or "")

    # -- How far it is

    @property
    def is_running(self) -> bool:
        """Whether the decision is still open."""
        return self.decision.state is DecisionState.RUNNING

    @cached_property
    def far(self) -> int | None:
        """The farthest step, 0 … 5, that theirs, ours or the buyer's stage has reached."""
        decision = self.decision
        found = (
            BUYING.get(decision.buying_step) if decision.buying_step else None,
            SELLING.get(decision.selling_stage) if decision.selling_stage else None,
            BUYER.get(decision.buyer_stage) if decision.buyer_stage else None,
        )
        return max((place for place in found if place is not None), default=None)

    def is_at(self, place: int) -> bool:
        """Whether the decision is known to have come to this step or beyond."""
        return self.is_running and self.far is not None and self.far >= place

    @property
    def days_left(self) -> int | None:
        """The days to the decision, negative when it has passed; None where no day is entered."""
        by = self.decision.decide_by
        return None if by is None else (by - self.today).days

    # -- What they are called

    def name(self, seat: Seat) -> str:
        """Return the name of who sits there, or whom we look for."""
        return self.people[seat.person_id].name if seat.person_id else seat.title

    def names(self, seats: Iterable[Seat]) -> tuple[str, ...]:
        """Return the names of several seats."""
        return tuple([self.name(seat) for seat in seats])

    def level(self, seat: Seat) -> Level | None:
        """Return the level of the seat."""
        return level_of(self.people, seat)

    def department(self, seat: Seat) -> str | None:
        """Return the id of the department of the seat."""
        return department_of(self.people, seat)
