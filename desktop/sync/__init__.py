"""How a station and its county exchange records and photos (docs/protocol.md)."""
