"""回收站: what was deleted, by whom and when, and back out of it."""
