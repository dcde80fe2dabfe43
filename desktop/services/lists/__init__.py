"""What all lists share: narrowing, order, columns, many rows changed or handed out at once."""
