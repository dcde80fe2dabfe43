"""The command line of `county`: one module a group of verbs."""
