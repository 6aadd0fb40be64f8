"""Sheets: parts of an account as rows and columns that people type into, without any drawing.

A cell holds what the user sees and types (words in the session's language, names, "30"); a
codec turns it into a value of the model and back. Rows are known by the id of their record,
never by their position. What cannot be understood is refused cell by cell, with a reason.
"""
