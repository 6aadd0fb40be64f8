"""The facts: pure, immutable values and the functions that change and compare them."""
