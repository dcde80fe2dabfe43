"""Tables of the exchange: feeds, ops, records, and what is remembered of replicas."""
