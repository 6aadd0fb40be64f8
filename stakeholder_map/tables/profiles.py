"""Which program a table comes from, told by its columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from stakeholder_map.tables.fold import fold_header
from stakeholder_map.tables.headers import PEOPLE_HEADERS


class Profile(StrEnum):
    """A program whose exports are known here, or a form of table."""

    SALESFORCE_CONTACT = "salesforce-contact"
    SALESFORCE_ROLES = "salesforce-roles"
    HUBSPOT = "hubspot"
    DYNAMICS = "dynamics"
    LINKEDIN = "linkedin"
    KUMU = "kumu"
    CHINESE = "chinese"
    TEMPLATE = "template"
    GRAPH = "graph"


#: Sets of columns that tell a program, the most telling first; one whole set is enough.
_SIGNS: tuple[tuple[Profile, tuple[str, ...]], ...] = (
    (
        Profile.SALESFORCE_ROLES,
        ("OpportunityId|ContactId|Role", "Contact Role ID", "Contact|Opportunity|Role"),
    ),
    (
        Profile.SALESFORCE_CONTACT,
        (
            *("ReportsToId", "AccountId|LastName", "LastActivityDate|LastName"),
            *("Contact ID|Last Name", "Contact ID|Full Name", "Last Activity|Reports To"),
        ),
    ),
    (
        Profile.DYNAMICS,
        (
            *("record1id|record2id", "accountrolecode", "parent_contactid", "fullname|jobtitle"),
            "msdyn_decisioninfluencetag",
        ),
    ),
    (Profile.HUBSPOT, ("Record ID", "hs_buying_role", "Buying Role|Email")),
    (Profile.LINKEDIN, ("Connected On", "First Name|Last Name|URL|Company|Position")),
    (Profile.KUMU, ("Label|Type|Description", "Label|Tags", "From|To|Direction")),
    (Profile.GRAPH, ("source|target",)),
)
#: The columns of people in our template, in each language; three of them may be anybody's.
_TEMPLATES = tuple(
    frozenset(map(fold_header, texts)) for texts in zip(*PEOPLE_HEADERS.values(), strict=True)
)


def profile_of(headers: Sequence[str]) -> Profile | None:
    """Return the program that the columns of a table tell, or None where they tell none."""
    folded = [fold_header(text) for text in headers if text]
    there = set(folded)
    for profile, signs in _SIGNS:
        if any(there >= {fold_header(text) for text in sign.split("|")} for sign in signs):
            return profile
    if any(template <= there for template in _TEMPLATES):
        return Profile.TEMPLATE
    chinese = sum(any("㐀" <= sign <= "鿿" for sign in text) for text in there)
    return Profile.CHINESE if chinese * 2 > len(there) else None


def fits(profile: Profile, found: Iterable[Profile | None]) -> bool:
    """Whether tables that were told to be of ``profile`` may be: one of them is, or none tells."""
    found = tuple(found)
    return profile in found or not any(found)
