"""Signed application forms taken in: the scan at the left, what stands on it at the right."""
