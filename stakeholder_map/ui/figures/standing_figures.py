"""The figures of one seat: where the person stands, what it weighs, what it moves, and why."""

from __future__ import annotations

import numpy as np

from stakeholder_map.analysis.chain.graph import SUPPORT_SCALE
from stakeholder_map.analysis.chain.power import PowerMethod
from stakeholder_map.analysis.reading import Reading, Standing
from stakeholder_map.ui.figures.figure import Figure, Parts
from stakeholder_map.ui.naming import seat_name
from stakeholder_map.words import Words, why
from stakeholder_map.words import numbers as say
from stakeholder_map.words.figures import day, percent, signed
from stakeholder_map.words.forecast import joined, listed

#: How many parts are named; the others are told together, so that the parts sum to the whole.
FIRST = 4


def support(_: Words, reading: Reading, seat_id: str) -> Figure:
    """Return where a person stands, with the evidence."""
    name = seat_name(_, reading, seat_id)
    held = reading.decision.seat(seat_id).stance_on(reading.today)
    value = held.support if held else None
    parts: list[tuple[str, str]] = []
    if held is not None:
        parts += [("", text) for text in (held.evidence,) if text]
        parts += [(_("Said by"), text) for text in (held.said_by,) if text]
    standing = reading.standings.get(seat_id)
    if standing is not None and standing.confidence is not None:
        parts.append((_("Our confidence"), percent(standing.confidence)))
    return Figure(
        signed(value),
        why.support_sentence(_, name, value, held.on if held else None),
        tuple(parts),
        label=_("Support"),
    )


def confidence(_: Words, reading: Reading, standing: Standing) -> Figure:
    """Return how sure we are of a stance: what was stated, faded with its age."""
    held = reading.decision.seat(standing.seat_id).stance_on(reading.today)
    parts: Parts = ()
    if held is not None:
        limits = reading.account.limits
        stated = limits.confidence if held.confidence is None else held.confidence
        parts = (
            (_("As entered"), percent(stated)),
            (_("Of"), day(_, held.on)),
            (_("Age in days"), str(max((reading.today - held.on).days, 0))),
            (_("Halves in days"), str(limits.half_life_days)),
        )
    return Figure(
        percent(standing.confidence),
        _("How sure we are of this stance today; it fades with the age of the evidence."),
        parts,
        label=_("Our confidence"),
    )


def weight(_: Words, reading: Reading, standing: Standing) -> Figure:
    """Return the share of the formal weight, and what was entered."""
    name = seat_name(_, reading, standing.seat_id)
    entered = "" if standing.weight is None else percent(standing.weight)
    share = percent(standing.share)
    return Figure(
        share,
        why.weight_sentence(_, name, share, entered),
        ((_("Power"), percent(standing.power)),),
        label=_("Weight"),
    )


def power(_: Words, reading: Reading, standing: Standing) -> Figure:
    """Return what the approval rule makes of the weight."""
    ruled = reading.power.method is not PowerMethod.WEIGHTS
    name = seat_name(_, reading, standing.seat_id)
    said = say.power_sentence(_, name, standing.share, standing.power, ruled=ruled)
    decision = reading.decision
    steps = [step.name for step in decision.steps if standing.seat_id in step.seat_ids]
    parts: list[tuple[str, str]] = [(_("Weight"), percent(standing.share))]
    if ruled:
        parts.append(("", why.count_sentence(_, _("Approval steps"), listed(_, steps))))
        if decision.seat(standing.seat_id).veto:
            parts.append(("", _("Can stop it alone")))
    parts.append(("", why.power_made(_, ruled)))
    return Figure(percent(standing.power), said, tuple(parts), label=_("Power"))


def weight_to_power(_: Words, reading: Reading, standing: Standing) -> Figure:
    """Return weight and power as one figure."""
    made = power(_, reading, standing)
    return Figure(
        f"{percent(standing.share)} → {made.number}",
        made.sentence,
        made.parts,
        label=_("Weight → power"),
    )


def influence(_: Words, reading: Reading, standing: Standing) -> Figure:
    """Return how much of the outcome goes back to a person, and in whose votes that is."""
    model = reading.influence
    column = reading.chain.index(standing.seat_id)
    in_votes = model.power * model.V[:, column]
    return Figure(
        percent(standing.influence).replace("-", "−"),
        say.influence_sentence(_, seat_name(_, reading, standing.seat_id), standing.influence),
        _votes(_, reading, column, in_votes),
        label=_("Influence"),
    )


def beyond_title(_: Words, reading: Reading, standing: Standing) -> Figure:
    """Return by how much influence is more than power."""
    name = seat_name(_, reading, standing.seat_id)
    return Figure(
        _points(standing.beyond_title),
        say.beyond_title_sentence(_, name, standing.beyond_title),
        (
            (_("Influence"), _points(standing.influence)),
            (_("Power"), _points(-standing.power)),
        ),
        label=_("Beyond title"),
    )


def contribution(_: Words, reading: Reading, standing: Standing) -> Figure:
    """Return what a stance adds to the lean: influence times stance."""
    name = seat_name(_, reading, standing.seat_id)
    said = say.contribution_sentence(_, name, standing.contribution, standing.influence)
    parts: list[tuple[str, str]] = [
        (_("Influence"), _points(standing.influence)),
        (_("× support of 5"), signed(standing.support)),
    ]
    if standing.own_vote is not None and standing.through_others is not None:
        said = joined(
            _, said, say.own_and_others_sentence(_, standing.own_vote, standing.through_others)
        )
        parts += [
            (_("Own vote"), _points(standing.own_vote)),
            (_("Through others"), _points(standing.through_others)),
        ]
    return Figure(
        _points(standing.contribution), said, tuple(parts), label=_("Adds to the outcome")
    )


def own_vote(_: Words, reading: Reading, standing: Standing) -> Figure:
    """Return what a stance adds in the person's own vote."""
    name = seat_name(_, reading, standing.seat_id)
    row = reading.chain.index(standing.seat_id)
    return Figure(
        _points(standing.own_vote),
        why.own_vote_sentence(_, name, standing.own_vote),
        (
            (_("Power"), percent(standing.power)),
            (_("× own view in the own vote"), percent(float(reading.influence.V[row, row]))),
            (_("× support of 5"), signed(standing.support)),
        ),
        label=_("Own vote"),
    )


def through_others(_: Words, reading: Reading, standing: Standing) -> Figure:
    """Return what a stance adds in the votes of others."""
    column = reading.chain.index(standing.seat_id)
    parts: Parts = ()
    if standing.through_others is not None:
        added = reading.influence.pairwise[:, column].copy()
        added[column] = 0.0
        parts = _votes(_, reading, column, added)
    return Figure(
        _points(standing.through_others),
        why.through_sentence(_, seat_name(_, reading, standing.seat_id), standing.through_others),
        parts,
        label=_("Through others"),
    )


def to_find_out(_: Words, reading: Reading, standing: Standing) -> Figure:
    """Return how much of what there is to find out lies with a person."""
    row = reading.chain.index(standing.seat_id)
    width = float(reading.influence.half_width[row])
    return Figure(
        percent(standing.uncertainty),
        say.uncertainty_sentence(_, seat_name(_, reading, standing.seat_id), standing.uncertainty),
        (
            (_("Influence"), percent(standing.influence)),
            (
                _("The stance may be off by"),
                f"± {width * SUPPORT_SCALE:.1f}",
            ),
            ("", _("Both squared and multiplied; all people together are 100%.")),
        ),
        label=_("To find out"),
    )


def _votes(_: Words, reading: Reading, column: int, shares: np.ndarray) -> Parts:
    """Return in whose votes something stands, the largest first; together the whole."""
    ids = reading.chain.seat_ids
    ranked = sorted(np.flatnonzero(shares), key=lambda row: -abs(shares[row]))
    parts = [
        (
            _("In the own vote")
            if row == column
            else _("In {name}'s vote", name=seat_name(_, reading, ids[row])),
            _points(float(shares[row])),
        )
        for row in ranked[:FIRST]
    ]
    if len(ranked) > FIRST:
        rest = float(shares[ranked[FIRST:]].sum())
        parts.append((_("In all other votes"), _points(rest)))
    return tuple(parts)


def _points(share: float | None) -> str:
    return signed(None if share is None else share * 100, 1)
