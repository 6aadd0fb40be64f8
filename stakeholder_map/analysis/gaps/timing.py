"""Rules about time: the day of the decision, and what is still open when it comes near."""

from __future__ import annotations

from collections.abc import Iterator

from stakeholder_map.analysis.gaps.facts import CRITERIA, Facts
from stakeholder_map.analysis.gaps.gap import Doer, GapSeverity, Value
from stakeholder_map.analysis.gaps.policy import days
from stakeholder_map.analysis.gaps.rule import Finding, Source, Subject, about, rule, worse
from stakeholder_map.model.scales import Severity

#: So many days before the decision everything serious has to be settled.
NEAR = days(30)


@rule(GapSeverity.MINOR, Subject.TIME, Source.MISSION, Doer.OWNER)
def no_date(facts: Facts) -> Iterator[Finding]:
    """Nobody has entered when they decide; serious from the criteria on."""
    if facts.is_running and facts.seats and facts.days_left is None:
        yield worse(Finding(), GapSeverity.SERIOUS, facts.is_at(CRITERIA))


@rule(GapSeverity.SERIOUS, Subject.TIME, Source.MISSION, Doer.OWNER)
def date_passed(facts: Facts) -> Iterator[Finding]:
    """The day of the decision has passed and the decision still runs."""
    left, by = facts.days_left, facts.decision.decide_by
    if facts.is_running and facts.seats and left is not None and by is not None and left < 0:
        yield Finding(values={"days": -left, "due": by})


@rule(GapSeverity.SERIOUS, Subject.TIME, Source.MISSION, Doer.OWNER, limit=NEAR)
def concern_near_date(facts: Facts) -> Iterator[Finding]:
    """The decision is near and serious or blocking concerns are open; critical for blocking."""
    left = facts.days_left
    if not facts.is_running or left is None:
        return
    if not 0 <= left <= facts.limit("concern_near_date", NEAR):
        return
    held = [one for one in facts.open_concerns if one[1].severity is not Severity.MINOR]
    if held:
        seats = tuple({seat.id: seat for seat, _ in held}.values())
        values: dict[str, Value] = {"n": len(held), "days": left, "names": facts.names(seats)}
        blocking = any(concern.severity is Severity.BLOCKING for _, concern in held)
        yield worse(Finding(seats, values), GapSeverity.CRITICAL, blocking)


@rule(GapSeverity.SERIOUS, Subject.TIME, Source.TAS, Doer.CONTACT, limit=NEAR)
def decider_undecided(facts: Facts) -> Iterator[Finding]:
    """The decision is near and somebody who decides is neither for us nor against us."""
    left = facts.days_left
    if not facts.is_running or left is None:
        return
    if 0 <= left <= facts.limit("decider_undecided", NEAR):
        for seat in facts.taken:
            if facts.decides(seat) and facts.support(seat) == 0:
                yield about(facts, seat, days=left)


@rule(GapSeverity.MINOR, Subject.TIME, Source.MISSION, Doer.OWNER)
def milestone_late(facts: Facts) -> Iterator[Finding]:
    """Dates of the decision have passed and nobody has noted that it happened."""
    late = [m for m in facts.decision.milestones if not m.done and m.on < facts.today]
    if facts.is_running and facts.seats and late:
        values: dict[str, Value] = {
            "n": len(late),
            "milestones": tuple(m.text for m in late),
            "due": min(m.on for m in late),
        }
        yield Finding(values=values)
