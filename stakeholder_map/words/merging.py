"""Why two entries may be one person, and what their fields are called."""

from __future__ import annotations

from stakeholder_map.words.catalogue import N_, Words

BECAUSE = {
    "email": N_("the same e-mail address"),
    "phone": N_("the same phone number"),
    "name": N_("the same name"),
    "sound": N_("the names sound the same"),
    "short": N_("one name may be short for the other"),
    "spelling": N_("the names are spelt alike"),
}

FIELDS = {
    "name": N_("Name"),
    "title": N_("Title"),
    "home": N_("Belongs to"),
    "level": N_("Level"),
    "phone": N_("Phone"),
    "email": N_("E-mail address"),
    "wechat": N_("WeChat"),
    "preference": N_("Best reached by"),
    "since": N_("In this post since"),
}


def because_text(_: Words, code: str) -> str:
    """Return what two entries have in common; KeyError for an unknown code."""
    return _(BECAUSE[code])


def field_title(_: Words, name: str) -> str:
    """Return what a field is called; KeyError for an unknown one."""
    return _(FIELDS[name])
