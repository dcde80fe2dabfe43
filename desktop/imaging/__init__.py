"""Photos: looked at with suspicion, turned upright, made small; Qt-free."""
