"""The outbox: local journal rows become frozen operations, in the journal's order."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from desktop.model.kinds import ALL
from desktop.storage.columns import REMOVED
from desktop.storage.database import Store
from desktop.storage.settings import Settings
from desktop.sync.incoming import attention
from desktop.sync.outgoing import withheld
from desktop.sync.outgoing.bases import Prior, Seen, seen_by
from desktop.sync.outgoing.leaving import Leaving
from desktop.sync.outgoing.ops import (
    ADD,
    DELETE,
    REOPEN,
    RESOLVE,
    RESTORE,
    SET,
    Draft,
    action_of,
    base_hash,
    number_token,
    wire_fields,
    within_limit,
)
from desktop.sync.outgoing.sealing import Sealing
from desktop.sync.outgoing.waiting_rows import (
    Gathered,
    Row,
    Todo,
    any_todo,
    last_of,
    row_of,
    todo_up_to,
)
from desktop.sync.outgoing.withheld import KeptBack, Withholding
from desktop.sync.wire.protocol import REMOVED_NAME, chained, decoded, op_hash

#: Setting: the journal row up to which all is frozen or was found to have nothing that leaves.
FROZEN = "sync.frozen"
#: Actions whose rows never leave: what a joining PC brings with it comes by the feed as well.
NEVER_SENT = frozenset({"join"})
#: Journal rows read at once, at most.
_WINDOW = 800
_INSERT = "INSERT INTO sync_op (replica, n, seq, bytes, hash, chain, open) VALUES (?,?,?,?,?,?,1)"


@dataclass(frozen=True, slots=True)
class Amount:
    """How much is frozen at once.

    Args:
        ops: at most so many.
        size: about so many bytes of lines.
    """

    ops: int
    size: int


class Outbox:
    """Freezes what has not left yet. All it knows lies in the file.

    Args:
        store: the records file.
        leaving: how each field leaves.
        sealing: for private ones.
    """

    def __init__(self, store: Store, leaving: Leaving, sealing: Sealing) -> None:
        self._store = store
        self._settings = Settings(store)
        self.leaving = leaving
        self._sealing = sealing
        self._withholding = Withholding(store, leaving, sealing)
        self._resolved: dict[int, Sequence[Any]] = {}
        self._replica = ""
        self._now = Gathered(0)
        self._at_once = _WINDOW

    def frozen_up_to(self) -> int:
        """The journal row up to which all was frozen."""
        return int(self._settings.get(FROZEN, default=0))

    def waits(self) -> bool:
        """Whether there may be something to freeze."""
        head = self._store.one("SELECT max(seq) FROM journal")
        return int(head or 0) > self.frozen_up_to() or any_todo(self._store) or self._released()

    def can_seal(self) -> bool:
        """Whether this PC has the key of private fields."""
        return self._sealing.has_key

    def freeze(self, replica: str, amount: Amount, until: int | None = None) -> Amount:
        """Freeze the next operations under a replica's numbers, in one short transaction.

        Args:
            replica: whose numbers.
            amount: how much.
            until: the last journal row that is that replica's; None for all.

        Returns:
            How many were frozen.
        """
        if not self._anything(until):
            return Amount(0, 0)
        self._replica, self._at_once = replica, max(1, min(_WINDOW, amount.ops))
        with self._store.snapshot():
            seen = self._store.data_version()
            gathered = self._gathered(amount, until)
        with self._store.transaction():
            if self._store.data_version() != seen:
                gathered = self._gathered(amount, until)  # somebody saved in between
            return self._write(replica, gathered)

    def _gathered(self, amount: Amount, until: int | None) -> Gathered:
        """Draft the next operations: the long part, which needs no lock."""
        gathered = self._now = Gathered(self.frozen_up_to())
        for reached, seq, lines in self._drafted(gathered.done, until):
            gathered.done = reached
            for line in lines:
                gathered.lines.append((seq, line))
                gathered.size += len(line)
            if len(gathered.lines) >= amount.ops or gathered.size >= amount.size:
                break
        return gathered

    def _write(self, replica: str, gathered: Gathered) -> Amount:
        """Give what was drafted its numbers, in the open transaction."""
        n, chain = last_of(self._store, replica)
        made: list[tuple[Any, ...]] = []
        for seq, line in gathered.lines:
            hashed = op_hash(line)
            n, chain = n + 1, chained(chain, hashed)
            made.append((replica, n, seq, line, hashed, chain))
        self._store.run_many(_INSERT, made)
        for do in gathered.beside:
            do()
        self._settings.put(FROZEN, gathered.done)
        return Amount(len(made), gathered.size)

    def _anything(self, until: int | None) -> bool:
        waits = self._store.one(
            "SELECT 1 FROM journal WHERE seq > ? AND seq <= ? LIMIT 1",
            (self.frozen_up_to(), 1 << 62 if until is None else until),
        )
        return bool(waits) or any_todo(self._store) or (until is None and self._released())

    def _released(self) -> bool:
        return next(self._withholding.released(), None) is not None

    # --- reading the journal ------------------------------------------------------------------

    def _drafted(
        self, done: int, until: int | None
    ) -> Iterator[tuple[int, int | None, list[bytes]]]:
        """How far the journal was read, the row, and the lines it became."""
        last = 1 << 62 if until is None else until
        self._resolved.clear()
        own: Prior = {}
        for entry, late in self._withholding.released() if until is None else ():
            self._now.beside.append(partial(withheld.left, self._store, entry))
            yield done, late.seq, self._lines(late)
        if self._now.beside:
            return
        self._withholding.begin()
        while True:
            rows, reached, full = self._window(done, last)
            beside = todo_up_to(self._store, reached if full or until is not None else last)
            changed = [row.record for row in rows if row.action != "insert"]
            seen = seen_by(self._store, self._replica, changed, done)
            self._withholding.note_in(seen)
            seen.prior |= own  # drafted before these, and not in the file yet
            attended = attention.open_of(self._store, [row.record for row in rows])
            for row in rows:
                while beside and beside[0].place < row.seq:
                    yield done, *self._beside(beside.pop(0))
                mine = None
                if beside and beside[0].seq == row.seq:
                    mine = beside.pop(0)
                    self._drop(mine)
                draft = self._draft(row, seen, attended.pop(row.record, []), mine)
                done = row.seq
                yield done, row.seq, self._lines(draft)
            for todo in beside:
                yield done, *self._beside(todo)
            done = max(done, reached)
            yield done, None, []
            own = seen.prior
            if not full or self._now.beside:
                return  # what is written beside changes what the next ones are read with

    def _beside(self, todo: Todo) -> tuple[int | None, list[bytes]]:
        self._drop(todo)
        return todo.seq, self._lines(self._from_todo(todo))

    def _window(self, done: int, last: int) -> tuple[list[Row], int, bool]:
        """Rows that may leave, how far was read for them, and whether there may be more."""
        kinds = [kind.name for kind in ALL.values() if kind.synced]
        found = self._store.rows(
            "SELECT j.seq, j.kind, j.record_id, j.action, j.clerk, j.at, j.group_id, j.undo_of, "
            "p.body FROM journal AS j LEFT JOIN journal_payload AS p ON p.seq = j.seq "
            "WHERE j.seq > ? AND j.seq <= ? AND j.origin = 'local' "
            "AND j.action IN ('insert', 'update') "
            f"AND j.kind IN ({','.join('?' * len(kinds))}) ORDER BY j.seq LIMIT ?",
            (done, last, *kinds, self._at_once),
        )
        rows = [row_of(one) for one in found if one[8]]
        if len(found) == self._at_once:
            return self._sent(rows), found[-1][0], True
        head = self._store.one("SELECT max(seq) FROM journal WHERE seq <= ?", (last,))
        return self._sent(rows), max(done, int(head or 0)), False

    def _sent(self, rows: list[Row]) -> list[Row]:
        """Without those of actions that never leave."""
        groups = sorted({row.group for row in rows})
        verbs = dict(
            self._store.rows(
                "SELECT id, verb FROM journal_group WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(groups),),
            )
        )
        return [row for row in rows if verbs.get(row.group) not in NEVER_SENT]

    # --- one row ------------------------------------------------------------------------------

    def _draft(
        self,
        row: Row,
        seen: Seen,
        attended: Sequence[attention.Held],
        todo: Todo | None,
    ) -> Draft | None:
        after = dict(row.after)
        after.pop(REMOVED, None)
        action, before = action_of(row.action, row.after), dict(row.before)
        if attended:
            action, after = self._again(row, action, after, attended)
            for refused in reversed(attended):
                before |= attention.before(self._store, refused.seq)
        kind = ALL[row.kind]
        fields = wire_fields(
            self.leaving, self._sealing, row.kind, row.record,
            {} if action == ADD else before, after,
        )  # fmt: skip
        held = self._withholding.kept_back(row.kind, row.record, after)
        if not fields and action == SET and not held:
            return None
        if kind.insert_only and action != ADD:
            return None
        draft = Draft(row.kind, row.record, action, fields, seq=row.seq, clerk=row.clerk, at=row.at)
        self._base(draft, row, seen)
        draft.token = number_token(self._sealing, row.kind, fields, after)
        conflict = todo.conflict if todo else self._undone_resolution(row)
        if conflict:
            self._names(draft, todo.action if todo else REOPEN, conflict)
        rest = self._hold(draft, KeptBack(held, after, row.before), seen) if held else draft
        if rest is not None:
            seen.note(rest)
        return rest

    def _hold(self, draft: Draft, held: KeptBack, seen: Seen | None) -> Draft | None:
        rest, keep = self._withholding.hold(draft, held, seen)
        self._now.beside.append(keep)
        return rest

    def _base(self, draft: Draft, row: Row, seen: Seen) -> None:
        """What the clerk had seen: a row for all, another where own work lay on top."""
        if seen.base(draft, row.seq) or draft.action != SET:
            return
        before = wire_fields(
            self.leaving, self._sealing, row.kind, row.record, {}, dict(row.before)
        )
        draft.hashes = {
            name: base_hash(before.get(name))
            for name, value in draft.fields.items()
            if not (isinstance(value, dict) and ("+" in value or "-" in value))
            and (name in before or row.before.get(name) is None)
        }

    def _again(
        self,
        row: Row,
        action: str,
        after: dict[str, Any],
        attended: Sequence[attention.Held],
    ) -> tuple[str, dict[str, Any]]:
        """What was rejected goes along with the edit that mends it."""
        whole = attention.values_at(self._store, row.kind, row.record, row.seq)
        added = any(held.action == ADD for held in attended)
        names = set(whole) if added else {name for held in attended for name in held.fields}
        merged = {name: whole.get(name) for name in names if name != REMOVED} | after
        ids = [held.id for held in attended]
        self._now.beside.append(partial(attention.close, self._store, ids, "retried"))
        if added and action == SET:
            return ADD, {name: value for name, value in merged.items() if value is not None}
        return action, merged

    def _names(self, draft: Draft, action: str, conflict: Sequence[Any]) -> None:
        """A change that settles a conflict, or opens it again."""
        if draft.action in (DELETE, RESTORE):
            draft.fields[REMOVED_NAME] = draft.action == DELETE
        draft.action, draft.conflict = action, conflict
        draft.older, draft.hashes = {}, {}
        if action == RESOLVE and draft.seq is not None:
            self._resolved[draft.seq] = conflict

    def _undone_resolution(self, row: Row) -> Sequence[Any] | None:
        """The conflict that an undo opens again, by taking back the row that settled it."""
        if row.undo_of is None:
            return None
        if row.undo_of in self._resolved:
            return self._resolved[row.undo_of]
        # One that was refused closed nothing.
        line = self._store.one(
            "SELECT bytes FROM sync_op WHERE seq = ? AND bytes IS NOT NULL "
            "AND verdict IS NOT 'rejected'",
            (row.undo_of,),
        )
        op = decoded(line) if line else {}
        return op.get("c") if op.get("a") == RESOLVE else None

    def _lines(self, draft: Draft | None) -> list[bytes]:
        """The lines of a draft; what no line can hold goes to the attention of a person."""
        lines: list[bytes] = []
        for part, line in within_limit(draft) if draft else ():
            if line is None:
                told = (part.kind, part.record, part.action, list(part.fields), "too_big", None)
                self._now.beside.append(
                    partial(attention.add, self._store, *told, seq=part.seq, at=part.at or "")
                )
            else:
                lines.append(line)
        return lines

    # --- beside the journal -------------------------------------------------------------------

    def _drop(self, todo: Todo) -> None:
        drop = "DELETE FROM sync_todo WHERE id = ?"
        self._now.beside.append(partial(self._store.run, drop, (todo.id,)))

    def _from_todo(self, todo: Todo) -> Draft | None:
        if todo.kind not in ALL:
            return None
        # Of a set that was refused, what goes up again is what it gained and lost by that.
        before = attention.before(self._store, todo.seq) if todo.action == SET else {}
        wires = wire_fields(
            self.leaving, self._sealing, todo.kind, todo.record, before, todo.fields
        )
        if REMOVED_NAME in todo.fields:
            wires[REMOVED_NAME] = todo.fields[REMOVED_NAME]
        draft = Draft(
            todo.kind, todo.record, todo.action, wires, seq=todo.seq, conflict=todo.conflict,
            clerk=todo.clerk, at=todo.at,
        )  # fmt: skip
        # What goes out anew may be a value of this PC's own that nobody has judged yet.
        anew = [todo.record] if todo.seq is None and not todo.conflict else []
        seen_by(self._store, self._replica, anew, todo.after).base(draft, todo.after + 1)
        draft.token = number_token(self._sealing, todo.kind, wires, todo.fields)
        if todo.seq is not None and not todo.conflict:
            self._seen_then(draft)
        held = self._withholding.kept_back(todo.kind, todo.record, todo.fields)
        return self._hold(draft, KeptBack(held, todo.fields, {}), None) if held else draft

    def _seen_then(self, draft: Draft) -> None:
        """A second try was seen no later than the first: its value lay on top ever since."""
        for (line,) in self._store.rows(
            "SELECT bytes FROM sync_op WHERE seq = ? AND verdict = 'rejected'", (draft.seq,)
        ):
            op = decoded(line)
            draft.base = min(draft.base, int(op["b"]))
            draft.older = {name: int(row) for name, row in op.get("x", {}).items()}


def waiting(store: Store) -> int:
    """How many changes have not reached the county, as far as is known."""
    kinds = [kind.name for kind in ALL.values() if kind.synced]
    never = sorted(NEVER_SENT)
    frozen = int(Settings(store).get(FROZEN, default=0))
    unfrozen = store.one(
        "SELECT count(*) FROM journal AS j JOIN journal_group AS g ON g.id = j.group_id "
        "WHERE j.seq > ? AND j.origin = 'local' AND j.action IN ('insert', 'update') "
        f"AND g.verb NOT IN ({','.join('?' * len(never))}) "
        f"AND j.kind IN ({','.join('?' * len(kinds))})",
        (frozen, *never, *kinds),
    )
    unsent = store.one("SELECT count(*) FROM sync_op WHERE open = 1 AND verdict IS NULL")
    todo = store.one("SELECT count(*) FROM sync_todo WHERE action <> ?", (withheld.BELOW,))
    return int(unfrozen) + int(unsent) + int(todo)
