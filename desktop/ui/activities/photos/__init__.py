"""Photos of an activity: chosen, taken in, in rows of tiles, on the whole screen."""
