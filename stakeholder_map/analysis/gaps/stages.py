"""Rules about the stage: what should be true by now, and is not or is not known."""

from __future__ import annotations

from collections.abc import Iterator

from stakeholder_map.analysis.gaps.facts import (
    BUYING,
    CRITERIA,
    SCREENING,
    SELLING,
    TENDER,
    Facts,
)
from stakeholder_map.analysis.gaps.gap import Doer, GapSeverity, Value
from stakeholder_map.analysis.gaps.policy import points
from stakeholder_map.analysis.gaps.rule import Finding, Source, Subject, rule, unsure, worse
from stakeholder_map.model.decision import ApprovalStep
from stakeholder_map.model.scales import BantState, BudgetState

#: From this severity on a pain has to have an answer.
HURTS = points(4, 5)


@rule(GapSeverity.MINOR, Subject.STAGE, Source.MISSION, Doer.OWNER)
def stage_unknown(facts: Facts) -> Iterator[Finding]:
    """Neither their step nor our stage is recorded, so no rule can say what is due by now."""
    if facts.is_running and facts.seats and facts.far is None:
        yield unsure(Finding())


@rule(GapSeverity.SERIOUS, Subject.STAGE, Source.TAS, Doer.OWNER)
def stage_ahead(facts: Facts) -> Iterator[Finding]:
    """We are at a later stage than they are: we sell what they do not yet buy.

    "Cannot tell" where we are at the proposal or beyond and their step is not recorded.
    """
    ours, theirs = facts.decision.selling_stage, facts.decision.buying_step
    if not facts.is_running or not facts.seats or ours is None:
        return
    if theirs is None:
        if SELLING[ours] >= CRITERIA:
            yield unsure(Finding(values={"ours": str(ours)}))
    elif SELLING[ours] > BUYING[theirs]:
        yield Finding(values={"ours": str(ours), "theirs": str(theirs)})


@rule(GapSeverity.SERIOUS, Subject.STAGE, Source.TAS, Doer.OWNER)
def stage_behind(facts: Facts) -> Iterator[Finding]:
    """They are at a later step than we are: others may be where we should be.

    "Cannot tell" where they set criteria or are further and our stage is not recorded.
    """
    ours, theirs = facts.decision.selling_stage, facts.decision.buying_step
    if not facts.is_running or not facts.seats or theirs is None:
        return
    if ours is None:
        if BUYING[theirs] >= CRITERIA:
            yield unsure(Finding(values={"theirs": str(theirs)}))
    elif BUYING[theirs] > SELLING[ours]:
        yield Finding(values={"ours": str(ours), "theirs": str(theirs)})


@rule(GapSeverity.SERIOUS, Subject.STAGE, Source.MISSION, Doer.OWNER)
def budget_unconfirmed(facts: Facts) -> Iterator[Finding]:
    """It has come to the tender and nobody of theirs has confirmed the money.

    "Cannot tell" where nothing at all is recorded about the budget.
    """
    budget = facts.decision.bant.budget
    sure = budget.state is BantState.CONFIRMED or budget.budget_state is BudgetState.APPROVED
    if facts.is_at(TENDER) and facts.seats and not sure and not _money_gone(facts):
        found = Finding(values={"state": str(budget.budget_state or "")})
        nothing = budget.state is None and budget.budget_state is None
        yield unsure(found) if nothing else found


@rule(GapSeverity.SERIOUS, Subject.STAGE, Source.MISSION, Doer.OWNER)
def budget_gone(facts: Facts) -> Iterator[Finding]:
    """The budget is frozen; or, from the criteria on, there is none. Critical from the tender."""
    if facts.is_running and facts.seats and _money_gone(facts):
        budget = facts.decision.bant.budget
        found = Finding(values={"state": str(budget.budget_state or BudgetState.NONE)})
        yield worse(found, GapSeverity.CRITICAL, facts.is_at(TENDER))


@rule(GapSeverity.MINOR, Subject.STAGE, Source.MEDDIC, Doer.OWNER)
def no_approval_rule(facts: Facts) -> Iterator[Finding]:
    """Nobody has entered how it is approved; serious from the tender on."""
    if facts.seats and facts.is_running and not facts.decision.steps:
        yield worse(Finding(), GapSeverity.SERIOUS, facts.is_at(TENDER))


@rule(GapSeverity.SERIOUS, Subject.STAGE, Source.MEDDIC, Doer.OWNER)
def step_empty(facts: Facts) -> Iterator[Finding]:
    """Nobody is named for a step of the approval; critical where it is the last one.

    "Cannot tell" where the step is needed only from a value on and the value is unknown.
    """
    steps = [step for step in facts.decision.steps if _needed(facts, step) is not False]
    empty = [step for step in steps if not any(key in facts.at for key in step.seat_ids)]
    if not facts.seats or not empty:
        return
    sure = [step for step in empty if _needed(facts, step)]
    told = sure or empty
    values: dict[str, Value] = {"n": len(told), "steps": tuple(step.name for step in told)}
    found = Finding(values=values, certain=bool(sure))
    yield worse(found, GapSeverity.CRITICAL, steps[-1] in sure)


@rule(GapSeverity.MINOR, Subject.STAGE, Source.MEDDIC, Doer.OWNER)
def no_criteria(facts: Facts) -> Iterator[Finding]:
    """They set criteria or are further, and we know none of them; serious from the tender on."""
    if facts.is_at(CRITERIA) and facts.seats and not facts.decision.criteria:
        yield worse(Finding(), GapSeverity.SERIOUS, facts.is_at(TENDER))


@rule(GapSeverity.MINOR, Subject.STAGE, Source.SPIN, Doer.OWNER)
def no_pain(facts: Facts) -> Iterator[Finding]:
    """They look for suppliers and no pain is recorded; serious from the criteria on."""
    if facts.is_at(SCREENING) and facts.seats and not facts.decision.pains:
        yield worse(Finding(), GapSeverity.SERIOUS, facts.is_at(CRITERIA))


@rule(GapSeverity.SERIOUS, Subject.STAGE, Source.SPIN, Doer.OWNER, limit=HURTS)
def pain_unanswered(facts: Facts) -> Iterator[Finding]:
    """A pain of at least this severity has no answer of ours.

    "Cannot tell" where nobody entered how much a pain without an answer hurts.
    """
    limit = facts.limit("pain_unanswered", HURTS)
    bare = [p for p in facts.decision.pains if not p.answer.strip() and p.layer is None]
    sure = [pain for pain in bare if pain.severity is not None and pain.severity >= limit]
    told = sure or [pain for pain in bare if pain.severity is None]
    if told and facts.seats:
        values: dict[str, Value] = {"n": len(told), "pains": tuple(pain.text for pain in told)}
        yield Finding(values=values, certain=bool(sure))


def _money_gone(facts: Facts) -> bool:
    budget = facts.decision.bant.budget
    if budget.budget_state is BudgetState.FROZEN:
        return True
    if budget.state is BantState.CONFIRMED or budget.budget_state is BudgetState.APPROVED:
        return False
    none = budget.budget_state is BudgetState.NONE or budget.state is BantState.MISSING
    return none and facts.is_at(CRITERIA)


def _needed(facts: Facts, step: ApprovalStep) -> bool | None:
    """Whether a step is needed at the decision's value; None where the value is unknown."""
    if step.from_value is None:
        return True
    value = facts.decision.value
    return None if value is None else value.amount >= step.from_value
