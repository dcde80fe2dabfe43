"""Sheets larger than the printer: tiled onto A4, or for a print shop with bleed and marks."""
