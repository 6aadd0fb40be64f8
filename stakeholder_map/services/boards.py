"""The board's kept places: an edit moves nobody, a card can be moved, all can be packed anew.

Nothing is saved by looking. Before the first edit that could move somebody, everybody's place as
it was seen is written into the account with that edit, so that one undo takes back both.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from stakeholder_map.analysis.reading import read
from stakeholder_map.maps.board.frame import kept_board
from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.board import Board, BoardPlace
from stakeholder_map.model.decision import Decision
from stakeholder_map.words import Language, words

#: Of larger decisions no places are kept: nobody arranges so many cards by hand.
MOST_SEATS = 1_500


def keep(before: Account, after: Account, today: date) -> Account:
    """Return ``after`` with everybody on the boards where ``before`` showed them.

    An account whose edit can move nobody, or that brings a board of its own, stays as it is.
    """
    was = {decision.id: decision for decision in before.decisions}
    for decision in after.decisions:
        old = was.get(decision.id)
        if (
            old is None
            or not old.seats
            or len(old.seats) > MOST_SEATS
            or old.board != decision.board
            or _moves_itself(old, decision)
            or _shape(before, old) == _shape(after, decision)
        ):
            continue
        seen = seen_board(before, old, today)
        if seen is not None:
            after = edits.put_decision(after, _placed(decision, *seen))
    return after


def _moves_itself(before: Decision, after: Decision) -> bool:
    """Return whether an edit puts cards somewhere: what it says holds then."""
    was = _places(before)
    return any(key in was and was[key] != place for key, place in _places(after).items())


def _places(decision: Decision) -> dict[str, BoardPlace | None]:
    seats = {seat.id: seat.place for seat in decision.seats}
    return seats | {role.id: role.place for role in decision.required_roles}


def seen_board(
    account: Account, decision: Decision, today: date
) -> tuple[Board, Mapping[str, BoardPlace]] | None:
    """Return the frame and the places of a board as it is seen now; None where nobody is on it."""
    return kept_board(read(account, decision.id, today), words(Language.EN))


def moved(
    account: Account, decision_id: str, key: str, column: int, row: int, today: date
) -> Account:
    """Move a card to a cell of its own lane and level; who stands there takes its place.

    Args:
        account: the account.
        decision_id: the decision whose board it is.
        key: the card: a seat's id, or "needs:" and the id of a required role.
        column: of the board.
        row: of the level; one more than there are makes a new row.
        today: who is on the board.

    Raises:
        KeyError: no such decision or card.
        ValueError: the cell is not in the card's lane and level.
    """
    decision = account.decision(decision_id)
    seen = seen_board(account, decision, today)
    if seen is None:
        raise KeyError(key)
    board, places = seen
    own = places[key]
    lane = next(
        lane
        for lane in board.lanes
        if lane.shelf == own.shelf and lane.first <= own.column < lane.first + lane.columns
    )
    rows = getattr(board.shelves[own.shelf], own.level or "unknown")
    if not (lane.first <= column < lane.first + lane.columns and 0 <= row <= rows):
        raise ValueError("the cell is in another lane or level")
    goal = own.but(column=column, row=row)
    there = next((other for other, place in places.items() if place == goal), None)
    changed = {**places, key: goal}
    if there is not None and there != key:
        changed[there] = own
    if row == rows:
        board = _with_row(board, own)
    return edits.put_decision(account, _placed(decision, board, changed))


def tidied(account: Account, decision_id: str) -> Account:
    """Forget the kept places of a decision: its board packs itself anew."""
    return edits.put_decision(account, _placed(account.decision(decision_id), None, {}))


def _placed(decision: Decision, board: Board | None, places: Mapping[str, BoardPlace]) -> Decision:
    """Return the decision with this board; cards without a place lose what they had."""
    # What is put in was checked already; checking all of a crowd's seats again is slow.
    seats = tuple(
        seat
        if seat.place == places.get(seat.id)
        else seat.model_copy(update={"place": places.get(seat.id)})
        for seat in decision.seats
    )
    roles = tuple(
        role.model_copy(update={"place": places.get(f"needs:{role.id}")})
        for role in decision.required_roles
    )
    return decision.model_copy(update={"board": board, "seats": seats, "required_roles": roles})


def _with_row(board: Board, own: BoardPlace) -> Board:
    """Return the board with a row more at a level, like the row above it."""
    level = own.level or "unknown"
    shelf = board.shelves[own.shelf]
    at = sum(_height(before) for before in board.shelves[: own.shelf]) + 1
    for name in ("upper", "middle", "working", "unknown"):
        at += getattr(shelf, name)
        if name == level:
            break
    grown = shelf.but(**{level: getattr(shelf, level) + 1})
    shelves = (*board.shelves[: own.shelf], grown, *board.shelves[own.shelf + 1 :])
    lines = (*board.lines[:at], board.lines[at - 1], *board.lines[at:])
    gutter = max(board.row_gutters[at - 1], 18.0)
    gutters = (*board.row_gutters[:at], gutter, *board.row_gutters[at:])
    found: Board = board.but(shelves=shelves, lines=lines, row_gutters=gutters)
    return found


def _height(shelf: Any) -> int:
    rows: int = shelf.upper + shelf.middle + shelf.working + shelf.unknown
    return 1 + max(1, rows)


def _shape(account: Account, decision: Decision) -> tuple[Any, ...]:
    """Return everything that decides who stands where; equal shapes give equal places."""
    people = {seat.person_id for seat in decision.seats}
    return (
        account.departments,
        account.organisations,
        account.ties,
        tuple(
            (p.id, p.department_id, p.organisation_id, p.level, p.left_on, bool(p.title))
            for p in account.people
            if p.id in people
        ),
        decision.stakes,
        decision.required_roles,
        tuple(
            (
                *(seat.id, seat.person_id, seat.department_id, seat.level, seat.hidden),
                *(bool(seat.roles), bool(seat.unmapped_role), seat.veto),
                *(bool(seat.open_concerns), bool(seat.backs_id)),
            )
            for seat in decision.seats
        ),
    )
