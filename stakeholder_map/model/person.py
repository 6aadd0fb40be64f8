"""People and where they belong."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from stakeholder_map.model.record import Id, Keyed, Line, Name, Record, Text
from stakeholder_map.model.scales import Level, OrganisationKind


class Department(Keyed):
    """A department of the account. Its weight differs by decision (see ``Stake``)."""

    name: Name


class Organisation(Keyed):
    """An organisation outside the account whose people sway it.

    The same consultant or design institute keeps its id in every account it appears in.
    """

    name: Name
    kind: OrganisationKind = OrganisationKind.OTHER
    note: Text = ""


class Reachable(Record):
    """The ways to reach a person that people really use."""

    phone: Line = ""
    email: Line = ""
    wechat: Line = ""
    preference: Line = ""


class Person(Keyed):
    """Somebody in the account (with a department) or around it (with an organisation)."""

    name: Name
    title: Line = ""
    department_id: Id | None = None
    organisation_id: Id | None = None
    level: Level | None = None
    reachable: Reachable = Reachable()
    profile: Text = ""
    notes: Text = Field(default="", description="Private remarks; never leave the team.")
    since: date | None = Field(default=None, description="In this post since.")
    left_on: date | None = None
    met: bool | None = Field(
        default=None,
        description="False: we know that none of us ever met them; None: nobody recorded it.",
    )
    external_ids: dict[str, str] = Field(
        default_factory=dict, description="Ids in other systems, for import again."
    )

    @model_validator(mode="after")
    def _one_home(self) -> Person:
        if self.department_id and self.organisation_id:
            raise ValueError("a person belongs to a department or to an organisation, not to both")
        return self

    @property
    def is_external(self) -> bool:
        """Whether the person belongs to an organisation outside the account."""
        return self.organisation_id is not None
