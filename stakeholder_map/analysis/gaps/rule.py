"""How gap rules are declared: data about the rule, and the small predicate that looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from inspect import cleandoc

from stakeholder_map.analysis.gaps.facts import Facts
from stakeholder_map.analysis.gaps.gap import Doer, Gap, GapSeverity, Value
from stakeholder_map.analysis.gaps.policy import RuleLimit, Use
from stakeholder_map.model.scales import Level
from stakeholder_map.model.seat import Seat


class Subject(StrEnum):
    """What a rule is about."""

    WHOLE = "whole"
    PEOPLE = "people"
    DEPARTMENTS = "departments"
    TIES = "ties"
    CONTACTS = "contacts"
    CONCERNS = "concerns"
    TIME = "time"
    STAGE = "stage"
    COMPETITORS = "competitors"


class Source(StrEnum):
    """Who says so: where a rule comes from."""

    MISSION = "mission"
    FIELD = "field"
    BORGATTI = "borgatti"
    CHALLENGER = "challenger"
    FRIEDKIN = "friedkin"
    HEIDER = "heider"
    KRACKHARDT = "krackhardt"
    MEDDIC = "meddic"
    MILLER = "miller"
    POWER = "power"
    SPIN = "spin"
    TAS = "tas"


@dataclass(slots=True)
class Finding:
    """What a rule finds; ``severity`` None takes the rule's own.

    It lives from the rule to its gap only, so it is not frozen: that would take half the time of
    thousands of accounts.
    """

    seats: tuple[Seat, ...] = ()
    values: Mapping[str, Value] = field(default_factory=dict)
    certain: bool = True
    severity: GapSeverity | None = None
    department_id: str | None = None
    concern_id: str | None = None
    role_id: str | None = None
    weight: float | None = None


Find = Callable[[Facts], Iterator[Finding]]

Who = Callable[[Facts, Finding], str | None]


def _owner(facts: Facts, _found: Finding) -> str | None:
    return facts.account.owner_id


def _contact(facts: Facts, found: Finding) -> str | None:
    return facts.contact_of(found.seats)


def _answers(facts: Facts, found: Finding) -> str | None:
    return facts.answers_for(found.concern_id)


def _sponsor(facts: Facts, _found: Finding) -> str | None:
    return facts.sponsor_id


def _sponsor_at_top(facts: Facts, found: Finding) -> str | None:
    """Our executives go where nobody of us has the contact, to their top only."""
    top = bool(found.seats) and facts.level(found.seats[0]) is Level.UPPER
    return facts.sponsor_id if top else None


#: In which part who of us closes a gap, and in which instead where nobody has that part.
_INSTEAD: dict[Doer, tuple[tuple[Doer, Who], ...]] = {
    Doer.OWNER: ((Doer.OWNER, _owner),),
    Doer.CONTACT: (
        (Doer.CONTACT, _contact),
        (Doer.SPONSOR, _sponsor_at_top),
        (Doer.OWNER, _owner),
    ),
    Doer.ANSWERS: ((Doer.ANSWERS, _answers), (Doer.CONTACT, _contact), (Doer.OWNER, _owner)),
    Doer.SPONSOR: ((Doer.SPONSOR, _sponsor), (Doer.OWNER, _owner)),
}


@dataclass(frozen=True)
class Rule:
    """A named rule.

    Attributes:
        id: its name, never changed once published: settings, tasks and accepted gaps use it.
        severity: of its findings, unless a finding says otherwise.
        find: the predicate.
        subject: what it is about.
        source: who says so.
        doer: who of us closes what it finds.
        limit: the number that it compares with, None where it has none.
        uses: the limit of the whole account (a field of ``model.limits``) that it compares with.
        covers: it asks whom we reach, so that a fresh two-way touch can only take findings away.
    """

    id: str
    severity: GapSeverity
    find: Find
    subject: Subject
    source: Source
    doer: Doer = Doer.OWNER
    limit: RuleLimit | None = None
    uses: str = ""
    covers: bool = False

    @property
    def doc(self) -> str:
        """What the rule looks for, as its author wrote it."""
        return cleandoc(self.find.__doc__ or "")

    def gaps(self, facts: Facts) -> list[Gap]:
        """Return what the rule finds in these facts; nothing where it is switched off."""
        use = facts.policy.use(self.id)
        if not use.on:
            return []
        return [self._gap(facts, found, use) for found in self.find(facts)]

    def _gap(self, facts: Facts, found: Finding, use: Use) -> Gap:
        doer, doer_id = self._doer(facts, found)
        seats, weight = found.seats, found.weight
        if weight is None:
            weight = sum([facts.power(seat) for seat in seats])
        return Gap(  # by place: names would take twice the time
            self.id,
            use.severity or found.severity or self.severity,
            found.certain,
            tuple([seat.id for seat in seats]),
            tuple([seat.person_id for seat in seats if seat.person_id]),
            found.department_id,
            found.concern_id,
            found.role_id,
            found.values,
            min(weight, 1.0),
            doer,
            doer_id,
        )

    def _doer(self, facts: Facts, found: Finding) -> tuple[Doer, str | None]:
        """Return in which part who closes it: the rule's, or else the next that somebody has."""
        for doer, who in _INSTEAD[self.doer]:
            doer_id = who(facts, found)
            if doer_id is not None:
                return doer, doer_id
        return self.doer, None


def rule(
    severity: GapSeverity,
    subject: Subject,
    source: Source,
    doer: Doer = Doer.OWNER,
    limit: RuleLimit | None = None,
    uses: str = "",
    covers: bool = False,
) -> Callable[[Find], Rule]:
    """Declare a rule; the function's name is the rule's name."""

    def declare(find: Find) -> Rule:
        return Rule(find.__name__, severity, find, subject, source, doer, limit, uses, covers)

    return declare


def about(facts: Facts, seat: Seat, **values: Value) -> Finding:
    """Return a finding about one seat, with its name, weight and power as values."""
    values["name"] = facts.name(seat)
    values["share"], values["power"] = facts.share(seat), facts.power(seat)
    return Finding((seat,), values)


def unsure(finding: Finding) -> Finding:
    """Make the finding "cannot tell" and return it."""
    finding.certain = False
    return finding


def worse(finding: Finding, severity: GapSeverity, when: bool) -> Finding:
    """Give the finding this severity where ``when``, and return it."""
    if when:
        finding.severity = severity
    return finding
