"""What fades is listed by influence; confirming adds a record and changes none."""

from datetime import date, timedelta

from stakeholder_map.analysis.reading import read
from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.seat import Seat, Stance
from stakeholder_map.services import freshness

TODAY = date(2026, 11, 22)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def seat(key: str, weight: float, *stances: Stance) -> Seat:
    return Seat(id=f"s-{key}", person_id=key, weight=weight, stances=stances)


ACCOUNT = Account(
    id="a",
    name="A",
    people=(
        *(Person(id=key, name=key) for key in ("old", "heavy", "fresh", "unknown")),
        Person(id="left", name="left", left_on=ago(5)),
    ),
    decisions=(
        Decision(
            id="d",
            name="D",
            seats=(
                seat("old", 0.1, Stance(on=ago(400), support=1)),
                seat(
                    "heavy",
                    0.6,
                    Stance(on=ago(300), support=-2, evidence="said no"),
                    Stance(on=ago(97), support=-2, confidence=0.8, evidence="again"),
                ),
                seat("fresh", 0.2, Stance(on=ago(89), support=3)),
                seat("unknown", 0.1, Stance(on=ago(400), support=None)),
                seat("left", 0.0, Stance(on=ago(400), support=1)),
            ),
        ),
    ),
)


def test_what_is_older_than_the_half_life_is_listed_by_influence() -> None:
    found = freshness.fading(read(ACCOUNT, "d", TODAY))
    assert [(one.seat.person_id, one.age.days) for one in found] == [("heavy", 97), ("old", 400)]
    assert abs(found[0].age.left - 0.5 ** (97 / 90)) < 1e-12


def test_a_day_before_the_half_life_nothing_fades() -> None:
    limits = ACCOUNT.limits
    for days, is_fading in ((89, False), (90, True)):
        age = freshness.age_of(Stance(on=ago(days), support=0), limits, TODAY)
        assert age is not None
        assert age.is_fading is is_fading
    assert freshness.age_of(None, limits, TODAY) is None


def test_confirming_adds_the_same_value_dated_today() -> None:
    account = freshness.confirmed(ACCOUNT, "d", "s-heavy", TODAY, "still so", "Eva")
    stances = account.decision("d").seat("s-heavy").stances
    assert stances[:-1] == ACCOUNT.decision("d").seat("s-heavy").stances
    newest = stances[-1]
    assert (newest.on, newest.support, newest.confidence) == (TODAY, -2, 0.8)
    assert (newest.evidence, newest.said_by) == ("still so", "Eva")
    assert freshness.confirmed(account, "d", "s-heavy", TODAY, "twice") == account
    assert freshness.confirmed(ACCOUNT, "d", "s-unknown", TODAY, "x") == ACCOUNT


def test_the_first_evidence_is_that_of_the_run_with_the_value_of_today() -> None:
    heavy = ACCOUNT.decision("d").seat("s-heavy")
    origin = freshness.first_evidence(heavy, TODAY)
    assert origin is not None
    assert origin.evidence == "said no"
    moved = edits.set_stance(ACCOUNT, "d", "s-heavy", Stance(on=ago(1), support=0, evidence="new"))
    origin = freshness.first_evidence(moved.decision("d").seat("s-heavy"), TODAY)
    assert origin is not None
    assert origin.evidence == "new"
