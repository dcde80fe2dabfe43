"""This station and its county: joining, runs over the line or by files, conflicts, what leaves."""
