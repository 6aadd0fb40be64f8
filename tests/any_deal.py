"""Any deal in the small: few people, much of it unknown, everything that a rule asks about.

``tests.strategies`` fills every field of the format; here most accounts are such that rules fire.
The same seed gives the same account.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

from hypothesis import strategies as st

from stakeholder_map.model import scales as s
from stakeholder_map.model.account import Account
from stakeholder_map.model.competitor import AttackLine, Competitor
from stakeholder_map.model.decision import (
    ApprovalStep,
    Bant,
    Budget,
    CompetitorFit,
    Criterion,
    Decision,
    Milestone,
    Pain,
    RequiredRole,
    Stake,
)
from stakeholder_map.model.person import Department, Person
from stakeholder_map.model.seat import Concern, Seat, Stance
from stakeholder_map.model.stage import StageMove
from stakeholder_map.model.team import Contact, Teammate, Touch
from stakeholder_map.model.tie import Tie

TODAY = date(2026, 3, 2)

T = TypeVar("T")


def any_deals() -> st.SearchStrategy[Account]:
    """Accounts of :func:`any_deal`; a failing one is found again by its seed."""
    return st.integers(0, 10**9).map(any_deal)


def any_deal(seed: int) -> Account:
    """Return an account of up to six people, up to three of us, and one or two decisions.

    People have left, are new, have no department; touches lie ahead or nobody wrote down whether
    they were answered and who of us was there; both decisions share the people.
    """
    return _Maker(random.Random(seed)).account()


class _Maker:
    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.departments = self.keys("dep", 0, 1, 2, 3)
        self.team = self.keys("mate", 0, 1, 2, 3)
        self.people = self.keys("per", 0, 1, 2, 3, 4, 5, 6, 6)
        self.rivals = self.keys("rival", 0, 0, 1, 2)

    def keys(self, kind: str, *sizes: int) -> list[str]:
        return [f"{kind}{n}" for n in range(self.dice.choice(sizes))]

    def maybe(self, value: T, unknown: float = 0.3) -> T | None:
        return None if self.dice.random() < unknown else value

    def one(self, keys: Sequence[str], unknown: float = 0.3) -> str | None:
        return self.maybe(self.dice.choice(keys), unknown) if keys else None

    def some(self, keys: Sequence[T], most: int) -> tuple[T, ...]:
        return tuple(self.dice.sample(keys, min(len(keys), self.dice.randint(0, most))))

    def day(self, first: int, last: int) -> date:
        """Return a day from so many days ago to so many days ahead."""
        return TODAY + timedelta(self.dice.randint(-first, last))

    def share(self, unknown: float = 0.3) -> float | None:
        return self.maybe(round(self.dice.random(), 2), unknown)

    def chance(self, of: float) -> bool:
        return self.dice.random() < of

    def account(self) -> Account:
        dice = self.dice
        level = list(s.Level)
        return Account(
            id="acc",
            name="Acme",
            owner_id=self.one(self.team),
            departments=tuple(Department(id=key, name=key) for key in self.departments),
            people=tuple(
                Person(
                    id=key,
                    name=key.upper(),
                    level=self.maybe(dice.choice(level)),
                    since=self.maybe(self.day(200, 40), 0.7),
                    left_on=self.maybe(self.day(200, 40), 0.85),
                    met=self.maybe(self.chance(0.5), 0.7),
                    department_id=self.one(self.departments, 0.2),
                )
                for key in self.people
            ),
            teammates=tuple(
                Teammate(
                    id=key,
                    name=key,
                    level=self.maybe(dice.choice(level)),
                    is_sponsor=self.chance(0.2),
                )
                for key in self.team
            ),
            touches=tuple(
                Touch(
                    id=key,
                    on=self.day(200, 10),
                    two_way=self.maybe(self.chance(0.8)),
                    person_ids=self.some(self.people, 2),
                    teammate_ids=self.some(self.team, 2),
                )
                for key in self.keys("touch", *range(7))
            ),
            contacts=tuple(
                Contact(
                    id=f"knows-{mate}-{person}",
                    teammate_id=mate,
                    person_id=person,
                    closeness=self.maybe(dice.randint(0, 4)),
                    is_owner=self.chance(0.3),
                )
                for mate in self.team
                for person in self.people
                if self.chance(0.25)
            ),
            ties=tuple(self.tie(key) for key in self.keys("tie", *range(6)) if self.people[1:]),
            competitors=tuple(
                Competitor(
                    id=key,
                    name=key,
                    decision_ids=("d0",) if self.chance(0.3) else (),
                    attack_lines=(AttackLine(id=f"line-{key}", text="x"),)
                    if self.chance(0.3)
                    else (),
                )
                for key in self.rivals
            ),
            decisions=tuple(self.decision(key) for key in self.keys("d", 1, 1, 2)),
        )

    def tie(self, key: str) -> Tie:
        source, target = self.dice.sample(self.people, 2)
        return Tie(
            id=key,
            source=source,
            target=target,
            kind=self.dice.choice(list(s.TieKind)),
            strength=self.share(),
            sign=self.dice.choice((1, 1, -1)),
            said_by=self.dice.choice(("", "Eva", "Li")),
        )

    def stances(self) -> tuple[Stance, ...]:
        return tuple(
            Stance(
                on=self.day(150, 20),
                support=self.maybe(self.dice.randint(-5, 5)),
                basis=self.maybe(self.dice.choice(list(s.Basis))),
            )
            for _ in range(self.dice.choice((0, 1, 1, 1, 2)))
        )

    def concern(self, key: str) -> Concern:
        return Concern(
            id=key,
            text=f"worry {key}",
            category=self.dice.choice(list(s.ConcernCategory)[:3]),
            severity=self.dice.choice(list(s.Severity)),
            state=self.dice.choice(list(s.ConcernState)),
            owner_id=self.one(self.team, 0.5),
            due=self.maybe(self.day(40, 40), 0.4),
            answered_on=self.maybe(self.day(60, 0), 0.5),
        )

    def seat(self, key: str, person_id: str) -> Seat:
        return Seat(
            id=key,
            person_id=person_id,
            roles=self.some(list(s.Role), 2),
            hidden=self.chance(0.15),
            coach=self.chance(0.15),
            weight=self.share(0.5),
            veto=self.chance(0.15),
            stances=self.stances(),
            concerns=tuple(self.concern(f"{key}-{c}") for c in self.keys("con", 0, 0, 1, 2)),
            backs_id=self.one(self.rivals, 0.8),
        )

    def ghost(self, key: str) -> Seat:
        return Seat(
            id=key,
            title=self.dice.choice(("", "Security officer")),
            department_id=self.one(self.departments),
            roles=self.some(list(s.Role), 1),
            veto=self.chance(0.2),
            weight=self.share(0.5),
            stances=self.stances() if self.chance(0.3) else (),
        )

    def decision(self, key: str) -> Decision:
        dice = self.dice
        seats = [self.seat(f"{key}-{who}", who) for who in self.people if self.chance(0.85)]
        seats += [self.ghost(f"{key}-{ghost}") for ghost in self.keys("ghost", 0, 0, 1)]
        amounts = (10, 100, 1000)
        return Decision(
            id=key,
            name=f"Purchase {key}",
            state=s.DecisionState.RUNNING if self.chance(0.8) else dice.choice([*s.DecisionState]),
            value=self.maybe(s.Money(amount=dice.choice(amounts), currency="EUR")),
            decide_by=self.maybe(self.day(20, 60)),
            buyer_stage=self.maybe(dice.choice(list(s.BuyerStage)), 0.6),
            buying_step=self.maybe(dice.choice(list(s.BuyingStep)), 0.4),
            selling_stage=self.maybe(dice.choice(list(s.SellingStage)), 0.4),
            bant=Bant(
                budget=Budget(
                    state=self.maybe(dice.choice(list(s.BantState))),
                    budget_state=self.maybe(dice.choice(list(s.BudgetState))),
                )
            ),
            seats=tuple(seats),
            steps=tuple(
                ApprovalStep(
                    id=f"{key}-{step}",
                    name=step,
                    seat_ids=self.some([seat.id for seat in seats], 3),
                    rule=dice.choice((s.StepRule.ALL, s.StepRule.ANY, s.StepRule.MAJORITY)),
                    from_value=self.maybe(dice.choice((50, 500)), 0.6),
                    due=self.maybe(self.day(20, 30)),
                )
                for step in self.keys("step", 0, 0, 1, 2)
            ),
            stakes=tuple(
                Stake(department_id=home, weight=self.share(), demands=self.some(("speed",), 1))
                for home in self.departments
                if self.chance(0.6)
            ),
            required_roles=tuple(
                RequiredRole(
                    id=f"{key}-{role}",
                    role=dice.choice(list(s.Role)),
                    department_id=self.one(self.departments),
                )
                for role in self.keys("role", 0, 0, 1)
            ),
            milestones=tuple(
                Milestone(id=f"{key}-{mark}", on=self.day(40, 20), text=mark, done=self.chance(0.4))
                for mark in self.keys("mark", 0, 1, 2)
            ),
            criteria=tuple(
                Criterion(
                    id=f"{key}-{one}",
                    text=one,
                    weight=self.share(),
                    our_fit=self.maybe(dice.randint(0, 4)),
                    set_by_id=self.one(self.people),
                    who_could_id=self.one(self.people),
                    competitor_fits=tuple(
                        CompetitorFit(competitor_id=rival, fit=dice.randint(0, 4))
                        for rival in self.rivals[:1]
                    ),
                )
                for one in self.keys("criterion", 0, 0, 1, 2)
            ),
            pains=tuple(
                Pain(
                    id=f"{key}-{pain}",
                    text=pain,
                    severity=self.maybe(dice.randint(1, 5)),
                    answer=dice.choice(("", "so")),
                )
                for pain in self.keys("pain", 0, 1)
            ),
            stage_moves=tuple(
                StageMove(
                    id=f"{key}-{move}",
                    on=self.day(150, 0),
                    entered=dice.choice(list(s.SellingStage)),
                )
                for move in self.keys("move", 0, 0, 1)
            ),
        )
