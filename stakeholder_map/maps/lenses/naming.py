"""What people are called in the pictures: whoever it is, in full, on one line."""

from __future__ import annotations

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.maps.board.cards import role_words
from stakeholder_map.maps.chart import LaneKey, Member
from stakeholder_map.maps.escape import plain
from stakeholder_map.words import Words
from stakeholder_map.words.values import word


def name_of(member: Member, _: Words) -> str:
    """Return a person's name; of a missing one whom we look for."""
    if member.person is not None:
        return plain(member.person.name)
    sought = plain(member.seat.title) if member.seat is not None else ""
    if not sought and member.seat is not None:
        sought = ", ".join(role_words(member.seat, _))
    if not sought and member.required is not None:
        sought = word(_, member.required.role)
    return _("Missing: {sought}", sought=sought or _("Somebody"))


def called(member: Member, _: Words) -> str:
    """Return name and title."""
    title = plain(member.person.title) if member.person is not None else ""
    return ", ".join(filter(None, (name_of(member, _), title)))


def home_of(member: Member) -> LaneKey:
    """Return the department or the organisation somebody belongs to, however lanes are merged."""
    if member.person is not None and member.person.organisation_id is not None:
        return LaneKey(organisation_id=member.person.organisation_id, outside=True)
    return LaneKey(department_id=member.department_id)


def home_name(reading: Reading, key: LaneKey, _: Words) -> str:
    """Return the name of a department or an organisation."""
    if key.department_id is not None:
        return plain(reading.account.department(key.department_id).name)
    if key.organisation_id is not None:
        return plain(reading.account.organisation(key.organisation_id).name)
    return _("No department recorded")
