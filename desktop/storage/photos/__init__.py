"""Photo volumes: encrypted bytes, where each picture lies, who needs it, room taken back."""
