"""The analysis' limits, each with the sentence that says what it does."""

from __future__ import annotations

from stakeholder_map.words.catalogue import N_

#: Field of ``model.limits.Limits`` → its name and what it does. Shares are shown as percent.
LIMITS: dict[str, tuple[str, str]] = {
    "cold_days": (
        N_("Cold after (days)"),
        N_("Without a two-way touch for longer, a contact counts as cold."),
    ),
    "half_life_days": (
        N_("Half-life of what we know (days)"),
        N_("Our confidence in a support halves in this time without new evidence."),
    ),
    "executive_days": (
        N_("Executives at least every (days)"),
        N_("If nobody of their upper level was met for longer, it is a gap."),
    ),
    "listens_up": (
        N_("Listening to the superior (%)"),
        N_("How strongly a reporting line makes a person listen to the superior."),
    ),
    "listens_down": (
        N_("Listening to reports (%)"),
        N_("How strongly a reporting line makes a superior listen to the report."),
    ),
    "tie_strength": (
        N_("Strength of a tie, if unknown (%)"),
        N_("Taken for ties whose strength nobody entered."),
    ),
    "prior_attention": (
        N_("Listening without a tie (%)"),
        N_(
            "What everybody gives to all others by power and standing beside the ties entered: "
            "200 is as much as two average ties. 10 to 1000."
        ),
    ),
    "commitment": (
        N_("Commitment, if unknown (%)"),
        N_("Taken for people of whom we do not know how firmly they hold their stance."),
    ),
    "confidence": (
        N_("Confidence, if unknown (%)"),
        N_("Taken for support entered without saying how sure we are."),
    ),
}
