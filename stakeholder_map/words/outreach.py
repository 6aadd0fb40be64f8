"""How the outreach plan is said: what a talk is for, what to say and what to bring."""

from __future__ import annotations

from collections.abc import Sequence

from stakeholder_map.model.scales import ConcernCategory, Level, Role
from stakeholder_map.words.catalogue import N_, Words
from stakeholder_map.words.figures import day
from stakeholder_map.words.values import word

TITLES = {
    "meet": N_("Meet {name}"),
    "meet.concern": N_("Meet {name} about “{concern}”"),
    "settle": N_("Settle {name}'s concern “{concern}”"),
    "ask": N_("Ask {name} where they stand"),
    "turn": N_("Hear from {name} what would win them over"),
    "win": N_("Give {name} what they need to argue for us"),
    "keep": N_("Keep up the contact at the top with {name}"),
}

LAYERS = {
    Level.UPPER: N_("Executives ↔ executives"),
    Level.MIDDLE: N_("Managers ↔ managers"),
    Level.WORKING: N_("Working level ↔ working level"),
    None: N_("Level not known"),
}

#: First words to each role: strategic value, daily work, controlled risk, standing.
OPENINGS = {
    Role.DECISION_MAKER: N_(
        "I have left the product at home today: one figure and one date, the ones your house is "
        "measured by."
    ),
    Role.GATEKEEPER: N_(
        "You are the one who is asked when it goes wrong, so let us begin with what is checked, "
        "who checks it, and what happens if it fails."
    ),
    Role.USER: N_(
        "Tell me about yesterday: what took you longest, and what went wrong on your last really "
        "bad day?"
    ),
    Role.INFLUENCER: N_(
        "I would like your judgement before I show you anything; what I brought, you may pull to "
        "pieces."
    ),
}

#: What to say about a concern of each category, as spoken, and what to bring.
ABOUT = {
    ConcernCategory.PRICE: (
        N_(
            "Here are cost and benefit side by side for the whole term, in your own figures. "
            "Strike out any line you do not believe, and we look at what is left."
        ),
        N_("Payback sheet with their figures; offer in stages"),
    ),
    ConcernCategory.TECHNICAL: (
        N_(
            "Give me your data and I run it in front of you. Where it does not fit yet I say so "
            "myself, before you find it."
        ),
        N_("Demonstration with their data; reference with the same set-up"),
    ),
    ConcernCategory.SECURITY: (
        N_(
            "Let us go through your list clause by clause: where the data lie, who can reach "
            "them, and how you can prove it without us."
        ),
        N_("Their security questionnaire, answered; plan of the data flows; certificates"),
    ),
    ConcernCategory.DELIVERY: (
        N_(
            "Each of these dates has a name beside it, and beside the name stands what we owe "
            "you if it slips. Which date would hurt you most?"
        ),
        N_("Milestone plan with acceptance points; the delivery team by name"),
    ),
    ConcernCategory.SERVICE: (
        N_(
            "When it stands still at three in the morning, this is who comes, within how many "
            "hours and with which parts, and this is what we pay if nobody does."
        ),
        N_("Service agreement with response times; letter of a customer near by"),
    ),
    ConcernCategory.CHANGE: (
        N_(
            "These are your first four weeks, day by day: who sits beside you, what changes and "
            "what you may keep as it is. What is missing?"
        ),
        N_("Training and roll-out plan; a user of another customer to talk to"),
    ),
    ConcernCategory.COMPLIANCE: (
        N_(
            "I took your rules as the table of contents: every paragraph has our answer and the "
            "proof beside it. Where would your auditor start?"
        ),
        N_("Their rules as a table with our proof beside each; audit reports"),
    ),
    ConcernCategory.STRATEGY: (
        N_(
            "You are deciding for ten years, so ask me the ten-year questions: who owns us, what "
            "we will still maintain, and how you would get out."
        ),
        N_("Roadmap signed by our management; company figures; exit clause"),
    ),
    ConcernCategory.SUPPLIER: (
        N_(
            "Let us write the divorce before the wedding: the interfaces, a second source, and "
            "how you would leave us in ninety days."
        ),
        N_("List of interfaces; draft of the exit clause; a customer who stayed by choice"),
    ),
    ConcernCategory.PERSONAL: (
        N_(
            "Between the two of us: what would have to come out of this so that you can show it "
            "as yours?"
        ),
        N_("Nothing on paper; a visit to a peer of theirs"),
    ),
    ConcernCategory.OTHER: (
        N_(
            "Say it in your own words, please. I repeat what I heard, and then we agree what "
            "would settle it for you."
        ),
        N_("Notes of the talk, sent the same day"),
    ),
}

_STRAIGHT = (
    N_(
        "May I ask you straight: what speaks for it, what against it, and what would you "
        "have to see?"
    ),
    N_("Their criteria on one page, to be marked together"),
)

#: The same where no concern is open, by what the talk is for.
WITHOUT = {
    "meet": (
        N_(
            "I have three questions and then I go: what matters to you in this, whom else should "
            "we hear, and what must not happen?"
        ),
        N_("One page on what we have understood so far"),
    ),
    "settle": ABOUT[ConcernCategory.OTHER],
    "ask": _STRAIGHT,
    "turn": _STRAIGHT,
    "win": (
        N_(
            "If somebody asks you tomorrow why us, what would you still need in your hand? You "
            "get exactly that, on one page."
        ),
        N_("One page for inside use, with their figures"),
    ),
    "keep": (
        N_(
            "Half an hour, twice a year: what came of it, where you are heading, what we should "
            "prepare for. Shall we fix the next day now?"
        ),
        N_("Results of the year on one page"),
    ),
}


def layer(_: Words, level: Level | None) -> str:
    """Return the name of a layer of the plan."""
    return _(LAYERS[level])


def line_title(_: Words, purpose: str, name: str, concern: str = "") -> str:
    """Return what a talk is for, in at most 500 characters; KeyError for an unknown purpose."""
    key = "meet.concern" if purpose == "meet" and concern else purpose
    said = _(TITLES[key], name=name, concern=concern)
    return said if len(said) <= 500 else f"{said[:499]}…"


def message(_: Words, purpose: str, roles: Sequence[Role], category: ConcernCategory | None) -> str:
    """Return what to say, as it is said aloud: first words for the role, then what it is about."""
    order = [role for role in OPENINGS if role in roles]
    opening = _(OPENINGS[order[0]]) if order else ""
    body = _((ABOUT[category] if category else WITHOUT[purpose])[0])
    gap = " " if opening and opening[-1].isascii() else ""
    return f"{opening}{gap}{body}"


def material(_: Words, purpose: str, category: ConcernCategory | None) -> str:
    """Return what to bring."""
    return _((ABOUT[category] if category else WITHOUT[purpose])[1])


def level_note(_: Words, ours: Level | None, theirs: Level | None) -> str:
    """Return that the two sides do not stand on one level; nothing where they do or may."""
    if ours is None or theirs is None or ours is theirs:
        return ""
    return _("{theirs} met by {ours}", theirs=word(_, theirs), ours=word(_, ours))


def executive_sentence(_: Words, enough: str, name: str, n: int, last: object) -> str:
    """Return how often an executive of theirs met one of ours within a year.

    ``enough``: few, right, many or unknown; ``last``: the day of the latest, or None.
    """
    texts = {
        "few": _.plural(
            "{name}: {n} contact at the top within a year, two to five are wanted",
            "{name}: {n} contacts at the top within a year, two to five are wanted",
            n,
            name=name,
        ),
        "right": _.plural(
            "{name}: {n} contact at the top within a year",
            "{name}: {n} contacts at the top within a year",
            n,
            name=name,
        ),
        "many": _.plural(
            "{name}: {n} contact at the top within a year; did each have a purpose?",
            "{name}: {n} contacts at the top within a year; did each have a purpose?",
            n,
            name=name,
        ),
        "unknown": _(
            "{name}: cannot tell; of some touches nobody recorded who of us was there", name=name
        ),
    }
    said = texts[enough]
    return said if last is None else said + _(" (last on {day})", day=day(_, last))  # type: ignore[arg-type]
