"""The figures of a decision: coverage, chance, lean, health, what is open, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stakeholder_map.analysis.chain.reach import Reach
from stakeholder_map.analysis.coverage import Share
from stakeholder_map.analysis.gaps.gap import GapSeverity
from stakeholder_map.analysis.health import HealthChange
from stakeholder_map.analysis.outcome.forecast import Forecast
from stakeholder_map.analysis.reading import Reading, Standing
from stakeholder_map.model.scales import Severity
from stakeholder_map.ui.figures.figure import Figure, Parts
from stakeholder_map.ui.naming import seat_name
from stakeholder_map.words import Words, figures, why
from stakeholder_map.words import forecast as say_chance
from stakeholder_map.words import numbers as say
from stakeholder_map.words.forecast import joined
from stakeholder_map.words.gaps import gap_severity, gaps_untold
from stakeholder_map.words.health import (
    change_sentence,
    health_sentence,
    part_detail,
    part_formula,
    part_name,
)
from stakeholder_map.words.reach import reach_word
from stakeholder_map.words.values import word

#: How many people or gaps are named; the others are told together.
FIRST = 5


def coverage(_: Words, reading: Reading) -> Figure:
    """Return how much of the weight we reach; the parts are all of the weight."""
    cover = reading.coverage
    return Figure(
        share_text(cover.total),
        say.coverage_sentence(_, cover.total.low, cover.total.high),
        (
            *_by_reach(_, reading.standings.values()),
            (_("reached and for us"), share_text(cover.behind)),
            (_("reached and against us"), share_text(cover.against)),
        ),
        label=_("Weight reached"),
        small=_("of the decision"),
    )


def unreached(_: Words, reading: Reading) -> Figure:
    """Return how much of the weight no living contact covers."""
    total = reading.coverage.total
    text = figures.percent_range(1 - total.high, 1 - total.low)
    said = _("How much of the decision's weight no living contact covers.")
    return Figure(
        text,
        joined(_, said, say.coverage_sentence(_, total.low, total.high)),
        _by_reach(_, reading.standings.values()),
        label=_("Unreached weight"),
    )


def coverage_of(
    _: Words, name: str, share: Share, standings: Iterable[Standing]
) -> tuple[Figure, Share]:
    """Return the coverage of a department, role or level, and its bar."""
    said = why.coverage_of_sentence(_, name, share_text(share), figures.percent(share.weight))
    return Figure(share_text(share), said, _by_reach(_, standings), label=name), share


def coverage_sides(_: Words, reading: Reading) -> list[tuple[Figure, Share]]:
    """Return the reached weight that is for us, and against us, with their bars."""
    cover = reading.coverage
    sides = (
        (_("reached and for us"), cover.behind, 1),
        (_("reached and against us"), cover.against, -1),
    )
    return [
        (
            Figure(
                share_text(share),
                why.reached_side_sentence(_, share_text(share), way > 0),
                tuple(
                    (seat_name(_, reading, s.seat_id), figures.percent(s.share))
                    for s in _heaviest(reading)
                    if s.reach.reach is Reach.MET and (s.support or 0) * way > 0
                )[:FIRST],
                label=label,
            ),
            share,
        )
        for label, share, way in sides
    ]


def _heaviest(reading: Reading) -> list[Standing]:
    return sorted(reading.standings.values(), key=lambda s: -s.share)


def _by_reach(_: Words, standings: Iterable[Standing]) -> Parts:
    """Return how much weight was met, has gone cold, was never met and is not known."""
    found: dict[Reach, list[Standing]] = {}
    for standing in standings:
        found.setdefault(standing.reach.reach, []).append(standing)
    whole = sum(s.share for group in found.values() for s in group) or 1.0
    return tuple(
        (
            _.plural(
                "{reach}: {n} seat", "{reach}: {n} seats", len(group), reach=reach_word(_, reach)
            ),
            figures.percent(sum(s.share for s in group) / whole),
        )
        for reach in Reach
        if (group := found.get(reach))
    )


def chance(_: Words, reading: Reading, found: Forecast) -> Figure:
    """Return the chance that it passes today, with its steps and its range."""
    said = say_chance.chance_sentence(_, found.chance, found.low, found.high)
    parts: list[tuple[str, str]] = []
    if found.chance is not None and found.low is not None and found.high is not None:
        names = {step.id: step.name for step in reading.decision.steps}
        if found.stated:
            parts += [
                (names.get(step.step_id, ""), say_chance.chance_text(step.chance))
                for step in found.steps
            ]
        parts += [
            (_("All unknown against us"), say_chance.chance_text(found.low)),
            (_("All unknown for us"), say_chance.chance_text(found.high)),
            (_("Drawn cases"), f"{found.draws:,}"),
            (_("May be off by"), f"{found.error * 100:.1f}"),
        ]
    return Figure(
        chance_headline(found),
        joined(_, said, _("If decided today; not calibrated.")),
        tuple(parts),
        label=_("Passes today"),
        small=_beside_chance(_, found),
    )


def _beside_chance(_: Words, found: Forecast) -> str:
    """Return the small print below the chance: its range, where the headline is not the range."""
    if found.low is not None and chance_headline(found) == chance_range(found):
        return _("of 100 cases") if found.low == found.high else _("of 100 cases; too little known")
    return _("of 100 cases; {range}", range=chance_range(found))


def chance_headline(found: Forecast) -> str:
    """Return the chance as the big figure; the range itself where it tells nothing yet."""
    if (
        found.low is not None
        and found.high is not None
        and found.high - found.low > say_chance.TOO_WIDE
    ):
        return chance_range(found)
    return say_chance.chance_text(found.chance)


def chance_range(found: Forecast) -> str:
    """Return the range of the chance in cases of a hundred, "?" where there is none."""
    if found.low is None or found.high is None:
        return figures.UNKNOWN
    low, high = say_chance.points(found.low), say_chance.points(found.high)
    return low if low == high else f"{low}–{high}"


def lean(_: Words, reading: Reading) -> Figure:
    """Return where the decision leans; the parts are who pulls it there, and sum to it."""
    model = reading.influence
    number = (
        f"{figures.signed(model.known * 100)} ± {model.unknown * 100:.0f}"
        if reading.chain.seat_ids
        else figures.UNKNOWN
    )
    known = [(s, s.contribution) for s in reading.standings.values() if s.contribution is not None]
    ranked = sorted(known, key=lambda pair: -abs(pair[1]))
    parts = [
        (seat_name(_, reading, s.seat_id), figures.signed(c * 100, 1)) for s, c in ranked[:FIRST]
    ]
    rest = ranked[FIRST:]
    if rest:
        parts.append(
            (
                _.plural("{n} other person", "{n} other people", len(rest)),
                figures.signed(sum(c for _s, c in rest) * 100, 1),
            )
        )
    open_seats = len(reading.standings) - len(known)
    if open_seats:
        parts.append(
            (
                _.plural("{n} unknown stance", "{n} unknown stances", open_seats),
                f"± {model.unknown * 100:.1f}",
            )
        )
    return Figure(
        number,
        say.outcome_sentence(_, model.known, model.unknown),
        tuple(parts),
        label=_("Lean"),
        small=_("−100 against … +100 for us"),
    )


def health(_: Words, reading: Reading) -> Figure:
    """Return the health score, its parts with their weights, and what would raise it most."""
    found = reading.health
    parts: list[tuple[str, str]] = []
    if found.best_change is not None:
        parts.append(("", best_change(_, reading, found.best_change)))
    for part in found.parts:
        parts += [
            (
                f"{part_name(_, part.code)} · {figures.percent(part.weight)}",
                figures.UNKNOWN if part.value is None else f"{part.value:.0f}",
            ),
            ("", part_formula(_, part.code)),
            ("", part_detail(_, part.code, part.detail)),
        ]
    parts.append(("", _("The weights are set under Settings.")))
    return Figure(
        figures.UNKNOWN if found.score is None else f"{found.score:.0f}",
        health_sentence(_, found.score, found.low, found.high, found.own_weights),
        tuple(parts),
        label=_("Health"),
        small=_("of 100"),
    )


def best_change(_: Words, reading: Reading, change: HealthChange) -> str:
    """Return the single change that raises the health most, as a sentence."""
    seat = reading.decision.seat(change.seat_id)
    concern = next((c.text for c in seat.concerns if c.id == change.concern_id), "")
    name = seat_name(_, reading, change.seat_id)
    said = change_sentence(_, change.kind.value, name, concern, change.gain)
    return joined(_, _("The best single change:"), said)


def concerns(_: Words, reading: Reading) -> Figure:
    """Return how many concerns are open, by severity."""
    found = reading.open_concerns
    counted = ((s, sum(c.severity is s for c in found)) for s in reversed(Severity))
    return Figure(
        str(len(found)),
        _("Concerns that are not resolved yet; answered is not resolved."),
        tuple((word(_, severity), str(n)) for severity, n in counted if n),
        label=_("Open concerns"),
        small=_.plural("{n} blocking", "{n} blocking", len(reading.blocking_concerns)),
    )


def gaps(_: Words, reading: Reading) -> Figure:
    """Return how many gaps are certain, by severity, and how many cannot be told."""
    said = _("What is missing that could lose the decision.")
    untold = gaps_untold(_, len(reading.open_questions))
    return Figure(
        str(len(reading.sure_gaps)),
        joined(_, said, untold) if untold else said,
        tuple(_gaps_by_severity(_, reading)),
        label=_("Gaps"),
        small=_.plural("{n} critical", "{n} critical", len(reading.critical_gaps)),
    )


def _gaps_by_severity(_: Words, reading: Reading) -> Iterator[tuple[str, str]]:
    for severity in GapSeverity:
        found = [gap for gap in reading.sure_gaps if gap.severity is severity]
        yield gap_severity(_, severity), str(len(found))
        if found:
            yield "", _(why.SEVERITIES[severity])


def decided_by(_: Words, reading: Reading) -> Figure:
    """Return the day they want to decide, and the value."""
    decision = reading.decision
    days = (decision.decide_by - reading.today).days if decision.decide_by else None
    return Figure(
        figures.day(_, decision.decide_by),
        why.decided_by_sentence(
            _, decision.decide_by, days, figures.money(_, decision.value, short=True)
        ),
        label=_("Decided by"),
        small=figures.money(_, decision.value, short=True),
    )


def share_text(share: Share) -> str:
    """Return a share, a range where it is not known exactly."""
    return figures.percent_range(share.low, share.high)
