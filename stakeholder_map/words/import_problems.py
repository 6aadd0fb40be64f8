"""The sentences of problems with graph files, our own workbook, and saved mappings."""

from __future__ import annotations

from stakeholder_map.words.catalogue import N_

#: code → (what is wrong, how to mend it)
IMPORTS: dict[str, tuple[str, str]] = {
    # Graph files
    "xml_entities": (
        N_("The graph file declares a document type or entities, and was not opened."),
        N_("Export it again without them; no graph program needs them."),
    ),
    "xml_damaged": (
        N_("The graph file is malformed or was cut short."),
        N_("Export it again as GraphML or GEXF."),
    ),
    "xml_deep": (
        N_("The graph file is nested deeper than any graph."),
        N_("Export it again as GraphML or GEXF."),
    ),
    "people_from_ties": (
        N_("There is no list of people; the {count} names in the ties are taken as people."),
        N_("Bring a list of people too, if more is known of them."),
    ),
    "relation_taken": (
        N_("No column says what kind of tie it is; all are read as “is close to”."),
        N_("Choose another kind among the words above, or add a column Relation."),
    ),
    "calendar_is_ours": (
        N_("The calendar holds our dates and tasks; a customer gets none."),
        N_("Choose --audience team or management."),
    ),
    # Our own workbook
    "blank_kept": (
        N_("The cell is blank; “{value}” stays."),
        N_("A blank removes nothing: empty the field in the app if it is wrong."),
    ),
    "stance_future": (
        N_("{value} has not come yet, so nobody's stance of that day is known; left out."),
        N_("Correct the date."),
    ),
    "value_refused": (
        N_("“{value}” cannot stand here; the row is left as it was."),
        N_("Shorten or correct it."),
    ),
    "cell_missing": (
        N_("A cell that has to be filled is blank; the row was left out."),
        N_("Fill it, or delete the row."),
    ),
    "word_unknown": (
        N_("“{value}” is none of the words of this column and is left out."),
        N_("Write one of the words that other rows of the column use."),
    ),
    "reference_unknown": (
        N_("“{value}” is not in the account and is left out."),
        N_("Correct the name, or add a row for it in its own sheet."),
    ),
    "seat_there": (
        N_("This person has a seat in this decision already; the row was left out."),
        N_("Change the row of that seat."),
    ),
    "pairs_unreadable": (
        N_("“{value}” cannot be read as ids of other systems and is left out."),
        N_("Write system=id, several with ; between them."),
    ),
    "number_unreadable": (
        N_("“{value}” is no number that may stand here and is left out."),
        N_("Write a whole number from 0 to 4."),
    ),
    # Mappings and profiles
    "imported_meanwhile": (
        N_("Somebody brought {name} into this account since the preview, so nothing was saved."),
        N_("Look through the import again; it now knows what came meanwhile. Then agree again."),
    ),
    "file_is_account": (
        N_("This is an account file, no table."),
        N_("Open it as an account file, below on the page Import, or with the command “add”."),
    ),
    "map_unknown": (
        N_("There is no column mapping called {name}. There are: {known}."),
        N_("Save one in the preview of an import, or name a file (.json)."),
    ),
    "map_malformed": (
        N_("This is no column mapping: {reason}."),
        N_("It is a JSON object, column name to field, such as {example}."),
    ),
    "into_twice": (
        N_("--into and --account both say where the people go."),
        N_("Leave one of them out."),
    ),
    "profile_unfit": (
        N_("The columns are not those of {profile}; they look like {found}."),
        N_("Leave --profile out, or name the right one."),
    ),
}
