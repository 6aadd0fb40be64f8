"""The program ``stakeholder-map``: its commands, its exit codes, and what it says on refusal."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date, datetime
from importlib.metadata import version
from typing import NoReturn

import click

from stakeholder_map.cli.account_commands import check_command, gaps_command, show_command
from stakeholder_map.cli.app_command import app_command
from stakeholder_map.cli.export_command import export_command
from stakeholder_map.cli.frame import Option, Setting, SpokenGroup, language_option, refusal
from stakeholder_map.cli.language import language_of
from stakeholder_map.cli.store_commands import (
    add_command,
    backup_command,
    history_command,
    list_command,
)
from stakeholder_map.cli.table_commands import import_command
from stakeholder_map.cli.tell import say, say_problems, speak_utf8
from stakeholder_map.model.problem import Refused
from stakeholder_map.storage.errors import StorageError
from stakeholder_map.words import Words, words

NAME = "stakeholder-map"

#: Exit codes; 0 is "done".
FOUND = 1  # problems were found: check, --strict, --fail-on, add
REFUSED = 2  # the command line or the input was refused, nothing was done
STORE = 3  # the store cannot be used
STOPPED = 130  # stopped by the user, as shells say it


def program(_: Words) -> click.Group:
    """Return the program with its help in the language of ``_``."""

    def run(database: str | None, on: datetime | None) -> None:
        today = on.date() if on is not None else date.today()  # noqa: DTZ011 - the user's own day
        click.get_current_context().obj = Setting(_, database, today)

    return SpokenGroup(
        _,
        name=NAME,
        callback=run,
        help=_(
            "Decision chain maps for key accounts: who really decides, what is missing, what to do "
            "next. Works on account files and on the store that the app uses. Exit codes: 0 done; "
            "1 problems were found; 2 the input or the command line was refused and nothing was "
            "done; 3 the store cannot be used."
        ),
        examples=(
            "stakeholder-map app",
            "stakeholder-map import --people people.csv --name Nordklinik --output nordklinik.json",
            "stakeholder-map gaps nordklinik.json",
            "stakeholder-map export nordklinik.json --audience customer --output map.html",
        ),
        params=[
            Option(
                ["--database"],
                metavar="URL",
                help=_(
                    "The store, for example sqlite:///accounts.sqlite; otherwise "
                    "STAKEHOLDER_MAP_DB, otherwise your own data folder."
                ),
            ),
            Option(
                ["--on"],
                type=click.DateTime(["%Y-%m-%d"]),
                metavar="DAY",
                help=_("Read accounts as on this day instead of today."),
            ),
            language_option(_),
            Option(
                ["--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_say_version,
                help=_("Say the version."),
            ),
        ],
        commands={
            command.name or "": command
            for command in (
                app_command(_),
                import_command(_),
                show_command(_),
                gaps_command(_),
                export_command(_),
                check_command(_),
                list_command(_),
                add_command(_),
                history_command(_),
                backup_command(_),
            )
        },
    )


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and leave with its exit code."""
    speak_utf8()
    given = list(sys.argv[1:] if arguments is None else arguments)
    sys.exit(run(words(language_of(given)), given))


def run(_: Words, arguments: list[str]) -> int:
    """Run the program and return its exit code; whatever is refused is said in a sentence."""
    try:
        done = program(_).main(arguments, prog_name=NAME, standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return REFUSED
    except click.ClickException as error:
        say(refusal(_, error), aside=True)
        context = getattr(error, "ctx", None)
        path = context.command_path if context is not None else NAME
        say(_("{command} --help says how it is written.", command=path), aside=True)
        return REFUSED
    except Refused as error:
        say_problems(_, error.problems)
        return REFUSED
    except StorageError as error:
        say_problems(_, (error.problem,))
        return STORE
    except (click.Abort, KeyboardInterrupt):
        return STOPPED
    return done if isinstance(done, int) else 0


def _say_version(context: click.Context, _param: click.Parameter, asked: bool) -> None:
    if asked:
        say(f"{NAME} {version('stakeholder-map')}")
        context.exit()
