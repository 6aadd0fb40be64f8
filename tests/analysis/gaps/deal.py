"""Small accounts for the gap rules, put together in a few words."""

from datetime import date, timedelta

from stakeholder_map.analysis.gaps import Gap
from stakeholder_map.analysis.reading import read
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Department, Person
from stakeholder_map.model.scales import Level, Role, TieKind
from stakeholder_map.model.seat import Seat, Stance
from stakeholder_map.model.team import Teammate, Touch
from stakeholder_map.model.tie import Tie

TODAY = date(2026, 3, 2)
DEPARTMENTS = {"it": "IT", "fin": "Finance"}


class Deal:
    """An account put together in a few words: ``Deal().person("Anna", support=3, met=10)``."""

    def __init__(self, **decision) -> None:
        self.people, self.seats, self.touches, self.ties = [], [], [], []
        self.decision = decision

    def person(self, name, *, support=None, met=None, two_way=True, age=0, seat=None, **more):
        """Add a person with a seat, met so many days ago; ``seat``: its other fields."""
        fields = {"level": Level.MIDDLE, "department_id": "it", **more}
        self.people.append(Person(id=name, name=name, **fields))
        stances = ()
        if support is not None:
            stances = (Stance(on=TODAY - timedelta(days=age), support=support),)
        self.seats.append(Seat(id=f"s-{name}", person_id=name, stances=stances, **(seat or {})))
        if met is not None:
            day = TODAY - timedelta(days=met)
            self.touches.append(Touch(on=day, two_way=two_way, person_ids=(name,)))
        return self

    def missing(self, **fields):
        self.seats.append(Seat(id="missing", **fields))
        return self

    def tie(self, source, target, strength=0.9):
        self.ties.append(
            Tie(source=source, target=target, kind=TieKind.INFLUENCES, strength=strength)
        )
        return self

    def account(self, **more) -> Account:
        return Account(
            name="A",
            departments=tuple(Department(id=k, name=n) for k, n in DEPARTMENTS.items()),
            people=tuple(self.people),
            touches=tuple(self.touches),
            ties=tuple(self.ties),
            decisions=(Decision(id="d", name="MES", seats=tuple(self.seats), **self.decision),),
            **{"teammates": (Teammate(id="li", name="Li Na"),), **more},
        )

    def gaps(self, rule: str, **more) -> list[Gap]:
        return [gap for gap in read(self.account(**more), "d", TODAY).gaps if gap.rule == rule]

    def gap(self, rule: str, **more) -> Gap:
        (found,) = self.gaps(rule, **more)
        return found


def sat(*roles: Role, **fields) -> dict:
    return {"roles": roles, **fields}


DM, USER, GATE = Role.DECISION_MAKER, Role.USER, Role.GATEKEEPER
