"""Papers about this program itself."""
