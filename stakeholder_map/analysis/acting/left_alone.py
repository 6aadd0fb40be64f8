"""What the team left as it is: an accepted gap holds back what would be proposed to close it.

Somebody accepted, with a reason and a day, that nobody of our upper level meets Anna before the
tender is out. Then no rule asks for that meeting and no plan names it until the gap is back. Only
what closes the very same gap is held back: an answer that is overdue is asked for all the same.

Degenerate cases: nothing accepted: nothing is held back. Complexity O(accepted gaps) a question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from stakeholder_map.analysis.reading import Reading

#: What is proposed (the rule of a task, the purpose of a talk) and the gap rules that it closes.
CLOSES: Mapping[str, frozenset[str]] = {
    "contact_cold": frozenset({"cold_contact"}),
    "new_person": frozenset({"new_person"}),
    "concern_overdue": frozenset({"concern_overdue"}),
    "veto_unknown": frozenset({"veto_unknown"}),
    "executive_due": frozenset({"level_mismatch", "no_executive_contact"}),
    "meet": frozenset({"cold_contact", "never_met", "hidden_unreached"}),
    "keep": frozenset({"level_mismatch", "no_executive_contact"}),
}


def left_alone(
    reading: Reading, what: str, person_ids: Iterable[str], concern_id: str | None = None
) -> bool:
    """Whether the team accepted the gap that this would close, and it is not back yet.

    Args:
        reading: of the decision.
        what: a key of ``CLOSES``; anything else closes no gap of one person.
        person_ids: with whom it would be done.
        concern_id: the concern that it is about, where the gap is about one.
    """
    rules = CLOSES.get(what, frozenset())
    whom = set(person_ids)
    return any(
        one.back is None
        and one.gap.rule in rules
        and not whom.isdisjoint(one.gap.person_ids)
        and (one.gap.concern_id is None or one.gap.concern_id == concern_id)
        for one in reading.accepted
    )
