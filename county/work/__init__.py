"""What the county does: one verb a module, one transaction each."""
