"""Where picture bytes lie: a folder, or any S3-compatible store."""
