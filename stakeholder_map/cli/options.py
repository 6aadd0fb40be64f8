"""Options and arguments that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from stakeholder_map.cli.frame import Meaning, Option, language_option
from stakeholder_map.words import Words

#: Stands for the standard output in the place of a file.
STANDARD_OUTPUT = Path("-")


def account(_: Words) -> click.Argument:
    """Return the argument that names an account."""
    meaning = _("An account file (.json), or the id or name of an account in the store.")
    return Meaning("account", metavar="ACCOUNT", meaning=meaning)


def decision(_: Words) -> Option:
    """Return the option that names a decision."""
    return Option(
        ["--decision"],
        metavar="NAME",
        help=_("One decision, by name or id; otherwise all that are running."),
    )


def as_json(_: Words) -> Option:
    """Return the option that asks for JSON."""
    return Option(["--json", "as_json"], is_flag=True, help=_("JSON for programs instead of text."))


def output(meaning: str) -> Option:
    """Return the option that names the file to write."""
    kind = click.Path(path_type=Path, dir_okay=False)
    return Option(["--output"], type=kind, metavar="FILE", help=meaning)


def language(_: Words) -> click.Option:
    """Return ``--language``, which every command takes."""
    return language_option(_)
