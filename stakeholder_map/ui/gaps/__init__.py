"""The parts of the gaps page: findings, accepting them, the table of rules, coverage."""
