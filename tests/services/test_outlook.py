"""The outlook through the services: what is kept follows the account, the user and the day."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from stakeholder_map.analysis.outcome.moves import MoveDefaults, MoveKind
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import ApprovalStep, Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.problem import Refused
from stakeholder_map.model.scales import DecisionState, TieKind, TrialKind
from stakeholder_map.model.scenario import Scenario, Trial
from stakeholder_map.model.seat import Seat, Stance
from stakeholder_map.model.team import Contact, Teammate
from stakeholder_map.model.tie import Tie
from stakeholder_map.services import editing, outlook
from stakeholder_map.services.reading import open_account, reading_of
from stakeholder_map.storage.place import sqlite_url
from stakeholder_map.storage.store import Store, Stored

DAY = date(2026, 11, 21)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(sqlite_url(tmp_path / "a.sqlite"))


def account(support: int | None = 5, key: str = "a", **more: object) -> Account:
    """One person decides alone; what we hold of her is sure and a month old."""
    stances = (Stance(on=DAY - timedelta(30), support=support, confidence=1.0),)
    return Account(
        id=key,
        name="Acme",
        people=(Person(id=f"p{key}", name="Ann"), Person(id=f"q{key}", name="Bo")),
        ties=(
            Tie(id=f"t{key}", source=f"q{key}", target=f"p{key}", kind=TieKind.REPORTS_TO),
            Tie(
                id=f"u{key}",
                source=f"p{key}",
                target=f"q{key}",
                kind=TieKind.ALLIED,
                said_by="Our coach",
            ),
        ),
        teammates=(Teammate(id=f"m{key}", name="Mia"),),
        contacts=(Contact(id=f"c{key}", teammate_id=f"m{key}", person_id=f"q{key}", closeness=4),),
        decisions=(
            Decision(
                id=f"d{key}",
                name="D",
                seats=(Seat(id=f"s{key}", person_id=f"p{key}", weight=1.0, stances=stances),),
                steps=(ApprovalStep(id=f"z{key}", name="Board", seat_ids=(f"s{key}",)),),
            ),
        ),
    ).but(**more)


def opened(store: Store, made: Account) -> tuple[Stored, Reading]:
    stored = editing.create(store, made, by="")
    return stored, reading_of(store, stored, made.decisions[0].id, DAY)


@pytest.mark.parametrize(("support", "chance"), [(5, 1.0), (-5, 0.0)])
def test_a_sure_decider_settles_the_chance(store: Store, support: int, chance: float) -> None:
    made = account(support)
    fresh = edits.set_stance(made, "da", "sa", Stance(on=DAY, support=support, confidence=1.0))
    stored, reading = opened(store, fresh)
    assert outlook.forecast_of(store, stored, reading).chance == chance


def test_the_chance_follows_an_edit(store: Store) -> None:
    stored, reading = opened(store, account(5))
    before = outlook.forecast_of(store, stored, reading).chance
    stored = editing.change(
        store, stored, lambda a: edits.set_support(a, "da", "sa", -5, DAY), by=""
    )
    reading = reading_of(store, stored, "da", DAY)
    after = outlook.forecast_of(store, stored, reading).chance
    assert before is not None
    assert after is not None
    assert after < before


def test_what_was_computed_for_a_version_is_kept(store: Store) -> None:
    stored, reading = opened(store, account())
    assert outlook.forecast_of(store, stored, reading) is outlook.forecast_of(
        store, stored, reading
    )
    lost, replaced = (outlook.losses_of(store, stored, reading, new) for new in (False, True))
    assert [loss.replaced for loss in (*lost, *replaced)] == [False, True]


def test_another_account_under_the_id_of_a_deleted_one_is_read_anew(store: Store) -> None:
    editing.create(store, account(5), by="")
    reading = reading_of(store, open_account(store, "a"), "da", DAY)
    editing.delete(store, "a")
    editing.create(store, account(-5), by="")
    again = reading_of(store, open_account(store, "a"), "da", DAY)
    assert (reading.influence.known, again.influence.known) == (1.0, -1.0)


def test_sources_count_people_and_the_ties_nobody_vouches_for() -> None:
    found = outlook.sources(account())
    assert (found.told_by, found.ties, found.unsaid) == (("Our coach",), 2, 1)
    told = account().ties[1]
    twice = account(ties=(told, told.but(id="again", said_by="our COACH "), told.but(id="third")))
    assert outlook.sources(twice).told_by == ("Our coach",)


def test_efforts_of_the_user_are_kept_and_change_the_moves(store: Store) -> None:
    stored, reading = opened(store, account(0))
    own = outlook.efforts(store)
    assert own == MoveDefaults().effort
    outlook.set_efforts(store, {**own, MoveKind.RAISE_STANCE: 9})
    changed = outlook.efforts(store)
    assert changed[MoveKind.RAISE_STANCE] == 9
    moves = outlook.moves_of(store, stored, reading, changed)
    raises = [move.effort for move in moves if move.kind is MoveKind.RAISE_STANCE]
    assert raises == [9]


def test_an_effort_of_nothing_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="half-day"):
        outlook.set_efforts(store, {**outlook.efforts(store), MoveKind.MEET: 0})


def test_a_plan_and_the_sets_stay_within_the_budget(store: Store) -> None:
    stored, reading = opened(store, account(0))
    own = outlook.efforts(store)
    assert 0 < outlook.plan_of(store, stored, reading, own, 6).effort <= 6
    sets = outlook.sets_of(store, stored, reading, own, 6).sets
    assert sets
    assert all(found.effort <= 6 for found in sets)


def test_a_way_round_somebody_is_none_where_only_they_lead_there(store: Store) -> None:
    reading = opened(store, account())[1]
    (path,) = outlook.paths_to(reading, "pa")
    assert path.through == ("qa",)
    assert outlook.paths_to(reading, "pa", ("qa",)) == ()


# -- What if -------------------------------------------------------------------------------------


def test_a_trial_is_read_beside_today_and_saves_nothing(store: Store) -> None:
    stored, reading = opened(store, account(-5))
    trial = Trial(kind=TrialKind.SUPPORT, person_id="pa", support=5)
    found = outlook.try_out(store, stored, reading, (trial,))
    assert found.known[1] > 0 > found.known[0]
    assert found.chance[0] is not None
    assert found.chance[1] is not None
    assert found.chance[1] > found.chance[0]
    assert store.load("a").account == stored.account


def test_trials_are_made_one_after_the_other(store: Store) -> None:
    reading = opened(store, account(-5))[1]
    trials = (
        Trial(kind=TrialKind.SUPPORT, person_id="pa", support=2),
        Trial(kind=TrialKind.WEIGHT, person_id="pa", weight=0.5),
        Trial(kind=TrialKind.LEAVES, person_id="qa"),
        Trial(
            kind=TrialKind.TIE,
            person_id="qa",
            other_id="pa",
            tie=TieKind.INFLUENCES,
            strength=0.8,
            sign=-1,
        ),
    )
    result = outlook.supposed(reading.account, reading, trials)
    seat = result.decision("da").seat("sa")
    assert seat.stance is not None
    assert (seat.support, seat.weight, seat.stance.confidence) == (2, 0.5, 1.0)
    assert result.person("qa").left_on == DAY
    tie = result.ties[-1]
    assert (tie.source, tie.target, tie.sign, tie.strength) == ("qa", "pa", -1, 0.8)


def test_a_trial_about_somebody_gone_is_refused(store: Store) -> None:
    stored, reading = opened(store, account())
    with pytest.raises(KeyError):
        outlook.try_out(store, stored, reading, (Trial(kind=TrialKind.LEAVES, person_id="nobody"),))


def test_a_trial_that_contradicts_itself_is_refused(store: Store) -> None:
    stored, reading = opened(store, account())
    trial = Trial(kind=TrialKind.TIE, person_id="pa", other_id="pa", tie=TieKind.ALLIED)
    with pytest.raises(Refused):
        outlook.try_out(store, stored, reading, (trial,))


def test_a_person_who_is_removed_leaves_no_trial_behind(store: Store) -> None:
    trials = (
        Trial(kind=TrialKind.SUPPORT, person_id="pa", support=2),
        Trial(kind=TrialKind.TIE, person_id="pa", other_id="qa", tie=TieKind.ALLIED),
    )
    made = account()
    kept = made.decisions[0].but(scenarios=(Scenario(id="x", name="X", trials=trials),))
    made = edits.put_decision(made, kept)
    rest = edits.remove(made, "qa").decisions[0].scenarios[0]
    assert rest.trials == trials[:1]
    stored = editing.create(store, made, by="")
    store.erase_person("a", "qa", by="")
    assert store.load("a").account.decisions[0].scenarios[0].trials == trials[:1]
    assert stored.account.decisions[0].scenarios[0].trials == trials


# -- The record ----------------------------------------------------------------------------------


def closed(store: Store, made: Account, state: DecisionState, guess: float | None) -> Stored:
    stored = editing.create(store, made, by="")
    return editing.close_decision(
        store, stored, made.decisions[0].id, state, DAY, "signed", "", guess
    )


def test_closing_freezes_what_was_said_the_day_before(store: Store) -> None:
    # Entered on the day itself, when the outcome was known: it is no forecast.
    made = edits.set_stance(account(-5), "da", "sa", Stance(on=DAY, support=5, confidence=1.0))
    decision = closed(store, made, DecisionState.WON, 0.25).account.decisions[0]
    said = decision.forecast_at_close
    assert said is not None
    assert said.on == DAY - timedelta(1)
    assert said.chance < 0.2
    assert (said.headcount, said.weighted_mean, decision.own_guess) == (0.0, 0.0, 0.25)


def test_opening_again_forgets_the_forecast_and_the_guess(store: Store) -> None:
    stored = closed(store, account(), DecisionState.LOST, 0.5)
    again = editing.close_decision(store, stored, "da", DecisionState.RUNNING, DAY, "", "")
    decision = again.account.decisions[0]
    assert (decision.forecast_at_close, decision.own_guess) == (None, None)


def test_a_stopped_decision_has_no_outcome_to_score(store: Store) -> None:
    assert (
        closed(store, account(), DecisionState.STOPPED, 0.5).account.decisions[0].forecast_at_close
        is None
    )
    assert outlook.record_of(store).n == 0


def test_the_frozen_forecast_counts_whatever_is_changed_later(store: Store) -> None:
    stored = closed(store, account(5), DecisionState.WON, 0.9)
    before = outlook.record_of(store)
    past = Stance(on=DAY - timedelta(20), support=-5, confidence=1.0)
    editing.change(store, stored, lambda a: edits.set_stance(a, "da", "sa", past), by="")
    after = outlook.record_of(store)
    assert (after.rule, after.headcount) == (before.rule, before.headcount)


def test_the_record_is_by_hand_and_enough_from_fifty_on(store: Store) -> None:
    for n in range(49):
        closed(store, account(5, f"w{n}"), DecisionState.WON, 0.9)
    record = outlook.record_of(store)
    assert (record.n, record.is_enough, record.calibrated(0.5)) == (49, False, None)
    closed(store, account(5, "lost"), DecisionState.LOST, None)
    record = outlook.record_of(store)
    # 49 times right and once wrong with every head for us; guesses only where there was one.
    assert (record.n, record.is_enough, record.guesses) == (50, True, 49)
    assert record.headcount == pytest.approx(1 / 50)
    assert record.guess == pytest.approx(0.1**2)
    assert record.calibrated(0.9) is not None


def test_a_case_that_was_closed_without_a_forecast_is_read_back(store: Store) -> None:
    made = account(5)
    old = made.decisions[0].but(state=DecisionState.WON, closed_on=DAY)
    (case,) = outlook.cases_of(edits.put_decision(made, old))
    assert case.won
    assert case.chance > 0.8
    assert case.guess is None
