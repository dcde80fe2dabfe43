"""Clerks' PINs and passphrases as they are given, changed and taken back in the window."""
