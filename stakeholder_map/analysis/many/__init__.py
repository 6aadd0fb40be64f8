"""The same figures for thousands of decisions at once, without a matrix for each."""
