"""``import``: tables of people and ties become an account."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import click

from stakeholder_map.cli import options
from stakeholder_map.cli.frame import Option, Setting, SpokenCommand
from stakeholder_map.cli.options import STANDARD_OUTPUT
from stakeholder_map.cli.source import Source, decisions_of, find, open_store, row_of, user
from stakeholder_map.cli.tell import say, say_problems
from stakeholder_map.importers.duplicates import Answer, Question
from stakeholder_map.importers.proposal import Proposal
from stakeholder_map.model.account import Account
from stakeholder_map.model.problem import Problem, Refused
from stakeholder_map.services import exporting, files, importing, mappings, reading
from stakeholder_map.services.exporting import Export
from stakeholder_map.services.failing import failed_rows
from stakeholder_map.services.import_changes import changed, kept
from stakeholder_map.services.importing import Sources, Wishes
from stakeholder_map.tables.profiles import Profile
from stakeholder_map.words import Words
from stakeholder_map.words.problems import place_text


@dataclass(frozen=True)
class _Target:
    """Where the account goes: a file, an account of the store, or a new one in the store."""

    output: Path | None
    into: Source | None
    force: bool = False

    @property
    def may_replace(self) -> bool:
        """Whether the file may be there already: it is the one that is added to, or --force."""
        if self.force or self.output is None or self.output == STANDARD_OUTPUT:
            return True
        source = self.into.path if self.into is not None else None
        return source is not None and source.resolve() == self.output.resolve()


def import_command(_: Words) -> click.Command:
    """Return the command that imports tables."""
    path = click.Path(path_type=Path)

    def run(
        people: tuple[Path, ...],
        ties: tuple[Path, ...],
        name: str,
        decision: str,
        into: str | None,
        output: Path | None,
        same: tuple[str, ...],
        two: tuple[str, ...],
        normalise: bool,
        strict: bool,
        force: bool,
        account: str | None,
        profile: str | None,
        mapping: str | None,
        failed: Path | None,
        dry_run: bool,
    ) -> None:
        setting = click.get_current_context().find_object(Setting)
        assert setting is not None
        if into and account:
            raise Refused((Problem(code="into_twice"),))
        held = find(setting, into) if into else _in_store(setting, account) if account else None
        target = _Target(output, held, force)
        if output is not None and not target.may_replace:
            files.refuse_existing(output)
        sources = importing.read(files.uploads(people, ties))
        if sources.problems:
            raise Refused(sources.problems)
        if profile:
            importing.check_profile(sources, Profile(profile))
        mapped = tuple(_mapping(setting, mapping).items()) if mapping else ()
        wishes = replace(_wishes(_, held, name, decision), normalise=normalise, mapping=mapped)
        answers = {**dict.fromkeys(same, Answer.SAME), **dict.fromkeys(two, Answer.TWO)}
        if answers:
            asked = importing.preview(sources, wishes, setting.today)
            wishes = replace(wishes, answers=_answers(asked, answers))
        proposal = importing.preview(sources, wishes, setting.today)
        _tell(_, proposal, setting.today)
        if failed is not None:
            _write_failed(_, failed, sources, proposal)
        if strict and (proposal.problems or proposal.open_questions):
            say(_("Nothing was written, because of --strict."), aside=True)
            raise click.exceptions.Exit(1)
        if dry_run:
            say(_("Nothing was written, because of --dry-run."), aside=True)
            return
        _write(_, setting, target, proposal)

    return SpokenCommand(
        _,
        name="import",
        callback=run,
        help=_(
            "Make an account of tables of people and ties. CSV and Excel files are read as they "
            "are: exports of Salesforce, HubSpot, Dynamics, LinkedIn and Chinese CRM systems, "
            "English and Chinese column names, GB18030 and UTF-16. Everything that was left "
            "out or guessed is listed with sheet, row and column. Without --output or --into the "
            "account goes into the store."
        ),
        examples=(
            "stakeholder-map import --people people.csv --ties ties.csv --name Nordklinik \\",
            "    --output nordklinik.json",
            "stakeholder-map import --people 客户联系人.xlsx --name 华东精密",
            "stakeholder-map import --people new.csv --into nordklinik.json",
            "stakeholder-map import --people export.xlsx --account Nordklinik --dry-run",
            "stakeholder-map import --people kontakte.csv --map kontakte.json --failed mend.xlsx",
        ),
        params=[
            Option(
                ["--people"],
                type=path,
                multiple=True,
                required=True,
                metavar="FILE",
                help=_("A table of people; needed, may be given several times."),
            ),
            Option(
                ["--ties"],
                type=path,
                multiple=True,
                metavar="FILE",
                help=_("A table of ties between them; may be given several times."),
            ),
            Option(
                ["--name"],
                default="",
                metavar="NAME",
                help=_("The name of the account; otherwise the tables or the file say it."),
            ),
            Option(
                ["--decision"],
                default="",
                metavar="NAME",
                help=_("The decision in which the people have their seats."),
            ),
            Option(
                ["--into"],
                metavar="ACCOUNT",
                help=_("Add to this account (a file, or one in the store) instead of a new one."),
            ),
            Option(
                ["--account"],
                metavar="NAME",
                help=_("Add to this account of the store, by name or id."),
            ),
            Option(
                ["--profile"],
                type=click.Choice([str(one) for one in Profile]),
                help=_(
                    "The program that the tables come from; it is recognised without this. With "
                    "it, tables that are plainly of another program are refused."
                ),
            ),
            Option(
                ["--map", "mapping"],
                metavar="NAME|FILE",
                help=_(
                    "A column mapping: one that was saved in the app, by its name, or a JSON file "
                    "of column names and fields."
                ),
            ),
            Option(
                ["--failed"],
                type=click.Path(path_type=Path, dir_okay=False),
                metavar="FILE",
                help=_("Write the rows that failed into this workbook, to mend and import again."),
            ),
            Option(
                ["--dry-run"],
                is_flag=True,
                help=_("Tell what would be added and changed; write nothing."),
            ),
            options.output(_("Write an account file; - is the standard output.")),
            Option(
                ["--same"],
                multiple=True,
                metavar="KEY",
                help=_("Answer to a question about duplicates: it is one person."),
            ),
            Option(
                ["--two"],
                multiple=True,
                metavar="KEY",
                help=_("Answer to a question about duplicates: they are two."),
            ),
            Option(
                ["--force"],
                is_flag=True,
                help=_("Replace the file of --output if it is there already."),
            ),
            Option(["--normalise"], is_flag=True, help=_("Scale the entered weights to 100%.")),
            Option(
                ["--strict"],
                is_flag=True,
                help=_("Write nothing when there is any problem; exit code 1."),
            ),
            options.language(_),
        ],
    )


def question_key(question: Question) -> str:
    """Return a short name for a question, the same each time the same files are read."""
    return hashlib.sha256(question.key.encode()).hexdigest()[:8]


def _wishes(_: Words, held: Source | None, name: str, decision: str) -> Wishes:
    if held is None:
        return Wishes(account_name=name, decision_name=decision or _("Purchase"))
    account: Account = held.account
    if not account.decisions:
        decision = decision or _("Purchase")
    try:
        there = decisions_of(account, decision or None)
    except Refused:
        return Wishes(into=account, account_name=name, decision_name=decision)  # a new one
    return Wishes(into=account, account_name=name, decision_id=there[0].id if there else None)


def _answers(asked: Proposal, given: dict[str, Answer]) -> tuple[tuple[str, str], ...]:
    keys = {question_key(question): question.key for question in asked.questions}
    unknown = tuple(key for key in given if key not in keys)
    if unknown:
        raise Refused(
            tuple(Problem(code="question_unknown", values={"key": key}) for key in unknown)
        )
    return tuple((keys[key], answer) for key, answer in given.items())


def _in_store(setting: Setting, name: str) -> Source:
    """Return the account of the store that a name or id means."""
    store = open_store(setting)
    stored = reading.open_account(store, row_of(store, name).id)
    return Source(stored.account, stored=stored)


def _mapping(setting: Setting, named: str) -> dict[str, str]:
    """Return a mapping: of a file where it is one, else the one that is saved under the name."""
    path = Path(named)
    if path.suffix.casefold() == ".json" or path.is_file():
        return mappings.read_mapping(path)
    return mappings.named(open_store(setting), named)


def _write_failed(_: Words, path: Path, sources: Sources, proposal: Proposal) -> None:
    found = failed_rows(sources, proposal.problems, _)
    if found is None:
        say(_("No row failed, so there is no file of failed rows."), aside=True)
        return
    files.write(path, Export(path.name, "", found), overwrite=True)
    say(_("Written: {file}", file=str(path)), aside=True)


def _tell(_: Words, proposal: Proposal, today: date) -> None:
    say_problems(_, proposal.problems)
    for person, field, now, after in changed(_, proposal, today):
        said = _(
            "Changed: {person}, {field}: {now} → {after}",
            person=person,
            field=field,
            now=now or "–",
            after=after or "–",
        )
        say(said, aside=True)
    for person, field, stays, told in kept(_, proposal):
        said = _(
            "Stays: {person}, {field}: {stays} (the file says {told})",
            person=person,
            field=field,
            stays=stays,
            told=told,
        )
        say(said, aside=True)
    for question in proposal.open_questions:
        say(
            _(
                "Question: are {name} ({first}) and {other} ({second}) one person? They are "
                "kept apart. Answer with --same {key} or --two {key}.",
                name=question.name,
                first=place_text(_, question.first),
                other=question.other_name,
                second=place_text(_, question.second),
                key=question_key(question),
            ),
            aside=True,
        )
    counts = proposal.counts
    parts = (
        _.plural("{n} row read", "{n} rows read", counts.rows),
        _.plural("{n} person added", "{n} people added", counts.people_added),
        _.plural("{n} person changed", "{n} people changed", counts.people_changed),
        _.plural("{n} person left as is", "{n} people left as are", counts.people_left),
        _.plural("{n} tie added", "{n} ties added", counts.ties_added),
        _.plural("{n} concern added", "{n} concerns added", counts.concerns_added),
        _.plural("{n} touch added", "{n} touches added", counts.touches_added),
    )
    say(" · ".join(parts), aside=True)


def _write(_: Words, setting: Setting, target: _Target, proposal: Proposal) -> None:
    account = proposal.account
    output = target.output
    if output is None and target.into is not None:
        output = target.into.path
    if output == STANDARD_OUTPUT:
        click.echo(exporting.account_file(account).data, nl=False)
        return
    if output is not None:
        files.write(output, exporting.account_file(account), overwrite=target.may_replace)
        say(_("Written: {file}", file=str(output)), aside=True)
        return
    store = open_store(setting)
    into = target.into.stored if target.into is not None else None
    importing.accept(store, proposal, into, user(store))
    said = _("In the store: {name} ({id})", name=account.name, id=account.id)
    say(said, aside=True)
