"""Scenarios: what would be different, kept under a name and laid over the account as it is."""

from __future__ import annotations

from pydantic import model_validator

from stakeholder_map.model.record import Id, Keyed, Line, Name, Record, Share
from stakeholder_map.model.scales import Level, Role, Sign, Support, TieKind, TrialKind

#: The kinds that are about a tie that is there already.
OF_A_TIE = (TrialKind.TIE_CHANGES, TrialKind.TIE_ENDS)


class Newcomer(Record):
    """Somebody supposed to join, with the seat that they would take. ``id``: the person's."""

    id: Id
    name: Name
    title: Line = ""
    department_id: Id | None = None
    level: Level | None = None
    roles: tuple[Role, ...] = ()
    weight: Share | None = None
    veto: bool = False
    support: Support | None = None


class Trial(Record):
    """One thing supposed to be different. Only the fields of its kind count.

    ``support``, ``commitment`` and ``weight``: the new value; a support or weight of None is
    unknown or blank, a commitment of None stays as it is. ``roles``, ``veto``, ``hidden``: of the
    seat, all three as they would be. ``other_id``, ``tie``, ``strength``, ``sign``: of a new tie
    from the person to the other. ``tie_id``: the tie that changes (``strength``, ``sign``) or
    ends. ``newcomer``: who joins.
    """

    kind: TrialKind
    person_id: Id | None = None
    support: Support | None = None
    commitment: Share | None = None
    weight: Share | None = None
    roles: tuple[Role, ...] = ()
    veto: bool = False
    hidden: bool = False
    other_id: Id | None = None
    tie: TieKind | None = None
    tie_id: Id | None = None
    strength: Share | None = None
    sign: Sign = 1
    newcomer: Newcomer | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> Trial:
        if self.kind is TrialKind.TIE and (self.other_id is None or self.tie is None):
            raise ValueError("a supposed tie needs its kind and the other person")
        if self.kind in OF_A_TIE and self.tie_id is None:
            raise ValueError("a change of a tie needs the tie")
        if self.kind is TrialKind.JOINS and self.newcomer is None:
            raise ValueError("somebody who joins needs a name")
        about_a_person = self.kind not in (*OF_A_TIE, TrialKind.JOINS)
        if about_a_person and self.person_id is None:
            raise ValueError("what is supposed of a person needs the person")
        return self

    @property
    def newcomer_id(self) -> str | None:
        """The id of the person who joins; None in every other kind."""
        return None if self.newcomer is None else self.newcomer.id


class Scenario(Keyed):
    """Trials under a name, for example "new plant manager"; made one after the other."""

    name: Name
    trials: tuple[Trial, ...] = ()
