"""The table of rules: on or off, how severe, from which limit on; for one account or for all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import streamlit as st

from stakeholder_map.analysis.gaps.policy import Unit
from stakeholder_map.analysis.gaps.rule import Rule, Subject
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.model.rules import RuleSetting
from stakeholder_map.model.scales import GapSeverity
from stakeholder_map.services import rules as service
from stakeholder_map.services.rules import RuleLine
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks, entry, levels, saving, state
from stakeholder_map.words import Words
from stakeholder_map.words.gaps import gap_severity, gap_why
from stakeholder_map.words.limits import LIMITS
from stakeholder_map.words.rules import (
    limit_text,
    rule_name,
    rule_source,
    rule_subject,
    unit_name,
)

Settings = tuple[RuleSetting, ...]


@dataclass(frozen=True)
class _Level:
    """Where settings are kept: in the account, or for all accounts (``account_id`` empty)."""

    account_id: str
    settings: Settings
    below: Settings
    save: Callable[[Callable[[Settings], Settings]], None]


@dataclass(frozen=True)
class _Mounted:
    """The table as it stands in the browser, which keeps its place and what is typed in it.

    It is mounted anew only where the settings are no longer those that it shows: ``known``. Of
    ``taken``, what was typed by row and column, only what is new is saved.
    """

    about: tuple[object, ...]
    number: int
    known: frozenset[object]
    taken: dict[int, dict[str, Any]]


#: Where the session keeps what is mounted.
_MOUNTED = "rules_mounted"


def draw(_: Words, stored: Stored | None, reading: Reading | None) -> None:
    """Draw the table with its filters and the explanation of one rule."""
    level = _level(_, stored)
    lines = service.rule_lines(reading, level.settings, level.below)
    shown = _found(_, lines)
    if not shown:
        st.text(_("No rule is called so."))
        return
    _table(_, shown, level)
    st.caption(
        _(
            "“As usual” leaves the severity to the finding: a light person gone cold is minor, a "
            "decision-maker serious. Every change here is used at once."
        )
    )
    _explanation(_, shown, level)


def _level(_: Words, stored: Stored | None) -> _Level:
    team = service.team_defaults(state.store()).rule_settings
    own = levels.own(_, stored, "rules_level")
    if own is not None:
        return _Level(
            own.account.id, own.account.rule_settings, team, lambda edit: _save(own, edit)
        )
    return _Level("", team, (), _save_team)


def _save(stored: Stored, edit: Callable[[Settings], Settings]) -> None:
    saving.save(
        stored,
        lambda account: account.but(rule_settings=edit(account.rule_settings)),
        "gap rules",
    )


def _save_team(edit: Callable[[Settings], Settings]) -> None:
    store = state.store()
    kept = service.team_defaults(store)
    new = kept.but(rule_settings=edit(kept.rule_settings))
    entry.attempt(lambda: service.set_team_defaults(store, new))


def _found(_: Words, lines: tuple[RuleLine, ...]) -> list[RuleLine]:
    search, about = st.columns([2, 1])
    words = search.text_input(_("Search the rules"), key="rules_search").casefold().split()
    subject = about.selectbox(
        _("About what"),
        [None, *Subject],
        format_func=lambda one: rule_subject(_, one) if one else _("all"),
        key="rules_subject",
    )

    def text(rule: Rule) -> str:
        return f"{rule_name(_, rule.id)} {gap_why(_, rule.id)} {rule.id}".casefold()

    return [
        line
        for line in lines
        if (subject is None or line.rule.subject is subject)
        and all(word in text(line.rule) for word in words)
    ]


def _table(_: Words, lines: list[RuleLine], level: _Level) -> None:
    usual = _("as usual")
    severities = {gap_severity(_, one): one for one in GapSeverity}
    frame = pd.DataFrame(
        {
            "on": [line.use.on for line in lines],
            "name": [rule_name(_, line.rule.id) for line in lines],
            "finds": [line.sure for line in lines],
            "asks": [line.unsure for line in lines],
            "severity": [
                gap_severity(_, line.use.severity) if line.use.severity else usual for line in lines
            ],
            "usual": [gap_severity(_, line.rule.severity) for line in lines],
            "limit": [_shown(line.rule, line.limit) for line in lines],
            "unit": [
                unit_name(_, line.rule.limit.unit) if line.rule.limit else "" for line in lines
            ],
            "usual_limit": [
                _shown(line.rule, line.rule.limit.usual if line.rule.limit else None)
                for line in lines
            ],
            "subject": [rule_subject(_, line.rule.subject) for line in lines],
        }
    )
    mounted = _mount(_, lines, level)
    key = f"rules_table_{mounted.number}"

    def edited() -> None:
        typed: dict[int, dict[str, Any]] = {
            int(row): dict(cells) for row, cells in st.session_state[key]["edited_rows"].items()
        }

        def edit(settings: Settings) -> Settings:
            for row, cells in typed.items():
                before = mounted.taken.get(row, {})
                new = {name: value for name, value in cells.items() if before.get(name) != value}
                if new:
                    settings = _changed(settings, lines[row], new, severities)
            return settings

        known = _said(edit(level.settings))
        right = all(_is_kept(lines[row], cells) for row, cells in typed.items())
        level.save(edit)
        st.session_state[_MOUNTED] = replace(
            mounted, taken=typed, known=known, number=mounted.number + (not right)
        )

    st.data_editor(
        frame,
        key=key,
        on_change=edited,
        hide_index=True,
        width="stretch",
        placeholder="",
        height=min(560, 38 + 35 * len(lines)),
        disabled=["name", "finds", "asks", "usual", "unit", "usual_limit", "subject"],
        column_config={
            "on": st.column_config.CheckboxColumn(_("On"), width="small"),
            "name": st.column_config.TextColumn(_("Rule"), width="medium", pinned=True),
            "finds": st.column_config.NumberColumn(_("Finds today"), width="small"),
            "asks": st.column_config.NumberColumn(_("Cannot tell"), width="small"),
            "severity": st.column_config.SelectboxColumn(
                _("Severity"), options=[usual, *severities], required=True, width="small"
            ),
            "usual": st.column_config.TextColumn(_("Usual"), width="small"),
            "limit": st.column_config.NumberColumn(_("Limit"), min_value=0, width="small"),
            "unit": st.column_config.TextColumn(_("Unit"), width="small"),
            "usual_limit": st.column_config.NumberColumn(_("Usual limit"), width="small"),
            "subject": st.column_config.TextColumn(_("About what"), width="medium"),
        },
    )
    st.button(
        _("All rules as usual"),
        key="rules_reset",
        disabled=not level.settings,
        on_click=level.save,
        args=(lambda _settings: (),),
    )


def _mount(_: Words, lines: list[RuleLine], level: _Level) -> _Mounted:
    """Return the table as it is mounted: as before, or anew with what is set now."""
    rules = tuple(line.rule.id for line in lines)
    about = (rules, level.account_id, level.below, _.language, saving.turns())
    there: _Mounted | None = st.session_state.get(_MOUNTED)
    if there is not None and there.about == about and there.known == _said(level.settings):
        return there
    fresh = _Mounted(about, there.number + 1 if there else 1, _said(level.settings), {})
    st.session_state[_MOUNTED] = fresh
    return fresh


def _said(settings: Settings) -> frozenset[object]:
    """Return what settings say, whatever record says it."""
    return frozenset((one.rule, one.on, one.severity, one.limit) for one in settings)


def _changed(
    settings: Settings,
    line: RuleLine,
    cells: dict[str, Any],
    severities: dict[str, GapSeverity],
) -> Settings:
    """Return the settings with the cells of one row that were typed; the others as they are."""
    shown = cells.get("limit", _shown(line.rule, line.limit))
    severity = line.use.severity
    if "severity" in cells:
        severity = severities.get(cells["severity"])
    return service.changed(
        settings,
        line,
        on=bool(cells.get("on", line.use.on)),
        severity=severity,
        limit=_entered(line.rule, shown),
    )


def _is_kept(line: RuleLine, cells: dict[str, Any]) -> bool:
    """Whether a limit that was typed is kept as it is, and not brought into the rule's range."""
    if "limit" not in cells:
        return True
    usual, typed = line.rule.limit, _entered(line.rule, cells["limit"])
    return usual is not None and typed is not None and usual.within(typed) == typed


def _explanation(_: Words, lines: list[RuleLine], level: _Level) -> None:
    by_id = {line.rule.id: line for line in lines}
    chosen = st.selectbox(
        _("Explain a rule"),
        list(by_id),
        format_func=lambda key: rule_name(_, key),
        key="rules_explained",
    )
    line = by_id.get(chosen)
    if line is None:
        return
    rule = line.rule
    with st.container(border=True):
        blocks.finding(
            sign=blocks.SEVERITY_SIGNS[line.severity],
            kind=gap_severity(_, line.severity),
            tone=line.severity,
            title=rule_name(_, rule.id),
            lines=(
                (_("Why it matters"), gap_why(_, rule.id)),
                (_("Limit"), _range(_, line)),
                (_("Also uses"), _(LIMITS[rule.uses][0]) if rule.uses else ""),
                (_("Source of the rule"), rule_source(_, rule.source)),
            ),
        )
        if line.own is not None:
            st.button(
                _("This rule as usual"),
                key=f"rule_reset_{rule.id}",
                on_click=level.save,
                args=(lambda settings: service.without(settings, rule.id),),
            )


def _range(_: Words, line: RuleLine) -> str:
    limit = line.rule.limit
    if limit is None or line.limit is None:
        return ""
    return _(
        "{limit} (usually {usual}; from {low} to {high})",
        limit=limit_text(_, line.limit, limit.unit),
        usual=limit_text(_, limit.usual, limit.unit),
        low=limit_text(_, limit.low, limit.unit),
        high=limit_text(_, limit.high, limit.unit),
    )


def _shown(rule: Rule, value: float | None) -> float | None:
    """Return a limit as it stands in its cell: shares in percent."""
    if rule.limit is None or value is None:
        return None
    return round(value * 100, 4) if rule.limit.unit is Unit.SHARE else value


def _entered(rule: Rule, shown: float | None) -> float | None:
    """Return a limit as it was entered; None where the cell is blank or the rule has none."""
    if rule.limit is None or shown is None:
        return None
    return shown / 100 if rule.limit.unit is Unit.SHARE else float(shown)
