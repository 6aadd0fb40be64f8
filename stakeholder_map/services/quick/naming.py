"""Whoever a line names: somebody known, one of us, or somebody new; asked where it is not sure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stakeholder_map.model.account import Account
from stakeholder_map.model.person import Person
from stakeholder_map.services.likeness import Sure, meant
from stakeholder_map.services.quick.bits import Known
from stakeholder_map.tables.fold import fold_name


class As(StrEnum):
    """What a name may stand for."""

    PERSON = "person"
    TEAMMATE = "teammate"
    NEW_PERSON = "new_person"
    NEW_TEAMMATE = "new_teammate"
    NOBODY = "nobody"


@dataclass(frozen=True)
class Choice:
    """One answer to "who is meant?": ``id`` of somebody known, ``name`` as it is shown."""

    as_: As
    id: str = ""
    name: str = ""


@dataclass(frozen=True)
class Asked:
    """A name with the answers there are; ``sure`` is the place of the one that needs no asking."""

    name: str
    choices: tuple[Choice, ...]
    sure: int | None


def known_names(account: Account) -> Known:
    """Return the names of an account that a line may use."""
    return Known(
        people=tuple(person.name for person in account.people),
        departments=tuple(department.name for department in account.departments),
        competitors=tuple(competitor.name for competitor in account.competitors),
    )


def who(name: str, account: Account) -> Asked:
    """Return whom the line is about: those it may mean, and somebody new.

    Somebody new is sure where nobody known is called anything like it; a known person where the
    whole name fits one alone.
    """
    found = meant(name, account.people)
    choices = [Choice(As.PERSON, person.id, person.name) for person, _ in found]
    choices.append(Choice(As.NEW_PERSON, name=name))
    whole = [sure for _, sure in found if sure is not Sure.PART]
    sure = 0 if not found or len(whole) == 1 else None
    return Asked(name, tuple(choices), sure)


def superior(name: str, account: Account, not_id: str | None) -> Asked:
    """Return whom the person reports to; a name that nobody has is asked about."""
    found = [one for one in meant(name, account.people) if one[0].id != not_id]
    choices = [Choice(As.PERSON, person.id, person.name) for person, _ in found]
    choices += [Choice(As.NEW_PERSON, name=name), Choice(As.NOBODY)]
    return Asked(name, tuple(choices), _sure(tuple(found)) if found else None)


def met(name: str, account: Account, not_id: str | None) -> Asked:
    """Return who was met with: one of us or another of them."""
    theirs = [one for one in meant(name, account.people) if one[0].id != not_id]
    ours = [mate for mate in account.teammates if _called(name, mate.name)]
    choices = [Choice(As.TEAMMATE, mate.id, mate.name) for mate in ours]
    choices += [Choice(As.PERSON, person.id, person.name) for person, _ in theirs]
    choices += [
        Choice(As.NEW_TEAMMATE, name=name),
        Choice(As.NEW_PERSON, name=name),
        Choice(As.NOBODY),
    ]
    if len(ours) == 1 and not theirs:
        return Asked(name, tuple(choices), 0)
    return Asked(name, tuple(choices), _sure(tuple(theirs)) if theirs and not ours else None)


def _sure(found: tuple[tuple[Person, Sure], ...]) -> int | None:
    best = [sure for _, sure in found if sure is found[0][1]]
    only_part = found[0][1] is Sure.PART
    # A surname alone is sure enough where it fits one alone.
    return 0 if len(best) == 1 and (not only_part or len(found) == 1) else None


def _called(name: str, mate: str) -> bool:
    as_person = Person(name=mate)
    return fold_name(name) == fold_name(mate) or bool(meant(name, (as_person,)))
