"""What the list of texts is narrowed to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

import streamlit as st

from stakeholder_map.model.scales import ConcernCategory, Role, SellingStage
from stakeholder_map.playbook.entry import Entry
from stakeholder_map.playbook.kinds import Industry, Kind, Scene
from stakeholder_map.storage.row import normal
from stakeholder_map.words import Words
from stakeholder_map.words import playbook as say
from stakeholder_map.words.values import word

#: Beginnings of the keys of what is chosen on the page.
KEPT = (
    *(f"playbook_{name}" for name in ("kind", "role", "scene", "stage", "industry", "concern")),
    "playbook_words",
    "playbook_every",
    "playbook_person_",
    "case_person_",
)

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True)
class Wanted:
    """The filters; None and blank let everything through. What an entry leaves open is for all."""

    kind: Kind | None = None
    role: Role | None = None
    scene: Scene | None = None
    stage: SellingStage | None = None
    industry: Industry | None = None
    concern: ConcernCategory | None = None
    words: str = ""

    def lets(self, entry: Entry, heading: str) -> bool:
        """Whether an entry is let through; searched are both texts and ``heading``."""
        named = (
            (self.role, entry.roles),
            (self.stage, entry.stages),
            (self.industry, entry.industries),
            (self.concern, entry.concerns),
        )
        if self.kind is not None and entry.kind is not self.kind:
            return False
        if self.scene is not None and entry.scene is not self.scene:
            return False
        if any(value is not None and value not in values for value, values in named):
            return False
        text = normal(f"{entry.en} {entry.zh} {heading}")
        return all(part in text for part in normal(self.words).split())


def keep() -> None:
    """Keep what is chosen while another section or a form is drawn in the place of the list."""
    for key in list(st.session_state):
        if str(key).startswith(KEPT):
            st.session_state[key] = st.session_state[key]


def clear(kind: Kind | None = None) -> None:
    """Take every filter away, but for a kind."""
    for key in list(st.session_state):
        if str(key).startswith(KEPT) and "_person_" not in str(key):
            del st.session_state[key]
    if kind is not None:
        st.session_state.playbook_kind = kind
    st.session_state.playbook_section = "texts"


def draw(_: Words, search: st.delta_generator.DeltaGenerator) -> Wanted:
    """Draw the filters in a row, the search box in ``search``; return what is wanted."""
    kind, role, scene, stage, industry, concern = st.columns(6)
    return Wanted(
        words=search.text_input(_("Search the texts"), key="playbook_words", max_chars=100) or "",
        kind=_pick(kind, _("What it is"), Kind, "kind", lambda one: say.term(_, one), _),
        role=_pick(role, _("Role"), Role, "role", lambda one: word(_, one), _),
        scene=_pick(scene, _("Scene"), Scene, "scene", lambda one: say.term(_, one), _),
        stage=_pick(stage, _("Our stage"), SellingStage, "stage", lambda one: word(_, one), _),
        industry=_pick(
            industry, _("Industry"), Industry, "industry", lambda one: say.term(_, one), _
        ),
        concern=_pick(
            concern, _("Concern"), ConcernCategory, "concern", lambda one: word(_, one), _
        ),
    )


def _pick(
    box: st.delta_generator.DeltaGenerator,
    label: str,
    values: Iterable[Choice],
    name: str,
    shown: Callable[[Choice], str],
    _: Words,
) -> Choice | None:
    return box.selectbox(
        label,
        list(values),
        index=None,
        format_func=shown,
        placeholder=_("any"),
        key=f"playbook_{name}",
    )
