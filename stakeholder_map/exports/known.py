"""What the map's script knows, as small as it goes into a page: numbers for all that stands there.

The page's script makes of it what the app gets as it is (``assets/known.js``).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from stakeholder_map.maps.board.board_svg import is_in_full
from stakeholder_map.maps.board.cards import Card
from stakeholder_map.maps.escape import plain

#: Kinds of news as they are numbered.
NEWS = ("new", "met", "cold")


def packed(
    known: Mapping[str, Any], numbers: Mapping[str, int], shown: Mapping[str, Card]
) -> dict[str, Any]:
    """Return the overlays' data (``overlay_data``) with cards as numbers and days as days ago.

    Args:
        known: the data.
        numbers: of the cards, from 1; what tells of others is left out.
        shown: the cards that stand on the page.

    Returns:
        ``people``: by card, from the first, −1 for nobody or the home, if name and title stand on
        the card; [home, length of the name in the card's title]; or [home, name, title];
        ``homes`` and ``mates``: names that others count from 0; ``sounds``, ``folds``: by card;
        ``ties``: [from, to, style, percent, 1 if both ways]; ``paths``: [teammate, card, percent,
        card, percent, …], an assumed percentage as its complement; ``stances``: [card, days ago,
        support]; ``news``: [card, days ago, kind]; ``gone``: [name, days ago]; ``camps``: [card,
        camp]; ``since``: days ago.
    """
    today = date.fromisoformat(known["today"])
    people = {one[0]: one for one in known["people"] if one[0] in numbers}
    homes = _counted(one[3] for one in people.values())
    ways = {
        key: way
        for key, way in known["paths"].items()
        if key in numbers and all(via in numbers for via in way[1])
    }
    mates = _counted(way[0] for way in ways.values())

    def ago(day: str) -> int:
        return (today - date.fromisoformat(day)).days

    return {
        "homes": list(homes),
        "people": [
            _person(people[key], homes, shown.get(key)) if key in people else -1
            for key in sorted(numbers, key=lambda key: numbers[key])
        ],
        "sounds": {numbers[key]: one[4] for key, one in people.items() if one[4]},
        "folds": {
            numbers[key]: numbers[one[5]] for key, one in people.items() if one[5] in numbers
        },
        "ties": [
            [numbers[a], numbers[b], *rest, *([1] if both else [])]
            for a, b, *rest, both in known["ties"]
            if a in numbers and b in numbers
        ],
        "mates": list(mates),
        "paths": [
            [mates[mate], *_steps([numbers[via] for via in through], strengths, taken)]
            for mate, through, strengths, taken in ways.values()
        ],
        "stances": [
            [numbers[key], ago(day), support]
            for key, day, support in known["stances"]
            if key in numbers
        ],
        "news": [
            [numbers[key], ago(day), NEWS.index(kind)]
            for key, day, kind in known["news"]
            if key in numbers
        ],
        "gone": [[name, ago(day)] for name, day in known["gone"]],
        "camps": [[numbers[key], camp] for key, camp in known["camps"].items() if key in numbers],
        "since": ago(known["since"]),
        "today": known["today"],
        "strong": known["strong"],
    }


def _counted(names: Any) -> dict[str, int]:
    return {name: at for at, name in enumerate(dict.fromkeys(names))}


def _person(
    person: list[str], homes: Mapping[str, int], card: Card | None
) -> int | list[int | str]:
    _key, name, title, home = person[:4]
    if card is None or plain(card.called) != plain(", ".join(filter(None, (name, title)))):
        return [homes[home], name, title]
    if is_in_full(card):
        return homes[home]
    # As the browser counts: in pieces of 16 bits.
    return [homes[home], len(name.encode("utf-16-le")) // 2]


def _steps(through: list[int], strengths: list[int], taken: list[int]) -> list[int]:
    return [
        one
        for card, strength, assumed in zip(through, strengths, taken, strict=True)
        for one in (card, ~strength if assumed else strength)
    ]
