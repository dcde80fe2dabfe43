"""The line to the county: HTTP, trust, speed, and what it means when nothing comes back."""
