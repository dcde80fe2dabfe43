"""A text of the wall, changed beside a picture of what will be printed."""
