"""The sentences of what can go wrong with the store and the command line, and the mend.

One entry for each code of ``storage.errors``, ``storage.folder`` and ``cli``;
``words.problems`` says them.
"""

from __future__ import annotations

from stakeholder_map.words.catalogue import N_

#: code → (what is wrong, how to mend it)
STORE: dict[str, tuple[str, str]] = {
    "no_such_account": (
        N_("There is no account with the id {id}."),
        N_("It may have been deleted; look at the list of accounts."),
    ),
    "account_exists": (
        N_("The account “{name}” is there already."),
        N_("Open it, or add the other one under a new id."),
    ),
    "no_such_version": (
        N_("“{name}” never had a version {version}."),
        N_("Choose one from its history."),
    ),
    "no_such_person": (
        N_("Neither “{name}” nor its history knows this person."),
        N_("Look at the list of people; nothing was erased."),
    ),
    "nothing_to_undo": (
        N_("There is nothing left to undo in “{name}”."),
        N_("It is as it was created."),
    ),
    "nothing_to_redo": (
        N_("There is nothing to redo in “{name}”."),
        N_("Only what was just undone can be redone."),
    ),
    "stale": (
        N_("{by} saved “{name}” meanwhile (version {version}); your change was not saved."),
        N_("Read it again and make your change once more."),
    ),
    "playbook_changed": (
        N_("{by} changed or deleted this text of the playbook meanwhile; yours was not saved."),
        N_("Copy what you wrote, look at the text as it is now, and change it once more."),
    ),
    "store_busy": (
        N_("Somebody else kept the database {path} busy for too long; nothing was saved."),
        N_("Try again; if it stays so, close other programs that have the file open."),
    ),
    "store_damaged": (
        N_("What is stored in {path} cannot be read ({reason})."),
        N_("Put the last backup in its place; keep the damaged file until that works."),
    ),
    "store_foreign": (
        N_("{path} is the database of another program and was not touched."),
        N_("Name another file in STAKEHOLDER_MAP_DB."),
    ),
    "store_newer": (
        N_("A newer version of this program wrote the database (schema {found}, known {known})."),
        N_("Update the program; nothing was changed."),
    ),
    "store_read_only": (
        N_("The database {path} may be read but not written."),
        N_("Give yourself the right to write the file and its folder."),
    ),
    "store_unreachable": (
        N_("The database {path} cannot be opened ({reason})."),
        N_("Check that its folder is there and yours, or that the server runs."),
    ),
    "store_disk": (
        N_("The disk of {path} is full or fails ({reason}); nothing was saved."),
        N_("Free some space and try again."),
    ),
    "store_address": (
        N_("“{address}” is no address of a database that can be used."),
        N_("Write sqlite:///path/to/file, or the URL of a PostgreSQL server with its driver."),
    ),
    "backup_exists": (
        N_("There is already a file at {path}; it was not overwritten."),
        N_("Choose another name for the backup."),
    ),
    "backup_elsewhere": (
        N_("This database stands on a server."),
        N_("Back it up with the server's own tools, for example pg_dump."),
    ),
    "erasure_waits": (
        N_("It is erased, but another program still reads old pages of the file."),
        N_("Close the other windows of the app; the pages go when the last one closes."),
    ),
    # A folder of account files
    "file_unreadable": (
        N_("The file cannot be read ({reason})."),
        N_("Check that it is there and that you may read it."),
    ),
    "file_unwritable": (
        N_("The file cannot be written ({reason})."),
        N_("Check that its folder is there and that you may write in it."),
    ),
    "file_there": (
        N_("There is a file of this name already, and it was not touched."),
        N_("Name another file, or replace this one with --force."),
    ),
    "account_differs": (
        N_("The account “{name}” is in the store already, in another state; it was not touched."),
        N_("Delete the one in the store first, or give the account in the file another id."),
    ),
    # The command line
    "account_ambiguous": (
        N_("Several accounts are called “{name}”."),
        N_("Name one by its id: {ids}."),
    ),
    "decision_unknown": (
        N_("“{account}” has no decision “{name}”."),
        N_("It has: {known}."),
    ),
    "question_unknown": (
        N_("There is no question {key}."),
        N_("Run the import without the answer to see the questions."),
    ),
    "app_missing": (
        N_("The app is not installed with this program."),
        N_("Start it in a checkout: python3 run.py"),
    ),
    "no_decision": (
        N_("“{name}” has no decision yet."),
        N_("Add one in the app, or import the people with --decision."),
    ),
    "person_unknown": (
        N_("“{name}” has nobody called {value}."),
        N_("Look at the list of people; a person can be named by id too."),
    ),
    "person_not_shown": (
        N_("{value} may not be in a customer's file: gone, or an influence that only we know of."),
        N_("Leave this person out."),
    ),
    "font_missing": (
        N_("There is no Chinese font on this machine, and the picture has Chinese letters."),
        N_("Install one, for example Noto Sans CJK, or export it as SVG or HTML."),
    ),
    "plan_is_internal": (
        N_("The account plan is for our own house; there is none for the customer."),
        N_("Export it with --audience team or management, or another format for the customer."),
    ),
    "json_is_private": (
        N_("An account file holds everything, private remarks too; it is for the team only."),
        N_("Export it with --audience team, or as html for others."),
    ),
}
