"""Gap rules: small predicates, one file a subject, collected in a registry.

A rule answers in three values: it fires, it stays silent, or it fires with ``certain=False``,
"cannot tell", where something unknown keeps it from answering. Silence is never made of
ignorance. Findings carry codes, names and numbers; their sentences stand in ``words.gaps`` and
``words.gap_texts``. Users switch rules off and set their severity and limit (``policy``).

It is a list, no score: twenty findings are no worse than one that loses the decision. Degenerate
cases: an empty map has the one finding that says where to start. Complexity O(rules · (n + ties)),
and what ``facts`` computes once.
"""

from __future__ import annotations

from stakeholder_map.analysis.gaps import (
    changes,
    concerns,
    contacts,
    departments,
    friends,
    people,
    rivals,
    stages,
    team,
    ties,
    timing,
)
from stakeholder_map.analysis.gaps.facts import Facts
from stakeholder_map.analysis.gaps.gap import Gap, GapSeverity
from stakeholder_map.analysis.gaps.rule import Rule

__all__ = ["OPPOSITES", "RULES", "Facts", "Gap", "GapSeverity", "Rule", "find_gaps"]

#: Every rule, in the order in which equally severe findings are told.
RULES: tuple[Rule, ...] = (
    team.start_here,
    team.no_decision_maker,
    people.decider_against,
    rivals.rival_decides,
    people.veto_unknown,
    people.never_met,
    timing.concern_near_date,
    concerns.concern_blocking,
    stages.budget_gone,
    stages.step_empty,
    team.seat_missing,
    timing.date_passed,
    people.decider_unknown,
    timing.decider_undecided,
    ties.decider_ear,
    people.hidden_unreached,
    changes.new_person,
    people.left_open,
    changes.reorganised,
    departments.department_unknown,
    departments.department_against,
    departments.single_threaded,
    people.cold_contact,
    contacts.silence,
    concerns.concern_unowned,
    concerns.concern_overdue,
    concerns.concern_common,
    team.no_executive_contact,
    friends.no_supporter,
    friends.no_champion,
    friends.coach_doubtful,
    friends.support_on_one,
    team.no_user_behind,
    team.no_coach,
    team.opposition_not_found,
    rivals.rival_camp,
    rivals.criteria_rival,
    rivals.criterion_lost,
    ties.buck_circle,
    departments.department_split,
    departments.no_working_level,
    contacts.teammate_single_point,
    stages.stage_ahead,
    stages.stage_behind,
    stages.budget_unconfirmed,
    stages.pain_unanswered,
    stages.no_pain,
    stages.no_criteria,
    timing.no_date,
    stages.no_approval_rule,
    stages.stage_unknown,
    concerns.concern_unconfirmed,
    concerns.concern_unknown,
    contacts.no_sponsor,
    contacts.level_mismatch,
    contacts.executive_often,
    contacts.contact_unowned,
    people.stale_evidence,
    people.support_assumed,
    ties.one_source,
    ties.listens_unknown,
    rivals.no_competitor,
    rivals.attack_unanswered,
    timing.milestone_late,
    departments.weights_bent,
)

#: Rules that contradict each other: never do both fire for sure in one reading.
OPPOSITES: tuple[tuple[str, str], ...] = (
    ("no_coach", "coach_doubtful"),
    ("no_supporter", "opposition_not_found"),
    ("no_supporter", "no_champion"),
    ("no_supporter", "support_on_one"),
    ("opposition_not_found", "decider_against"),
    ("opposition_not_found", "rival_decides"),
    ("opposition_not_found", "rival_camp"),
    ("opposition_not_found", "department_against"),
    ("opposition_not_found", "department_split"),
    ("stage_ahead", "stage_behind"),
    ("stage_unknown", "stage_behind"),
    ("stage_unknown", "no_criteria"),
    ("budget_unconfirmed", "budget_gone"),
    ("no_date", "date_passed"),
    ("no_date", "concern_near_date"),
    ("no_date", "decider_undecided"),
    ("date_passed", "concern_near_date"),
    ("no_criteria", "criterion_lost"),
    ("no_criteria", "criteria_rival"),
    ("no_pain", "pain_unanswered"),
    ("no_competitor", "rival_camp"),
    ("no_competitor", "attack_unanswered"),
    ("no_approval_rule", "step_empty"),
    ("start_here", "no_coach"),
)

_WORST_FIRST = {severity: place for place, severity in enumerate(GapSeverity)}


def find_gaps(facts: Facts) -> tuple[Gap, ...]:
    """Return what all rules find: worst first, certain before uncertain, heavier before lighter."""
    found: list[Gap] = []
    for rule in RULES:
        found += rule.gaps(facts)
    found.sort(key=lambda gap: (_WORST_FIRST[gap.severity], not gap.certain, -gap.weight))
    return tuple(found)
