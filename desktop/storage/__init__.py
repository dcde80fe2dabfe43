"""What is on the disk: encrypted SQLite through sqlite-utils, and nothing above it."""
