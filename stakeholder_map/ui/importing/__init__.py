"""A file on its way in: columns, preview, problems, changes, progress."""
