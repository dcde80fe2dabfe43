"""Shapes of what stands: records, conflicts, references. No rules and no SQL."""
