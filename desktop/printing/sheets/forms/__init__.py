"""What is filled in or written on by hand."""
