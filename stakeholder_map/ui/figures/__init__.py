"""Numbers that open to why they are what they are."""
