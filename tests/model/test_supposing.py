"""What is supposed is made true on a copy, one trial after the other, and survives the record."""

from datetime import date

import pytest
from pydantic import ValidationError

from stakeholder_map.model import check, edits, file
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Department, Person
from stakeholder_map.model.scales import Basis, Level, Role, TieKind, TrialKind
from stakeholder_map.model.scenario import Newcomer, Scenario, Trial
from stakeholder_map.model.seat import Seat, Stance
from stakeholder_map.model.supposing import seat_id_of, suppose
from stakeholder_map.model.tie import Tie

DAY = date(2026, 11, 21)

ZOE = Newcomer(
    id="zoe",
    name="Zoe",
    department_id="it",
    level=Level.UPPER,
    roles=(Role.GATEKEEPER,),
    weight=0.2,
    veto=True,
    support=-2,
)


def account() -> Account:
    stance = Stance(on=DAY, support=3, confidence=0.7, commitment=0.4)
    return Account(
        id="a",
        name="Acme",
        departments=(Department(id="it", name="IT"),),
        people=(Person(id="ann", name="Ann"), Person(id="bo", name="Bo")),
        ties=(Tie(id="t", source="ann", target="bo", kind=TieKind.INFLUENCES, strength=0.8),),
        decisions=(
            Decision(
                id="d",
                name="D",
                seats=(
                    Seat(id="s", person_id="ann", weight=0.6, stances=(stance,)),
                    Seat(id="r", person_id="bo"),
                ),
            ),
        ),
    )


def with_scenario(*trials: Trial) -> Account:
    start = account()
    scenario = Scenario(id="x", name="X", trials=trials)
    return edits.put_decision(start, start.decision("d").but(scenarios=(scenario,)))


def after(*trials: Trial) -> Account:
    start = account()
    untouched = start.model_dump_json()
    result = suppose(start, "d", trials, DAY)
    assert start.model_dump_json() == untouched
    assert not check.errors(result)
    return result


def test_a_stance_keeps_what_the_trial_does_not_say() -> None:
    seat = after(Trial(kind=TrialKind.SUPPORT, person_id="ann", support=-1)).decision("d").seat("s")
    assert seat.stance is not None
    held = (seat.stance.support, seat.stance.confidence, seat.stance.commitment, seat.stance.basis)
    assert held == (-1, 0.7, 0.4, Basis.ASSUMED)
    firm = Trial(kind=TrialKind.SUPPORT, person_id="ann", support=3, commitment=1.0)
    stance = after(firm).decision("d").seat("s").stance
    assert stance is not None
    assert stance.commitment == 1.0


def test_roles_veto_and_being_hidden_are_as_supposed() -> None:
    trial = Trial(kind=TrialKind.ROLES, person_id="bo", roles=(Role.USER,), veto=True, hidden=True)
    seat = after(trial).decision("d").seat("r")
    assert (seat.roles, seat.veto, seat.hidden) == ((Role.USER,), True, True)


def test_a_tie_changes_and_ends() -> None:
    (tie,) = after(Trial(kind=TrialKind.TIE_CHANGES, tie_id="t", strength=0.3, sign=-1)).ties
    assert (tie.strength, tie.sign, tie.basis, tie.on) == (0.3, -1, Basis.ASSUMED, DAY)
    assert after(Trial(kind=TrialKind.TIE_ENDS, tie_id="t")).ties == ()


def test_a_newcomer_takes_a_seat_and_can_be_spoken_of_at_once() -> None:
    joins = Trial(kind=TrialKind.JOINS, newcomer=ZOE)
    tie = Trial(kind=TrialKind.TIE, person_id="zoe", other_id="ann", tie=TieKind.ALLIED)
    turns = Trial(kind=TrialKind.SUPPORT, person_id="zoe", support=4)
    result = after(joins, tie, turns)
    zoe = result.person("zoe")
    assert (zoe.name, zoe.department_id, zoe.level, zoe.since) == ("Zoe", "it", Level.UPPER, DAY)
    seat = result.decision("d").seat(seat_id_of("zoe"))
    assert (seat.roles, seat.weight, seat.veto, seat.support) == ((Role.GATEKEEPER,), 0.2, True, 4)
    assert result.ties[-1].target == "ann"
    # Made true a second time, nobody joins twice.
    assert suppose(result, "d", (joins,), DAY) == result


@pytest.mark.parametrize(
    "trial",
    [
        Trial(kind=TrialKind.TIE_ENDS, tie_id="gone"),
        Trial(kind=TrialKind.TIE_CHANGES, tie_id="gone", strength=0.5),
        Trial(kind=TrialKind.ROLES, person_id="gone"),
        Trial(kind=TrialKind.LEAVES, person_id="gone"),
    ],
)
def test_what_is_no_longer_there_is_a_key_error(trial: Trial) -> None:
    with pytest.raises(KeyError):
        suppose(account(), "d", (trial,), DAY)


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "support", "support": 3},
        {"kind": "tie", "person_id": "ann"},
        {"kind": "tie_changes", "strength": 0.5},
        {"kind": "joins"},
    ],
)
def test_half_a_trial_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Trial.model_validate(fields)


def test_a_scenario_with_a_newcomer_is_in_order_saved_and_read_again() -> None:
    kept = with_scenario(
        Trial(kind=TrialKind.JOINS, newcomer=ZOE),
        Trial(kind=TrialKind.SUPPORT, person_id="zoe", support=1),
        Trial(kind=TrialKind.TIE_CHANGES, tie_id="t", strength=0.1),
    )
    assert not check.errors(kept)
    assert file.read(file.write(kept).encode(), "a.json") == kept
    nobody = with_scenario(Trial(kind=TrialKind.SUPPORT, person_id="zoe", support=1))
    assert [problem.code for problem in check.errors(nobody)] == ["points_nowhere"]


def test_trials_fall_with_the_tie_the_person_or_the_newcomer_they_are_about() -> None:
    joins = Trial(kind=TrialKind.JOINS, newcomer=ZOE)
    turns = Trial(kind=TrialKind.SUPPORT, person_id="zoe", support=1)
    weaker = Trial(kind=TrialKind.TIE_CHANGES, tie_id="t", strength=0.1)
    kept = with_scenario(joins, turns, weaker)
    assert edits.remove(kept, "t").decision("d").scenarios[0].trials == (joins, turns)
    applied = suppose(kept, "d", (joins,), DAY)
    rest = edits.remove(applied, "zoe")
    assert rest.decision("d").scenarios[0].trials == (weaker,)
    assert "Zoe" not in rest.model_dump_json()
    homeless = edits.remove(kept, "it").decision("d").scenarios[0].trials[0].newcomer
    assert homeless is not None
    assert homeless.department_id is None


def test_only_a_scenario_may_speak_of_somebody_who_has_not_joined() -> None:
    kept = with_scenario(Trial(kind=TrialKind.JOINS, newcomer=ZOE))
    decision = kept.decision("d")
    seated = edits.put_decision(
        kept, decision.but(seats=(*decision.seats, Seat(id="z", person_id="zoe")))
    )
    assert [problem.code for problem in check.errors(seated)] == ["points_nowhere"]
