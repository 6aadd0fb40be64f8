"""Each sample account shows everything that a newcomer should find in one."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from stakeholder_map.model.account import Account
from stakeholder_map.model.scales import (
    Basis,
    ConcernState,
    Dimension,
    Level,
    Role,
    StepRule,
    TieKind,
)
from stakeholder_map.model.seat import Concern, Seat
from tests.samples.conftest import AS_OF


def _seats(account: Account) -> list[Seat]:
    return [seat for decision in account.decisions for seat in decision.seats]


def _concerns(account: Account) -> list[Concern]:
    return [concern for seat in _seats(account) for concern in seat.concerns]


def _cold(account: Account) -> int:
    last = [account.last_met(person.id, AS_OF) for person in account.people]
    return sum(1 for day in last if day and (AS_OF - day).days > account.limits.cold_days)


def _months(account: Account) -> int:
    days = [touch.on for touch in account.touches]
    return (max(days) - min(days)).days // 30


def _bant(account: Account) -> int:
    """How many of the four have a state, words and, where confirmed, evidence."""
    items = [
        item
        for decision in account.decisions
        for item in (
            decision.bant.budget,
            decision.bant.authority,
            decision.bant.need,
            decision.bant.timeline,
        )
    ]
    return sum(1 for item in items if item.state and item.text)


#: What every sample has → how much of it, and how much there should at least be.
CONTENTS: dict[str, tuple[Callable[[Account], int], int]] = {
    "people": (lambda a: len(a.people), 17),
    "people outside": (lambda a: sum(p.is_external for p in a.people), 3),
    "people who left or came this year": (
        lambda a: sum(
            bool(p.left_on or (p.since and AS_OF - p.since < timedelta(days=400))) for p in a.people
        ),
        1,
    ),
    "private notes": (lambda a: sum(bool(p.notes) for p in a.people), 5),
    "profiles": (lambda a: sum(bool(p.profile) for p in a.people), 15),
    "people never met": (lambda a: sum(p.met is False for p in a.people), 2),
    "people nobody recorded": (lambda a: sum(p.met is None for p in a.people), 3),
    "dotted lines": (lambda a: sum(t.dotted for t in a.ties), 1),
    "ties against": (
        lambda a: sum(t.kind is TieKind.INFLUENCES and t.sign < 0 for t in a.ties),
        1,
    ),
    "ties with their source": (lambda a: sum(bool(t.said_by and t.on) for t in a.ties), 8),
    "teammates": (lambda a: len(a.teammates), 5),
    "executive sponsors": (lambda a: sum(t.is_sponsor for t in a.teammates), 1),
    "contacts with an owner": (lambda a: sum(c.is_owner for c in a.contacts), 10),
    "degrees of closeness": (lambda a: len({c.closeness for c in a.contacts}), 5),
    "touches": (lambda a: len(a.touches), 26),
    "months of touches": (_months, 6),
    "one-way touches": (lambda a: sum(t.two_way is False for t in a.touches), 2),
    "kinds of touches": (lambda a: len({t.kind for t in a.touches}), 4),
    "cold contacts": (_cold, 1),
    "vetoes with unknown stance": (
        lambda a: sum(s.veto and s.support is None for s in _seats(a)),
        1,
    ),
    "seats that moved": (lambda a: sum(len(s.stances) >= 2 for s in _seats(a)), 8),
    "stances with evidence": (
        lambda a: sum(bool(x.evidence) for s in _seats(a) for x in s.stances),
        20,
    ),
    "coaches": (lambda a: sum(s.coach for s in _seats(a)), 1),
    "missing seats": (lambda a: sum(s.is_missing for s in _seats(a)), 1),
    "blank weights": (lambda a: sum(s.weight is None for s in _seats(a)), 3),
    "people behind a competitor": (lambda a: sum(bool(s.backs_id) for s in _seats(a)), 1),
    "concerns nobody of us answers for": (
        lambda a: sum(c.is_open and not c.owner_id for c in _concerns(a)),
        1,
    ),
    "concerns overdue": (
        lambda a: sum(c.is_open and bool(c.due and c.due < AS_OF) for c in _concerns(a)),
        1,
    ),
    "concerns with a support to be won": (
        lambda a: sum(c.support_if_resolved is not None for c in _concerns(a)),
        5,
    ),
    "categories of concerns": (lambda a: len({c.category for c in _concerns(a)}), 6),
    "severities": (lambda a: len({c.severity for c in _concerns(a)}), 3),
    "competitors": (lambda a: len(a.competitors), 2),
    "attack lines with our answer": (
        lambda a: sum(bool(line.answer) for c in a.competitors for line in c.attack_lines),
        3,
    ),
    "dimensions of ours": (lambda a: len({t.dimension for t in a.our_traits}), len(Dimension)),
    "BANT": (_bant, 4),
    "states of tasks": (lambda a: len({t.state for t in a.tasks}), 4),
    "tasks overdue": (lambda a: sum(t.is_overdue(AS_OF) for t in a.tasks), 1),
    "moves between stages with open items and why": (
        lambda a: sum(bool(m.open_items and m.reason) for d in a.decisions for m in d.stage_moves),
        1,
    ),
    "ticks in both ways": (lambda a: len({k.done for d in a.decisions for k in d.ticks}), 2),
    "BANT kept by one of us": (
        lambda a: sum(
            bool(i.owner_id)
            for d in a.decisions
            for i in (d.bant.budget, d.bant.authority, d.bant.need, d.bant.timeline)
        ),
        4,
    ),
    "rules of approval": (lambda a: len({s.rule for d in a.decisions for s in d.steps}), 3),
    "steps from a value": (
        lambda a: sum(s.from_value is not None for d in a.decisions for s in d.steps),
        1,
    ),
    "required roles": (lambda a: sum(len(d.required_roles) for d in a.decisions), 4),
    "milestones": (lambda a: sum(len(d.milestones) for d in a.decisions), 6),
    "criteria": (lambda a: sum(len(d.criteria) for d in a.decisions), 4),
    "pains": (lambda a: sum(len(d.pains) for d in a.decisions), 3),
    "layers of answers": (lambda a: len({p.layer for d in a.decisions for p in d.pains}), 3),
    "archive entries with a source": (lambda a: sum(bool(e.source) for e in a.archive), 5),
}


@pytest.mark.parametrize("what", CONTENTS)
def test_a_sample_has(what: str, account: Account) -> None:
    count, least = CONTENTS[what]
    assert count(account) >= least


def test_a_sample_has_twelve_to_forty_people(account: Account) -> None:
    assert 12 <= len(account.people) <= 40


@pytest.mark.parametrize("kind", TieKind)
def test_a_sample_has_ties_of_every_kind(kind: TieKind, account: Account) -> None:
    assert any(tie.kind is kind for tie in account.ties)


@pytest.mark.parametrize("basis", Basis)
def test_a_sample_has_ties_on_every_basis(basis: Basis, account: Account) -> None:
    assert any(tie.basis is basis for tie in account.ties)


@pytest.mark.parametrize("state", ConcernState)
def test_a_sample_has_concerns_in_every_state(state: ConcernState, account: Account) -> None:
    assert any(concern.state is state for concern in _concerns(account))


@pytest.mark.parametrize("role", Role)
def test_a_sample_has_every_role(role: Role, account: Account) -> None:
    assert any(role in seat.roles for seat in _seats(account))


@pytest.mark.parametrize("level", Level)
def test_both_sides_have_people_at_every_level(level: Level, account: Account) -> None:
    assert any(person.level is level for person in account.people)
    assert any(mate.level is level for mate in account.teammates)


@pytest.mark.parametrize("rule", StepRule)
def test_every_rule_of_approval_stands_in_some_sample(
    rule: StepRule, samples: dict[str, Account]
) -> None:
    steps = [s for a in samples.values() for d in a.decisions for s in d.steps]
    assert any(step.rule is rule for step in steps)


def test_departments_weigh_one_and_each_says_what_it_asks_for(account: Account) -> None:
    for decision in account.decisions:
        weights = [stake.weight for stake in decision.stakes if stake.weight is not None]
        assert sum(weights) == pytest.approx(1)
        assert sum(bool(stake.demands) for stake in decision.stakes) >= len(decision.stakes) - 2


def test_seat_weights_never_exceed_their_department(account: Account) -> None:
    for decision in account.decisions:
        for stake in decision.stakes:
            entered = [
                seat.weight or 0
                for seat in decision.seats
                if stake.department_id
                == (
                    account.person(seat.person_id).department_id
                    if seat.person_id
                    else seat.department_id
                )
            ]
            assert sum(entered) <= (stake.weight or 0) + 1e-9, stake.department_id


def test_criteria_weigh_one(account: Account) -> None:
    for decision in account.decisions:
        assert sum(c.weight or 0 for c in decision.criteria) == pytest.approx(1)
