"""同步: whether all has reached the county, what waits, and what a person has to decide."""
