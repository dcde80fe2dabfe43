"""照片墙: every picture of what the station did, month by month."""
