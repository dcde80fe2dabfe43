"""交接 in the window: the file for the next clerk, its papers, and the emptied PC."""
