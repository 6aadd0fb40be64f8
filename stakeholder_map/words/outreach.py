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
    "win": N_("Give {name} what they need to argue for us"),
    "keep": N_("Keep up the contact at the top with {name}"),
}

LAYERS = {
    Level.UPPER: N_("Executives ↔ executives"),
    Level.MIDDLE: N_("Managers ↔ managers"),
    Level.WORKING: N_("Working level ↔ working level"),
    None: N_("Level not known"),
}

#: How to begin with each role: strategic value, daily work, controlled risk, standing.
OPENINGS = {
    Role.DECISION_MAKER: N_(
        "Begin with the result their house is measured by: one figure, one date, no product talk."
    ),
    Role.GATEKEEPER: N_(
        "Speak of controlled risk: what is checked, by whom, and what happens if it fails."
    ),
    Role.USER: N_(
        "Begin with their working day: what takes longest, what goes wrong on a bad day?"
    ),
    Role.INFLUENCER: N_(
        "Ask for their judgement first; bring evidence that they can put their name to."
    ),
}

#: What to say about a concern of each category, and what to bring.
ABOUT = {
    ConcernCategory.PRICE: (
        N_("Put cost and benefit side by side over the whole life, with their own figures."),
        N_("Payback sheet with their figures; offer in stages"),
    ),
    ConcernCategory.TECHNICAL: (
        N_("Show it with their data, not on slides, and name what does not fit yet."),
        N_("Demonstration with their data; reference with the same set-up"),
    ),
    ConcernCategory.SECURITY: (
        N_("Go through it clause by clause: where data lie, who has access, how it is proven."),
        N_("Their security questionnaire, answered; plan of the data flows; certificates"),
    ),
    ConcernCategory.DELIVERY: (
        N_("Commit to dates with named people, and say what happens if one slips."),
        N_("Milestone plan with acceptance points; the delivery team by name"),
    ),
    ConcernCategory.SERVICE: (
        N_("Say who comes, within how many hours, with which parts, and what it costs us if not."),
        N_("Service agreement with response times; letter of a customer near by"),
    ),
    ConcernCategory.CHANGE: (
        N_("Show how the first weeks look for them, who helps, and what they may keep."),
        N_("Training and roll-out plan; a user of another customer to talk to"),
    ),
    ConcernCategory.COMPLIANCE: (
        N_("Take their rules as the list and answer each one in writing."),
        N_("Their rules as a table with our proof beside each; audit reports"),
    ),
    ConcernCategory.STRATEGY: (
        N_("Show what will hold in five to ten years: roadmap, ownership, a way out."),
        N_("Roadmap signed by our management; company figures; exit clause"),
    ),
    ConcernCategory.SUPPLIER: (
        N_("Take away the fear of dependence: open interfaces, a second source, a working exit."),
        N_("List of interfaces; draft of the exit clause; a customer who stayed by choice"),
    ),
    ConcernCategory.PERSONAL: (
        N_("Listen, alone: what would make this a success that they can show?"),
        N_("Nothing on paper; a visit to a peer of theirs"),
    ),
    ConcernCategory.OTHER: (
        N_("Let them say it in their own words, repeat it, and agree what would settle it."),
        N_("Notes of the talk, sent the same day"),
    ),
}

#: The same where no concern is open, by what the talk is for.
WITHOUT = {
    "meet": (
        N_("Three questions: what matters to you, whom else should we hear, what must not happen?"),
        N_("One page on what we have understood so far"),
    ),
    "settle": ABOUT[ConcernCategory.OTHER],
    "ask": (
        N_("Ask straight: what speaks for it, what against, what would you have to see?"),
        N_("Their criteria on one page, to be marked together"),
    ),
    "win": (
        N_("Ask what they need to argue for it inside, and bring exactly that."),
        N_("One page for inside use, with their figures"),
    ),
    "keep": (
        N_("Strategy and results in half an hour, and the day of the next meeting."),
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
    """Return what to say: how to begin with the person's first role, then what it is about."""
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
