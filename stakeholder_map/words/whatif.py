"""Sentences of a what-if: what is supposed, said in one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from stakeholder_map.model.scales import TieKind, TrialKind
from stakeholder_map.model.scenario import Newcomer, Trial
from stakeholder_map.model.tie import Tie
from stakeholder_map.words.catalogue import Words
from stakeholder_map.words.figures import UNKNOWN, percent, signed
from stakeholder_map.words.forecast import joined, listed
from stakeholder_map.words.values import word


def trial_text(
    _: Words, trial: Trial, names: Mapping[str, str], ties: Mapping[str, Tie] | None = None
) -> str:
    """Return what a trial supposes; ``names``: of people by id, ``ties``: of the account by id."""
    name = names.get(trial.person_id or "", UNKNOWN)
    match trial.kind:
        case TrialKind.SUPPORT:
            said = _("{name}: support {support}", name=name, support=signed(trial.support))
            if trial.commitment is None:
                return said
            return _("{said}, held {firmly} firmly", said=said, firmly=percent(trial.commitment))
        case TrialKind.WEIGHT:
            return _("{name}: weight {weight}", name=name, weight=percent(trial.weight))
        case TrialKind.ROLES:
            return _("{name}: {roles}", name=name, roles=_seat_text(_, trial))
        case TrialKind.LEAVES:
            return _("{name} leaves", name=name)
        case TrialKind.JOINS:
            new = trial.newcomer
            if new is None:
                return UNKNOWN
            return _("{name} joins: {roles}", name=new.name, roles=_seat_text(_, new))
        case TrialKind.TIE:
            return _new_tie(_, trial, name, names.get(trial.other_id or "", UNKNOWN))
        case TrialKind.TIE_CHANGES | TrialKind.TIE_ENDS:
            return _of_a_tie(_, trial, names, (ties or {}).get(trial.tie_id or ""))


def tie_text(_: Words, tie: Tie, names: Mapping[str, str]) -> str:
    """Return a tie that is there in one line, with its strength."""
    line = _(
        "{source} {tie} {target}{against}",
        source=names.get(tie.source, UNKNOWN),
        tie=word(_, tie.kind),
        target=names.get(tie.target, UNKNOWN),
        against=_against(_, tie.kind, tie.sign),
    )
    if tie.kind is TieKind.REPORTS_TO:
        return line
    return _("{tie} · strength {strength}", tie=line, strength=percent(tie.strength))


def health_line(_: Words, before: float | None, after: float | None) -> str:
    """Return what becomes of the health score, 0 … 100; None is not known."""
    values = [UNKNOWN if score is None else f"{score:.0f}" for score in (before, after)]
    return _("Health {before} → {after} of 100.", before=values[0], after=values[1])


def gaps_line(_: Words, opened: int, closed: int) -> str:
    """Return how many gaps a scenario opens and closes."""
    return joined(
        _,
        _.plural("It opens {n} gap.", "It opens {n} gaps.", opened),
        _.plural("It closes {n}.", "It closes {n}.", closed),
    )


def _new_tie(_: Words, trial: Trial, name: str, other: str) -> str:
    kind = trial.tie or TieKind.INFLUENCES
    return _(
        "{name} {tie} {other}{against}",
        name=name,
        tie=word(_, kind),
        other=other,
        against=_against(_, kind, trial.sign),
    )


def _against(_: Words, kind: TieKind, sign: int) -> str:
    return _(" (against)") if sign < 0 and kind is not TieKind.CONFLICT else ""


def _of_a_tie(_: Words, trial: Trial, names: Mapping[str, str], tie: Tie | None) -> str:
    if tie is None:
        return _("A tie that is no longer there")
    if trial.kind is TrialKind.TIE_ENDS:
        return _("No longer: {tie}", tie=tie_text(_, tie, names))
    strength = percent(trial.strength) + _against(_, tie.kind, trial.sign)
    return _("{tie} → {strength}", tie=tie_text(_, tie, names), strength=strength)


def _seat_text(_: Words, seat: Trial | Newcomer) -> str:
    parts: list[str] = [word(_, role) for role in seat.roles]
    if seat.veto:
        parts.append(_("with a veto"))
    if isinstance(seat, Trial):
        if seat.hidden:
            parts.append(_("hidden influencer"))
    else:
        parts += _known(_, seat)
    return listed(_, parts) if parts else _("no role")


def _known(_: Words, new: Newcomer) -> Iterable[str]:
    if new.weight is not None:
        yield _("weight {weight}", weight=percent(new.weight))
    yield _("support {support}", support=signed(new.support))
