"""花名册: a table of volunteers at the left, one person at the right."""
