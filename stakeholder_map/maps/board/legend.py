"""The legend: exactly the signs that are on the screen, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stakeholder_map.analysis.chain.reach import Reach
from stakeholder_map.maps.board.cards import Card
from stakeholder_map.maps.board.lines import Line, Style
from stakeholder_map.model.scales import Role
from stakeholder_map.words import N_, Words
from stakeholder_map.words.values import hidden_influencer, word


@dataclass(frozen=True, slots=True)
class LegendItem:
    """One sign and what it means. ``kind`` is the family of the sign, ``sign`` which one."""

    kind: str
    sign: str
    text: str


#: What each line means.
LINE_WORDS = {
    Style.REPORTS: N_("reports to"),
    Style.DOTTED: N_("reports also to"),
    Style.INFLUENCE: N_("influences (wider: stronger)"),
    Style.AGAINST: N_("turns the other way"),
    Style.CONFLICT: N_("in conflict"),
    Style.ALLIED: N_("allied"),
    Style.INFORMAL: N_("close to each other"),
}


def legend(
    cards: Sequence[Card], lines: Sequence[Line], unshown: int, cold_days: int, _: Words
) -> tuple[LegendItem, ...]:
    """Return the signs that these cards and lines use, and no other."""
    people = [card for card in cards if not card.ghost and not card.folds]
    folds = any(card.folds for card in cards)
    items = [LegendItem("support", "", _("Support"))] if people or folds else []
    reaches = {
        Reach.MET: _("met in the last {days} days", days=cold_days),
        Reach.COLD: _("cold: met, but longer ago"),
        Reach.NEVER: _("never met"),
        Reach.UNKNOWN: _("no contact recorded"),
    }
    found = {card.reach for card in people}
    items += [LegendItem("reach", reach, said) for reach, said in reaches.items() if reach in found]
    shapes = {mark.shape for card in people for mark in card.roles}
    roles = {role.value: word(_, role) for role in Role}
    roles |= {"hidden": hidden_influencer(_), "unmapped": _("role not read")}
    items += [LegendItem("role", shape, said) for shape, said in roles.items() if shape in shapes]
    marks = {
        "veto": (any(card.veto for card in cards), _("can stop it alone")),
        "coach": (any(card.coach for card in people), _("coach")),
        "backs": (any(card.backs is not None for card in people), _("backs a competitor")),
        "found": (
            any(card.found for card in people),
            _("moves far more than the title says"),
        ),
        "concern": (any(card.severity for card in people), _("worst open concern")),
        "about": (
            any(card.weight.startswith("≈") for card in cards),
            _("weight filled in, not entered"),
        ),
        "fold": (folds, _("several people: how many, the lowest support")),
        "ghost": (any(card.ghost for card in cards), _("missing: nobody known")),
    }
    items += [LegendItem("mark", sign, said) for sign, (seen, said) in marks.items() if seen]
    styles = {line.style for line in lines}
    items += [
        LegendItem("line", style, _(said)) for style, said in LINE_WORDS.items() if style in styles
    ]
    if unshown:
        said = _.plural(
            "{n} more tie is not drawn here",
            "{n} more ties are not drawn here",
            unshown,
        )
        items.append(LegendItem("note", "", said))
    return tuple(items)
