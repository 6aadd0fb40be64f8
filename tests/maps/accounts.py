"""Accounts made by a seeded generator, of any size, with everything a map has to show."""

from __future__ import annotations

import random
from datetime import date, timedelta

from stakeholder_map.model.account import Account
from stakeholder_map.model.competitor import Competitor
from stakeholder_map.model.decision import Decision, RequiredRole, Stake
from stakeholder_map.model.person import Department, Organisation, Person
from stakeholder_map.model.scales import (
    BuyerStage,
    ConcernState,
    Level,
    Money,
    OrganisationKind,
    Role,
    Severity,
    TieKind,
)
from stakeholder_map.model.seat import Concern, Seat, Stance
from stakeholder_map.model.team import Teammate, Touch
from stakeholder_map.model.tie import Tie

TODAY = date(2026, 3, 2)

DEPARTMENTS = (
    ("Management", "经营管理层", 0.30, "Strategic value"),
    ("Information Technology", "信息技术部", 0.25, "Integration, security"),
    ("Finance", "财务部", 0.20, "Total cost of ownership, payback"),
    ("Production", "生产制造部", 0.15, "Uptime, changeover"),
    ("Procurement", "采购部", 0.10, "Price, supply risk"),
    ("Quality", "质量管理部", None, "Traceability"),
    ("Logistics", "物流部", None, ""),
    ("Legal", "法务部", None, "Liability"),
)
FIRST = "Anna Bernd Chloé Dmitri Elif Farid Greta Håkon Ines Jürgen Katharina Luís Mehmet Noor"
LAST = "Lindqvist Øvergård Weber Nowak Haddad Castellanos Fitzgerald Moreau Kovačević Ito"
SURNAMES, GIVEN = (
    "林陈王李张刘赵黄周吴欧阳",
    ("国栋", "伟", "娜", "雷", "芳", "静怡", "志强", "海燕", "敏"),
)
TITLES = (
    ("Chief Executive Officer", "总经理"),
    ("Vice President Manufacturing", "制造副总裁"),
    ("Department Head", "部门经理"),
    ("Security Officer", "信息安全官"),
    ("Planner", "计划员"),
    ("Line Supervisor", "产线主管"),
)
CONCERNS = (
    ("Payback longer than 18 months", "投资回收期超过十八个月"),
    ("Data residency", "数据出境"),
    ("Integration risk with the old ERP", "与现有ERP集成的风险"),
    ("Training time", "培训时间"),
)


def touch(key: str, days_ago: int, ours: str, theirs: str, *, two_way: bool = True) -> Touch:
    """Return a meeting of two people before (or, below 0, after) the tests' day."""
    return Touch(
        id=key,
        on=TODAY - timedelta(days=days_ago),
        teammate_ids=(ours,),
        person_ids=(theirs,),
        two_way=two_way,
    )


def account_of(people: int, seed: int = 1, chinese: bool = False, ties: float = 1.2) -> Account:
    """Return an account with ``people`` people and about ``ties`` influences a person."""
    rng = random.Random(f"{seed} {people} {chinese}")
    pick = 1 if chinese else 0
    count = max(1, min(len(DEPARTMENTS), 2 + people // 6)) if people else 0
    departments = tuple(Department(id=f"d{i}", name=DEPARTMENTS[i][pick]) for i in range(count))
    organisations = (
        (
            Organisation(
                id="o0",
                name="东方设计院" if chinese else "Orient Design Institute",
                kind=OrganisationKind.DESIGN_INSTITUTE,
            ),
        )
        if people >= 8
        else ()
    )
    persons: list[Person] = []
    found: list[Tie] = []
    for i in range(people):
        level = (
            Level.UPPER
            if i < max(1, people // 8)
            else (Level.MIDDLE if i < people * 0.45 else Level.WORKING)
        )
        outside = bool(organisations) and i % 17 == 16
        homeless = i % 23 == 22
        persons.append(
            Person(
                id=f"p{i}",
                name=_name(rng, chinese),
                title=TITLES[0][pick] if not i else rng.choice(TITLES[1:])[pick],
                department_id=None if outside or homeless else f"d{i % count}",
                organisation_id="o0" if outside else None,
                level=None if i % 29 == 28 else level,
                met=False if rng.random() < 0.15 else None,
            )
        )
        if i and not outside and rng.random() < 0.93:
            superior = _superior(i, people, count)
            found.append(
                Tie(id=f"r{i}", source=f"p{i}", target=f"p{superior}", kind=TieKind.REPORTS_TO)
            )
            if rng.random() < 0.06 and i > 3:
                found.append(
                    Tie(
                        id=f"s{i}",
                        source=f"p{i}",
                        target=f"p{(superior + 1) % i}",
                        kind=TieKind.REPORTS_TO,
                        dotted=True,
                    )
                )
    for n in range(int(people * ties) if people > 1 else 0):
        source, target = rng.sample(range(people), 2)
        found.append(
            Tie(
                id=f"t{n}",
                source=f"p{source}",
                target=f"p{target}",
                kind=rng.choices(
                    (TieKind.INFLUENCES, TieKind.ALLIED, TieKind.CONFLICT, TieKind.INFORMAL),
                    (8, 1, 1, 1),
                )[0],
                strength=rng.choice((None, 0.2, 0.4, 0.6, 0.8, 1.0)),
                sign=rng.choices((1, -1), (9, 1))[0],
            )
        )
    decision = Decision(
        id="x0",
        name="制造执行系统更换" if chinese else "MES replacement",
        value=Money(amount=4_800_000, currency="CNY" if chinese else "EUR"),
        decide_by=TODAY + timedelta(days=90),
        buyer_stage=BuyerStage.SELECTION,
        stakes=tuple(
            Stake(
                department_id=f"d{i}",
                weight=DEPARTMENTS[i][2],
                demands=(DEPARTMENTS[i][3],) if DEPARTMENTS[i][3] else (),
            )
            for i in range(count)
        ),
        required_roles=(RequiredRole(id="q0", role=Role.USER, department_id="d1"),)
        if count > 1
        else (),
        seats=tuple(_seat(rng, i, people, pick) for i in range(people))
        + (
            (Seat(id="ghost", title="Security Officer", department_id="d1", weight=0.05),)
            if count > 1
            else ()
        ),
    )
    return Account(
        id="acct",
        name="华东精密制造有限公司" if chinese else "Huadong Precision",
        departments=departments,
        organisations=organisations,
        people=tuple(persons),
        ties=tuple(found),
        teammates=(Teammate(id="m0", name="李娜" if chinese else "Li Na"),),
        touches=tuple(
            touch(
                f"c{i}",
                rng.choice((3, 20, 50, 90, 200)),
                "m0",
                f"p{i}",
                two_way=rng.random() < 0.85,
            )
            for i in range(people)
            if rng.random() < 0.6
        ),
        competitors=(Competitor(id="k0", name="Nordwerk Systems"),),
        decisions=(decision,),
    )


def _name(rng: random.Random, chinese: bool) -> str:
    if chinese:
        return rng.choice(SURNAMES) + rng.choice(GIVEN)
    return f"{rng.choice(FIRST.split())} {rng.choice(LAST.split())}"


def _superior(i: int, people: int, departments: int) -> int:
    upper = max(1, people // 8)
    if i < upper:
        return 0
    above = i - departments * (1 if i < people * 0.45 else 2)
    while above >= i or above < 0:
        above = i % upper
    return above


def _seat(rng: random.Random, i: int, people: int, pick: int) -> Seat:
    support = rng.choice((None, None, -4, -3, -1, 0, 1, 2, 3, 5))
    hidden = i % 11 == 10
    return Seat(
        id=f"s{i}",
        person_id=f"p{i}",
        roles=(Role.INFLUENCER,)
        if hidden
        else tuple(
            rng.sample((Role.DECISION_MAKER, Role.USER, Role.GATEKEEPER), rng.choice((1, 1, 2)))
        ),
        hidden=hidden,
        coach=i % 9 == 5,
        weight=None if hidden else round(1 / max(people, 1), 3),
        veto=i % 8 == 3,
        stances=(Stance(on=TODAY - timedelta(days=30), support=support, confidence=0.7),),
        concerns=tuple(
            Concern(
                id=f"e{i}-{n}",
                text=rng.choice(CONCERNS)[pick],
                severity=rng.choice(tuple(Severity)),
                state=rng.choice(tuple(ConcernState)),
            )
            for n in range(rng.choice((0, 1, 1, 2)))
        ),
        backs_id="k0" if i % 13 == 7 else None,
    )
