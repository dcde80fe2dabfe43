"""Every change once: the rows that history, undo and the outbox of sync read (ADR 0001)."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from desktop.model.ids import GroupId, new_id
from desktop.storage.database import Store
from desktop.storage.linked_rows import FIRST_PREVIOUS, LinkedRows
from desktop.storage.migrations import SCHEMA_VERSION

LOCAL, REMOTE, MIGRATION = "local", "remote", "migration"
_FLUSH_AT = 2_000

_canonical = msgspec.json.Encoder(order="sorted").encode
_compact = msgspec.json.Encoder().encode

COLUMNS = (
    "seq, kind, record_id, action, clerk, at, group_id, undo_of, origin, "
    "op_replica, op_seq, op_signer, schema_version, payload_hash, previous_hash"
)
_INSERT_ROW = f"INSERT INTO journal ({COLUMNS}) VALUES ({','.join('?' * 15)})"
_INSERT_PAYLOAD = "INSERT INTO journal_payload (seq, salt, body, op_bytes) VALUES (?,?,?,?)"


@dataclass(frozen=True, slots=True)
class Payload:
    """What is personal in a change, apart from its row so that it can be erased.

    Args:
        salt: 16 random bytes; without them the hash of a short value could be guessed.
        body: canonical JSON of before, after and bases.
        op_bytes: the pulled operation as it came, for rows of origin ``remote``.
    """

    salt: bytes
    body: str
    op_bytes: bytes | None = None

    def hash(self) -> bytes:
        """SHA-256 over salt, length of the body, body and operation."""
        return payload_hash(self.salt, self.body.encode(), self.op_bytes)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a change comes from.

    Args:
        name: ``local``, ``remote`` or ``migration``.
        op_replica: of a pulled operation, the replica that made it.
        op_seq: its number there.
        op_signer: the id of the key that signed it.
        op_bytes: the operation as it came, so that any replica can offer it again.
    """

    name: str = LOCAL
    op_replica: str | None = None
    op_seq: int | None = None
    op_signer: str | None = None
    op_bytes: bytes | None = None


HERE = Origin()


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the journal as history and undo read it; an erased payload has empty mappings."""

    seq: int
    kind: str
    record_id: str
    action: str
    clerk: str | None
    at: str
    group_id: str
    undo_of: int | None
    origin: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    bases: Mapping[str, int]
    #: Of a pulled row the replica that made the operation.
    op_replica: str | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """One user action: a group of rows with its words."""

    id: GroupId
    verb: str
    title: str
    clerk: str | None
    at: str
    undo_of: GroupId | None
    first_seq: int
    last_seq: int


def body_of(before: Mapping[str, Any], after: Mapping[str, Any], bases: Mapping[str, int]) -> str:
    """The canonical JSON of a payload."""
    body = {"after": after, "bases": bases, "before": before}
    return _canonical(body).decode()


def payload_hash(salt: bytes, body: bytes, op_bytes: bytes | None) -> bytes:
    """The salted hash a row keeps of its payload."""
    return hashlib.sha256(salt + len(body).to_bytes(8, "big") + body + (op_bytes or b"")).digest()


def row_hash(row: Sequence[Any]) -> bytes:
    """The hash the next row keeps of this one.

    Args:
        row: the columns from seq to previous_hash, in the order of the table.
    """
    plain = [*row[:-2], row[-2].hex(), (row[-1] or b"").hex()]
    return hashlib.sha256(_compact(plain)).digest()


#: The journal as a chain.
CHANGES = LinkedRows("journal", COLUMNS, row_hash)


class Group:
    """The rows of one user action while it is being written; made by `open_group`."""

    def __init__(self, store: Store, action: Action, origin: Origin, previous: bytes) -> None:
        self.id = action.id
        self._store = store
        self._action = action
        #: Where the rows to come are from; a pull sets it anew for each operation.
        self.origin = origin
        #: Who makes the rows to come; of a pulled operation, who made that.
        self.clerk = action.clerk
        self._previous = previous
        self._next = action.first_seq
        self._rows: list[tuple[Any, ...]] = []
        self._payloads: list[tuple[Any, ...]] = []
        #: Whether the action stays noted though it changes no record.
        self.kept = False

    @property
    def next_seq(self) -> int:
        """The number the next row will get."""
        return self._next

    @property
    def at(self) -> str:
        """When the action happened."""
        return self._action.at

    def add(
        self,
        kind: str,
        record_id: str,
        action: str,
        before: Mapping[str, Any],
        after: Mapping[str, Any],
        bases: Mapping[str, int],
        undo_of: int | None = None,
    ) -> int:
        """Journal one change.

        Returns:
            The row's number.
        """
        payload = Payload(os.urandom(16), body_of(before, after, bases), self.origin.op_bytes)
        seq = self.add_hashed(kind, record_id, action, payload.hash(), undo_of)
        self._payloads.append((seq, payload.salt, payload.body, payload.op_bytes))
        return seq

    def add_hashed(
        self, kind: str, record_id: str, action: str, hashed: bytes, undo_of: int | None = None
    ) -> int:
        """Journal a change whose payload was made before the write lock was taken.

        The caller writes the payload under the number this gives back, in the same transaction.
        """
        seq, origin, group = self._next, self.origin, self._action
        row = (
            seq, kind, record_id, action, self.clerk, group.at, group.id, undo_of,
            origin.name, origin.op_replica, origin.op_seq, origin.op_signer,
            SCHEMA_VERSION, hashed, self._previous,
        )  # fmt: skip
        self._rows.append(row)
        self._previous = row_hash(row)
        self._next += 1
        if len(self._rows) >= _FLUSH_AT:
            self.flush()
        return seq

    def flush(self) -> None:
        """Write what has gathered."""
        self._store.run_many(_INSERT_ROW, self._rows)
        self._store.run_many(_INSERT_PAYLOAD, self._payloads)
        self._rows.clear()
        self._payloads.clear()

    def rename(self, title: str) -> None:
        """Give the action its final words, once it is known what it did."""
        self._store.run("UPDATE journal_group SET title = ? WHERE id = ?", (title, self.id))

    def close(self) -> bool:
        """Write the rest; an action that changed nothing leaves no group, unless it is kept.

        Returns:
            Whether anything was changed.
        """
        self.flush()
        if self._next == self._action.first_seq:
            if self.kept:
                return False
            self._store.run("DELETE FROM journal_group WHERE id = ?", (self.id,))
            return False
        self._store.run(
            "UPDATE journal_group SET last_seq = ? WHERE id = ?", (self._next - 1, self.id)
        )
        return True


@contextmanager
def open_group(
    store: Store,
    verb: str,
    title: str,
    *,
    clerk: str | None,
    now: datetime,
    undo_of: GroupId | None = None,
    origin: Origin = HERE,
) -> Iterator[Group]:
    """One user action: its records, its journal rows and its words commit together.

    Args:
        store: open, with no transaction under way.
        verb: what kind of action, for example ``edit`` or ``import``.
        title: what undo will call it, in Chinese.
        clerk: the id of who did it.
        now: the local time with its zone.
        undo_of: the action this one undoes.
        origin: where it comes from.
    """
    with store.transaction():
        first, previous = head(store)
        group_id = GroupId(str(new_id()))
        at = now.isoformat(timespec="seconds")
        action = Action(group_id, verb, title, clerk, at, undo_of, first + 1, first)
        store.run(
            "INSERT INTO journal_group (id, verb, title, clerk, at, undo_of, first_seq, last_seq) "
            "VALUES (?,?,?,?,?,?,?,?)",
            (group_id, verb, title, clerk, at, undo_of, first + 1, first),
        )
        group = Group(store, action, origin, previous)
        yield group
        group.close()


def head(store: Store) -> tuple[int, bytes]:
    """The last row's number and hash; (0, 32 zero bytes) for an empty journal."""
    return CHANGES.head(store)


def history(store: Store, kind: str, record_id: str) -> list[Entry]:
    """All changes of one record, oldest first."""
    return list(_entries(store, "journal.kind = ? AND record_id = ?", (kind, record_id)))


def entries_of(store: Store, group: GroupId) -> list[Entry]:
    """All changes of one action, in the order they were made."""
    return list(each_of(store, group))


def each_of(store: Store, group: GroupId) -> Iterator[Entry]:
    """The same one by one: an action may be of a hundred thousand."""
    # A group's rows follow each other, so the range serves and needs no index.
    where = (
        "seq BETWEEN (SELECT first_seq FROM journal_group WHERE id = ?1) "
        "AND (SELECT last_seq FROM journal_group WHERE id = ?1)"
    )
    return _entries(store, where, (group,))


def broken_rows(store: Store) -> Iterator[tuple[int, str]]:
    """Rows that don't fit the chain: (seq, what is wrong), lazily, in order."""
    expected_seq, previous = 1, FIRST_PREVIOUS
    for row, salt, body, op_bytes in _chain(store):
        seq, hashed, stands = row[0], row[13], row[14]
        if seq != expected_seq:
            yield seq, f"缺少第 {expected_seq} 条"
        if stands != previous:
            yield seq, "与上一条接不上"
        # A payload without salt was erased by law; the row's hash still stands in the chain.
        if salt is not None and payload_hash(salt, (body or "").encode(), op_bytes) != hashed:
            yield seq, "内容与校验值不符"
        expected_seq, previous = seq + 1, row_hash(row)


def _chain(store: Store) -> Iterable[tuple[tuple[Any, ...], bytes | None, str, bytes | None]]:
    columns = ", ".join(f"journal.{name.strip()}" for name in COLUMNS.split(","))
    rows = store.stream(
        f"SELECT {columns}, salt, body, op_bytes FROM journal "
        "LEFT JOIN journal_payload USING (seq) ORDER BY journal.seq"
    )
    for found in rows:
        yield tuple(found[:15]), found[15], found[16], found[17]


def _entries(store: Store, where: str, parameters: tuple[Any, ...]) -> Iterator[Entry]:
    rows = store.stream(
        "SELECT seq, kind, record_id, action, clerk, at, group_id, undo_of, origin, op_replica, "
        "body "
        f"FROM journal LEFT JOIN journal_payload USING (seq) WHERE {where} ORDER BY seq",
        parameters,
    )
    return (_entry(row) for row in rows)


def _entry(row: Sequence[Any]) -> Entry:
    body = msgspec.json.decode(row[10]) if row[10] else {"before": {}, "after": {}, "bases": {}}
    seq, kind, record_id, action, clerk, at, group_id, undo_of, origin, replica = row[:10]
    return Entry(
        seq, kind, record_id, action, clerk, at, group_id, undo_of, origin,
        body["before"], body["after"], body["bases"], replica,
    )  # fmt: skip
