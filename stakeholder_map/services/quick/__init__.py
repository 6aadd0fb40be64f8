"""Quick add: one typed line becomes fields that are shown before anything is saved.

The grammar is written down in docs/entry.md. ``reading.read_line`` takes a line apart,
``guesses`` says what a title suggests, ``putting.put`` writes what was agreed to.
"""
