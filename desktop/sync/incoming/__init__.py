"""What comes down: proved, laid into the records, settled with what this PC had set."""
