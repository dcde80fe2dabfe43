"""An activity being written down or planned: facts, people, texts."""
