"""How stages are said: key nodes, check lists, and what to do and to watch in a relationship."""

from __future__ import annotations

from collections.abc import Sequence

from stakeholder_map.model.scales import RelationshipStage as R
from stakeholder_map.model.scales import SellingStage as S
from stakeholder_map.words.catalogue import N_, Words

#: What each of our stages is for.
KEY_NODES = {
    S.DEVELOPMENT: N_("Accurate information about the project"),
    S.QUALIFICATION: N_("Our own house says go"),
    S.PROPOSAL: N_("Relationships moved forward, criteria influenced"),
    S.TENDER: N_("The bid, or a negotiated award, is won"),
    S.NEGOTIATION: N_("The contract is approved and signed"),
    S.DELIVERY: N_("Acceptance, and the project is closed"),
}

#: What must be true to move on.
ITEMS = {
    "need_confirmed": N_("They have confirmed the need themselves"),
    "budget_source": N_("We know where the money comes from and how firm it is"),
    "deciders_named": N_("Who decides is known by name"),
    "day_known": N_("The day of the decision is known"),
    "somebody_met": N_("We have talked to at least one of them lately"),
    "pain_named": N_("What hurts them is written down"),
    "go_decided": N_("Our management has said go, with its reasons"),
    "rule_stated": N_("The steps of their approval are known"),
    "roles_filled": N_("Every role that the decision needs has a name"),
    "rivals_known": N_("We know whom we are up against"),
    "coach_found": N_("Somebody inside tells us the truth"),
    "team_named": N_("Our team is named, each with a task and the time for it"),
    "criteria_weighed": N_("Their criteria and what each counts are known"),
    "criterion_ours": N_("By at least one criterion we are better than every competitor"),
    "deciders_met": N_("We have talked to every decision-maker lately"),
    "vetoes_known": N_("Of everybody with a veto we know where they stand"),
    "user_behind": N_("At least one user stands behind us"),
    "pain_priced": N_("One pain has its cost and the worth of our answer in money"),
    "nothing_blocks": N_("No blocking concern is open"),
    "tender_read": N_("The tender documents are read; no clause shuts us out"),
    "gatekeepers_quiet": N_("No gatekeeper stands against us"),
    "covered": N_("Half of the weight is surely reached, without those who are against us"),
    "executives_met": N_("Our executive has met one of theirs lately"),
    "attacks_answered": N_("Every attack of a competitor has our answer"),
    "price_decided": N_("Our price and the lowest we go are decided in our house"),
    "budget_approved": N_("Their budget is approved"),
    "deciders_content": N_("No decision-maker has a serious concern left"),
    "concessions_traded": N_("Each concession names what we ask in return"),
    "approvals_through": N_("The contract has passed every step of their approval"),
    "delivery_named": N_("The delivery lead is named and has met the users"),
    "contract_signed": N_("The contract is signed by both sides"),
    "acceptance_signed": N_("Acceptance is signed"),
    "users_trained": N_("The users are trained and work with it"),
    "value_measured": N_("The promised value is measured with their figures"),
    "paid": N_("The invoices are paid"),
    "reference_agreed": N_("They have agreed to be named as a reference"),
    "next_need": N_("The next need is written down, with a name beside it"),
}

#: What to do in each stage of the relationship, and what to watch.
DO = {
    R.SCANNING: N_(
        "Read what they publish, ask their suppliers and customers, find two people who will talk."
    ),
    R.COMMUNICATION: N_(
        "Talk to each department once; bring something useful each time; draw the map."
    ),
    R.CLOSING: N_(
        "Make the first order small and certain; settle every concern of the people who sign it."
    ),
    R.FIRST_COOPERATION: N_(
        "Deliver the first order without a fault; let their users say so to their management."
    ),
    R.BASIC_COOPERATION: N_(
        "Meet every month, report results with their figures, widen from one department to two."
    ),
    R.DEEP_COOPERATION: N_(
        "Plan the year together; bring executives together two to five times a year."
    ),
    R.FULL_COOPERATION: N_(
        "Work in joint teams, open the roadmap, be in the room when they plan next year's needs."
    ),
    R.STRATEGIC_PARTNER: N_(
        "Invest together, share risk and gain, review the partnership once a year at the top."
    ),
}
WATCH = {
    R.SCANNING: N_("Do not offer yet: what you do not understand you can only discount."),
    R.COMMUNICATION: N_("One friendly contact is no relationship; whom have we not met?"),
    R.CLOSING: N_("The discount given to get in becomes the price for ever."),
    R.FIRST_COOPERATION: N_(
        "The one who sold it is gone after the signature, and everybody notices."
    ),
    R.BASIC_COOPERATION: N_("Everything hangs on one of us and one of them."),
    R.DEEP_COOPERATION: N_("We take it for granted; the competitor asks what we stopped asking."),
    R.FULL_COOPERATION: N_("Our costs for them grow faster than what they bring."),
    R.STRATEGIC_PARTNER: N_(
        "Dependence on both sides: what if their strategy or their top changes?"
    ),
}


def key_node(_: Words, stage: S) -> str:
    """Return what a stage of ours is for."""
    return _(KEY_NODES[stage])


def item_text(_: Words, code: str) -> str:
    """Return a line of a check list; an unknown code (a file of a later version) as it stands."""
    return _(ITEMS[code]) if code in ITEMS else code


def to_do(_: Words, stage: R) -> str:
    """Return what to do in a stage of the relationship."""
    return _(DO[stage])


def to_watch(_: Words, stage: R) -> str:
    """Return what to watch in a stage of the relationship."""
    return _(WATCH[stage])


def open_sentence(_: Words, items: Sequence[str]) -> str:
    """Return how many items of a check list are open."""
    n = len(items)
    return _.plural("{n} item is open", "{n} items are open", n)
