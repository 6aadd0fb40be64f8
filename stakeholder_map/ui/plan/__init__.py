"""The parts of the plan page: tasks, calendar, outreach, moves, stages, who knows whom."""
