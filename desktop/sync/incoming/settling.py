"""Own operations that have their place in the feed: what lost gives way, what won stands."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from desktop.model.fields import Field, FieldType
from desktop.model.kind import Kind
from desktop.model.kinds import ALL
from desktop.storage import columns
from desktop.storage.columns import REMOVED
from desktop.storage.journal import REMOTE, Origin
from desktop.storage.settings import Settings
from desktop.sync import feeds
from desktop.sync.incoming import pending
from desktop.sync.incoming.arrived import NOTHING_TOLD, Copied, Incoming
from desktop.sync.incoming.laying import Laying
from desktop.sync.incoming.pending import Change
from desktop.sync.incoming.piece import JUDGED, Piece
from desktop.sync.incoming.verdicts import REISSUED
from desktop.sync.joining import restart
from desktop.sync.outgoing import withheld
from desktop.sync.outgoing.ops import ADD, DELETE, REOPEN, RESOLVE, RESTORE, with_delta
from desktop.sync.wire.protocol import REMOVED_NAME, Run, decoded, feed_hash

#: What a row that was read past still tells of an own operation; the rest was done then.
_LEFT_STANDING = ("lost", "late", "already", "life")


class Settling:
    """Settles own operations.

    Args:
        piece: the piece their rows belong to.
        laying: brings records back whole.
    """

    def __init__(self, piece: Piece, laying: Laying) -> None:
        self._piece = piece
        self._laying = laying
        self._withheld = withheld.any_kept(piece.store)
        #: The first of own operations that follow each other; which of them are judged is noted
        #: behind the last, and not all are settled one by one.
        self._run_from = 0

    def own_run(self, run: Run, hashed: bytes, kept: list[feeds.Kept], *, careful: bool) -> bytes:
        """Apply own rows that follow each other; gives the feed hash after them."""
        replica = self._piece.tools.replica
        careful = careful or bool(self._piece.shadows or self._piece.pending.of) or self._withheld
        # Where nothing of it can be otherwise than it shows, nobody has to read the operations.
        line = "bytes" if careful or run.outcome or self._without_row(run) else "NULL"
        rows = self._piece.store.rows(
            f"SELECT n, hash, seq, {line} FROM sync_op WHERE replica = ? AND n BETWEEN ? AND ? "
            "ORDER BY n",
            (replica, run.n, run.n + run.count - 1),
        )
        if len(rows) < run.count:
            raise Copied(run.n)
        told = feeds.outcome_text(run.outcome)
        ones = []
        for place, (n, op, seq, line) in enumerate(rows):
            row = run.row + place
            hashed = feed_hash(hashed, row, replica, n, run.outcome, bytes(op))
            kept.append(feeds.Kept(row, replica, n, told, bytes(op), None, None))
            if line:
                ones.append(
                    Incoming(
                        row, replica, n, "", run.outcome or NOTHING_TOLD, bytes(line), bytes(op),
                        True, decoded(line), seq,
                    )
                )  # fmt: skip
        self.load_own(ones)
        self._run_from = run.n
        for one in ones:
            self.settle(one)
        self.settled_rows(replica, run.n, run.count, run.row, run.outcome or NOTHING_TOLD)
        return hashed

    def _without_row(self, run: Run) -> bool:
        """Whether one of a run's operations has no journal row, which has to be settled by itself.

        What lies on top of its record is read for that, changes of the same run among it: they
        would seem to wait still, unless they are settled one by one as well.
        """
        return bool(
            self._piece.store.one(
                "SELECT 1 FROM sync_op WHERE replica = ? AND n BETWEEN ? AND ? AND seq IS NULL",
                (self._piece.tools.replica, run.n, run.n + run.count - 1),
            )
        )

    def reached(self, reached: Sequence[Sequence[Any]]) -> None:
        """Settle own operations whose rows were read as somebody else's, or in a snapshot."""
        self._piece.prepare({})
        self._piece.passed = True
        for replica, n, row, verdict, detail, told, kept, hashed, seq, line in reached:
            # The row tells all; without it, below a snapshot, the verdict tells what was lost.
            lost = json.loads(detail or "{}") if verdict == "conflict" else {}
            whole = json.loads(told or "{}") if kept is not None else {"lost": [*lost]}
            outcome = {name: whole[name] for name in _LEFT_STANDING if whole.get(name)}
            one = Incoming(
                row, replica, n, "", outcome, bytes(line), bytes(hashed), True,
                decoded(line), seq,
            )  # fmt: skip
            self.load_own([one])
            self._run_from = n
            self.settle(one)
            self.settled_rows(replica, n, 1, row, outcome)
        self._piece.finish()

    def load_own(self, ones: Sequence[Incoming]) -> None:
        """Read the records some own operations are about, and what lies on top of them."""
        if not ones:
            return
        by_kind: dict[str, set[str]] = {}
        for one in ones:
            by_kind.setdefault(one.key[0], set()).add(one.key[1])
            for entry in one.outcome.get("revived", ()):
                by_kind.setdefault(str(entry[0]), set()).add(str(entry[1]))
                self._piece.present |= {str(v) for v in entry[2].values() if isinstance(v, str)}
        for kind, ids in by_kind.items():
            if kind in ALL:
                self._piece.arriving.load(ALL[kind], sorted(ids))
        known = {record for _, record in self._piece.pending.of}
        fresh = {record for ids in by_kind.values() for record in ids} - known
        self._piece.pending.of |= pending.of_records(self._piece.store, fresh).of

    def settled_rows(
        self, replica: str, n: int, count: int, row: int, outcome: Mapping[str, Any]
    ) -> None:
        """Note that own operations have reached their rows."""
        verdict = "conflict" if outcome.get("lost") else "applied"
        self._piece.store.run(
            "UPDATE sync_op SET open = 0, row = ?1 + n - ?2, "
            "verdict = CASE WHEN verdict IS NULL OR verdict = 'deferred' THEN ?3 ELSE verdict END "
            "WHERE replica = ?4 AND n BETWEEN ?2 AND ?5",
            (row, n, verdict, replica, n + count - 1),
        )

    def settle(self, one: Incoming) -> None:
        """An own operation has its place: what it lost gives way, what it won stands."""
        kind_name, record = one.key
        self._piece.note_conflicts(one)
        if self._withheld:
            withheld.settled(self._piece.store, one.key, one.from_seq, one.fields)
        kind = ALL.get(kind_name)
        if kind is None or not self._piece.arriving.there(kind_name, record):
            return
        self._piece.group.origin = JUDGED
        changes: dict[str, Any] = {}
        for name, wire in one.fields.items():
            if name in kind.by_name:
                self._settle_field(one, kind, record, name, wire, changes)
        if one.outcome.get("void"):
            # Made and removed at once, or not brought back: it would have closed a circle.
            self._settle_removed(one, kind, record, changes, gone=True)
        elif one.action in (ADD, DELETE, RESTORE) or REMOVED_NAME in one.fields:
            # What was void before the county went back need not be so again.
            gone = one.fields.get(REMOVED_NAME, one.action == DELETE)
            self._settle_removed(one, kind, record, changes, gone=bool(gone))
        self._piece.arriving.update(kind, record, changes)
        if "revived" in one.outcome:
            self._piece.group.origin = Origin(REMOTE, one.replica, one.n)
            self._laying.revive(one)

    def _settle_field(
        self,
        one: Incoming,
        kind: Kind,
        record: str,
        name: str,
        wire: Any,  # noqa: ANN401 - JSON
        changes: dict[str, Any],
    ) -> None:
        key, known = (kind.name, record, name), kind.by_name[name]
        value = self._piece.opened(key, wire)
        if known.type is FieldType.SET:
            self._settle_set(one, known, key, value, changes)
            return
        below, late = self._below(key), self._chosen_too_late(one, key)
        earlier = self._earlier_open(one, key)
        later = self._later(one, key)
        overtaken = self._piece.passed and key in self._piece.shadows
        if name in one.names("lost") or (late and not overtaken):
            self._gives_way(one, key, below, changes, later=later)
        elif overtaken or one.outcome.get("already") or name in one.names("late"):
            self._left_out(one, key, below, changes, later=later)
        elif later:
            self._lies_below(one, key, value)
        else:
            self._piece.shadows.pop(key, None)
            if self._piece.strangers:
                self._piece.known.append(key)
            if not self._piece.passed:  # else later rows may have set it anew
                changes[name] = columns.from_json(known, value)
                self._lies_below_earlier(one, key, value, earlier)

    def _settle_set(
        self,
        one: Incoming,
        known: Field,
        key: tuple[str, str, str],
        value: Any,  # noqa: ANN401 - JSON
        changes: dict[str, Any],
    ) -> None:
        """A change of a set is judged: others of this PC's, earlier or later, stay on top."""
        below, place, own = self._below(key), self._seq(one), one.from_seq
        waiting = self._piece.pending.changes(*key)
        waits = any(change.seq <= place and change.seq != own for change in waiting)
        words = pending.words_of(value) if isinstance(value, dict) else frozenset()
        left = self._piece.pending.judged_set(key, own, place, words)
        shadowed = self._piece.shadows.pop(key, None)
        if below is None or (shadowed is None and (self._piece.passed or not waits)):
            return
        stands, row = below
        stands = stands if self._piece.passed else with_delta(stands, value)
        if left:
            self._piece.shadows[key] = (stands, max(row, one.row))
            stands = self._piece.own_on_top(key, stands)
        changes[key[2]] = columns.from_json(known, stands)

    def _settle_removed(
        self, one: Incoming, kind: Kind, record: str, changes: dict[str, Any], *, gone: bool
    ) -> None:
        key = (kind.name, record, REMOVED_NAME)
        below, late = self._below(key), self._chosen_too_late(one, key)
        later = self._later(one, key)
        overtaken = self._piece.passed and key in self._piece.shadows
        gives_way = REMOVED_NAME in one.names("lost") or one.of_no_conflict
        if gives_way or (late and not overtaken):
            self._gives_way(one, key, below, changes, later=later)
        elif overtaken or one.outcome.get("already") or REMOVED_NAME in one.names("late"):
            self._left_out(one, key, below, changes, later=later)
        elif later:
            self._lies_below(one, key, str(one.op.get("t")) if gone else None)
        else:
            self._piece.shadows.pop(key, None)
            if self._piece.passed:
                return
            stands = self._piece.arriving.value(kind.name, record, REMOVED)
            if bool(stands) != gone:
                changes[REMOVED] = str(one.op.get("t")) if gone else None

    def _numbered(self, one: Incoming) -> bool:
        """Whether something done here before a change went up under a later number, and first.

        So it is with what the county was thought to have of a former id, and had lost: to it that
        is the later, where the two are of different former ids.
        """
        return bool(
            self._piece.store.one(
                "SELECT 1 FROM sync_op AS o JOIN journal AS j ON j.seq = o.seq "
                "WHERE o.replica = ? AND o.n > ? AND o.row < ? AND o.seq < ? AND j.record_id = ?",
                (one.replica, one.n, one.row, one.from_seq, one.key[1]),
            )
        )

    def _below(self, key: tuple[str, str, str]) -> tuple[Any, int] | None:
        """What the county has below a value of this PC's; None where none of those shows."""
        if key in self._piece.shadows:
            return self._piece.shadows[key]
        return (self._piece.before(key), 0) if self._piece.pending.holds(*key) else None

    def _gives_way(
        self,
        one: Incoming,
        key: tuple[str, str, str],
        below: tuple[Any, int] | None,
        changes: dict[str, Any],
        *,
        later: bool,
    ) -> None:
        """The county's value comes up, or stays below a later one of this PC's."""
        if key[2] in one.names("lost"):
            self._piece.park(one, key[2])
        self._piece.shadows.pop(key, None)
        if below is None:
            return
        if later:
            self._piece.shadows[key] = below
        else:
            changes[REMOVED if key[2] == REMOVED_NAME else key[2]] = below[0]

    def _left_out(
        self,
        one: Incoming,
        key: tuple[str, str, str],
        below: tuple[Any, int] | None,
        changes: dict[str, Any],
        *,
        later: bool,
    ) -> None:
        """Another one came first: the county's value comes up, unless a later one shows."""
        if later:
            return
        own = REMOVED if key[2] == REMOVED_NAME else key[2]
        if key in self._piece.shadows:
            changes[own] = self._piece.shadows.pop(key)[0]
        elif below is not None and key[2] in one.names("late") and self._numbered(one):
            changes[own] = below[0]

    def _lies_below(self, one: Incoming, key: tuple[str, str, str], value: Any) -> None:  # noqa: ANN401 - JSON
        """The county has this value now, below a later one of this PC's.

        The later one tells so itself, unless something else showed when it was made: a judged
        value that had come up in between, before the county went back.
        """
        before = self._piece.pending.changes(*key)[0].before
        same = bool(before) == bool(value) if key[2] == REMOVED_NAME else before == value
        if key in self._piece.shadows or not (same or self._piece.passed):
            self._piece.shadows[key] = (value, one.row)

    def _earlier_open(self, one: Incoming, key: tuple[str, str, str]) -> list[Change]:
        """Changes of a field made before one that was judged, which nobody has judged yet.

        Their rows may have been read as somebody else's, of whom the county had them first.
        """
        place = self._seq(one) if self._piece.pending.holds(*key) else 0
        before = [
            change
            for change in self._piece.pending.changes(*key)
            if change.seq <= place and change.seq != one.from_seq
        ]
        if not before:
            return []
        found = self._piece.store.rows(
            "SELECT seq FROM sync_op WHERE open = 1 AND NOT (replica = ? AND n BETWEEN ? AND ?) "
            "AND seq IN (SELECT value FROM json_each(?))",
            (one.replica, self._run_from, one.n, json.dumps([change.seq for change in before])),
        )
        waiting = {seq for (seq,) in found}
        return [change for change in before if change.seq in waiting]

    def _lies_below_earlier(
        self,
        one: Incoming,
        key: tuple[str, str, str],
        value: Any,  # noqa: ANN401 - JSON
        earlier: list[Change],
    ) -> None:
        """Should an earlier change give way once it is judged, this value stands, not an older."""
        if earlier:
            self._piece.pending.of[key[:2]][key[2]] = earlier
            self._piece.shadows[key] = (value, one.row)

    def _later(self, one: Incoming, key: tuple[str, str, str]) -> bool:
        if not self._piece.pending.holds(*key):
            return False
        return self._piece.pending.settled(*key, self._seq(one))

    def _seq(self, one: Incoming) -> int:
        return self._place(one) if one.from_seq is None else one.from_seq

    def _place(self, one: Incoming) -> int:
        """The last journal row that was frozen before an operation that has none of its own."""
        store = self._piece.store
        ids = [former.replica for former in restart.formers(Settings(store))]
        older = ids[: ids.index(one.replica)] if one.replica in ids else ids
        found = store.one(
            "SELECT max(seq) FROM sync_op WHERE (replica = ?1 AND n < ?2) OR (verdict IS NOT ?3 "
            "AND replica <> ?1 AND replica IN (SELECT value FROM json_each(?4)))",
            (one.replica, one.n, REISSUED, json.dumps(older)),
        )
        return int(found or 0)

    def _chosen_too_late(self, one: Incoming, key: tuple[str, str, str]) -> bool:
        """Whether a choice shows here that came after another's: what stood comes up again."""
        chosen = one.outcome.get("already") and one.action in (RESOLVE, REOPEN)
        return bool(chosen) and self._piece.pending.holds(*key)
