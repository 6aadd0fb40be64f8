"""The texts of a card, fitted to its width and its lines."""

from __future__ import annotations

from dataclasses import dataclass

from stakeholder_map.maps.text import ELLIPSIS, Fitted, fit, width, wrap

#: Pixels: font sizes, the block that carries the number, and the free edges inside a card.
NAME, SMALL, NUMBER = 15.0, 14.0, 18.0
BLOCK, INSET = 38.0, 5.0
SHAPE, MARK, CHIP_EDGE = 16.0, 17.0, 5.0


@dataclass(frozen=True, slots=True)
class RoleMark:
    """A role: its shape, and its word where there is room (else empty)."""

    shape: str
    word: str
    before_title: bool = False


def before_title(roles: tuple[RoleMark, ...]) -> tuple[RoleMark, ...]:
    """Return the roles as shapes without words, to stand before the title."""
    return tuple(RoleMark(role.shape, "", before_title=True) for role in roles)


def texts(
    name: str,
    title: str,
    roles: tuple[RoleMark, ...],
    spare: int,
    room: float,
    mark: float,
) -> tuple[tuple[Fitted, ...], tuple[Fitted, ...], tuple[RoleMark, ...]]:
    """Return the lines of name and title, and the roles.

    Name and title take two lines where they need them and ``spare`` lines are left. A name that
    would be cut for want of a line gets the one of the roles: their shapes, without words, then
    stand before the title. Signs that take ``mark`` pixels stand beside the name if it leaves them
    room, else beside the title.
    """
    if fit(name, room - mark, NAME, bold=True).full is None:
        names: tuple[Fitted, ...] = (Fitted(name),)
        mark = 0.0
    else:
        names = (fit_name(name, room if title else room - mark),)
        if names[0].full is not None:
            if spare <= 0 and roles and title and not roles[0].before_title:
                spare += 1
                roles = before_title(roles)
            if spare > 0:
                lines = wrap(name, room if title else room - mark, NAME, bold=True)
                # Two lines with a cut end say less than one with an initial.
                if lines[-1].full is None or names[0].shown.endswith(ELLIPSIS):
                    spare -= len(lines) - 1
                    names = lines
    if not title:
        return names, (), roles
    if width(names[0].shown, NAME, bold=True) <= room - mark:
        mark = 0.0
    if roles and roles[0].before_title:
        return names, (fit(title, room - SHAPE * len(roles) - mark, SMALL),), roles
    if mark:
        return names, (fit(title, room - mark, SMALL),), roles
    return names, wrap(title, room, SMALL, lines=2 if spare > 0 else 1), roles


def fit_name(name: str, room: float) -> Fitted:
    """Return a name on one line: in full, else with initials before the last word, else cut."""
    whole = fit(name, room, NAME, bold=True)
    words = name.split()
    if whole.full is None or len(words) < 2:
        return whole
    short = " ".join((*(f"{word[0]}." for word in words[:-1]), words[-1]))
    if len(short) >= len(name) or fit(short, room, NAME, bold=True).full is not None:
        return whole
    return Fitted(short, name)
