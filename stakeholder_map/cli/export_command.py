"""``export``: an account as a file for others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from stakeholder_map.cli import options
from stakeholder_map.cli.frame import Option, Setting, SpokenCommand
from stakeholder_map.cli.options import STANDARD_OUTPUT
from stakeholder_map.cli.source import book_of, decisions_of, find
from stakeholder_map.cli.tell import say
from stakeholder_map.exports.redaction import Audience
from stakeholder_map.exports.team import Lens
from stakeholder_map.model.account import Account
from stakeholder_map.model.problem import Problem, Refused
from stakeholder_map.services import exporting, files
from stakeholder_map.services.formats import Format
from stakeholder_map.words import Words


def export_command(_: Words) -> click.Command:
    """Return the command that exports."""

    def run(
        account: str,
        kind: str,
        audience: str,
        decision: str | None,
        person: tuple[str, ...],
        lens: tuple[str, ...],
        scale: int,
        output: Path | None,
    ) -> None:
        setting = click.get_current_context().find_object(Setting)
        assert setting is not None
        source = find(setting, account)
        found = source.account
        if Format(kind) is Format.JSON and Audience(audience) is not Audience.TEAM:
            raise Refused((Problem(code="json_is_private"),))
        if Format(kind) is Format.DOCX and Audience(audience) is Audience.CUSTOMER:
            raise Refused((Problem(code="plan_is_internal"),))
        decisions = decisions_of(found, decision)
        if not decisions:
            raise Refused((Problem(code="no_decision", values={"name": found.name}),))
        export = exporting.export(
            found,
            decisions[0].id,
            Format(kind),
            audience=Audience(audience),
            language=_.language,
            people=_people(found, person, setting.today) if person else None,
            lenses=tuple(Lens(name) for name in lens) or tuple(Lens),
            scale=scale,
            today=setting.today,
            at=exporting.moment(setting.today),
            defaults=source.defaults,
            book=book_of(setting, source) if Format(kind) is Format.DOCX else None,
        )
        if output == STANDARD_OUTPUT:
            click.echo(export.data, nl=False)
            return
        path = output or Path(export.name)
        files.write(path, export)
        say(_("Written: {file}", file=str(path)), aside=True)

    return SpokenCommand(
        _,
        name="export",
        callback=run,
        help=_(
            "Export a decision as one HTML file that works offline and can be mailed, or its map "
            "as a picture (svg, png) or an editable slide (pptx), or the account plan as a Word "
            "document (docx; never for the customer). The team's file holds "
            "everything; management's no private remarks; the customer's the formal chart only: "
            "names, titles, departments and reporting lines, nothing that we think of anybody. "
            "--format json writes the account file itself."
        )
        + " "
        + _(
            "xlsx is a workbook that can be edited and imported again, csv its sheets in an "
            "archive; graphml, gexf and kumu are people and ties for other programs, ics the "
            "dates as a calendar."
        ),
        examples=(
            "stakeholder-map export nordklinik.json --audience customer --output chart.html",
            "stakeholder-map export 华东精密 --audience team --language zh --output 决策链.html",
            "stakeholder-map export nordklinik --format pptx --audience management",
            "stakeholder-map export nordklinik --format docx --audience management",
            "stakeholder-map export nordklinik --format json --audience team --output copy.json",
            "stakeholder-map export nordklinik --format xlsx --audience team",
            "stakeholder-map export nordklinik --format ics --audience management",
        ),
        params=[
            options.account(_),
            Option(
                ["--format", "kind"],
                type=click.Choice([str(kind) for kind in Format]),
                default=str(Format.HTML),
                help=_("What to write; html by default."),
            ),
            Option(
                ["--audience"],
                type=click.Choice([str(audience) for audience in Audience]),
                required=True,
                help=_("Who will read it; needed, never guessed."),
            ),
            Option(
                ["--decision"],
                metavar="NAME",
                help=_("The decision, by name or id; otherwise the first that is running."),
            ),
            Option(
                ["--person"],
                multiple=True,
                metavar="NAME",
                help=_(
                    "For the customer: only these people, by name or id; otherwise those with a "
                    "formal place in the chart."
                ),
            ),
            Option(
                ["--lens"],
                multiple=True,
                type=click.Choice([str(lens) for lens in Lens]),
                help=_("Of our own page: only these parts; may be given several times."),
            ),
            Option(
                ["--scale"],
                type=click.IntRange(1, 3),
                default=1,
                help=_("Of a png: how many screens of 1920 pixels wide, 1 to 3; by default 1."),
            ),
            options.output(
                _(
                    "The file to write; otherwise named after the account here; - is the "
                    "standard output."
                )
            ),
            options.language(_),
        ],
    )


def _people(account: Account, names: Sequence[str], today: date) -> tuple[str, ...]:
    """Return the ids of the people who are named for a customer's chart."""
    allowed = exporting.may_be_shown(account, today)
    problems: list[Problem] = []
    keys: list[str] = []
    for name in names:
        wanted = name.strip().casefold()
        found = [person.id for person in account.people if person.id == name] or [
            person.id for person in account.people if person.name.casefold() == wanted
        ]
        if len(found) == 1 and found[0] in allowed:
            keys += found
            continue
        code = "person_ambiguous" if len(found) > 1 else "person_not_shown"
        problems.append(
            Problem(
                code=code if found else "person_unknown",
                values={"value": name, "name": account.name},
            )
        )
    if problems:
        raise Refused(tuple(problems))
    return tuple(keys)
