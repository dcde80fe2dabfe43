"""What can't be sealed on this PC yet: it stays here, with what its clerk had seen, until it can.

Without the key of private fields a value can't leave (sync.md rule 20). It is no empty value: the
field is left out of the operation, waits in the file and leaves by an operation of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from desktop.model.kinds import ALL
from desktop.storage.database import Store
from desktop.sync.outgoing.bases import Seen
from desktop.sync.outgoing.leaving import Leaving
from desktop.sync.outgoing.ops import SET, Draft, base_hash, number_token, wire_fields
from desktop.sync.outgoing.sealing import Sealing
from desktop.sync.outgoing.waiting_rows import ASIDE
from desktop.sync.wire.protocol import decoded, written

#: Actions in `sync_todo`: it waits for the key; or it left, and its row was not reached yet.
WAITS, BELOW = "waits", "below"


@dataclass(frozen=True, slots=True)
class Withheld:
    """Values of one change that wait.

    Args:
        id: of the entry.
        kind: of the record.
        record: its id.
        action: of the operation it will be.
        values: field -> value as the journal spells it.
        was: field -> the value it replaced.
        base: the row of the own feed the clerk had seen.
        older: field -> row, where it was an older one.
        known: whether the county knows all of that still.
        seq: the journal row it comes from, if any.
        conflict: the conflict it names.
        clerk: who.
        at: when.
    """

    id: int
    kind: str
    record: str
    action: str
    values: Mapping[str, Any]
    was: Mapping[str, Any]
    base: int
    older: Mapping[str, int]
    known: bool
    seq: int | None
    conflict: Sequence[Any] | None
    clerk: str | None
    at: str | None


@dataclass(frozen=True, slots=True)
class KeptBack:
    """What of a change can't leave yet.

    Args:
        fields: field -> value in the clear.
        values: all of the change.
        was: field -> value before.
    """

    fields: Mapping[str, Any]
    values: Mapping[str, Any]
    was: Mapping[str, Any]


class Withholding:
    """Keeps back what can't be sealed, and lets it go.

    Args:
        store: the records file.
        leaving: how each field leaves.
        sealing: for those that leave sealed.
    """

    def __init__(self, store: Store, leaving: Leaving, sealing: Sealing) -> None:
        self._store = store
        self._leaving = leaving
        self._sealing = sealing
        self._queued: set[tuple[str, str, str]] = set()

    def begin(self) -> None:
        """Read which fields wait: later changes of those go behind them."""
        self._queued = {
            (kind, record, field)
            for kind, record, field in self._store.rows(
                "SELECT t.kind, t.record, e.key FROM sync_todo AS t, json_each(t.fields) AS e "
                "WHERE t.action = ?",
                (WAITS,),
            )
        }

    def kept_back(self, kind: str, record: str, values: Mapping[str, Any]) -> dict[str, Any]:
        """Those of some values that can't leave now."""
        table = self._leaving.of_record(kind, record)
        return {
            name: value
            for name, value in values.items()
            if (table.get(name) == "sealed" and not self._sealing.can_seal(value))
            or (self._queued and (kind, record, name) in self._queued)
        }

    def note_in(self, seen: Seen) -> None:
        """What waits lies below later changes of the same fields."""
        if not self._queued:
            return
        for one in waiting(self._store):
            of_record = seen.prior.setdefault((one.kind, one.record), {})
            for name in one.values:
                of_record[name] = (one.older.get(name, one.base), None)

    def keep(self, draft: Draft, was: Mapping[str, Any], *, known: bool) -> None:
        """Keep a draft, whose fields are the values in the clear, in the open transaction."""
        told = {
            "action": draft.action, "base": draft.base, "older": draft.older, "known": known,
            "was": {name: was.get(name) for name in draft.fields}, "conflict": draft.conflict,
        }  # fmt: skip
        self._store.run(
            "INSERT INTO sync_todo (after, seq, action, kind, record, fields, conflict, clerk, at) "
            "VALUES (?,?,?,?,?,?,?,?,?)",
            (
                draft.seq or 0, draft.seq, WAITS, draft.kind, draft.record,
                written(draft.fields).decode(), written(told).decode(), draft.clerk, draft.at,
            ),
        )  # fmt: skip

    def hold(
        self, draft: Draft, held: KeptBack, seen: Seen | None
    ) -> tuple[Draft | None, Callable[[], None]]:
        """Keep back what can't leave yet.

        What can be said once only waits as a whole: a choice, and a record nobody may change.

        Args:
            draft: what would leave; it loses the fields.
            held: them.
            seen: to tell from what its clerk had seen; None where the draft says it already.

        Returns:
            What is left of the draft, if anything, and what writes the rest down.
        """
        whole = ALL[draft.kind].insert_only or (
            draft.conflict is not None and draft.conflict[1] in held.fields
        )
        kept = replace(
            draft, action=draft.action if whole else SET, token=None, older={}, hashes={},
            fields=dict(held.values if whole else held.fields),
            conflict=draft.conflict if whole else None,
        )  # fmt: skip
        known = True
        if seen is None or draft.seq is None:
            kept.older = dict(draft.older)
        else:
            known = seen.base(kept, draft.seq)
            seen.note(kept)
        self._queued |= {(kept.kind, kept.record, name) for name in kept.fields}
        draft.fields = {n: wire for n, wire in draft.fields.items() if n not in held.fields}
        nothing = whole or (draft.action == SET and not draft.fields)
        return None if nothing else draft, partial(self.keep, kept, held.was, known=known)

    def released(self) -> Iterator[tuple[int, Draft]]:
        """What can leave now, in the order it was made: (entry, operation)."""
        blocked: set[tuple[str, str]] = set()
        for one in waiting(self._store):
            key = (one.kind, one.record)
            table = self._leaving.of_record(one.kind, one.record)
            if key in blocked or any(
                table.get(name) == "sealed" and not self._sealing.can_seal(value)
                for name, value in one.values.items()
            ):
                blocked.add(key)
                continue
            yield one.id, self._draft(one)

    def _draft(self, one: Withheld) -> Draft:
        fields = wire_fields(
            self._leaving, self._sealing, one.kind, one.record, one.was, one.values
        )
        draft = Draft(
            one.kind, one.record, one.action, fields, one.base, dict(one.older), seq=one.seq,
            conflict=one.conflict, clerk=one.clerk, at=one.at,
        )  # fmt: skip
        if not one.known and one.action == SET:
            before = wire_fields(self._leaving, self._sealing, one.kind, one.record, {}, one.was)
            draft.hashes = {
                name: base_hash(before.get(name))
                for name in fields
                if name in before or one.was.get(name) is None
            }
        draft.token = number_token(self._sealing, one.kind, fields, one.values)
        return draft


def waiting(store: Store) -> list[Withheld]:
    """All that waits, the oldest first."""
    rows = store.rows(
        "SELECT id, kind, record, fields, conflict, seq, clerk, at FROM sync_todo "
        "WHERE action = ? ORDER BY id",
        (WAITS,),
    )
    return [_read(row) for row in rows]


def _read(row: Sequence[Any]) -> Withheld:
    entry, kind, record, fields, about, seq, clerk, at = row
    told = decoded(about)
    return Withheld(
        entry, kind, record, str(told["action"]), decoded(fields), told["was"], int(told["base"]),
        told["older"], bool(told["known"]), seq, told["conflict"], clerk, at,
    )  # fmt: skip


def count(store: Store) -> int:
    """How many changes wait for the key."""
    return int(store.one("SELECT count(*) FROM sync_todo WHERE action = ?", (WAITS,)))


def any_kept(store: Store) -> bool:
    """Whether anything waits, or its row was not reached yet."""
    return bool(store.one(f"SELECT 1 FROM sync_todo WHERE action IN {ASIDE} LIMIT 1"))


def left(store: Store, entry: int) -> None:
    """Note that one has left; it stays below what arrives until its row is reached."""
    store.run("UPDATE sync_todo SET action = ? WHERE id = ?", (BELOW, entry))


def settled(store: Store, key: tuple[str, str], seq: int | None, names: Collection[str]) -> None:
    """Forget those whose own row was reached, in the open transaction.

    Args:
        store: the records file.
        key: kind and id of the record.
        seq: the journal row the operation came from.
        names: the fields it set.
    """
    for entry, fields in store.rows(
        "SELECT id, fields FROM sync_todo WHERE action = ? AND kind = ? AND record = ? "
        "AND seq IS ?",
        (BELOW, *key, seq),
    ):
        if decoded(fields).keys() <= set(names):
            store.run("DELETE FROM sync_todo WHERE id = ?", (entry,))


def forget(store: Store, key: tuple[str, str], names: Collection[str]) -> None:
    """A person has given fields up: nothing of them waits any more."""
    for entry, fields in store.rows(
        f"SELECT id, fields FROM sync_todo WHERE action IN {ASIDE} AND kind = ? AND record = ?", key
    ):
        rest = {name: value for name, value in decoded(fields).items() if name not in names}
        if rest:
            text = written(rest).decode()
            store.run("UPDATE sync_todo SET fields = ? WHERE id = ?", (text, entry))
        else:
            store.run("DELETE FROM sync_todo WHERE id = ?", (entry,))


def went_back(store: Store, row: int) -> None:
    """The county went back to a row: what was seen beyond it, it knows no more."""
    for entry, text in store.rows("SELECT id, conflict FROM sync_todo WHERE action = ?", (WAITS,)):
        told = decoded(text)
        older = {name: min(int(at), row) for name, at in told["older"].items()}
        if told["base"] > row or older != told["older"]:
            told |= {"base": min(int(told["base"]), row), "older": older, "known": False}
            store.run(
                "UPDATE sync_todo SET conflict = ? WHERE id = ?", (written(told).decode(), entry)
            )
