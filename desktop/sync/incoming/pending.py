"""What this PC has set and the county has not judged yet: it stays on top of what arrives."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from desktop.model.fields import FieldType
from desktop.model.kinds import ALL
from desktop.storage.columns import REMOVED
from desktop.storage.database import Store
from desktop.storage.settings import Settings
from desktop.sync.incoming.verdicts import REISSUED, touched_by
from desktop.sync.outgoing.ops import set_delta
from desktop.sync.outgoing.outbox import FROZEN
from desktop.sync.outgoing.waiting_rows import ASIDE
from desktop.sync.wire.protocol import REMOVED_NAME, decoded

_SETS = {
    kind.name: frozenset(f.name for f in kind.fields if f.type is FieldType.SET)
    for kind in ALL.values()
}


@dataclass(frozen=True, slots=True)
class Change:
    """One unsettled change of a field.

    Args:
        seq: its journal row.
        before: the value it replaced.
        after: the value it set.
        passed: words of a set that a later change, judged before this one, has touched.
    """

    seq: int
    before: Any
    after: Any
    passed: frozenset[str] = frozenset()

    def words(self) -> dict[str, list[str]]:
        """What it does to a set."""
        delta = set_delta(self.before, self.after)
        return {sign: [w for w in told if w not in self.passed] for sign, told in delta.items()}


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

    def judged_set(
        self, key: tuple[str, str, str], own: int | None, place: int, words: frozenset[str]
    ) -> bool:
        """Forget a change of a set that was judged; whether an earlier or a later one is left.

        An earlier one that still waits at the county does to other words what it did.

        Args:
            key: kind, record, field.
            own: the judged change's journal row, if it has one.
            place: that, or the last one before it.
            words: what it added or took away.
        """
        changes = self.changes(*key)
        left = [
            replace(change, passed=change.passed | words) if change.seq <= place else change
            for change in changes
            if change.seq != own
        ]
        if left:
            self.of[key[:2]][key[2]] = left
        elif changes:
            del self.of[key[:2]][key[2]]
        return bool(left)

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
    withheld = _partly_judged(store, [seq for seq, *_ in rows]) | _withheld(store)
    for seq, kind, record, body in rows:
        held = _still_open(store, seq, withheld[seq]) if seq in withheld else None
        _note(pending, seq, kind, record, decoded(body), held)
    _pass_over(store, pending)
    return pending


def words_of(*deltas: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """The words of a set that some changes add or take away."""
    return frozenset(word for delta in deltas for words in delta.values() for word in words)


def _pass_over(store: Store, pending: Pending) -> None:
    """Note in changes of sets what later ones, judged before them, have touched.

    So it is where the county holds a change back that refers to a record it does not have.
    """
    for (kind, record), fields in pending.of.items():
        for name in fields.keys() & _SETS.get(kind, frozenset()):
            of_field = fields[name]
            later = _later_judged(store, kind, record, name, of_field)
            if later:
                fields[name] = [
                    replace(one, passed=words_of(*(c.words() for c in later if c.seq > one.seq)))
                    for one in of_field
                ]


def _later_judged(
    store: Store, kind: str, record: str, name: str, waiting: Sequence[Change]
) -> list[Change]:
    """Changes of a field made after one that still waits, and judged before it."""
    rows = store.rows(
        "SELECT j.seq, p.body FROM journal AS j JOIN journal_payload AS p ON p.seq = j.seq "
        "WHERE j.record_id = ? AND j.kind = ? AND j.origin = 'local' AND j.seq > ? "
        "AND j.action IN ('insert', 'update')",
        (record, kind, waiting[0].seq),
    )
    seqs = {change.seq for change in waiting}
    bodies = [(seq, decoded(body)) for seq, body in rows if seq not in seqs]
    return [
        Change(seq, body["before"].get(name), body["after"][name])
        for seq, body in bodies
        if name in body["after"]
    ]


def _withheld(store: Store) -> dict[int, set[str]]:
    """Journal rows some fields of which wait for the key, or left later than the others."""
    found: dict[int, set[str]] = {}
    for seq, fields in store.rows(
        f"SELECT seq, fields FROM sync_todo WHERE action IN {ASIDE} AND seq IS NOT NULL"
    ):
        found.setdefault(seq, set()).update(decoded(fields))
    return found


def _partly_judged(store: Store, seqs: Sequence[int]) -> dict[int, set[str]]:
    """Journal rows that left in several operations, some of which are judged and some are not.

    So it is again where the county went back between them: what lies below the judged is settled.
    """
    found = store.rows(
        "SELECT o.seq FROM json_each(?) AS i JOIN sync_op AS o ON o.seq = i.value "
        "WHERE o.verdict IS NOT ? GROUP BY o.seq HAVING min(o.open) = 0 AND max(o.open) = 1",
        (json.dumps(seqs), REISSUED),
    )
    return {seq: set() for (seq,) in found}


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
