"""Rules about the whole chain: who is missing beside us, above, below and against us."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from stakeholder_map.analysis.chain.reach import Reach
from stakeholder_map.analysis.gaps.facts import Facts
from stakeholder_map.analysis.gaps.gap import Doer, GapSeverity, Value
from stakeholder_map.analysis.gaps.policy import count
from stakeholder_map.analysis.gaps.rule import Finding, Source, Subject, about, rule, unsure, worse
from stakeholder_map.model.scales import Role

#: With fewer known stances "all for us" means nothing.
ENOUGH = count(3)


@rule(GapSeverity.MINOR, Subject.WHOLE, Source.MISSION, Doer.OWNER)
def start_here(facts: Facts) -> Iterator[Finding]:
    """Nobody has a seat in the decision yet; nothing else can be said."""
    if not facts.seats and not any(seat.is_missing for seat in facts.decision.seats):
        yield Finding(values={"people": len(facts.account.people)})


@rule(GapSeverity.CRITICAL, Subject.WHOLE, Source.MEDDIC, Doer.OWNER)
def no_decision_maker(facts: Facts) -> Iterator[Finding]:
    """No seat is marked as the decision-maker's.

    "Cannot tell" where seats have no role, or a role word that nobody has mapped.
    """
    if not facts.seats or any(Role.DECISION_MAKER in seat.roles for seat in facts.seats):
        return
    unclear = sum(not seat.roles for seat in facts.taken)
    yield Finding(values={"unclear": unclear}, certain=not unclear)


@rule(GapSeverity.SERIOUS, Subject.WHOLE, Source.FIELD, Doer.OWNER)
def seat_missing(facts: Facts) -> Iterator[Finding]:
    """A role that the decision needs has nobody known in it; critical where it decides.

    Missing seats drawn on the map and required roles that no person's seat fills.
    """
    names = facts.departments
    for seat in facts.decision.seats:
        if not seat.is_missing:
            continue
        found = about(
            facts,
            seat,
            roles=tuple(str(role) for role in seat.roles),
            department=names.get(seat.department_id or "", ""),
        )
        found.department_id = seat.department_id
        yield worse(found, GapSeverity.CRITICAL, facts.decides(seat))
    for required in facts.unfilled_roles:
        if _drawn(facts, required.role, required.department_id):
            continue
        values: dict[str, Value] = {
            "name": "",
            "note": required.note,
            "roles": (str(required.role),),
            "department": names.get(required.department_id or "", ""),
        }
        critical = required.role is Role.DECISION_MAKER
        yield Finding(
            values=values,
            department_id=required.department_id,
            role_id=required.id,
            severity=GapSeverity.CRITICAL if critical else None,
        )


@rule(GapSeverity.SERIOUS, Subject.WHOLE, Source.MISSION, Doer.OWNER)
def no_user_behind(facts: Facts) -> Iterator[Finding]:
    """Nobody who will use it is for us.

    "Cannot tell" where a user's stance is unknown, or where somebody without a role, who may be a
    user, is not known not to be for us.
    """
    if not facts.taken:
        return
    users = tuple(seat for seat in facts.taken if Role.USER in seat.roles)
    supports = [facts.support(seat) for seat in users]
    if not any(support is not None and support > 0 for support in supports):
        values: dict[str, Value] = {"n": len(users), "names": facts.names(users)}
        others = [facts.support(seat) for seat in facts.taken if not seat.roles]
        unclear = None in supports or any(other is None or other > 0 for other in others)
        yield Finding(seats=users, values=values, certain=not unclear)


@rule(GapSeverity.SERIOUS, Subject.WHOLE, Source.MILLER, Doer.OWNER)
def no_coach(facts: Facts) -> Iterator[Finding]:
    """Nobody inside is marked as our coach."""
    if facts.taken and not any(seat.coach for seat in facts.taken):
        yield Finding()


@rule(
    GapSeverity.SERIOUS,
    Subject.CONTACTS,
    Source.MISSION,
    Doer.SPONSOR,
    uses="executive_days",
    covers=True,
)
def no_executive_contact(facts: Facts) -> Iterator[Finding]:
    """No executive of theirs was met within ``limits.executive_days``.

    "Cannot tell" where an executive's touches are not recorded or may have been two-way ones, or
    where somebody of unknown level may be the executive: nobody is recorded at the upper level, or
    that one was met in time.
    """
    if not facts.taken:
        return
    top = facts.executives
    reach = [facts.reach(seat) for seat in top]
    limit = facts.account.limits.executive_days
    days = min((fact.days for fact in reach if fact.days is not None), default=None)
    if days is not None and days <= limit:
        return
    values: dict[str, Value] = {"n": len(top), "names": facts.names(top), "limit": limit}
    if days is not None:
        values["days"] = days
    found = Finding(seats=top, values=values)
    since = facts.today - timedelta(days=limit)
    perhaps = [facts.reach(seat) for seat in facts.taken if facts.level(seat) is None]
    unclear = any(fact.reach is Reach.UNKNOWN or fact.perhaps_since(since) for fact in reach)
    unclear |= any(not top or (fact.days is not None and fact.days <= limit) for fact in perhaps)
    yield unsure(found) if unclear else found


@rule(GapSeverity.SERIOUS, Subject.WHOLE, Source.MISSION, Doer.OWNER, limit=ENOUGH)
def opposition_not_found(facts: Facts) -> Iterator[Finding]:
    """Enough stances are known, some for us and none against: that is rarely the truth.

    Silent where somebody is marked as backing a competitor.
    """
    supports = [facts.support(seat) for seat in facts.taken]
    known = [support for support in supports if support is not None]
    if any(seat.backs_id for seat in facts.taken) or any(support < 0 for support in known):
        return
    friends = sum(support > 0 for support in known)
    if len(known) >= facts.limit("opposition_not_found", ENOUGH) and friends:
        values = {"n": len(known), "friends": friends, "unknown": supports.count(None)}
        yield Finding(values=values)


def _drawn(facts: Facts, role: Role, department_id: str | None) -> bool:
    """Whether a missing seat on the map already stands for this required role."""
    return any(
        seat.is_missing and role in seat.roles and department_id in (None, seat.department_id)
        for seat in facts.decision.seats
    )
