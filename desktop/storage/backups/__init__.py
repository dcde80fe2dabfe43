"""Backups on the disk: written, read, checked, kept on shelves, taken back."""
