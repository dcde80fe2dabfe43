"""Scans of signed sign-in sheets: read, and attached to the activity each belongs to."""
