"""Rules about our own side: who of us carries the contacts, and who talks to whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from stakeholder_map.analysis.chain.reach import Reach
from stakeholder_map.analysis.gaps.facts import TENDER, Facts
from stakeholder_map.analysis.gaps.gap import Doer, GapSeverity, Value
from stakeholder_map.analysis.gaps.policy import count, days, share
from stakeholder_map.analysis.gaps.rule import Finding, Source, Subject, rule, unsure, worse
from stakeholder_map.model.scales import Level
from stakeholder_map.model.seat import Seat

#: So much of the weight that we reach must not hang on one of us.
CARRIED = share(0.8)

#: With fewer living contacts it is no wonder that one of us has them all.
ENOUGH = 3

#: From this share on somebody of us should keep the contact.
KEPT = share(0.15)

#: More meetings a year between their executive and ours wear both out.
OFTEN = count(5, 365)
YEAR = 365

#: So long without a word from anybody there.
QUIET = days(30)


@rule(GapSeverity.SERIOUS, Subject.CONTACTS, Source.BORGATTI, Doer.OWNER, limit=CARRIED)
def teammate_single_point(facts: Facts) -> Iterator[Finding]:
    """One teammate alone carries the limit's share of the weight that we reach.

    Counted over three living contacts or more; a contact that two of us have met counts for
    neither. "Cannot tell" where nobody wrote down who of us met the others.
    """
    met = [seat for seat in facts.taken if facts.reach(seat).reach is Reach.MET]
    whole = sum(facts.counts(seat) for seat in met)
    if len(met) < ENOUGH or whole <= 0:
        return
    alone: dict[str, list[Seat]] = defaultdict(list)
    perhaps = 0.0
    for seat in met:
        by = facts.met_by(seat.person_id, facts.account.limits.cold_days)
        perhaps += 0.0 if by else facts.counts(seat) / whole
        if len(by) == 1:
            alone[by.pop()].append(seat)
    limit = facts.limit("teammate_single_point", CARRIED)
    for teammate in facts.account.teammates:
        seats = alone.get(teammate.id, [])
        part = sum(facts.counts(seat) for seat in seats) / whole
        if seats and part + perhaps >= limit:
            values: dict[str, Value] = {"teammate": teammate.name, "part": part, "n": len(seats)}
            found = Finding(tuple(seats), {**values, "names": facts.names(seats)})
            yield found if part >= limit else unsure(found)


@rule(GapSeverity.MINOR, Subject.CONTACTS, Source.MISSION, Doer.OWNER, limit=KEPT)
def contact_unowned(facts: Facts) -> Iterator[Finding]:
    """People who decide or have the limit's share, and nobody of us keeps the contact."""
    limit = facts.limit("contact_unowned", KEPT)
    found = tuple(
        seat
        for seat in facts.weighty(limit)
        if not any(c.is_owner for c in facts.contacts.get(seat.person_id or "", ()))
    )
    if found:
        yield Finding(found, {"n": len(found), "names": facts.names(found)})


@rule(GapSeverity.MINOR, Subject.CONTACTS, Source.MISSION, Doer.SPONSOR)
def level_mismatch(facts: Facts) -> Iterator[Finding]:
    """Executives of theirs whom we reach, but nobody of our own upper level met them in a year.

    "Cannot tell" where nobody wrote down who of us met them, or at which level that one is.
    """
    levels = {teammate.id: teammate.level for teammate in facts.account.teammates}
    found, clear = [], True
    for seat in facts.executives:
        if facts.reach(seat).reach is not Reach.MET:
            continue
        by = [levels.get(key) for key in sorted(facts.met_by(seat.person_id, YEAR))]
        if Level.UPPER not in by and not _sponsored(facts, seat):
            found.append(seat)
            clear = clear and bool(by) and None not in by
    if found:
        values: dict[str, Value] = {"n": len(found), "names": facts.names(found)}
        yield Finding(tuple(found), values, certain=clear)


@rule(GapSeverity.MINOR, Subject.CONTACTS, Source.FIELD, Doer.OWNER)
def no_sponsor(facts: Facts) -> Iterator[Finding]:
    """Executives of theirs take part and none of us is named as executive sponsor.

    Serious from the tender on.
    """
    top = facts.executives
    if top and not any(teammate.is_sponsor for teammate in facts.account.teammates):
        found = Finding(top, {"n": len(top), "names": facts.names(top)})
        yield worse(found, GapSeverity.SERIOUS, facts.is_at(TENDER))


@rule(GapSeverity.MINOR, Subject.CONTACTS, Source.MISSION, Doer.SPONSOR, limit=OFTEN)
def executive_often(facts: Facts) -> Iterator[Finding]:
    """Our executives met an executive of theirs on more days in a year than the limit."""
    ours = {t.id for t in facts.account.teammates if t.is_sponsor or t.level is Level.UPPER}
    for seat in facts.executives:
        when = {
            touch.on
            for touch in facts.meetings.get(seat.person_id or "", ())
            if (facts.today - touch.on).days <= YEAR and ours.intersection(touch.teammate_ids)
        }
        limit = int(facts.limit("executive_often", OFTEN))
        if len(when) > limit:
            yield Finding((seat,), {"name": facts.name(seat), "n": len(when), "limit": limit})


@rule(GapSeverity.SERIOUS, Subject.CONTACTS, Source.FIELD, Doer.OWNER, limit=QUIET, covers=True)
def silence(facts: Facts) -> Iterator[Finding]:
    """The decision runs, and for longer than the limit nobody of theirs has spoken with us.

    "Cannot tell" where no two-way touch is recorded and somebody might have been met, or where a
    touch within the limit may have been a two-way one.
    """
    if not facts.is_running or not facts.taken:
        return
    reach = [facts.reach(seat) for seat in facts.taken]
    gone = min((fact.days for fact in reach if fact.days is not None), default=None)
    limit = int(facts.limit("silence", QUIET))
    if gone is None:
        found = Finding(values={"limit": limit})
        yield found if all(fact.is_sure for fact in reach) else unsure(found)
    elif gone > limit:
        since = facts.today - timedelta(days=limit)
        found = Finding(values={"days": gone, "limit": limit})
        yield unsure(found) if any(fact.perhaps_since(since) for fact in reach) else found


def _sponsored(facts: Facts, seat: Seat) -> bool:
    """Whether our executive sponsor met them within the year, whatever the sponsor's level."""
    sponsors = {teammate.id for teammate in facts.account.teammates if teammate.is_sponsor}
    return not sponsors.isdisjoint(facts.met_by(seat.person_id, YEAR))
