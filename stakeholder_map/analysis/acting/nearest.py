"""Who of us stands nearest to a person."""

from __future__ import annotations

from stakeholder_map.model.account import Account
from stakeholder_map.model.scales import Level


def nearest(account: Account, person_id: str, top: bool = False) -> str | None:
    """Return who of us stands nearest to a person.

    Who keeps the contact, then who knows them best, then who met them last, then the owner of the
    account. ``top``: only our upper level and the sponsor, the sponsor where none knows them.
    """
    chief = [m.id for m in account.teammates if m.is_sponsor or m.level is Level.UPPER]
    ours = chief if top and chief else [mate.id for mate in account.teammates]
    known = [
        (contact.is_owner, contact.closeness or 0, contact.teammate_id)
        for contact in account.contacts
        if contact.person_id == person_id and contact.teammate_id in ours
    ]
    best = max(known, default=None)
    if best is not None and (best[0] or best[1]):
        return best[2]
    for touch in account.touches_of(person_id):
        for mate in touch.teammate_ids:
            if touch.two_way and mate in ours:
                return mate
    if top and chief:
        return next((m.id for m in account.teammates if m.is_sponsor), chief[0])
    return account.owner_id
