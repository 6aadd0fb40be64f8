"""Who of us does what next: talks, tasks that rules make, and what a stage asks for."""
