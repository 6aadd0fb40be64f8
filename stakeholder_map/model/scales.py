"""The closed lists of values. Their names are the file format; their words are in ``words``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from stakeholder_map.model.record import Record

#: −5 works against us … +5 sells for us. Unknown is None, never 0.
Support = Annotated[int, Field(ge=-5, le=5)]

#: How well a teammate knows a person: 0 not at all, 1 by name, 2 talks, 3 trusts, 4 close.
Closeness = Annotated[int, Field(ge=0, le=4)]

#: For a tie: +1 the source pulls the target along, −1 it pushes the target away.
Sign = Literal[-1, 1]

#: ISO 4217, for example CNY or EUR.
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


class Money(Record):
    """An amount in a currency."""

    amount: Annotated[float, Field(allow_inf_nan=False)]
    currency: Currency


class Level(StrEnum):
    """Where a person stands in the house, top first."""

    UPPER = "upper"
    MIDDLE = "middle"
    WORKING = "working"


class Role(StrEnum):
    """What a person does in a decision."""

    DECISION_MAKER = "decision_maker"
    USER = "user"
    GATEKEEPER = "gatekeeper"
    INFLUENCER = "influencer"


class TieKind(StrEnum):
    """How two persons hang together. Source and target: "source … target"."""

    REPORTS_TO = "reports_to"
    INFLUENCES = "influences"
    ALLIED = "allied"
    CONFLICT = "conflict"
    INFORMAL = "informal"


class Basis(StrEnum):
    """How we came to know something."""

    OBSERVED = "observed"
    TOLD = "told"
    ASSUMED = "assumed"


class OrganisationKind(StrEnum):
    """What an external organisation is to the account."""

    CONSULTANT = "consultant"
    DESIGN_INSTITUTE = "design_institute"
    AGENT = "agent"
    INTEGRATOR = "integrator"
    CONTRACTOR = "contractor"
    PARENT = "parent"
    AUTHORITY = "authority"
    OTHER = "other"


class ConcernCategory(StrEnum):
    """What a concern is about."""

    PRICE = "price"
    TECHNICAL = "technical"
    SECURITY = "security"
    DELIVERY = "delivery"
    SERVICE = "service"
    CHANGE = "change"
    COMPLIANCE = "compliance"
    STRATEGY = "strategy"
    SUPPLIER = "supplier"
    PERSONAL = "personal"
    OTHER = "other"


class Severity(StrEnum):
    """How much a concern holds a person back."""

    MINOR = "minor"
    SERIOUS = "serious"
    BLOCKING = "blocking"


class ConcernState(StrEnum):
    """Where a concern stands: raised, answered by us, or accepted as settled by them."""

    OPEN = "open"
    ANSWERED = "answered"
    RESOLVED = "resolved"


class TouchKind(StrEnum):
    """How a contact happened."""

    VISIT = "visit"
    MEETING = "meeting"
    CALL = "call"
    VIDEO = "video"
    EMAIL = "email"
    MESSAGE = "message"
    EVENT = "event"
    MEAL = "meal"
    OTHER = "other"


class BuyerStage(StrEnum):
    """Where the buyer stands."""

    PLANNING = "planning"
    SELECTION = "selection"
    DECISION = "decision"


class BuyingStep(StrEnum):
    """The buyer's six steps."""

    NEED = "need"
    SCREENING = "screening"
    CRITERIA = "criteria"
    TENDER = "tender"
    COMMITMENT = "commitment"
    INSTALLATION = "installation"


class SellingStage(StrEnum):
    """Our six stages."""

    DEVELOPMENT = "development"
    QUALIFICATION = "qualification"
    PROPOSAL = "proposal"
    TENDER = "tender"
    NEGOTIATION = "negotiation"
    DELIVERY = "delivery"


class RelationshipStage(StrEnum):
    """The eight stages of the relationship with an account."""

    SCANNING = "scanning"
    COMMUNICATION = "communication"
    CLOSING = "closing"
    FIRST_COOPERATION = "first_cooperation"
    BASIC_COOPERATION = "basic_cooperation"
    DEEP_COOPERATION = "deep_cooperation"
    FULL_COOPERATION = "full_cooperation"
    STRATEGIC_PARTNER = "strategic_partner"


class Segment(StrEnum):
    """What an account buys for (Rackham & De Vincentis 1999)."""

    INTRINSIC = "intrinsic"
    EXTRINSIC = "extrinsic"
    STRATEGIC = "strategic"


class DecisionState(StrEnum):
    """Whether a decision is still running and how it ended."""

    RUNNING = "running"
    WON = "won"
    LOST = "lost"
    STOPPED = "stopped"


class TaskState(StrEnum):
    """Where a task stands. What is dismissed is kept, so that no rule makes it again."""

    WAITING = "waiting"
    DOING = "doing"
    DONE = "done"
    DISMISSED = "dismissed"


class GapSeverity(StrEnum):
    """How much a gap could cost, worst first."""

    CRITICAL = "critical"
    SERIOUS = "serious"
    MINOR = "minor"


class TrialKind(StrEnum):
    """What a scenario supposes: of a person, or of a tie."""

    SUPPORT = "support"
    WEIGHT = "weight"
    ROLES = "roles"
    LEAVES = "leaves"
    JOINS = "joins"
    TIE = "tie"
    TIE_CHANGES = "tie_changes"
    TIE_ENDS = "tie_ends"


class StepRule(StrEnum):
    """How the seats of one approval step say yes together."""

    ALL = "all"
    ANY = "any"
    MAJORITY = "majority"
    QUOTA = "quota"


class BudgetState(StrEnum):
    """How firm the money is."""

    NONE = "none"
    PLANNED = "planned"
    REQUESTED = "requested"
    APPROVED = "approved"
    FROZEN = "frozen"


class BantState(StrEnum):
    """What we may say of one of budget, authority, need and timeline."""

    ASSUMED = "assumed"
    CONFIRMED = "confirmed"
    MISSING = "missing"


class Dimension(StrEnum):
    """By what suppliers are compared."""

    PRODUCT = "product"
    SALES = "sales"
    PRICE = "price"
    REPUTATION = "reputation"
    COST = "cost"
    ORGANISATION = "organisation"
    PEOPLE = "people"
    FINANCE = "finance"


class Layer(StrEnum):
    """Which part of our offer answers a pain."""

    BASIC = "basic"
    VALUE_ADDED = "value_added"
    STRATEGIC = "strategic"
