"""The page of one activity: facts, who took part, what its file lacks."""
