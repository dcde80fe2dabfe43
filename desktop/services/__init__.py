"""What a user can do: one verb, one function, for window and command line alike."""
