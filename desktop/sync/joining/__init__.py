"""Who this PC is to the county: enrolment, keys, copies of a disk, going on as another."""
