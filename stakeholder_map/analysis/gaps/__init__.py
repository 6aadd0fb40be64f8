"""Gap rules: small predicates, one file a subject, collected in a registry.

A rule answers in three values: it fires, it stays silent, or it fires with ``certain=False``,
"cannot tell", where something unknown keeps it from answering. Silence is never made of
ignorance. Findings carry codes, names and numbers; their sentences stand in ``words.gaps``.
"""

from __future__ import annotations

from stakeholder_map.analysis.gaps import concerns, departments, people, team
from stakeholder_map.analysis.gaps.facts import Facts, Rule
from stakeholder_map.analysis.gaps.gap import Gap, GapSeverity

__all__ = ["RULES", "Facts", "Gap", "GapSeverity", "Rule", "find_gaps"]

#: Every rule, in the order in which equally severe findings are told.
RULES: tuple[Rule, ...] = (
    team.start_here,
    team.no_decision_maker,
    people.decider_against,
    people.veto_unknown,
    people.never_met,
    concerns.concern_blocking,
    team.seat_missing,
    people.decider_unknown,
    people.hidden_unreached,
    people.left_open,
    departments.single_threaded,
    people.cold_contact,
    concerns.concern_unowned,
    concerns.concern_overdue,
    team.no_executive_contact,
    team.no_user_behind,
    team.no_coach,
    team.opposition_not_found,
    departments.no_working_level,
    people.stale_evidence,
    departments.weights_bent,
)

_WORST_FIRST = {severity: place for place, severity in enumerate(GapSeverity)}


def find_gaps(facts: Facts) -> tuple[Gap, ...]:
    """Return what all rules find: worst first, certain before uncertain, heavier before lighter."""
    found = [gap for rule in RULES for gap in rule.gaps(facts)]
    found.sort(key=lambda gap: (_WORST_FIRST[gap.severity], not gap.certain, -gap.weight))
    return tuple(found)
