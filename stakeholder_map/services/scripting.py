"""What to say in each talk of the outreach plan: the playbook's text that fits the occasion best.

What a talk is for decides what kind of text opens it: a first meeting begins with a first word and
never with what holds somebody back, a talk about an open concern with that concern, a talk with
somebody who is for us with what they can carry inside. Over a whole plan no text is said twice as
long as another one fits: texts are given to talks so that all of them together fit best (the
assignment of least total cost). Where the playbook has nothing left, our own usual words are said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from stakeholder_map.analysis.acting.talks import Line, Purpose
from stakeholder_map.analysis.chain.reach import Reach
from stakeholder_map.analysis.disagreement import Clash, disagreements
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.model.scales import ConcernState, Level
from stakeholder_map.playbook.kinds import Kind, Scene, Signal, Spin
from stakeholder_map.playbook.matching import Offer
from stakeholder_map.playbook.situation import Situation, situation
from stakeholder_map.services import outlook, planning, playbook
from stakeholder_map.services.playbook import Shown
from stakeholder_map.services.reading import once
from stakeholder_map.storage.store import Store, Stored
from stakeholder_map.words import Words

#: What one step down in fitting costs, beside places further down in the playbook's own order.
_STEP = 1_000.0

#: What it costs to say our usual words, to say a text a second time, and what may not be.
_OWN_WORDS, _AGAIN, _NEVER = 8 * _STEP, 6 * _STEP, 1e9


@dataclass(frozen=True)
class Script:
    """A text that a talk may begin with. ``cost``: how badly it fits, 0 is best."""

    entry_id: str
    text: str
    cost: float


def scripts(
    _: Words, store: Store, stored: Stored, reading: Reading, lines: Sequence[Line], book: Shown
) -> dict[str, str]:
    """Return what to say in each talk, by seat, as spoken.

    Texts that need something we do not know are not offered.
    """
    key = (store.url, stored.account.id, stored.version, reading.decision.id, reading.today)
    clashes = outlook.clashes_of(store, stored, reading)
    fitting = [
        once(
            (*key, "script", _.language, line, book),
            partial(_fitting, _, reading, line, clashes, book),
        )
        for line in lines
    ]
    return _said(_, reading, lines, fitting)


def scripts_of(_: Words, reading: Reading, lines: Sequence[Line], book: Shown) -> dict[str, str]:
    """Return the same of a reading that is of no store: of what an audience may see."""
    clashes = disagreements(reading)
    return _said(_, reading, lines, [_fitting(_, reading, line, clashes, book) for line in lines])


def _said(
    _: Words, reading: Reading, lines: Sequence[Line], fitting: Sequence[Sequence[Script]]
) -> dict[str, str]:
    said = {}
    for line, script in zip(lines, shared_out(fitting), strict=True):
        said[line.seat_id] = script.text if script else planning.line_texts(reading, line, _)[1]
    return said


def shared_out(fitting: Sequence[Sequence[Script]]) -> tuple[Script | None, ...]:
    """Return for each talk one of the texts that fit it, so that all together fit best.

    A text is said a second time only where nothing else fits; None: our usual words are better.
    """
    from scipy.optimize import linear_sum_assignment

    texts = list(dict.fromkeys(one.entry_id for offered in fitting for one in offered))
    if not texts:
        return (None,) * len(fitting)
    place = {entry_id: n for n, entry_id in enumerate(texts)}
    # A column for each text, one for each to be said again, and our own words for everybody.
    costs = np.full((len(fitting), 2 * len(texts) + len(fitting)), _OWN_WORDS)
    costs[:, : 2 * len(texts)] = _NEVER
    for row, offered in enumerate(fitting):
        for one in offered:
            costs[row, place[one.entry_id]] = one.cost
            costs[row, len(texts) + place[one.entry_id]] = one.cost + _AGAIN
    _rows, columns = linear_sum_assignment(costs)
    found: list[Script | None] = []
    for offered, column in zip(fitting, columns.tolist(), strict=True):
        chosen = texts[column % len(texts)] if column < 2 * len(texts) else None
        found.append(next((one for one in offered if one.entry_id == chosen), None))
    return tuple(found)


# -- What fits -------------------------------------------------------------------------------


def _fitting(
    _: Words, reading: Reading, line: Line, clashes: Sequence[Clash], book: Shown
) -> tuple[Script, ...]:
    """Return the texts that a talk may begin with, by how well they fit."""
    stands = situation(reading, line.seat_id, clashes)
    if planning.is_first(reading, line):
        # What we ask a stranger is what we ask at the very beginning, whatever our stage is.
        stands = replace(stands, scenes=frozenset({Scene.FIRST_CONTACT}), stages=frozenset())
    mate = reading.account.teammate(line.teammate_id) if line.teammate_id else None
    speaker = mate.name if mate else ""
    # Who goes there is known here, whoever keeps the contact otherwise.
    ours = frozenset({Signal.OUR_EXECUTIVE} if mate and mate.level is Level.UPPER else ())
    stands = replace(stands, signals=stands.signals - {Signal.OUR_EXECUTIVE} | ours)
    found = []
    for n, one in enumerate(playbook.offers_for(_, book, reading, stands)):
        step = _step(one, line, stands, reading)
        # Nobody speaks of themselves by name.
        if step is None or not one.is_complete or (speaker and speaker in one.filled.text):
            continue
        found.append(Script(one.entry.id, one.filled.text, step * _STEP + min(n, _STEP - 1)))
    return tuple(found)


def _step(one: Offer, line: Line, stands: Situation, reading: Reading) -> int | None:
    """Return how far a text is from what the talk is for, 0 … 3; None: it does not open it."""
    entry, concern = one.entry, one.match.concern
    if entry.kind not in _SPOKEN:
        return None
    if planning.is_first(reading, line):
        if entry.scene is Scene.FIRST_CONTACT:
            return 0
        asks = entry.spin in (Spin.SITUATION, Spin.PROBLEM)
        return 2 if asks and concern is None else None
    if concern is not None and concern.id != line.concern_id:
        return None
    if line.concern_id is not None:
        return _about_concern(one, line, stands)
    if line.purpose is Purpose.MEET and reading.reaches[line.person_id].reach is Reach.COLD:
        return 0 if Signal.COLD in entry.signals else 2 if entry.kind is Kind.TALK_TRACK else 3
    if line.purpose in (Purpose.ASK, Purpose.TURN):
        return 0 if Signal.UNKNOWN in entry.signals or entry.kind is Kind.QUESTION else 2
    return _WITHOUT_CONCERN[entry.kind] + (entry.spin in (Spin.SITUATION, Spin.PROBLEM))


def _about_concern(one: Offer, line: Line, stands: Situation) -> int | None:
    entry = one.entry
    talked = next(c for c in stands.concerns if c.id == line.concern_id)
    answered = talked.state is ConcernState.ANSWERED
    late = talked.due is not None and talked.due < stands.today
    if answered and Signal.CONCERN_ANSWERED in entry.signals:
        return 0
    if late and not answered and Signal.ANSWER_OVERDUE in entry.signals:
        return 0
    if one.match.concern is not None:
        return 1 if entry.kind in (Kind.MESSAGE, Kind.OBJECTION) else 2
    if line.purpose is Purpose.MEET and Signal.COLD in entry.signals:
        return 2
    return None


#: What is said to somebody: everything but what is for ourselves.
_SPOKEN = (Kind.MESSAGE, Kind.TALK_TRACK, Kind.OBJECTION, Kind.QUESTION)

#: How far each kind is from a talk that no concern is behind.
_WITHOUT_CONCERN = {Kind.TALK_TRACK: 0, Kind.MESSAGE: 0, Kind.OBJECTION: 1, Kind.QUESTION: 2}
