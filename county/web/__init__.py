"""The plain page for administrators of county and town."""
