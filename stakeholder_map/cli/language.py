"""Which language the command line speaks, before anything of it is parsed."""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping, Sequence

from stakeholder_map.words import Language

OPTION = "--language"

#: In the order in which the system itself asks them.
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def language_of(arguments: Sequence[str], environ: Mapping[str, str] | None = None) -> Language:
    """Return the language that the arguments ask for, else the user's; else English.

    A language that does not exist is left for the parser to refuse.
    """
    before_rest = list(arguments)[: _index(arguments, "--")]
    for position, argument in enumerate(before_rest):
        if argument.startswith(f"{OPTION}="):
            asked = argument.partition("=")[2]
        elif argument == OPTION and position + 1 < len(before_rest):
            asked = before_rest[position + 1]
        else:
            continue
        if asked in set(Language):
            return Language(asked)
    return _users(os.environ if environ is None else environ)


def _users(environ: Mapping[str, str]) -> Language:
    named = next((environ[name] for name in _VARIABLES if environ.get(name)), None)
    if named is None:
        named = locale.getlocale()[0] or ""  # Windows knows it without a variable
    return Language.ZH if named.casefold().startswith(("zh", "chinese")) else Language.EN


def _index(arguments: Sequence[str], wanted: str) -> int:
    return next((n for n, argument in enumerate(arguments) if argument == wanted), len(arguments))
