"""What was: history, undo and redo, the trash."""
