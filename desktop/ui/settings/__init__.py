"""设置: who the station is, who keeps it, copies and checks, how big letters are."""
