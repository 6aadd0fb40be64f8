"""A lifelike account of any size; the same seed gives the same one."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from stakeholder_map.model import scales
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import (
    Decision,
    Stake,
)
from stakeholder_map.model.person import Department, Person
from stakeholder_map.model.seat import Concern, Seat, Stance
from stakeholder_map.model.team import Contact, Teammate, Touch
from stakeholder_map.model.tie import Tie


def make_account(
    people: int = 12, seed: int = 1, today: date = date(2026, 3, 2), **changes: Any
) -> Account:
    """Return a lifelike account: three departments, one decision in which everybody has a seat.

    The first person is the top decision-maker; everybody else reports to somebody before them.
    About one in four stances is unknown, one seat is missing, one veto's stance is unknown.

    Args:
        people: how many persons, from 0.
        seed: the same seed gives the same account.
        today: touches and stances lie in the half year before it.
        changes: fields of the account to set instead.
    """
    dice = random.Random(seed)
    departments = tuple(
        Department(id=f"dep{n}", name=name) for n, name in enumerate(("IT", "Finance", "生产部"))
    )
    team = tuple(Teammate(id=f"team{n}", name=name) for n, name in enumerate(("Eva", "李伟")))
    persons = tuple(
        Person(
            id=f"per{n}",
            name=f"Person {n}",
            title=f"Title {n}",
            department_id=departments[n % 3].id,
            level=(scales.Level.UPPER, scales.Level.MIDDLE, scales.Level.WORKING)[
                0 if n == 0 else 1 if n < 4 else 2
            ],
        )
        for n in range(people)
    )

    def day() -> date:
        return today - timedelta(days=dice.randrange(180))

    lines = [
        Tie(
            id=f"line{n}",
            source=f"per{n}",
            target=f"per{(n - 1) // 3}",
            kind=scales.TieKind.REPORTS_TO,
        )
        for n in range(1, people)
    ]
    if people > 1:
        for n in range(people):
            source, target = dice.sample(range(people), 2)
            lines.append(
                Tie(
                    id=f"tie{n}",
                    source=f"per{source}",
                    target=f"per{target}",
                    kind=dice.choice(
                        (
                            scales.TieKind.INFLUENCES,
                            scales.TieKind.INFLUENCES,
                            scales.TieKind.ALLIED,
                            scales.TieKind.CONFLICT,
                            scales.TieKind.INFORMAL,
                        )
                    ),
                    strength=round(dice.uniform(0.2, 0.9), 2),
                )
            )
    seats = [
        Seat(
            id=f"seat{n}",
            person_id=f"per{n}",
            roles=(scales.Role.DECISION_MAKER,) if n == 0 else (list(scales.Role)[n % 4],),
            veto=n == 2,
            stances=()
            if n == 2 or dice.random() < 0.25
            else (
                Stance(
                    on=day(),
                    support=dice.randint(-5, 5),
                    confidence=round(dice.uniform(0.3, 1), 2),
                    commitment=round(dice.uniform(0.2, 0.9), 2),
                ),
            ),
            concerns=(Concern(id=f"con{n}", text=f"Concern {n}"),) if n % 3 == 1 else (),
        )
        for n in range(people)
    ]
    seats.append(Seat(id="seat-missing", title="Security officer", roles=(scales.Role.GATEKEEPER,)))
    decision = Decision(
        id="dec0",
        name="The purchase",
        stakes=tuple(
            Stake(department_id=department.id, weight=weight)
            for department, weight in zip(departments, (0.4, 0.35, 0.25), strict=True)
        ),
        seats=tuple(seats),
    )
    account = Account(
        id=f"account-{seed}",
        name=f"Account {seed}",
        departments=departments,
        teammates=team,
        people=persons,
        ties=tuple(lines),
        contacts=tuple(
            Contact(
                id=f"cont{n}", teammate_id=dice.choice(team).id, person_id=f"per{n}", closeness=3
            )
            for n in range(0, people, 2)
        ),
        touches=tuple(
            Touch(
                id=f"touch{n}",
                on=day(),
                teammate_ids=(dice.choice(team).id,),
                person_ids=(f"per{n}",),
                two_way=True,
            )
            for n in range(0, people, 2)
        ),
        decisions=(decision,),
    )
    return account.but(**changes) if changes else account
