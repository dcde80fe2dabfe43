"""The county platform: feeds of a county, its towns and stations, for stations that sync."""

import logging

# Where `logbook` has not begun a log, a person is told in sentences, and in nothing else.
logging.getLogger(__name__).addHandler(logging.NullHandler())
