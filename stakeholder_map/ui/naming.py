"""What a seat is called on a page: by its person, else by whom we look for."""

from __future__ import annotations

from collections.abc import Iterable

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.words import Words


def seat_name(_: Words, reading: Reading, seat_id: str) -> str:
    """Return the name of a seat; KeyError if the decision has no such seat."""
    seat = reading.decision.seat(seat_id)
    if seat.person_id is not None:
        return reading.account.person(seat.person_id).name
    return seat.title or _("Missing seat")


def seat_names(_: Words, reading: Reading, seat_ids: Iterable[str]) -> list[str]:
    """Return the names of seats, in their order."""
    return [seat_name(_, reading, seat_id) for seat_id in seat_ids]


def people_names(reading: Reading) -> dict[str, str]:
    """Return the names of everybody in the account and of our team, by id."""
    account = reading.account
    ours = {mate.id: mate.name for mate in account.teammates}
    return {**ours, **{person.id: person.name for person in account.people}}
