"""How access paths are said."""

from __future__ import annotations

from collections.abc import Sequence

from stakeholder_map.words.catalogue import Words
from stakeholder_map.words.figures import percent


def path_text(names: Sequence[str]) -> str:
    """Return a chain of introductions, our teammate first: "Li Wei → Zhang → Anna"."""
    return " → ".join(names)


def path_sentence(_: Words, names: Sequence[str], chance: float) -> str:
    """Return through whom to go and how likely a warm introduction is.

    Args:
        _: the language.
        names: our teammate, the people in between, and who is to be reached; at least two.
        chance: of a warm introduction.
    """
    if len(names) == 2:
        return _(
            "{mate} knows {person}: a warm start in {chance} of cases.",
            mate=names[0],
            person=names[1],
            chance=percent(chance),
        )
    return _(
        "{path}: a warm introduction in {chance} of cases.",
        path=path_text(names),
        chance=percent(chance),
    )


def weakest_sentence(_: Words, source: str, target: str, strength: float, assumed: bool) -> str:
    """Return which step is the weakest; ``assumed``: nobody entered how strong it is."""
    if assumed:
        return _(
            "Weakest link: {source} → {target}. Nobody entered how close they are; {strength} is "
            "taken.",
            source=source,
            target=target,
            strength=percent(strength),
        )
    return _(
        "Weakest link: {source} → {target} ({strength}).",
        source=source,
        target=target,
        strength=percent(strength),
    )


def no_path_sentence(_: Words, name: str, avoided: str = "") -> str:
    """Return that nobody of us gets to a person, or only through the one to be avoided."""
    if avoided:
        return _("Only {avoided} leads to {name}.", name=name, avoided=avoided)
    return _(
        "No introduction leads to {name}. Enter who of us knows whom, or find a new way in.",
        name=name,
    )
