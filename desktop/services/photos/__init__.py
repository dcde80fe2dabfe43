"""Pictures: taken in, turned, shown on the wall, fetched from elsewhere."""
