"""活动: what the station did, who took part, and the pictures."""
