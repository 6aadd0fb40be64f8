"""The map page: the board, what is edited on it, and the panel of a person."""
