"""What breaks if somebody leaves, or a new person takes the post?"""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from stakeholder_map.analysis.outcome.loss import Loss
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.services import outlook
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks, state
from stakeholder_map.ui.figures.figure import Figure, Parts
from stakeholder_map.ui.naming import people_names, seat_name
from stakeholder_map.words import Words, why
from stakeholder_map.words import loss as say
from stakeholder_map.words.figures import UNKNOWN, percent, signed
from stakeholder_map.words.forecast import chance_text, joined, listed
from stakeholder_map.words.outlook import cut_names

#: How many losses are told in sentences; the table has all.
FIRST = 6


def draw(_: Words, stored: Stored, reading: Reading) -> None:
    """Draw the section."""
    titles = {
        False: _("The post falls away"),
        True: _("Somebody we do not know takes the post"),
    }
    replaced = st.segmented_control(
        _("What happens"),
        list(titles),
        default=False,
        format_func=titles.__getitem__,
        key="loss_kind",
        required=True,
        label_visibility="collapsed",
    )
    found = outlook.losses_of(state.store(), stored, reading, bool(replaced))
    if not found:
        st.text(_("Nobody is on the map of this decision yet."))
        return
    left, right = st.columns([1, 1.1], gap="large")
    with left:
        st.caption(_("Worst first"))
        for loss in found[:FIRST]:
            _sentences(_, reading, loss)
    with right:
        _table(_, reading, found)


def _sentences(_: Words, reading: Reading, loss: Loss) -> None:
    names = people_names(reading)
    name = seat_name(_, reading, loss.seat_id)
    steps = {step.id: step.name for step in reading.decision.steps}
    lost = say.unreachable_line(_, [names[key] for key in loss.unreachable[:6]])
    emptied = say.emptied_line(_, [steps[key] for key in loss.emptied])
    cut = say.cut_line(_, name) if loss.is_cut else ""
    weaker = cut_names(_, [names[one.person_id] for one in loss.weaker]) if loss.weaker else ""
    before, after = loss.coverage
    breaks = bool(lost or emptied or cut or weaker)
    bad = bool(loss.emptied) or loss.chance_change < -0.05
    blocks.finding(
        sign="▲" if bad else "●",
        kind=_change(_, loss),
        tone="critical" if bad else "minor",
        title=say.loss_title(_, name, loss.replaced),
    )
    blocks.told(
        joined(
            _,
            say.chance_line(_, *loss.chance),
            say.index_line(_, *loss.known),
            say.coverage_line(_, (before.low, before.high), (after.low, after.high)),
        ),
        emptied,
        lost,
        _("Harder to get to: {names}.", names=weaker) if weaker else "",
        cut,
        "" if breaks else say.nothing_line(_),
    )


def _change(_: Words, loss: Loss) -> Figure:
    """Return by how much the chance changes, in points of a hundred."""
    before, after = loss.chance
    number = UNKNOWN
    if before is not None and after is not None:
        number = signed((after - before) * 100, 1)
    return Figure(
        number, say.chance_line(_, before, after), _both(_, *map(chance_text, loss.chance))
    )


def _both(_: Words, before: str, after: str) -> Parts:
    return ((_("Today"), before), (_("Then"), after))


def _table(_: Words, reading: Reading, found: tuple[Loss, ...]) -> None:
    st.caption(_("Everybody"))
    blocks.table(
        (
            _("Without"),
            _("Chance, of 100"),
            _("Lean"),
            _("Coverage"),
            _("Out of reach"),
            _("Colder"),
            _("Empty steps"),
        ),
        ((seat_name(_, reading, loss.seat_id), *_figures(_, reading, loss)) for loss in found),
        height=640,
    )
    st.caption(
        _(
            "Everything is solved again without the person: the chance, the lean of the known "
            "stances, the weight we reach, and the introductions that went through them. A rise "
            "means that the person weighs against us."
        )
        + " "
        + _("Click any number to read why.")
    )


def _figures(_: Words, reading: Reading, loss: Loss) -> Iterator[Figure]:
    names = people_names(reading)
    steps = {step.id: step.name for step in reading.decision.steps}
    before, after = loss.coverage
    chances, leans = [chance_text(c) for c in loss.chance], [signed(f * 100) for f in loss.known]
    covered = [blocks.share(before), blocks.share(after)]
    yield Figure(" → ".join(chances), say.chance_line(_, *loss.chance), _both(_, *chances))
    yield Figure(" → ".join(leans), say.index_line(_, *loss.known), _both(_, *leans))
    yield Figure(
        " → ".join(covered),
        say.coverage_line(_, (before.low, before.high), (after.low, after.high)),
        _both(_, *covered),
    )
    lost = listed(_, [names[key] for key in loss.unreachable])
    yield Figure(
        str(len(loss.unreachable)), why.count_sentence(_, _("No introduction any more to"), lost)
    )
    yield Figure(
        str(len(loss.weaker)),
        why.count_sentence(
            _, _("Harder to get to"), listed(_, [names[one.person_id] for one in loss.weaker])
        ),
        tuple(
            (names[one.person_id], f"{percent(one.before)} → {percent(one.after)}")
            for one in loss.weaker
        ),
    )
    emptied = listed(_, [steps[key] for key in loss.emptied])
    yield Figure(
        str(len(loss.emptied)), why.count_sentence(_, _("Steps that nobody is left in"), emptied)
    )
