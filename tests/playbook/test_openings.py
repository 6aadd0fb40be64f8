"""With what a talk may open: who leads there, and what went before."""

from datetime import date, timedelta
from typing import Any

import pytest

from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import TieKind, TouchKind
from stakeholder_map.model.seat import Seat, Stance
from stakeholder_map.model.team import Touch
from stakeholder_map.model.tie import Tie
from stakeholder_map.playbook.kinds import Scene, Signal
from stakeholder_map.playbook.openings import openings
from stakeholder_map.playbook.situation import situation

TODAY = date(2026, 11, 21)
ALLIED = Tie(source="friend", target="anna", kind=TieKind.ALLIED)
TALKED = Touch(on=TODAY - timedelta(400), person_ids=("friend",), two_way=True)


def known(
    ties: tuple[Tie, ...] = (ALLIED,),
    touches: tuple[Touch, ...] = (TALKED,),
    left: date | None = None,
    **friend: Any,
) -> Reading:
    """Anna, whom nobody met, and a friend of hers, who is our coach unless told otherwise."""
    seats = (
        Seat(id="s", person_id="anna"),
        Seat(id="f", person_id="friend", **({"coach": True} | friend)),
    )
    account = Account(
        name="Plant",
        people=(
            Person(id="anna", name="Anna", met=False),
            Person(id="friend", name="Bo", left_on=left),
        ),
        ties=ties,
        touches=touches,
        decisions=(Decision(id="d", name="MES", seats=seats),),
    )
    return read(account, "d", TODAY)


def of_anna(reading: Reading) -> set[Signal]:
    return set(openings(reading, "anna"))


def supports(support: int | None) -> dict[str, Any]:
    return {"coach": False, "stances": (Stance(on=TODAY, support=support),)}


@pytest.mark.parametrize(
    ("reading", "leads"),
    [
        (known(), True),
        (known(**supports(3)), True),
        (known(**supports(2)), False),
        (known(**supports(None)), False),
        (known(touches=()), False),  # a coach whom nobody talked to
        (known(ties=()), False),
        (known(left=TODAY), False),
        (known(ties=(ALLIED, ALLIED.but(id="against", kind=TieKind.CONFLICT))), False),
        (known(ties=(ALLIED.but(kind=TieKind.INFLUENCES, sign=-1),)), False),
        (known(ties=(Tie(source="anna", target="friend", kind=TieKind.REPORTS_TO),)), True),
    ],
)
def test_who_is_for_us_and_close_to_somebody_leads_there(reading: Reading, leads: bool) -> None:
    assert (Signal.WAY_IN in of_anna(reading)) is leads


def sent(days: int, kind: TouchKind, two_way: bool | None) -> Touch:
    return Touch(on=TODAY - timedelta(days), kind=kind, person_ids=("anna",), two_way=two_way)


@pytest.mark.parametrize(
    ("touches", "wanted"),
    [
        ((), set()),
        ((sent(3, TouchKind.EMAIL, False),), {Signal.UNANSWERED}),
        ((sent(3, TouchKind.EMAIL, False), sent(2, TouchKind.CALL, True)), set()),
        ((sent(3, TouchKind.EMAIL, None),), set()),  # whether they answered nobody told
        ((sent(-3, TouchKind.EMAIL, False),), set()),  # not yet
        ((sent(60, TouchKind.EVENT, True),), {Signal.AFTER_EVENT}),
        ((sent(61, TouchKind.EVENT, True),), set()),
        ((sent(3, TouchKind.EVENT, True), sent(2, TouchKind.CALL, True)), set()),
        ((sent(3, TouchKind.EVENT, False),), {Signal.AFTER_EVENT, Signal.UNANSWERED}),
    ],
)
def test_what_went_before_is_told_by_the_touches(
    touches: tuple[Touch, ...], wanted: set[Signal]
) -> None:
    assert of_anna(known(ties=(), touches=touches)) == wanted


def test_after_a_word_at_an_event_the_first_talk_is_still_to_come() -> None:
    met = situation(known(touches=(sent(3, TouchKind.EVENT, True),)), "s")
    assert Signal.NEVER_MET not in met.signals
    assert Scene.FIRST_CONTACT in met.scenes
    talked = situation(known(touches=(sent(3, TouchKind.MEETING, True),)), "s")
    assert Scene.FIRST_CONTACT not in talked.scenes
