"""The one door to work off the window."""
