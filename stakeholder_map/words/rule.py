"""An approval rule said aloud, so that whoever typed it can hear whether it is right."""

from __future__ import annotations

import re
from collections.abc import Mapping

from stakeholder_map.model.decision import ApprovalStep, Decision
from stakeholder_map.model.scales import Money, StepRule
from stakeholder_map.words.catalogue import N_, Words
from stakeholder_map.words.entry import joined
from stakeholder_map.words.figures import day, percent, spoken_money

#: The room that the sentences leave around a Latin name; Chinese letters stand without it.
_BETWEEN_HAN = re.compile("(?<=[㐀-鿿]) (?=[㐀-鿿])")

_STEP = {
    StepRule.ALL: N_("{who} must all agree"),
    StepRule.ANY: N_("one of {who} is enough"),
    StepRule.MAJORITY: N_("more than half of the heads must agree: {who}"),
    StepRule.QUOTA: N_("at least {quota} of the weight of {who} must agree"),
}


def rule_text(_: Words, decision: Decision, seats: Mapping[str, str]) -> str:
    """Return the whole rule as sentences.

    Args:
        _: the texts.
        decision: whose rule; without steps the entered weights decide, which is said too.
        seats: names of the seats by id.
    """
    if not decision.steps:
        return _(
            "No approval rule is entered: the entered weights are taken as shares of the decision."
        )
    steps = [
        _(
            "Step {n}, {name}: {rule}.",
            n=n,
            name=step.name,
            rule=_step_text(_, decision, step, seats),
        )
        for n, step in enumerate(decision.steps, start=1)
    ]
    vetoes = [seats[seat.id] for seat in decision.seats if seat.veto and seat.id in seats]
    if vetoes:
        steps.append(
            _.plural(
                "{who} can stop it alone.",
                "{who} can each stop it alone.",
                len(vetoes),
                who=joined(_, vetoes),
            )
        )
    start = _.plural(
        "The decision passes when this step passes:",
        "The decision passes when all {n} steps pass, in this order:",
        len(decision.steps),
    )
    return _BETWEEN_HAN.sub("", "\n".join((start, *steps)))


def _step_text(_: Words, decision: Decision, step: ApprovalStep, seats: Mapping[str, str]) -> str:
    names = [seats[key] for key in step.seat_ids if key in seats]
    if not names:
        said = _("nobody is named yet; whether it passes is open")
    elif len(names) == 1 and step.rule in {StepRule.ALL, StepRule.ANY}:
        said = _("{who} must agree", who=names[0])
    else:
        said = _(_STEP[step.rule], who=joined(_, names), quota=percent(step.quota))
    if step.from_value is not None:
        amount = f"{step.from_value:,.0f}"
        if decision.value:
            known = Money(amount=step.from_value, currency=decision.value.currency)
            amount = spoken_money(_, known)
        said = _("{rule}; needed only from a value of {amount}", rule=said, amount=amount)
    if step.due is not None:
        said = _("{rule}; due {day}", rule=said, day=day(_, step.due))
    return said
