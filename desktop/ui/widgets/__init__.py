"""Reusable parts of screens: they show and emit, and know no record and no door."""
