"""Access paths equal a search through every chain of introductions."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholder_map.analysis.outcome.paths import CARRIES, access_paths, best_paths
from stakeholder_map.model.account import Account
from stakeholder_map.model.competitor import Competitor
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import DecisionState, TieKind
from stakeholder_map.model.seat import Seat, Stance
from stakeholder_map.model.team import Contact, Teammate, Touch
from stakeholder_map.model.tie import Tie

TODAY = date(2026, 3, 2)


def account(n: int, ties=(), contacts=(), teammates=1, **more) -> Account:
    return Account(
        name="Nordwerk",
        people=tuple(Person(id=f"p{i}", name=f"Person {i}") for i in range(n)),
        teammates=tuple(Teammate(id=f"t{i}", name=f"Mate {i}") for i in range(teammates)),
        ties=tuple(ties),
        contacts=tuple(contacts),
        **more,
    )


def tie(source: int, target: int, strength=None, kind=TieKind.INFORMAL, sign=1) -> Tie:
    return Tie(source=f"p{source}", target=f"p{target}", kind=kind, strength=strength, sign=sign)


def contact(mate: int, person: int, closeness) -> Contact:
    return Contact(teammate_id=f"t{mate}", person_id=f"p{person}", closeness=closeness)


def chain() -> Account:
    """t0 trusts p0 (.7); p0 – p1 (.5) – p2 (.8); t0 knows p1 by name (.3)."""
    return account(
        4, [tie(0, 1, 0.5), tie(2, 1, 0.8)], [contact(0, 0, 3), contact(0, 1, 1), contact(0, 3, 0)]
    )


def test_a_path_by_hand() -> None:
    first, second = access_paths(chain(), "p2", TODAY)
    assert [hop.target for hop in first.hops] == ["p0", "p1", "p2"]
    assert first.chance == pytest.approx(0.7 * 0.5 * 0.8)
    assert (first.weakest.source, first.weakest.target) == ("p0", "p1")
    assert first.through == ("p0", "p1")
    assert first.teammate_id == "t0"
    assert second.chance == pytest.approx(0.3 * 0.8)


def test_an_avoided_person_is_walked_round() -> None:
    (only,) = access_paths(chain(), "p2", TODAY, avoid=("p0",))
    assert only.through == ("p1",)
    assert access_paths(chain(), "p2", TODAY, avoid=("p1",)) == ()
    assert access_paths(chain(), "p2", TODAY, avoid=("t0",)) == ()


def test_a_closeness_of_zero_is_no_way_in() -> None:
    assert access_paths(chain(), "p3", TODAY) == ()
    assert "p3" not in best_paths(chain(), TODAY)


def test_an_enemy_introduces_nobody() -> None:
    hostile = account(2, [tie(0, 1, 0.9), tie(1, 0, 0.1, TieKind.CONFLICT)], [contact(0, 0, 4)])
    assert access_paths(hostile, "p1", TODAY) == ()
    against = account(2, [tie(0, 1, 0.9, TieKind.INFLUENCES, -1)], [contact(0, 0, 4)])
    assert access_paths(against, "p1", TODAY) == ()


@pytest.mark.parametrize(
    ("seat", "asked"),
    [
        (Seat(id="s", person_id="p0"), True),
        (Seat(id="s", person_id="p0", stances=(Stance(on=TODAY, support=-1),)), True),
        (Seat(id="s", person_id="p0", stances=(Stance(on=TODAY, support=-2),)), False),
        (Seat(id="s", person_id="p0", backs_id="x"), False),
    ],
)
def test_an_opponent_is_not_asked_to_introduce_us_but_can_be_led_to(
    seat: Seat, asked: bool
) -> None:
    found = chain().but(
        competitors=(Competitor(id="x", name="X"),),
        decisions=(Decision(id="d", name="D", seats=(seat,)),),
    )
    through = {path.through for path in access_paths(found, "p2", TODAY)}
    assert (("p0", "p1") in through) is asked
    assert ("p1",) in through
    assert best_paths(found, TODAY)["p0"].through == ()
    closed = found.decisions[0].but(state=DecisionState.LOST)
    assert ("p0", "p1") in {
        path.through for path in access_paths(found.but(decisions=(closed,)), "p2", TODAY)
    }


def test_strengths_nobody_entered_are_marked() -> None:
    unrated = account(2, [tie(1, 0, None, TieKind.REPORTS_TO)], [contact(0, 0, None)])
    (path,) = access_paths(unrated, "p1", TODAY)
    assert [hop.assumed for hop in path.hops] == [True, True]
    assert path.chance == pytest.approx(0.3 * unrated.limits.listens_up)


def test_a_talk_is_a_way_in_but_an_unanswered_mail_or_a_plan_is_none() -> None:
    def with_touch(two_way, on):
        touch = Touch(on=on, teammate_ids=("t0",), person_ids=("p0",), two_way=two_way)
        return access_paths(account(1, touches=(touch,)), "p0", TODAY)

    assert with_touch(True, TODAY)[0].chance == pytest.approx(0.5)
    assert with_touch(False, TODAY) == ()
    assert with_touch(None, TODAY) == ()
    assert with_touch(True, date(2026, 3, 3)) == ()


def test_who_has_left_leads_nowhere() -> None:
    start = chain()
    left = start.person("p1").but(left_on=TODAY)
    gone = start.but(people=tuple(left if p.id == "p1" else p for p in start.people))
    assert access_paths(gone, "p2", TODAY) == ()
    assert access_paths(gone, "p1", TODAY) == ()
    assert access_paths(start, "nobody", TODAY) == ()


def test_only_people_are_led_to() -> None:
    for nobody in ("t0", "*us*", "", "p9"):
        assert access_paths(chain(), nobody, TODAY) == ()
    assert access_paths(account(2, [tie(0, 1, 0.5)], teammates=0), "p1", TODAY) == ()


def test_one_id_to_avoid_is_one_person() -> None:
    assert access_paths(chain(), "p2", TODAY, avoid="p0") == access_paths(
        chain(), "p2", TODAY, avoid=["p0"]
    )


def test_a_long_path_of_strong_steps_beats_a_short_weak_one() -> None:
    """.9 · .8 · .8 · .8 = .46 beats .9 · .45 = .41, though its steps miss more of 1 in sum."""
    strong = [tie(0, 1, 0.8), tie(1, 2, 0.8), tie(2, 3, 0.8)]
    net = account(4, [*strong, tie(0, 3, 0.45)], [contact(0, 0, 4)])
    (best,) = access_paths(net, "p3", TODAY, most=1)
    assert best.chance == pytest.approx(0.9 * 0.8**3)
    assert best == best_paths(net, TODAY)["p3"]


@pytest.mark.parametrize("most", [0, -1, 1.5])
def test_no_paths_at_all_are_not_asked_for(most) -> None:
    with pytest.raises(ValueError, match="how many paths"):
        access_paths(chain(), "p2", TODAY, most=most)


@st.composite
def networks(draw):
    n = draw(st.integers(1, 6))
    who = st.integers(0, n - 1)
    strengths = st.sampled_from([0.0, 0.25, 0.4, 0.5, 0.8, 1.0])
    kinds = st.sampled_from([TieKind.INFORMAL, TieKind.ALLIED, TieKind.CONFLICT])
    ties = [
        tie(a, b, s, k)
        for a, b, s, k in draw(st.lists(st.tuples(who, who, strengths, kinds), max_size=9))
        if a != b
    ]
    pairs = draw(st.dictionaries(st.tuples(st.integers(0, 1), who), st.integers(0, 4), max_size=4))
    contacts = [contact(mate, person, k) for (mate, person), k in pairs.items()]
    return account(n, ties, contacts, teammates=2)


def every_chain(found: Account, target: str) -> list[float]:
    """Return the chance of every simple chain of introductions, the best first."""
    strength: dict[frozenset, float] = {}
    for one in found.ties:
        pair = frozenset((one.source, one.target))
        worth = 0.0 if one.kind is TieKind.CONFLICT else one.strength
        if worth == 0.0 and one.kind is TieKind.CONFLICT:
            strength[pair] = -1.0
        elif strength.get(pair, 0.0) >= 0:
            strength[pair] = max(strength.get(pair, 0.0), worth)
    chances = []

    def walk(way: list[str], chance: float) -> None:
        if way[-1] == target:
            chances.append(chance)
            return
        for person in found.people:
            step = strength.get(frozenset((way[-1], person.id)), 0.0)
            if person.id not in way and step > 0:
                walk([*way, person.id], chance * step)

    for known in found.contacts:
        if known.closeness:
            walk([known.person_id], CARRIES[known.closeness])
    return sorted(chances, reverse=True)


@given(networks())
@settings(max_examples=120, deadline=None)
def test_the_best_paths_are_the_best_of_all_chains(found: Account) -> None:
    best = best_paths(found, TODAY)
    for person in found.people:
        chances = every_chain(found, person.id)
        paths = access_paths(found, person.id, TODAY, most=3)
        assert [path.chance for path in paths] == pytest.approx(chances[:3])
        first = access_paths(found, person.id, TODAY, most=1)
        assert [path.chance for path in first] == pytest.approx(chances[:1])
        assert (person.id in best) == bool(chances)
        if chances:
            assert best[person.id].chance == pytest.approx(chances[0])
            assert best[person.id].person_id == person.id
        for path in paths:
            assert len({hop.target for hop in path.hops}) == len(path.hops)
            assert all(a.target == b.source for a, b in pairwise(path.hops))
