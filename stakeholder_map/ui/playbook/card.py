"""One text as it is read, copied and rated; the same on the page and on a person's card."""

from __future__ import annotations

import streamlit as st

from stakeholder_map.analysis.causes import CauseCode
from stakeholder_map.model.scales import BuyingStep, Role, SellingStage
from stakeholder_map.playbook.blanks import Filled
from stakeholder_map.playbook.entry import Entry
from stakeholder_map.playbook.kinds import DepartmentKind, Industry, Kind, Scene, Signal
from stakeholder_map.playbook.matching import Reason, ReasonCode, Tally
from stakeholder_map.services import keeping, playbook
from stakeholder_map.services.playbook import Shown
from stakeholder_map.ui import blocks, entry, login, state
from stakeholder_map.words import Words
from stakeholder_map.words import playbook as say
from stakeholder_map.words.forecast import listed
from stakeholder_map.words.values import word

#: Spoken texts are read, not typed: no typewriter letters.
STYLE = (
    '<style>[class*="st-key-say_"] :is(pre,code,code *){font-family:inherit;font-size:15px;'
    "line-height:1.5;white-space:pre-wrap}"
    # The copy button is there without hovering: nobody hovers on a touch screen.
    '[class*="st-key-say_"] .stCode pre{padding-right:2.6rem}'
    '[class*="st-key-say_"] .stCode pre+div,[class*="st-key-say_"] .stCode button'
    "{opacity:1;visibility:visible}</style>"
)

#: In which list the value of a reason is found, and whether its words are the model's.
_LISTS = {
    ReasonCode.CAUSE: CauseCode,
    ReasonCode.SIGNAL: Signal,
    ReasonCode.ROLE: Role,
    ReasonCode.DEPARTMENT: DepartmentKind,
    ReasonCode.STAGE: SellingStage,
    ReasonCode.STEP: BuyingStep,
    ReasonCode.SCENE: Scene,
    ReasonCode.INDUSTRY: Industry,
}
_OF_THE_MODEL = (Role, SellingStage, BuyingStep)


def viewer() -> str | None:
    """Return whose own texts are shown; None for all: a file on this machine has one user.

    On a server that several share, whoever has not logged in is known by the name they gave.
    """
    if login.name() or not keeping.is_file(state.store()):
        return playbook.owner_of(False, state.user())
    return None


def book() -> Shown:
    """Return the playbook as this session sees it."""
    stored = state.stored()
    account_id = stored.account.id if stored is not None else ""
    return playbook.shown(state.store(), viewer(), account_id, state.today())


def heading(_: Words, one: Entry) -> str:
    """Return what a text is called: what it is, and whom and what it is for."""
    kind = say.term(_, one.spin) if one.spin else say.term(_, one.kind)
    parts = [kind]
    if one.topic:
        parts.append(say.term(_, one.topic))
    if one.scene and one.kind is Kind.TALK_TRACK:
        parts.append(say.term(_, one.scene))
    for values in (one.roles, one.concerns):
        if values:
            parts.append(listed(_, [word(_, value) for value in values]))
    if one.departments:
        parts.append(listed(_, [say.term(_, kind) for kind in one.departments]))
    if one.causes:
        parts.append(listed(_, [say.term(_, cause) for cause in one.causes]))
    if not (one.roles or one.concerns or one.departments or one.causes):
        stages = [word(_, stage) for stage in (*one.stages, *one.steps)]
        parts += [listed(_, stages)] if stages else []
    if one.signals:  # several first words for one role are told apart by what went before
        parts.append(listed(_, [say.term(_, signal) for signal in one.signals]))
    if one.industries:
        parts.append(listed(_, [say.term(_, industry) for industry in one.industries]))
    return " · ".join(parts)


def why(_: Words, reasons: tuple[Reason, ...]) -> str:
    """Return why a text fits, the weightiest reason first."""
    ordered = sorted(reasons, key=lambda reason: -reason.points)
    return listed(_, [_reason(_, reason) for reason in ordered])


def _reason(_: Words, reason: Reason) -> str:
    known = _LISTS.get(reason.code)
    if known is None:
        return say.reason_text(_, reason.code, reason.value)
    value = known(reason.value)
    named = word(_, value) if isinstance(value, _OF_THE_MODEL) else say.term(_, value)
    return say.reason_text(_, reason.code, named)


def text(key: str, filled: Filled) -> None:
    """Draw a text with its copy button. ``key``: where, unique on the page."""
    with st.container(key=f"say_{key}"):
        st.code(filled.text, language=None, wrap_lines=True)


def rating(_: Words, one: Entry, place: str, tally: Tally | None) -> None:
    """Draw the buttons that note a use, inside the container that is open."""
    for worked, icon, label in (
        (True, ":material/thumb_up:", _("Used, and it worked")),
        (False, ":material/thumb_down:", _("Used, and it did not work")),
    ):
        st.button(
            "",
            icon=icon,
            help=label,
            key=f"{place} {'up' if worked else 'down'} {one.id}",
            on_click=_use,
            args=(one.id, worked),
        )
    if st.session_state.get("playbook_used") == one.id and tally is not None:
        st.button(
            _("Take back"),
            key=f"{place} back {one.id}",
            type="tertiary",
            on_click=_take_back,
            args=(one.id,),
        )
    if tally is not None:
        st.caption(say.tally_text(_, tally.worked, tally.used), width="content")


def _use(entry_id: str, worked: bool) -> None:
    entry.attempt(lambda: state.store().playbook.used(entry_id, worked, state.user()))
    st.session_state.playbook_used = entry_id


def _take_back(entry_id: str) -> None:
    entry.attempt(lambda: state.store().playbook.take_back(entry_id, state.user()))
    st.session_state.playbook_used = None


def missing(_: Words, filled: Filled) -> None:
    """Say which facts a text still needs."""
    if filled.missing:
        blocks.muted(say.missing_text(_, filled.missing))
