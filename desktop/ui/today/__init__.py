"""今日, where the clerk begins: what is due, the week, the month, the latest pictures."""
