"""What the map's script needs beyond the picture: whom to find, all ties, ways in, news, camps.

It goes with the picture into the app and into our own people's files, as small as can be: people
are numbered, ties are numbers, and sentences are patterns that the script fills in.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any

from stakeholder_map.analysis.chain.reach import Reach
from stakeholder_map.analysis.outcome.paths import AccessPath, best_paths
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.maps.board.fold import folded, is_folded
from stakeholder_map.maps.board.legend import LINE_WORDS, LegendItem
from stakeholder_map.maps.board.lines import Style, ties
from stakeholder_map.maps.chart import Member, chart
from stakeholder_map.maps.escape import plain
from stakeholder_map.model.competitor import Competitor
from stakeholder_map.tables.pinyin import has_han, initials, sounds
from stakeholder_map.words import N_, Words
from stakeholder_map.words.values import word

#: The overlays in the order of their keys 1 … 7; the first is what a map opens with.
OVERLAYS = ("all", "reporting", "strong", "against", "path", "changes", "camps")

#: A tie this strong counts as one of the strongest, unless none is: then the strongest of all.
STRONG = 0.6

#: Changes are shown for so many days unless another day is chosen.
NEWS_DAYS = 30

#: Styles as they are numbered in the data.
STYLES = (Style.INFLUENCE, Style.AGAINST, Style.CONFLICT, Style.ALLIED, Style.INFORMAL)

_NOTES = {
    "strong": N_("only ties of strength {strength} and more"),
    "against": N_("faded: known support is not negative, nothing pulls against anybody"),
    "path": N_("the way from our team to whoever is selected"),
    "changes": N_("faded: nothing recorded since that day"),
    "camps": N_("faded: backs nobody, and is not for us"),
}


def overlay_data(
    reading: Reading, _: Words, arrived: Mapping[str, date] | None = None
) -> dict[str, Any]:
    """Return what the overlays, the search and the focus show, as plain JSON data.

    Args:
        reading: the decision, as its readers may see it.
        _: the language.
        arrived: since when a seat is on the map, by its id, where the history is known.

    Returns:
        ``people``: [card, name, title, home, sounds, fold] each; ``ties``: [from, to, style,
        percent or null, both ways]; ``paths``: by card [teammate, [through … card], [percent …],
        [assumed …]]; ``stances``: [card, day, support]; ``news``: [card, day, kind]; ``gone``:
        [name, day] of people who left and have no card any more; ``camps``: by card the number of
        a competitor, −1 for us; ``since``, ``today``, ``strong``. A card is a seat's id.
    """
    found = chart(reading)
    lines = ties(reading, found, _)
    known = [line.strength for line in lines if line.style in (Style.INFLUENCE, Style.AGAINST)]
    return {
        "people": _people(reading, _),
        "ties": [
            [
                line.wire.source,
                line.wire.target,
                STYLES.index(line.style),
                round(100 * line.strength),
                int(line.both),
            ]
            for line in lines
        ],
        "paths": _paths(reading, found.key_of),
        "stances": [
            [seat.id, stance.on.isoformat(), stance.support]
            for seat in reading.decision.seats
            for stance in sorted(seat.stances, key=lambda stance: stance.on)
            if stance.on <= reading.today
        ],
        "news": _news(reading, found.key_of, arrived or {}),
        "gone": _gone(reading, found.key_of),
        "camps": _camps(reading),
        "since": (reading.today - timedelta(days=NEWS_DAYS)).isoformat(),
        "today": reading.today.isoformat(),
        "strong": round(100 * min(STRONG, max(known, default=0))),
    }


def overlay_legend(
    reading: Reading, data: Mapping[str, Any], there: Collection[LegendItem], _: Words
) -> tuple[LegendItem, ...]:
    """Return the signs of the overlays; the script shows those of the overlay that is on.

    ``there``: what the legend of the picture explains already. A tie without a line of its own
    gets one when somebody is selected.
    """
    notes = {name: _(said, strength=f"{data['strong'] / 100:.1f}") for name, said in _NOTES.items()}
    drawn = {STYLES[tie[2]] for tie in data["ties"]} - {item.sign for item in there}
    items = [LegendItem("line", style, _(LINE_WORDS[style])) for style in STYLES if style in drawn]
    items += [
        LegendItem("path", "way", _("step of the way, with its strength")),
        LegendItem("path", "weak", _("weakest link")),
        LegendItem("changes", "up", _("moved towards us")),
        LegendItem("changes", "down", _("moved away from us")),
        LegendItem("changes", "learned", _("support learned or no longer known")),
        LegendItem("changes", "new", _("new on the map or in post")),
        LegendItem("changes", "met", _("met for the first time")),
        LegendItem("changes", "cold", _("contact went cold")),
        LegendItem("camps", "us", _("for us")),
    ]
    items += [
        LegendItem("camps", str(at), plain(competitor.name))
        for at, competitor in enumerate(_competitors(reading))
    ]
    return (*items, *(LegendItem("says", name, said) for name, said in notes.items()))


def _people(reading: Reading, _: Words) -> list[list[str]]:
    found = chart(reading)
    folds: dict[str, str] = {}
    if is_folded(reading, found):
        folds = {m.key: one.key for one in folded(found).members for m in one.folded}
    return [
        [
            member.key,
            plain(member.person.name),
            plain(member.person.title),
            _home(reading, member),
            _sound(member.person.name),
            folds.get(member.key, ""),
        ]
        if member.person is not None
        else [member.key, _("Missing"), _sought(member, _), _home(reading, member), "", ""]
        for member in found.members
    ]


def _sought(member: Member, _: Words) -> str:
    if member.seat is not None:
        return plain(member.seat.title)
    return word(_, member.required.role) if member.required is not None else ""


def _home(reading: Reading, member: Member) -> str:
    person = member.person
    if person is not None and person.organisation_id is not None:
        return plain(reading.account.organisation(person.organisation_id).name)
    home = member.department_id
    return "" if home is None else plain(reading.account.department(home).name)


def _sound(name: str) -> str:
    """Return how a Chinese name is typed, family and given name apart: "qian'yuanzhi qyz".

    Apart, because in one word it is what many people choose as their address.
    """
    if not has_han(name):
        return ""
    whole, family = sounds(name), sounds(name.strip()[:1])
    split = {
        f"{first}'{sound.removeprefix(first)}"
        for first in family
        for sound in whole
        if sound.startswith(first) and sound != first
    }
    return " ".join((*sorted(split or whole), initials(name)))


def _paths(reading: Reading, key_of: Mapping[str, str]) -> dict[str, list[Any]]:
    mates = {mate.id: plain(mate.name) for mate in reading.account.teammates}
    ways = best_paths(reading.account, reading.today)
    return {
        key_of[person]: _way(way, mates, key_of)
        for person, way in ways.items()
        if all(hop.target in key_of for hop in way.hops)
    }


def _way(way: AccessPath, mates: Mapping[str, str], key_of: Mapping[str, str]) -> list[Any]:
    return [
        mates[way.teammate_id],
        [key_of[hop.target] for hop in way.hops],
        [round(100 * hop.strength) for hop in way.hops],
        [int(hop.assumed) for hop in way.hops],
    ]


def _news(
    reading: Reading, key_of: Mapping[str, str], arrived: Mapping[str, date]
) -> list[list[str]]:
    """Return who came, was met first or went cold, with the day."""
    cold = timedelta(days=reading.account.limits.cold_days + 1)
    first: dict[str, date] = {}
    for touch in reading.account.touches:
        if touch.two_way and touch.on <= reading.today:
            for met in touch.person_ids:
                first[met] = min(first.get(met, touch.on), touch.on)
    found: list[tuple[str, date | None, str]] = []
    for person in reading.account.people:
        key = key_of.get(person.id)
        if key is None:
            continue
        came = max((day for day in (person.since, arrived.get(key)) if day), default=None)
        found.append((key, came, "new"))
        found.append((key, first.get(person.id), "met"))
        fact = reading.reaches[person.id]
        if fact.reach is Reach.COLD and fact.last_met is not None:
            found.append((key, fact.last_met + cold, "cold"))
    return [
        [key, day.isoformat(), kind] for key, day, kind in found if day and day <= reading.today
    ]


def _gone(reading: Reading, key_of: Mapping[str, str]) -> list[list[str]]:
    """Return who of this decision left, in order of days: no card is there to be marked."""
    seated = {seat.person_id for seat in reading.decision.seats}
    left = [
        (person.left_on, plain(person.name))
        for person in reading.account.people
        if person.id in seated and person.id not in key_of
        if person.left_on is not None and person.left_on <= reading.today
    ]
    return [[name, day.isoformat()] for day, name in sorted(left)]


def _competitors(reading: Reading) -> list[Competitor]:
    backed = {seat.backs_id for seat in reading.decision.seats}
    return [one for one in reading.account.competitors if one.id in backed]


def _camps(reading: Reading) -> dict[str, int]:
    at = {competitor.id: n for n, competitor in enumerate(_competitors(reading))}
    found: dict[str, int] = {}
    for seat in reading.decision.seats:
        standing = reading.standings.get(seat.id)
        if seat.backs_id is not None:
            found[seat.id] = at[seat.backs_id]
        elif standing is not None and standing.support is not None and standing.support > 0:
            found[seat.id] = -1
    return found
