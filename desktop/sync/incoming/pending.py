"""What this PC has set and the county has not judged yet: it stays on top of what arrives."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from desktop.storage.columns import REMOVED
from desktop.storage.database import Store
from desktop.storage.settings import Settings
from desktop.sync.incoming.verdicts import touched_by
from desktop.sync.outgoing.outbox import FROZEN
from desktop.sync.outgoing.waiting_rows import ASIDE
from desktop.sync.wire.protocol import REMOVED_NAME, decoded


@dataclass(frozen=True, slots=True)
class Change:
    """One unsettled change of a field.

    Args:
        seq: its journal row.
        before: the value it replaced.
        after: the value it set.
    """

    seq: int
    before: Any
    after: Any


@dataclass(slots=True)
class Pending:
    """Unsettled changes of some records: (kind, id) -> field -> changes, oldest first."""

    of: dict[tuple[str, str], dict[str, list[Change]]] = field(default_factory=dict)

    def holds(self, kind: str, record: str, name: str) -> bool:
        """Whether a field shows a value of this PC's."""
        return bool(self.of) and name in self.of.get((kind, record), ())

    def changes(self, kind: str, record: str, name: str) -> list[Change]:
        """The unsettled changes of one field, oldest first."""
        return self.of.get((kind, record), {}).get(name, [])

    def settled(self, kind: str, record: str, name: str, seq: int) -> bool:
        """Forget a change that was judged, and those before it; whether a later one is left."""
        of_record = self.of.get((kind, record), {})
        left = [change for change in of_record.get(name, ()) if change.seq > seq]
        if left:
            of_record[name] = left
        else:
            of_record.pop(name, None)
        return bool(left)


def below(changes: Sequence[Change]) -> Any:  # noqa: ANN401 - JSON
    """What lay below unsettled changes of one field, as they themselves tell.

    Each lies on the one before it; where that is not so, a judged value had come up in between.
    """
    stands = changes[0].before
    for one, later in pairwise(changes):
        if later.before != one.after:
            stands = later.before
    return stands


def anything(store: Store) -> bool:
    """Whether anything of this PC's is unsettled at all."""
    frozen = int(Settings(store).get(FROZEN, default=0))
    return bool(
        store.one("SELECT 1 FROM journal WHERE seq > ? AND origin = 'local' LIMIT 1", (frozen,))
        or store.one("SELECT 1 FROM sync_op WHERE open = 1 LIMIT 1")
        or store.one("SELECT 1 FROM sync_attention WHERE state = 'open' LIMIT 1")
        or store.one(f"SELECT 1 FROM sync_todo WHERE action IN {ASIDE} LIMIT 1")
    )


def of_records(store: Store, ids: Iterable[str]) -> Pending:
    """The unsettled changes of some records."""
    pending = Pending()
    listed = json.dumps(sorted(set(ids)))
    if not anything(store):
        return pending
    frozen = int(Settings(store).get(FROZEN, default=0))
    rows = store.rows(
        "SELECT j.seq, j.kind, j.record_id, p.body FROM json_each(?1) AS i "
        "JOIN journal AS j ON j.record_id = i.value JOIN journal_payload AS p ON p.seq = j.seq "
        "WHERE j.origin = 'local' AND j.action IN ('insert', 'update') AND (j.seq > ?2 "
        "OR EXISTS (SELECT 1 FROM sync_op AS o WHERE o.seq = j.seq AND o.open = 1) "
        "OR j.seq IN (SELECT seq FROM sync_attention WHERE state = 'open') "
        f"OR j.seq IN (SELECT seq FROM sync_todo WHERE action IN {ASIDE})) ORDER BY j.seq",
        (listed, frozen),
    )
    withheld = _withheld(store)
    for seq, kind, record, body in rows:
        held = _still_open(store, seq, withheld[seq]) if seq in withheld else None
        _note(pending, seq, kind, record, decoded(body), held)
    return pending


def _withheld(store: Store) -> dict[int, set[str]]:
    """Journal rows some fields of which wait for the key, or left later than the others."""
    found: dict[int, set[str]] = {}
    for seq, fields in store.rows(
        f"SELECT seq, fields FROM sync_todo WHERE action IN {ASIDE} AND seq IS NOT NULL"
    ):
        found.setdefault(seq, set()).update(decoded(fields))
    return found


def _still_open(store: Store, seq: int, withheld: set[str]) -> set[str]:
    """The fields of such a row that are not settled: the others may be, long since."""
    names = set(withheld)
    for (line,) in store.rows("SELECT bytes FROM sync_op WHERE seq = ? AND open = 1", (seq,)):
        names.update(touched_by(decoded(line)) if line else ())
    for (fields,) in store.rows(
        "SELECT fields FROM sync_attention WHERE seq = ? AND state = 'open'", (seq,)
    ):
        names.update(json.loads(fields))
    return names


def _note(
    pending: Pending,
    seq: int,
    kind: str,
    record: str,
    body: Mapping[str, Any],
    held: set[str] | None,
) -> None:
    of_record = pending.of.setdefault((kind, record), {})
    before = body["before"]
    for name, after in body["after"].items():
        told = REMOVED_NAME if name == REMOVED else name
        if held is not None and told not in held:
            continue
        of_record.setdefault(told, []).append(Change(seq, before.get(name), after))
