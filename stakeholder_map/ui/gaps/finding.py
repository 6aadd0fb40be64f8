"""One finding as two lines: what is missing, and what to do by whom; why, when it is clicked."""

from __future__ import annotations

import streamlit as st

from stakeholder_map.analysis.acting.at_it import at_gap
from stakeholder_map.analysis.gaps import RULES
from stakeholder_map.analysis.gaps.accepting import Accepted
from stakeholder_map.analysis.gaps.gap import Gap
from stakeholder_map.analysis.gaps.policy import policy
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.maps.escape import text as escape
from stakeholder_map.model.task import Task
from stakeholder_map.services import gap_tasks, planning
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks, saving
from stakeholder_map.ui.gaps import accepting
from stakeholder_map.ui.plan import card
from stakeholder_map.words import Words
from stakeholder_map.words.gaps import gap_action, gap_severity, gap_title, gap_why
from stakeholder_map.words.rules import (
    accepted_sentence,
    back_sentence,
    doer_text,
    limit_text,
    rule_name,
    rule_source,
    rule_subject,
)

_RULES = {rule.id: rule for rule in RULES}

#: Two lines a finding; the marker of what opens stands before them.
STYLE = """<style>
.gap summary{display:grid;grid-template-columns:1rem 1fr;cursor:pointer;list-style:none}
.gap summary::-webkit-details-marker{display:none}
.gap summary::before{content:"▸";color:#5b6778;grid-row:1 / span 9}
.gap[open] summary::before{content:"▾"}
.gap summary:focus-visible{outline:2px solid #1f5f99;border-radius:4px}
.gap .line{display:block;grid-column:2;overflow-wrap:anywhere}
.gap .label{color:#5b6778;font-size:13.5px;margin-right:.45em}
.gap .who{color:#5b6778;display:inline-block}
.gap .do{margin-right:.9em}
.gap{margin:.1rem 0 .4rem}
.gap .who .label{margin-right:.35em}
.gap dl{margin:.2rem 0 .3rem 1rem;font-size:14px}
</style>"""


def draw(
    _: Words, stored: Stored, reading: Reading, gap: Gap, back: Accepted | None = None
) -> None:
    """Draw an open finding; ``back``: that it was accepted before, and why it is shown again."""
    there = at_gap(stored.account, reading.decision.id, gap, gap_tasks.gap_key(reading, gap))
    text, take, button = st.columns([8, 1, 1], vertical_alignment="top")
    with text:
        blocks.html(_markup(_, reading, gap, back, there))
    if there is None:
        take.button(
            _("Task"),
            key=f"gap_task {' '.join(gap.key)}",
            type="tertiary",
            width="stretch",
            on_click=_take,
            args=(stored, gap_tasks.gap_task(reading, gap, _)),
        )
    with button:
        accepting.button(_, gap)
    if accepting.is_asked(gap):
        accepting.form(_, stored, reading, gap)


def _take(stored: Stored, task: Task) -> None:
    saving.save(stored, lambda account: planning.put_task(account, task), "gap taken as a task")


def draw_accepted(_: Words, stored: Stored, reading: Reading, one: Accepted) -> None:
    """Draw a finding that somebody accepted, with the reason and the way back."""
    gap, acceptance = one.gap, one.acceptance
    text, button = st.columns([6, 1.2], vertical_alignment="top")
    with text, blocks.together():
        blocks.finding(
            sign=blocks.SEVERITY_SIGNS[gap.severity],
            kind=_kind(_, gap),
            tone="unknown",
            title=gap_title(_, gap.rule, gap.values, gap.certain),
            lines=((_("Reason"), acceptance.reason),),
        )
        blocks.muted(accepted_sentence(_, acceptance.by, acceptance.on, acceptance.until))
    with button:
        accepting.take_back(_, stored, reading, gap)


def _markup(_: Words, reading: Reading, gap: Gap, back: Accepted | None, there: Task | None) -> str:
    sign, tone = blocks.SEVERITY_SIGNS[gap.severity], gap.severity if gap.certain else "unknown"
    title = gap_title(_, gap.rule, gap.values, gap.certain)
    action = gap_action(_, gap.rule, gap.values, gap.certain)
    doer = doer_text(_, gap.doer, _doer(reading, gap))
    do, who, before = _("What to do"), _("Who does it"), _before(_, back) if back else ""
    at_it, on_board = "", _("On the board")
    if there is not None:
        at_it = (
            f'<span class="line small"><span class="label">✓ {escape(on_board)}</span>'
            f"{escape(card.at_it(_, reading, there, there.rule != 'gap'))}</span>"
        )
    more = (
        (_("Why it matters"), gap_why(_, gap.rule)),
        *(((_("Reason"), back.acceptance.reason),) if back else ()),
        (_("Rule"), " ".join(_rule(_, reading, gap))),
    )
    rows = "".join(f"<dt>{escape(a)}</dt><dd>{escape(b)}</dd>" for a, b in more)
    return (
        f'<details class="gap"><summary><span class="line title">'
        f'<span class="kind {escape(tone)}">{escape(sign)} {escape(_kind(_, gap))}</span>'
        f"{escape(title)}</span>"
        + (f'<span class="line muted small">{escape(before)}</span>' if before else "")
        + f'<span class="line"><span class="label">{escape(do)}</span>'
        f'<span class="do">{escape(action)}</span> '
        f'<span class="who"><span class="label">{escape(who)}</span>{escape(doer)}</span>'
        f"</span>{at_it}</summary><dl>{rows}</dl></details>"
    )


def _kind(_: Words, gap: Gap) -> str:
    return gap_severity(_, gap.severity) if gap.certain else _("cannot tell")


def _before(_: Words, one: Accepted) -> str:
    was = one.acceptance
    return back_sentence(_, str(one.back), was.by, was.on, was.until)


def _rule(_: Words, reading: Reading, gap: Gap) -> tuple[str, ...]:
    rule = _RULES[gap.rule]
    said = [f"{rule_name(_, rule.id)} · {rule_subject(_, rule.subject)}"]
    if rule.limit is not None:
        use = policy(reading.account.rule_settings, reading.defaults.rule_settings).use(rule.id)
        limit = rule.limit.usual if use.limit is None else rule.limit.within(use.limit)
        said.append(_("Limit: {limit}.", limit=limit_text(_, limit, rule.limit.unit)))
    said.append(_("Who says so: {source}.", source=rule_source(_, rule.source)))
    return tuple(said)


def _doer(reading: Reading, gap: Gap) -> str:
    team = reading.account.teammates
    return next((teammate.name for teammate in team if teammate.id == gap.doer_id), "")
