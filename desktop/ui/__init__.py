"""Pixels: widgets show and emit; they never query, fetch or save."""
