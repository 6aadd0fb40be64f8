"""The sentences of the health score: its parts, how each is made, and the best change."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from stakeholder_map.words.catalogue import N_, Words
from stakeholder_map.words.entry import joined
from stakeholder_map.words.figures import percent

NAMES = {
    "need_match": N_("Need match"),
    "decider_reach": N_("Decision-maker reach"),
    "support": N_("Support in the chain"),
    "concerns": N_("Concern progress"),
    "freshness": N_("Freshness of what we know"),
    "breadth": N_("Breadth of contacts"),
}

FORMULAS = {
    "need_match": N_(
        "Half: how well we fit their criteria, by weight. Half: the pains we have an answer to, by "
        "severity."
    ),
    "decider_reach": N_(
        "The share of the deciders' and veto holders' power that we have met lately; who of them "
        "is against us does not count as reached."
    ),
    "support": N_(
        "Known stances by influence: all strongly for us is 100, all strongly against us is 0."
    ),
    "concerns": N_("Resolved counts whole, answered half, open nothing; severe ones count more."),
    "freshness": N_("How old our knowledge of each person is, by power; it halves with time."),
    "breadth": N_("Two living contacts in each department, by the department's power."),
}

DETAILS = {
    "need_match": N_("{fits} of {criteria} criteria rated, {answered} of {pains} pains answered"),
    "decider_reach": N_("{met} of {deciders} met, {unclear} unknown"),
    "decider_reach.against": N_("{met} of {deciders} met, {unclear} unknown, {against} against us"),
    "support": N_("{known} of {seats} stances known"),
    "concerns": N_("{resolved} resolved, {answered} answered, {open} open"),
    "freshness": N_("{dated} of {seats} stances dated"),
    "breadth": N_("{safe} of {departments} departments safe"),
}


#: Nobody weighs a part otherwise than usual.
NO_WEIGHTS: Mapping[str, float] = MappingProxyType({})


def part_name(_: Words, code: str) -> str:
    """Return the name of a part of the score."""
    return _(NAMES[code])


def part_formula(_: Words, code: str) -> str:
    """Return how a part is made, in a sentence."""
    return _(FORMULAS[code])


def part_detail(_: Words, code: str, detail: Mapping[str, Any]) -> str:
    """Return the inputs of a part."""
    against = f"{code}.against" if detail.get("against") else code
    return _(DETAILS[against], **detail)


def health_sentence(
    _: Words,
    score: float | None,
    low: float,
    high: float,
    own_weights: Mapping[str, float] = NO_WEIGHTS,
) -> str:
    """Return the score in a sentence, with what the unknown could make of it.

    ``own_weights``: the parts that users weigh otherwise than usual; they are named.
    """
    if score is None:
        return _("Nothing is known yet from which the health could be told.")
    said = _(
        "The account's health is {score} of 100 by what we know; what we do not know could make "
        "it {low} to {high}.",
        score=f"{score:.0f}",
        low=f"{low:.0f}",
        high=f"{high:.0f}",
    )
    weighed = weights_sentence(_, own_weights)
    return f"{said} {weighed}" if weighed else said


def weights_sentence(_: Words, changed: Mapping[str, float]) -> str:
    """Return which parts users weigh otherwise than usual; nothing where none."""
    if not changed:
        return ""
    parts = [f"{part_name(_, code)} {percent(weight)}" for code, weight in changed.items()]
    return _("Weighed otherwise than usual: {parts}.", parts=joined(_, parts))


def change_sentence(_: Words, kind: str, name: str, concern: str, gain: float) -> str:
    """Return the single change that raises the score most; ``kind``: meet, resolve or ask."""
    gained = f"{gain:.0f}" if gain >= 0.5 else f"{gain:.1f}"
    if kind == "meet":
        return _("Meet {name}: +{gain} points", name=name, gain=gained)
    if kind == "resolve":
        return _(
            "Resolve “{concern}” with {name}: +{gain} points",
            name=name,
            concern=concern,
            gain=gained,
        )
    if kind == "ask":
        return _("Find out where {name} stands today: +{gain} points", name=name, gain=gained)
    raise ValueError(f"there is no change of the kind {kind!r}")
