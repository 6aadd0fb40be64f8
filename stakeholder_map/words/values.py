"""The words for the closed lists of values (roles, levels, stages …)."""

from __future__ import annotations

from enum import StrEnum

from stakeholder_map.model import scales as s
from stakeholder_map.model.archive import EntryKind
from stakeholder_map.words.catalogue import N_, Words

# Keyed by list and then by value: members of different lists may be the same text.
WORDS: dict[type[StrEnum], dict[StrEnum, str]] = {
    s.Level: {
        s.Level.UPPER: N_("Upper level"),
        s.Level.MIDDLE: N_("Middle level"),
        s.Level.WORKING: N_("Working level"),
    },
    s.Role: {
        s.Role.DECISION_MAKER: N_("Decision-maker"),
        s.Role.USER: N_("User"),
        s.Role.GATEKEEPER: N_("Gatekeeper"),
        s.Role.INFLUENCER: N_("Influencer"),
    },
    s.TieKind: {
        s.TieKind.REPORTS_TO: N_("reports to"),
        s.TieKind.INFLUENCES: N_("influences"),
        s.TieKind.ALLIED: N_("is allied with"),
        s.TieKind.CONFLICT: N_("is in conflict with"),
        s.TieKind.INFORMAL: N_("is close to"),
    },
    s.Basis: {
        s.Basis.OBSERVED: N_("seen by us"),
        s.Basis.TOLD: N_("told to us"),
        s.Basis.ASSUMED: N_("assumed"),
    },
    s.OrganisationKind: {
        s.OrganisationKind.CONSULTANT: N_("Consultant"),
        s.OrganisationKind.DESIGN_INSTITUTE: N_("Design institute"),
        s.OrganisationKind.AGENT: N_("Agent"),
        s.OrganisationKind.INTEGRATOR: N_("Integrator"),
        s.OrganisationKind.CONTRACTOR: N_("Contractor"),
        s.OrganisationKind.PARENT: N_("Parent company"),
        s.OrganisationKind.AUTHORITY: N_("Authority"),
        s.OrganisationKind.OTHER: N_("Other organisation"),
    },
    s.ConcernCategory: {
        s.ConcernCategory.PRICE: N_("Price and payback"),
        s.ConcernCategory.TECHNICAL: N_("Technical fit"),
        s.ConcernCategory.SECURITY: N_("Security and data"),
        s.ConcernCategory.DELIVERY: N_("Delivery and dates"),
        s.ConcernCategory.SERVICE: N_("Service"),
        s.ConcernCategory.CHANGE: N_("Change and daily work"),
        s.ConcernCategory.COMPLIANCE: N_("Rules and compliance"),
        s.ConcernCategory.STRATEGY: N_("Strategy"),
        s.ConcernCategory.SUPPLIER: N_("Supplier and dependence"),
        s.ConcernCategory.PERSONAL: N_("Personal standing"),
        s.ConcernCategory.OTHER: N_("Other concern"),
    },
    s.Severity: {
        s.Severity.MINOR: N_("minor"),
        s.Severity.SERIOUS: N_("serious"),
        s.Severity.BLOCKING: N_("blocking"),
    },
    s.ConcernState: {
        s.ConcernState.OPEN: N_("open"),
        s.ConcernState.ANSWERED: N_("answered"),
        s.ConcernState.RESOLVED: N_("resolved"),
    },
    s.TouchKind: {
        s.TouchKind.VISIT: N_("Visit"),
        s.TouchKind.MEETING: N_("Meeting"),
        s.TouchKind.CALL: N_("Call"),
        s.TouchKind.VIDEO: N_("Video call"),
        s.TouchKind.EMAIL: N_("E-mail"),
        s.TouchKind.MESSAGE: N_("Message"),
        s.TouchKind.EVENT: N_("Event"),
        s.TouchKind.MEAL: N_("Meal"),
        s.TouchKind.OTHER: N_("Other contact"),
    },
    s.BuyerStage: {
        s.BuyerStage.PLANNING: N_("Planning stage"),
        s.BuyerStage.SELECTION: N_("Selection stage"),
        s.BuyerStage.DECISION: N_("Decision stage"),
    },
    s.BuyingStep: {
        s.BuyingStep.NEED: N_("Need and project approval"),
        s.BuyingStep.SCREENING: N_("First screening of suppliers"),
        s.BuyingStep.CRITERIA: N_("Criteria"),
        s.BuyingStep.TENDER: N_("Tender and evaluation"),
        s.BuyingStep.COMMITMENT: N_("Commitment"),
        s.BuyingStep.INSTALLATION: N_("Installation"),
    },
    s.SellingStage: {
        s.SellingStage.DEVELOPMENT: N_("Development"),
        s.SellingStage.QUALIFICATION: N_("Qualification"),
        s.SellingStage.PROPOSAL: N_("Proposal"),
        s.SellingStage.TENDER: N_("Tender"),
        s.SellingStage.NEGOTIATION: N_("Negotiation"),
        s.SellingStage.DELIVERY: N_("Delivery"),
    },
    s.RelationshipStage: {
        s.RelationshipStage.SCANNING: N_("Scanning"),
        s.RelationshipStage.COMMUNICATION: N_("Communication"),
        s.RelationshipStage.CLOSING: N_("Closing the first deal"),
        s.RelationshipStage.FIRST_COOPERATION: N_("First cooperation"),
        s.RelationshipStage.BASIC_COOPERATION: N_("Basic cooperation"),
        s.RelationshipStage.DEEP_COOPERATION: N_("Deep cooperation"),
        s.RelationshipStage.FULL_COOPERATION: N_("Full cooperation"),
        s.RelationshipStage.STRATEGIC_PARTNER: N_("Strategic partner"),
    },
    s.Segment: {
        s.Segment.INTRINSIC: N_("Intrinsic value (buys on price)"),
        s.Segment.EXTRINSIC: N_("Extrinsic value (buys advice and service)"),
        s.Segment.STRATEGIC: N_("Strategic value (buys a partnership)"),
    },
    s.DecisionState: {
        s.DecisionState.RUNNING: N_("running"),
        s.DecisionState.WON: N_("won"),
        s.DecisionState.LOST: N_("lost"),
        s.DecisionState.STOPPED: N_("stopped"),
    },
    s.TaskState: {
        s.TaskState.WAITING: N_("To do"),
        s.TaskState.DOING: N_("Doing"),
        s.TaskState.DONE: N_("Done"),
        s.TaskState.DISMISSED: N_("Dismissed"),
    },
    s.GapSeverity: {
        s.GapSeverity.CRITICAL: N_("critical"),
        s.GapSeverity.SERIOUS: N_("serious"),
        s.GapSeverity.MINOR: N_("minor"),
    },
    s.TrialKind: {
        s.TrialKind.SUPPORT: N_("support changes"),
        s.TrialKind.WEIGHT: N_("weight changes"),
        s.TrialKind.ROLES: N_("roles change"),
        s.TrialKind.LEAVES: N_("leaves"),
        s.TrialKind.JOINS: N_("somebody joins"),
        s.TrialKind.TIE: N_("a new tie"),
        s.TrialKind.TIE_CHANGES: N_("a tie changes"),
        s.TrialKind.TIE_ENDS: N_("a tie ends"),
    },
    s.StepRule: {
        s.StepRule.ALL: N_("all must agree"),
        s.StepRule.ANY: N_("one is enough"),
        s.StepRule.MAJORITY: N_("a majority"),
        s.StepRule.QUOTA: N_("a share of the weight"),
    },
    s.BudgetState: {
        s.BudgetState.NONE: N_("no budget"),
        s.BudgetState.PLANNED: N_("planned"),
        s.BudgetState.REQUESTED: N_("requested"),
        s.BudgetState.APPROVED: N_("approved"),
        s.BudgetState.FROZEN: N_("frozen"),
    },
    s.BantState: {
        s.BantState.ASSUMED: N_("assumed by us"),
        s.BantState.CONFIRMED: N_("confirmed by them"),
        s.BantState.MISSING: N_("missing"),
    },
    s.Dimension: {
        s.Dimension.PRODUCT: N_("Product"),
        s.Dimension.SALES: N_("Sales"),
        s.Dimension.PRICE: N_("Price"),
        s.Dimension.REPUTATION: N_("Reputation"),
        s.Dimension.COST: N_("Cost"),
        s.Dimension.ORGANISATION: N_("Organisation"),
        s.Dimension.PEOPLE: N_("People"),
        s.Dimension.FINANCE: N_("Finance"),
    },
    s.Layer: {
        s.Layer.BASIC: N_("Basic layer"),
        s.Layer.VALUE_ADDED: N_("Value-added layer"),
        s.Layer.STRATEGIC: N_("Strategic layer"),
    },
    EntryKind: {
        EntryKind.BACKGROUND: N_("Background"),
        EntryKind.BUSINESS: N_("Business information"),
        EntryKind.PERSON: N_("About a person"),
        EntryKind.NEWS: N_("News"),
        EntryKind.NOTE: N_("Note"),
    },
}


def word(_: Words, value: StrEnum) -> str:
    """Return the word for a value of one of the closed lists."""
    return _(WORDS[type(value)][value])


def hidden_influencer(_: Words) -> str:
    """Return the name of the fourth role kind: an influencer without a formal role."""
    return _("Hidden influencer")
