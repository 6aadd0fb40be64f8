"""Entries: one text in both languages, and whom and what it is for."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from stakeholder_map.analysis.causes import CauseCode
from stakeholder_map.model.record import Keyed
from stakeholder_map.model.scales import BuyingStep, ConcernCategory, Role, SellingStage
from stakeholder_map.playbook.blanks import Blank, blanks_in
from stakeholder_map.playbook.kinds import (
    DepartmentKind,
    Industry,
    Kind,
    Scene,
    Signal,
    Spin,
    Topic,
)
from stakeholder_map.words import Language

#: A text as spoken; longer ones nobody says.
Spoken = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]


class Entry(Keyed):
    """One text of the playbook. An empty list means: for all of them.

    ``signals``: all of them have to hold. ``en`` and ``zh``: the text, one of them at least; where
    one is missing the other is shown. ``hidden``: a built-in text of this id that is put away.
    """

    kind: Kind
    spin: Spin | None = None
    topic: Topic | None = None
    scene: Scene | None = None
    roles: tuple[Role, ...] = ()
    departments: tuple[DepartmentKind, ...] = ()
    concerns: tuple[ConcernCategory, ...] = ()
    stages: tuple[SellingStage, ...] = ()
    steps: tuple[BuyingStep, ...] = ()
    industries: tuple[Industry, ...] = ()
    causes: tuple[CauseCode, ...] = ()
    signals: tuple[Signal, ...] = ()
    en: Spoken = ""
    zh: Spoken = ""
    hidden: bool = Field(default=False, description="A built-in text that is not offered.")

    @model_validator(mode="after")
    def _says_something(self) -> Entry:
        if not self.en and not self.zh and not self.hidden:
            raise ValueError("a text is needed, in English or in Chinese")
        return self

    def text(self, language: Language) -> str:
        """Return the text in a language, in the other one where it has none."""
        return (self.zh or self.en) if language is Language.ZH else (self.en or self.zh)

    def blanks(self, language: Language) -> tuple[Blank, ...]:
        """Return what has to be known for the text in a language."""
        return blanks_in(self.text(language))
