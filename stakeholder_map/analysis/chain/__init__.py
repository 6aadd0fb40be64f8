"""One decision as arrays, solved: attention, weights, power, influence, and whom we reach."""
