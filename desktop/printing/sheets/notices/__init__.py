"""Notices in the layout of GB/T 9704-2012, and the poster of one activity."""
