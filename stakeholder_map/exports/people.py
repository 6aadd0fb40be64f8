"""Everybody on the map as a table: the same facts, for reading, printing and without scripts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.maps.board.cards import (
    Card,
    reach_text,
    role_words,
    weight_text,
    worst_concerns,
)
from stakeholder_map.maps.escape import plain, text
from stakeholder_map.words import Words
from stakeholder_map.words.figures import percent, signed
from stakeholder_map.words.values import word


def people_table(
    reading: Reading, cards: Sequence[Card], names: Mapping[str, str], _: Words
) -> str:
    """Return the table; rows in the reading order of the map, empty columns left out.

    ``names``: what a card is called in the page, by its key.
    """
    heads = (
        _("Name"),
        _("Title"),
        _("Department"),
        _("Level"),
        _("Role"),
        _("Weight"),
        _("Support"),
        _("Influence"),
        _("Contact with us"),
        _("Open concerns"),
        _("Reports to"),
        _("Notes"),
    )
    rows = [(card, _cells(reading, card, _)) for card in cards]
    used = [at for at in range(len(heads)) if any(cells[at] for _card, cells in rows)]
    head = "".join(f'<th scope="col">{text(heads[at])}</th>' for at in used)
    body = "".join(
        f'<tr data-seat="{names[card.key]}">'
        + "".join(f"<td>{text(cells[at])}" for at in used)
        + "\n"
        for card, cells in rows
    )
    return (
        f'<div class="wide"><table><thead><tr>{head}</tr></thead>\n'
        f"<tbody>{body}</tbody></table></div>"
    )


def _cells(reading: Reading, card: Card, _: Words) -> tuple[str, ...]:
    account, decision = reading.account, reading.decision
    if card.person_id is None:
        return (card.tip, *[""] * 11)
    person, seat = account.person(card.person_id), decision.seat(card.key)
    standing = reading.standings[card.key]
    home = ""
    if person.department_id is not None:
        home = account.department(person.department_id).name
    elif person.organisation_id is not None:
        home = account.organisation(person.organisation_id).name
    marks = [
        *role_words(seat, _),
        _("Holds a veto") if seat.veto else "",
        _("Coach") if seat.coach else "",
        _("Backs {competitor}", competitor=plain(account.competitor(seat.backs_id).name))
        if seat.backs_id
        else "",
    ]
    support = signed(standing.support)
    if standing.confidence is not None:
        support = _(
            "{support} (sure {confidence})",
            support=support,
            confidence=percent(standing.confidence),
        )
    superiors = ", ".join(plain(account.person(key).name) for key in account.superiors(person.id))
    return (
        plain(person.name),
        plain(person.title),
        plain(home),
        word(_, person.level) if person.level else "",
        ", ".join(filter(None, marks)),
        weight_text(standing),
        support,
        percent(standing.influence),
        reach_text(standing.reach, _),
        "; ".join(plain(concern.text) for concern in worst_concerns(seat)),
        superiors,
        " ".join(filter(None, (plain(person.notes), plain(seat.note)))),
    )
