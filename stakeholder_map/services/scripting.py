"""What to say in each talk of the outreach plan: the playbook's text that fits best."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from stakeholder_map.analysis.disagreement import Clash, disagreements
from stakeholder_map.analysis.outreach import Line, Purpose
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.playbook.kinds import Kind
from stakeholder_map.playbook.matching import Offer
from stakeholder_map.playbook.situation import situation
from stakeholder_map.services import outlook, playbook
from stakeholder_map.services.playbook import Shown
from stakeholder_map.services.reading import once
from stakeholder_map.storage.store import Store, Stored
from stakeholder_map.words import Words


def scripts(
    _: Words, store: Store, stored: Stored, reading: Reading, lines: Sequence[Line], book: Shown
) -> dict[str, str]:
    """Return what to say by seat, as spoken; seats for which the playbook has nothing are left out.

    A text about the concern that the talk is about comes first, then one for the occasion. Texts
    that need something we do not know are not offered.
    """
    kept = tuple((held.item.id, held.version) for held in book.own.values())
    key = (store.url, stored.account.id, stored.version, reading.decision.id, reading.today)
    clashes = outlook.clashes_of(store, stored, reading)
    found = {
        line.seat_id: once(
            (*key, "script", _.language, line.key, kept),
            partial(_script, _, reading, line, clashes, book),
        )
        for line in lines
    }
    return {seat_id: said for seat_id, said in found.items() if said}


def scripts_of(_: Words, reading: Reading, lines: Sequence[Line], book: Shown) -> dict[str, str]:
    """Return the same of a reading that is of no store: of what an audience may see."""
    clashes = disagreements(reading)
    found = {line.seat_id: _script(_, reading, line, clashes, book) for line in lines}
    return {seat_id: said for seat_id, said in found.items() if said}


def _script(_: Words, reading: Reading, line: Line, clashes: Sequence[Clash], book: Shown) -> str:
    stands = situation(reading, line.seat_id, clashes)
    offers = [one for one in playbook.offers_for(_, book, reading, stands) if one.is_complete]
    best = min(
        (one for one in offers if one.entry.kind in _SPOKEN),
        key=lambda one: (not _fits(one, line), offers.index(one)),
        default=None,
    )
    return best.filled.text if best is not None and _fits(best, line) else ""


#: A question is asked and an objection answered when it comes; a talk begins with these.
_SPOKEN = (Kind.MESSAGE, Kind.TALK_TRACK)


def _fits(one: Offer, line: Line) -> bool:
    """Whether a text is about what the talk is about."""
    concern = one.match.concern
    if line.concern_id is not None:
        return concern is not None and concern.id == line.concern_id
    if line.purpose is Purpose.MEET:
        return one.entry.kind is Kind.TALK_TRACK and concern is None
    return one.entry.kind is Kind.MESSAGE and concern is None
