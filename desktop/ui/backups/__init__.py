"""Backups that the window makes by itself: at the start, at the end, and what it says of them."""
