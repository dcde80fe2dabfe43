"""The rights of a person over their data: to see all of it, to have it corrected, to have it go."""
