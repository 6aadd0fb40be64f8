"""Any account at all, for hypothesis; a lifelike one of a given size is in ``tests.lifelike``."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from stakeholder_map.model import edits, scales
from stakeholder_map.model.acceptance import Acceptance
from stakeholder_map.model.account import Account
from stakeholder_map.model.archive import ArchiveEntry, EntryKind
from stakeholder_map.model.competitor import Competitor, Trait
from stakeholder_map.model.decision import (
    ApprovalStep,
    Bant,
    BantItem,
    Budget,
    CompetitorFit,
    Criterion,
    Decision,
    Milestone,
    Pain,
    RequiredRole,
    Stake,
)
from stakeholder_map.model.limits import Limits
from stakeholder_map.model.person import Department, Organisation, Person, Reachable
from stakeholder_map.model.rules import RuleSetting
from stakeholder_map.model.scales import Money
from stakeholder_map.model.seat import Concern, Seat, Stance
from stakeholder_map.model.stage import StageMove, Tick
from stakeholder_map.model.task import Task
from stakeholder_map.model.team import Contact, Teammate, Touch
from stakeholder_map.model.tie import Tie
from tests import any_rules
from tests.any_text import DAYS, HOSTILE, names, some, texts

__all__ = ["DAYS", "HOSTILE", "SUPPORTS", "accounts", "edited", "names", "some", "texts"]

SHARES = st.none() | st.floats(0, 1)
MONEY = st.none() | st.builds(
    Money,
    amount=st.floats(-1e12, 1e12),
    currency=st.sampled_from(["CNY", "EUR", "USD", "JPY"]),
)
SUPPORTS = st.none() | st.integers(-5, 5)


@st.composite
def accounts(draw: st.DrawFn, max_people: int = 5) -> Account:
    """Any account that may be saved: every field may be filled, every reference holds."""
    id_numbers = iter(range(10**6))

    def ids(prefix: str, most: int) -> list[str]:
        return [f"{prefix}{next(id_numbers)}" for _ in range(draw(st.integers(0, most)))]

    def one_of(keys: list[str]) -> st.SearchStrategy[Any]:
        return st.none() | st.sampled_from(keys) if keys else st.none()

    def several(keys: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
        if not keys:
            return st.just(())
        return st.lists(st.sampled_from(keys), max_size=3, unique=True).map(tuple)

    def made(keys: list[str], kind: type[Any], /, **fields: Any) -> tuple[Any, ...]:
        return tuple(draw(st.builds(kind, id=st.just(key), **fields)) for key in keys)

    departments, organisations = ids("dep", 3), ids("org", 2)
    teammates, people = ids("team", 3), ids("per", max_people)
    competitors, decisions = ids("comp", 2), ids("dec", 2)

    def person(key: str) -> Person:
        home = draw(st.sampled_from(["department_id", "organisation_id", None]))
        where = {"department_id": departments, "organisation_id": organisations}
        place = {home: draw(one_of(where[home]))} if home else {}
        fields = st.fixed_dictionaries(
            {
                "name": names(),
                "title": texts(),
                "level": some(scales.Level),
                "reachable": st.builds(Reachable, phone=texts(), email=texts(), wechat=texts()),
                "profile": texts(),
                "notes": texts(),
                "since": st.none() | DAYS,
                "left_on": st.none() | DAYS,
                "met": st.none() | st.booleans(),
                "external_ids": st.dictionaries(texts(), texts(), max_size=2),
            }
        )
        return Person(id=key, **place, **draw(fields))

    def tie(key: str) -> Tie | None:
        if len(people) < 2:
            return None
        source, target = draw(st.permutations(people))[:2]
        fields = {
            "kind": st.sampled_from(list(scales.TieKind)),
            "strength": SHARES,
            "sign": st.sampled_from([-1, 1]),
            "dotted": st.booleans(),
            "basis": some(scales.Basis),
            "said_by": texts(),
            "on": st.none() | DAYS,
            "remark": texts(),
        }
        return Tie(id=key, source=source, target=target, **draw(st.fixed_dictionaries(fields)))

    def seat(key: str, person_id: str | None) -> Seat:
        stance = st.builds(
            Stance,
            on=DAYS,
            support=SUPPORTS,
            confidence=SHARES,
            commitment=SHARES,
            evidence=texts(),
            basis=some(scales.Basis),
            said_by=texts(),
        )
        concerns = made(
            ids("con", 2),
            Concern,
            text=names(),
            category=st.sampled_from(list(scales.ConcernCategory)),
            severity=st.sampled_from(list(scales.Severity)),
            state=st.sampled_from(list(scales.ConcernState)),
            owner_id=one_of(teammates),
            due=st.none() | DAYS,
            answer=texts(),
            support_if_resolved=SUPPORTS,
        )
        fields = {
            "title": texts(),
            "department_id": one_of(departments),
            "roles": st.lists(st.sampled_from(list(scales.Role)), max_size=2, unique=True),
            "unmapped_role": texts(),
            "hidden": st.booleans(),
            "coach": st.booleans(),
            "weight": SHARES,
            "veto": st.booleans(),
            "stances": st.lists(stance, max_size=3).map(tuple),
            "backs_id": one_of(competitors),
            "note": texts(),
        }
        known = draw(st.fixed_dictionaries(fields))
        return Seat(id=key, person_id=person_id, concerns=concerns, **known)

    def decision(key: str) -> Decision:
        sitting = draw(st.lists(st.sampled_from(people), unique=True)) if people else []
        seats = [seat(f"seat{next(id_numbers)}", person_id) for person_id in sitting]
        seats += [seat(missing, None) for missing in ids("seat", 1)]
        bant_item = {
            "state": some(scales.BantState),
            "text": texts(),
            "evidence": texts(),
            "on": st.none() | DAYS,
            "person_id": one_of(people),
        }
        fields = {
            "name": names(),
            "state": st.sampled_from(list(scales.DecisionState)),
            "closed_on": st.none() | DAYS,
            "outcome": texts(),
            "value": MONEY,
            "decide_by": st.none() | DAYS,
            "buyer_stage": some(scales.BuyerStage),
            "buying_step": some(scales.BuyingStep),
            "selling_stage": some(scales.SellingStage),
            "bant": st.builds(
                Bant,
                budget=st.builds(Budget, amount=MONEY, source=texts(), **bant_item),
                authority=st.builds(BantItem, **bant_item),
            ),
        }
        return Decision(
            id=key,
            seats=tuple(seats),
            steps=made(
                ids("step", 2),
                ApprovalStep,
                name=names(),
                seat_ids=several([found.id for found in seats]),
                rule=st.sampled_from(list(scales.StepRule)),
                quota=st.floats(0.01, 1),
                due=st.none() | DAYS,
            ),
            stakes=tuple(
                Stake(
                    department_id=department,
                    weight=draw(SHARES),
                    demands=draw(st.lists(names(), max_size=2).map(tuple)),
                )
                for department in draw(several(departments))
            ),
            required_roles=made(
                ids("role", 2),
                RequiredRole,
                role=st.sampled_from(list(scales.Role)),
                department_id=one_of(departments),
                note=texts(),
            ),
            milestones=made(ids("mile", 1), Milestone, on=DAYS, text=names(), done=st.booleans()),
            criteria=made(
                ids("crit", 1),
                Criterion,
                text=names(),
                weight=SHARES,
                set_by_id=one_of(people),
                our_fit=st.none() | st.integers(0, 4),
                competitor_fits=st.tuples(
                    st.builds(
                        CompetitorFit,
                        competitor_id=st.sampled_from(competitors),
                        fit=st.integers(0, 4),
                    )
                )
                if competitors
                else st.just(()),
                who_could_id=one_of(people),
            ),
            pains=made(
                ids("pain", 1),
                Pain,
                text=names(),
                person_ids=several(people),
                department_ids=several(departments),
                severity=st.none() | st.integers(1, 5),
                cost=MONEY,
                layer=some(scales.Layer),
                worth=MONEY,
            ),
            acceptances=made(
                ids("accept", 1), Acceptance, **any_rules.acceptance(names(), texts(), DAYS)
            ),
            ticks=made(
                ids("tick", 1),
                Tick,
                item=texts(),
                done=st.booleans(),
                on=st.none() | DAYS,
                teammate_id=one_of(teammates),
                evidence=texts(),
            ),
            stage_moves=made(
                ids("move", 1),
                StageMove,
                on=DAYS,
                left=some(scales.SellingStage),
                step_entered=some(scales.BuyingStep),
                open_items=st.lists(texts(), max_size=2).map(tuple),
                reason=texts(),
            ),
            **draw(st.fixed_dictionaries(fields)),
        )

    contacts = ids("cont", 2) if teammates and people else []
    traits = st.builds(Trait, dimension=st.sampled_from(list(scales.Dimension)), strength=texts())
    made_decisions = tuple(decision(key) for key in decisions)
    concerns = [c.id for found in made_decisions for seat in found.seats for c in seat.concerns]
    fields = {
        "name": names(),
        "industry": texts(),
        "segment": some(scales.Segment),
        "relationship_stage": some(scales.RelationshipStage),
        "currency": st.none() | st.sampled_from(["CNY", "EUR"]),
        "owner_id": one_of(teammates),
        "background": texts(),
        "notes": texts(),
        "our_traits": st.lists(traits, max_size=1).map(tuple),
        "health_weights": any_rules.health_weights(),
        "limits": st.builds(Limits, cold_days=st.integers(1, 3650), commitment=st.floats(0, 1)),
    }
    return Account(
        id=f"acc{draw(st.integers(0, 10**9))}",
        departments=made(departments, Department, name=names()),
        organisations=made(
            organisations,
            Organisation,
            name=names(),
            kind=st.sampled_from(list(scales.OrganisationKind)),
            note=texts(),
        ),
        teammates=made(teammates, Teammate, name=names(), title=texts(), level=some(scales.Level)),
        people=tuple(person(key) for key in people),
        ties=tuple(found for key in ids("tie", 4) if (found := tie(key)) is not None),
        contacts=made(
            contacts,
            Contact,
            teammate_id=st.sampled_from(teammates or [""]),
            person_id=st.sampled_from(people or [""]),
            closeness=st.none() | st.integers(0, 4),
            is_owner=st.booleans(),
            note=texts(),
        ),
        competitors=made(
            competitors,
            Competitor,
            name=names(),
            decision_ids=several(decisions),
            traits=st.lists(traits, max_size=1).map(tuple),
            attack_lines=st.just(()),
            note=texts(),
        ),
        decisions=made_decisions,
        tasks=made(
            ids("task", 2),
            Task,
            what=names(),
            state=st.sampled_from(list(scales.TaskState)),
            due=st.none() | DAYS,
            decision_id=one_of(decisions),
            teammate_id=one_of(teammates),
            person_ids=several(people),
            concern_id=one_of(concerns),
            through_ids=several(people),
            message=texts(),
            material=texts(),
            gain_f=st.none() | st.floats(-2, 2),
            done_on=st.none() | DAYS,
            rule=texts(),
            result=texts(),
        ),
        touches=made(
            ids("touch", 2),
            Touch,
            on=DAYS,
            kind=st.sampled_from(list(scales.TouchKind)),
            teammate_ids=several(teammates),
            person_ids=several(people),
            two_way=st.none() | st.booleans(),
            decision_id=one_of(decisions),
            outcome=texts(),
        ),
        rule_settings=made(ids("set", 2), RuleSetting, **any_rules.setting()),
        archive=made(
            ids("arch", 1),
            ArchiveEntry,
            on=DAYS,
            kind=st.sampled_from(list(EntryKind)),
            title=texts(),
            text=texts(),
            source=texts(),
            person_id=one_of(people),
            by_id=one_of(teammates),
        ),
        **draw(st.fixed_dictionaries(fields)),
    )


#: Collections whose order a user can change.
ORDERED = ("departments", "people", "ties", "teammates", "touches", "tasks", "decisions")


@st.composite
def edited(draw: st.DrawFn, account: Account) -> Account:
    """The account after a few edits of every kind: it may be saved too."""
    for _ in range(draw(st.integers(1, 4))):
        account = draw(_once_edited(account))
    return account


@st.composite
def _once_edited(draw: st.DrawFn, account: Account) -> Account:
    kind = draw(st.sampled_from(["rename", "remove", "add", "shuffle", "seats", "field"]))
    collection = draw(st.sampled_from(ORDERED))
    things = getattr(account, collection)
    if kind == "remove" and things:
        return edits.remove(account, draw(st.sampled_from(things)).id)
    if kind == "add":
        key = f"new{draw(st.integers(0, 10**9))}"
        return edits.put(account, "people", Person(id=key, name=draw(names())))
    if kind == "shuffle":
        return account.but(**{collection: tuple(draw(st.permutations(things)))})
    if kind == "seats" and account.decisions:
        decision = draw(st.sampled_from(account.decisions))
        seats = tuple(draw(st.permutations(decision.seats)))
        if seats:
            stance = Stance(on=draw(DAYS), support=draw(SUPPORTS), evidence=draw(texts()))
            again = seats[0].but(stances=(*seats[0].stances, stance), veto=draw(st.booleans()))
            seats = (again, *seats[1:])
        return edits.put_decision(account, decision.but(seats=seats))
    if kind == "field" and account.people:
        person = draw(st.sampled_from(account.people))
        again = person.but(
            notes=draw(texts()),
            reachable=Reachable(phone=draw(texts())),
            external_ids=draw(st.dictionaries(texts(), texts(), max_size=2)),
            met=draw(st.none() | st.booleans()),
        )
        return edits.put(account, "people", again)
    return account.but(name=draw(names()), background=draw(texts()))
