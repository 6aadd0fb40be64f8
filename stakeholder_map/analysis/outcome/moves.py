"""Next moves: what could be done, what it would change, and for what effort.

==================  =====================================================  =========
move                what it is taken to do                                 change of F
==================  =====================================================  =========
raise a stance      support + ``raise_by`` points, at most to +5           I_j δ
resolve a concern   to its "support if resolved", else + ``resolve_by``    I_j δ
win a commitment    they stand for us at +5, whatever others say           (1 − x_j) u_j / G_jj
meet                + ``meet_by`` points, and we learn where they stand    I_j δ
weaken a tie        a tie that carries views against us × ``weaken_to``    solved again
find a seat         + ``meet_by`` points once the missing person is found  I_j δ
==================  =====================================================  =========

A raise of somebody whose stance is unknown is no move: they have to be met first. Nobody's
commitment is won who is against us today: first they have to come round. A competitor's partner
(``sides``) is neither met nor raised nor won. A move that would lower F is not proposed (raising
somebody whom the deciders turn against). To settle a concern of somebody whom nobody of us ever met
costs the meeting as well. Efforts are in half-days; all sizes are visible defaults
(:class:`MoveDefaults`). The index changes exactly as stated (see ``effects``); the chance is scored
over common random numbers.

Ranking: change of the chance for a half-day, then change of F for a half-day. ``learns`` is the
share of what there is to find out that the move would settle; it is shown and not mixed in.

Complexity O(moves · draws · n).

Degenerate cases: no seat, or nobody who could be moved our way: no moves. The best of many scored
moves looks better than it is; ``error`` is that of the drawing alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from stakeholder_map.analysis.chain.graph import SUPPORT_SCALE
from stakeholder_map.analysis.chain.reach import Reach, reaches
from stakeholder_map.analysis.chain.solution import Solved
from stakeholder_map.analysis.outcome.effects import Effect, Scorer
from stakeholder_map.analysis.outcome.forecast import DRAWS
from stakeholder_map.analysis.outcome.paths import AccessPath, best_paths
from stakeholder_map.analysis.sides import is_partner
from stakeholder_map.model.scales import Severity, TieKind
from stakeholder_map.model.seat import Concern


class MoveKind(StrEnum):
    """What can be done next."""

    RAISE_STANCE = "raise_stance"
    RESOLVE_CONCERN = "resolve_concern"
    WIN_COMMITMENT = "win_commitment"
    MEET = "meet"
    WEAKEN_TIE = "weaken_tie"
    FIND_SEAT = "find_seat"


@dataclass(frozen=True)
class MoveDefaults:
    """What a move is taken to do and to cost; every number may be changed by the user.

    Points are of support (−5 … +5), efforts in half-days of one of us. Meeting costs
    ``introduction`` more for every person in between.
    """

    raise_by: float = 2.0
    resolve_by: dict[Severity, float] = field(
        default_factory=lambda: {
            Severity.MINOR: 1.0,
            Severity.SERIOUS: 2.0,
            Severity.BLOCKING: 4.0,
        }
    )
    meet_by: float = 1.0
    weaken_to: float = 0.5
    effort: dict[MoveKind, int] = field(
        default_factory=lambda: {
            MoveKind.RAISE_STANCE: 4,
            MoveKind.RESOLVE_CONCERN: 2,
            MoveKind.WIN_COMMITMENT: 6,
            MoveKind.MEET: 1,
            MoveKind.WEAKEN_TIE: 4,
            MoveKind.FIND_SEAT: 2,
        }
    )
    introduction: int = 1


@dataclass(frozen=True)
class Move:
    """One thing to do.

    Attributes:
        kind: what.
        seat_id, person_id: with whom (of a tie: who listens); no person for a missing seat.
        concern_id: which concern; ``tie_ids``: which ties; ``heard_id``: whom they listen to.
        points: by how many points of support the person is taken to move; None where the move
            is none of support.
        effort: half-days.
        gain_f: change of the expected lean F.
        gain_chance: change of the chance, with its standard error ``error``.
        learns: share of what there is to find out that this settles, in [0, 1].
        path: the best introduction, where the person has to be met and one is known.
    """

    kind: MoveKind
    seat_id: str
    person_id: str | None
    effort: int
    effect: Effect = field(repr=False, compare=False)
    concern_id: str | None = None
    tie_ids: tuple[str, ...] = ()
    heard_id: str | None = None
    points: float | None = None
    gain_f: float = 0.0
    gain_chance: float = 0.0
    error: float = 0.0
    learns: float = 0.0
    path: AccessPath | None = None


def moves(
    solved: Solved, defaults: MoveDefaults | None = None, draws: int = DRAWS
) -> tuple[Move, ...]:
    """Return every move that would help or tell us something, best first."""
    if not solved.chain.seat_ids:
        return ()
    scorer = Scorer(solved, draws)
    found = [_scored(move, scorer) for move in _candidates(solved, defaults or MoveDefaults())]
    useful = [move for move in found if move.gain_f > 1e-12]
    return tuple(sorted(useful, key=_rank))


def _rank(move: Move) -> tuple[float, float, str, str, str]:
    cost = max(move.effort, 1)
    return (
        -round(move.gain_chance / cost, 9),
        -move.gain_f / cost,
        move.kind.value,
        move.seat_id,
        move.concern_id or move.heard_id or "",
    )


def _scored(move: Move, scorer: Scorer) -> Move:
    # A move that does not raise F is dropped anyway; scoring its chance would be waste.
    if scorer.gain_f(move.effect) <= 1e-12:
        return move
    gain = scorer.gain(move.effect)
    fields = {name: getattr(move, name) for name in Move.__dataclass_fields__}
    return Move(**{**fields, "gain_f": gain.f, "gain_chance": gain.chance, "error": gain.error})


def _candidates(solved: Solved, defaults: MoveDefaults) -> Iterator[Move]:
    reach = reaches(solved.account, solved.today)
    paths = best_paths(solved.account, solved.today)
    learns = solved.influence.uncertainty
    for row, seat_id in enumerate(solved.chain.seat_ids):
        seat = solved.decision.seat(seat_id)
        start = solved.chain.stance[row]
        support = None if np.isnan(start) else float(start) * SUPPORT_SCALE
        if seat.person_id is None:
            yield _shift(
                MoveKind.FIND_SEAT,
                defaults,
                row,
                seat_id,
                None,
                points=defaults.meet_by,
                learns=learns[row],
            )
            continue
        person = seat.person_id
        path = paths.get(person)
        meeting = defaults.effort[MoveKind.MEET]
        meeting += defaults.introduction * len(path.through) if path else 0
        partner = is_partner(solved.account, seat)
        if reach[person].reach is not Reach.MET and not partner:
            yield _shift(
                MoveKind.MEET,
                defaults,
                row,
                seat_id,
                person,
                points=defaults.meet_by,
                effort=meeting,
                path=path,
                learns=learns[row],
            )
        if support is not None and support < 5 and not partner:
            by = min(defaults.raise_by, 5 - support)
            yield _shift(MoveKind.RAISE_STANCE, defaults, row, seat_id, person, points=by)
        for concern in seat.open_concerns:
            by = _resolved(concern, support, defaults)
            yield _shift(
                MoveKind.RESOLVE_CONCERN,
                defaults,
                row,
                seat_id,
                person,
                points=by,
                effort=defaults.effort[MoveKind.RESOLVE_CONCERN]
                + meeting * (reach[person].reach is Reach.NEVER),
                concern_id=concern.id,
            )
        if support is not None and support >= 0 and not partner:
            yield Move(
                kind=MoveKind.WIN_COMMITMENT,
                seat_id=seat_id,
                person_id=person,
                effort=defaults.effort[MoveKind.WIN_COMMITMENT],
                effect=Effect(hold=frozenset({row})),
            )
    yield from _ties_against(solved, defaults)


def _shift(
    kind: MoveKind,
    defaults: MoveDefaults,
    row: int,
    seat_id: str,
    person_id: str | None,
    *,
    points: float,
    effort: int | None = None,
    learns: float = 0.0,
    concern_id: str | None = None,
    path: AccessPath | None = None,
) -> Move:
    return Move(
        kind=kind,
        seat_id=seat_id,
        person_id=person_id,
        effort=defaults.effort[kind] if effort is None else effort,
        effect=Effect(shift={row: points / SUPPORT_SCALE}),
        concern_id=concern_id,
        points=points,
        learns=float(learns),
        path=path,
    )


def _resolved(concern: Concern, support: float | None, defaults: MoveDefaults) -> float:
    """Return by how many points resolving a concern moves its holder."""
    # An unknown stance has mean 0: that is where the expected F counts it.
    start = 0.0 if support is None else support
    if concern.support_if_resolved is not None:
        return concern.support_if_resolved - start
    return min(defaults.resolve_by[concern.severity], 5 - start)


def _ties_against(solved: Solved, defaults: MoveDefaults) -> Iterator[Move]:
    """Yield ties that carry a view against us: an opponent is heard, or a supporter turned from.

    Reporting lines are facts of the chart and cannot be weakened.
    """
    chain = solved.chain
    rows = {person: row for row, person in enumerate(chain.person_ids) if person}
    by_pair: dict[tuple[int, int], list[str]] = {}
    fixed: set[tuple[int, int]] = set()
    for tie in solved.account.ties:
        source, target = rows.get(tie.source), rows.get(tie.target)
        if source is None or target is None:
            continue
        pairs = [(target, source)]
        if tie.kind is not TieKind.INFLUENCES:
            pairs.append((source, target))
        for pair in pairs:
            if tie.kind is TieKind.REPORTS_TO:
                fixed.add(pair)
            else:
                by_pair.setdefault(pair, []).append(tie.id)
    for (listener, heard), ties in sorted(by_pair.items()):
        carried = chain.sign[listener, heard] * chain.stance[heard]
        if (listener, heard) in fixed or not carried < 0:
            continue
        yield Move(
            kind=MoveKind.WEAKEN_TIE,
            seat_id=chain.seat_ids[listener],
            person_id=chain.person_ids[listener],
            effort=defaults.effort[MoveKind.WEAKEN_TIE],
            effect=Effect(weaken={(listener, heard): defaults.weaken_to}),
            tie_ids=tuple(ties),
            heard_id=chain.person_ids[heard],
        )
