"""What a clerk had seen when a change was made: a row of the own feed, others for some fields."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop.storage.database import Store
from desktop.storage.settings import Settings
from desktop.sync import feeds
from desktop.sync.incoming.verdicts import taken_by, touched_by
from desktop.sync.joining import lives
from desktop.sync.outgoing.ops import DELETE, Draft
from desktop.sync.wire.protocol import decoded

_OWN_OPS = """
SELECT o.bytes, o.row, o.replica, o.verdict, o.n, r.row, r.outcome FROM json_each(?1) AS i
JOIN journal AS j ON j.record_id = i.value JOIN sync_op AS o ON o.seq = j.seq
LEFT JOIN sync_row AS r ON r.feed = ?2 AND r.row = o.row
WHERE o.bytes IS NOT NULL AND j.origin = 'local' AND o.verdict IS NOT 'reissued'
AND (o.verdict IS NOT 'rejected' OR o.n IN
  (SELECT n FROM sync_attention WHERE state = 'open' AND replica = o.replica))
ORDER BY o.seq, o.n
"""


#: (kind, record) -> field -> (what was seen then, place in the feed or None).
Prior = dict[tuple[str, str], dict[str, tuple[int, int | None]]]


@dataclass(slots=True)
class Seen:
    """What clerks had seen, and what of their own work was not settled.

    Args:
        marks: (journal row, row of the own feed, whether the county knows it still), rising.
        prior: (kind, record) -> field -> (what was seen then, place in the feed or None) of the
            last own operation that set it.
    """

    marks: list[tuple[int, int, int]]
    prior: Prior = field(default_factory=dict)

    def at(self, seq: int) -> tuple[int, bool]:
        """The row seen when a journal row was written, and whether the county knows it still."""
        place = bisect_left(self.marks, (seq,)) - 1
        if place < 0:
            return 0, True
        return self.marks[place][1], bool(self.marks[place][2])

    def base(self, draft: Draft, seq: int) -> bool:
        """Say in a draft what had been seen: a row for all, another where own work lay on top.

        Args:
            draft: to be completed.
            seq: its journal row.

        Returns:
            Whether the county knows all of that still.
        """
        base, clear = self.at(seq)
        # An own operation without a place then, or with one not read yet: what it had seen stands.
        draft.base = base
        prior = self.prior.get((draft.kind, draft.record))
        if prior is None:
            return clear
        held = {
            name: then
            for name, (then, place) in prior.items()
            if (place is None or place > base) and then != base
        }
        if draft.action == DELETE and held:
            # The record as a whole was seen no later than its oldest pending field.
            draft.base = min(base, *held.values())
            held = {}
        draft.older = {name: then for name, then in held.items() if name in draft.touched}
        return clear

    def note(self, draft: Draft) -> None:
        """Later changes of the same fields lie on top of this one."""
        of_record = self.prior.setdefault((draft.kind, draft.record), {})
        of_record |= dict.fromkeys(draft.touched, (draft.base, None))
        of_record |= {name: (row, None) for name, row in draft.older.items()}

    def note_own(
        self,
        op: Mapping[str, Any],
        row: int | None,
        *,
        taken: Collection[str],
        shared: int | None = None,
    ) -> None:
        """The same of an operation that was frozen before.

        Args:
            op: its members.
            row: its place, if it has one.
            shared: the last row that the life in which it names rows shares with the present one;
                None where that is the present one.
            taken: the fields that the county took from a former id of this PC. To the county
                that is somebody else; so what it set counts as seen.
        """
        of_record = self.prior.setdefault((op["k"], op["i"]), {})
        older = op.get("x", {})
        for name in touched_by(op):
            then = int(older.get(name, op["b"]))
            then = then if shared is None else min(then, shared)
            of_record[name] = (row if name in taken and row is not None else then, row)


def seen_by(store: Store, replica: str, records: Sequence[str], done: int) -> Seen:
    """What is known of the time after a journal row.

    Args:
        store: the records file.
        replica: whose operations are being frozen.
        records: those that may have been changed before.
        done: the journal row.
    """
    below = store.one("SELECT max(seq) FROM sync_mark WHERE seq <= ?", (done,))
    marks = store.rows(
        "SELECT seq, row, clear FROM sync_mark WHERE seq >= ? ORDER BY seq", (below or 0,)
    )
    seen = Seen([(seq, row, clear) for seq, row, clear in marks])
    listed = json.dumps(sorted(set(records)))
    found = store.rows(_OWN_OPS, (listed, feeds.own_feed(store))) if records else []
    settings, reached = Settings(store), feeds.cursor(store, feeds.own_feed(store)).row
    for line, row, made_by, verdict, n, read, outcome in found:
        op = decoded(line)
        # What only a verdict told of, and no row yet, the county may have lost since.
        told_only = read is None and row is not None and row > reached
        former = made_by != replica and not told_only
        taken = taken_by(op, verdict, read, outcome) if former else []
        shared = lives.shared_up_to(lives.of(settings, made_by), n)
        seen.note_own(op, row, taken=taken, shared=shared)
    return seen
