"""The window's speed beside a bare Qt window and beside Anki, in one run."""
