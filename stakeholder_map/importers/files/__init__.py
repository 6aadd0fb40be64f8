"""The bytes of one kind of file → sheets of text, behind a guard that looks before it opens."""
