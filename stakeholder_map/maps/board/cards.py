"""What stands on a card: its texts, fitted to its width, and the facts behind its marks."""

from __future__ import annotations

from dataclasses import dataclass

from stakeholder_map.analysis.chain.reach import Reach, ReachFact
from stakeholder_map.analysis.reading import Reading, Standing
from stakeholder_map.maps.board.card_text import (
    BLOCK,
    CHIP_EDGE,
    INSET,
    MARK,
    NAME,
    SHAPE,
    SMALL,
    RoleMark,
    before_title,
    fit_name,
    texts,
)
from stakeholder_map.maps.board.fold import unreached, worst_support
from stakeholder_map.maps.board.layout import CARD_EDGE, TEXT_LINE
from stakeholder_map.maps.chart import Member
from stakeholder_map.maps.escape import plain
from stakeholder_map.maps.rect import Rect
from stakeholder_map.maps.text import Fitted, fit, width, wrap
from stakeholder_map.model.account import Account
from stakeholder_map.model.scales import Role, Severity
from stakeholder_map.model.seat import Concern, Seat
from stakeholder_map.words import Words
from stakeholder_map.words.figures import percent, signed
from stakeholder_map.words.reach import reach_sentence
from stakeholder_map.words.values import hidden_influencer, word

_WORST_FIRST = (Severity.BLOCKING, Severity.SERIOUS, Severity.MINOR)


@dataclass(frozen=True, slots=True)
class Card:
    """A card, ready to draw.

    Attributes:
        key: seat id, or "needs:…" of an unfilled role.
        rect: where it lies.
        lane, level: reading position, for the order of reading.
        ghost: nobody known: a missing seat or an unfilled role.
        support: −5 … +5, None unknown; ``number`` is its text.
        weight: its text; "≈" where it is filled in from blanks, empty where there is none, or
            where a veto takes its place on a low card.
        reach: the border.
        concern: the worst open concern, fitted; None where none is open or no line is left for it.
        more: how many more are open; without ``concern``, how many are open at all.
        backs: the competitor's name, fitted, empty where only its sign has room; None for none.
        hidden, found: an influencer without a formal role; proposed by the analysis.
        signs_at: the line of text, from 0, at whose right the signs stand.
        called: name and title in full.
        tip: everything in full, for a tooltip and for screen readers.
        folds: the seats that the card stands for, where it is a fold.
    """

    key: str
    person_id: str | None
    rect: Rect
    lane: int
    level: int
    ghost: bool
    support: int | None
    number: str
    weight: str
    name: tuple[Fitted, ...]
    title: tuple[Fitted, ...]
    veto: str
    reach: Reach
    called: str
    tip: str
    roles: tuple[RoleMark, ...] = ()
    coach: bool = False
    hidden: bool = False
    found: bool = False
    concern: Fitted | None = None
    severity: Severity | None = None
    more: int = 0
    backs: Fitted | None = None
    signs_at: int = 0
    folds: tuple[str, ...] = ()


def role_shape(role: Role, hidden: bool) -> str:
    """Return the name of a role's shape."""
    return "hidden" if hidden and role is Role.INFLUENCER else role.value


def lines_of(member: Member) -> int:
    """Return how many lines of text a card would fill; the block beside them may need more."""
    if member.folded:
        return 3
    if member.person is None or member.seat is None:
        return 2
    seat = member.seat
    marks = bool(seat.roles or seat.hidden or seat.unmapped_role)
    below = bool(seat.open_concerns or seat.backs_id)
    lines = (
        1 + bool(member.person.title or member.lane.outside or member.lane.other) + marks + below
    )
    return max(lines, 3 if seat.veto else 2)


def card(reading: Reading, member: Member, place: Rect, at: tuple[int, int], _: Words) -> Card:
    """Return the card of a member at ``place``; ``at`` is its lane and level."""
    room = place.width - BLOCK - 2 * INSET
    if member.folded:
        return _fold(reading, member, place, at, room, _)
    if member.person is None:
        return _ghost(reading, member, place, at, room, _)
    seat, person, account = member.seat, member.person, reading.account
    if seat is None:
        raise AssertionError("a person is on the map by a seat")
    standing = reading.standings[seat.id]
    title = _title(account, member)
    worst = worst_concerns(seat)
    competitor = plain(account.competitor(seat.backs_id).name) if seat.backs_id else ""
    roles = _roles(seat, room, _)
    signs = sum((seat.coach, standing.is_hidden_found and not seat.coach))
    below = bool(worst or competitor)
    wanted = 1 + bool(title) + bool(roles) + below
    capacity = _capacity(place)
    said = plain(person.name)
    # What the lines do not hold is told by a sign: first the words of the roles go, then what
    # is below them; a name that would be cut has the same right.
    if roles and title and wanted > capacity:
        roles, wanted = before_title(roles), wanted - 1
    cut = fit_name(said, room).full is not None
    if below and (wanted > capacity or (wanted == capacity and title and cut)):
        below, wanted = False, wanted - 1
    signs += bool(competitor and (worst or not below)) + bool(worst and not below)
    names, titles, roles = texts(said, title, roles, capacity - wanted, room, MARK * signs)
    signs_at = 0 if width(names[0].shown, NAME, bold=True) <= room - MARK * signs else len(names)
    more = len(worst) - bool(worst and below)
    chip = room - 2 * CHIP_EDGE - (width(f" +{more}", SMALL) if more else 0)
    return Card(
        key=seat.id,
        person_id=person.id,
        rect=place,
        lane=at[0],
        level=at[1],
        ghost=False,
        support=standing.support,
        number=signed(standing.support),
        weight="" if seat.veto and capacity < 3 else weight_text(standing),
        name=names,
        title=titles,
        roles=roles,
        veto=_("VETO") if seat.veto else "",
        coach=seat.coach,
        hidden=seat.hidden,
        found=standing.is_hidden_found,
        reach=standing.reach.reach,
        concern=fit(plain(worst[0].text), chip, SMALL) if worst and below else None,
        severity=worst[0].severity if worst else None,
        more=more,
        backs=None
        if not competitor
        else Fitted("")
        if worst or not below
        else fit(competitor, room - SHAPE, SMALL),
        signs_at=signs_at,
        called=", ".join(filter(None, (plain(person.name), title))),
        tip=_tip(account, member, standing, worst, competitor, _),
    )


def worst_concerns(seat: Seat) -> tuple[Concern, ...]:
    """Return the open concerns of a seat, worst first."""
    return tuple(sorted(seat.open_concerns, key=lambda c: _WORST_FIRST.index(c.severity)))


def weight_text(standing: Standing) -> str:
    """Return the entered weight, "≈" and the filled-in one where blank, nothing where zero."""
    if standing.weight is not None:
        return percent(standing.weight)
    return f"≈{percent(standing.share)}" if standing.share >= 0.005 else ""


def reach_text(fact: ReachFact, _: Words) -> str:
    """Return how we reach somebody, with the day where one is known."""
    return reach_sentence(_, fact.reach, fact.last_met, fact.days)


def role_words(seat: Seat, _: Words) -> tuple[str, ...]:
    """Return the words of all roles of a seat, an unmapped one as it was imported."""
    named = tuple(
        hidden_influencer(_) if seat.hidden and role is Role.INFLUENCER else word(_, role)
        for role in seat.roles
    )
    if seat.hidden and Role.INFLUENCER not in seat.roles:
        named = (*named, hidden_influencer(_))
    unmapped = plain(seat.unmapped_role)
    return (*named, unmapped) if unmapped else named


def _shapes(seat: Seat) -> tuple[str, ...]:
    shapes = tuple(role_shape(role, seat.hidden) for role in seat.roles)
    if seat.hidden and Role.INFLUENCER not in seat.roles:
        shapes = (*shapes, "hidden")
    return (*shapes, "unmapped") if plain(seat.unmapped_role) else shapes


def _roles(seat: Seat, room: float, _: Words) -> tuple[RoleMark, ...]:
    """Return the roles; all words if they fit, else the first one's, else its beginning."""
    shapes, named = _shapes(seat), role_words(seat, _)
    if not shapes:
        return ()
    whole = sum(SHAPE + width(name, SMALL) + 6 for name in named) - 6
    if whole <= room:
        return tuple(RoleMark(*pair) for pair in zip(shapes, named, strict=True))
    first = room - SHAPE * len(shapes)
    shown = fit(named[0], first, SMALL).shown
    return (RoleMark(shapes[0], shown), *(RoleMark(shape, "") for shape in shapes[1:]))


def _capacity(place: Rect) -> int:
    """Return how many lines of text a card takes."""
    return int((place.height - CARD_EDGE) / TEXT_LINE + 1e-6)


def _title(account: Account, member: Member) -> str:
    """Return the title; in a lane of several houses or departments with the one it belongs to."""
    person = member.person
    if person is None:
        return ""
    place = ""
    if member.lane.outside and not member.lane.organisation_id and person.organisation_id:
        place = plain(account.organisation(person.organisation_id).name)
    elif member.lane.other and person.department_id:
        place = plain(account.department(person.department_id).name)
    return " · ".join(filter(None, (plain(person.title), place)))


def _tip(
    account: Account,
    member: Member,
    standing: Standing,
    worst: tuple[Concern, ...],
    competitor: str,
    _: Words,
) -> str:
    seat, person = member.seat, member.person
    if seat is None or person is None:
        return ""
    said = [", ".join(filter(None, (plain(person.name), _title(account, member))))]
    if seat.roles or seat.hidden or seat.unmapped_role:
        said.append(", ".join(role_words(seat, _)))
    if standing.support is None:
        said.append(_("Support unknown"))
    else:
        said.append(_("Support {support}", support=signed(standing.support)))
    weight = weight_text(standing)
    if weight:
        said.append(_("Weight {weight}", weight=weight))
    if seat.veto:
        said.append(_("Holds a veto"))
    said.append(reach_text(standing.reach, _))
    if worst:
        listed = "; ".join(plain(concern.text) for concern in worst)
        said.append(_("Open concerns: {concerns}", concerns=listed))
    if competitor:
        said.append(_("Backs {competitor}", competitor=competitor))
    if seat.coach:
        said.append(_("Coach"))
    if standing.is_hidden_found:
        said.append(_("Moves far more than the title says"))
    return " · ".join(said)


def _fold(
    reading: Reading, member: Member, place: Rect, at: tuple[int, int], room: float, _: Words
) -> Card:
    """Return the card of people who are folded: how many, the worst support, what is unreached."""
    support = worst_support(reading, member.folded)
    shape = "?" if support is None else "▼" if support < 0 else "▲" if support > 0 else "●"
    count = _.plural("{n} person", "{n} people", len(member.folded))
    lowest = _("lowest {support}", support=signed(support))
    missed = unreached(reading, member.folded)
    away = _("{share} not reached", share=percent(missed)) if missed >= 0.005 else _("all reached")
    lines = (f"{shape} {lowest}", away) if _capacity(place) > 2 else (away,)
    shares = [reading.standings[m.key].share for m in member.folded if m.key in reading.standings]
    names = ", ".join(plain(m.person.name) for m in member.folded if m.person is not None)
    said = " · ".join((count, lowest, away))
    return Card(
        key=member.key,
        person_id=None,
        rect=place,
        lane=at[0],
        level=at[1],
        ghost=False,
        support=support,
        number=signed(support),
        weight=percent(sum(shares)) if sum(shares) >= 0.005 else "",
        name=(fit(count if len(lines) > 1 else f"{count} {shape}", room, NAME, bold=True),),
        title=tuple(fit(line, room, SMALL) for line in lines),
        veto=_("VETO") if any(m.seat is not None and m.seat.veto for m in member.folded) else "",
        reach=Reach.MET if missed < 0.005 else Reach.COLD,
        called=said,
        tip=" · ".join(filter(None, (said, _("Click to see them one by one"), names))),
        folds=tuple(m.key for m in member.folded),
    )


def _ghost(
    reading: Reading, member: Member, place: Rect, at: tuple[int, int], room: float, _: Words
) -> Card:
    seat, required = member.seat, member.required
    roles = seat.roles if seat is not None else ((required.role,) if required else ())
    named = ", ".join(word(_, role) for role in roles)
    title = plain(seat.title if seat is not None else required.note if required else "")
    # A missing seat is known by its title, a required role by the role.
    sought, other = (title, named) if seat is not None else (named, title)
    sought, other = (sought, other) if sought else (other or _("Somebody"), "")
    said = _("Missing: {sought}", sought=sought)
    if member.department_id is not None:
        department = plain(reading.account.department(member.department_id).name)
        said = _("Missing: {sought} in {department}", sought=sought, department=department)
    standing = reading.standings.get(seat.id) if seat is not None else None
    veto = seat is not None and seat.veto
    return Card(
        key=member.key,
        person_id=None,
        rect=place,
        lane=at[0],
        level=at[1],
        ghost=True,
        support=None,
        number="?",
        weight=weight_text(standing) if standing and not (veto and _capacity(place) < 3) else "",
        name=(fit(_("Missing"), room, NAME, bold=True),),
        title=wrap(sought, room, SMALL, lines=max(1, _capacity(place) - 1)),
        veto=_("VETO") if veto else "",
        reach=Reach.NEVER,
        called=said,
        tip=" · ".join(filter(None, (said, other, _("Holds a veto") if veto else ""))),
    )
