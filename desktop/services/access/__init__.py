"""Who may open the station, with what, and on which PC (ADR 0020)."""
