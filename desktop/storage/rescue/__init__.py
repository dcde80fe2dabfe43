"""What can still be read of a damaged records file, page by page."""
