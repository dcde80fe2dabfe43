"""What needs a person today, and the month in figures."""
