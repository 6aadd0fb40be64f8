"""Commands that speak the user's language: headings, examples and errors of the parser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from stakeholder_map.cli.language import OPTION
from stakeholder_map.words import Language, Words

if TYPE_CHECKING:
    from click.types import OptionHelpExtra


@dataclass(frozen=True)
class Setting:
    """What every command knows.

    Attributes:
        text: the texts of the user's language.
        database: the address of the store; None is the user's own.
        today: the day on which accounts are read.
    """

    text: Words
    database: str | None
    today: date


class _Spoken:
    """Help in the language of ``text``, with examples at its end."""

    def __init__(self, text: Words, examples: Sequence[str] = (), **options: Any) -> None:
        self.text = text
        self.examples = tuple(examples)
        super().__init__(**options)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how the command is written."""
        _ = self.text
        pieces = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, " ".join(pieces), _("Usage:") + " ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the arguments and options mean."""
        _ = self.text
        records = [
            record
            for param in self.get_params(ctx)  # type: ignore[attr-defined]
            if (record := param.get_help_record(ctx)) is not None
        ]
        with formatter.section(_.context("command line", "Options")):
            formatter.write_dl(records)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the examples as they are typed."""
        _ = self.text
        if self.examples:
            with formatter.section(_("Examples")):
                for example in self.examples:
                    formatter.write(f"{'':{formatter.current_indent}}{example}\n")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help`` with its meaning in the language."""
        _ = self.text
        option: click.Option | None = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = _("Show this help.")
        return option


class SpokenCommand(_Spoken, click.Command):
    """A command."""


class SpokenGroup(_Spoken, click.Group):
    """The commands together."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and then the commands, each with its first sentence."""
        _ = self.text
        super().format_options(ctx, formatter)
        rows = [(name, command.get_short_help_str(200)) for name, command in self.commands.items()]
        with formatter.section(_("Commands")):
            formatter.write_dl(rows)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the commands in the order in which they are taught."""
        return list(self.commands)


class Option(click.Option):
    """An option whose help says in the language all there is to say."""

    def get_help_extra(self, ctx: click.Context) -> OptionHelpExtra:  # noqa: ARG002
        """Return nothing: the parser's own remarks are in English."""
        return {}


class Meaning(click.Argument):
    """An argument that says in the help what it is."""

    def __init__(self, *declarations: str, meaning: str, **options: Any) -> None:
        self.meaning = meaning
        super().__init__(list(declarations), **options)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str]:
        """Return the argument's name and meaning."""
        return self.make_metavar(ctx), self.meaning


def language_option(_: Words) -> Option:
    """Return ``--language``; it was read before (``language_of``), here it is only accepted."""
    return Option(
        [OPTION],
        type=click.Choice([str(language) for language in Language]),
        expose_value=False,
        help=_("English or Chinese; the language of your system by default."),
    )


def refusal(_: Words, error: click.ClickException) -> str:
    """Return the sentence for what the parser refused."""
    match error:
        case click.NoSuchOption():
            return _("There is no option {name}.", name=error.option_name)
        case click.exceptions.NoSuchCommand():
            return _("There is no command {name}.", name=error.command_name)
        case click.MissingParameter():
            return _("{name} is missing.", name=_name(error))
        case click.BadParameter():
            return f"{_name(error)} {_bad(_, error)}"
        case click.BadOptionUsage():
            return _("The option {name} needs a value.", name=error.option_name)
        case _other:
            return error.format_message()


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "")
    return (
        error.param.opts[0]
        if isinstance(error.param, click.Option)
        else (error.param.make_metavar(error.ctx or click.Context(click.Command(None))))
    )


def _bad(_: Words, error: click.BadParameter) -> str:
    kind = error.param.type if error.param is not None else None
    if isinstance(kind, click.Choice):
        return _("has to be one of {choices}.", choices=", ".join(map(str, kind.choices)))
    if isinstance(kind, click.DateTime):
        return _("has to be a day such as 2026-03-05.")
    if isinstance(kind, (click.IntRange, click.types.IntParamType)):
        return _("has to be a whole number in its range.")
    return error.message
