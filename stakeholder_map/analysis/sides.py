"""Who stands on the other side: they introduce us to nobody, and a rival's partner is not won.

Somebody is an *opponent* who in any running decision stands at ``AGAINST`` or below, or backs a
competitor. A *partner* of a competitor is an outsider who backs it and lives on the trade: an
agent, an integrator or a contractor, never a consultant, a design office or the owner.
"""

from __future__ import annotations

from datetime import date

from stakeholder_map.model.account import Account
from stakeholder_map.model.scales import DecisionState, OrganisationKind
from stakeholder_map.model.seat import Seat

#: From this support on downwards somebody will hardly put in a word for us. One point below
#: neutral is somebody who doubts, and who doubts may still make an introduction.
AGAINST = -2

#: Outsiders of these kinds who back a competitor do business with it, and are no judges of ours.
IN_BUSINESS = {OrganisationKind.AGENT, OrganisationKind.INTEGRATOR, OrganisationKind.CONTRACTOR}


def opponents(account: Account, today: date) -> frozenset[str]:
    """Return the ids of the people who are against us or behind a competitor; O(seats)."""
    return frozenset(
        seat.person_id
        for decision in account.decisions
        if decision.state is DecisionState.RUNNING
        for seat in decision.seats
        if seat.person_id and (seat.backs_id or _is_against(seat, today))
    )


def is_partner(account: Account, seat: Seat) -> bool:
    """Return whether a seat belongs to a competitor's partner; False for a missing seat."""
    if not seat.backs_id or seat.person_id is None:
        return False
    home = account.person(seat.person_id).organisation_id
    return home is not None and account.organisation(home).kind in IN_BUSINESS


def _is_against(seat: Seat, today: date) -> bool:
    held = seat.stance_on(today)
    return held is not None and held.support is not None and held.support <= AGAINST
