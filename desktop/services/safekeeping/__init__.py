"""That nothing is lost: backups, the check-up, rescue of damaged stations, recovery."""
