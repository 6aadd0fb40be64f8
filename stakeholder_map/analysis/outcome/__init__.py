"""How the decision comes out, what is surest to move it, and what it does not survive."""
