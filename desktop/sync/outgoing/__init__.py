"""What goes up: journal rows become operations, in order, sealed where they must be."""
