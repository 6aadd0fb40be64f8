"""Cases: what another customer had, did and gained."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from stakeholder_map.model.record import Keyed, Line, Name, Text
from stakeholder_map.model.scales import ConcernCategory
from stakeholder_map.playbook.sorting import industries_of
from stakeholder_map.tables.fold import fold

#: A case older than this is stale: customers ask what became of it.
STALE_DAYS = 365


class Case(Keyed):
    """A reference case. ``value`` is in numbers; ``fictional`` ones come with the samples only."""

    customer: Name
    industry: Line = ""
    pain: Text = ""
    solution: Text = ""
    value: Text = ""
    testimonial: Text = ""
    said_by: Line = ""
    on: date
    source: Line = ""
    concerns: tuple[ConcernCategory, ...] = ()
    fictional: bool = False

    def age(self, today: date) -> int:
        """Return how many days ago the case was, 0 for one dated later."""
        return max(0, (today - self.on).days)

    def is_stale(self, today: date) -> bool:
        """Whether it is older than a year."""
        return self.age(today) > STALE_DAYS


@dataclass(frozen=True)
class CaseMatch:
    """A case, and what it has in common with a person and the account."""

    case: Case
    concerns: tuple[ConcernCategory, ...]
    same_industry: bool
    stale: bool

    @property
    def score(self) -> int:
        """3 for a concern in common, 2 for the industry, 1 less when it is stale."""
        return 3 * bool(self.concerns) + 2 * self.same_industry - self.stale


def same_industry(one: str, other: str) -> bool:
    """Whether two industries as written are the same or of one kind; blank is like nothing."""
    first, second = fold(one), fold(other)
    if not first or not second:
        return False
    return first == second or bool(industries_of(one) & industries_of(other))


def matching_cases(
    cases: Iterable[Case], industry: str, concerns: Iterable[ConcernCategory], today: date
) -> tuple[CaseMatch, ...]:
    """Return the cases with the industry or a concern in common, the best and newest first."""
    wanted = tuple(dict.fromkeys(concerns))
    found = [
        CaseMatch(
            case,
            tuple(concern for concern in wanted if concern in case.concerns),
            same_industry(case.industry, industry),
            case.is_stale(today),
        )
        for case in cases
    ]
    fitting = [match for match in found if match.concerns or match.same_industry]
    return tuple(sorted(fitting, key=lambda m: (-m.score, -m.case.on.toordinal(), m.case.id)))
