"""How an import read a file, said in words: which field, which value, and back from the word."""

from __future__ import annotations

from stakeholder_map.model.scales import Level, Role, TieKind
from stakeholder_map.words.catalogue import N_, Words
from stakeholder_map.words.figures import percent, signed
from stakeholder_map.words.values import hidden_influencer, word

#: What a column or a reading is about.
FIELDS = {
    "name": N_("Name"),
    "first_name": N_("First name"),
    "last_name": N_("Last name"),
    "title": N_("Title"),
    "department": N_("Department"),
    "organisation": N_("Whose organisation"),
    "level": N_("Level"),
    "reports_to": N_("Reports to"),
    "role": N_("Role"),
    "weight": N_("Weight"),
    "veto": N_("Veto"),
    "support": N_("Support"),
    "confidence": N_("Confidence"),
    "concern": N_("Concern"),
    "last_contact": N_("Last contact"),
    "last_activity": N_("Last activity"),
    "touch": N_("What a date means"),
    "owner": N_("Owner (ours)"),
    "notes": N_("Private notes"),
    "note": N_("Remark"),
    "email": N_("E-mail address"),
    "phone": N_("Phone"),
    "wechat": N_("WeChat"),
    "id": N_("Id in the other system"),
    "linkedin": N_("LinkedIn address"),
    "deleted": N_("Deleted"),
    "ignored": N_("leave out"),
    "source": N_("From"),
    "target": N_("To"),
    "relation": N_("Relation"),
    "strength": N_("Strength"),
    "remark": N_("Remark"),
    "contact": N_("Contact"),
    "decision": N_("Opportunity"),
}

#: What a blank reading means, by field.
_BLANK = {
    "role": N_("not mapped"),
    "relation": N_("leave the tie out"),
    "touch": N_("unclear whether they answered"),
    "deleted": N_("no"),
    "note": N_("only a note"),
}

#: Values that are single words of the importers.
_WORDS = {
    "yes": N_("yes"),
    "no": N_("no"),
    "never": N_("never met"),
    "veto": N_("holds a veto"),
    "coach": N_("Coach"),
    "two_way": N_("they answered"),
    "own": N_("the account itself"),
    "external": N_("outside the account"),
}

_TIE_MARKS = {
    "reversed": N_("the other way round"),
    "against": N_("against"),
    "dotted": N_("dotted line"),
}

_SHARES = frozenset({"weight", "confidence", "strength"})


def field_text(_: Words, field: str) -> str:
    """Return what a field is called; an unknown one by its own name."""
    return _(FIELDS[field]) if field in FIELDS else field


def value_text(_: Words, field: str, value: str) -> str:
    """Return what a word of the file was taken for, as a user says it."""
    if not value:
        return _(_BLANK[field]) if field in _BLANK else _("unknown")
    if field == "relation":
        return _relation(_, value)
    if field == "role":
        return _role(_, value)
    if field == "level" and value in set(Level):
        return word(_, Level(value))
    if field == "support":
        return signed(int(value))
    if value in _WORDS:
        return _(_WORDS[value])
    if field in _SHARES:
        return _exact_percent(value)
    return value


def _role(_: Words, value: str) -> str:
    tokens = value.split()
    said = [word(_, Role(token)) for token in tokens if token in set(Role)]
    if "hidden" in tokens:
        said = [hidden_influencer(_)]
    if "coach" in tokens:
        said.append(_("Coach"))
    return " + ".join(said) or value


def _relation(_: Words, value: str) -> str:
    kind, *marks = value.split()
    said = word(_, TieKind(kind)) if kind in set(TieKind) else kind
    more = [_(_TIE_MARKS[mark]) for mark in marks if mark in _TIE_MARKS]
    return f"{said} ({', '.join(more)})" if more else said


def _exact_percent(value: str) -> str:
    share = float(value)
    whole = percent(share)
    return whole if abs(share * 100 - round(share * 100)) < 1e-9 else f"{share * 100:.4g}%"
