"""The documents: each a plain data object and its layout."""
