"""The county platform: feeds of a county, its towns and stations, for stations that sync."""
