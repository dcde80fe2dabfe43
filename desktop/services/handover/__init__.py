"""Change of hands: one file for the next clerk, the sheet beside it, and a PC that is emptied."""
