"""Column headers and value words, in both languages, that import and export share."""
