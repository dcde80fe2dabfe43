"""打印: choose a document, see the very PDF, save or print it."""
