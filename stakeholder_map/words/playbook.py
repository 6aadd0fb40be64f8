"""How the playbook is said: its closed lists, why a text fits, and what is not known yet."""

from __future__ import annotations

from enum import StrEnum

from stakeholder_map.words.catalogue import N_, Words
from stakeholder_map.words.forecast import listed

#: The lists of the playbook by the name of the list and the value.
TERMS: dict[str, dict[str, str]] = {
    "Kind": {
        "message": N_("Key message"),
        "question": N_("Question"),
        "talk_track": N_("Talk track"),
        "objection": N_("Objection"),
        "disagreement": N_("Settling a quarrel"),
        "stage_check": N_("Stage check"),
    },
    "Scene": {
        "first_contact": N_("First contact"),
        "diagnosis": N_("Diagnosis"),
        "value": N_("Showing value"),
        "objection": N_("Handling an objection"),
        "negotiation": N_("Negotiating"),
        "hand_over": N_("Hand-over"),
    },
    "Topic": {
        "price": N_("Too expensive"),
        "competitor": N_("A competitor is better"),
        "timing": N_("Not now"),
        "risk": N_("Too risky"),
        "change": N_("Too much change"),
        "incumbent": N_("We have a supplier"),
        "budget_cut": N_("The budget is cut"),
    },
    "Spin": {
        "situation": N_("Situation question"),
        "problem": N_("Problem question"),
        "implication": N_("Implication question"),
        "need_payoff": N_("Need-payoff question"),
    },
    "DepartmentKind": {
        "executive": N_("Top management"),
        "finance": N_("Finance and controlling"),
        "purchasing": N_("Purchasing and tenders"),
        "it": N_("IT and digital"),
        "security": N_("Security and risk"),
        "production": N_("Production and operations"),
        "quality": N_("Quality"),
        "engineering": N_("Engineering and property"),
        "legal": N_("Legal and rules"),
        "front_line": N_("Front line and service"),
        "outside": N_("From outside the house"),
    },
    "Industry": {
        "manufacturing": N_("Manufacturing"),
        "healthcare": N_("Healthcare"),
        "banking": N_("Banking and insurance"),
        "property": N_("Property and construction"),
        "energy": N_("Energy and utilities"),
        "public": N_("Public sector and education"),
        "retail": N_("Retail and logistics"),
    },
    "Signal": {
        "never_met": N_("none of us has met them"),
        "cold": N_("the contact has gone cold"),
        "way_in": N_("somebody who is for us is close to them"),
        "unanswered": N_("nobody answered what we sent them"),
        "after_event": N_("we met them at an event only, lately"),
        "our_executive": N_("one of our executives goes there"),
        "against": N_("works against us"),
        "undecided": N_("is undecided"),
        "unknown": N_("stance unknown"),
        "for_us": N_("is for us"),
        "backs_competitor": N_("backs a competitor"),
        "their_partner": N_("does business with a competitor"),
        "rival_present": N_("a competitor is in the race"),
        "budget_in_doubt": N_("the budget is frozen or missing"),
        "budget_open": N_("the budget is not approved yet"),
        "date_near": N_("the date of the decision is near"),
        "date_past": N_("the date of the decision has passed"),
        "veto": N_("holds a veto"),
        "hidden": N_("is a hidden influencer"),
        "coach": N_("is our coach"),
        "new_in_post": N_("is new in the post"),
        "concern_open": N_("a concern is open"),
        "concern_answered": N_("a concern is answered but not settled"),
        "answer_overdue": N_("our answer is overdue"),
        "upper": N_("upper level"),
        "working": N_("working level"),
        "won": N_("the decision is won"),
    },
    "CauseCode": {
        "uneven_information": N_("They do not know the same things"),
        "different_stakes": N_("They want different things"),
        "something_we_did": N_("Something we did, or left undone"),
        "competitor_camp": N_("A competitor's camp"),
        "indecision": N_("Plain indecision"),
    },
    "Blank": {
        "account": N_("name of the customer"),
        "decision": N_("name of the decision"),
        "person": N_("name of the person"),
        "title": N_("title of the person"),
        "department": N_("department"),
        "demand": N_("what the department asks for"),
        "boss": N_("their superior"),
        "teammate": N_("our teammate who knows them"),
        "sponsor": N_("our executive sponsor"),
        "concern": N_("the concern"),
        "answer": N_("our answer to the concern"),
        "due": N_("when our answer is due"),
        "pain": N_("the pain"),
        "cost": N_("what the pain costs a year"),
        "solution": N_("our answer to the pain"),
        "worth": N_("what our answer is worth a year"),
        "value": N_("what all our answers are worth a year"),
        "price": N_("value of the decision"),
        "payback": N_("months until it has paid for itself, if within five years"),
        "budget": N_("amount of the budget"),
        "budget_source": N_("source of the budget"),
        "competitor": N_("the competitor"),
        "their_weakness": N_("the competitor's weakness"),
        "our_strength": N_("our strength"),
        "attack": N_("what the competitor says against us"),
        "counter": N_("our answer to the attack"),
        "criterion": N_("a criterion that we meet well"),
        "decide_by": N_("day of the decision"),
        "days_left": N_("days until the decision"),
        "milestone": N_("the next milestone"),
        "milestone_day": N_("day of the next milestone"),
        "last_met": N_("when we last met"),
        "other": N_("the other side"),
    },
}

#: Why a text fits, by the code of the reason; {value} is a word, of a concern its text. A signal
#: says itself.
REASONS = {
    "concern": N_("open concern “{value}”"),
    "cause": N_("quarrel: {value}"),
    "role": N_("role: {value}"),
    "department": N_("department: {value}"),
    "stage": N_("our stage: {value}"),
    "step": N_("their step: {value}"),
    "scene": N_("scene: {value}"),
    "industry": N_("industry: {value}"),
    "worked": N_("worked {value} times"),
}


def term(_: Words, value: StrEnum) -> str:
    """Return the word for a value of one of the playbook's lists."""
    return _(TERMS[type(value).__name__][value.value])


def open_blank(_: Words, blank: StrEnum) -> str:
    """Return what stands in a text where a fact is not known, naming the fact."""
    return f"[{term(_, blank)}]"


def missing_text(_: Words, missing: tuple[StrEnum, ...]) -> str:
    """Return which facts a text still needs."""
    names = listed(_, [term(_, blank) for blank in missing])
    return _("Not known yet: {names}", names=names)


def reason_text(_: Words, code: str, value: str) -> str:
    """Return a reason. ``value`` is a word already, or the text of a concern."""
    return _(REASONS[code], value=value) if code in REASONS else value


def tally_text(_: Words, worked: int, used: int) -> str:
    """Return how often a text worked; nothing while nobody used it."""
    if not used:
        return ""
    return _.plural(
        "Worked in {worked} of {n} use", "Worked in {worked} of {n} uses", used, worked=worked
    )
