"""Small accounts to measure on, and random ones for hypothesis."""

from datetime import date

from hypothesis import strategies as st

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import ApprovalStep, Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import StepRule, TieKind
from stakeholder_map.model.seat import Seat, Stance
from stakeholder_map.model.tie import Tie

TODAY = date(2026, 3, 2)


def seat(number: int, support=None, weight=None, confidence=1.0, **more) -> Seat:
    """Return the seat of person p<number> with a stance of today."""
    commitment = more.pop("commitment", None)
    stance = Stance(on=TODAY, support=support, confidence=confidence, commitment=commitment)
    return Seat(id=f"s{number}", person_id=f"p{number}", stances=(stance,), weight=weight, **more)


def step(rule: StepRule, *members: int, **more) -> ApprovalStep:
    names = tuple(f"s{m}" for m in members)
    more.setdefault("id", "step" + "".join(str(m) for m in members) + rule.value)
    return ApprovalStep(name="step", seat_ids=names, rule=rule, **more)


def tie(source: int, target: int, kind=TieKind.INFLUENCES, strength=None, sign=1, **more) -> Tie:
    ends = {"source": f"p{source}", "target": f"p{target}"}
    return Tie(
        id=f"tie{source}{target}{kind.value}",
        kind=kind,
        strength=strength,
        sign=sign,
        **ends,
        **more,
    )


def deal(seats, steps=(), ties=(), **more) -> Account:
    """Return an account with one decision "d" and a person for every seat."""
    people = tuple(
        Person(id=s.person_id, name=f"Person {s.person_id[1:]}") for s in seats if s.person_id
    )
    decision = Decision(id="d", name="Line 4", seats=tuple(seats), steps=tuple(steps))
    return Account(
        id="a", name="Nordwerk", people=people, decisions=(decision,), ties=tuple(ties), **more
    )


@st.composite
def deals(draw, most: int = 6, unsigned: bool = False):
    """Draw an account with signed ties, unknown stances, any rule and vetoes."""
    n = draw(st.integers(1, most))
    seats = [
        seat(
            number,
            support=draw(st.none() | st.integers(-5, 5)),
            weight=draw(st.none() | st.integers(0, 10).map(lambda w: w / 10)),
            confidence=draw(st.sampled_from([0.0, 0.3, 0.8, 1.0])),
            commitment=draw(st.sampled_from([None, 0.0, 0.4, 1.0])),
            veto=draw(st.booleans()) and draw(st.booleans()),
        )
        for number in range(n)
    ]
    who = st.integers(0, n - 1)
    kinds = [kind for kind in TieKind if not (unsigned and kind is TieKind.CONFLICT)]
    signs = [1] if unsigned else [1, -1]
    ties = {}
    for a, b in draw(st.sets(st.tuples(who, who), max_size=2 * n)):
        if a != b:
            kind = draw(st.sampled_from(kinds))
            strength = draw(st.sampled_from([None, 0.2, 0.9]))
            sign = draw(st.sampled_from(signs)) if kind is TieKind.INFLUENCES else 1
            ties[a, b] = tie(a, b, kind, strength, sign)
    steps = [
        step(
            draw(st.sampled_from(list(StepRule))),
            *sorted(draw(st.sets(who, min_size=1))),
            quota=draw(st.sampled_from([0.4, 0.7])),
            id=f"step{number}",
        )
        for number in range(draw(st.integers(0, 2)))
    ]
    return deal(seats, steps, ties.values())
