"""Files that go next to paper: Word texts, the town's own forms, long pictures, press briefs."""
