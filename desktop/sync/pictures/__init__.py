"""Pictures up and down, each on at the byte where it was."""
