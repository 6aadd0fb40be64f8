"""The closed lists of the playbook. Their names are the file format; words are in ``words``."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a text is."""

    MESSAGE = "message"
    QUESTION = "question"
    TALK_TRACK = "talk_track"
    OBJECTION = "objection"
    DISAGREEMENT = "disagreement"
    STAGE_CHECK = "stage_check"


class Scene(StrEnum):
    """In which conversation a text is said."""

    FIRST_CONTACT = "first_contact"
    DIAGNOSIS = "diagnosis"
    VALUE = "value"
    OBJECTION = "objection"
    NEGOTIATION = "negotiation"
    HAND_OVER = "hand_over"


class Topic(StrEnum):
    """What an objection is about."""

    PRICE = "price"
    COMPETITOR = "competitor"
    TIMING = "timing"
    RISK = "risk"
    CHANGE = "change"
    INCUMBENT = "incumbent"
    BUDGET_CUT = "budget_cut"


class Spin(StrEnum):
    """The four kinds of question (Rackham 1988)."""

    SITUATION = "situation"
    PROBLEM = "problem"
    IMPLICATION = "implication"
    NEED_PAYOFF = "need_payoff"


class DepartmentKind(StrEnum):
    """What a department does, whatever it is called in this house."""

    EXECUTIVE = "executive"
    FINANCE = "finance"
    PURCHASING = "purchasing"
    IT = "it"
    SECURITY = "security"
    PRODUCTION = "production"
    QUALITY = "quality"
    ENGINEERING = "engineering"
    LEGAL = "legal"
    FRONT_LINE = "front_line"
    OUTSIDE = "outside"


class Industry(StrEnum):
    """Industries that some texts are written for."""

    MANUFACTURING = "manufacturing"
    HEALTHCARE = "healthcare"
    BANKING = "banking"
    PROPERTY = "property"
    ENERGY = "energy"
    PUBLIC = "public"
    RETAIL = "retail"


class Signal(StrEnum):
    """Something that holds of a person or the decision today; a text may need it."""

    NEVER_MET = "never_met"
    COLD = "cold"
    WAY_IN = "way_in"
    UNANSWERED = "unanswered"
    AFTER_EVENT = "after_event"
    OUR_EXECUTIVE = "our_executive"
    AGAINST = "against"
    UNDECIDED = "undecided"
    UNKNOWN = "unknown"
    FOR_US = "for_us"
    BACKS_COMPETITOR = "backs_competitor"
    THEIR_PARTNER = "their_partner"
    RIVAL_PRESENT = "rival_present"
    BUDGET_IN_DOUBT = "budget_in_doubt"
    BUDGET_OPEN = "budget_open"
    DATE_NEAR = "date_near"
    DATE_PAST = "date_past"
    VETO = "veto"
    HIDDEN = "hidden"
    COACH = "coach"
    NEW_IN_POST = "new_in_post"
    CONCERN_OPEN = "concern_open"
    CONCERN_ANSWERED = "concern_answered"
    ANSWER_OVERDUE = "answer_overdue"
    UPPER = "upper"
    WORKING = "working"
    WON = "won"
