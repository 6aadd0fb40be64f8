"""What breaks if somebody leaves, or a new person takes the post?"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from stakeholder_map.analysis.loss import Loss
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.services import outlook
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks, state
from stakeholder_map.ui.naming import people_names, seat_name
from stakeholder_map.words import Words, figures
from stakeholder_map.words import loss as say
from stakeholder_map.words.forecast import joined, points
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
        kind=_change(loss),
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


def _change(loss: Loss) -> str:
    before, after = loss.chance
    if before is None or after is None:
        return figures.UNKNOWN
    return figures.signed((after - before) * 100, 1)


def _table(_: Words, reading: Reading, found: tuple[Loss, ...]) -> None:
    st.caption(_("Everybody"))

    def of_100(value: float | None) -> str:
        return figures.UNKNOWN if value is None else points(value)

    st.dataframe(
        pd.DataFrame(
            {
                _("Without"): [seat_name(_, reading, loss.seat_id) for loss in found],
                _("Chance, of 100"): [
                    f"{of_100(loss.chance[0])} → {of_100(loss.chance[1])}" for loss in found
                ],
                _("Lean"): [
                    f"{figures.signed(loss.known[0] * 100)} → {figures.signed(loss.known[1] * 100)}"
                    for loss in found
                ],
                _("Coverage"): [
                    f"{blocks.share(loss.coverage[0])} → {blocks.share(loss.coverage[1])}"
                    for loss in found
                ],
                _("Out of reach"): [len(loss.unreachable) for loss in found],
                _("Colder"): [len(loss.weaker) for loss in found],
                _("Empty steps"): [len(loss.emptied) for loss in found],
            }
        ),
        hide_index=True,
        height=min(38 + 35 * len(found), 640),
    )
    st.caption(
        _(
            "Everything is solved again without the person: the chance, the lean of the known "
            "stances, the weight we reach, and the introductions that went through them. A rise "
            "means that the person weighs against us."
        )
    )
