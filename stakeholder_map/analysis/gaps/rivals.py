"""Rules about competitors: who is for them, what they are judged by, what they say against us."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from stakeholder_map.analysis.gaps.facts import SCREENING, Facts
from stakeholder_map.analysis.gaps.gap import Doer, GapSeverity, Value
from stakeholder_map.analysis.gaps.policy import share
from stakeholder_map.analysis.gaps.rule import Finding, Source, Subject, about, rule
from stakeholder_map.model.decision import Criterion, Decision
from stakeholder_map.model.seat import Seat

#: From this share of the power on a competitor's camp is a danger.
CAMP = share(0.3)

#: A criterion of this weight must not be lost.
WEIGHTY = share(0.2)

#: On a criterion we are behind where a competitor fits so much better, or we fit no better.
BEHIND = 2
POOR = 1


@rule(GapSeverity.CRITICAL, Subject.COMPETITORS, Source.FIELD, Doer.CONTACT)
def rival_decides(facts: Facts) -> Iterator[Finding]:
    """A decision-maker or veto holder backs a competitor: their camp holds the veto."""
    for seat in facts.taken:
        rival = facts.backs(seat)
        if rival and facts.decides(seat):
            yield about(facts, seat, competitor=rival, veto=int(seat.veto))


@rule(GapSeverity.SERIOUS, Subject.COMPETITORS, Source.TAS, Doer.OWNER, limit=CAMP)
def rival_camp(facts: Facts) -> Iterator[Finding]:
    """The people who back one competitor hold the limit's share of the power together."""
    camps: dict[str, list[Seat]] = defaultdict(list)
    for seat in facts.taken:
        if facts.backs(seat):
            camps[seat.backs_id or ""].append(seat)
    for seats in camps.values():
        power = sum(facts.power(seat) for seat in seats)
        if power >= facts.limit("rival_camp", CAMP):
            values: dict[str, Value] = {
                "competitor": facts.backs(seats[0]),
                "power": power,
                "names": facts.names(seats),
            }
            yield Finding(tuple(seats), values)


@rule(GapSeverity.SERIOUS, Subject.COMPETITORS, Source.CHALLENGER, Doer.CONTACT)
def criteria_rival(facts: Facts) -> Iterator[Finding]:
    """Somebody who backs a competitor set criteria that we will be judged by."""
    for seat in facts.taken:
        rival = facts.backs(seat)
        if not rival:
            continue
        set_by = tuple(c.text for c in facts.decision.criteria if c.set_by_id == seat.person_id)
        if set_by:
            yield about(facts, seat, competitor=rival, criteria=set_by)


@rule(GapSeverity.SERIOUS, Subject.COMPETITORS, Source.CHALLENGER, Doer.OWNER, limit=WEIGHTY)
def criterion_lost(facts: Facts) -> Iterator[Finding]:
    """On criteria with the limit's weight we fit poorly, or a competitor fits much better.

    "Cannot tell" where nobody has rated our fit on such a criterion, or where one that is lost
    has no weight and the others leave it that much. Without weights all count the same.
    """
    limit = facts.limit("criterion_lost", WEIGHTY)
    weighed = _weighed(facts.decision)
    heavy = [c for c, low, _ in weighed if low >= limit]
    lost = [c for c in heavy if c.our_fit is not None and _is_lost(c)]
    perhaps = [c for c, low, high in weighed if low < limit <= high]
    unrated = [c for c in heavy if c.our_fit is None]
    unweighed = [c for c in perhaps if c.our_fit is None or _is_lost(c)]
    told = lost or unrated or unweighed
    if told and facts.seats:
        values: dict[str, Value] = {"n": len(told), "criteria": tuple(c.text for c in told)}
        if told is unweighed:
            values["unweighed"] = len(unweighed)
        yield Finding(values=values, certain=bool(lost))


@rule(GapSeverity.MINOR, Subject.COMPETITORS, Source.MISSION, Doer.OWNER)
def attack_unanswered(facts: Facts) -> Iterator[Finding]:
    """Competitors say something against us to which no answer is written down."""
    open_lines = [
        (rival.name, line.text)
        for rival in facts.rivals.values()
        for line in rival.attack_lines
        if not line.answer.strip()
    ]
    if open_lines and facts.seats:
        values: dict[str, Value] = {
            "n": len(open_lines),
            "names": tuple(dict.fromkeys(name for name, _ in open_lines)),
            "line": open_lines[0][1],
        }
        yield Finding(values=values)


@rule(GapSeverity.MINOR, Subject.COMPETITORS, Source.TAS, Doer.OWNER)
def no_competitor(facts: Facts) -> Iterator[Finding]:
    """They screen suppliers or are further, and no competitor is recorded."""
    backed = any(seat.backs_id for seat in facts.taken)
    if facts.is_at(SCREENING) and facts.seats and not facts.rivals and not backed:
        yield Finding()


def _weighed(decision: Decision) -> list[tuple[Criterion, float, float]]:
    """Return the criteria with the least and the most of all weight that they may have.

    Equal where none is entered; one that is blank beside others may have what those leave of 1.
    """
    entered = [criterion.weight or 0.0 for criterion in decision.criteria]
    total = sum(entered)
    if total <= 0:
        return [(c, 1 / len(entered), 1 / len(entered)) for c in decision.criteria]
    left = max(1 - total, 0.0)
    return [
        (c, weight / total, weight / total if c.weight is not None else left)
        for c, weight in zip(decision.criteria, entered, strict=True)
    ]


def _is_lost(criterion: Criterion) -> bool:
    ours = criterion.our_fit or 0
    return ours <= POOR or any(c.fit >= ours + BEHIND for c in criterion.competitor_fits)
