"""Whose hand set a value that stands, or one that is parked beside it, and when.

The journal tells most of it. What it can't tell stands in the rows sync keeps: a value that came
up when one of this PC's lost, and one that a reopened conflict has put back, are still the values
of whoever wrote them first.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.model.fitting import is_moment
from desktop.model.kind import Record
from desktop.services.desk import Desk
from desktop.services.past.kept_alive import row_that_kept
from desktop.services.past.origins import Origins
from desktop.services.sync.replicas import REPLICA, former_replicas
from desktop.storage import journal
from desktop.storage.columns import REMOVED
from desktop.storage.journal import LOCAL, REMOTE, Entry
from desktop.sync import feeds
from desktop.sync.incoming.conflicts import Parked
from desktop.sync.outgoing.ops import REOPEN
from desktop.sync.wire.protocol import REMOVED_NAME, decoded

UNKNOWN = "已查不到是谁"


@dataclass(frozen=True, slots=True)
class Hand:
    """Who and when.

    Args:
        who: the clerk, with the PC where it was another one.
        at: ISO, as that PC's clock had it; empty where nobody knows.
        here: whether it was on this PC.
    """

    who: str
    at: str
    here: bool


class Hands:
    """Looks them up.

    Args:
        desk: the open station.
        origins: names of clerks and PCs.
    """

    def __init__(self, desk: Desk, origins: Origins) -> None:
        self._desk, self._origins = desk, origins
        self._feed = desk.station.text("division_code")
        self._mine = {
            desk.settings.get(REPLICA),
            *(old.replica for old in former_replicas(desk.settings)),
        }

    def of_parked(self, parked: Parked) -> Hand:
        """Who wrote a value that lost."""
        if parked.replica:
            return self._hand(parked.clerk, parked.replica, parked.at)
        return self._of_row(parked.row) or Hand(UNKNOWN, "", here=False)

    def of_standing(self, record: Record, parked: Parked) -> Hand:
        """Who wrote the value that stands beside it."""
        if parked.field == REMOVED_NAME and not record.removed_at:
            kept = row_that_kept(self._desk.store, parked)
            hand = self._of_row(kept) if kept else None
            if hand:
                return hand
        name = REMOVED if parked.field == REMOVED_NAME else parked.field
        entries = [
            entry
            for entry in journal.history(self._desk.store, record.kind.name, record.id)
            if name in entry.after or entry.action == "insert"
        ]
        found = self._first_hand(entries)
        if found is None:
            return Hand(UNKNOWN, "", here=False)
        if found.origin == REMOTE and found.op_replica is None:
            return self._by_verdict(parked) or Hand(UNKNOWN, "", here=False)
        if found.origin == LOCAL:
            return Hand(self._origins.who(found.clerk, LOCAL, None), found.at, here=True)
        return self._hand(found.clerk, found.op_replica, self._written_at(found))

    def _written_at(self, entry: Entry) -> str | None:
        """When a pulled change was made, by that PC's clock; its journal row tells when it came.

        An operation that gave several journal rows lies with the first of them.
        """
        line = self._desk.store.one(
            "SELECT p.op_bytes FROM journal AS j JOIN journal AS o ON o.kind = j.kind "
            "AND o.record_id = j.record_id AND o.op_replica = j.op_replica "
            "AND o.op_seq = j.op_seq JOIN journal_payload AS p ON p.seq = o.seq "
            "WHERE j.seq = ? AND p.op_bytes IS NOT NULL",
            (entry.seq,),
        )
        told = decoded(line).get("t") if line else None
        return told if is_moment(told) else None

    def _first_hand(self, entries: Sequence[Entry]) -> Entry | None:
        """The newest entry that is somebody's own, below all that only put a value back."""
        place = len(entries) - 1
        while place >= 0:
            entry = entries[place]
            if entry.undo_of is not None:
                undone = [n for n, one in enumerate(entries) if one.seq == entry.undo_of]
                place = (undone[0] if undone else place) - 1
            elif self._opens_again(entry):
                place -= 2  # itself, and the choice it takes back
            else:
                return entry
        return None

    def _opens_again(self, entry: Entry) -> bool:
        store = self._desk.store
        if entry.origin == LOCAL:
            verb = store.one("SELECT verb FROM journal_group WHERE id = ?", (entry.group_id,))
            return bool(verb == REOPEN)
        line = store.one("SELECT op_bytes FROM journal_payload WHERE seq = ?", (entry.seq,))
        return bool(line) and decoded(line).get("a") == REOPEN

    def _by_verdict(self, parked: Parked) -> Hand | None:
        """Who wrote what came up when the county judged an operation of this PC."""
        found = self._desk.store.rows(
            "SELECT o.detail FROM sync_conflict AS c "
            "JOIN sync_row AS r ON r.feed = c.feed AND r.row = c.row "
            "JOIN sync_op AS o ON o.replica = r.replica AND o.n = r.n "
            "WHERE c.kind = ? AND c.record = ? AND c.field = ? AND o.detail IS NOT NULL "
            "ORDER BY c.row DESC LIMIT 1",
            (parked.kind, parked.record, parked.field),
        )
        told: Mapping[str, Any] = json.loads(found[0][0]) if found else {}
        stands = told.get(parked.field)
        return self._of_row(int(stands[1])) if isinstance(stands, list) else None

    def _of_row(self, row: int) -> Hand | None:
        """Who made the operation in a row of the station's feed, if the row is still kept."""
        found = self._desk.store.rows(
            "SELECT seq, bytes, replica, n FROM sync_row WHERE feed = ? AND row = ?",
            (self._feed, row),
        )
        if not found:
            return None
        replica = str(found[0][2])
        line = feeds.operation(self._desk.store, *found[0])
        op = decoded(line) if line else {}
        at = op.get("t")
        return self._hand(op.get("w"), replica, at if is_moment(at) else None)

    def _hand(self, clerk: str | None, replica: str | None, at: str | None) -> Hand:
        who = self._origins.who(clerk, REMOTE, replica)
        return Hand(who, at or "", here=replica in self._mine)
