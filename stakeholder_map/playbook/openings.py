"""With what a talk may open beside the matter itself: who leads there, and what went before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from stakeholder_map.analysis.chain.graph import has_left
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.model.scales import Level, TouchKind
from stakeholder_map.playbook.kinds import Signal

#: An event so many days ago can still be spoken of.
EVENT_DAYS = 60

#: From this support on somebody would say a word for us.
FRIENDLY = 3


def openings(reading: Reading, person_id: str) -> Iterator[Signal]:
    """Yield what a talk with a person may open with.

    ``way_in``: a coach or supporter of ours in this decision, whom we have talked to, is tied to
    them and nothing stands between the two. ``unanswered``: there are touches and nobody answered
    one. ``after_event``: all touches were events, the latest of them not long ago.
    ``our_executive``: somebody of our upper level keeps the contact.
    """
    account = reading.account
    chiefs = {mate.id for mate in account.teammates if mate.level is Level.UPPER}
    kept_by = {c.teammate_id for c in account.contacts if c.person_id == person_id and c.is_owner}
    if kept_by & chiefs:
        yield Signal.OUR_EXECUTIVE
    if _leads_there(reading, person_id):
        yield Signal.WAY_IN
    touches = [
        touch
        for touch in account.touches
        if person_id in touch.person_ids and touch.on <= reading.today
    ]
    if not touches:
        return
    if all(touch.two_way is False for touch in touches):
        yield Signal.UNANSWERED
    lately = reading.today - timedelta(EVENT_DAYS)
    only_events = all(touch.kind is TouchKind.EVENT for touch in touches)
    if only_events and max(touch.on for touch in touches) >= lately:
        yield Signal.AFTER_EVENT


def _leads_there(reading: Reading, person_id: str) -> bool:
    """Whether somebody who is for us, whom we have talked to, is close to a person."""
    near: set[str] = set()
    opposed: set[str] = set()
    for tie in reading.account.ties:
        if person_id in (tie.source, tie.target):
            other = tie.target if tie.source == person_id else tie.source
            (opposed if tie.pulls < 0 else near).add(other)
    for seat in reading.decision.seats:
        friend = seat.person_id
        if friend is None or friend not in near - opposed:
            continue
        stance = seat.stance_on(reading.today)
        friendly = seat.coach or (stance is not None and (stance.support or 0) >= FRIENDLY)
        talked = reading.reaches[friend].last_met is not None
        if friendly and talked and not has_left(reading.account.person(friend), reading.today):
            return True
    return False
