"""What stands at a county, for tests to look at."""

from county.store import records
from county.store.engine import reading


def record(pc, kind, record_id):
    """A record of a PC's station as the county holds it."""
    with reading(pc.bureau.engine) as connection:
        return records.load(connection, pc.station, [(kind, record_id)])[0]
