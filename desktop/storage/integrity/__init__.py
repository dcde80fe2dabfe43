"""What doctor looks at: records, keys, photos and search words against each other."""
