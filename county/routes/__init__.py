"""HTTP: unpack, limit, call a verb, pack."""
