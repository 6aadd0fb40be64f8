"""What has moved since an earlier day: who, how far, and every person's support over time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import streamlit as st

from stakeholder_map.analysis.outcome.progress import Change, Turn, changes, days, open_on
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.maps.escape import text as escape
from stakeholder_map.services import reading as reading_service
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks, state
from stakeholder_map.ui.figures import reading_figures
from stakeholder_map.ui.figures.figure import Figure
from stakeholder_map.ui.naming import seat_name
from stakeholder_map.words import N_, Words, figures
from stakeholder_map.words import progress as say
from stakeholder_map.words.figures import day
from stakeholder_map.words.forecast import listed
from stakeholder_map.words.values import word

#: Days back that one click offers.
BACK = {7: N_("A week"), 30: N_("A month"), 90: N_("A quarter"), 365: N_("A year")}

#: Where it stands at first: a week's review is too short for a sale of a year.
USUAL = 30

_KEY = "moved_since"


def draw(_: Words, stored: Stored, reading: Reading) -> None:
    """Draw the section."""
    since = _since(_, reading.today)
    found = changes(reading, since)
    then = reading_service.reading_of(state.store(), stored, reading.decision.id, since)
    blocks.numbers(_then_and_now(_, then, reading))
    if not found:
        st.text(say.nothing_moved(_, since))
    left, right = st.columns(2, gap="large")
    with left:
        _told(_, reading, _("To look after"), (one for one in found if one.is_to_watch))
    with right:
        _told(_, reading, _("Went our way"), (one for one in found if not one.is_to_watch))
    st.caption(
        _(
            "Support over time, whoever counts most first; in brackets how many concerns were "
            "open. ▲ and ▼: more or less than in the column before."
        )
    )
    _over_time(_, reading, since)


def _since(_: Words, today: date) -> date:
    st.session_state.setdefault(_KEY, today - timedelta(USUAL))
    picked, back = st.columns([1, 4], vertical_alignment="bottom")
    since = picked.date_input(_("Since which day"), max_value=today, format="YYYY-MM-DD", key=_KEY)
    with back, st.container(horizontal=True):
        for number, label in BACK.items():
            st.button(
                _(label),
                key=f"moved_{number}",
                type="tertiary",
                on_click=_go_back,
                args=(today - timedelta(number),),
            )
    return since if isinstance(since, date) else today - timedelta(USUAL)


def _go_back(since: date) -> None:
    st.session_state[_KEY] = since


def _then_and_now(_: Words, then: Reading, now: Reading) -> Iterable[Figure]:
    sentence = _(
        "On {day} and today; weights are those of today on both days.", day=day(_, then.today)
    )
    for make in (reading_figures.coverage, reading_figures.lean):
        before, after = make(_, then), make(_, now)
        yield Figure(
            f"{before.number} → {after.number}",
            sentence,
            ((day(_, then.today), before.sentence), (day(_, now.today), after.sentence)),
            label=after.label,
        )


def _told(_: Words, reading: Reading, title: str, found: Iterable[Change]) -> None:
    told = list(found)
    if not told:
        return
    blocks.html(f'<p class="title">{escape(title)} · {len(told)}</p>')
    with st.container(border=True, gap=None):
        for one in told:
            if one.turn is not Turn.REACHED:
                _change(_, reading, one)
        _reached(_, reading, [one for one in told if one.turn is Turn.REACHED])


def _change(_: Words, reading: Reading, one: Change) -> None:
    seat = reading.decision.seat(one.seat_id)
    concern = next((c.text for c in seat.concerns if c.id == one.concern_id), "")
    name = seat_name(_, reading, one.seat_id)
    said = say.change_text(_, one.turn, name, one.before, one.after, concern)
    more = f'<p class="muted small">{escape(one.evidence)}</p>' if one.evidence else ""
    blocks.html(
        f'<p>{escape(said)} <span class="muted small">{escape(day(_, one.on))}</span></p>{more}'
    )


def _reached(_: Words, reading: Reading, found: Sequence[Change]) -> None:
    """Draw whom we talk with again in one line: what came of it stands with their stance."""
    if found:
        names = [f"{seat_name(_, reading, one.seat_id)} ({day(_, one.on)})" for one in found]
        said = say.change_text(_, Turn.REACHED, listed(_, names), None, None)
        blocks.html(f"<p>{escape(said)}</p>")


def _over_time(_: Words, reading: Reading, since: date) -> None:
    columns = days(since, reading.today)
    ranked = sorted(
        (one for one in reading.standings.values() if one.person_id is not None),
        key=lambda one: -max(one.share, one.power, abs(one.influence)),
    )
    rows = []
    for standing in ranked:
        seat = reading.decision.seat(standing.seat_id)
        name = seat_name(_, reading, seat.id)
        cells: list[str | Figure] = [name, listed(_, [word(_, role) for role in seat.roles])]
        before: int | None = None
        for on in columns:
            held = seat.stance_on(on)
            support, concerns = held.support if held else None, open_on(seat, on)
            sign = _sign(before, support)
            number = figures.UNKNOWN if support is None else figures.signed(support)
            cells.append(
                Figure(
                    f"{sign}{number}" + (f" ({len(concerns)})" if concerns else ""),
                    say.held_text(_, name, on, support, len(concerns)),
                    tuple(
                        ("", text)
                        for text in (held.evidence if held else "", *(c.text for c in concerns))
                        if text
                    ),
                )
            )
            before = support
        rows.append(cells)
    blocks.table((_("Person"), _("Roles"), *(day(_, on) for on in columns)), rows, height=640)


def _sign(before: int | None, support: int | None) -> str:
    if before is None or support is None or before == support:
        return ""
    return "▲ " if support > before else "▼ "
