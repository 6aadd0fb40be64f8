"""Quick add: one line from any page, and the button that opens it."""
