"""``list``, ``add``, ``history`` and ``backup``: the store."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from stakeholder_map.cli import options
from stakeholder_map.cli.frame import Meaning, Option, Setting, SpokenCommand
from stakeholder_map.cli.source import open_store, row_of, user
from stakeholder_map.cli.tell import say, say_json, say_problems, say_table
from stakeholder_map.services import files, keeping
from stakeholder_map.storage.revision import Kind, Revision
from stakeholder_map.storage.store import AccountRow
from stakeholder_map.words import N_, Words
from stakeholder_map.words.figures import UNKNOWN, day

_KINDS = {
    Kind.CREATED: N_("created"),
    Kind.SAVED: N_("changed"),
    Kind.UNDONE: N_("undone"),
    Kind.REDONE: N_("redone"),
    Kind.ERASED: N_("person erased"),
}


def _setting() -> Setting:
    found = click.get_current_context().find_object(Setting)
    assert found is not None
    return found


def list_command(_: Words) -> click.Command:
    """Return the command that lists the store's accounts."""

    def run(search: str, as_json: bool) -> None:
        rows = open_store(_setting()).accounts(search)
        if as_json:
            say_json({"accounts": [_row_json(row) for row in rows]})
            return
        if not rows:
            say(_("No account."))
            return
        headers = (_("Id"), _("Account"), _("People"), _("Running"), _("Decide by"), _("Changed"))
        lines = [
            (
                row.id,
                row.name,
                str(row.people),
                str(row.running),
                day(_, row.decide_by),
                f"{row.changed_at.astimezone():%Y-%m-%d %H:%M}",
            )
            for row in rows
        ]
        say_table(headers, lines, "  rr")

    return SpokenCommand(
        _,
        name="list",
        callback=run,
        help=_("List the accounts of the store, those that the app shows."),
        examples=(
            "stakeholder-map list",
            "stakeholder-map list 华东",
            "stakeholder-map list --json",
        ),
        params=[
            Meaning(
                "search",
                default="",
                required=False,
                metavar="[SEARCH]",
                meaning=_(
                    "Only where each word is in a name: of the account, a person, a decision."
                ),
            ),
            options.as_json(_),
            options.language(_),
        ],
    )


def add_command(_: Words) -> click.Command:
    """Return the command that brings account files into the store."""

    def run(paths: tuple[Path, ...]) -> None:
        setting = _setting()
        store = open_store(setting)
        opened = files.bring_files(store, paths, user(store), setting.today)
        for account in opened.added:
            say(_("Added: {name} ({id})", name=account.name, id=account.id))
        for account in opened.unchanged:
            say(_("There already: {name} ({id})", name=account.name, id=account.id))
        say_problems(_, opened.problems)
        if opened.problems:
            raise click.exceptions.Exit(1)

    path = click.Path(path_type=Path)
    return SpokenCommand(
        _,
        name="add",
        callback=run,
        help=_(
            "Bring account files into the store. A folder stands for all its .json files. An "
            "account that the store has in another state is not touched; exit code 1 then."
        ),
        examples=("stakeholder-map add nordklinik.json", "stakeholder-map add accounts/"),
        params=[
            Meaning(
                "paths",
                type=path,
                nargs=-1,
                required=True,
                metavar="PATH...",
                meaning=_("Account files, or folders of them."),
            ),
            options.language(_),
        ],
    )


def history_command(_: Words) -> click.Command:
    """Return the command that tells who changed what."""

    def run(account: str, limit: int, changes: bool, as_json: bool) -> None:
        store = open_store(_setting())
        revisions = store.history(row_of(store, account).id, limit=limit)
        if as_json:
            say_json({"revisions": [_revision_json(revision) for revision in revisions]})
        elif changes:
            for revision in revisions:
                _say_changes(_, revision)
        else:
            headers = (_("Version"), _("When"), _("Who"), _("What"), _("Fields"), _("Why"))
            say_table(headers, [_revision_row(_, revision) for revision in revisions], "r   r")

    return SpokenCommand(
        _,
        name="history",
        callback=run,
        help=_("Tell who changed an account of the store, when and why; the newest first."),
        examples=(
            "stakeholder-map history nordklinik",
            "stakeholder-map history nordklinik --changes --limit 3",
        ),
        params=[
            Meaning(
                "account",
                metavar="ACCOUNT",
                meaning=_("The id or name of an account in the store."),
            ),
            Option(
                ["--limit"],
                type=click.IntRange(min=1),
                metavar="NUMBER",
                default=20,
                help=_("How many revisions; 20 by default."),
            ),
            Option(["--changes"], is_flag=True, help=_("Each changed field, before and after.")),
            options.as_json(_),
            options.language(_),
        ],
    )


def backup_command(_: Words) -> click.Command:
    """Return the command that copies the store."""

    def run(path: Path) -> None:
        store = open_store(_setting())
        store.backup(path)
        say(_("Backed up: {place} → {file}", place=keeping.place(store), file=str(path)))

    return SpokenCommand(
        _,
        name="backup",
        callback=run,
        help=_(
            "Copy the store into one file while it is in use. A plain copy of the live file may "
            "be torn; this one is whole. Nothing is ever overwritten."
        ),
        examples=("stakeholder-map backup accounts-2026-03-05.sqlite",),
        params=[
            Meaning(
                "path",
                type=click.Path(path_type=Path),
                metavar="FILE",
                meaning=_("The new file."),
            ),
            options.language(_),
        ],
    )


def _row_json(row: AccountRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "version": row.version,
        "changed_at": row.changed_at.isoformat(),
        "changed_by": row.changed_by,
        "is_sample": row.is_sample,
        "people": row.people,
        "decisions": row.decisions,
        "running": row.running,
        "decide_by": row.decide_by.isoformat() if row.decide_by else None,
        "last_touch": row.last_touch.isoformat() if row.last_touch else None,
    }


def _revision_row(_: Words, revision: Revision) -> tuple[str, ...]:
    return (
        str(revision.version),
        f"{revision.at.astimezone():%Y-%m-%d %H:%M}",
        revision.by or UNKNOWN,
        _what(_, revision),
        str(len(revision.changes)),
        revision.why,
    )


def _what(_: Words, revision: Revision) -> str:
    kind = _(_KINDS[revision.kind])
    return kind if revision.target is None else f"{kind} ({revision.target})"


def _say_changes(_: Words, revision: Revision) -> None:
    version, when, who, what, _fields, why = _revision_row(_, revision)
    say("  ".join(part for part in (version, when, who, what, why) if part))
    for change in revision.changes:
        say(f"    {change.path}: {_short(change.before)} → {_short(change.after)}")


def _short(value: Any, most: int = 60) -> str:
    text = UNKNOWN if value is None else str(value)
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _revision_json(revision: Revision) -> dict[str, Any]:
    return {
        "version": revision.version,
        "at": revision.at.isoformat(),
        "by": revision.by,
        "why": revision.why,
        "kind": str(revision.kind),
        "target": revision.target,
        "changes": [change.model_dump(mode="json") for change in revision.changes],
    }
