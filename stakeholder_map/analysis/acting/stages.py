"""Stages: the buyer's six steps against our six stages, and what must be true to move on.

Each of our stages runs beside one step of the buyer and has a check list. An item is answered by
what is recorded where that is possible (true, false, or unknown where something is not entered),
else, and always first, by a tick that one of us set. An item without an answer is open: unknown
never counts as done.

It is a check list, no measure: nothing is weighed or added up. Degenerate cases: what would hold of
everybody holds of nobody as well, and is unknown there (an empty map has nobody who blocks, and
proves nothing). Complexity O(items · seats).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from stakeholder_map.analysis.acting.executives import executive_contacts
from stakeholder_map.analysis.chain.reach import Reach
from stakeholder_map.analysis.reading import Reading, Standing
from stakeholder_map.model.competitor import Competitor
from stakeholder_map.model.scales import (
    BantState,
    BudgetState,
    BuyingStep,
    Role,
    SellingStage,
    Severity,
)
from stakeholder_map.model.stage import Tick

#: The step of the buyer beside which each of our stages runs.
STEP_BESIDE: Mapping[SellingStage, BuyingStep] = dict(zip(SellingStage, BuyingStep, strict=True))

#: From this share of the weight surely reached on, the decision counts as covered.
COVERED = 0.5

Tell = Callable[[Reading], bool | None]


@dataclass(frozen=True)
class Item:
    """One line of a check list. ``tell``: what the data say; None where only people can."""

    code: str
    tell: Tell | None = None


@dataclass(frozen=True)
class Check:
    """An item today: ``state`` None is unknown; ``tick``: who says so, where one of us does."""

    code: str
    state: bool | None
    tick: Tick | None
    by_data: bool


def checks(reading: Reading, stage: SellingStage) -> tuple[Check, ...]:
    """Return the check list of a stage as it stands today, in its order."""
    ticks = {tick.item: tick for tick in reading.decision.ticks}
    found = []
    for item in CHECK_LISTS[stage]:
        tick = ticks.get(item.code)
        if tick is not None:
            found.append(Check(item.code, tick.done, tick, False))
        else:
            state = item.tell(reading) if item.tell else None
            found.append(Check(item.code, state, None, state is not None))
    return tuple(found)


def open_items(reading: Reading, stage: SellingStage) -> tuple[str, ...]:
    """Return the codes of the items that are not known to be true."""
    return tuple(check.code for check in checks(reading, stage) if check.state is not True)


def stages_left(
    left: SellingStage | None, entered: SellingStage | None
) -> tuple[SellingStage, ...]:
    """Return the stages whose check lists a move leaves behind; none for a move back."""
    order = list(SellingStage)
    if entered is None:
        return ()
    start = 0 if left is None else order.index(left)
    return tuple(order[start : order.index(entered)])


# -- What the data tell ----------------------------------------------------------------------


def _all(answers: Iterable[bool | None]) -> bool | None:
    """Return whether all hold: one False settles it, else one unknown leaves it open."""
    said = list(answers)
    if False in said:
        return False
    return None if None in said else True


def _any(answers: Iterable[bool | None]) -> bool | None:
    said = list(answers)
    if True in said:
        return True
    return None if None in said else False


def _with_role(reading: Reading, role: Role) -> list[Standing]:
    return [
        standing
        for standing in reading.standings.values()
        if standing.person_id and role in reading.decision.seat(standing.seat_id).roles
    ]


def _met(standing: Standing) -> bool | None:
    reach = standing.reach.reach
    return None if reach is Reach.UNKNOWN else reach is Reach.MET


def _need_confirmed(reading: Reading) -> bool | None:
    state = reading.decision.bant.need.state
    return None if state is None else state is BantState.CONFIRMED


def _budget_source(reading: Reading) -> bool | None:
    budget = reading.decision.bant.budget
    if budget.budget_state is BudgetState.NONE or budget.state is BantState.MISSING:
        return False
    return True if budget.source.strip() and budget.budget_state else None


def _deciders_named(reading: Reading) -> bool | None:
    return bool(_with_role(reading, Role.DECISION_MAKER))


def _day_known(reading: Reading) -> bool | None:
    return reading.decision.decide_by is not None


def _somebody_met(reading: Reading) -> bool | None:
    return _any(_met(s) for s in reading.standings.values() if s.person_id)


def _pain_priced(reading: Reading) -> bool | None:
    return any(pain.cost and pain.worth for pain in reading.decision.pains)


def _pain_named(reading: Reading) -> bool | None:
    return bool(reading.decision.pains)


def _rule_stated(reading: Reading) -> bool | None:
    return bool(reading.decision.steps)


def _roles_filled(reading: Reading) -> bool | None:
    return not reading.unfilled_roles if reading.decision.required_roles else None


def _coach(reading: Reading) -> bool | None:
    return any(reading.decision.seat(key).coach for key in reading.standings)


def _rivals(reading: Reading) -> tuple[Competitor, ...]:
    return reading.account.rivals_in(reading.decision.id)


def _rivals_known(reading: Reading) -> bool | None:
    return True if _rivals(reading) else None


def _criteria_weighed(reading: Reading) -> bool | None:
    criteria = reading.decision.criteria
    return bool(criteria) and all(criterion.weight is not None for criterion in criteria)


def _criterion_ours(reading: Reading) -> bool | None:
    """Whether by one criterion we fit better than every competitor whose fit is known."""
    told = [
        criterion.our_fit > max(fit.fit for fit in criterion.competitor_fits)
        for criterion in reading.decision.criteria
        if criterion.our_fit is not None and criterion.competitor_fits
    ]
    return any(told) if told else None


def _deciders_met(reading: Reading) -> bool | None:
    deciders = _with_role(reading, Role.DECISION_MAKER)
    return _all(map(_met, deciders)) if deciders else False


def _vetoes_known(reading: Reading) -> bool | None:
    """Whether everybody with a veto has told; where nobody has one, a stated rule is needed."""
    vetoes = [key for key in reading.standings if reading.decision.seat(key).veto]
    if not vetoes and not (reading.standings and reading.decision.steps):
        return None
    return all(reading.standings[key].support is not None for key in vetoes)


def _user_behind(reading: Reading) -> bool | None:
    users = _with_role(reading, Role.USER)
    return _any(None if s.support is None else s.support > 0 for s in users)


def _gatekeepers_quiet(reading: Reading) -> bool | None:
    keepers = _with_role(reading, Role.GATEKEEPER)
    return _all(None if s.support is None else s.support >= 0 for s in keepers) if keepers else None


def _nothing_blocks(reading: Reading) -> bool | None:
    return not reading.blocking_concerns if reading.standings else None


def _deciders_content(reading: Reading) -> bool | None:
    """Whether no decision-maker holds a serious concern that is not settled."""
    deciders = _with_role(reading, Role.DECISION_MAKER)
    if not deciders:
        return None
    return not any(
        concern.severity is not Severity.MINOR
        for standing in deciders
        for concern in reading.decision.seat(standing.seat_id).open_concerns
    )


def _attacks_answered(reading: Reading) -> bool | None:
    lines = [line for rival in _rivals(reading) for line in rival.attack_lines]
    return all(line.answer.strip() for line in lines) if lines else None


def _executives_met(reading: Reading) -> bool | None:
    limit = reading.account.limits.executive_days
    contacts = executive_contacts(reading.account, reading.decision, reading.today)
    fresh = [c.last is not None and (reading.today - c.last).days <= limit for c in contacts]
    if any(fresh):
        return True
    return None if any(c.at_most > c.n for c in contacts) else False


def _covered(reading: Reading) -> bool | None:
    """Whether half of the weight is reached; who is known to be against us is no cover."""
    total, against = reading.coverage.total, reading.coverage.against.low
    if total.low - against >= COVERED:
        return True
    return False if total.high - against < COVERED else None


def _budget_approved(reading: Reading) -> bool | None:
    state = reading.decision.bant.budget.budget_state
    return None if state is None else state is BudgetState.APPROVED


CHECK_LISTS: Mapping[SellingStage, Sequence[Item]] = {
    SellingStage.DEVELOPMENT: (
        Item("need_confirmed", _need_confirmed),
        Item("budget_source", _budget_source),
        Item("deciders_named", _deciders_named),
        Item("day_known", _day_known),
        Item("somebody_met", _somebody_met),
        Item("pain_named", _pain_named),
    ),
    SellingStage.QUALIFICATION: (
        Item("go_decided"),
        Item("rule_stated", _rule_stated),
        Item("roles_filled", _roles_filled),
        Item("rivals_known", _rivals_known),
        Item("coach_found", _coach),
        Item("team_named"),
    ),
    SellingStage.PROPOSAL: (
        Item("criteria_weighed", _criteria_weighed),
        Item("criterion_ours", _criterion_ours),
        Item("deciders_met", _deciders_met),
        Item("vetoes_known", _vetoes_known),
        Item("user_behind", _user_behind),
        Item("pain_priced", _pain_priced),
        Item("nothing_blocks", _nothing_blocks),
    ),
    SellingStage.TENDER: (
        Item("tender_read"),
        Item("gatekeepers_quiet", _gatekeepers_quiet),
        Item("covered", _covered),
        Item("executives_met", _executives_met),
        Item("attacks_answered", _attacks_answered),
        Item("price_decided"),
    ),
    SellingStage.NEGOTIATION: (
        Item("budget_approved", _budget_approved),
        Item("deciders_content", _deciders_content),
        Item("concessions_traded"),
        Item("approvals_through"),
        Item("delivery_named"),
        Item("contract_signed"),
    ),
    SellingStage.DELIVERY: (
        Item("acceptance_signed"),
        Item("users_trained"),
        Item("value_measured"),
        Item("paid"),
        Item("reference_agreed"),
        Item("next_need"),
    ),
}
