"""The sentences of problems: where it is, what is wrong, how to mend it.

One entry for each code of ``model.problem.Problem``; a field that a problem does not fill
shows as "?", so that a sentence can always be said.
"""

from __future__ import annotations

from string import Formatter

from stakeholder_map.model.problem import Place, Problem, Weight
from stakeholder_map.words.catalogue import N_, Language, Words
from stakeholder_map.words.import_problems import IMPORTS
from stakeholder_map.words.readings import field_text
from stakeholder_map.words.store import STORE

#: code → (what is wrong, how to mend it)
SENTENCES: dict[str, tuple[str, str]] = {
    # The file as a whole
    "file_empty": (
        N_("There is nothing in the file."),
        N_("Export it again, or start from our template."),
    ),
    "playbook_file": (
        N_("This is no playbook file: it holds neither texts nor cases."),
        N_("Bring a file that was exported on the page Playbook."),
    ),
    "playbook_id_twice": (
        N_("The id “{id}” stands in the file twice."),
        N_("Give one of the two another id."),
    ),
    "file_too_large": (
        N_("The file is larger than {limit}."),
        N_("Split it, or leave out what does not belong to the account."),
    ),
    "file_encoding": (
        N_("The characters of the file cannot be read."),
        N_("Save it as UTF-8 (in Excel: CSV UTF-8) and try again."),
    ),
    "file_binary": (
        N_("This is not a table: the file holds no text."),
        N_("Bring a CSV or an Excel (.xlsx) file."),
    ),
    "file_old_excel": (
        N_("This is an Excel file of the old kind (.xls)."),
        N_("Open it in Excel or WPS and save it as .xlsx."),
    ),
    "file_password": (
        N_("The Excel file is protected by a password."),
        N_("Save it without a password and try again."),
    ),
    "file_damaged": (
        N_("The Excel file is damaged or was cut short."),
        N_("Open it in Excel or WPS, save it anew, or download it again."),
    ),
    "file_unpacks": (
        N_("The Excel file unpacks to more than {limit}."),
        N_("Copy the cells that matter into a new workbook."),
    ),
    "file_entities": (
        N_("The Excel file holds definitions that no spreadsheet writes, and was not opened."),
        N_("Copy the cells that matter into a new workbook."),
    ),
    "file_too_many_cells": (
        N_("The table reaches further than {limit}."),
        N_("Delete the empty rows and columns behind the data, or split the file."),
    ),
    "file_cell_too_long": (
        N_("A cell holds more than {limit} characters."),
        N_("Shorten the text in this cell."),
    ),
    "file_no_table": (
        N_("No row with column names was found."),
        N_("Put a row with names such as Name, Title, Department above the data."),
    ),
    "file_no_people": (
        N_("There are no people in the file."),
        N_("Bring the people first; ties and contact roles refer to them."),
    ),
    "file_kind_unknown": (
        N_("A file of the kind {found} cannot be read here."),
        N_("Bring a CSV or an Excel (.xlsx) file."),
    ),
    # Account files
    "file_format": (
        N_("This is no account file of a version that is known here (format: {found})."),
        N_("Open it with the version of the program that wrote it."),
    ),
    "file_json": (
        N_("The account file breaks off or is malformed at character {column} of this line."),
        N_("Take the last good copy, or export the account again."),
    ),
    "file_number": (
        N_("{value} is not a number that a file may hold."),
        N_("Replace it by a number, or remove the field: unknown is left out."),
    ),
    "file_key_twice": (
        N_("The account file names “{key}” twice in one record."),
        N_("Keep the one that is right: a program would silently take the last."),
    ),
    "file_date": (
        N_("Counted from {value}, a date of the file would leave the calendar."),
        N_("Correct as_of, the day of the sample, or leave it out: no date is moved then."),
    ),
    "file_nesting": (
        N_("The file is nested deeper than any account."),
        N_("Take the last good copy, or export the account again."),
    ),
    "field_unknown": (
        N_("There is no field of this name."),
        N_("Check its spelling; the file format is described in the documentation."),
    ),
    "field_missing": (
        N_("A field that has to be there is missing."),
        N_("Add it; the file format is described in the documentation."),
    ),
    "field_wrong": (
        N_("{value} cannot stand here."),
        N_("Correct the value; the file format is described in the documentation."),
    ),
    # The account as a whole
    "id_twice": (
        N_("The id {id} is used twice, first at {first}."),
        N_("Give one of the two another id."),
    ),
    "points_nowhere": (
        N_("It points to {id}, which is not in the account."),
        N_("Add what is meant, or remove the reference."),
    ),
    "tie_to_self": (
        N_("{person} is tied to themselves."),
        N_("Name two different people, or delete the tie."),
    ),
    "seat_twice": (
        N_("One person has two seats in “{decision}”."),
        N_("Keep one seat and give it all the roles."),
    ),
    "weights_sum": (
        N_("The weights of “{decision}” sum to {sum}, not to 100%."),
        N_("Correct them, or let them be scaled to 100%."),
    ),
    "reporting_circle": (
        N_("The reporting lines run in a circle: {people}."),
        N_("Correct one of these superiors, or make one line dotted."),
    ),
    "same_name": (
        N_("Several people are called {name}."),
        N_("If it is one person, merge them; otherwise tell them apart by title or department."),
    ),
    # Columns
    "column_name_missing": (
        N_("There is no column with people's names."),
        N_("Add a column Name, or say in the column mapping which one holds the names."),
    ),
    "column_tie_missing": (
        N_("A table of ties needs the columns From and To."),
        N_("Add them, or say in the column mapping which columns they are."),
    ),
    "column_unknown": (
        N_("This column is not one that is known here."),
        N_("Its values are kept in the person's private notes; map the column to move them."),
    ),
    "column_to_remark": (
        N_("This column is not one that is known here."),
        N_("Its values are kept in the remark; map the column to move them."),
    ),
    "column_twice": (
        N_("A column before this one already says the same ({first})."),
        N_("Only the first is read; map this column to something else or delete one."),
    ),
    "sheet_left_out": (
        N_("This sheet holds neither people nor ties and was left out."),
        N_("If it matters, check that its column names are known."),
    ),
    # Rows
    "row_skipped": (
        N_("The line “{value}” is no record and was left out."),
        N_("If it is one, fill the other columns."),
    ),
    "row_nameless": (
        N_("The row has no name and was left out ({value})."),
        N_("Fill the name; for a role that nobody known fills, add a missing seat on the map."),
    ),
    "row_deleted": (
        N_("The row is marked as deleted and was left out."),
        N_("Remove the mark if it still counts."),
    ),
    "formula_empty": (
        N_("The formula {value} has no stored result and is read as blank."),
        N_("Open the file in Excel or WPS and save it, or write the value."),
    ),
    # Values
    "value_too_long": (
        N_("The text is longer than {limit} characters and was cut."),
        N_("Shorten it, or move it to the notes."),
    ),
    "role_unknown": (
        N_("“{value}” is no role that is known here; it is kept as “not mapped”."),
        N_("Choose decision-maker, user, gatekeeper or influencer for it."),
    ),
    "support_unreadable": (
        N_("“{value}” cannot be read as support and is left unknown."),
        N_("Write a whole number from −5 to +5, or a word such as neutral or supporter."),
    ),
    "support_range": (
        N_("Support {value} lies outside −5 … +5 and is left unknown."),
        N_("Write a whole number from −5 (works against us) to +5 (sells for us)."),
    ),
    "support_scale": (
        N_("The column is on the scale {value}, not −5 … +5; its numbers are left unknown."),
        N_("Write support from −5 (works against us) to +5 (sells for us)."),
    ),
    "support_rounded": (
        N_("Support {value} was rounded to {read}."),
        N_("Write a whole number if another one is meant."),
    ),
    "share_unreadable": (
        N_("“{value}” cannot be read as a share and is left unknown."),
        N_("Write a share such as 0.4 or 40%."),
    ),
    "share_range": (
        N_("{value} is no share between 0 and 100% and is left unknown."),
        N_("Write a share such as 0.4 or 40%."),
    ),
    "level_unknown": (
        N_("“{value}” is no level that is known here and is left unknown."),
        N_("Write upper, middle or working level (1 is the top)."),
    ),
    "yes_no_unknown": (
        N_("“{value}” is neither yes nor no and is left out."),
        N_("Write yes or no."),
    ),
    "date_unreadable": (
        N_("“{value}” is no date that can be read and is left out."),
        N_("Write it as year-month-day, for example 2026-03-05."),
    ),
    "date_ambiguous": (
        N_("{value} may be read two ways; it was read as {read}."),
        N_("Write dates as year-month-day, or change the reading in the preview."),
    ),
    "date_future": (
        N_("{read} has not come yet, so it cannot be the last contact; it is left out."),
        N_("Correct the date, or change its reading in the preview."),
    ),
    "external_unknown": (
        N_("“{value}” names no organisation; the person stays inside the account."),
        N_("Write the organisation's name."),
    ),
    # People who are referred to
    "superior_unknown": (
        N_("{value}, to whom {person} reports, is not among the people."),
        N_("Add that person, or correct the name."),
    ),
    "superior_self": (
        N_("{person} reports to themselves; the line was left out."),
        N_("Name another superior, or leave the cell blank."),
    ),
    "person_ambiguous": (
        N_("Several people are called {value}; it is not clear who is meant."),
        N_("Refer to the person by id, by e-mail, or as “name (department)”."),
    ),
    "tie_person_unknown": (
        N_("{value} is not among the people; the tie was left out."),
        N_("Add that person, or correct the name."),
    ),
    "tie_person_missing": (
        N_("The tie has only one end and was left out."),
        N_("Fill both From and To."),
    ),
    "tie_kind_unknown": (
        N_("“{value}” is no kind of tie that is known here; the tie was left out."),
        N_("Write reports to, influences, allied, conflict or informal."),
    ),
    "tie_kind_missing": (
        N_("The tie says no kind and was left out."),
        N_("Write reports to, influences, allied, conflict or informal."),
    ),
    "tie_twice": (
        N_("The tie from {source} to {target} stands here a second time and was left out."),
        N_("Delete one of the two rows."),
    ),
    "contact_unknown": (
        N_("The contact {value} is not among the people; the role was left out."),
        N_("Export the contact too, or delete the row."),
    ),
    "several_decisions": (
        N_("The file holds the roles of {count} opportunities; all went into one decision."),
        N_("Import one opportunity at a time if they are different decisions."),
    ),
    "same_person_twice": (
        N_("{name} stands in several rows with the same {key}; kept apart until you answer."),
        N_("Say whether it is one person or two."),
    ),
    "note_veto": (
        N_("“{value}” stands in a remark and was kept as a remark only; it gives no veto."),
        N_("If it is so, choose “holds a veto” for this remark among the words above."),
    ),
    "kept_entered": (
        N_("{field} of {person} says “{mine}” and stays; the other row says “{value}”."),
        N_("Change it by hand if the other row is right."),
    ),
    **IMPORTS,
    **STORE,
}


def problem_text(_: Words, problem: Problem) -> str:
    """Return the problem as one line: "where: what. how to mend."

    A code without a sentence (one of a newer version) is named, so that nothing is swallowed.
    """
    where = place_text(_, problem.place)
    what = f"{problem_what(_, problem)} {problem_mend(_, problem)}".strip()
    if _.language is Language.ZH:
        what = what.replace("。 ", "。")
    colon = "：" if _.language is Language.ZH else ": "
    return f"{where}{colon}{what}" if where else what


def problem_what(_: Words, problem: Problem) -> str:
    """Return what is wrong, without place and mend."""
    return _filled(_, SENTENCES.get(problem.code, (N_("Problem {code}."), ""))[0], problem)


def problem_mend(_: Words, problem: Problem) -> str:
    """Return how to mend it, or "" where nothing is known."""
    mend = SENTENCES.get(problem.code, ("", ""))[1]
    return _filled(_, mend, problem) if mend else ""


def place_text(_: Words, place: Place) -> str:
    """Return the place in words (file, sheet, row, column, path); "" where none is filled."""
    parts = [place.file]
    if place.sheet:
        parts.append(_("sheet “{sheet}”", sheet=place.sheet))
    if place.row is not None:
        parts.append(_("row {row}", row=place.row))
    if place.column:
        parts.append(_("column “{column}”", column=place.column))
    parts.append(place.path)
    between = "，" if _.language is Language.ZH else ", "
    return between.join(part for part in parts if part)


def weight_text(_: Words, weight: Weight) -> str:
    """Return the word for how much a problem weighs."""
    return _("Error") if weight is Weight.ERROR else _("Warning")


def _filled(_: Words, text: str, problem: Problem) -> str:
    wanted = {name for _text, name, _spec, _how in Formatter().parse(text) if name}
    known = {"code": problem.code, **problem.values}
    if "field" in known:
        known["field"] = field_text(_, known["field"])
    return _(text, **{name: known.get(name, "?") for name in wanted})
