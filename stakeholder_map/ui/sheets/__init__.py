"""Tables to type in: one editor, blocks pasted into it, several cells at once."""
