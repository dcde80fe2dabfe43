"""Files next to paper, made from the window: Word, pictures, press briefs, the town's forms."""
