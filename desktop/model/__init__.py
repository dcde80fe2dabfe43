"""Words, records and pure rules: true without a disk, a line, paper or a window."""
