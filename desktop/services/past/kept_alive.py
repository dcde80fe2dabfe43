"""What kept a record that somebody deleted: the row of the feed that the parked delete lost to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from desktop.model.kinds import ALL
from desktop.storage.database import Store
from desktop.sync.incoming.conflicts import Parked
from desktop.sync.wire.protocol import REMOVED_NAME, decoded

#: Of an entry of `revived`: its record, and the row of the parked delete (protocol section 4).
_RECORD, _DELETE_ROW = 1, 3


def row_that_kept(store: Store, parked: Parked) -> int | None:
    """The row of a change or of a child that a parked delete had not seen.

    Args:
        store: the records file.
        parked: a conflict about `removed`.

    Returns:
        The row in the conflict's feed; None where the rows are kept no more.
    """
    return _told(store, parked) or _revived(store, parked) or _newest_before(store, parked)


def _told(store: Store, parked: Parked) -> int | None:
    """As the county told it of a delete of this PC's."""
    detail = store.one(
        "SELECT o.detail FROM sync_row AS r JOIN sync_op AS o ON o.replica = r.replica "
        "AND o.n = r.n WHERE r.feed = ? AND r.row = ?",
        (parked.feed, parked.row),
    )
    told: Mapping[str, Any] = json.loads(detail) if detail else {}
    stands = told.get(REMOVED_NAME)
    return int(stands[1]) if isinstance(stands, list) and stands[1] else None


def _revived(store: Store, parked: Parked) -> int | None:
    """The change that brought the record back from that delete."""
    rows = store.rows(
        "SELECT row, outcome FROM sync_row WHERE feed = ? AND row > ? AND instr(outcome, ?) "
        "AND instr(outcome, '\"revived\"') ORDER BY row DESC",
        (parked.feed, parked.row, parked.record),
    )
    for row, outcome in rows:
        for entry in decoded(outcome)["revived"]:
            if entry[_RECORD] == parked.record and parked.row in entry[_DELETE_ROW:]:
                return int(row)
    return None


def _newest_before(store: Store, parked: Parked) -> int | None:
    """The last change of the record, or coming of a child, by another PC before the delete."""
    touched, values = _touched(parked)
    return store.one(  # type: ignore[no-any-return]
        f"WITH touched AS ({touched}) SELECT max(r.row) FROM touched AS t JOIN "
        "(SELECT seq, row, replica FROM sync_op WHERE row IS NOT NULL UNION ALL "
        "SELECT seq, row, replica FROM sync_row WHERE feed = ?) AS r ON r.seq = t.seq "
        "WHERE r.row < ? AND r.replica <> ?",
        (*values, parked.feed, parked.row, parked.replica),
    )


def _touched(parked: Parked) -> tuple[str, list[str]]:
    """Journal rows of a record, and of those that came to refer to it."""
    parts = ["SELECT seq FROM journal WHERE kind = ? AND record_id = ?"]
    values = [parked.kind, parked.record]
    for kind in ALL.values():
        for field in kind.fields:
            if field.refers_to != parked.kind:
                continue
            parts.append(
                "SELECT j.seq FROM journal AS j JOIN journal_payload AS p ON p.seq = j.seq "
                f"WHERE j.kind = ? AND j.record_id IN (SELECT id FROM [{kind.name}] "
                f"WHERE [{field.name}] = ?) AND json_extract(p.body, '$.after.{field.name}') = ?"
            )
            values += [kind.name, parked.record, parked.record]
    return " UNION ALL ".join(parts), values
