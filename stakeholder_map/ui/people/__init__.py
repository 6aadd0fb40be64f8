"""One person: the form, rating, freshness, leaving, and two who are one."""
