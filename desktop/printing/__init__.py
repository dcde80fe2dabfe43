"""Paper: plain data objects laid out as finished PDFs."""
