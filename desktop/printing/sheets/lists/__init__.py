"""Lists and files: many rows over many pages, signed at the end."""
