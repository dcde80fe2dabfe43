"""Plans of a month and a year, and who is on duty."""
