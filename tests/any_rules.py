"""Any setting of rules and health, and any accepted gap, for hypothesis."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from stakeholder_map.model.rules import HealthWeights
from stakeholder_map.model.scales import GapSeverity

SHARES = st.none() | st.floats(0, 1)

#: Names of rules that there are, and one that a later program may bring.
RULES = ("never_met", "cold_contact", "no_coach", "opposition_not_found", "of_tomorrow")


def setting() -> dict[str, st.SearchStrategy[Any]]:
    """Return the fields of a rule's setting."""
    return {
        "rule": st.sampled_from(RULES),
        "on": st.none() | st.booleans(),
        "severity": st.none() | st.sampled_from(list(GapSeverity)),
        "limit": st.none() | st.floats(0, 100),
    }


def acceptance(names: Any, texts: Any, days: Any) -> dict[str, st.SearchStrategy[Any]]:
    """Return the fields of an accepted gap."""
    return {
        "key": st.tuples(st.sampled_from(RULES), *[st.just("")] * 3),
        "reason": names,
        "by": texts,
        "on": days,
        "until": days,
        "severity": st.sampled_from(list(GapSeverity)),
        "weight": st.floats(0, 1),
        "evidence": texts,
    }


def health_weights() -> st.SearchStrategy[HealthWeights]:
    """Any weights of the health score of which not all are 0."""
    return st.builds(HealthWeights, need_match=st.floats(0.1, 1), support=SHARES, breadth=SHARES)
